//! Which places were chosen on the map?

use leptos::prelude::*;

use crate::components::{When, changing, views};
use crate::features::find::place_item::PlaceItem;
use crate::i18n::current_words;
use crate::state::map::FinderMap;

/// The places of the mark that was opened, and how sure their position is.
#[component]
pub fn Chosen(map: FinderMap) -> impl IntoView {
    let words = current_words().map();
    let places = map.places;
    let count = Memo::new(move |_| places.chosen.with(Vec::len));
    let is_about = Memo::new(move |_| places.is_about());
    let cards = changing(move || {
        let cards = places.chosen.with(|chosen| places.cards(chosen));
        Some(views(cards.into_iter().map(|card| view! { <PlaceItem card /> })).into_any())
    });
    view! {
        <section
            class="map__chosen stack stack--wide"
            id="map-chosen"
            aria-labelledby="map-chosen-heading"
            hidden=move || count.get() == 0
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    map.let_go();
                }
            }
        >
            <div class="map__chosen-head">
                <h3 class="map__chosen-heading" id="map-chosen-heading" tabindex="-1">
                    {Signal::derive(move || words.chosen(count.get()))}
                </h3>
                <button class="button not-printed" type="button" on:click=move |_| map.let_go()>
                    {words.close}
                </button>
            </div>
            <When holds=Signal::derive(move || is_about.get())>
                <p class="small quiet">{words.about_here}</p>
            </When>
            <ol class="stack stack--wide" aria-labelledby="map-chosen-heading">
                {cards}
            </ol>
        </section>
    }
    .into_any()
}
