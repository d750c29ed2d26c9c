//! What does SAMHSA's National Directory say?
//!
//! The directory comes as one file a field (substance use, mental health), each an XLSX workbook with a sheet of
//! facilities and a sheet with the dictionary of codes, or as CSV files of the same two tables. Editions differ in the
//! capitals and the order of their headers and in their codes; none has positions, websites or ids.

mod address;
mod codes;
mod dictionary;
mod edition;
mod facility;

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use listing::record::Center;
use listing::wire::{Source, Terms};

use crate::Options;
use crate::error::ImportError;
use crate::merge::Merger;
use crate::report::{Place, Reason, Report};
use crate::sources::Sources;
use crate::table::{self, Column, Document, Headers, Table};
use crate::zip_areas::ZipAreas;
use codes::Codes;
use edition::Edition;

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

/// A table with fewer of the wanted headers than this is something else.
const FEWEST_HEADERS: usize = 4;

/// A directory as it will be listed.
#[derive(Debug)]
pub(crate) struct Directory {
    pub(crate) title: String,
    pub(crate) sources: Vec<Source>,
    pub(crate) centers: Vec<Center>,
    pub(crate) terms: Terms,
}

/// Reads all files as one directory.
///
/// # Errors
/// [`ImportError`] for a file that cannot be used at all. What is wrong with single rows is in the report.
pub(crate) fn read(
    files: &[PathBuf],
    options: &Options,
    report: &mut Report,
) -> Result<Directory, ImportError> {
    // All files are opened before the first row is judged: a dictionary may stand in the last of them.
    let opened = open(files)?;
    let (mut facilities, mut terms) = (Vec::new(), Vec::new());
    for file in &opened {
        let parts = file.parts()?;
        if file.document.reencoded {
            report.add(file.place(), "", Reason::Reencoded, "", String::new());
        }
        for dictionary in &parts.dictionaries {
            terms.extend(dictionary::read(dictionary, &file.name, &terms, report));
        }
        if let Some((table, headers)) = parts.facilities {
            facilities.push((file, table, headers));
        }
    }
    if facilities.is_empty() {
        return Err(ImportError::NoFacilities);
    }
    if terms.is_empty() {
        report.add(facilities[0].0.place(), "", Reason::NoDictionary, "", String::new());
    }

    let terms = Terms::new(terms);
    let (mut sources, mut merger, mut editions) = (Sources::default(), Merger::default(), Vec::new());
    for (file, table, headers) in &facilities {
        if headers.below.is_empty() {
            return Err(ImportError::NoRows { file: file.path.clone(), table: described(table) });
        }
        report.start_file(&file.name, headers.below.len());
        for column in headers.missing(false) {
            report.add(file.place(), column, Reason::ColumnMissing, "", String::new());
        }
        let edition = Edition::of(file.path, &file.document, options)?;
        report.add(
            file.place(),
            "",
            Reason::AsOf,
            &edition.source.as_of.to_string(),
            edition.as_of_is.to_owned(),
        );
        let source = sources.add(edition.source.clone());
        let mut codes = Codes::new(&terms);
        let reader = facility::Reader::new(headers, ZipAreas::get_all(), &source, edition.source.as_of);
        for row in headers.below {
            let place = Place { file: &file.name, row: Some(row.number) };
            if let Some(center) = reader.read(row, place, &mut codes, report) {
                merger.add(center, place, report);
            }
        }
        codes.report_unknown(&file.name, report);
        editions.push(edition);
    }
    let centers = merger.finish(&mut sources);
    let title = options.title.clone().unwrap_or_else(|| edition::title_of(&editions));
    Ok(Directory { title, sources: sources.into_vec(), centers, terms })
}

/// Opens all files, each on a thread of its own: a directory has two or three, and unpacking is most of the work.
fn open(files: &[PathBuf]) -> Result<Vec<Opened<'_>>, ImportError> {
    thread::scope(|scope| {
        let readers: Vec<_> = files.iter().map(|path| (path, scope.spawn(|| table::read(path)))).collect();
        let open = |(path, reader): (_, thread::ScopedJoinHandle<'_, _>)| {
            // A reader does not panic; if one does, so does the import.
            let document = reader.join().unwrap_or_else(|panic| resume_unwind(panic))?;
            Ok(Opened { path, name: name_of(path), document })
        };
        readers.into_iter().map(open).collect()
    })
}

struct Opened<'a> {
    path: &'a PathBuf,
    name: String,
    document: Document,
}

/// The tables of one file that matter.
struct Parts<'a> {
    facilities: Option<(&'a Table, Headers<'a>)>,
    dictionaries: Vec<Headers<'a>>,
}

impl Opened<'_> {
    fn place(&self) -> Place<'_> {
        Place { file: &self.name, row: None }
    }

    /// Tells the tables apart by their headers, and where those leave a doubt by the name of the sheet.
    fn parts(&self) -> Result<Parts<'_>, ImportError> {
        let mut parts = Parts { facilities: None, dictionaries: Vec::new() };
        let mut nearest: Option<(usize, &Table, Headers<'_>)> = None;
        for table in &self.document.tables {
            let dictionary = Headers::find(&table.rows, DICTIONARY_COLUMNS);
            if dictionary.missing(true).is_empty() {
                parts.dictionaries.push(dictionary);
                continue;
            }
            let headers = Headers::find(&table.rows, FACILITY_COLUMNS);
            if headers.missing(true).is_empty() {
                parts.facilities.get_or_insert((table, headers));
                continue;
            }
            let named = listing::text::normalised(&table.name).contains("facilit");
            let likeness = headers.matched() + if named { FEWEST_HEADERS } else { 0 };
            if nearest.as_ref().is_none_or(|(best, ..)| likeness > *best) {
                nearest = Some((likeness, table, headers));
            }
        }
        match nearest {
            // A workbook has to have facilities; a CSV file may be the dictionary alone.
            _ if parts.facilities.is_some() => Ok(parts),
            None if !parts.dictionaries.is_empty() => Ok(parts),
            Some((likeness, table, headers)) if likeness >= FEWEST_HEADERS || table.name.is_empty() => {
                Err(ImportError::MissingColumns {
                    file: self.path.clone(),
                    table: described(table),
                    missing: headers.missing(true).join(", "),
                    found: headers.found(),
                })
            }
            _ => Err(ImportError::WrongSheet {
                file: self.path.clone(),
                expected: required_headers(),
                found: self.sheets_with_headers(),
            }),
        }
    }

    fn sheets_with_headers(&self) -> String {
        let sheets = self.document.tables.iter().map(|table| {
            format!("{} with {}", described(table), Headers::find(&table.rows, FACILITY_COLUMNS).found())
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

fn described(table: &Table) -> String {
    if table.name.is_empty() { "the table".to_owned() } else { format!("sheet \"{}\"", table.name) }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
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
        let directory = read(&[path], &Options::default(), &mut report)?;
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
            // What is kept can be written down: this is what `encode` asks of its centers.
            let ids: std::collections::HashSet<_> = directory.centers.iter().map(Center::id).collect();
            prop_assert_eq!(ids.len(), directory.centers.len());
        }
    }
}
