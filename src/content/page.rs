//! What is a page of words made of?

use listing::record::Date;
use serde::Deserialize;

use crate::i18n::Locale;

/// The same in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    en: String,
    es: String,
}

impl Text {
    /// The same words in every language, as the gallery has them.
    #[must_use]
    pub fn same(words: &str) -> Self {
        Self { en: words.to_owned(), es: words.to_owned() }
    }

    /// In both.
    #[must_use]
    pub(super) fn new(en: String, es: String) -> Self {
        Self { en, es }
    }

    /// In one of them.
    #[must_use]
    pub fn in_language(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.en,
            Locale::Es => &self.es,
        }
    }
}

/// A whole page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// When somebody last went through it, fact by fact.
    #[serde(deserialize_with = "super::date::deserialize")]
    pub reviewed: Date,
    /// When that is due again.
    #[serde(deserialize_with = "super::date::deserialize")]
    pub review_by: Date,
    /// The heading, and the name of the page.
    pub title: Text,
    /// For search engines.
    pub description: Text,
    /// Under the heading.
    pub lead: Text,
    /// The rest, in order.
    pub sections: Vec<Section>,
}

/// A part of a page with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The fragment that leads there.
    pub id: String,
    /// What it is about.
    pub heading: Text,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// One thing said in one way.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "content/README.md explains each field")]
pub enum Block {
    /// A paragraph.
    Text {
        text: Text,
        #[serde(default)]
        sources: Vec<String>,
    },
    /// A heading below that of the section.
    Heading { text: Text },
    /// Points.
    List { items: Vec<Item> },
    /// Points in an order.
    Steps { items: Vec<Item> },
    /// Names and what they mean.
    Terms { items: Vec<Term> },
    /// Something to be careful about.
    Note {
        text: Text,
        #[serde(default)]
        sources: Vec<String>,
    },
    /// A sentence to say aloud.
    Say { text: Text },
    /// Somebody else's words.
    Quote { text: Text, sources: Vec<String> },
    /// The way into the finder, with filters on.
    Find { filter: String, text: Text },
    /// The way to another page.
    Page { to: String, text: Text },
    /// The way to somebody else's site.
    Link { url: String, text: Text },
    /// Things side by side. The first column names the row.
    Table { caption: Text, columns: Vec<Text>, rows: Vec<Vec<Text>> },
    /// Numbers to call.
    Lines { ids: Vec<String> },
    /// What deletes all that the device keeps.
    NextPerson {},
}

/// A point of a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What it says.
    pub text: Text,
    /// What it stands on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A name and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The name.
    pub term: Text,
    /// What it means.
    pub text: Text,
    /// What that stands on.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl Block {
    /// Every text in it, and every source that it names.
    #[must_use]
    pub fn parts(&self) -> (Vec<&Text>, Vec<&str>) {
        match self {
            Self::Text { text, sources } | Self::Note { text, sources } | Self::Quote { text, sources } => {
                (vec![text], sources.iter().map(String::as_str).collect())
            }
            Self::Heading { text }
            | Self::Say { text }
            | Self::Find { text, .. }
            | Self::Page { text, .. }
            | Self::Link { text, .. } => (vec![text], Vec::new()),
            Self::List { items } | Self::Steps { items } => (
                items.iter().map(|item| &item.text).collect(),
                items.iter().flat_map(|item| item.sources.iter().map(String::as_str)).collect(),
            ),
            Self::Terms { items } => (
                items.iter().flat_map(|item| [&item.term, &item.text]).collect(),
                items.iter().flat_map(|item| item.sources.iter().map(String::as_str)).collect(),
            ),
            Self::Table { caption, columns, rows } => {
                let cells = rows.iter().flatten();
                (std::iter::once(caption).chain(columns).chain(cells).collect(), Vec::new())
            }
            Self::Lines { .. } | Self::NextPerson {} => (Vec::new(), Vec::new()),
        }
    }
}

impl Page {
    /// Every block, with the section that it stands in.
    pub fn blocks(&self) -> impl Iterator<Item = (&Section, &Block)> {
        self.sections.iter().flat_map(|section| section.blocks.iter().map(move |block| (section, block)))
    }

    /// The sources it names, each once, in the order in which they come up.
    #[must_use]
    pub fn sources(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for id in self.blocks().flat_map(|(_, block)| block.parts().1) {
            if !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }

    /// Everything that is read on it, in one language, sentence by sentence or phrase by phrase.
    pub fn texts(&self, locale: Locale) -> impl Iterator<Item = &str> {
        let headings = self.sections.iter().map(|section| &section.heading);
        let blocks = self.blocks().flat_map(|(_, block)| block.parts().0);
        [&self.title, &self.lead]
            .into_iter()
            .chain(headings)
            .chain(blocks)
            .map(move |text| text.in_language(locale))
    }
}
