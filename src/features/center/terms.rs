//! What did the source itself say, word for word?

use leptos::prelude::*;
use listing::record::Center;
use listing::wire::Terms;

use crate::components::{changing, views};
use crate::i18n::current_words;
use crate::state::center_page::{CenterState, Rest};
use crate::state::directory::Load;

/// Every code of the record in the source's own words, by category. Folded: it is long, and in the source's language.
#[component]
pub fn AllTerms(state: CenterState) -> impl IntoView {
    let words = current_words().center();
    changing(move || match state.rest.get() {
        Load::Ready(rest) => Some(view! { <TermList rest /> }.into_any()),
        Load::Failed(_) => Some(
            view! {
                <section class="notice card stack" role="alert">
                    <p>{words.details_failed}</p>
                    <button class="button" type="button" on:click=move |_| state.retry()>
                        {current_words().data_error().retry}
                    </button>
                </section>
            }
            .into_any(),
        ),
        Load::Idle | Load::Loading => Some(view! { <p>{words.details_loading}</p> }.into_any()),
    })
}

#[component]
fn TermList(rest: Rest) -> impl IntoView {
    let words = &current_words().center().terms;
    let categories = by_category(&rest.center, &rest.terms);
    let count: usize = categories.iter().map(|category| category.entries.len()).sum();
    let groups = categories.into_iter().map(|category| {
        let entries = views(category.entries.into_iter().map(|entry| view! { <li>{entry}</li> }));
        view! {
            <div class="stack stack--tight">
                <h3>{category.name}</h3>
                <ul class="center__terms">{entries}</ul>
            </div>
        }
    });
    view! {
        <section class="center__group stack">
            <h2 class="center__heading">{words.heading}</h2>
            <details>
                <summary>{words.show(count)}</summary>
                <div class="stack small">
                    <p class="quiet">{words.lead}</p>
                    <div class="stack" lang="en">
                        {views(groups)}
                    </div>
                </div>
            </details>
        </section>
    }
    .into_any()
}

/// The entries of one category of the source.
struct Category {
    name: String,
    entries: Vec<String>,
}

/// In the order of the source's own dictionary; codes that it does not explain come last.
fn by_category(center: &Center, terms: &Terms) -> Vec<Category> {
    let mut categories: Vec<Category> = Vec::new();
    for term in terms.iter().filter(|term| center.codes.contains(&term.code)) {
        match categories.iter_mut().find(|category| category.name == term.category) {
            Some(category) => category.entries.push(term.name.clone()),
            None => {
                categories.push(Category { name: term.category.clone(), entries: vec![term.name.clone()] });
            }
        }
    }
    let unknown: Vec<String> = center
        .codes
        .iter()
        .filter(|code| terms.get(code).is_none())
        .map(|code| current_words().center().terms.unknown(code))
        .collect();
    if !unknown.is_empty() {
        categories.push(Category { name: String::new(), entries: unknown });
    }
    categories
}
