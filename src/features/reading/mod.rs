//! The pages that are only read: their words come from `content/`. Native only.

pub(super) mod blocks;
mod help_lines;
mod next_person;
pub(crate) mod references;

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::{Content, Page, Section};
use crate::i18n::{Locale, current_words, long_date};
use crate::routes::Reading;

use blocks::BlockView;
use references::{PageSources, References, SourceList};

/// So many parts are worth a list of them at the beginning.
const WORTH_CONTENTS: usize = 4;

/// One of them.
#[component]
pub fn ReadingPage(
    /// All that is read on the site.
    content: Arc<Content>,
    /// Which page.
    which: Reading,
) -> impl IntoView {
    let locale = Locale::current();
    let page = content.page(which).clone();
    let references = References::of(&page);
    let sections = page
        .sections
        .iter()
        .map(|section| {
            view! { <SectionView content=content.clone() section=section.clone() references=references.clone() /> }
        })
        .collect_view();
    view! {
        <article class="reading wrap">
            <header class="reading__head stack">
                <h1 tabindex="-1">{page.title.in_language(locale).to_owned()}</h1>
                <p class="reading__lead">{page.lead.in_language(locale).to_owned()}</p>
            </header>
            {(page.sections.len() >= WORTH_CONTENTS).then(|| view! { <Contents page=page.clone() /> })}
            {sections}
            {(which == Reading::Sources).then(|| view! { <SourceList content=content.clone() /> })}
            <PageSources content=content.clone() references=references.clone() />
            <ReviewDate page />
        </article>
    }
    .into_any()
}

/// The parts of the page.
#[component]
pub fn Contents(
    /// Whose parts.
    page: Page,
) -> impl IntoView {
    let locale = Locale::current();
    let items = page
        .sections
        .iter()
        .map(|section| {
            view! {
                <li>
                    <a class="tap" href=format!("#{}", section.id)>
                        {section.heading.in_language(locale).to_owned()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="reading__contents small not-printed" aria-labelledby="contents-heading">
            <h2 class="reading__contents-heading" id="contents-heading">
                {current_words().reading().contents}
            </h2>
            <ul class="reading__contents-list">{items}</ul>
        </nav>
    }
    .into_any()
}

/// A part of a page.
#[component]
pub fn SectionView(
    /// All that is read on the site.
    content: Arc<Content>,
    /// Which part.
    section: Section,
    /// The numbers of the page's sources.
    references: References,
) -> impl IntoView {
    let locale = Locale::current();
    let heading_id = format!("{}-heading", section.id);
    let labelled_by = heading_id.clone();
    let blocks = section
        .blocks
        .into_iter()
        .map(|block| view! { <BlockView content=content.clone() block references=references.clone() /> })
        .collect_view();
    view! {
        <section class="reading__section stack" id=section.id aria-labelledby=labelled_by>
            <h2 id=heading_id>{section.heading.in_language(locale).to_owned()}</h2>
            {blocks}
        </section>
    }
    .into_any()
}

/// When somebody last went through the page.
#[component]
pub fn ReviewDate(
    /// Of which page.
    page: Page,
) -> impl IntoView {
    let words = current_words().reading();
    let locale = Locale::current();
    view! {
        <p class="reading__reviewed small quiet">
            {words.reviewed(long_date(locale, page.reviewed))}
            " "
            {words.review_due(long_date(locale, page.review_by))}
        </p>
    }
    .into_any()
}
