//! Which parts of the list can hold an answer?

use listing::query::Near;
use listing::state::State;
use listing::wire::{Manifest, ShardEntry};

use super::outcome::is_unasked;
use crate::state::find_query::FindQuery;
use crate::state::place::Place;

/// The states to load for a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::state) struct Wanted {
    /// All of them, the nearest first.
    pub(in crate::state) all: Vec<State>,
    /// So many of them must be there before anything is shown.
    pub(in crate::state) first: usize,
}

impl Wanted {
    /// Those of the manifest that can hold an answer.
    pub(in crate::state) fn by(manifest: &Manifest, place: &Place, query: &FindQuery) -> Self {
        if is_unasked(manifest, place, query) {
            return Self::default();
        }
        let question = query.question(place, 0);
        let (Near::Around { at, .. }, Some(reach)) = (question.near, question.reach()) else {
            let is_wanted = |state: &State| !matches!(question.near, Near::State(asked) if asked != *state);
            let all: Vec<State> = manifest.shards.iter().map(|shard| shard.state).filter(is_wanted).collect();
            return Self { first: all.len(), all };
        };
        // Which state the device is in nobody has said: those whose box it is in, and each may be the one.
        let is_home = |shard: &&ShardEntry| match place {
            Place::Point { state, .. } => shard.state == *state,
            _ => shard.bounds.is_some_and(|bounds| bounds.contains(at)),
        };
        let (home, around): (Vec<&ShardEntry>, Vec<&ShardEntry>) =
            manifest.shards_in_reach(at, reach).partition(is_home);
        let all: Vec<State> = home.iter().chain(&around).map(|shard| shard.state).collect();
        Self { first: home.len().max(1).min(all.len()), all }
    }
}
