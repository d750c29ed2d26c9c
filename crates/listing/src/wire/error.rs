//! What can be wrong with a file of a listing, and what is to be done about it?

use std::fmt;

/// Which of a listing's files is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FilePart {
    /// `manifest.json`.
    Manifest,
    /// A state's search shard.
    Shard,
    /// A state's details shard.
    Details,
    /// The dictionary of codes.
    Terms,
    /// A state's ZIPs and towns.
    Gazetteer,
    /// The towns of the whole country.
    Towns,
    /// A state's meetings, or those online.
    Meetings,
}

impl FilePart {
    /// What stands in the file's `format` field.
    #[must_use]
    pub const fn format(self) -> &'static str {
        match self {
            Self::Manifest => "beside-listing",
            Self::Shard => "beside-shard",
            Self::Details => "beside-details",
            Self::Terms => "beside-terms",
            Self::Gazetteer => "beside-places",
            Self::Towns => "beside-towns",
            Self::Meetings => "beside-meetings",
        }
    }
}

impl fmt::Display for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Manifest => "manifest",
            Self::Shard => "search shard",
            Self::Details => "details shard",
            Self::Terms => "dictionary of codes",
            Self::Gazetteer => "list of ZIPs and towns",
            Self::Towns => "list of all towns",
            Self::Meetings => "list of meetings",
        })
    }
}

/// Why a file of a listing could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// A web page stands where the file should be: many hosts answer "not found" with a page and the status of success.
    #[error(
        "a web page came in place of the {part}: the file is not on the host; upload the whole listing folder again"
    )]
    Html {
        /// Which file.
        part: FilePart,
    },
    /// The file ends too early: a broken download or upload.
    #[error("the {part} is cut short: load it again, and if it stays so, upload the listing folder again")]
    CutShort {
        /// Which file.
        part: FilePart,
    },
    /// Not JSON at all.
    #[error("the {part} is not JSON ({why}): upload the listing folder again")]
    NotJson {
        /// Which file.
        part: FilePart,
        /// Where it stopped being JSON.
        why: String,
    },
    /// JSON, but not of this format.
    #[error("the {part} is JSON of another kind ({missing}): a listing made by the importer is expected")]
    Foreign {
        /// Which file.
        part: FilePart,
        /// What was missing or out of place.
        missing: String,
    },
    /// Made by a newer (or a very old) importer.
    #[error(
        "the {part} has format version {found}, and this site reads version {known}: reload the page, or update the site or the listing so that they fit"
    )]
    UnknownVersion {
        /// Which file.
        part: FilePart,
        /// The version in the file.
        found: u32,
        /// The version this code reads.
        known: u32,
    },
    /// Two columns of the file contradict each other.
    #[error(
        "the {part} contradicts itself: {column} has {found} entries where {expected} are expected; import the listing again"
    )]
    Inconsistent {
        /// Which file.
        part: FilePart,
        /// Which column.
        column: &'static str,
        /// How many entries the other columns call for.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A value that cannot be what it should be.
    #[error("the {part} says \"{found}\" for {column}: {expected} is expected; import the listing again")]
    BadValue {
        /// Which file.
        part: FilePart,
        /// Which column or field.
        column: &'static str,
        /// What would be right.
        expected: &'static str,
        /// The beginning of what stands there.
        found: String,
    },
}
