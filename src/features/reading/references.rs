//! What does a page stand on?

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::{Content, Name, Page, Source};
use crate::i18n::{Locale, current_words, long_date};

/// The numbers of a page's sources, in the order in which they come up.
#[derive(Debug, Clone)]
pub struct References(Arc<Vec<String>>);

impl References {
    /// Numbers the sources of a page.
    pub fn of(page: &Page) -> Self {
        Self(Arc::new(page.sources().into_iter().map(str::to_owned).collect()))
    }

    /// From 1.
    fn number(&self, id: &str) -> Option<usize> {
        Some(self.0.iter().position(|own| own == id)? + 1)
    }
}

/// The numbers of the sources that a sentence stands on, each leading to its source.
#[component]
pub fn Marks(references: References, sources: Vec<String>) -> impl IntoView {
    let words = current_words().reading();
    sources
        .iter()
        .filter_map(|id| references.number(id))
        .map(|number| {
            view! {
                " "
                <a class="reading__mark" href=format!("#source-{number}")>
                    <span class="visually-hidden">{words.source_mark}" "</span>
                    {number.to_string()}
                </a>
            }
        })
        .collect_view()
        .into_any()
}

/// The sources of a page, numbered.
#[component]
pub fn PageSources(content: Arc<Content>, references: References) -> impl IntoView {
    let items: Vec<_> = references
        .0
        .iter()
        .enumerate()
        .filter_map(|(at, id)| Some((at + 1, content.source(id)?.clone())))
        .map(|(number, source)| {
            view! {
                <li id=format!("source-{number}")>
                    <SourceLine source />
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="reading__section stack small" aria-labelledby="page-sources-heading">
                <h2 class="reading__sources-heading" id="page-sources-heading">
                    {current_words().reading().sources}
                </h2>
                <ol class="reading__list">{items}</ol>
            </section>
        }
        .into_any()
    })
}

/// Every source of the site.
#[component]
pub fn SourceList(content: Arc<Content>) -> impl IntoView {
    let mut sources: Vec<Source> = content.sources().cloned().collect();
    let locale = Locale::current();
    sources.sort_by_key(|source| source.who.in_language(locale).to_lowercase());
    let items = sources.into_iter().map(|source| view! { <li><SourceLine source /></li> }).collect_view();
    view! { <ul class="reading__list small">{items}</ul> }.into_any()
}

/// Who, what, when, where, and when somebody last looked.
#[component]
fn SourceLine(source: Source) -> impl IntoView {
    let words = current_words().reading();
    let end = format!(". {}", words.checked(long_date(Locale::current(), source.checked)));
    view! { <SourceName source end /> }.into_any()
}

/// Who, what, when and where.
#[component]
pub fn SourceName(
    /// Which one.
    source: Source,
    /// What follows it.
    #[prop(optional)]
    end: String,
) -> impl IntoView {
    let words = current_words().reading();
    let locale = Locale::current();
    let year = source.year.map(|year| format!(", {year}")).unwrap_or_default();
    let language = if locale == Locale::Es { words.in_english } else { "" };
    view! {
        <Named name=source.who />
        ": "
        <a href=source.url rel="noreferrer">
            <Named name=source.title />
        </a>
        {format!("{year}{language}{end}")}
    }
    .into_any()
}

/// A name, told to be English where the page is not, so that it is read aloud as such.
#[component]
pub fn Named(
    /// What it is called.
    name: Name,
) -> impl IntoView {
    let locale = Locale::current();
    let text = name.in_language(locale).to_owned();
    match name.language(locale) {
        language if language == locale => text.into_any(),
        language => view! { <span lang=language.code()>{text}</span> }.into_any(),
    }
}
