//! What does the listing say today of a place that somebody saved, or sent?

use std::sync::Arc;

use leptos::prelude::*;
use listing::geo::{Meters, distance};
use listing::record::{Center, CenterId, Precision};
use listing::state::State;
use listing::taxonomy::Chosen;

use super::SavedPlace;
use crate::data::LoadError;
use crate::state::directory::{Directory, Load};
use crate::state::place::Place;

/// What there is of a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Listed {
    /// On its way.
    Waiting,
    /// The listing did not come.
    Failed(LoadError),
    /// The listing has no such place any more.
    Gone,
    /// Here it is, with its options.
    Here(Arc<Center>, Chosen),
}

impl Listed {
    /// The place and its options, where they are here.
    #[must_use]
    pub fn here(&self) -> Option<(&Center, Chosen)> {
        match self {
            Self::Here(center, options) => Some((center, *options)),
            _ => None,
        }
    }

    /// How far it is from the asked place, where one was asked, and whether that is measured to its door.
    #[must_use]
    pub fn distance(&self, place: &Place) -> Option<(Meters, bool)> {
        let position = self.here()?.0.position?;
        Some((distance(place.at()?, position.at), position.precision == Precision::Exact))
    }
}

/// A place of the person's list: as it is listed today, and where it is not, as it was saved.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedPlace {
    /// With today's name, street, town, phone and date, where the listing has them.
    pub place: SavedPlace,
    /// What the listing says.
    pub listed: Listed,
}

impl ListedPlace {
    /// Today's words for what was saved. Tracks the directory.
    #[must_use]
    pub fn of(directory: Directory, saved: SavedPlace) -> Self {
        let listed = look_up(directory, saved.id);
        let place = match listed.here() {
            Some((center, _)) => {
                SavedPlace { note: saved.note, ..SavedPlace::of_center(center, saved.saved_at) }
            }
            None => saved,
        };
        Self { place, listed }
    }
}

/// What the listing says of the place. Tracks the directory.
#[must_use]
pub fn look_up(directory: Directory, id: CenterId) -> Listed {
    let manifest = match directory.manifest() {
        Load::Ready(manifest) => manifest,
        Load::Failed(error) => return Listed::Failed(error),
        Load::Idle | Load::Loading => return Listed::Waiting,
    };
    match directory.shard(id.state()) {
        Load::Failed(error) => Listed::Failed(error),
        Load::Ready(()) => directory
            .with_index(|index| {
                let row = index.find(id)?;
                Some(Listed::Here(Arc::new(index.center(row)?), index.options(row)))
            })
            .unwrap_or(Listed::Gone),
        Load::Idle if manifest.shard(id.state()).is_none() => Listed::Gone,
        Load::Idle | Load::Loading => Listed::Waiting,
    }
}

/// Fetches as much of the listing as is needed for these places, whenever they change.
pub fn fetch_for(directory: Directory, ids: Memo<Vec<CenterId>>) {
    Effect::new(move |_| {
        if ids.with(|ids| !ids.is_empty()) {
            directory.want_manifest();
        }
    });
    Effect::new(move |_| {
        if let Load::Ready(_) = directory.manifest() {
            directory.want_shards(&states(&ids.get()), false);
        }
    });
}

/// The states that these places lie in.
#[must_use]
pub fn states(ids: &[CenterId]) -> Vec<State> {
    let mut states: Vec<State> = ids.iter().map(|id| id.state()).collect();
    states.sort_unstable();
    states.dedup();
    states
}
