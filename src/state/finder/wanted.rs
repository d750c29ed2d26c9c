//! Which parts of the list can hold an answer?

use listing::query::Near;
use listing::state::State;
use listing::wire::Manifest;

use crate::state::find_query::FindQuery;
use crate::state::place::Place;

/// The states to load for a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wanted {
    /// All of them, the nearest first.
    pub(super) all: Vec<State>,
    /// So many of them must be there before anything is shown.
    pub(super) first: usize,
}

impl Wanted {
    /// Those of the manifest that can hold an answer.
    pub(super) fn by(manifest: &Manifest, place: &Place, query: &FindQuery) -> Self {
        let question = query.question(place, 0);
        let (Near::Around { at, .. }, Some(reach)) = (question.near, question.reach()) else {
            let is_wanted = |state: &State| !matches!(question.near, Near::State(asked) if asked != *state);
            let all: Vec<State> = manifest.shards.iter().map(|shard| shard.state).filter(is_wanted).collect();
            return Self { first: all.len(), all };
        };
        let home = match place {
            Place::Point { state, .. } => Some(*state),
            _ => None,
        };
        let in_reach = || manifest.shards_in_reach(at, reach).map(|shard| shard.state);
        let first = in_reach().filter(|state| Some(*state) == home);
        let all: Vec<State> = first.chain(in_reach().filter(|state| Some(*state) != home)).collect();
        // Who stands where no state is known waits for all that are near.
        Self { first: home.map_or(all.len(), |_| all.len().min(1)), all }
    }
}
