//! What if nothing is asked yet?

use leptos::prelude::*;
use listing::gazetteer::Asked;
use listing::wire::ShardEntry;

use crate::components::{changing, views};
use crate::i18n::{Locale, current_words, grouped};
use crate::routes::Route;
use crate::state::attention::{COUNT, focus_soon};
use crate::state::directory::Load;
use crate::state::find_query::FindQuery;
use crate::state::finder::Finder;

/// Offers the states and the whole country, below the field that asks where to look. The list itself is not loaded for this: what
/// each state has stands in its table of contents. It has few words, so that what was there first stays the largest text.
#[component]
pub fn Unasked() -> impl IntoView {
    let words = current_words().unasked();
    let finder = expect_context::<Finder>();
    let choices = changing(move || {
        let Load::Ready(manifest) = finder.directory.manifest() else { return None };
        let mut states: Vec<&ShardEntry> = manifest.shards.iter().filter(|shard| shard.count > 0).collect();
        states.sort_by_key(|shard| shard.state.name());
        let states = views(states.into_iter().map(|shard| {
            let name = view! { <span class="unasked__name">{shard.state.name()}</span> };
            let link = place_link(Asked::State(shard.state), "unasked__state", name.into_any(), shard.count);
            view! { <li>{link}</li> }
        }));
        let all = place_link(Asked::Country, "button", words.all.into_any(), manifest.count);
        let view = view! {
            <ul class="unasked__states">{states}</ul>
            <p>{all}</p>
        };
        Some(view.into_any())
    });
    view! {
        <section class="unasked stack">
            <h2 class="unasked__heading">{words.heading}</h2>
            {choices}
        </section>
    }
    .into_any()
}

/// A link to the places there, with their number. It is gone when they come: the focus goes to their count.
fn place_link(place: Asked, class: &'static str, name: AnyView, count: usize) -> AnyView {
    let query = FindQuery { near: place.to_string(), ..FindQuery::default() };
    let href = Route::Find.path_with(Locale::current(), &query.to_fragment());
    let places = current_words().find().filters.count(count);
    view! {
        <a class=class href=href on:click=move |_| focus_soon(COUNT)>
            {name}
            " "
            <span class="quiet" aria-hidden="true">{grouped(count)}</span>
            <span class="visually-hidden">{places}</span>
        </a>
    }
    .into_any()
}
