//! What do saved pages of the API of FindTreatment.gov say?
//!
//! The API names services in words, by category, and no codes: see [`samhsa_codes`](crate::samhsa_codes). Several files are
//! pages of one answer; what the source says of their number is held against what came.

mod page;

use std::path::{Path, PathBuf};

use listing::wire::Source;

use crate::SourceOptions;
use crate::directory::Directory;
use crate::error::ImportError;
use crate::fields::{Cell, Notes};
use crate::file_day;
use crate::file_names::names_of;
use crate::findtreatment;
use crate::json::{self, Item};
use crate::merge::Merger;
use crate::own_terms::OwnTerms;
use crate::report::{Place, Reason, Report};
use crate::samhsa_codes::Dictionary;
use crate::sources::Sources;
use crate::text_file;
use page::{Page, Row};

/// All places of the country on one page are less than this.
const MOST_BYTES: u64 = 512 << 20;
/// So many missing pages are named.
const PAGES_NAMED: usize = 20;

/// Reads all files as pages of one answer.
///
/// # Errors
/// [`ImportError`] for a file that cannot be used at all. What is wrong with single rows is in the report.
pub(crate) fn read(
    files: &[PathBuf],
    options: &SourceOptions,
    report: &mut Report,
) -> Result<Directory, ImportError> {
    let names = names_of(files);
    let (as_of, as_of_is) = file_day::of(files, options)?;
    let mut sources = Sources::default();
    let source = findtreatment::source(as_of);
    sources.add(source.clone());
    let (mut merger, mut own_terms, mut pages) = (Merger::default(), OwnTerms::default(), Vec::new());
    for (path, name) in files.iter().zip(&names) {
        let place = Place { file: name, sheet: "", row: None };
        if pages.is_empty() {
            report.add(place, "", Reason::AsOf, &as_of.to_string(), as_of_is.to_owned());
        }
        let mut reader = Reader { source: &source, own_terms: &mut own_terms };
        pages.push((place, reader.read_page(path, place, &mut merger, report)?));
    }
    check_count(&pages, report);
    let mut centers = merger.finish(&mut sources);
    let own_terms = own_terms.finish(&mut centers, report);
    Ok(findtreatment::directory(sources, centers, own_terms))
}

struct Reader<'a> {
    source: &'a Source,
    own_terms: &'a mut OwnTerms,
}

impl Reader<'_> {
    fn read_page<'p>(
        &mut self,
        path: &Path,
        place: Place<'p>,
        merger: &mut Merger<'p>,
        report: &mut Report,
    ) -> Result<Page, ImportError> {
        let file = text_file::read(path, MOST_BYTES, "JSON")?;
        file.tell(place, report);
        report.start_table(place, 0);
        let page = page::read(&file.text, |number, row| {
            let place = Place { row: Some(number), ..place };
            match row {
                Item::Odd(what) => report.add(place, "", Reason::NoRecord, "", what.to_owned()),
                Item::Sound(row) => {
                    if let Some(center) = self.center(&row, place, report) {
                        merger.add(center, place, report);
                    }
                }
            }
        });
        let page = page.map_err(|error| json::refused(path, "page of FindTreatment.gov", &error))?;
        report.count_rows(page.rows as usize);
        for (field, row) in &page.unknown {
            let place = Place { row: Some(*row), ..place };
            report.add(place, "", Reason::ColumnUnknown, field, String::new());
        }
        Ok(page)
    }

    fn center(
        &mut self,
        row: &Row,
        place: Place<'_>,
        report: &mut Report,
    ) -> Option<listing::record::Center> {
        for (field, what) in row.odd() {
            report.add(place, field, Reason::ValueOfOtherType, "", what.to_owned());
        }
        let codes = self.codes(row, place, report);
        let mut notes = Notes { place, report };
        findtreatment::center(|field| Cell::new(field, row.value(field)), codes, self.source, &mut notes)
    }

    /// The codes of all services, sorted and unique.
    fn codes(&mut self, row: &Row, place: Place<'_>, report: &mut Report) -> Vec<String> {
        let mut codes = Vec::new();
        if let Some(what) = row.services.odd {
            report.add(place, "services", Reason::ValueOfOtherType, "", what.to_owned());
        }
        for category in &row.services.items {
            let category = match category {
                Item::Sound(category) => category,
                Item::Odd(what) => {
                    report.add(place, "services", Reason::ValueOfOtherType, "", (*what).to_owned());
                    continue;
                }
            };
            for what in [&category.f1, &category.f2, &category.f3].into_iter().filter_map(|value| value.odd) {
                report.add(place, "services", Reason::ValueOfOtherType, "", what.to_owned());
            }
            let words = [category.f2.text.as_str(), category.f1.text.as_str()];
            for name in services(&category.f3.text) {
                match Dictionary::get().code_of(words[0], name) {
                    Some(code) => codes.push(code.to_owned()),
                    None => match self.own_terms.code(words, name, "services", place) {
                        Some(code) => codes.push(code),
                        None => report.add(place, "services", Reason::CodeUnreadable, name, String::new()),
                    },
                }
            }
        }
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

/// The names in `Adults; Young adults`.
fn services(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|name| !name.is_empty())
}

/// Tells when the files do not have as many rows, or not the pages, that the source counts.
fn check_count(pages: &[(Place<'_>, Page)], report: &mut Report) {
    let rows: u64 = pages.iter().map(|(_, page)| u64::from(page.rows)).sum();
    let Some((place, last)) = pages.iter().rev().find(|(_, page)| page.record_count.is_some()) else {
        return;
    };
    let Some(counted) = last.record_count else { return };
    if rows == counted {
        return;
    }
    let mut detail = format!("{rows} rows in {} of {counted} that the source counts", files(pages.len()));
    if let Some(total) = last.total_pages {
        let has = |number: u64| pages.iter().any(|(_, page)| page.number == Some(number));
        let missing: Vec<String> =
            (1..=total).filter(|number| !has(*number)).take(PAGES_NAMED + 1).map(|n| n.to_string()).collect();
        if !missing.is_empty() {
            let shown = missing.iter().take(PAGES_NAMED).cloned().collect::<Vec<_>>().join(", ");
            let more = if missing.len() > PAGES_NAMED { " and more" } else { "" };
            detail.push_str(&format!("; missing are the pages {shown}{more}"));
        }
    }
    report.add(*place, "recordCount", Reason::CountDiffers, &counted.to_string(), detail);
}

fn files(number: usize) -> String {
    if number == 1 { "1 file".to_owned() } else { format!("{number} files") }
}
