//! From public directories to a listing that Beside can find in, with a report of what was wrong with them.
//!
//! ```text
//! files ─ table ─ samhsa_directory ─ merge ─┐
//!          cells    rows → centers    rows    ├ join ─ corrections ─ listing::wire::encode ─ write ─ folder
//!               … and each other source … ────┘  one center         static JSON
//!                        └──────┴──────── report: every row and every repair ─┴─ review ─ JSON, text, page
//! ```
//!
//! | module | question |
//! |---|---|
//! | `format` | Which public formats can be imported? |
//! | `table`, `text_file` | Which tables, and which text, stand in a file? |
//! | `directory` | What does every format's reader give? |
//! | `samhsa_directory` | What does SAMHSA's National Directory say? |
//! | `findtreatment_json`, `findtreatment_csv` | What does the locator FindTreatment.gov say? |
//! | `hsds` | What does a directory in the Human Services Data Specification say? |
//! | `meeting_guide`, `bmlt` | What do feeds of the Meeting Guide, and BMLT servers, say? |
//! | `meetings` | What have all lists of meetings in common, and what in them is nobody's business? |
//! | `mapped_table` | What does a table say whose columns an operator explains? |
//! | `json`, `json_rows` | What stands in a JSON file, when others wrote it? |
//! | `samhsa_codes`, `own_terms` | Which code does a text mean, and what becomes of one that means none? |
//! | `phone`, `tidy`, `address` | Which number, text, ZIP and state does a cell mean? |
//! | `fields` | Which name, address and position do the texts of a record mean? |
//! | `zip_areas`, `gazetteer` | Where is a ZIP, and which towns can a visitor name? |
//! | `plan`, `pipeline` | Of what is a listing made, and in which steps? |
//! | `join` | Which records of different sources are one, and whose word holds? |
//! | `corrections`, `toml_file` | What does the operator know better? |
//! | [`review`], `earlier` | What looks wrong, and what changes since the last import? |
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
mod corrections;
mod directory;
mod earlier;
mod error;
mod fields;
mod file_day;
mod file_names;
mod findtreatment;
mod findtreatment_csv;
mod findtreatment_json;
mod format;
mod gazetteer;
mod hsds;
mod join;
mod json;
mod json_rows;
mod mapped_table;
mod meeting_guide;
mod meetings;
mod merge;
mod own_terms;
mod phone;
mod pipeline;
mod plan;
pub mod report;
pub mod review;
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

pub use earlier::{Change, Changes, Compared};
pub use error::ImportError;
pub use format::Format;
pub use mapped_table::suggest as suggest_mapping;
pub use pipeline::{Task, run};
pub use plan::{Plan, PlannedSource, SourceOptions};
pub use report::Report;
pub use review::{Review, html_path};

/// What the operator knows better than the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The day of the data; `None` takes what the files say, see the report.
    pub as_of: Option<Date>,
    /// The listing's title; `None` makes one from the editions.
    pub title: Option<String>,
}

/// Imports the files of one public directory as the listing folder `out`, and writes the reports beside it
/// (see [`report::report_paths`] and [`html_path`]). `format` is the name of a [`Format`]. For several sources, and for a
/// check, see [`Plan`] and [`run`].
///
/// # Errors
/// [`ImportError`], each saying what happened, where, and what to do. `out` is then as it was, unless only the reports
/// could not be written.
pub fn import(format: &str, files: &[PathBuf], out: &Path, options: &Options) -> Result<Report, ImportError> {
    run(&options.plan(format, files)?, out, Task::default()).map(|review| review.report)
}

/// What [`import`] would report of these files; nothing is written.
///
/// # Errors
/// [`ImportError`] for files that cannot be imported.
pub fn examine(format: &str, files: &[PathBuf], options: &Options) -> Result<Report, ImportError> {
    pipeline::examine(&options.plan(format, files)?, Task::default()).map(|review| review.report)
}

/// What [`run`] would report of a plan; nothing is written.
///
/// # Errors
/// [`ImportError`] for files that cannot be imported.
pub fn examine_plan(plan: &Plan) -> Result<Report, ImportError> {
    pipeline::examine(plan, Task::default()).map(|review| review.report)
}

impl Options {
    fn plan(&self, format: &str, files: &[PathBuf]) -> Result<Plan, ImportError> {
        let source = SourceOptions { as_of: self.as_of, ..SourceOptions::default() };
        Ok(Plan { title: self.title.clone(), ..Plan::of_one(format, files, source)? })
    }
}
