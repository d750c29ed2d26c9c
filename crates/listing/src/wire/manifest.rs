//! Which files does a listing have, where do they lie on the map, and who says what is in them?

use serde::Serialize;

use super::error::{FilePart, WireError};
use super::read::{Fields, bad_value};
use super::{Details, Meetings, Shard, VERSION};
use crate::geo::{Bounds, LatLon, Meters};
use crate::record::Date;
use crate::state::State;

/// Who published the data that a listing was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// A short name that centers refer to.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it can be seen; empty when nowhere.
    pub url: String,
    /// The day it spoke of.
    pub as_of: Date,
}

/// The contents page of a listing.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// What the listing is called.
    pub title: String,
    /// What it was made from.
    pub sources: Vec<Source>,
    /// How old its centers are, see [`day_of_list`](crate::freshness::day_of_list); of a listing without any, the newest day
    /// that a source speaks of.
    pub as_of: Date,
    /// How old its meetings are; `None` where it has none, or was made by an older importer.
    pub meetings_as_of: Option<Date>,
    /// Whether every center in it is invented: the page must say so.
    pub sample: bool,
    /// How many centers there are in all shards.
    pub count: usize,
    /// The states that have centers, in the order of their codes.
    pub shards: Vec<ShardEntry>,
    /// The states that have ZIPs, with or without centers.
    pub gazetteer: Vec<GazetteerFile>,
    /// The states that have meetings, in the order of their codes; those online that belong to no state come first.
    pub meetings: Vec<MeetingsEntry>,
    /// The name of the list of all towns.
    pub towns_file: String,
    /// The name of the dictionary of codes.
    pub terms_file: String,
}

/// The two files of one state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShardEntry {
    /// Which state.
    pub state: State,
    /// How many centers it has.
    pub count: usize,
    /// A box that holds every center whose position is known; `None` when none is.
    #[serde(rename = "bbox")]
    pub bounds: Option<Bounds>,
    /// The name of the search shard.
    pub file: String,
    /// Its length, uncompressed.
    pub bytes: usize,
    /// The name of the details shard.
    pub details_file: String,
    /// Its length, uncompressed.
    pub details_bytes: usize,
}

/// The list of ZIPs and towns of one state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GazetteerFile {
    /// Which state.
    pub state: State,
    /// The name of the file.
    pub file: String,
    /// Its length, uncompressed.
    pub bytes: usize,
    /// A box that holds the middle of every ZIP; `None` when none is known.
    #[serde(rename = "bbox")]
    pub bounds: Option<Bounds>,
}

/// The meetings of one state, or those online that belong to none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeetingsEntry {
    /// Which state.
    #[serde(serialize_with = "code_or_empty")]
    pub state: Option<State>,
    /// How many meetings it has.
    pub count: usize,
    /// A box that holds every meeting whose position is known; `None` when none is.
    #[serde(rename = "bbox")]
    pub bounds: Option<Bounds>,
    /// The name of the file.
    pub file: String,
    /// Its length, uncompressed.
    pub bytes: usize,
}

impl MeetingsEntry {
    /// Reads the file, and makes sure that it is the one that the manifest speaks of.
    ///
    /// # Errors
    /// See [`WireError`]; also for a file of another state or with another number of meetings.
    pub fn read(&self, bytes: &[u8]) -> Result<Meetings, WireError> {
        let (part, meetings) = (FilePart::Meetings, Meetings::decode(bytes)?);
        if meetings.state() != self.state {
            let found = meetings.state().map_or("", State::code);
            return Err(bad_value(part, "state", "the state that the manifest names", found));
        }
        let found = meetings.len();
        if found == self.count {
            Ok(meetings)
        } else {
            Err(WireError::Inconsistent { part, column: "days", expected: self.count, found })
        }
    }
}

fn code_or_empty<S: serde::Serializer>(state: &Option<State>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(state.map_or("", State::code))
}

impl ShardEntry {
    /// Reads the search shard, and makes sure that it is the one that the manifest speaks of.
    ///
    /// # Errors
    /// See [`WireError`]; also for a file of another state or with another number of centers.
    pub fn read_shard(&self, bytes: &[u8]) -> Result<Shard, WireError> {
        let shard = Shard::decode(bytes)?;
        self.check(FilePart::Shard, shard.state(), "names", shard.len())?;
        Ok(shard)
    }

    /// Reads the details of the same centers, and makes sure that they are.
    ///
    /// # Errors
    /// See [`WireError`]; also for a file of another state or with another number of centers.
    pub fn read_details(&self, bytes: &[u8]) -> Result<Details, WireError> {
        let details = Details::decode(bytes)?;
        self.check(FilePart::Details, details.state(), "phones", details.rows())?;
        Ok(details)
    }

    fn check(
        &self,
        part: FilePart,
        state: State,
        column: &'static str,
        found: usize,
    ) -> Result<(), WireError> {
        if state != self.state {
            return Err(bad_value(part, "state", "the state that the manifest names", state.code()));
        }
        if found != self.count {
            return Err(WireError::Inconsistent { part, column, expected: self.count, found });
        }
        Ok(())
    }
}

impl Manifest {
    /// Reads a manifest, and makes sure that the file names in it are plain names beside it (not paths, not addresses on
    /// other hosts), that no state comes twice, and that the counts add up.
    ///
    /// # Errors
    /// See [`WireError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        let mut fields = Fields::read(FilePart::Manifest, bytes)?;
        let manifest = Self {
            title: fields.text("title")?,
            sources: fields.objects("sources")?.iter_mut().map(source).collect::<Result<_, _>>()?,
            as_of: fields.date("as_of")?,
            meetings_as_of: fields.date_or_none("meetings_as_of")?,
            sample: fields.flag("sample")?,
            count: fields.count("count")?,
            shards: fields.objects("shards")?.iter_mut().map(shard_entry).collect::<Result<_, _>>()?,
            gazetteer: fields
                .objects("gazetteer")?
                .iter_mut()
                .map(gazetteer_file)
                .collect::<Result<_, _>>()?,
            meetings: fields
                .objects_or_none("meetings")?
                .iter_mut()
                .map(meetings_entry)
                .collect::<Result<_, _>>()?,
            towns_file: fields.text("towns_file")?,
            terms_file: fields.text("terms_file")?,
        };
        manifest.check_names()?;
        let wrong = out_of_order(manifest.shards.iter().map(|shard| shard.state))
            .or_else(|| out_of_order(manifest.gazetteer.iter().map(|file| file.state)));
        let wrong = wrong.map(Some).or_else(|| out_of_order(manifest.meetings.iter().map(|file| file.state)));
        if let Some(state) = wrong {
            let state = state.map_or("", State::code);
            return Err(bad_value(FilePart::Manifest, "state", "states in order, each once", state));
        }
        let sum = manifest.shards.iter().fold(0usize, |sum, shard| sum.saturating_add(shard.count));
        if sum != manifest.count {
            let (part, column) = (FilePart::Manifest, "count");
            return Err(WireError::Inconsistent { part, column, expected: sum, found: manifest.count });
        }
        Ok(manifest)
    }

    /// The two files of a state; `None` when it has no centers.
    #[must_use]
    pub fn shard(&self, state: State) -> Option<&ShardEntry> {
        self.shards.iter().find(|shard| shard.state == state)
    }

    /// The list of ZIPs and towns of a state.
    #[must_use]
    pub fn gazetteer(&self, state: State) -> Option<&GazetteerFile> {
        self.gazetteer.iter().find(|file| file.state == state)
    }

    /// The meetings of a state; `None` when it has none.
    #[must_use]
    pub fn meetings(&self, state: State) -> Option<&MeetingsEntry> {
        self.meetings.iter().find(|entry| entry.state == Some(state))
    }

    /// Of which day the meetings are. A listing of an older importer has one day for everything.
    #[must_use]
    pub fn day_of_meetings(&self) -> Date {
        self.meetings_as_of.unwrap_or(self.as_of)
    }

    /// How many meetings there are in all files.
    #[must_use]
    pub fn meeting_count(&self) -> usize {
        self.meetings.iter().fold(0, |sum, entry| sum.saturating_add(entry.count))
    }

    /// The files that may have a meeting within reach of a position, and those with meetings online that belong to no state.
    pub fn meetings_in_reach(&self, at: LatLon, reach: Meters) -> impl Iterator<Item = &MeetingsEntry> {
        let wanted = Bounds::around(at, reach);
        self.meetings.iter().filter(move |entry| {
            entry.state.is_none() || entry.bounds.is_some_and(|bounds| bounds.overlaps(&wanted))
        })
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The shards that may have a center within reach of a position: no other needs to be fetched for it.
    pub fn shards_in_reach(&self, at: LatLon, reach: Meters) -> impl Iterator<Item = &ShardEntry> {
        let wanted = Bounds::around(at, reach);
        self.shards.iter().filter(move |shard| shard.bounds.is_some_and(|bounds| bounds.overlaps(&wanted)))
    }

    /// The names of all files of the listing but the manifest itself.
    pub fn file_names(&self) -> impl Iterator<Item = &str> {
        let shards = self.shards.iter().flat_map(|shard| [&shard.file, &shard.details_file]);
        let places = self.gazetteer.iter().map(|file| &file.file);
        let meetings = self.meetings.iter().map(|entry| &entry.file);
        shards.chain(places).chain(meetings).chain([&self.towns_file, &self.terms_file]).map(String::as_str)
    }

    fn check_names(&self) -> Result<(), WireError> {
        for name in self.file_names() {
            let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
            if !plain || name.starts_with('.') || name.is_empty() {
                return Err(bad_value(FilePart::Manifest, "file", "a plain file name", name));
            }
        }
        Ok(())
    }
}

/// The first state that comes twice, or out of order.
fn out_of_order<S: Copy + PartialOrd>(mut states: impl Iterator<Item = S>) -> Option<S> {
    let mut last = None;
    states.find(|state| last.replace(*state).is_some_and(|before| before >= *state))
}

fn source(fields: &mut Fields) -> Result<Source, WireError> {
    Ok(Source {
        id: fields.text("id")?,
        title: fields.text("title")?,
        publisher: fields.text("publisher")?,
        url: fields.text("url")?,
        as_of: fields.date("as_of")?,
    })
}

fn shard_entry(fields: &mut Fields) -> Result<ShardEntry, WireError> {
    Ok(ShardEntry {
        state: fields.state("state")?,
        count: fields.count("count")?,
        bounds: fields.bounds("bbox")?,
        file: fields.text("file")?,
        bytes: fields.count("bytes")?,
        details_file: fields.text("details_file")?,
        details_bytes: fields.count("details_bytes")?,
    })
}

fn meetings_entry(fields: &mut Fields) -> Result<MeetingsEntry, WireError> {
    Ok(MeetingsEntry {
        state: fields.state_or_none("state")?,
        count: fields.count("count")?,
        bounds: fields.bounds("bbox")?,
        file: fields.text("file")?,
        bytes: fields.count("bytes")?,
    })
}

fn gazetteer_file(fields: &mut Fields) -> Result<GazetteerFile, WireError> {
    Ok(GazetteerFile {
        state: fields.state("state")?,
        file: fields.text("file")?,
        bytes: fields.count("bytes")?,
        bounds: fields.bounds("bbox")?,
    })
}

/// The file as it stands.
#[derive(Serialize)]
pub(super) struct ManifestFile {
    format: String,
    version: u32,
    title: String,
    sample: bool,
    as_of: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    meetings_as_of: Option<Date>,
    count: usize,
    sources: Vec<Source>,
    shards: Vec<ShardEntry>,
    gazetteer: Vec<GazetteerFile>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    meetings: Vec<MeetingsEntry>,
    towns_file: String,
    terms_file: String,
}

impl From<Manifest> for ManifestFile {
    fn from(manifest: Manifest) -> Self {
        Self {
            format: FilePart::Manifest.format().to_owned(),
            version: VERSION,
            title: manifest.title,
            sample: manifest.sample,
            as_of: manifest.as_of,
            meetings_as_of: manifest.meetings_as_of,
            count: manifest.count,
            sources: manifest.sources,
            shards: manifest.shards,
            gazetteer: manifest.gazetteer,
            meetings: manifest.meetings,
            towns_file: manifest.towns_file,
            terms_file: manifest.terms_file,
        }
    }
}
