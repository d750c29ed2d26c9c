//! What else is at this address?

use std::sync::Arc;

use leptos::prelude::*;
use listing::record::Center;

use crate::components::{changing, views};
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::attention;
use crate::state::center_page::{CenterState, Neighbor};
use crate::state::find_query::center;

/// Links to other programs at the same door; nothing where there is none.
#[component]
pub fn SameAddress(center: Arc<Center>, state: CenterState) -> impl IntoView {
    let id = center.id();
    let neighbors = Memo::new(move |_| state.neighbors(id));
    changing(move || {
        let neighbors = neighbors.get();
        (!neighbors.is_empty()).then(|| view! { <Neighbors neighbors /> }.into_any())
    })
}

#[component]
fn Neighbors(neighbors: Vec<Neighbor>) -> impl IntoView {
    let words = current_words().center();
    let locale = Locale::current();
    let links = neighbors.into_iter().map(|Neighbor { id, name, part }| {
        let href = Route::Center.path_with(locale, &center::to_fragment(id));
        let part = (!part.is_empty())
            .then(|| view! { <span class="small quiet"> " " <bdi>{part}</bdi></span> }.into_any());
        view! {
            <li>
                // The page stays and shows another place: as if it had been opened anew.
                <a class="tap" href=href on:click=|_| attention::begin_at_heading_soon()>
                    <bdi>{name}</bdi>
                </a>
                {part}
            </li>
        }
    });
    view! {
        <section class="center__group stack" aria-labelledby="same-address-heading">
            <h2 class="center__heading" id="same-address-heading">
                {words.same_address_heading}
            </h2>
            <ul class="stack stack--tight">{views(links)}</ul>
        </section>
    }
    .into_any()
}
