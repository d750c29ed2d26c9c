//! Of what is a listing made?
//!
//! Of one source, or of several that a hand-written plan names (`docs/import.md`).

mod file;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use listing::record::Date;
use listing::state::State;

use crate::error::ImportError;
use crate::format::Format;

/// What the operator knows better than the files of a source. A reader takes what it needs; what its format cannot use is
/// refused before it is called ([`Format`] by [`options_of`]).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceOptions {
    /// A short name for the source, of small letters, digits and hyphens.
    pub id: Option<String>,
    /// What the source is called.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it can be seen.
    pub url: Option<String>,
    /// The day of the data; `None` takes what the files say.
    pub as_of: Option<Date>,
    /// Whose meetings these are, where the files do not say it.
    pub fellowship: Option<String>,
    /// The time zone of the meetings by its name in the tz database, where the files do not say it.
    pub zone: Option<String>,
    /// The state of places that have none in the files.
    pub state: Option<State>,
    /// The file that says which column of a table means what, or which option a term of a taxonomy.
    pub mapping: Option<PathBuf>,
    /// Where each option was given, for messages: its name and, for instance, `import.toml line 7`.
    pub(crate) given_at: HashMap<&'static str, String>,
}

impl SourceOptions {
    /// Where the option was given, for a message: `import.toml line 7`, or `--zone`.
    pub(crate) fn where_given(&self, option: &'static str) -> String {
        self.given_at.get(option).cloned().unwrap_or_else(|| format!("--{}", option.replace('_', "-")))
    }

    /// The names of the options of formats that were given.
    fn special(&self) -> impl Iterator<Item = &'static str> {
        [
            ("fellowship", self.fellowship.is_some()),
            ("zone", self.zone.is_some()),
            ("state", self.state.is_some()),
            ("mapping", self.mapping.is_some()),
        ]
        .into_iter()
        .filter_map(|(name, given)| given.then_some(name))
    }

    /// # Errors
    /// [`ImportError::BadOption`] for an option that the format has no use for, or a value that cannot be right.
    fn check(&self, format: Format) -> Result<(), ImportError> {
        let bad = |option: &'static str, why: String| {
            Err(ImportError::BadOption { at: self.where_given(option), option, why })
        };
        let taken = options_of(format);
        if let Some(option) = self.special().find(|option| !taken.contains(option)) {
            let known = if taken.is_empty() { "none".to_owned() } else { taken.join(", ") };
            return bad(
                option,
                format!("the format {} has no use for it (it takes: {known}). Leave it out", format.name()),
            );
        }
        if let Some(id) = self.id.as_deref().filter(|id| !is_id(id)) {
            return bad(
                "id",
                format!(
                    "\"{id}\" is no id: small letters, digits and hyphens are expected, like county-2026"
                ),
            );
        }
        if let Some(zone) = self.zone.as_deref().filter(|zone| !is_zone(zone)) {
            return bad(
                "zone",
                format!("\"{zone}\" is no time zone: a name like America/Los_Angeles is expected"),
            );
        }
        let url = self.url.as_deref().filter(|url| listing::link::web_link(url).is_none());
        if let Some(url) = url {
            return bad(
                "url",
                format!("\"{url}\" is no web address: one like https://example.org/ is expected"),
            );
        }
        Ok(())
    }
}

/// Which options a format takes beside those that say whose data it is. By name, so that a format may bring its own.
fn options_of(format: Format) -> &'static [&'static str] {
    match format.name() {
        "meeting-guide" | "bmlt" => &["fellowship", "zone", "state"],
        "csv" => &["fellowship", "zone", "state", "mapping"],
        "hsds" => &["state", "mapping"],
        _ => &[],
    }
}

fn is_id(id: &str) -> bool {
    (1..=40).contains(&id.len())
        && id.bytes().all(|sign| matches!(sign, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && id != OPERATOR
}

/// The id of the source that corrections are from.
pub(crate) const OPERATOR: &str = "operator";

/// A name as the tz database has them. Whether there is such a zone is the reader's to know.
fn is_zone(zone: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+'))
    };
    zone == "UTC" || (zone.contains('/') && zone.len() <= 40 && zone.split('/').all(part))
}

/// One source of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedSource {
    /// What its files are.
    pub format: Format,
    /// The files.
    pub files: Vec<PathBuf>,
    /// What the operator knows better.
    pub options: SourceOptions,
    /// Where it stands in the plan, as in `import.toml line 3`; empty for a source that no plan names.
    pub(crate) at: String,
}

/// All that becomes one listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The listing's title; `None` makes one from the sources.
    pub title: Option<String>,
    /// The sources; at least one.
    pub sources: Vec<PlannedSource>,
    /// The file of corrections.
    pub corrections: Option<PathBuf>,
    /// Everything in it is invented: every page says so.
    pub is_sample: bool,
}

impl Plan {
    /// The plan of a single source. `format` is the name of a [`Format`].
    ///
    /// # Errors
    /// [`ImportError`] for an unknown format, no file, or an option that the format cannot use.
    pub fn of_one(format: &str, files: &[PathBuf], options: SourceOptions) -> Result<Self, ImportError> {
        let format: Format = format.parse()?;
        if files.is_empty() {
            return Err(ImportError::NoFiles);
        }
        options.check(format)?;
        let source = PlannedSource { format, files: files.to_vec(), options, at: String::new() };
        Ok(Self { title: None, sources: vec![source], corrections: None, is_sample: false })
    }

    /// Reads a plan that was written by hand: see `docs/import.md`.
    ///
    /// # Errors
    /// [`ImportError`] with file and line for whatever is wrong in it, a file that is not there included.
    pub fn read(path: &Path) -> Result<Self, ImportError> {
        file::read(path)
    }
}
