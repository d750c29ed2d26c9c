//! What are pages of words made of?

use std::sync::Arc;

use leptos::prelude::*;

use super::exhibit::Group;
use crate::content::{Block, Content, Page, Section, Text};
use crate::features::reading::references::{PageSources, References};
use crate::features::reading::{Contents, ReviewDate, SectionView};
use crate::routes::Reading;

pub(super) const NAME: &str = "Pages of words";

/// One of each kind of block, with words from the site itself.
#[component]
pub fn ReadingParts(content: Arc<Content>) -> impl IntoView {
    let page = page_of_all_kinds(&content);
    let references = References::of(&page);
    let sections = page
        .sections
        .clone()
        .into_iter()
        .map(|section| {
            view! { <SectionView content=content.clone() section references=references.clone() /> }
        })
        .collect_view();
    view! {
        <Group id="reading" name=NAME about="The first block of each kind that the site has. The list of parts stays in sight where there is room.">
            <article class="reading wrap">
                <header class="reading__head stack">
                    <h2>"The head of a page"</h2>
                    <p class="reading__lead">"What the page is about, in two sentences. This is the second of them."</p>
                </header>
                <Contents page=page.clone() />
                {sections}
                <PageSources content references />
                <ReviewDate page />
            </article>
        </Group>
    }
    .into_any()
}

fn page_of_all_kinds(content: &Content) -> Page {
    // No page has one so far.
    let quote = Block::Quote { text: Text::same("Words that somebody else said."), sources: Vec::new() };
    let mut kinds: Vec<(&str, Block)> = vec![(name_of(&quote), quote)];
    for which in Reading::ALL {
        for (_, block) in content.page(which).blocks() {
            let name = name_of(block);
            if kinds.iter().all(|(known, _)| *known != name) {
                kinds.push((name, block.clone()));
            }
        }
    }
    let sections = kinds.into_iter().map(|(name, block)| Section {
        id: format!("block-{}", name.to_lowercase().replace(' ', "-")),
        heading: Text::same(name),
        blocks: vec![block],
    });
    Page { sections: sections.collect(), ..content.page(Reading::PeerSupport).clone() }
}

fn name_of(block: &Block) -> &'static str {
    match block {
        Block::Text { sources, .. } if sources.is_empty() => "Paragraph",
        Block::Text { .. } => "Paragraph with sources",
        Block::Heading { .. } => "Heading within a part",
        Block::List { .. } => "Points",
        Block::Steps { .. } => "Steps",
        Block::Terms { .. } => "Terms",
        Block::Note { .. } => "Note",
        Block::Say { .. } => "Sentence to say",
        Block::Quote { .. } => "Quotation",
        Block::Find { .. } => "Way into the finder",
        Block::Page { .. } => "Way to another page",
        Block::Link { .. } => "Way to another site",
        Block::Table { .. } => "Table",
        Block::Lines { .. } => "Help lines",
        Block::NextPerson {} => "Next person",
    }
}
