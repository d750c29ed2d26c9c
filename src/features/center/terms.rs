//! What did the source itself say, word for word?

use std::sync::Arc;

use leptos::prelude::*;
use listing::record::Center;
use listing::wire::Terms;

use crate::components::{changing, views};
use crate::i18n::current_words;
use crate::state::attention::{self, focus_soon};
use crate::state::center_page::{CenterState, Rest};
use crate::state::directory::Load;

/// Every code of the record in the source's own words, by category. Folded: it is long, and in the source's language.
#[component]
pub fn AllTerms(state: CenterState) -> impl IntoView {
    let words = current_words().center();
    let retry = move |_| {
        state.retry();
        focus_soon(attention::HEADING);
    };
    changing(move || match state.rest.get() {
        Load::Ready(Rest { center, terms: Ok(terms) }) => {
            Some(view! { <TermList center terms /> }.into_any())
        }
        Load::Failed(_) | Load::Ready(Rest { terms: Err(_), .. }) => Some(
            view! {
                <section class="notice card stack" role="alert">
                    <p>{words.details_failed}</p>
                    <button class="button" type="button" on:click=retry>
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
fn TermList(center: Arc<Center>, terms: Arc<Terms>) -> impl IntoView {
    let words = &current_words().center().terms;
    let categories = by_category(&center, &terms);
    let unknown: Vec<&String> = center.codes.iter().filter(|code| terms.get(code).is_none()).collect();
    let count = unknown.len() + categories.iter().map(|category| category.entries.len()).sum::<usize>();
    let unknown = (!unknown.is_empty()).then(|| {
        let entries = views(unknown.into_iter().map(|code| view! { <li>{words.unknown(code)}</li> }));
        view! { <ul class="center__terms">{entries}</ul> }.into_any()
    });
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
                    {unknown}
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

/// In the order of the source's own dictionary, which does not explain every code.
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
    categories
}
