//! Where is the person looking, and what came of what they typed?

use listing::gazetteer::{Asked, Gazetteer, state_of_zip};
use listing::geo::LatLon;
use listing::query::{Near, Within};
use listing::state::State;

use super::directory::Directory;
use crate::data::LoadError;

/// What the typed place turned out to be.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Place {
    /// Nothing was typed: the whole listing.
    #[default]
    Everywhere,
    /// It is being looked up.
    LookingUp,
    /// A whole state.
    State(State),
    /// A point, with the name under which the gazetteer knows it.
    Point {
        /// The middle of the ZIP area or town.
        at: LatLon,
        /// Such as `Columbus, OH 43215`.
        label: String,
        /// In which state it lies.
        state: State,
    },
    /// It was looked up in vain.
    NotFound(PlaceProblem),
    /// The gazetteer did not come. What was typed says the state all the same.
    Failed {
        /// Why.
        error: LoadError,
        /// In which state it lies.
        state: State,
    },
}

/// Why a typed place could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceProblem {
    /// It has not the form of a place.
    NotUnderstood,
    /// No such ZIP code, or one that has no place on the map.
    UnknownZip,
    /// No such town in that state.
    UnknownTown,
}

impl Place {
    /// From where distances are measured, if from anywhere.
    #[must_use]
    pub fn at(&self) -> Option<LatLon> {
        match self {
            Self::Point { at, .. } => Some(*at),
            _ => None,
        }
    }

    /// What the index is asked. A place that could not be used does not narrow: whatever else was asked still counts.
    #[must_use]
    pub fn near(&self, within: Option<u16>) -> Near {
        match self {
            Self::State(state) | Self::Failed { state, .. } => Near::State(*state),
            Self::Point { at, .. } => {
                Near::Around { at: *at, within: within.map_or(Within::Auto, Within::Miles) }
            }
            _ => Near::Everywhere,
        }
    }
}

/// Looks up what was typed. The manifest must be here.
pub async fn look_up(directory: Directory, typed: &str) -> Place {
    match typed.parse() {
        Err(_) => Place::NotFound(PlaceProblem::NotUnderstood),
        Ok(Asked::State(state)) => Place::State(state),
        Ok(Asked::Zip(zip)) => {
            let Some(state) = state_of_zip(zip) else { return Place::NotFound(PlaceProblem::UnknownZip) };
            look_up_in(directory, state, PlaceProblem::UnknownZip, |gazetteer| {
                let spot = gazetteer.zip(&zip).ok_or(PlaceProblem::UnknownZip)?;
                Ok(Place::Point { at: spot.at, label: spot.label, state })
            })
            .await
        }
        Ok(Asked::Town { town, state }) => {
            look_up_in(directory, state, PlaceProblem::UnknownTown, |gazetteer| {
                let spot = gazetteer.town(&town).ok_or(PlaceProblem::UnknownTown)?;
                Ok(Place::Point { at: spot.at, label: spot.label, state })
            })
            .await
        }
    }
}

async fn look_up_in(
    directory: Directory,
    state: State,
    unknown: PlaceProblem,
    look: impl FnOnce(&Gazetteer) -> Result<Place, PlaceProblem>,
) -> Place {
    match directory.gazetteer(state).await {
        Ok(Some(gazetteer)) => look(&gazetteer).unwrap_or_else(Place::NotFound),
        Ok(None) => Place::NotFound(unknown),
        Err(error) => Place::Failed { error, state },
    }
}
