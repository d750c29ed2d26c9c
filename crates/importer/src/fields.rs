//! Which name, address, position and numbers do the texts of a record mean?
//!
//! The rules that all readers of centers share. Each takes what stands in a field, tells what had to be mended or left
//! out, and gives what can be used of it.

use listing::geo::{self, LatLon, Meters};
use listing::link;
use listing::record::{Phone, PhoneRole, Position, Precision, Zip};
use listing::state::State;

use crate::address;
use crate::phone;
use crate::report::{Place, Reason, Report};
use crate::tidy::{self, Kind as TextKind};
use crate::zip_areas::ZipAreas;

/// Longest name and street line, in signs: the longest real ones have about 50.
pub(crate) const LONGEST_LINE: usize = 200;
/// Longest name of a town; the longest real one has 27 signs.
const LONGEST_TOWN: usize = 80;
/// Longest web address.
const LONGEST_ADDRESS: usize = 300;
/// A door farther from the middle of its ZIP than this is not in it: 150 miles, as the widest ZIPs of Alaska need.
const FARTHEST_IN_ZIP: Meters = Meters(241_402);

/// What stands in a field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell<'a> {
    /// The field, by its usual name.
    pub(crate) field: &'static str,
    /// Its text as the file has it.
    pub(crate) value: &'a str,
}

impl<'a> Cell<'a> {
    pub(crate) fn new(field: &'static str, value: &'a str) -> Self {
        Self { field, value }
    }
}

/// Where a record stands, and the report to which it is told.
pub(crate) struct Notes<'a> {
    pub(crate) place: Place<'a>,
    pub(crate) report: &'a mut Report,
}

impl Notes<'_> {
    pub(crate) fn add(&mut self, field: &'static str, reason: Reason, value: &str, detail: &str) {
        self.report.add(self.place, field, reason, value, detail.to_owned());
    }

    /// The text as it may be shown.
    pub(crate) fn text(&mut self, cell: Cell<'_>, kind: TextKind, longest: usize) -> String {
        let tidied = tidy::tidy(cell.value, kind, longest);
        for repair in tidied.repairs {
            self.add(cell.field, repair, cell.value, &tidied.text);
        }
        tidied.text
    }

    /// Both name lines, the first of which is never blank; `None` rejects the record.
    pub(crate) fn names(&mut self, name: Cell<'_>, part: Cell<'_>) -> Option<(String, String)> {
        let field = name.field;
        let name = self.text(name, TextKind::Name, LONGEST_LINE);
        let part = self.text(part, TextKind::Name, LONGEST_LINE);
        // A name of signs alone would be no name to look for and no identity.
        let is_blank = |text: &str| listing::text::normalised(text).is_empty();
        match (is_blank(&name), is_blank(&part)) {
            (false, _) => Some((name, part)),
            (true, false) => {
                self.add(field, Reason::NameMoved, &name, &part);
                Some((part, String::new()))
            }
            (true, true) => {
                self.add(field, Reason::NoName, &name, "");
                None
            }
        }
    }

    /// ZIP and state; `None` rejects the record.
    pub(crate) fn zip_and_state(
        &mut self,
        zip: Cell<'_>,
        state: Cell<'_>,
        areas: &ZipAreas,
    ) -> Option<(Zip, State)> {
        let Some((read, repair)) = address::zip(zip.value) else {
            self.add(zip.field, Reason::NoZip, zip.value, "");
            return None;
        };
        if let Some(repair) = repair {
            self.add(zip.field, repair, zip.value, read.as_str());
        }
        match (address::state(state.value), areas.get(&read).and_then(|area| area.state)) {
            (Some((known, repair)), _) => {
                if let Some(repair) = repair {
                    self.add(state.field, repair, state.value, known.code());
                }
                Some((read, known))
            }
            (None, Some(of_zip)) => {
                self.add(state.field, Reason::StateFromZip, state.value, of_zip.code());
                Some((read, of_zip))
            }
            (None, None) => {
                self.add(state.field, Reason::NoState, state.value, read.as_str());
                None
            }
        }
    }

    /// A street line. That the first one is missing is told.
    pub(crate) fn street(&mut self, cell: Cell<'_>) -> String {
        let street = self.unit(cell);
        if street.is_empty() {
            self.add(cell.field, Reason::NoStreet, "", "");
        }
        street
    }

    /// A second street line, which most do not have.
    pub(crate) fn unit(&mut self, cell: Cell<'_>) -> String {
        self.text(cell, TextKind::Address, LONGEST_LINE)
    }

    /// The town, or that of the ZIP where it is missing.
    pub(crate) fn city(&mut self, cell: Cell<'_>, zip: &Zip, areas: &ZipAreas) -> String {
        let city = self.text(cell, TextKind::Address, LONGEST_TOWN);
        if !listing::text::normalised(&city).is_empty() {
            return city;
        }
        match areas.get(zip) {
            Some(area) => {
                self.add(cell.field, Reason::CityFromZip, &city, area.town);
                area.town.to_owned()
            }
            None => {
                self.add(cell.field, Reason::NoCity, &city, "");
                city
            }
        }
    }

    /// The middle of the ZIP.
    pub(crate) fn position(&mut self, zip: &Zip, state: State, areas: &ZipAreas) -> Option<Position> {
        let Some(area) = areas.get(zip) else {
            self.add("Zip", Reason::ZipUnknown, zip.as_str(), "");
            return None;
        };
        self.tell_other_state(zip, state, areas);
        if area.at.is_none() {
            self.add("Zip", Reason::ZipWithoutPosition, zip.as_str(), "");
        }
        area.position()
    }

    /// The door, where both coordinates are sound and not far from the ZIP, else the middle of the ZIP.
    pub(crate) fn door_or_zip(
        &mut self,
        [latitude, longitude]: [Cell<'_>; 2],
        zip: &Zip,
        state: State,
        areas: &ZipAreas,
    ) -> Option<Position> {
        let middle = areas.get(zip).and_then(|area| area.at);
        match self.door(latitude, longitude, middle) {
            Some(at) => {
                self.tell_other_state(zip, state, areas);
                Some(Position { at, precision: Precision::Exact })
            }
            None => self.position(zip, state, areas),
        }
    }

    fn tell_other_state(&mut self, zip: &Zip, state: State, areas: &ZipAreas) {
        let of_zip = areas.get(zip).and_then(|area| area.state);
        if let Some(other) = of_zip.filter(|other| *other != state) {
            let detail = format!("{zip} is in {}", other.code());
            self.add("State", Reason::ZipOfOtherState, state.code(), &detail);
        }
    }

    fn door(&mut self, latitude: Cell<'_>, longitude: Cell<'_>, middle: Option<LatLon>) -> Option<LatLon> {
        if latitude.value.trim().is_empty() && longitude.value.trim().is_empty() {
            return None;
        }
        let shown = format!("{}, {}", latitude.value.trim(), longitude.value.trim());
        let Some(at) = coordinates(latitude.value, longitude.value) else {
            self.add(latitude.field, Reason::PositionUnreadable, &shown, "");
            return None;
        };
        let away = middle.map(|middle| geo::distance(at, middle));
        let is_near = away.map_or_else(|| is_in_usa(at), |away| away <= FARTHEST_IN_ZIP);
        if !is_near {
            let detail = away.map_or("not in the United States".to_owned(), |away| {
                format!("{} miles from the ZIP's middle", away.0 / METERS_IN_A_MILE)
            });
            self.add(latitude.field, Reason::PositionFarOff, &shown, &detail);
        }
        is_near.then_some(at)
    }

    /// Reads a phone and puts it among the others.
    pub(crate) fn phone(&mut self, cell: Cell<'_>, role: PhoneRole, phones: &mut Vec<Phone>) {
        match phone::read(cell.value) {
            Ok(None) => {}
            Ok(Some(read)) => {
                let shown = shown(&read.number, &read.extension);
                for repair in read.repairs {
                    self.add(cell.field, repair, cell.value, &shown);
                }
                phone::add(phones, Phone { number: read.number, extension: read.extension, role });
            }
            Err(reason) => self.add(cell.field, reason, cell.value, ""),
        }
    }

    /// Tells of a center that nobody can call.
    pub(crate) fn want_phone(&mut self, field: &'static str, phones: &[Phone]) {
        if phones.is_empty() {
            self.add(field, Reason::NoPhone, "", "");
        }
    }

    /// A web address; what is none (`http://` alone, `n/a`) is left out.
    pub(crate) fn website(&mut self, cell: Cell<'_>) -> String {
        let address = cell.value.trim();
        if address.is_empty() {
            return String::new();
        }
        if address.len() > LONGEST_ADDRESS || link::web_link(address).is_none() {
            self.add(cell.field, Reason::WebsiteUnreadable, address, "");
            return String::new();
        }
        address.to_owned()
    }
}

const METERS_IN_A_MILE: u32 = 1609;

/// Two texts as a position. A zero means "not known": no place of the United States is on the equator or on the meridian
/// of Greenwich.
fn coordinates(latitude: &str, longitude: &str) -> Option<LatLon> {
    let (lat, lon): (f32, f32) = (latitude.trim().parse().ok()?, longitude.trim().parse().ok()?);
    let is_somewhere = lat.is_finite() && lon.is_finite() && lat != 0.0 && lon != 0.0;
    if is_somewhere { LatLon::new(lat, lon) } else { None }
}

/// Whether the United States, their territories among them, have land in the box: from American Samoa to Alaska, and from
/// Maine over the Aleutians to Guam.
fn is_in_usa(at: LatLon) -> bool {
    let is_american = (-180.0..=-64.0).contains(&at.lon);
    let is_beyond_the_date_line = (144.0..=180.0).contains(&at.lon);
    (-15.0..=72.0).contains(&at.lat) && (is_american || is_beyond_the_date_line)
}

/// `614-555-0100 x12`.
fn shown(number: &str, extension: &str) -> String {
    let part = |from, to| number.get(from..to).unwrap_or_default();
    let plain = format!("{}-{}-{}", part(0, 3), part(3, 6), part(6, 10));
    if extension.is_empty() { plain } else { format!("{plain} x{extension}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLACE: Place<'static> = Place { file: "a.json", sheet: "", row: Some(1) };

    fn told<T>(read: impl FnOnce(&mut Notes<'_>) -> T) -> (T, Vec<Reason>) {
        let mut report = Report::new();
        let read = read(&mut Notes { place: PLACE, report: &mut report });
        (read, report.entries.iter().map(|entry| entry.reason).collect())
    }

    fn position(lat: &str, lon: &str, zip: &str) -> (Option<(f32, Precision)>, Vec<Reason>) {
        let ohio = State::from_code("OH").unwrap();
        let cells = [Cell::new("latitude", lat), Cell::new("longitude", lon)];
        let areas = ZipAreas::get_all();
        let (position, reasons) = told(|notes| notes.door_or_zip(cells, &zip.parse().unwrap(), ohio, areas));
        (position.map(|position| (position.at.lat, position.precision)), reasons)
    }

    #[test]
    fn a_sound_position_is_the_door() {
        assert_eq!(position(" 39.97 ", "-83.01", "43215"), (Some((39.97, Precision::Exact)), vec![]));
        // The ZIP is in no list, and nothing is wrong with the place.
        assert_eq!(position("39.97", "-83.01", "00000"), (Some((39.97, Precision::Exact)), vec![]));
    }

    #[test]
    fn what_is_no_position_leaves_the_middle_of_the_zip_and_is_told() {
        let middle = position("", "", "43215").0.unwrap();
        assert_eq!(middle.1, Precision::Zip);
        for (lat, lon, reason) in [
            ("0", "0", Reason::PositionUnreadable),
            ("0.0", "-83.01", Reason::PositionUnreadable),
            ("100", "101", Reason::PositionUnreadable),
            ("NaN", "inf", Reason::PositionUnreadable),
            ("39.97", "", Reason::PositionUnreadable),
            ("north", "west", Reason::PositionUnreadable),
            ("1e400", "-83", Reason::PositionUnreadable),
            // Both swapped, and without the sign.
            ("-83.01", "39.97", Reason::PositionFarOff),
            ("39.97", "83.01", Reason::PositionFarOff),
        ] {
            assert_eq!(position(lat, lon, "43215"), (Some(middle), vec![reason]), "{lat}, {lon}");
        }
        assert_eq!(
            position("51.5", "-0.1", "00000"),
            (None, vec![Reason::PositionFarOff, Reason::ZipUnknown])
        );
    }

    #[test]
    fn a_web_address_that_leads_nowhere_is_left_out_and_told() {
        let website = |value| told(|notes| notes.website(Cell::new("website", value)));
        assert_eq!(website(" http://example.org/a "), ("http://example.org/a".to_owned(), vec![]));
        assert_eq!(website("  "), (String::new(), vec![]));
        for value in ["http://", "https://", "n/a", "help@example.org", "javascript:alert(1)"] {
            assert_eq!(website(value), (String::new(), vec![Reason::WebsiteUnreadable]), "{value}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(a in "\\PC{0,40}|[-0-9.e]{0,12}", b in "\\PC{0,40}|[-0-9.e]{0,12}") {
            let (position, reasons) = position(&a, &b, "43215");
            let precision = position.unwrap().1;
            let blank = a.trim().is_empty() && b.trim().is_empty();
            prop_assert_eq!(precision == Precision::Exact || blank, reasons.is_empty());
            let _ = told(|notes| notes.website(Cell::new("website", &a)));
        }
    }
}
