//! What do the pages say that are only read?
//!
//! Native only: the pages are HTML before anybody asks for them, so their words cost the app nothing. Both languages stand
//! side by side in one file, so they cannot have different structures. [`Content::load`] reads all files and checks what
//! hangs together: every source, filter, page and line that is named exists, and nothing is empty. Whatever is wrong is
//! told with its file, its place and the way out.

mod check;
mod date;
mod own;
mod page;
pub mod reading_level;
mod reference;

use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt, fs};

use serde::de::DeserializeOwned;

pub use page::{Block, Item, Page, Section, Term, Text};
pub use reference::{HelpLine, Name, Source, TextLine};

use crate::routes::Reading;
use crate::site::Settings;

/// All that is read on the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    pages: BTreeMap<&'static str, Page>,
    sources: BTreeMap<String, Source>,
    lines: BTreeMap<String, HelpLine>,
}

/// Something wrong with a file of `content/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Such as `content/pages/about.json`.
    pub file: String,
    /// Where in it, and what to do.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.file, self.what)
    }
}

impl Content {
    /// Reads `pages/`, `sources.json` and `lines.json` in a folder, and adds what the operator decided. `{{ site }}` in them is
    /// what the site is called.
    ///
    /// # Errors
    /// Everything that is wrong with them, not only the first.
    pub fn load(folder: &Path, settings: &Settings) -> Result<Self, Vec<Problem>> {
        let mut wrong = Vec::new();
        let name = &settings.name;
        let mut pages = BTreeMap::new();
        for page in Reading::ALL {
            let path = folder.join("pages").join(format!("{}.json", page.slug()));
            pages.extend(read(&path, name, &mut wrong).map(|read: Page| (page.slug(), read)));
        }
        let sources: Vec<Source> = read(&folder.join("sources.json"), name, &mut wrong).unwrap_or_default();
        let lines: Vec<HelpLine> = read(&folder.join("lines.json"), name, &mut wrong).unwrap_or_default();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut content = Self {
            pages,
            sources: sources.into_iter().map(|source| (source.id.clone(), source)).collect(),
            lines: lines.into_iter().map(|line| (line.id.clone(), line)).collect(),
        };
        content.add(settings)?;
        let wrong = check::problems(&content);
        if wrong.is_empty() { Ok(content) } else { Err(wrong) }
    }

    /// The words of a page.
    ///
    /// # Panics
    /// Never: [`Content::load`] gives no content without all of them.
    #[must_use]
    #[allow(clippy::expect_used, reason = "held by `load`")]
    pub fn page(&self, page: Reading) -> &Page {
        self.pages.get(page.slug()).expect("`load` reads every page")
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(id)
    }

    /// All sources, by id.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.values()
    }

    /// The help line with this id.
    #[must_use]
    pub fn line(&self, id: &str) -> Option<&HelpLine> {
        self.lines.get(id)
    }
}

fn read<T: DeserializeOwned>(path: &Path, name: &str, wrong: &mut Vec<Problem>) -> Option<T> {
    let mut problem = |what: String| {
        wrong.push(Problem { file: path.display().to_string(), what });
        None
    };
    match fs::read_to_string(path) {
        Err(error) => problem(format!("{error}: write the page, in the shape that content/README.md gives")),
        Ok(text) => match serde_json::from_str(&named(&text, name)) {
            Ok(value) => Some(value),
            Err(error) => problem(format!("{error}; mend it there, content/README.md gives the shape")),
        },
    }
}

/// The text of a file with the name of the site where `{{ site }}` stands, written as JSON writes it.
fn named(text: &str, name: &str) -> String {
    let quoted = serde_json::Value::from(name).to_string();
    // A quotation mark that belongs to the name stays.
    let inside = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(&quoted);
    text.replace("{{ site }}", inside)
}
