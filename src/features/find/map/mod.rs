//! Where are the places? A map, opened by choice, and the list of what is in view.

pub(crate) mod chosen;
pub(crate) mod in_view;
pub(crate) mod sheet;
pub(crate) mod trouble;

use leptos::prelude::*;

use super::problems::Failure;
use crate::components::When;
use crate::features::parts::{Fetch, nothing, piece_by_part};
use crate::i18n::current_words;
use crate::state::finder::{Finder, Outcome};
use crate::state::map::{FinderMap, MapWords, Stage};
use crate::state::place_card::PlaceCard;

use chosen::Chosen;
use in_view::PlacesInView;
use sheet::Sheet;
use trouble::MapTrouble;

/// The map of the places that fit, with a list of those in view. All of the map's code stands behind this function.
#[must_use]
pub fn map_view() -> AnyView {
    let words = current_words().map();
    let finder = expect_context::<Finder>();
    let map = map_of(finder);
    // The frame has to be on the page before the map goes into it.
    Effect::new(move |_| map.open());
    let has_places = Memo::new(move |_| finder.outcome.with(Outcome::total).is_some_and(|total| total > 0));
    let has_failed = Memo::new(move |_| map.stage.get() == Stage::Failed);
    view! {
        <Failure />
        <When holds=Signal::derive(move || finder.outcome.with(Outcome::total) == Some(0))>
            {piece_by_part(Fetch::Finder(|more| more.empty), nothing)}
        </When>
        <section class="stack stack--wide" aria-labelledby="map-heading" hidden=move || !has_places.get()>
            <h2 class="visually-hidden" id="map-heading">
                {words.heading}
            </h2>
            <When holds=Signal::derive(move || has_failed.get())>
                <MapTrouble on_retry=move || map.open() />
            </When>
            <div class="stack stack--wide" hidden=move || has_failed.get()>
                <Sheet map />
                <Chosen map />
                <PlacesInView map />
            </div>
        </section>
    }
    .into_any()
}

/// The map of this finder, in the words of the page.
pub(crate) fn map_of(finder: Finder) -> FinderMap {
    let label = current_words().map().heading;
    FinderMap::new(finder, MapWords { label, one: name_of_one, many: name_of_many })
}

fn name_of_one(card: &PlaceCard) -> String {
    current_words().map().mark(&card.name, &card.town)
}

fn name_of_many(count: usize, card: &PlaceCard) -> String {
    current_words().map().marks(count, &card.town)
}
