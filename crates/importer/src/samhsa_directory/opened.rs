//! Which tables of a file are facilities, and which are dictionaries of codes?

use super::{DICTIONARY_COLUMNS, FACILITY_COLUMNS};
use crate::error::ImportError;
use crate::report::{Place, Reason, Report};
use crate::table::{Headers, Opened};

/// A table with fewer of the wanted headers than this is something else.
const FEWEST_HEADERS: usize = 4;

/// A table and where in it the wanted columns are.
pub(super) struct Part<'a> {
    pub(super) place: Place<'a>,
    pub(super) headers: Headers<'a>,
}

/// The tables of one file that matter.
pub(super) struct Parts<'a> {
    pub(super) facilities: Vec<Part<'a>>,
    pub(super) dictionaries: Vec<Part<'a>>,
}

impl Opened<'_> {
    /// Tells the tables apart by their headers, and where those leave a doubt by the name of the sheet. A sheet that
    /// looks like one of facilities and cannot be read is reported beside one that can, and an error when it is alone.
    pub(super) fn parts(&self, report: &mut Report) -> Result<Parts<'_>, ImportError> {
        let mut parts = Parts { facilities: Vec::new(), dictionaries: Vec::new() };
        let mut unusable: Vec<(usize, Part<'_>)> = Vec::new();
        for table in &self.document.tables {
            let place = Place { sheet: &table.name, ..self.place() };
            let headers = Headers::find(&table.rows, DICTIONARY_COLUMNS);
            if headers.missing(true).is_empty() {
                parts.dictionaries.push(Part { place, headers });
                continue;
            }
            let headers = Headers::find(&table.rows, FACILITY_COLUMNS);
            if headers.missing(true).is_empty() {
                parts.facilities.push(Part { place, headers });
                continue;
            }
            let named = listing::text::normalised(&table.name).contains("facilit");
            let likeness = headers.matched() + if named { FEWEST_HEADERS } else { 0 };
            unusable.push((likeness, Part { place, headers }));
        }
        self.set_aside_empty(&mut parts.facilities, report)?;
        if !parts.facilities.is_empty() {
            for (_, part) in unusable.iter().filter(|(likeness, _)| *likeness >= FEWEST_HEADERS) {
                let missing = format!("lacks {}", part.headers.missing(true).join(", "));
                report.add(part.place, "", Reason::SheetUnused, "", missing);
            }
            return Ok(parts);
        }
        // A workbook has to have facilities; a CSV file may be the dictionary alone. Of equals the first is meant.
        match unusable.into_iter().rev().max_by_key(|(likeness, _)| *likeness) {
            None if !parts.dictionaries.is_empty() => Ok(parts),
            Some((likeness, part)) if likeness >= FEWEST_HEADERS || part.place.sheet.is_empty() => {
                Err(ImportError::MissingColumns {
                    file: self.path.to_owned(),
                    table: described(part.place.sheet),
                    missing: part.headers.missing(true).join(", "),
                    found: part.headers.found(),
                })
            }
            _ => Err(ImportError::WrongSheet {
                file: self.path.to_owned(),
                expected: required_headers(),
                found: self.sheets_with_headers(),
            }),
        }
    }

    /// Takes the sheets that have headers and no rows out and reports them.
    ///
    /// # Errors
    /// [`ImportError::NoRows`] when no other sheet of facilities is left.
    fn set_aside_empty(
        &self,
        facilities: &mut Vec<Part<'_>>,
        report: &mut Report,
    ) -> Result<(), ImportError> {
        let (empty, filled): (Vec<_>, Vec<_>) =
            facilities.drain(..).partition(|part| part.headers.below.is_empty());
        if let (Some(part), true) = (empty.first(), filled.is_empty()) {
            return Err(ImportError::NoRows {
                file: self.path.to_owned(),
                table: described(part.place.sheet),
            });
        }
        for part in &empty {
            report.add(part.place, "", Reason::SheetUnused, "", "has no rows".to_owned());
        }
        facilities.extend(filled);
        Ok(())
    }

    fn sheets_with_headers(&self) -> String {
        let sheets = self.document.tables.iter().map(|table| {
            format!(
                "{} with {}",
                described(&table.name),
                Headers::find(&table.rows, FACILITY_COLUMNS).found()
            )
        });
        let found = sheets.take(10).collect::<Vec<_>>().join("; ");
        if found.is_empty() { "no sheet at all".to_owned() } else { found }
    }
}

fn required_headers() -> String {
    FACILITY_COLUMNS
        .iter()
        .filter(|column| column.required)
        .map(|column| column.header)
        .collect::<Vec<_>>()
        .join(", ")
}

fn described(sheet: &str) -> String {
    if sheet.is_empty() { "the table".to_owned() } else { format!("sheet \"{sheet}\"") }
}
