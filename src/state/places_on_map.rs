//! Which places are on the map, which of them are in view, and which were chosen there?

use std::sync::Arc;

use leptos::prelude::*;
use listing::geo::{Bounds, LatLon};
use listing::query::Spot;
use listing::record::Precision;

use super::finder::{Finder, Outcome, PAGE_SIZE};
use super::place_card::PlaceCard;

/// The places that fit, as a map shows them. They are counted from 0 in the order of the list.
#[derive(Clone, Copy)]
pub struct PlacesOnMap {
    finder: Finder,
    /// All that fit and whose position is known.
    pub spots: Memo<Arc<Vec<Spot>>>,
    /// What is in view, in the degrees of the sheet; nothing before the map has said so.
    pub view: RwSignal<Option<Bounds>>,
    /// What was chosen: several where several stand at one position.
    pub chosen: RwSignal<Vec<u32>>,
}

/// The places in view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InView {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<u32>,
}

impl PlacesOnMap {
    /// Those of the finder.
    #[must_use]
    pub fn of(finder: Finder) -> Self {
        let spots = Memo::new(move |_| {
            let is_there = finder.outcome.with(|outcome| matches!(outcome, Outcome::Found(_)));
            Arc::new(if is_there { spots(finder) } else { Vec::new() })
        });
        Self { finder, spots, view: RwSignal::new(None), chosen: RwSignal::new(Vec::new()) }
    }

    /// The places in view. Tracks.
    #[must_use]
    pub fn in_view(self) -> InView {
        self.spots.with(|spots| {
            self.view.with(|view| {
                view.map_or_else(InView::default, |view| {
                    in_view(spots.iter().map(|spot| spot.position.at), &view)
                })
            })
        })
    }

    /// How many places fit that are on no map, since nobody knows where they are. Tracks.
    #[must_use]
    pub fn nowhere(self) -> usize {
        let total = self.finder.outcome.with(Outcome::total).unwrap_or_default();
        total.saturating_sub(self.spots.with(|spots| spots.len()))
    }

    /// These places, ready to be shown. Tracks.
    #[must_use]
    pub fn cards(self, numbers: &[u32]) -> Vec<Arc<PlaceCard>> {
        let query = self.finder.query.get();
        self.spots.with(|spots| {
            self.finder.directory.with_index(|index| {
                let hits = numbers.iter().filter_map(|number| spots.get(*number as usize));
                hits.filter_map(|spot| PlaceCard::of(index, &spot.hit, &query)).map(Arc::new).collect()
            })
        })
    }

    /// The card of one place. Tracks nothing.
    #[must_use]
    pub fn card(self, number: u32) -> Option<Arc<PlaceCard>> {
        untrack(|| self.cards(&[number])).pop()
    }

    /// Whether one of the chosen places stands in the middle of its ZIP area. Tracks.
    #[must_use]
    pub fn is_about(self) -> bool {
        let is_about = |spot: &Spot| spot.position.precision == Precision::Zip;
        self.spots.with(|spots| {
            self.chosen
                .with(|chosen| chosen.iter().filter_map(|number| spots.get(*number as usize)).any(is_about))
        })
    }
}

fn spots(finder: Finder) -> Vec<Spot> {
    let question = finder.place.with(|place| finder.query.with(|query| query.question(place, 0)));
    finder.directory.with_index(|index| index.spots(&question))
}

fn in_view(positions: impl Iterator<Item = LatLon>, view: &Bounds) -> InView {
    let mut found = InView::default();
    for (number, at) in (0_u32..).zip(positions) {
        if view.contains(on_sheet(at)) {
            found.count += 1;
            if found.first.len() < PAGE_SIZE {
                found.first.push(number);
            }
        }
    }
    found
}

/// Where a position lies on a sheet that shows the country in one piece: beyond the date line it goes on to the left.
fn on_sheet(at: LatLon) -> LatLon {
    if at.lon > 0.0 { LatLon { lon: at.lon - 360.0, ..at } } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMBUS: LatLon = LatLon { lat: 39.96, lon: -83.0 };
    const HONOLULU: LatLon = LatLon { lat: 21.3, lon: -157.9 };
    const GUAM: LatLon = LatLon { lat: 13.4, lon: 144.8 };

    #[test]
    fn guam_lies_left_of_hawaii_and_is_seen_there() {
        let pacific = Bounds { south: 10.0, west: -220.0, north: 25.0, east: -150.0 };
        let found = in_view([COLUMBUS, HONOLULU, GUAM].into_iter(), &pacific);
        assert_eq!(found, InView { count: 2, first: vec![1, 2] });
    }

    #[test]
    fn all_are_counted_and_a_page_of_them_is_shown() {
        let ohio = Bounds { south: 38.0, west: -85.0, north: 42.0, east: -80.0 };
        let found = in_view(std::iter::repeat_n(COLUMBUS, 300), &ohio);
        assert_eq!((found.count, found.first.len(), found.first.last()), (300, PAGE_SIZE, Some(&19)));
    }
}
