//! What does SAMHSA's National Directory say?
//!
//! The directory comes as one file a field (substance use, mental health), each an XLSX workbook with a sheet of
//! facilities (or several) and a sheet with the dictionary of codes, or as CSV files of the same two tables. Editions differ in the
//! capitals and the order of their headers and in their codes; none has positions, websites or ids.

mod codes;
mod dictionary;
mod edition;
mod facility;
mod opened;

use std::path::PathBuf;

use listing::wire::{Source, Terms};

use crate::SourceOptions;
use crate::directory::Directory;
use crate::error::ImportError;
use crate::merge::Merger;
use crate::report::{Place, Reason, Report};
use crate::sources::Sources;
use crate::table::{Column, open};
use crate::zip_areas::ZipAreas;
use codes::Codes;
use edition::Edition;
use opened::Part;

const fn required(header: &'static str) -> Column {
    Column { header, required: true }
}

const fn optional(header: &'static str) -> Column {
    Column { header, required: false }
}

/// The table of facilities.
const FACILITY_COLUMNS: &[Column] = &[
    required("Name1"),
    optional("Name2"),
    required("Street1"),
    optional("Street2"),
    required("City"),
    required("State"),
    required("Zip"),
    required("Phone"),
    optional("Intake1"),
    optional("Intake2"),
    optional("Intake1a"),
    optional("Intake2a"),
    required("Service_code_info"),
];

/// The dictionary of codes. Its descriptions are not read: pages have words of their own.
const DICTIONARY_COLUMNS: &[Column] = &[
    required("Category_code"),
    required("Category_name"),
    required("Service_code"),
    required("Service_name"),
];

/// Reads all files as one directory.
///
/// # Errors
/// [`ImportError`] for a file that cannot be used at all. What is wrong with single rows is in the report.
pub(crate) fn read(
    files: &[PathBuf],
    options: &SourceOptions,
    report: &mut Report,
) -> Result<Directory, ImportError> {
    // All files are opened before the first row is judged: a dictionary may stand in the last of them.
    let opened = open(files)?;
    let (mut facilities, mut terms) = (Vec::new(), Vec::new());
    for file in &opened {
        if file.document.reencoded {
            report.add(file.place(), "", Reason::Reencoded, "", String::new());
        }
        let parts = file.parts(report)?;
        for Part { place, headers } in &parts.dictionaries {
            terms.extend(dictionary::read(headers, *place, &terms, report));
        }
        if !parts.facilities.is_empty() {
            facilities.push((file, parts.facilities));
        }
    }
    let Some((first, _)) = facilities.first() else { return Err(ImportError::NoFacilities) };
    if terms.is_empty() {
        report.add(first.place(), "", Reason::NoDictionary, "", String::new());
    }

    let terms = Terms::new(terms);
    let (mut sources, mut merger) = (Sources::default(), Merger::default());
    let mut editions: Vec<Edition> = Vec::new();
    for (file, parts) in &facilities {
        let edition = Edition::of(file.path, &file.document, options)?;
        if let Some((other, (earlier, _))) =
            editions.iter().zip(&facilities).find(|(other, _)| other.is_another_of(&edition))
        {
            return Err(ImportError::TwoEditions {
                files: [earlier.path.to_owned(), file.path.to_owned()],
                days: [other.source.as_of, edition.source.as_of],
            });
        }
        let as_of = edition.source.as_of.to_string();
        report.add(file.place(), "", Reason::AsOf, &as_of, edition.as_of_is.to_owned());
        let source = Source { id: sources.add(edition.source.clone()), ..edition.source.clone() };
        for part in parts {
            read_rows(part, &source, &terms, &mut merger, report);
        }
        editions.push(edition);
    }
    let centers = merger.finish(&mut sources);
    let title = edition::title_of(&editions);
    Ok(Directory { title, sources: sources.into_vec(), centers, meetings: Vec::new(), terms })
}

/// Reads the rows of one table of facilities.
fn read_rows<'a>(
    part: &Part<'a>,
    source: &Source,
    terms: &Terms,
    merger: &mut Merger<'a>,
    report: &mut Report,
) {
    let Part { place: table, headers } = part;
    report.start_table(*table, headers.below.len());
    for column in headers.missing(false) {
        report.add(*table, column, Reason::ColumnMissing, "", String::new());
    }
    let mut codes = Codes::new(terms);
    let reader = facility::Reader::new(headers, ZipAreas::get_all(), &source.id, source.as_of);
    for row in headers.below {
        let place = Place { row: Some(row.number), ..*table };
        if let Some(center) = reader.read(row, place, &mut codes, report) {
            merger.add(center, place, report);
        }
    }
    codes.report_unknown(*table, report);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_xlsxwriter::Workbook;
    use tempfile::tempdir;

    use super::*;

    const SOUND: [&str; 13] = [
        "Open Gate House",
        "",
        "12 Kettle Lane",
        "",
        "Columbus",
        "OH",
        "43215",
        "614-555-0100",
        "",
        "",
        "",
        "",
        "SA",
    ];

    fn read_bytes(name: &str, bytes: &[u8]) -> Result<(Directory, Report), ImportError> {
        let home = tempdir().unwrap();
        let path = home.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let mut report = Report::new();
        let directory = read(&[path], &SourceOptions::default(), &mut report)?;
        report.close(directory.centers.len())?;
        Ok((directory, report))
    }

    fn workbook() -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (column, (header, cell)) in (0..).zip(FACILITY_COLUMNS.iter().zip(SOUND)) {
            sheet.write_string(0, column, header.header).unwrap();
            sheet.write_string(1, column, cell).unwrap();
        }
        workbook.save_to_buffer().unwrap()
    }

    fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
        let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        cells.into_iter().map(quoted).collect::<Vec<_>>().join(",") + "\n"
    }

    proptest! {
        #[test]
        fn a_spoiled_workbook_never_panics(spoils in prop::collection::vec((0.0..1.0_f64, any::<u8>()), 0..20)) {
            let mut bytes = workbook();
            for (share, value) in &spoils {
                let place = ((bytes.len() - 1) as f64 * share) as usize;
                bytes[place] = *value;
            }
            let outcome = read_bytes("spoiled-2023.xlsx", &bytes);
            prop_assert!(!spoils.is_empty() || outcome.is_ok());
        }

        #[test]
        fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            for head in [b"".as_slice(), b"PK\x03\x04", b"Name1,Street1,City,State,Zip,Phone,Service_code_info\n"] {
                let _ = read_bytes("foreign-2023", &[head, &bytes].concat());
            }
        }

        #[test]
        fn whatever_stands_in_the_cells_the_sums_add_up(
            cells in prop::collection::vec("\\PC{0,30}|[0-9 x-]{0,16}|[A-Z ]{0,20}", FACILITY_COLUMNS.len()),
            copies in 1..4_usize,
        ) {
            let headers = csv_line(FACILITY_COLUMNS.iter().map(|column| column.header));
            let odd = csv_line(cells.iter().map(String::as_str));
            let text = headers + &csv_line(SOUND) + &odd.repeat(copies);
            let (directory, report) = read_bytes("any-2023.csv", text.as_bytes()).unwrap();
            let blank = cells.iter().all(|cell| cell.trim().is_empty());
            prop_assert_eq!(report.read, if blank { 1 } else { 1 + copies });
            prop_assert_eq!(report.read, report.kept + report.merged + report.rejected);
            // What is kept can be written down.
            let header = listing::wire::Header { title: directory.title, sources: directory.sources, sample: false };
            let encoded = listing::wire::encode(&header, directory.centers, &directory.terms, &[]);
            prop_assert!(encoded.is_ok(), "{:?}", encoded.err());
        }
    }
}
