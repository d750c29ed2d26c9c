//! Where is the person looking, and what came of what they typed?

use listing::gazetteer::{Asked, Gazetteer, TownIn, state_of_zip};
use listing::geo::LatLon;
use listing::query::{Near, Within};
use listing::state::State;

use super::directory::Directory;
use super::lookups::FetchLookups;
pub use crate::browser::geolocation::PositionError;
use crate::data::LoadError;

/// Of so many towns of one name a person may choose, the largest.
pub const MOST_CHOICES: usize = 12;

/// What the typed place turned out to be.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Place {
    /// The whole listing: nothing was typed, or the country.
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
    /// Where the device is. It stands in no URL and is not kept.
    Here {
        /// The position, rounded: see [`LatLon::rounded`].
        at: LatLon,
    },
    /// Several states have a town of this name: which one is meant?
    Choose {
        /// The name as it was typed.
        town: String,
        /// At most [`MOST_CHOICES`], the largest first.
        choices: Vec<TownIn>,
    },
    /// It was looked up in vain.
    NotFound(PlaceProblem),
    /// The list that it stands in did not come.
    Failed {
        /// Why.
        error: LoadError,
        /// In which state it lies, where what was typed says that.
        state: Option<State>,
    },
}

/// Why a typed place could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceProblem {
    /// It has not the form of a place.
    NotUnderstood,
    /// No such ZIP code, or one that has no place on the map.
    UnknownZip,
    /// No such town in that state, or in any.
    UnknownTown,
}

impl Place {
    /// From where distances are measured, if from anywhere.
    #[must_use]
    pub const fn at(&self) -> Option<LatLon> {
        match self {
            Self::Point { at, .. } | Self::Here { at } => Some(*at),
            _ => None,
        }
    }

    /// What the index is asked. A place that could not be used, or is still to be chosen, does not narrow: whatever else
    /// was asked still counts.
    #[must_use]
    pub fn near(&self, within: Option<u16>) -> Near {
        match self {
            Self::State(state) | Self::Failed { state: Some(state), .. } => Near::State(*state),
            Self::Point { at, .. } | Self::Here { at } => {
                Near::Around { at: *at, within: within.map_or(Within::Auto, Within::Miles) }
            }
            Self::Everywhere
            | Self::LookingUp
            | Self::Choose { .. }
            | Self::NotFound(_)
            | Self::Failed { state: None, .. } => Near::Everywhere,
        }
    }
}

/// Looks up what was typed. The manifest must be here.
pub async fn look_up(directory: Directory, typed: &str, fetch: FetchLookups) -> Place {
    match typed.parse() {
        Err(_) => Place::NotFound(PlaceProblem::NotUnderstood),
        Ok(Asked::Country) => Place::Everywhere,
        Ok(Asked::State(state)) => Place::State(state),
        Ok(Asked::Zip(zip)) => {
            let Some(state) = state_of_zip(zip) else { return Place::NotFound(PlaceProblem::UnknownZip) };
            look_up_in(directory, state, PlaceProblem::UnknownZip, |gazetteer| {
                let spot = gazetteer.zip(&zip).ok_or(PlaceProblem::UnknownZip)?;
                Ok(Place::Point { at: spot.at, label: spot.label, state })
            })
            .await
        }
        // Most know their ZIP: the rest is a part of its own.
        Ok(town) => match fetch().await {
            Some(lookups) => (lookups.town)(directory, town).await,
            None => Place::Failed { error: LoadError::Part, state: town.state() },
        },
    }
}

pub(super) async fn look_up_in(
    directory: Directory,
    state: State,
    unknown: PlaceProblem,
    look: impl FnOnce(&Gazetteer) -> Result<Place, PlaceProblem>,
) -> Place {
    match directory.gazetteer(state).await {
        Ok(Some(gazetteer)) => look(&gazetteer).unwrap_or_else(Place::NotFound),
        Ok(None) => Place::NotFound(unknown),
        Err(error) => Place::Failed { error, state: Some(state) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::lookups::tests::town;

    #[test]
    fn what_is_no_place_yet_narrows_nothing() {
        let error = LoadError::Refused { file: "towns.json".to_owned(), status: 503 };
        for place in [
            Place::Choose { town: "Springfield".to_owned(), choices: vec![town(0), town(1)] },
            Place::Failed { error: error.clone(), state: None },
            Place::NotFound(PlaceProblem::UnknownTown),
        ] {
            assert_eq!(place.near(Some(25)), Near::Everywhere);
            assert!(place.at().is_none());
        }
        let ohio = State::from_code("OH").unwrap();
        assert_eq!(Place::Failed { error, state: Some(ohio) }.near(None), Near::State(ohio));
    }

    #[test]
    fn where_the_device_is_is_a_spot() {
        let at = LatLon::new(39.96, -83.0).unwrap();
        let here = Place::Here { at };
        assert_eq!(here.near(None), Near::Around { at, within: Within::Auto });
        assert_eq!(here.near(Some(25)), Near::Around { at, within: Within::Miles(25) });
        assert!(here.at().is_some());
    }
}
