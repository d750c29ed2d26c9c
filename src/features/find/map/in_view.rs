//! Which places are in view on the map?

use leptos::prelude::*;

use crate::components::{When, changing};
use crate::features::find::place_item::PlaceItem;
use crate::i18n::{current_words, grouped};
use crate::state::map::{FinderMap, Stage};

/// How many there are, said aloud as the map moves, and the first of them.
#[component]
pub fn PlacesInView(map: FinderMap) -> impl IntoView {
    let words = current_words().map();
    let places = map.places;
    let in_view = Memo::new(move |_| places.in_view());
    let count = Memo::new(move |_| in_view.with(|in_view| in_view.count));
    let line = Signal::derive(move || match (map.stage.get(), places.view.with(Option::is_some)) {
        (Stage::Ready, true) => words.in_view(count.get()),
        _ => String::new(),
    });
    let shown = move || in_view.with(|in_view| in_view.first.len());
    // Drawn anew only where it shows something else: who is in it with the keyboard would fall out.
    let cards = Memo::new(move |_| {
        let numbers = in_view.with(|in_view| in_view.first.clone());
        let cards = places.cards(&numbers);
        numbers.into_iter().zip(cards).collect::<Vec<_>>()
    });
    let list = changing(move || {
        let items: Vec<AnyView> = cards
            .get()
            .into_iter()
            .map(|(number, card)| {
                view! {
                    <PlaceItem
                        card
                        on:pointerenter=move |_| map.point(Some(number))
                        on:pointerleave=move |_| map.point(None)
                        on:focusin=move |_| map.point(Some(number))
                        on:focusout=move |_| map.point(None)
                    />
                }
                .into_any()
            })
            .collect();
        Some(items.into_any())
    });
    view! {
        <div class="stack stack--tight" role="status">
            <p class="map__count" id="map-in-view" tabindex="-1">
                {line}
            </p>
            <When holds=Signal::derive(move || shown() < count.get())>
                <p class="small quiet">{Signal::derive(move || words.first(grouped(shown())))}</p>
            </When>
        </div>
        <ol class="stack stack--wide" aria-label=words.list_label hidden=move || shown() == 0>
            {list}
        </ol>
    }
    .into_any()
}
