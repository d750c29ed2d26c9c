//! What could not be used, and what can be done about it?

use leptos::prelude::*;
use listing::state::State;

use crate::components::{When, changing};
use crate::features::load_notice::LoadNotice;
use crate::i18n::current_words;
use crate::state::attention::{COUNT, focus_soon};
use crate::state::finder::{Finder, Outcome};
use crate::state::place::Place;

/// Nothing of the list is here, or the place that was asked for could not be looked up: says why, and offers to try again.
#[component]
pub fn Failure() -> impl IntoView {
    let finder = expect_context::<Finder>();
    let error = Memo::new(move |_| {
        finder.outcome.with(|outcome| {
            finder.place.with(|place| match (outcome, place) {
                (Outcome::Failed(error), _) | (_, Place::Failed { error, .. }) => Some(error.clone()),
                _ => None,
            })
        })
    });
    changing(move || {
        error.get().map(|error| view! { <LoadNotice error on_retry=move || finder.retry() /> }.into_any())
    })
}

/// Some states are missing from the list: names them, and offers to load them.
#[component]
pub fn MissingStates(
    /// Those that did not come.
    missing: Memo<Vec<State>>,
    /// Tries again.
    on_retry: Callback<()>,
) -> impl IntoView {
    let words = current_words().partly();
    let retry = move |_| {
        on_retry.run(());
        focus_soon(COUNT);
    };
    view! {
        <When holds=Signal::derive(move || missing.with(|missing| !missing.is_empty()))>
            <section class="notice card stack" role="alert">
                <h2 class="notice__heading">{words.heading}</h2>
                <p>{Signal::derive(move || words.text(missing.with(|missing| names(missing))))}</p>
                <button class="button" type="button" on:click=retry>
                    {words.retry}
                </button>
            </section>
        </When>
    }
    .into_any()
}

/// A link asked for something that this list does not know: names it.
#[component]
pub fn IgnoredParts(
    /// What it asked for.
    ignored: Memo<Vec<String>>,
) -> impl IntoView {
    view! {
        <When holds=Signal::derive(move || ignored.with(|ignored| !ignored.is_empty()))>
            <p class="notice card">
                {Signal::derive(move || current_words().ignored().text(ignored.with(|ignored| ignored.join(", "))))}
            </p>
        </When>
    }
    .into_any()
}

fn names(states: &[State]) -> String {
    states.iter().map(|state| state.name()).collect::<Vec<_>>().join(", ")
}
