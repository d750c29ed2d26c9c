//! What does the operator know better than the sources?
//!
//! `corrections.toml` is written by hand and survives each import: values that are set, records that are added or removed.
//! What fits nothing, fits several, or is no longer needed is told with its line.

mod apply;
mod file;
mod meeting_values;
mod meetings;
mod values;

use std::path::Path;

use listing::meeting::{Meeting, MeetingId};
use listing::record::{Center, CenterId, Date, Zip};

use crate::error::ImportError;
pub(crate) use apply::apply;
use meeting_values::MeetingSetting;
use values::Setting;

/// The file, read and checked.
#[derive(Debug)]
pub(crate) struct Corrections {
    /// What the file is called in the report.
    name: String,
    /// What the source is called.
    title: String,
    publisher: String,
    as_of: Date,
    correct: Vec<Correct>,
    correct_meetings: Vec<CorrectMeeting>,
    add_centers: Vec<Lined<Center>>,
    add_meetings: Vec<Lined<Meeting>>,
    remove: Vec<Remove>,
    remove_meetings: Vec<RemoveMeeting>,
}

/// Something and the line on which it stands.
#[derive(Debug)]
struct Lined<T> {
    line: u32,
    value: T,
}

/// Which center is meant.
#[derive(Debug)]
enum Which {
    Id(CenterId),
    Named { name: String, zip: Zip },
}

/// Sets values of one center.
#[derive(Debug)]
struct Correct {
    line: u32,
    which: Which,
    settings: Vec<Lined<Setting>>,
}

/// Sets values of one meeting.
#[derive(Debug)]
struct CorrectMeeting {
    line: u32,
    id: MeetingId,
    settings: Vec<Lined<MeetingSetting>>,
}

/// Takes one center out.
#[derive(Debug)]
struct Remove {
    line: u32,
    which: Which,
    reason: String,
}

/// Takes one meeting out.
#[derive(Debug)]
struct RemoveMeeting {
    line: u32,
    id: MeetingId,
    reason: String,
}

impl Corrections {
    /// Reads the file.
    ///
    /// # Errors
    /// [`ImportError`] with file and line for whatever is wrong in it.
    pub(crate) fn read(path: &Path) -> Result<Self, ImportError> {
        file::read(path)
    }
}

#[cfg(test)]
mod tests;
