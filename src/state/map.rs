//! Is the map there, and is it in step with the list?

use leptos::prelude::*;
use listing::geo::{Bounds, LatLon, Meters};
use listing::record::Precision;

use super::attention::show_soon;
use super::find_query::{FindQuery, View};
use super::finder::{Finder, Outcome};
use super::place::Place;
use super::place_card::PlaceCard;
use super::places_on_map::PlacesOnMap;
use crate::browser::map::{self, Listener, Map};

/// The element that the map is put into.
pub const FRAME_ID: &str = "map-frame";
/// The sentence that says how the map is used.
pub const HOW_ID: &str = "map-how";
/// The places that were chosen on the map.
pub const CHOSEN: &str = "#map-chosen";
/// Their heading.
pub const CHOSEN_HEADING: &str = "#map-chosen-heading";

/// How far the map has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is on its way.
    Loading,
    /// It did not come.
    Failed,
    /// Here it is.
    Ready,
}

/// What the map says.
#[derive(Clone, Copy)]
pub struct MapWords {
    /// What it is called.
    pub label: &'static str,
    /// What the mark of one place is called.
    pub one: fn(&PlaceCard) -> String,
    /// What the mark of so many places is called, of which this is one.
    pub many: fn(usize, &PlaceCard) -> String,
}

/// The map of the finder, from when it is opened until it is closed.
#[derive(Clone, Copy)]
pub struct FinderMap {
    /// How far it has come.
    pub stage: RwSignal<Stage>,
    /// What is on it.
    pub places: PlacesOnMap,
    map: StoredValue<Option<Map>, LocalStorage>,
    words: MapWords,
}

impl FinderMap {
    /// Keeps a map in step with the finder, until its owner goes. [`FinderMap::open`] puts it onto the page.
    #[must_use]
    pub fn new(finder: Finder, words: MapWords) -> Self {
        let places = PlacesOnMap::of(finder);
        let own =
            Self { stage: RwSignal::new(Stage::Loading), places, map: StoredValue::new_local(None), words };
        Effect::new(move |before: Option<Option<Placed>>| {
            let spots = places.spots.get();
            let before = before.flatten();
            if own.stage.get() != Stage::Ready {
                return before;
            }
            let now = Placed::by(finder);
            // Who looks at a part of the map keeps it while more of the list comes in.
            let fits = before.is_none_or(|before| before.is_growing || before.question != now.question);
            if fits {
                places.chosen.set(Vec::new());
            }
            let positions = spots.iter().flat_map(|spot| [spot.position.at.lat, spot.position.at.lon]);
            let are_about = spots.iter().map(|spot| u8::from(spot.position.precision == Precision::Zip));
            own.with(|map| {
                map.look(around(finder));
                map.place(positions.collect(), are_about.collect(), fits);
            });
            Some(now)
        });
        Effect::new(move |_| {
            let first = places.chosen.with(|chosen| chosen.first().copied());
            own.point(first);
        });
        on_cleanup(move || {
            own.with(Map::close);
        });
        own
    }

    /// Loads the map and puts it onto the page; tries again where it did not come.
    pub fn open(self) {
        self.stage.set(Stage::Loading);
        self.with(Map::close);
        map::load(move |has_come| {
            // Meanwhile the list may have been opened instead.
            if self.stage.is_disposed() {
                return;
            }
            let opened = if has_come { self.put_onto_page() } else { None };
            if opened.is_none() {
                self.stage.set(Stage::Failed);
            }
            self.map.set_value(opened);
        });
    }

    fn put_onto_page(self) -> Option<Map> {
        let Self { places, words, stage, .. } = self;
        let listener = Listener {
            says: Box::new(move |count, first| {
                let card = if stage.is_disposed() { None } else { places.card(first) };
                card.map_or_else(String::new, |card| match count {
                    1 => (words.one)(&card),
                    count => (words.many)(count as usize, &card),
                })
            }),
            sees: Box::new(move |south, west, north, east| {
                let _ = places.view.try_set(Some(Bounds { south, west, north, east }));
            }),
            chooses: Box::new(move |chosen| {
                if places.chosen.try_set(chosen).is_none() {
                    show_soon(CHOSEN_HEADING, CHOSEN);
                }
            }),
            closes: Box::new(move || self.let_go()),
        };
        Map::open(FRAME_ID, words.label, HOW_ID, listener, move |has_come| {
            let _ = stage.try_set(if has_come { Stage::Ready } else { Stage::Failed });
        })
    }

    /// Lets go of what was chosen; the focus goes back to its mark.
    pub fn let_go(self) {
        let Some(chosen) = self.places.chosen.try_get_untracked() else { return };
        let Some(first) = chosen.first().copied() else { return };
        self.places.chosen.set(Vec::new());
        self.with(|map| map.go_to(first));
    }

    /// Makes the mark of this place stand out; without one, that of what was chosen.
    pub fn point(self, number: Option<u32>) {
        let number = number.or_else(|| self.places.chosen.with_untracked(|chosen| chosen.first().copied()));
        self.with(|map| map.point(number));
    }

    /// Zooms in by so many steps, or out.
    pub fn zoom(self, steps: i32) {
        self.with(|map| map.zoom(steps));
    }

    /// Moves to where all places are in view.
    pub fn fit(self) {
        self.with(Map::fit);
    }

    fn with(self, act: impl FnOnce(&Map)) {
        let _ = self.map.try_with_value(|map| map.as_ref().map(act));
    }
}

/// Who has made the pictures beneath the map, and on which host they are; `None` where no other host is asked.
#[must_use]
pub fn tiles() -> Option<(String, String)> {
    map::tiles()
}

/// Which question the map shows the answer of.
#[derive(Debug, Clone, PartialEq)]
struct Placed {
    question: (FindQuery, Place),
    is_growing: bool,
}

impl Placed {
    fn by(finder: Finder) -> Self {
        let query = finder.query.with_untracked(|query| query.seen_as(View::Map));
        let is_growing = |outcome: &Outcome| matches!(outcome, Outcome::Found(found) if found.is_growing);
        Self {
            question: (query, finder.place.get_untracked()),
            is_growing: finder.outcome.with_untracked(is_growing),
        }
    }
}

/// The position that was asked for, and how far was looked around it.
fn around(finder: Finder) -> Option<(f32, f32, u32)> {
    let place = finder.place.get_untracked();
    let (Place::Point { at: LatLon { lat, lon }, .. }, Outcome::Found(found)) =
        (place, finder.outcome.get_untracked())
    else {
        return None;
    };
    Some((lat, lon, Meters::from_miles(found.answer.within?).0))
}
