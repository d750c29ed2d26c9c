//! From public directories to a listing that Beside can find in, with a report of what was wrong with them.
//!
//! ```text
//! files ─ table ─ samhsa_directory ─ merge ─ listing::wire::encode ─ write ─ folder
//!          cells    rows → centers    rows of one center    static JSON
//!                        └──────┴─────────── report: every row and every repair ───┘
//! ```
//!
//! | module | question |
//! |---|---|
//! | `format` | Which public formats can be imported? |
//! | `table`, `text_file` | Which tables, and which text, stand in a file? |
//! | `directory` | What does every format's reader give? |
//! | `samhsa_directory` | What does SAMHSA's National Directory say? |
//! | `findtreatment_json`, `findtreatment_csv` | What does the locator FindTreatment.gov say? |
//! | `json` | What stands in a JSON file, when others wrote it? |
//! | `samhsa_codes`, `own_terms` | Which code does a text mean, and what becomes of one that means none? |
//! | `phone`, `tidy`, `address` | Which number, text, ZIP and state does a cell mean? |
//! | `fields` | Which name, address and position do the texts of a record mean? |
//! | `zip_areas`, `gazetteer` | Where is a ZIP, and which towns can a visitor name? |
//! | `merge`, `sources` | Which rows are the same center, and who gave them? |
//! | [`sample`] | What does a listing look like where nobody has imported one? |
//! | `write`, [`report`] | How does it get to disk, and what happened to every row? |
//!
//! Two rules hold everywhere. **Nothing is guessed**: a value that cannot be read with certainty is left out and
//! reported, the row is kept where it can be used. **Nothing gets lost**: rows read are rows kept, united and rejected,
//! and an import whose sums do not add up writes no listing.

#![forbid(unsafe_code)]

mod address;
mod bmlt;
mod directory;
mod error;
mod fields;
mod file_day;
mod file_names;
mod findtreatment;
mod findtreatment_csv;
mod findtreatment_json;
mod format;
mod gazetteer;
mod join;
mod json;
mod json_rows;
mod mapped_table;
mod meeting_guide;
mod meetings;
mod merge;
mod own_terms;
mod phone;
mod plan;
pub mod report;
mod samhsa_codes;
mod samhsa_directory;
pub mod sample;
mod sources;
mod table;
mod text_file;
mod tidy;
mod toml_file;
mod write;
mod zip_areas;

use std::path::{Path, PathBuf};

use listing::record::Date;
use listing::state::State;
use listing::wire::Header;

pub use error::ImportError;
pub use format::Format;
pub use mapped_table::suggest as suggest_mapping;
pub use plan::{Plan, PlannedSource, SourceOptions};
pub use report::Report;

use directory::Directory;
use zip_areas::ZipAreas;

/// What the operator knows better than the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The day of the data; `None` takes what the files say, see the report.
    pub as_of: Option<Date>,
    /// The listing's title; `None` makes one from the editions.
    pub title: Option<String>,
    /// A short name for the source.
    pub id: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it can be seen.
    pub url: Option<String>,
    /// Whose meetings these are, where the files do not say it.
    pub fellowship: Option<String>,
    /// The time zone of the meetings by its name in the tz database, where the files do not say it.
    pub zone: Option<String>,
    /// The state of places that have none in the files.
    pub state: Option<State>,
    /// The file that says which column of a table means what.
    pub mapping: Option<PathBuf>,
}

/// Imports the files of one public directory as the listing folder `out`, and writes the report beside it
/// (see [`report::report_paths`]). `format` is the name of a [`Format`].
///
/// # Errors
/// [`ImportError`], each saying what happened, where, and what to do. `out` is then as it was, unless only the report
/// could not be written.
pub fn import(format: &str, files: &[PathBuf], out: &Path, options: &Options) -> Result<Report, ImportError> {
    let format = checked(format, files)?;
    write::check_target(out)?;
    let (directory, report) = read(format, files, options)?;
    let header = Header { title: directory.title, sources: directory.sources, sample: false };
    let encoded = listing::wire::encode(
        &header,
        directory.centers,
        &directory.terms,
        &gazetteer::of(ZipAreas::get_all()),
    )?;
    write::write(&encoded, out)?;
    report.write_beside(out)?;
    Ok(report)
}

/// What [`import`] would report of these files; nothing is written.
///
/// # Errors
/// [`ImportError`] for files that cannot be imported.
pub fn examine(format: &str, files: &[PathBuf], options: &Options) -> Result<Report, ImportError> {
    read(checked(format, files)?, files, options).map(|(_, report)| report)
}

fn checked(format: &str, files: &[PathBuf]) -> Result<Format, ImportError> {
    let format = format.parse()?;
    if files.is_empty() { Err(ImportError::NoFiles) } else { Ok(format) }
}

fn read(format: Format, files: &[PathBuf], options: &Options) -> Result<(Directory, Report), ImportError> {
    // While the files are read.
    ZipAreas::begin_loading();
    let mut report = Report::new();
    let directory = match format {
        Format::SamhsaDirectory => samhsa_directory::read(files, options, &mut report)?,
        Format::FindTreatmentJson => findtreatment_json::read(files, options, &mut report)?,
        Format::FindTreatmentCsv => findtreatment_csv::read(files, options, &mut report)?,
        Format::Csv => mapped_table::read(files, options, &mut report)?,
        Format::Bmlt => bmlt::read(files, options, &mut report)?,
        Format::MeetingGuide => meeting_guide::read(files, options, &mut report)?,
    };
    report.title.clone_from(&directory.title);
    report.close(directory.len())?;
    Ok((directory, report))
}
