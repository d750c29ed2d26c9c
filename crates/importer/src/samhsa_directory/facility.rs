//! Which center does a row of the directory describe?

use listing::record::{Center, Date, Phone, PhoneRole};

use super::codes::Codes;
use crate::fields::{Cell, Notes};
use crate::report::{Place, Reason, Report};
use crate::table::{Headers, Row};
use crate::zip_areas::ZipAreas;

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
        let cell = |header| self.cell(row, header);
        let (name, part) = notes.names(cell("Name1"), cell("Name2"))?;
        let (zip, state) = notes.zip_and_state(cell("Zip"), cell("State"), self.areas)?;
        let position = notes.position(&zip, state, self.areas);
        let street = notes.street(cell("Street1"));
        let unit = notes.unit(cell("Street2"));
        let city = notes.city(cell("City"), &zip, self.areas);
        let phones = self.phones(row, &mut notes);
        let codes = codes.read(cell("Service_code_info").value, place, notes.report);
        if codes.is_empty() {
            notes.add("Service_code_info", Reason::NoServices, "", "");
        }
        Some(Center {
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
            cost: String::new(),
            eligibility: String::new(),
            accessibility: String::new(),
            codes,
            source: self.source.to_owned(),
            as_of: self.as_of,
            origins: Vec::new(),
        })
    }

    fn cell<'r>(&self, row: &'r Row, header: &'static str) -> Cell<'r> {
        Cell::new(header, row.cell(self.headers.place(header)))
    }

    fn phones(&self, row: &Row, notes: &mut Notes<'_>) -> Vec<Phone> {
        let mut phones = Vec::new();
        for (field, role) in PHONE_COLUMNS {
            notes.phone(self.cell(row, field), role, &mut phones);
        }
        notes.want_phone("Phone", &phones);
        phones
    }
}
