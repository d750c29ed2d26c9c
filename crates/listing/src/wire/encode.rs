//! How does a listing become files?

use std::collections::BTreeSet;

use serde::Serialize;

use super::MANIFEST_NAME;
use super::column::without_line_breaks;
use super::details::DetailsFile;
use super::manifest::{GazetteerFile, Manifest, ManifestFile, MeetingsEntry, ShardEntry, Source};
use super::meetings::MeetingsFile;
use super::places::PlacesFile;
use super::shard::{ShardFile, rounded};
use super::terms::{Terms, TermsFile};
use super::towns::TownsFile;
use crate::freshness::day_of_list;
use crate::geo::{Bounds, LatLon};
use crate::hash::Fnv;
use crate::meeting::{Meeting, WeeklyTime};
use crate::record::{Center, CenterId, Origin, Phone, Position, Zip};
use crate::state::State;
use crate::taxonomy;

/// What a listing says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// What the listing is called.
    pub title: String,
    /// What it was made from; at least one.
    pub sources: Vec<Source>,
    /// Whether every center in it is invented.
    pub sample: bool,
}

/// What stands in a listing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Records {
    /// The places, in any order.
    pub centers: Vec<Center>,
    /// The meetings, in any order.
    pub meetings: Vec<Meeting>,
}

impl From<Vec<Center>> for Records {
    fn from(centers: Vec<Center>) -> Self {
        Self { centers, meetings: Vec::new() }
    }
}

/// One ZIP of the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct GazetteerEntry {
    /// The ZIP.
    pub zip: Zip,
    /// Its state.
    pub state: State,
    /// The town it is usually named after.
    pub town: String,
    /// Other towns that people in it name: suburbs and quarters whose mail the town's post office has.
    pub aliases: Vec<String>,
    /// Its middle; `None` when nobody knows.
    pub at: Option<LatLon>,
}

/// A file that is ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListingFile {
    /// Its plain name, without a folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl ListingFile {
    /// Whether [`encode`] gives its files such names: `oh.<16 hexadecimal digits>.json`, `oh.details.….json`,
    /// `places.oh.….json`, `meetings.oh.….json`, `meetings.online.….json`, `towns.….json`, `terms.….json`, or the manifest's.
    #[must_use]
    pub fn is_name(name: &str) -> bool {
        let is_state = |code: &str| {
            code.bytes().all(|sign| sign.is_ascii_lowercase()) && State::from_code(code).is_some()
        };
        let is_hash = |digits: &str| {
            digits.len() == HASH_DIGITS
                && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
        };
        match name.split('.').collect::<Vec<_>>()[..] {
            ["towns" | "terms", hash, "json"] => is_hash(hash),
            [MEETINGS, ONLINE, hash, "json"] => is_hash(hash),
            [state, hash, "json"]
            | [MEETINGS, state, hash, "json"]
            | ["places", state, hash, "json"]
            | [state, "details", hash, "json"] => is_state(state) && is_hash(hash),
            _ => name == MANIFEST_NAME,
        }
    }
}

/// Why a listing could not be made. Each is a mistake of the importer, not of its input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// The header names no source.
    #[error("the header names no source: a listing says at least where it is from")]
    NoSource,
    /// Two sources share an id, or an id is empty or has a line break.
    #[error(
        "the source id \"{id}\" is empty, has a line break or comes twice: give every source a short id of its own"
    )]
    BadSourceId {
        /// The id.
        id: String,
    },
    /// A center or meeting refers to a source that the header does not name.
    #[error(
        "\"{name}\" is from source \"{source_id}\", which the header does not name: add it to the header"
    )]
    UnknownSource {
        /// Whose source.
        name: String,
        /// The id it gives.
        source_id: String,
    },
    /// Two centers have the same identity.
    #[error(
        "the center \"{name}\" ({id}) comes twice: merge centers with the same names, street and ZIP first"
    )]
    SameCenterTwice {
        /// Its id.
        id: CenterId,
        /// Its name.
        name: String,
    },
    /// A meeting begins or lasts longer than a day has minutes.
    #[error("the meeting \"{name}\" has a time that no day has: leave it out")]
    BadTime {
        /// Whose time.
        name: String,
    },
    /// A phone is not ten digits with an extension of digits.
    #[error("\"{name}\" has the phone \"{phone}\": repair it to ten digits, or leave it out")]
    BadPhone {
        /// Whose phone.
        name: String,
        /// What it is.
        phone: String,
    },
    /// A position is out of range, or 0,0.
    #[error("\"{name}\" has a position that is none: leave it out where it is unknown, 0,0 or out of range")]
    BadPosition {
        /// Whose position: a center's name or a ZIP.
        name: String,
    },
    /// The columns could not be written as JSON.
    #[error("the file {name} could not be written as JSON: {why}")]
    Json {
        /// The beginning of the file's name.
        name: String,
        /// What went wrong.
        why: String,
    },
}

/// Makes the files of a listing. The manifest comes last, so that a writer who stops halfway leaves no listing that
/// looks whole. Equal input gives equal bytes, in whatever order the centers come.
///
/// What changes on the way: line breaks inside a value become spaces, positions are rounded (1 m for a door, 11 m for
/// the middle of a ZIP), codes are sorted, and centers of one ZIP without an exact position share the ZIP's.
///
/// # Errors
/// See [`EncodeError`].
pub fn encode(
    header: &Header,
    records: impl Into<Records>,
    terms: &Terms,
    gazetteer: &[GazetteerEntry],
) -> Result<Vec<ListingFile>, EncodeError> {
    let Records { mut centers, mut meetings } = records.into();
    check_header(header)?;
    for center in &mut centers {
        check_center(header, center)?;
        settle(center);
    }
    centers
        .sort_by_cached_key(|c| (c.state, c.zip, c.name.clone(), c.part.clone(), c.street.clone(), c.id()));
    check_unique(&centers)?;

    let mut files = Vec::new();
    let mut shards = Vec::new();
    for of_state in centers.chunk_by(|a, b| a.state == b.state) {
        shards.extend(encode_state(of_state, terms, &mut files)?);
    }
    for meeting in &mut meetings {
        check_meeting(header, meeting)?;
        meeting.types.sort_unstable();
        meeting.types.dedup();
        settle_origins(&mut meeting.origins);
    }
    let meetings_as_of = day_of_list(meetings.iter().map(|meeting| meeting.as_of));
    let meetings = encode_meetings(meetings, &mut files)?;
    let entries = in_order(gazetteer)?;
    let places = encode_gazetteer(&entries, &mut files)?;
    let towns_file = push(&mut files, "towns", &TownsFile::of(&entries))?;
    let terms_file = push(&mut files, "terms", &TermsFile::of(terms))?;

    let as_of = day_of_list(centers.iter().map(|center| center.as_of));
    let newest = || header.sources.iter().map(|source| source.as_of).max();
    let as_of = as_of.or_else(newest).ok_or(EncodeError::NoSource)?;
    let manifest = Manifest {
        title: header.title.clone(),
        sources: header.sources.clone(),
        as_of,
        meetings_as_of,
        sample: header.sample,
        count: centers.len(),
        shards,
        gazetteer: places,
        meetings,
        towns_file: towns_file.name,
        terms_file: terms_file.name,
    };
    let bytes = json(MANIFEST_NAME, &ManifestFile::from(manifest))?;
    files.push(ListingFile { name: MANIFEST_NAME.to_owned(), bytes });
    Ok(files)
}

fn check_header(header: &Header) -> Result<(), EncodeError> {
    let mut ids = BTreeSet::new();
    for Source { id, .. } in &header.sources {
        if id.is_empty() || *id != without_line_breaks(id) || !ids.insert(id) {
            return Err(EncodeError::BadSourceId { id: id.clone() });
        }
    }
    if ids.is_empty() { Err(EncodeError::NoSource) } else { Ok(()) }
}

fn check_center(header: &Header, center: &Center) -> Result<(), EncodeError> {
    check_origins(header, &center.name, &center.origins)?;
    check(header, &center.name, &center.source, &center.phones, center.position)
}

fn check_meeting(header: &Header, meeting: &Meeting) -> Result<(), EncodeError> {
    let is_none = |time: WeeklyTime| {
        time.starts >= MINUTES_A_DAY || !(1..=MINUTES_A_DAY).contains(&time.lasts.unwrap_or(1))
    };
    if meeting.time.is_some_and(is_none) {
        return Err(EncodeError::BadTime { name: meeting.name.clone() });
    }
    check_origins(header, &meeting.name, &meeting.origins)?;
    check(header, &meeting.name, &meeting.source, meeting.join_phone.as_slice(), meeting.position)
}

fn check_origins<F>(header: &Header, name: &str, origins: &[Origin<F>]) -> Result<(), EncodeError> {
    let is_unknown = |id: &String| header.sources.iter().all(|source| source.id != *id);
    match origins.iter().map(|origin| &origin.source).find(|id| is_unknown(id)) {
        Some(id) => Err(EncodeError::UnknownSource { name: name.to_owned(), source_id: id.clone() }),
        None => Ok(()),
    }
}

/// What holds for every record.
fn check(
    header: &Header,
    name: &str,
    source_id: &str,
    phones: &[Phone],
    position: Option<Position>,
) -> Result<(), EncodeError> {
    let name = || name.to_owned();
    if header.sources.iter().all(|source| source.id != source_id) {
        return Err(EncodeError::UnknownSource { name: name(), source_id: source_id.to_owned() });
    }
    for phone in phones.iter().map(Phone::to_string) {
        if phone.parse::<Phone>().is_err() {
            return Err(EncodeError::BadPhone { name: name(), phone });
        }
    }
    match position {
        Some(Position { at, .. }) if LatLon::new(at.lat, at.lon).is_none() => {
            Err(EncodeError::BadPosition { name: name() })
        }
        _ => Ok(()),
    }
}

/// Makes the center what a reader will get, so that order and boxes are those of the files.
fn settle(center: &mut Center) {
    for text in [&mut center.name, &mut center.part, &mut center.street] {
        *text = without_line_breaks(text);
    }
    center.position = center.position.and_then(rounded);
    center.codes.sort_unstable();
    center.codes.dedup();
    settle_origins(&mut center.origins);
}

/// In the order of the fields, each once: a reader takes no others.
fn settle_origins<F: Copy + Ord>(origins: &mut Vec<Origin<F>>) {
    origins.sort();
    origins.dedup_by_key(|origin| origin.field);
}

fn check_unique(centers: &[Center]) -> Result<(), EncodeError> {
    let mut ids = BTreeSet::new();
    for center in centers {
        let id = center.id();
        if !ids.insert(id) {
            return Err(EncodeError::SameCenterTwice { id, name: center.name.clone() });
        }
    }
    Ok(())
}

/// The two files of one state's centers, and how the manifest speaks of them.
fn encode_state(
    centers: &[Center],
    terms: &Terms,
    files: &mut Vec<ListingFile>,
) -> Result<Option<ShardEntry>, EncodeError> {
    let Some(state) = centers.first().map(|center| center.state) else { return Ok(None) };
    let (searched, others) = codes_in_use(centers, terms);
    let prefix = state.code().to_ascii_lowercase();
    let shard = push(files, &prefix, &ShardFile::of(state, centers, searched))?;
    let details = push(files, &format!("{prefix}.details"), &DetailsFile::of(state, centers, others))?;
    Ok(Some(ShardEntry {
        state,
        count: centers.len(),
        bounds: Bounds::of(centers.iter().filter_map(|center| center.position).map(|position| position.at)),
        file: shard.name,
        bytes: shard.length,
        details_file: details.name,
        details_bytes: details.length,
    }))
}

/// A file for each state's meetings, and how the manifest speaks of them.
fn encode_meetings(
    mut meetings: Vec<Meeting>,
    files: &mut Vec<ListingFile>,
) -> Result<Vec<MeetingsEntry>, EncodeError> {
    // Those of one house stand together, because neighbours that look alike compress best.
    let key = |m: &Meeting| {
        let at = (m.state, m.zip, m.street.clone(), m.venue.clone());
        (at, m.name.clone(), m.time, m.fellowship.clone(), m.join_url.clone(), m.url.clone(), m.notes.clone())
    };
    meetings.sort_by_cached_key(key);
    let mut entries = Vec::new();
    for of_state in meetings.chunk_by(|a, b| a.state == b.state) {
        let state = of_state.first().and_then(|meeting| meeting.state);
        let code = state.map_or(ONLINE.to_owned(), |state| state.code().to_ascii_lowercase());
        let written = push(files, &format!("{MEETINGS}.{code}"), &MeetingsFile::of(state, of_state))?;
        let positions = of_state.iter().filter_map(|meeting| meeting.position);
        entries.push(MeetingsEntry {
            state,
            count: of_state.len(),
            bounds: Bounds::of(positions.map(|position| position.at)),
            file: written.name,
            bytes: written.length,
        });
    }
    Ok(entries)
}

/// The codes that these centers have: first those that a filter uses (in the order of the taxonomy), then the others (in
/// the order of the dictionary, because neighbours there go together and so compress well).
fn codes_in_use(centers: &[Center], terms: &Terms) -> (Vec<String>, Vec<String>) {
    let mut rest: BTreeSet<&str> =
        centers.iter().flat_map(|center| &center.codes).map(String::as_str).collect();
    let searched =
        taxonomy::filterable_codes().into_iter().filter(|code| rest.remove(code)).map(str::to_owned);
    let searched: Vec<String> = searched.collect();
    let known =
        terms.iter().map(|term| term.code.as_str()).filter(|code| rest.remove(code)).map(str::to_owned);
    let mut others: Vec<String> = known.collect();
    others.extend(rest.into_iter().map(str::to_owned));
    (searched, others)
}

/// The entries by state and ZIP, each ZIP once.
fn in_order(gazetteer: &[GazetteerEntry]) -> Result<Vec<&GazetteerEntry>, EncodeError> {
    let mut entries: Vec<&GazetteerEntry> = gazetteer.iter().collect();
    if let Some(bad) = entries.iter().find(|e| e.at.is_some_and(|at| LatLon::new(at.lat, at.lon).is_none())) {
        return Err(EncodeError::BadPosition { name: bad.zip.to_string() });
    }
    entries.sort_by(|a, b| (a.state, a.zip, &a.town).cmp(&(b.state, b.zip, &b.town)));
    entries.dedup_by(|a, b| (a.state, a.zip) == (b.state, b.zip));
    Ok(entries)
}

fn encode_gazetteer(
    entries: &[&GazetteerEntry],
    files: &mut Vec<ListingFile>,
) -> Result<Vec<GazetteerFile>, EncodeError> {
    let mut places = Vec::new();
    for of_state in entries.chunk_by(|a, b| a.state == b.state) {
        let Some(state) = of_state.first().map(|entry| entry.state) else { continue };
        let prefix = format!("places.{}", state.code().to_ascii_lowercase());
        let written = push(files, &prefix, &PlacesFile::of(state, of_state))?;
        let bounds = Bounds::of(of_state.iter().filter_map(|entry| entry.at));
        places.push(GazetteerFile { state, file: written.name, bytes: written.length, bounds });
    }
    Ok(places)
}

/// How the names of files of meetings begin.
const MEETINGS: &str = "meetings";
/// What stands for the state of those that belong to none.
const ONLINE: &str = "online";
const MINUTES_A_DAY: u16 = 1440;

/// Digits of the hash in a file's name.
const HASH_DIGITS: usize = 16;

/// Name and length of a file that was just made.
struct Written {
    name: String,
    length: usize,
}

/// Makes `<prefix>.<hash of the content>.json`.
fn push<W: Serialize>(files: &mut Vec<ListingFile>, prefix: &str, file: &W) -> Result<Written, EncodeError> {
    let bytes = json(prefix, file)?;
    let mut hash = Fnv::new();
    hash.add(&bytes);
    let name = format!("{prefix}.{:0HASH_DIGITS$x}.json", hash.finish());
    let written = Written { name: name.clone(), length: bytes.len() };
    files.push(ListingFile { name, bytes });
    Ok(written)
}

fn json<W: Serialize>(name: &str, file: &W) -> Result<Vec<u8>, EncodeError> {
    serde_json::to_vec(file)
        .map_err(|error| EncodeError::Json { name: name.to_owned(), why: error.to_string() })
}
