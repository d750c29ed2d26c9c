//! What does a feed of the Meeting Guide say?
//!
//! JSON as the plugin "12 Step Meeting List" (TSML), the Meeting Guide app and their kin exchange it: an array of meetings.
//! The specification is short and feeds are old: each of its fields is met in several ways, see `docs/formats-meetings.md`.

mod record;

use std::path::PathBuf;

use listing::wire::Terms;
use serde::Deserialize;

use crate::SourceOptions;
use crate::directory::Directory;
use crate::error::ImportError;
use crate::file_names::names_of;
use crate::json_rows::{self, JsonRows, Loose};
use crate::meetings::clock::Numbers;
use crate::meetings::{Draft, Reader, Repeats, day_of, each_day, source};
use crate::report::{Place, Reason, Report};
use crate::text_file;
use crate::zip_areas::ZipAreas;
use record::Record;

/// Whose format it is.
const USUAL_FELLOWSHIP: &str = "AA";

/// Reads all files as one list.
///
/// # Errors
/// [`ImportError`] for a file that cannot be used at all. What is wrong with single records is in the report.
pub(crate) fn read(
    files: &[PathBuf],
    options: &SourceOptions,
    report: &mut Report,
) -> Result<Directory, ImportError> {
    let texts: Vec<_> = files
        .iter()
        .map(|file| text_file::read(file, text_file::MOST_BYTES, "JSON"))
        .collect::<Result<_, _>>()?;
    let names = names_of(files);
    let mut feeds: Vec<(Place<'_>, JsonRows<'_>)> = Vec::new();
    for ((file, text), name) in files.iter().zip(&texts).zip(&names) {
        let place = Place { file: name, sheet: "", row: None };
        text.tell(place, report);
        feeds.push((place, json_rows::read(file, &text.text, "meetings")?));
    }
    let Some((first, _)) = feeds.first() else { return Err(ImportError::NoFiles) };
    let newest = feeds.iter().flat_map(|(_, rows)| &rows.rows).filter_map(|row| updated(row.get())).max();
    let made = source::of(files, "meeting-guide", Some(USUAL_FELLOWSHIP), newest, options, *first, report)?;

    let mut repeats = Repeats::default();
    for (place, rows) in &feeds {
        rows.tell(*place, report);
        report.start_table(*place, rows.rows.len());
        let mut reader = Reader::new(&made.facts, ZipAreas::get_all());
        let mut unused = json_rows::Unused::default();
        for (row, number) in rows.rows.iter().zip(1..) {
            let place = Place { row: Some(number), ..*place };
            let Some(record) = rows.record::<Record>(row, place, report) else { continue };
            unused.add(&record.unused, number);
            for (field, reason) in &record.private {
                report.add(place, field, *reason, "", String::new());
            }
            for draft in drafts(record, place, report) {
                if let Some(meeting) = reader.read(&draft, place, report) {
                    repeats.add(meeting, place, report);
                }
            }
        }
        reader.finish(*place, report);
        unused.tell(*place, report);
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

/// The day of a record's last change.
fn updated(record: &str) -> Option<listing::record::Date> {
    #[derive(Deserialize)]
    struct Updated {
        #[serde(default)]
        updated: Loose,
    }

    let Updated { updated } = serde_json::from_str(record).ok()?;
    day_of(&updated.into_text())
}

/// One draft a day; none of what is inactive, which is told.
fn drafts(record: Record, place: Place<'_>, report: &mut Report) -> Vec<Draft> {
    let days = record.day.clone().into_list();
    match record.into_draft() {
        Ok(draft) => each_day(&draft, &days, "day", Numbers::FromNought, place, report),
        Err(said) => {
            report.add(place, said.field, Reason::Inactive, &said.text, String::new());
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests;
