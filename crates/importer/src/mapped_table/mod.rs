//! What does a table say whose columns an operator explains?
//!
//! CSV or XLSX of any list of centers or meetings, with a [mapping](mapping) beside it.

mod fields;
mod mapping;
mod rows;
mod suggest;

use std::path::{Path, PathBuf};

use listing::wire::{Term, Terms};

use crate::SourceOptions;
use crate::directory::Directory;
use crate::error::ImportError;
use crate::file_names::names_of;
use crate::meetings::{Reader, Repeats, source};
use crate::merge::Merger;
use crate::own_terms::OwnTerms;
use crate::report::{Place, Reason, Report};
use crate::sources::Sources;
use crate::table::{self, Document, Table};
use crate::zip_areas::ZipAreas;
use mapping::Mapping;
use rows::{Columns, Rows};

pub use suggest::suggest;

/// A header without capitals, spaces and signs.
pub(crate) fn bare(header: &str) -> String {
    listing::text::folded(header).replace(' ', "")
}

/// The document of a file. The reader of workbooks panics at some damage, which is the file's fault.
fn open(path: &Path) -> Result<Document, ImportError> {
    std::thread::scope(|scope| {
        scope.spawn(|| table::read(path)).join().unwrap_or_else(|_| {
            let detail = "something in it is beyond what a workbook can hold".to_owned();
            Err(ImportError::Damaged { file: path.to_owned(), detail })
        })
    })
}

/// Reads all files as one list.
///
/// # Errors
/// [`ImportError`] for a file or a mapping that cannot be used at all. What is wrong with single rows is in the report.
pub(crate) fn read(
    files: &[PathBuf],
    options: &SourceOptions,
    report: &mut Report,
) -> Result<Directory, ImportError> {
    let Some(path) = &options.mapping else { return Err(ImportError::NoMapping) };
    let mapping = Mapping::read(path)?;
    let documents: Vec<Document> = files.iter().map(|file| open(file)).collect::<Result<_, _>>()?;
    let names = names_of(files);
    let first = Place { file: names.first().map_or("", String::as_str), sheet: "", row: None };
    let made = source::of(files, "csv", None, None, options, first, report)?;
    if mapping.is_meeting && made.facts.fellowship.is_empty() && !mapping.says("fellowship") {
        return Err(mapping.lacks(
            "nothing says whose meetings they are: add fellowship to [constants], as in fellowship = \"AA\"",
        ));
    }
    let areas = ZipAreas::get_all();
    let (mut merger, mut repeats, mut own_terms) =
        (Merger::default(), Repeats::default(), OwnTerms::default());
    for ((document, file), name) in documents.iter().zip(files).zip(&names) {
        let place = Place { file: name, sheet: "", row: None };
        if document.reencoded {
            report.add(place, "", Reason::Reencoded, "", String::new());
        }
        for (table, columns) in tables(document, file, &mapping, place, report)? {
            let place = Place { sheet: &table.name, ..place };
            report.start_table(place, columns.below.len());
            for header in columns.unused() {
                report.add(place, "", Reason::FieldUnused, header, String::new());
            }
            let mut reader = Reader::new(&made.facts, areas);
            for row in columns.below {
                let place = Place { row: Some(row.number), ..place };
                let rows = Rows { mapping: &mapping, columns: &columns, state: options.state };
                if mapping.is_meeting {
                    for draft in rows.drafts(row, place, report) {
                        if let Some(meeting) = reader.read(&draft, place, report) {
                            repeats.add(meeting, place, report);
                        }
                    }
                } else if let Some(center) =
                    rows.center(row, &made.source, areas, &mut own_terms, place, report)
                {
                    merger.add(center, place, report);
                }
            }
            reader.finish(place, report);
        }
    }
    let mut sources = Sources::default();
    let title = made.source.title.clone();
    sources.add(made.source);
    let mut centers = merger.finish(&mut sources);
    let terms: Vec<Term> = own_terms.finish(&mut centers, report);
    let meetings = repeats.finish();
    Ok(Directory { title, sources: sources.into_vec(), centers, meetings, terms: Terms::new(terms) })
}

/// The tables that have the columns of the mapping. Another sheet of a workbook is told and passed over.
fn tables<'d>(
    document: &'d Document,
    file: &Path,
    mapping: &Mapping,
    place: Place<'_>,
    report: &mut Report,
) -> Result<Vec<(&'d Table, Columns<'d>)>, ImportError> {
    let mut found = Vec::new();
    let mut refused = None;
    for table in &document.tables {
        match Columns::find(&table.rows, mapping) {
            Ok(columns) if columns.below.is_empty() => {
                let table = if table.name.is_empty() {
                    "the table".to_owned()
                } else {
                    format!("sheet \"{}\"", table.name)
                };
                refused.get_or_insert(ImportError::NoRows { file: file.to_owned(), table });
            }
            Ok(columns) => found.push((table, columns)),
            Err(error) => {
                if document.tables.len() > 1 {
                    let place = Place { sheet: &table.name, ..place };
                    report.add(place, "", Reason::SheetUnused, "", "lacks columns of the mapping".to_owned());
                }
                refused.get_or_insert(error);
            }
        }
    }
    match (found.is_empty(), refused) {
        (true, Some(error)) => Err(error),
        (true, None) => Err(ImportError::NoRows { file: file.to_owned(), table: "the workbook".to_owned() }),
        _ => Ok(found),
    }
}

#[cfg(test)]
mod tests;
