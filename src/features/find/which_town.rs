//! Which of the towns of this name is meant?

use leptos::prelude::*;

use crate::components::{changing, views};
use crate::i18n::current_words;
use crate::state::attention::{COUNT, focus_soon};
use crate::state::place::Place;

/// The towns to choose from, the largest first.
#[component]
pub fn WhichTown(
    /// What the typed place turned out to be.
    place: RwSignal<Place>,
    /// Takes the town that is meant.
    on_choose: Callback<String>,
) -> impl IntoView {
    let words = current_words().which_town();
    changing(move || {
        let Place::Choose { town, choices } = place.get() else { return None };
        let buttons = views(choices.into_iter().map(|town| {
            let near = format!("{}, {}", town.name, town.state);
            let choose = {
                let near = near.clone();
                move |_| {
                    on_choose.run(near.clone());
                    focus_soon(COUNT);
                }
            };
            view! {
                <button class="button" type="button" on:click=choose>
                    <bdi>{near}</bdi>
                </button>
            }
        }));
        let view = view! {
            <section class="search__which notice card stack" role="alert">
                <h2 class="notice__heading">{words.heading(&town)}</h2>
                <p>{words.text}</p>
                <div class="cluster">{buttons}</div>
            </section>
        };
        Some(view.into_any())
    })
}
