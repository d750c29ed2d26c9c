//! What does a BMLT server say?
//!
//! JSON as `client_interface/json/?switcher=GetSearchResults` of the Basic Meeting List Toolbox gives it, which NA's service
//! bodies keep: an array of meetings, or with `get_used_formats` an object with meetings and the formats that they use.

mod formats;
mod record;

use std::path::PathBuf;

use listing::wire::Terms;

use crate::SourceOptions;
use crate::directory::Directory;
use crate::error::ImportError;
use crate::file_names::names_of;
use crate::json_rows::{self, JsonRows};
use crate::meetings::clock::Numbers;
use crate::meetings::{Draft, Reader, Repeats, each_day, source};
use crate::report::{Place, Reason, Report};
use crate::text_file;
use crate::zip_areas::ZipAreas;
use formats::Formats;
use record::Record;

/// Whose format it is.
const USUAL_FELLOWSHIP: &str = "NA";

/// Reads all files as one list.
///
/// # Errors
/// [`ImportError`] for a file that cannot be used at all. What is wrong with single records is in the report.
pub(crate) fn read(
    files: &[PathBuf],
    options: &SourceOptions,
    report: &mut Report,
) -> Result<Directory, ImportError> {
    let names = names_of(files);
    let place = Place { file: names.first().map_or("", String::as_str), sheet: "", row: None };
    let made = source::of(files, "bmlt", Some(USUAL_FELLOWSHIP), None, options, place, report)?;
    let mut repeats = Repeats::default();
    for (file, name) in files.iter().zip(&names) {
        let text = text_file::read(file, text_file::MOST_BYTES, "JSON")?;
        let place = Place { file: name, sheet: "", row: None };
        text.tell(place, report);
        let rows = json_rows::read(file, &text.text, "meetings")?;
        rows.tell(place, report);
        let dictionary = rows.beside.iter().find(|(key, _)| key == "formats").map(|(_, raw)| *raw);
        let formats = Formats::read(dictionary);
        if !formats.has_dictionary() {
            report.add(place, "formats", Reason::NoFormats, "", String::new());
        }
        report.start_table(place, rows.rows.len());
        let mut reader = Reader::new(&made.facts, ZipAreas::get_all());
        read_rows(&rows, &formats, place, &mut reader, &mut repeats, report);
        reader.finish(place, report);
    }
    let title = made.source.title.clone();
    let meetings = repeats.finish();
    Ok(Directory {
        title,
        sources: vec![made.source],
        centers: Vec::new(),
        meetings,
        terms: Terms::default(),
    })
}

fn read_rows(
    rows: &JsonRows<'_>,
    formats: &Formats,
    table: Place<'_>,
    reader: &mut Reader<'_>,
    repeats: &mut Repeats,
    report: &mut Report,
) {
    let mut unused = json_rows::Unused::default();
    for (row, number) in rows.rows.iter().zip(1..) {
        let place = Place { row: Some(number), ..table };
        let Some(record) = rows.record::<Record>(row, place, report) else { continue };
        unused.add(&record.unused, number);
        for (field, reason) in &record.private {
            report.add(place, field, *reason, "", String::new());
        }
        for draft in drafts(record, formats, place, report) {
            if let Some(meeting) = reader.read(&draft, place, report) {
                repeats.add(meeting, place, report);
            }
        }
    }
    unused.tell(table, report);
}

fn drafts(record: Record, formats: &Formats, place: Place<'_>, report: &mut Report) -> Vec<Draft> {
    let keys = record.format_keys();
    let types = formats.types(&keys);
    let days = record.weekday.clone().into_list();
    match record.into_draft(&keys, types) {
        Ok(draft) => each_day(&draft, &days, "weekday_tinyint", Numbers::FromOne, place, report),
        Err(said) => {
            report.add(place, said.field, Reason::Inactive, &said.text, String::new());
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests;
