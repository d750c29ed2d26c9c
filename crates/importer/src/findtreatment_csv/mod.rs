//! What does the export of FindTreatment.gov say?
//!
//! One table, CSV or XLSX: some columns about the place, and then one for each service, its header the service's code and
//! its cells 1 or 0. The columns are found by their headers, in whatever capitals and order.

mod columns;

use std::path::PathBuf;

use crate::SourceOptions;
use crate::directory::Directory;
use crate::error::ImportError;
use crate::fields::{Cell, Notes};
use crate::file_day;
use crate::findtreatment;
use crate::merge::Merger;
use crate::report::{Place, Reason, Report};
use crate::sources::Sources;
use crate::table::{Headers, Opened, open};
use columns::{FACILITY_COLUMNS, ServiceColumns};

/// A sheet with fewer of the wanted headers than this is something else.
const FEWEST_HEADERS: usize = 4;

/// Reads all files as one export.
///
/// # Errors
/// [`ImportError`] for a file that cannot be used at all. What is wrong with single rows is in the report.
pub(crate) fn read(
    files: &[PathBuf],
    options: &SourceOptions,
    report: &mut Report,
) -> Result<Directory, ImportError> {
    let opened = open(files)?;
    let (as_of, as_of_is) = file_day::of(files, options)?;
    let mut sources = Sources::default();
    let source = findtreatment::source(as_of);
    sources.add(source.clone());
    let mut merger = Merger::default();
    for (at, file) in opened.iter().enumerate() {
        if at == 0 {
            report.add(file.place(), "", Reason::AsOf, &as_of.to_string(), as_of_is.to_owned());
        }
        if file.document.reencoded {
            report.add(file.place(), "", Reason::Reencoded, "", String::new());
        }
        for (table, headers) in facilities(file, report)? {
            report.start_table(table, headers.below.len());
            for column in headers.missing(false) {
                report.add(table, column, Reason::ColumnMissing, "", String::new());
            }
            let services = ServiceColumns::find(&headers, table, report);
            for row in headers.below {
                let place = Place { row: Some(row.number), ..table };
                let codes = services.codes(row, place, report);
                let cell = |field| Cell::new(field, row.cell(headers.place(field)));
                let mut notes = Notes { place, report };
                if let Some(center) = findtreatment::center(cell, codes, &source, &mut notes) {
                    merger.add(center, place, report);
                }
            }
        }
    }
    let centers = merger.finish(&mut sources);
    Ok(findtreatment::directory(options, sources, centers, Vec::new()))
}

/// The tables of the file that are exports. A sheet of a workbook that is none is told.
///
/// # Errors
/// [`ImportError`] when none is, or when one has no rows.
fn facilities<'a>(
    file: &'a Opened<'_>,
    report: &mut Report,
) -> Result<Vec<(Place<'a>, Headers<'a>)>, ImportError> {
    let tables = file.document.tables.iter().map(|table| {
        let place = Place { sheet: &table.name, ..file.place() };
        (place, Headers::find(&table.rows, FACILITY_COLUMNS))
    });
    let (sound, others): (Vec<_>, Vec<_>) = tables.partition(|(_, headers)| headers.missing(true).is_empty());
    let described =
        |sheet: &str| if sheet.is_empty() { "the table".to_owned() } else { format!("sheet \"{sheet}\"") };
    if sound.is_empty() {
        let nearest = others.into_iter().rev().max_by_key(|(_, headers)| headers.matched());
        let (place, headers) = nearest.ok_or_else(|| ImportError::WrongKind {
            file: file.path.to_owned(),
            kind: "a workbook without sheets",
            remedy: "Download the file again.",
        })?;
        return Err(ImportError::MissingColumns {
            file: file.path.to_owned(),
            table: described(place.sheet),
            missing: headers.missing(true).join(", "),
            found: headers.found(),
        });
    }
    if let Some((place, _)) = sound.iter().find(|(_, headers)| headers.below.is_empty()) {
        return Err(ImportError::NoRows { file: file.path.to_owned(), table: described(place.sheet) });
    }
    for (place, headers) in others.iter().filter(|(_, headers)| headers.matched() >= FEWEST_HEADERS) {
        let missing = format!("lacks {}", headers.missing(true).join(", "));
        report.add(*place, "", Reason::SheetUnused, "", missing);
    }
    Ok(sound)
}
