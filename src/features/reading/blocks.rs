//! How does one thing look that a page says?

use std::sync::Arc;

use leptos::prelude::*;

use super::help_lines::HelpLines;
use super::next_person::NextPerson;
use super::references::{Marks, References};
use crate::content::{Block, Content, Item, Term, Text};
use crate::i18n::{Locale, current_words};
use crate::routes::Route;

/// One block of a section.
#[component]
pub fn BlockView(content: Arc<Content>, mut block: Block, references: References) -> impl IntoView {
    let locale = Locale::current();
    let said = |text: &Text| text.in_language(locale).to_owned();
    let page = block.route();
    let shared = take_shared_sources(&mut block);
    let marks = view! { <SharedMarks references=references.clone() sources=shared /> };
    let block = match block {
        Block::Text { text, sources } => {
            view! { <p>{said(&text)} <Marks references sources /></p> }.into_any()
        }
        Block::Heading { text } => view! { <h3 class="reading__subheading">{said(&text)}</h3> }.into_any(),
        Block::List { items } => {
            view! { <ul class="reading__list">{points(items, &references)}</ul> }.into_any()
        }
        Block::Steps { items } => {
            view! { <ol class="reading__list reading__steps">{points(items, &references)}</ol> }.into_any()
        }
        Block::Terms { items } => {
            view! { <dl class="reading__terms">{terms(items, &references)}</dl> }.into_any()
        }
        Block::Note { text, sources } => {
            view! { <p class="callout">{said(&text)} <Marks references sources /></p> }.into_any()
        }
        Block::Say { text } => view! { <p class="spoken">{said(&text)}</p> }.into_any(),
        Block::Quote { text, sources } => view! {
            <blockquote class="reading__quote">
                <p>{said(&text)} <Marks references sources /></p>
            </blockquote>
        }
        .into_any(),
        Block::Find { filter, text } => view! {
            <p>
                <a class="button button--primary" href=Route::Find.path_with(locale, &filter)>
                    {said(&text)}
                </a>
            </p>
        }
        .into_any(),
        Block::Page { text, .. } => view! {
            <p>
                <a class="tap strong" href=page.unwrap_or(Route::Home).path(locale)>
                    {said(&text)}
                </a>
            </p>
        }
        .into_any(),
        Block::Link { url, text } => view! {
            <p>
                <a class="tap reading__out" href=url rel="noreferrer">
                    {said(&text)}
                </a>
            </p>
        }
        .into_any(),
        Block::Table { caption, columns, rows } => view! { <Table caption columns rows /> }.into_any(),
        Block::Lines { ids } => view! { <HelpLines content ids /> }.into_any(),
        Block::NextPerson {} => view! { <NextPerson /> }.into_any(),
    };
    view! {
        {block}
        {marks}
    }
    .into_any()
}

/// Takes the sources out of the parts of a block, if all of them have the same.
fn take_shared_sources(block: &mut Block) -> Vec<String> {
    match block {
        Block::List { items } | Block::Steps { items } => {
            shared_sources(items.iter_mut().map(|item| &mut item.sources))
        }
        Block::Terms { items } => shared_sources(items.iter_mut().map(|item| &mut item.sources)),
        _ => Vec::new(),
    }
}

/// Takes the sources out of several things that all have the same: named once, they are one stop of the keyboard and not
/// one behind every sentence.
fn shared_sources<'a>(each: impl ExactSizeIterator<Item = &'a mut Vec<String>>) -> Vec<String> {
    let mut each: Vec<_> = each.collect();
    let [first, others @ ..] = &mut each[..] else { return Vec::new() };
    if others.is_empty() || others.iter().any(|sources| sources != first) {
        return Vec::new();
    }
    for sources in others {
        sources.clear();
    }
    std::mem::take(first)
}

/// The sources of all the things before.
#[component]
fn SharedMarks(references: References, sources: Vec<String>) -> impl IntoView {
    (!sources.is_empty()).then(|| {
        view! {
            <p class="small quiet">
                {current_words().reading().shared_source} <Marks references sources />
            </p>
        }
        .into_any()
    })
}

fn points(items: Vec<Item>, references: &References) -> impl IntoView + use<> {
    let locale = Locale::current();
    items
        .into_iter()
        .map(|Item { text, sources }| {
            view! { <li>{text.in_language(locale).to_owned()} <Marks references=references.clone() sources /></li> }
        })
        .collect_view()
}

fn terms(items: Vec<Term>, references: &References) -> impl IntoView + use<> {
    let locale = Locale::current();
    items
        .into_iter()
        .map(|Term { term, text, sources }| {
            view! {
                <div class="reading__term">
                    <dt>{term.in_language(locale).to_owned()}</dt>
                    <dd>{text.in_language(locale).to_owned()} <Marks references=references.clone() sources /></dd>
                </div>
            }
        })
        .collect_view()
}

/// A table that becomes a list of cards where there is no room for columns. The roles are written out because a table
/// that is laid out otherwise is none to some screen readers.
#[component]
fn Table(caption: Text, columns: Vec<Text>, rows: Vec<Vec<Text>>) -> impl IntoView {
    let locale = Locale::current();
    let said = move |text: &Text| text.in_language(locale).to_owned();
    let head = columns.iter().map(|column| view! { <th scope="col" role="columnheader">{said(column)}</th> });
    let head = head.collect_view();
    let body = rows
        .into_iter()
        .map(|row| {
            let cells = row
                .iter()
                .zip(&columns)
                .enumerate()
                .map(|(at, (cell, column))| match at {
                    0 => view! { <th scope="row" role="rowheader">{said(cell)}</th> }.into_any(),
                    _ => view! {
                        <td role="cell">
                            <span class="compare__label" aria-hidden="true">
                                {said(column)}
                            </span>
                            {said(cell)}
                        </td>
                    }
                    .into_any(),
                })
                .collect_view();
            view! { <tr role="row">{cells}</tr> }
        })
        .collect_view();
    view! {
        <table class="compare" role="table">
            <caption class="compare__caption">{said(&caption)}</caption>
            <thead class="compare__head" role="rowgroup">
                <tr role="row">{head}</tr>
            </thead>
            <tbody role="rowgroup">{body}</tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(sources: &[&[&str]]) -> (Vec<String>, usize) {
        let mut each: Vec<Vec<String>> =
            sources.iter().map(|sources| sources.iter().map(|id| (*id).to_owned()).collect()).collect();
        let shared = shared_sources(each.iter_mut());
        (shared, each.iter().map(Vec::len).sum())
    }

    #[test]
    fn a_source_that_all_share_is_named_once() {
        assert_eq!(shared(&[&["a", "b"], &["a", "b"]]), (vec!["a".to_owned(), "b".to_owned()], 0));
    }

    #[test]
    fn each_keeps_its_own_where_they_differ() {
        assert_eq!(shared(&[&["a"], &["a"], &["b"]]), (Vec::new(), 3));
        assert_eq!(shared(&[&["a"], &[]]), (Vec::new(), 1));
        assert_eq!(shared(&[&["a"]]), (Vec::new(), 1));
        assert_eq!(shared(&[]), (Vec::new(), 0));
    }
}
