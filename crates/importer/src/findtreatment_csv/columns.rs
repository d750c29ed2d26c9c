//! Which columns has the export?

use crate::report::{Place, Reason, Report};
use crate::samhsa_codes::Dictionary;
use crate::table::{Column, Headers, Row};

const fn required(header: &'static str) -> Column {
    Column { header, required: true }
}

const fn optional(header: &'static str) -> Column {
    Column { header, required: false }
}

/// What is read of the place.
pub(super) const FACILITY_COLUMNS: &[Column] = &[
    required("name1"),
    optional("name2"),
    required("street1"),
    optional("street2"),
    required("city"),
    required("state"),
    required("zip"),
    required("phone"),
    optional("intake1"),
    optional("intake2"),
    optional("hotline1"),
    optional("website"),
    optional("latitude"),
    optional("longitude"),
    optional("type_facility"),
];

/// Columns about the place that nothing is read of: the export has them, and a listing has no use for them.
const UNUSED: [&str; 4] = ["zip4", "county", "intake_prompt", "miles"];
/// The longest known code has seven letters.
const LONGEST_CODE: usize = 8;

/// The columns with services.
pub(super) struct ServiceColumns(Vec<ServiceColumn>);

struct ServiceColumn {
    at: usize,
    code: String,
    /// Its header as the dictionary has it, for the report; empty for a code that is in none.
    field: &'static str,
}

impl ServiceColumns {
    /// Finds them, and tells of columns that are unknown. A column behind those of the place is a service too when its header
    /// looks like a code and its cells say yes or no: services are added from year to year.
    pub(super) fn find(headers: &Headers<'_>, table: Place<'_>, report: &mut Report) -> Self {
        let all = headers.all();
        let last_of_the_place = (0..all.len()).rev().find(|at| headers.is_wanted(*at)).unwrap_or_default();
        let mut columns = Vec::new();
        for (at, header) in all.iter().enumerate() {
            let is_unused = UNUSED.iter().any(|unused| header.eq_ignore_ascii_case(unused));
            if headers.is_wanted(at) || is_unused {
                continue;
            }
            let code = header.trim().to_ascii_uppercase();
            if let Some(term) = Dictionary::get().term(&code) {
                columns.push(ServiceColumn { at, code, field: &term.code });
                continue;
            }
            let with_it = headers.below.iter().filter(|row| flag(row.cell(Some(at))) == Some(true)).count();
            let is_a_code = at > last_of_the_place
                && (1..=LONGEST_CODE).contains(&code.len())
                && code.bytes().all(|sign| sign.is_ascii_alphanumeric())
                && headers.below.iter().all(|row| flag(row.cell(Some(at))).is_some());
            if is_a_code {
                report.add(table, "", Reason::UnknownCode, &code, format!("in {with_it} rows"));
                columns.push(ServiceColumn { at, code, field: "" });
            } else if !header.is_empty()
                || headers.below.iter().any(|row| !row.cell(Some(at)).trim().is_empty())
            {
                report.add(table, "", Reason::ColumnUnknown, header, format!("column {}", at + 1));
            }
        }
        Self(columns)
    }

    /// The codes of a row, sorted and unique.
    pub(super) fn codes(&self, row: &Row, place: Place<'_>, report: &mut Report) -> Vec<String> {
        let mut codes = Vec::new();
        for column in &self.0 {
            let cell = row.cell(Some(column.at));
            match flag(cell) {
                Some(true) => codes.push(column.code.clone()),
                Some(false) => {}
                None => report.add(place, column.field, Reason::FlagUnreadable, cell, String::new()),
            }
        }
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

/// Whether a cell says yes; `None` when it says neither yes nor no.
fn flag(cell: &str) -> Option<bool> {
    match cell.trim().to_ascii_lowercase().as_str() {
        "1" | "1.0" | "true" | "yes" | "y" => Some(true),
        "" | "0" | "0.0" | "false" | "no" | "n" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_yes_or_no_or_nothing_that_can_be_read() {
        assert_eq!(["1", " TRUE", "y"].map(flag), [Some(true); 3]);
        assert_eq!(["", "0", "No "].map(flag), [Some(false); 3]);
        assert_eq!(["2", "maybe", "-"].map(flag), [None; 3]);
    }
}
