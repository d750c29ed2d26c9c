//! Which center or meeting does a row describe?

use listing::record::{Center, Phone, PhoneRole};
use listing::state::State;
use listing::wire::Source;

use super::bare;
use super::fields::{Field, SERVICES, TYPES};
use super::mapping::{MappedColumn, Mapping};
use crate::error::ImportError;
use crate::fields::{Cell, Notes};
use crate::meetings::clock::Numbers;
use crate::meetings::{Draft, Said, SaidAttendance, address_line, each_day};
use crate::own_terms::OwnTerms;
use crate::report::{Place, Reason, Report};
use crate::table::Row;
use crate::tidy::Kind as TextKind;
use crate::zip_areas::ZipAreas;

/// How far down the header row is searched: some tables have a title above it.
const ROWS_SEARCHED: usize = 10;
/// Longest hours, in signs.
const LONGEST_HOURS: usize = 300;
/// Longest words about cost and the like, in signs.
const LONGEST_WORDS: usize = 500;
/// The category of words that no service of the taxonomy stands for.
const OWN_CATEGORY: &str = "OWN";

/// Where the columns of a mapping are in a table.
#[derive(Debug)]
pub(super) struct Columns<'t> {
    /// For each column of the mapping its place.
    places: Vec<usize>,
    headers: Vec<String>,
    /// The rows below the headers.
    pub(super) below: &'t [Row],
}

impl<'t> Columns<'t> {
    /// The row among the first ten that has the most of the mapping's columns is that of the headers.
    ///
    /// # Errors
    /// [`ImportError::OperatorFile`] for a column that the table does not have.
    pub(super) fn find(rows: &'t [Row], mapping: &Mapping) -> Result<Self, ImportError> {
        let matches = |row: &Row| {
            let headers: Vec<String> = row.cells.iter().map(|cell| bare(cell)).collect();
            mapping.columns.iter().filter(|column| headers.contains(&bare(&column.header))).count()
        };
        let searched = rows.iter().take(ROWS_SEARCHED).enumerate();
        let at = searched.max_by_key(|(at, row)| (matches(row), usize::MAX - at)).map_or(0, |(at, _)| at);
        let headers: Vec<String> = rows
            .get(at)
            .map(|row| row.cells.iter().map(|cell| cell.trim().to_owned()).collect())
            .unwrap_or_default();
        let place = |column: &MappedColumn| {
            let found = headers.iter().position(|header| bare(header) == bare(&column.header));
            found.ok_or_else(|| mapping.no_column(column, &headers))
        };
        let places = mapping.columns.iter().map(place).collect::<Result<_, _>>()?;
        Ok(Self { places, headers, below: rows.get(at + 1..).unwrap_or_default() })
    }

    /// Headers of columns that the mapping does not name.
    pub(super) fn unused(&self) -> impl Iterator<Item = &str> {
        let is_unused = |(at, header): &(usize, &String)| !header.is_empty() && !self.places.contains(at);
        self.headers.iter().enumerate().filter(is_unused).map(|(_, header)| header.as_str())
    }
}

/// Reads rows by a mapping.
pub(super) struct Rows<'m> {
    pub(super) mapping: &'m Mapping,
    pub(super) columns: &'m Columns<'m>,
    /// The state where a row has none.
    pub(super) state: Option<State>,
}

impl Rows<'_> {
    /// The columns that mean a field, with the row's cells.
    fn cells<'r>(&'r self, row: &'r Row, name: &'r str) -> impl Iterator<Item = (&'r MappedColumn, &'r str)> {
        let columns = self.mapping.columns.iter().zip(&self.columns.places);
        columns
            .filter(move |(column, _)| column.field.is_some_and(|field| field.name == name))
            .map(|(column, place)| (column, row.cell(Some(*place))))
    }

    fn constants(&self, name: &str) -> impl Iterator<Item = &String> {
        self.mapping
            .constants
            .iter()
            .filter(move |(field, _)| field.name == name)
            .flat_map(|(_, values)| values)
    }

    /// The value of a field: its column's, by the mapping's values where it has them, else the constant.
    fn text(&self, row: &Row, name: &str) -> String {
        for (column, cell) in self.cells(row, name) {
            let meant = column.values.get(&listing::text::folded(cell));
            let text = meant.map_or_else(|| cell.to_owned(), |values| values.join(", "));
            if !text.trim().is_empty() {
                return text;
            }
        }
        self.constants(name).next().cloned().unwrap_or_default()
    }

    /// The texts of all columns that mean a field, or the constant.
    fn texts(&self, row: &Row, name: &str) -> Vec<String> {
        let cells = self.cells(row, name).map(|(_, cell)| cell.to_owned());
        let texts: Vec<String> = cells.filter(|text| !text.trim().is_empty()).collect();
        if texts.is_empty() { self.constants(name).cloned().collect() } else { texts }
    }

    /// The parts of a cell. One that the mapping knows as a whole stays whole.
    fn split<'c>(&self, column: &MappedColumn, cell: &'c str) -> Vec<&'c str> {
        if column.values.contains_key(&listing::text::folded(cell)) {
            return vec![cell];
        }
        let mut parts = vec![cell];
        for separator in &self.mapping.separators {
            parts = parts.into_iter().flat_map(|part| part.split(separator.as_str())).collect();
        }
        parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
    }

    /// The codes of a center: those of the mapping's values, and what it does not know in the table's own words.
    fn codes(
        &self,
        row: &Row,
        own_terms: &mut OwnTerms,
        place: Place<'_>,
        report: &mut Report,
    ) -> Vec<String> {
        let mut codes: Vec<String> = self.constants(SERVICES).cloned().collect();
        for (column, cell) in self.cells(row, SERVICES) {
            for part in self.split(column, cell) {
                match column.values.get(&listing::text::folded(part)) {
                    Some(known) => codes.extend(known.iter().cloned()),
                    None => match own_terms.code([OWN_CATEGORY, &column.header], part, SERVICES, place) {
                        Some(code) => codes.push(code),
                        None => report.add(place, SERVICES, Reason::CodeUnreadable, part, String::new()),
                    },
                }
            }
        }
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// The center of a row; `None` when it was rejected, which the report then tells.
    pub(super) fn center(
        &self,
        row: &Row,
        source: &Source,
        areas: &ZipAreas,
        own_terms: &mut OwnTerms,
        place: Place<'_>,
        report: &mut Report,
    ) -> Option<Center> {
        let texts: Vec<(Field, String)> =
            super::fields::fields(false).map(|field| (field, self.text(row, field.name))).collect();
        let mut known = texts;
        let text = |known: &[(Field, String)], name: &str| {
            known
                .iter()
                .find(|(field, _)| field.name == name)
                .map(|(_, text)| text.clone())
                .unwrap_or_default()
        };
        let mut notes = Notes { place, report };
        let whole = text(&known, "full_address");
        if !whole.trim().is_empty() {
            let read = address_line::parse(&whole);
            notes.add("full_address", Reason::AddressSplit, &whole, "");
            let (state, zip) =
                (read.state.map(|state| state.code().to_owned()), read.zip.map(|zip| zip.to_string()));
            for (name, value) in
                [("street", Some(read.street)), ("city", Some(read.city)), ("state", state), ("zip", zip)]
            {
                if let (Some(value), Some((_, blank))) = (
                    value,
                    known.iter_mut().find(|(field, text)| field.name == name && text.trim().is_empty()),
                ) {
                    *blank = value;
                }
            }
        }
        if let (Some(state), Some((_, blank))) = (
            self.state,
            known.iter_mut().find(|(field, text)| field.name == "state" && text.trim().is_empty()),
        ) {
            notes.add("state", Reason::StateFromSource, "", state.code());
            *blank = state.code().to_owned();
        }
        let value = |name: &'static str| text(&known, name);
        let (name, part) = (value("name"), value("part"));
        let (name, part) = notes.names(Cell::new("name", &name), Cell::new("part", &part))?;
        let (zip, state) = (value("zip"), value("state"));
        let (zip, state) = notes.zip_and_state(Cell::new("zip", &zip), Cell::new("state", &state), areas)?;
        let (latitude, longitude) = (value("latitude"), value("longitude"));
        let door = [Cell::new("latitude", &latitude), Cell::new("longitude", &longitude)];
        let position = notes.door_or_zip(door, &zip, state, areas);
        let street = notes.street(Cell::new("street", &value("street")));
        let unit = notes.unit(Cell::new("unit", &value("unit")));
        let city = notes.city(Cell::new("city", &value("city")), &zip, areas);
        let phones = self.phones(row, &mut notes);
        let website = notes.website(Cell::new("website", &value("website")));
        let hours = notes.text(Cell::new("hours", &value("hours")), TextKind::Address, LONGEST_HOURS);
        let mut words =
            |name: &'static str| notes.text(Cell::new(name, &value(name)), TextKind::Name, LONGEST_WORDS);
        let [cost, eligibility, accessibility] = ["cost", "eligibility", "accessibility"].map(&mut words);
        let codes = self.codes(row, own_terms, place, notes.report);
        if codes.is_empty() {
            report.add(place, SERVICES, Reason::NoServices, "", String::new());
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
            website,
            hours,
            cost,
            eligibility,
            accessibility,
            codes,
            source: source.id.clone(),
            as_of: source.as_of,
            origins: Vec::new(),
        })
    }

    fn phones(&self, row: &Row, notes: &mut Notes<'_>) -> Vec<Phone> {
        let mut phones = Vec::new();
        for (name, role) in [
            ("phone", PhoneRole::Main),
            ("intake_phone", PhoneRole::Intake),
            ("crisis_phone", PhoneRole::Crisis),
        ] {
            for text in self.texts(row, name) {
                notes.phone(Cell::new(name, &text), role, &mut phones);
            }
        }
        notes.want_phone("phone", &phones);
        phones
    }

    /// The meetings of a row, one for each of its days.
    pub(super) fn drafts(&self, row: &Row, place: Place<'_>, report: &mut Report) -> Vec<Draft> {
        let said = |name: &'static str| Said::new(name, self.text(row, name));
        let all = |name: &'static str| {
            self.texts(row, name).into_iter().map(|text| Said::new(name, text)).collect()
        };
        let attendance = said("attendance");
        let word = listing::text::folded(&attendance.text);
        let types = self.types(row);
        let draft = Draft {
            id: said("id"),
            name: said("name"),
            group: said("group"),
            fellowship: said("fellowship"),
            day: None,
            time: said("time"),
            end: said("end_time"),
            duration: said("duration"),
            zone: said("timezone"),
            types,
            attendance: match &*word {
                "in person" | "inperson" => Some(SaidAttendance::InPerson),
                "hybrid" => Some(SaidAttendance::Hybrid),
                "online" | "virtual" => Some(SaidAttendance::Online),
                "" => None,
                _ => {
                    report.add(
                        place,
                        "attendance",
                        Reason::AttendanceUnreadable,
                        &attendance.text,
                        String::new(),
                    );
                    None
                }
            },
            venue: said("venue"),
            street: said("street"),
            city: said("city"),
            state: said("state"),
            zip: said("zip"),
            country: said("country"),
            address: said("full_address"),
            is_approximate: match self.text(row, "approximate").trim().to_ascii_lowercase().as_str() {
                "yes" | "true" | "1" => Some(true),
                "no" | "false" | "0" => Some(false),
                _ => None,
            },
            latitude: said("latitude"),
            longitude: said("longitude"),
            notes: all("notes"),
            join_url: said("join_url"),
            join_phone: said("join_phone"),
            join_notes: all("join_notes"),
            url: said("url"),
            updated: said("updated"),
        };
        each_day(&draft, &[self.text(row, "day")], "day", Numbers::FromNought, place, report)
    }

    fn types(&self, row: &Row) -> Vec<Said> {
        let mut types: Vec<Said> = self.constants(TYPES).map(|code| Said::new(TYPES, code.clone())).collect();
        for (column, cell) in self.cells(row, TYPES) {
            for part in self.split(column, cell) {
                match column.values.get(&listing::text::folded(part)) {
                    Some(known) => types.extend(known.iter().map(|code| Said::new(TYPES, code.clone()))),
                    // Lists of codes have commas; a name that has one is in the mapping.
                    None => types.extend(part.split(',').map(|word| Said::new(TYPES, word.trim()))),
                }
            }
        }
        types
    }
}
