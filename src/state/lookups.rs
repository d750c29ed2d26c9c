//! Where is a town, or the device?
//!
//! All of it stands behind [`LOOKUPS`], a part of the app: a ZIP or a state is found without it.

use std::pin::Pin;
use std::time::Duration;

use listing::gazetteer::{Asked, TownIn};
use listing::geo::LatLon;
use listing::state::State;

use super::directory::Directory;
use super::place::{MOST_CHOICES, Place, PlaceProblem, PositionError, look_up_in};
use crate::browser::geolocation;

/// So long a device may look for its position, once it may.
const PATIENCE: Duration = Duration::from_secs(10);

/// An answer on its way.
pub type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// What can be looked up.
#[derive(Debug, Clone, Copy)]
pub struct Lookups {
    /// A town, with its state or without.
    pub town: fn(Directory, Asked) -> Coming<Place>,
    /// The position of the device.
    pub device: fn() -> Coming<Result<LatLon, PositionError>>,
}

/// The only way to them.
pub const LOOKUPS: Lookups =
    Lookups { town: |directory, asked| Box::pin(town(directory, asked)), device: || Box::pin(device()) };

/// Fetches them; nothing comes where they cannot be fetched.
pub type FetchLookups = fn() -> Coming<Option<Lookups>>;

/// The position, rounded: see [`LatLon::rounded`].
async fn device() -> Result<LatLon, PositionError> {
    let found = geolocation::position(PATIENCE).await?;
    let at = LatLon::new(found.lat as f32, found.lon as f32).ok_or(PositionError::Unavailable)?;
    Ok(at.rounded())
}

async fn town(directory: Directory, asked: Asked) -> Place {
    match asked {
        Asked::Town { town, state } => town_in(directory, &town, state).await,
        Asked::TownAnywhere(town) => match directory.towns().await {
            Ok(towns) => match the_only(&town, towns.named(&town)) {
                Ok(TownIn { name, state, .. }) => town_in(directory, &name, state).await,
                Err(place) => place,
            },
            Err(error) => Place::Failed { error, state: None },
        },
        Asked::Country | Asked::State(_) | Asked::Zip(_) => Place::NotFound(PlaceProblem::UnknownTown),
    }
}

/// The only town of that name, or what to say in place of it.
fn the_only(town: &str, mut named: Vec<TownIn>) -> Result<TownIn, Place> {
    named.truncate(MOST_CHOICES);
    match <[TownIn; 1]>::try_from(named) {
        Ok([only]) => Ok(only),
        Err(none) if none.is_empty() => Err(Place::NotFound(PlaceProblem::UnknownTown)),
        Err(choices) => Err(Place::Choose { town: town.to_owned(), choices }),
    }
}

async fn town_in(directory: Directory, town: &str, state: State) -> Place {
    look_up_in(directory, state, PlaceProblem::UnknownTown, |gazetteer| {
        let spot = gazetteer.town(town).ok_or(PlaceProblem::UnknownTown)?;
        Ok(Place::Point { at: spot.at, label: spot.label, state })
    })
    .await
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::state) fn town(at: usize) -> TownIn {
        let state = State::all().nth(at).unwrap();
        TownIn { name: "Springfield".to_owned(), state, zips: 30 - at as u16 }
    }

    #[test]
    fn a_town_that_one_state_has_is_that_one() {
        assert_eq!(the_only("springfield", vec![town(3)]), Ok(town(3)));
    }

    #[test]
    fn a_town_that_many_states_have_is_to_be_chosen_from_the_largest() {
        let named: Vec<TownIn> = (0..30).map(town).collect();
        let Err(Place::Choose { town, choices }) = the_only("springfield", named.clone()) else {
            panic!("nothing to choose")
        };
        assert_eq!((town.as_str(), choices.as_slice()), ("springfield", &named[..12]));
    }

    #[test]
    fn a_town_that_no_state_has_is_not_found() {
        assert_eq!(the_only("nowhere", vec![]), Err(Place::NotFound(PlaceProblem::UnknownTown)));
    }
}
