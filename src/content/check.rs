//! Does everything hang together?

use std::collections::BTreeSet;

use listing::record::Date;

use super::{Block, Content, Name, Page, Problem, Section, Text};
use crate::i18n::Locale;
use crate::routes::{Reading, Route};
use crate::state::find_query::FindQuery;

/// Everything that is wrong, a line each.
pub(super) fn problems(content: &Content) -> Vec<Problem> {
    let mut wrong = Vec::new();
    for (slug, page) in &content.pages {
        let file = format!("content/pages/{slug}.json");
        let mut whats = Vec::new();
        check_page(content, page, &mut whats);
        wrong.extend(whats.into_iter().map(|what| Problem { file: file.clone(), what }));
    }
    let lines = content.lines.values().filter_map(|line| Some((&line.id, line.source.as_ref()?)));
    for (line, source) in lines.filter(|(_, source)| content.source(source).is_none()) {
        let what = format!("{line}: source \"{source}\" is not in content/sources.json: add it there");
        wrong.push(Problem { file: "content/lines.json".to_owned(), what });
    }
    let named: BTreeSet<&str> = (content.pages.values().flat_map(Page::sources))
        .chain(content.lines.values().filter_map(|line| line.source.as_deref()))
        .collect();
    for source in content.sources() {
        let mut problem = |what: &str| {
            let what = format!("{}: {what}", source.id);
            wrong.push(Problem { file: "content/sources.json".to_owned(), what });
        };
        if !named.contains(&*source.id) {
            problem("nothing stands on it: name it where it belongs, or delete it");
        }
        let is_said =
            |name: &Name| Locale::ALL.iter().all(|locale| !name.in_language(*locale).trim().is_empty());
        if ![&source.who, &source.title].into_iter().all(is_said) {
            problem("\"who\" and \"title\" must say something in both languages");
        }
        if !source.url.starts_with("https://") {
            problem("its url must begin with https://");
        }
    }
    wrong
}

fn check_page(content: &Content, page: &Page, wrong: &mut Vec<String>) {
    check_texts("title", [&page.title, &page.description, &page.lead], wrong);
    if page.review_by <= page.reviewed {
        wrong.push("review_by: must be after reviewed".to_owned());
    }
    for locale in Locale::ALL {
        let length = page.description.in_language(locale).chars().count();
        if !(40..=170).contains(&length) {
            let code = locale.code();
            wrong.push(format!("description, {code}: {length} characters, write 40 to 170"));
        }
    }
    let mut ids = BTreeSet::new();
    for section in &page.sections {
        if !ids.insert(&section.id) {
            wrong.push(format!("section \"{}\" comes twice: give each an id of its own", section.id));
        }
        check_texts(&section.id, [&section.heading], wrong);
        if section.blocks.is_empty() {
            wrong.push(format!("section \"{}\" is empty: write it or delete it", section.id));
        }
    }
    for (section, block) in page.blocks() {
        check_block(content, section, block, wrong);
    }
}

fn check_block(content: &Content, section: &Section, block: &Block, wrong: &mut Vec<String>) {
    let at = &section.id;
    let (texts, sources) = block.parts();
    check_texts(at, texts, wrong);
    for id in sources.into_iter().filter(|id| content.source(id).is_none()) {
        wrong.push(format!("{at}: source \"{id}\" is not in content/sources.json: add it there"));
    }
    match block {
        Block::Find { filter, .. } => {
            let query = FindQuery::from_fragment(filter);
            if !query.ignored.is_empty() {
                let ignored = query.ignored.join(", ");
                wrong
                    .push(format!("{at}: the finder knows no {ignored}: see crates/listing/src/taxonomy.rs"));
            }
        }
        Block::Page { to, .. } if route_of(to).is_none() => {
            wrong.push(format!("{at}: there is no page \"{to}\": see Reading in src/routes.rs"));
        }
        Block::Link { url, .. } if !url.starts_with("https://") => {
            wrong.push(format!("{at}: \"{url}\" must begin with https://"));
        }
        Block::Table { columns, rows, .. } => {
            for row in rows.iter().filter(|row| row.len() != columns.len()) {
                let (cells, columns) = (row.len(), columns.len());
                wrong.push(format!("{at}: a row of the table has {cells} cells, give it {columns}"));
            }
        }
        Block::Lines { ids } => {
            for id in ids.iter().filter(|id| content.line(id).is_none()) {
                wrong.push(format!("{at}: line \"{id}\" is not in content/lines.json: add it there"));
            }
        }
        _ => {}
    }
}

fn check_texts<'a>(at: &str, texts: impl IntoIterator<Item = &'a Text>, wrong: &mut Vec<String>) {
    for text in texts {
        for locale in Locale::ALL {
            let words = text.in_language(locale);
            let code = locale.code();
            if words.trim().is_empty() {
                wrong.push(format!("{at}: a text is empty in \"{code}\": write it"));
            }
            if words.contains(['<', '>', '*', '_', '{', '}']) {
                wrong.push(format!("{at}: \"{words}\" ({code}) has a sign of markup: texts are plain"));
            }
        }
    }
}

/// The page that a block names.
#[must_use]
pub(super) fn route_of(name: &str) -> Option<Route> {
    match name {
        "home" => Some(Route::Home),
        "find" => Some(Route::Find),
        _ => Reading::from_slug(name).map(Route::Read),
    }
}

impl Block {
    /// Where a block leads that names a page of ours.
    #[must_use]
    pub fn route(&self) -> Option<Route> {
        match self {
            Self::Page { to, .. } => route_of(to),
            _ => None,
        }
    }
}

impl Content {
    /// The pages whose review is due on this day.
    pub fn overdue(&self, today: Date) -> impl Iterator<Item = (&'static str, Date)> {
        self.pages
            .iter()
            .filter(move |(_, page)| page.review_by < today)
            .map(|(slug, page)| (*slug, page.review_by))
    }
}
