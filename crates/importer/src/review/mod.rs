//! What should an operator know before a listing is published?
//!
//! A [`Review`] is the [`Report`](crate::Report) with figures, with what looks wrong and how to mend it, and with what
//! changes since the listing that is there. It is written as JSON, as text and as a page that can be read and printed.

mod figures;
mod findings;
mod html;
mod map;
mod page;
mod text;

use std::fs;
use std::path::{Path, PathBuf};

use listing::record::Date;
use listing::wire::Source;
use serde::Serialize;

use crate::earlier::{Changes, Comparison};
use crate::error::ImportError;
use crate::join::Held;
use crate::report::{Report, report_paths};
pub use figures::{Figures, Missing, OfState};
pub use findings::{Concern, Finding, Suspect};

/// Everything there is to say of an import.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    /// What became of every row.
    #[serde(flatten)]
    pub report: Report,
    /// Who gave the data, as the listing names them.
    pub sources: Vec<Source>,
    /// How much of what there is.
    pub figures: Figures,
    /// What looks wrong.
    pub findings: Vec<Finding>,
    /// What changes since the listing that is there; `None` where there is none that could be compared.
    pub changes: Option<Changes>,
    /// Why there are no changes to tell, where a listing is there; else empty.
    pub not_compared: String,
}

/// What is reviewed.
pub(crate) struct Reviewed<'a> {
    pub(crate) centers: &'a [Held<listing::record::Center>],
    pub(crate) meetings: &'a [Held<listing::meeting::Meeting>],
    pub(crate) sources: Vec<Source>,
    pub(crate) comparison: Comparison,
    /// `None` where nothing is asked of the age of the data.
    pub(crate) today: Option<Date>,
}

impl Review {
    pub(crate) fn of(reviewed: Reviewed<'_>, report: Report) -> Self {
        let figures = Figures::of(&reviewed);
        let mut findings = findings::of(&reviewed, &report);
        let (changes, not_compared) = match reviewed.comparison {
            Comparison::Nothing => (None, String::new()),
            Comparison::Impossible(why) => (None, why),
            Comparison::Changes(changes) => (Some(changes), String::new()),
        };
        // What a check fails on comes first.
        findings.sort_by_key(|finding| !finding.fails);
        Self { report, sources: reviewed.sources, figures, findings, changes, not_compared }
    }

    /// Whether there is anything for which `--check` says no.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.findings.iter().any(|finding| finding.fails)
    }

    /// All of it in a page or two of plain text.
    #[must_use]
    pub fn text(&self) -> String {
        text::of(self)
    }

    /// All of it, for programs.
    ///
    /// # Errors
    /// What the writer of JSON says.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }

    /// All of it as a page.
    #[must_use]
    pub fn html(&self) -> String {
        page::of(self)
    }

    /// Writes `NAME.report.json`, `NAME.report.txt` (the summary, then every entry in a line) and `NAME.report.html` beside
    /// the listing folder `NAME`, not in it: the folder is copied to a host as it is. Returns the paths.
    ///
    /// # Errors
    /// [`ImportError::Unwritable`].
    pub fn write_beside(&self, listing: &Path) -> Result<[PathBuf; 3], ImportError> {
        let [json_path, text_path] = report_paths(listing);
        let html_path = html_path(listing);
        let unwritable = |path: &Path, source| ImportError::Unwritable { path: path.to_owned(), source };
        let mut json = self.json().map_err(|error| unwritable(&json_path, error.into()))?;
        json.push('\n');
        let mut text = self.text();
        text.push_str(&self.report.row_by_row());
        if let Some(folder) = listing.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|source| unwritable(folder, source))?;
        }
        for (path, written) in [(&json_path, json), (&text_path, text), (&html_path, self.html())] {
            fs::write(path, written).map_err(|source| unwritable(path, source))?;
        }
        Ok([json_path, text_path, html_path])
    }
}

/// Where [`Review::write_beside`] puts the page about the listing in this folder.
#[must_use]
pub fn html_path(listing: &Path) -> PathBuf {
    let name = listing.file_name().unwrap_or("listing".as_ref()).to_string_lossy();
    listing.with_file_name(format!("{name}.report.html"))
}

#[cfg(test)]
mod tests;
