//! How much of what is in the listing?

use std::collections::BTreeMap;

use listing::geo::LatLon;
use listing::record::{Center, Position, Precision};
use listing::state::State;
use serde::Serialize;

use super::Reviewed;

/// Counts of a listing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// How many centers.
    pub centers: usize,
    /// How many meetings.
    pub meetings: usize,
    /// Of each state and territory that has any, and of meetings that belong to none.
    pub states: Vec<OfState>,
    /// What centers do not say, and how many of them.
    pub missing: Vec<Missing>,
    /// How many records are placed at their door.
    pub exact_positions: usize,
    /// How many are placed in the middle of their ZIP.
    pub zip_positions: usize,
    /// How many are placed nowhere, meetings online among them.
    pub without_position: usize,
    /// Where they are.
    #[serde(skip)]
    pub(super) dots: Vec<LatLon>,
}

/// The counts of one state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfState {
    /// Its code; empty for what belongs to no state.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How many centers.
    pub centers: usize,
    /// How many meetings.
    pub meetings: usize,
}

/// How often something is not said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// What.
    pub what: &'static str,
    /// Of how many centers.
    pub centers: usize,
}

/// What a center may lack.
const LACKS: [(&str, fn(&Center) -> bool); 8] = [
    ("street", |center| center.street.is_empty()),
    ("town", |center| center.city.is_empty()),
    ("position", |center| center.position.is_none()),
    ("position of the door", |center| {
        center.position.is_none_or(|position| position.precision != Precision::Exact)
    }),
    ("phone", |center| center.phones.is_empty()),
    ("website", |center| center.website.is_empty()),
    ("hours", |center| center.hours.is_empty()),
    ("services", |center| center.codes.is_empty()),
];

impl Figures {
    pub(super) fn of(reviewed: &Reviewed<'_>) -> Self {
        let centers = || reviewed.centers.iter().map(|held| &held.record);
        let meetings = || reviewed.meetings.iter().map(|held| &held.record);
        let mut states: BTreeMap<Option<State>, (usize, usize)> = BTreeMap::new();
        for center in centers() {
            states.entry(Some(center.state)).or_default().0 += 1;
        }
        for meeting in meetings() {
            states.entry(meeting.state).or_default().1 += 1;
        }
        let positions: Vec<Option<Position>> = centers()
            .map(|center| center.position)
            .chain(meetings().map(|meeting| meeting.position))
            .collect();
        let placed =
            |precision| positions.iter().flatten().filter(|position| position.precision == precision).count();
        let missing = LACKS
            .into_iter()
            .map(|(what, lacks)| Missing { what, centers: centers().filter(|center| lacks(center)).count() });
        Self {
            centers: reviewed.centers.len(),
            meetings: reviewed.meetings.len(),
            states: states
                .into_iter()
                .map(|(state, (centers, meetings))| OfState {
                    code: state.map_or("", State::code),
                    name: state.map_or("no state", State::name),
                    centers,
                    meetings,
                })
                .collect(),
            missing: missing.collect(),
            exact_positions: placed(Precision::Exact),
            zip_positions: placed(Precision::Zip),
            without_position: positions.iter().filter(|position| position.is_none()).count(),
            dots: positions.into_iter().flatten().map(|position| position.at).collect(),
        }
    }
}
