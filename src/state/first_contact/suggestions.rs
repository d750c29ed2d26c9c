//! What can a person do with their answers, as far as the listing has come?

use std::sync::Arc;

use leptos::prelude::*;
use listing::first_contact::{Answers, Options, Suggested, Whereabouts, options, question};
use listing::query::Near;

use crate::data::LoadError;
use crate::state::directory::{Directory, Load};
use crate::state::find_query::FindQuery;
use crate::state::finder::Wanted;
use crate::state::place::Place;
use crate::state::place_card::PlaceCard;

/// What there is to show of places; the other ways to a person are there always.
#[derive(Debug, Clone, PartialEq)]
pub enum Suggestions {
    /// Nobody said where, or the device does not know.
    NoPlace,
    /// The place could not be used as it was said.
    Unclear(Place),
    /// On its way.
    Waiting,
    /// The listing did not come.
    Failed(LoadError),
    /// Here they are; there may be none.
    Ready(Arc<Ready>),
}

/// Places, and what came of the question.
#[derive(Debug, Clone, PartialEq)]
pub struct Ready {
    /// The places to call, in their order.
    pub places: Vec<Suggestion>,
    /// What came of the question.
    pub options: Options,
    /// The same question for the finder.
    pub query: FindQuery,
    /// A part of the listing did not come.
    pub is_missing: bool,
}

/// A place to call.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// As it stands in a list.
    pub card: PlaceCard,
    /// Why it fits, and what is not reported.
    pub why: Suggested,
}

/// What the finder would be asked.
fn query_of(answers: &Answers, place: &Place) -> FindQuery {
    let near = match answers.place().known() {
        Some(Whereabouts::Named(asked)) => asked.to_string(),
        _ => String::new(),
    };
    FindQuery { near, chosen: question(answers, place.near(None)).chosen, ..FindQuery::default() }
}

/// The states to load; `None` while that is not known, and where nobody said where.
pub(super) fn wanted(directory: Directory, answers: &Answers, place: &Place) -> Option<Wanted> {
    let Load::Ready(manifest) = directory.manifest() else { return None };
    if answers.place().known().is_none() || place.near(None) == Near::Everywhere {
        return None;
    }
    Some(Wanted::by(&manifest, place, &query_of(answers, place)))
}

/// What there is to show. Tracks the listing, and whether it was waited for long enough.
pub(super) fn suggest(
    directory: Directory,
    answers: &Answers,
    place: &Place,
    has_waited: RwSignal<bool>,
) -> Suggestions {
    if answers.place().known().is_none() {
        return Suggestions::NoPlace;
    }
    match place {
        Place::Everywhere => return Suggestions::NoPlace,
        Place::Choose { .. } | Place::NotFound(_) => return Suggestions::Unclear(place.clone()),
        Place::Failed { error, state: None } => return Suggestions::Failed(error.clone()),
        _ => {}
    }
    if let Load::Failed(error) = directory.manifest() {
        return Suggestions::Failed(error);
    }
    if *place == Place::LookingUp {
        return Suggestions::Waiting;
    }
    let Some(wanted) = wanted(directory, answers, place) else { return Suggestions::Waiting };
    let loads: Vec<Load<()>> = wanted.all.iter().map(|state| directory.shard(*state)).collect();
    // What comes across the border afterwards would move the places under a finger; but a state that hangs must not hold
    // back the others for ever.
    let is_enough = || has_waited.get() && loads.contains(&Load::Ready(()));
    if loads.iter().any(|load| !load.is_settled()) && !is_enough() {
        return Suggestions::Waiting;
    }
    let mut errors = loads.iter().filter_map(|load| match load {
        Load::Failed(error) => Some(error),
        _ => None,
    });
    let failed = errors.next();
    if let Some(error) = failed.filter(|_| errors.count() + 1 == loads.len()) {
        return Suggestions::Failed(error.clone());
    }
    let is_missing = loads.iter().any(|load| *load != Load::Ready(()));
    let query = query_of(answers, place);
    directory.with_index(|index| {
        let options = options(index, answers, place.near(None));
        let places = options.places.iter().filter_map(|why| {
            let card = PlaceCard::of(index, &why.hit, &query)?;
            Some(Suggestion { card, why: why.clone() })
        });
        let places = places.collect();
        let query = FindQuery { chosen: options.finder.chosen, ..query };
        Suggestions::Ready(Arc::new(Ready { places, options, query, is_missing }))
    })
}
