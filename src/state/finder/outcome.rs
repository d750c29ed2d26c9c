//! What is the answer, as far as the list has come?

use std::sync::Arc;

use leptos::prelude::*;
use listing::index::Index;
use listing::query::{Answer, Hit, Loosened, Narrowing, Order, Query};
use listing::state::State;
use listing::wire::Manifest;

use super::wanted::Wanted;
use crate::data::LoadError;
use crate::state::directory::{Directory, Load};
use crate::state::find_query::{FindQuery, View};
use crate::state::place::Place;
use crate::state::place_card::PlaceCard;

/// What there is to show.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Not yet. Counts the shards that were asked for and those that came.
    Waiting {
        /// Came, or failed.
        loaded: usize,
        /// Asked for; 0 while that is not known.
        total: usize,
    },
    /// Nothing was asked yet, of a list that is too long to be loaded unasked.
    Unasked {
        /// How many places the list has.
        total: usize,
    },
    /// Nothing can be shown.
    Failed(LoadError),
    /// The answer, as far as the shards that came can tell.
    Found(Found),
}

/// An answer and what is missing from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Results and counts.
    pub answer: Arc<Answer>,
    /// The first results, ready to be shown.
    pub cards: Vec<Arc<PlaceCard>>,
    /// The next ones beyond the reach, where few fit a rare need.
    pub farther: Vec<Arc<PlaceCard>>,
    /// What there would be with less asked, where nothing fits.
    pub loosened: Option<Arc<Looser>>,
    /// States whose shards did not come.
    pub missing: Vec<State>,
    /// States across the border are still on their way.
    pub is_growing: bool,
}

/// What a question that nothing fits would find with less asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Looser {
    /// What has to be dropped.
    pub dropped: Vec<Narrowing>,
    /// How many places fit then.
    pub total: usize,
    /// The first of them.
    pub cards: Vec<Arc<PlaceCard>>,
}

impl Found {
    /// What the index answers, ready to be shown.
    #[must_use]
    pub fn of(index: &Index, query: &FindQuery, question: &Query) -> Self {
        let answer = index.answer(question);
        let cards = |hits: &[Hit]| -> Vec<Arc<PlaceCard>> {
            hits.iter().filter_map(|hit| PlaceCard::of(index, hit, query)).map(Arc::new).collect()
        };
        let loosened = if answer.total == 0 { index.loosened(question) } else { None };
        let loosened = loosened.map(|Loosened { dropped, total, nearest, .. }| {
            Arc::new(Looser { cards: cards(&nearest), dropped, total })
        });
        Self {
            cards: cards(&answer.hits),
            farther: cards(&answer.farther),
            loosened,
            answer: Arc::new(answer),
            missing: Vec::new(),
            is_growing: false,
        }
    }
}

impl Outcome {
    /// What was found, once there is something to say.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        match self {
            Self::Found(found) => Some(found),
            _ => None,
        }
    }

    /// Whether there is something to show, be it why there is nothing.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        !matches!(self, Self::Waiting { .. })
    }

    /// How many places there are to tell of, listed or not.
    #[must_use]
    pub fn counted(&self) -> Option<usize> {
        match self {
            Self::Unasked { total } => Some(*total),
            _ => self.total(),
        }
    }

    /// The places to show.
    #[must_use]
    pub fn cards(&self) -> Vec<Arc<PlaceCard>> {
        self.found().map(|found| found.cards.clone()).unwrap_or_default()
    }

    /// How many places fit, once that is known.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        self.found().map(|found| found.answer.total)
    }

    /// The states that are missing from the answer.
    #[must_use]
    pub fn missing(&self) -> Vec<State> {
        self.found().map(|found| found.missing.clone()).unwrap_or_default()
    }
}

/// A list with no more places is shown at once, whatever is asked.
const SHOWN_UNASKED: usize = 500;

/// Whether the list is too long to be loaded before anything is asked: it is half a megabyte and seconds of work for an old
/// phone, and its first places would be near nobody. Who wants to see all of it says so: the country is a place like others.
pub(super) fn is_unasked(manifest: &Manifest, place: &Place, query: &FindQuery) -> bool {
    let names_no_place = match place {
        Place::Everywhere => query.near.is_empty(),
        Place::NotFound(_) | Place::Choose { .. } | Place::Failed { state: None, .. } => true,
        Place::LookingUp
        | Place::State(_)
        | Place::Point { .. }
        | Place::Here { .. }
        | Place::Failed { .. } => false,
    };
    let is_bare = query.view == View::List && query.order == Order::default() && !query.is_narrowed();
    names_no_place && is_bare && manifest.count > SHOWN_UNASKED
}

/// What there is to show now.
pub(super) fn outcome(
    directory: Directory,
    query: &FindQuery,
    place: &Place,
    wanted: &Wanted,
    has_waited: RwSignal<bool>,
    limit: usize,
) -> Outcome {
    match (directory.manifest(), place) {
        (Load::Failed(error), _) => return Outcome::Failed(error),
        (Load::Ready(manifest), _) if is_unasked(&manifest, place, query) => {
            return Outcome::Unasked { total: manifest.count };
        }
        (Load::Ready(_), place) if *place != Place::LookingUp => {}
        _ => return Outcome::Waiting { loaded: 0, total: 0 },
    }
    let loads: Vec<(State, Load<()>)> =
        wanted.all.iter().map(|state| (*state, directory.shard(*state))).collect();
    let settled = loads.iter().filter(|(_, load)| load.is_settled()).count();
    // One state that does not come must not hold back the others for ever.
    // How long it took matters only while something is on its way: read no earlier, it changes no answer later.
    let is_waiting = loads.iter().take(wanted.first).any(|(_, load)| !load.is_settled());
    let is_enough = || has_waited.get() && loads.iter().any(|(_, load)| *load == Load::Ready(()));
    if is_waiting && !is_enough() {
        return Outcome::Waiting { loaded: settled, total: wanted.first };
    }
    let mut errors = loads.iter().filter_map(|(state, load)| match load {
        Load::Failed(error) => Some((*state, error)),
        _ => None,
    });
    if let Some((_, error)) = errors.clone().next().filter(|_| errors.clone().count() == loads.len()) {
        return Outcome::Failed(error.clone());
    }
    let missing = errors.by_ref().map(|(state, _)| state).collect();
    let question = query.question(place, limit);
    let found = directory.with_index(|index| Found::of(index, query, &question));
    Outcome::Found(Found { missing, is_growing: settled < loads.len(), ..found })
}
