//! Which center does a row of the directory describe?

use listing::record::{Center, Date, Kind, Phone, PhoneRole, Position, Zip};
use listing::state::State;

use super::address;
use super::codes::Codes;
use crate::phone;
use crate::report::{Place, Reason, Report};
use crate::table::{Headers, Row};
use crate::tidy::{self, Kind as TextKind};
use crate::zip_areas::ZipAreas;

/// Longest name and street line, in signs: the longest real ones have about 50.
const LONGEST_LINE: usize = 200;
/// Longest name of a town; the longest real one has 27 signs.
const LONGEST_TOWN: usize = 80;

/// The columns with phones. `Intake1a` and `Intake2a` hold the same numbers written with letters, or further ones.
const PHONE_COLUMNS: [(&str, PhoneRole); 5] = [
    ("Phone", PhoneRole::Main),
    ("Intake1", PhoneRole::Intake),
    ("Intake2", PhoneRole::Intake),
    ("Intake1a", PhoneRole::Intake),
    ("Intake2a", PhoneRole::Intake),
];

/// Reads the rows of one table.
pub(crate) struct Reader<'a> {
    headers: &'a Headers<'a>,
    areas: &'a ZipAreas,
    source: &'a str,
    as_of: Date,
}

/// Where a row stands, and the report to which it is told.
struct Notes<'a> {
    place: Place<'a>,
    report: &'a mut Report,
}

impl Notes<'_> {
    fn add(&mut self, field: &'static str, reason: Reason, value: &str, detail: &str) {
        self.report.add(self.place, field, reason, value, detail.to_owned());
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(headers: &'a Headers<'a>, areas: &'a ZipAreas, source: &'a str, as_of: Date) -> Self {
        Self { headers, areas, source, as_of }
    }

    /// The center of this row; `None` when the row was rejected, which the report then tells.
    pub(crate) fn read(
        &self,
        row: &Row,
        place: Place<'_>,
        codes: &mut Codes<'_>,
        report: &mut Report,
    ) -> Option<Center> {
        let mut notes = Notes { place, report };
        let (name, part) = self.names(row, &mut notes)?;
        let (zip, state) = self.zip_and_state(row, &mut notes)?;
        let position = self.position(&zip, state, &mut notes);
        let street = self.text(row, "Street1", TextKind::Address, LONGEST_LINE, &mut notes);
        if street.is_empty() {
            notes.add("Street1", Reason::NoStreet, "", "");
        }
        let unit = self.text(row, "Street2", TextKind::Address, LONGEST_LINE, &mut notes);
        let city = self.city(row, &zip, &mut notes);
        let phones = self.phones(row, &mut notes);
        let codes = codes.read(self.cell(row, "Service_code_info"), place, notes.report);
        if codes.is_empty() {
            notes.add("Service_code_info", Reason::NoServices, "", "");
        }
        Some(Center {
            kind: Kind::Center,
            name,
            part,
            street,
            unit,
            city,
            state,
            zip,
            position,
            phones,
            website: String::new(),
            hours: String::new(),
            codes,
            source: self.source.to_owned(),
            as_of: self.as_of,
            origins: Vec::new(),
        })
    }

    fn cell<'r>(&self, row: &'r Row, header: &str) -> &'r str {
        row.cell(self.headers.place(header))
    }

    fn text(
        &self,
        row: &Row,
        field: &'static str,
        kind: TextKind,
        longest: usize,
        notes: &mut Notes<'_>,
    ) -> String {
        let cell = self.cell(row, field);
        let tidied = tidy::tidy(cell, kind, longest);
        for repair in tidied.repairs {
            notes.add(field, repair, cell, &tidied.text);
        }
        tidied.text
    }

    fn names(&self, row: &Row, notes: &mut Notes<'_>) -> Option<(String, String)> {
        let name = self.text(row, "Name1", TextKind::Name, LONGEST_LINE, notes);
        let part = self.text(row, "Name2", TextKind::Name, LONGEST_LINE, notes);
        // A name of signs alone would be no name to look for and no identity.
        let is_blank = |text: &str| listing::text::normalised(text).is_empty();
        match (is_blank(&name), is_blank(&part)) {
            (false, _) => Some((name, part)),
            (true, false) => {
                notes.add("Name1", Reason::NameMoved, &name, &part);
                Some((part, String::new()))
            }
            (true, true) => {
                notes.add("Name1", Reason::NoName, &name, "");
                None
            }
        }
    }

    fn zip_and_state(&self, row: &Row, notes: &mut Notes<'_>) -> Option<(Zip, State)> {
        let cell = self.cell(row, "Zip");
        let Some((zip, repair)) = address::zip(cell) else {
            notes.add("Zip", Reason::NoZip, cell, "");
            return None;
        };
        if let Some(repair) = repair {
            notes.add("Zip", repair, cell, zip.as_str());
        }
        let cell = self.cell(row, "State");
        match (address::state(cell), self.areas.get(&zip).and_then(|area| area.state)) {
            (Some((state, repair)), _) => {
                if let Some(repair) = repair {
                    notes.add("State", repair, cell, state.code());
                }
                Some((zip, state))
            }
            (None, Some(state)) => {
                notes.add("State", Reason::StateFromZip, cell, state.code());
                Some((zip, state))
            }
            (None, None) => {
                notes.add("State", Reason::NoState, cell, zip.as_str());
                None
            }
        }
    }

    fn city(&self, row: &Row, zip: &Zip, notes: &mut Notes<'_>) -> String {
        let city = self.text(row, "City", TextKind::Address, LONGEST_TOWN, notes);
        if !listing::text::normalised(&city).is_empty() {
            return city;
        }
        match self.areas.get(zip) {
            Some(area) => {
                notes.add("City", Reason::CityFromZip, &city, area.town);
                area.town.to_owned()
            }
            None => {
                notes.add("City", Reason::NoCity, &city, "");
                city
            }
        }
    }

    fn position(&self, zip: &Zip, state: State, notes: &mut Notes<'_>) -> Option<Position> {
        let Some(area) = self.areas.get(zip) else {
            notes.add("Zip", Reason::ZipUnknown, zip.as_str(), "");
            return None;
        };
        if let Some(other) = area.state.filter(|other| *other != state) {
            notes.add(
                "State",
                Reason::ZipOfOtherState,
                state.code(),
                &format!("{zip} is in {}", other.code()),
            );
        }
        if area.at.is_none() {
            notes.add("Zip", Reason::ZipWithoutPosition, zip.as_str(), "");
        }
        area.position()
    }

    fn phones(&self, row: &Row, notes: &mut Notes<'_>) -> Vec<Phone> {
        let mut phones = Vec::new();
        for (field, role) in PHONE_COLUMNS {
            let cell = self.cell(row, field);
            match phone::read(cell) {
                Ok(None) => {}
                Ok(Some(read)) => {
                    let shown = shown(&read.number, &read.extension);
                    for repair in read.repairs {
                        notes.add(field, repair, cell, &shown);
                    }
                    phone::add(&mut phones, Phone { number: read.number, extension: read.extension, role });
                }
                Err(reason) => notes.add(field, reason, cell, ""),
            }
        }
        if phones.is_empty() {
            notes.add("Phone", Reason::NoPhone, "", "");
        }
        phones
    }
}

/// `614-555-0100 x12`.
fn shown(number: &str, extension: &str) -> String {
    let part = |from, to| number.get(from..to).unwrap_or_default();
    let plain = format!("{}-{}-{}", part(0, 3), part(3, 6), part(6, 10));
    if extension.is_empty() { plain } else { format!("{plain} x{extension}") }
}
