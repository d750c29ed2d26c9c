//! Where is a ZIP, and which town and state does it belong to?
//!
//! Source: the crate `zipcodes`, which carries the list of US ZIP codes with their middles.

use std::collections::HashMap;
use std::sync::LazyLock;
use std::thread;

use listing::geo::LatLon;
use listing::record::{Position, Precision, Zip};
use listing::state::State;

/// One ZIP of the list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ZipArea {
    /// The ZIP itself.
    pub(crate) zip: Zip,
    /// Its state; `None` for military mail.
    pub(crate) state: Option<State>,
    /// The town's usual name.
    pub(crate) town: &'static str,
    /// Other towns that mail to the ZIP may name.
    pub(crate) other_towns: &'static [String],
    /// Its middle; `None` where the list has 0,0.
    pub(crate) at: Option<LatLon>,
    /// Its time zone, by its name in the tz database; empty where the list has none.
    pub(crate) zone: &'static str,
    /// Area codes of its phones.
    pub(crate) area_codes: &'static [String],
    /// False for post-office boxes, single big receivers, military mail and ZIPs given up. American Samoa and the
    /// Northern Marianas get all their mail in boxes, so there these count.
    pub(crate) is_a_neighborhood: bool,
}

/// All ZIPs, by number.
#[derive(Debug)]
pub(crate) struct ZipAreas {
    sorted: Vec<ZipArea>,
    places: HashMap<Zip, usize>,
}

impl ZipAreas {
    /// The list, unpacked once for the whole program.
    pub(crate) fn get_all() -> &'static Self {
        static AREAS: LazyLock<ZipAreas> = LazyLock::new(ZipAreas::load);
        &AREAS
    }

    /// Begins to unpack the list on a thread of its own. It takes half a second, as long as reading a workbook.
    pub(crate) fn begin_loading() {
        thread::spawn(Self::get_all);
    }

    fn load() -> Self {
        let mut sorted: Vec<ZipArea> = zipcodes::database().iter().filter_map(area_of).collect();
        sorted.sort_by_key(|area| area.zip);
        let places = sorted.iter().enumerate().map(|(at, area)| (area.zip, at)).collect();
        Self { sorted, places }
    }

    /// What is known of this ZIP.
    pub(crate) fn get(&self, zip: &Zip) -> Option<&ZipArea> {
        self.sorted.get(*self.places.get(zip)?)
    }

    /// All of them, in the order of their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &ZipArea> {
        self.sorted.iter()
    }
}

impl ZipArea {
    /// The middle of the ZIP as a center's position, marked as no better than that.
    pub(crate) fn position(&self) -> Option<Position> {
        self.at.map(|at| Position { at, precision: Precision::Zip })
    }
}

fn area_of(code: &'static zipcodes::Zipcode) -> Option<ZipArea> {
    Some(ZipArea {
        zip: code.zip_code.parse().ok()?,
        state: State::from_code(&code.state),
        town: code.city.as_str(),
        other_towns: &code.acceptable_cities,
        at: position_of(&code.lat, &code.long),
        zone: code.timezone.as_str(),
        area_codes: &code.area_codes,
        is_a_neighborhood: code.active
            && match code.zip_code_type.as_str() {
                "STANDARD" => true,
                "PO BOX" => matches!(code.state.as_str(), "AS" | "MP"),
                _ => false,
            },
    })
}

/// Two texts as a position. In this list 0 means "not known"; no place of the United States is on the equator or on
/// the meridian of Greenwich.
fn position_of(lat: &str, lon: &str) -> Option<LatLon> {
    let (lat, lon): (f32, f32) = (lat.parse().ok()?, lon.parse().ok()?);
    let known = lat != 0.0 && lon != 0.0 && lat.abs() <= 90.0 && lon.abs() <= 180.0;
    known.then_some(LatLon { lat, lon })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zip_has_its_town_state_and_middle() {
        let areas = ZipAreas::get_all();
        let columbus = areas.get(&"43215".parse().unwrap()).unwrap();
        assert_eq!((columbus.town, columbus.state), ("Columbus", State::from_code("OH")));
        let at = columbus.at.unwrap();
        assert!((at.lat - 39.96).abs() < 0.1 && (at.lon + 83.0).abs() < 0.1, "{at:?}");
        assert_eq!(columbus.position().unwrap().precision, Precision::Zip);
    }

    #[test]
    fn military_mail_has_neither_state_nor_position() {
        let areas = ZipAreas::get_all();
        let post = areas.get(&"09001".parse().unwrap()).unwrap();
        assert_eq!((post.state, post.position()), (None, None));
    }

    #[test]
    fn a_zip_that_was_never_given_is_not_there() {
        assert!(ZipAreas::get_all().get(&"00000".parse().unwrap()).is_none());
    }

    #[test]
    fn nothing_and_nonsense_are_no_positions() {
        for (lat, lon) in
            [("0", "0"), ("", ""), ("40.1", "0"), ("NaN", "1"), ("inf", "2"), ("100", "2"), ("north", "2")]
        {
            assert_eq!(position_of(lat, lon), None, "{lat} {lon}");
        }
        assert!(position_of("40.1", "-83").is_some());
    }
}
