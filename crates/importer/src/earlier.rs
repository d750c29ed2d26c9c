//! What is new, changed or gone since the listing that is there?

mod meetings;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use listing::meeting::Meeting;
use listing::record::{Center, CenterId, Field};
use listing::wire::{ListingFile, MANIFEST_NAME, Manifest};
use serde::Serialize;

/// More than this share of what is there may not go without a word.
const MOST_LOST: (usize, usize) = (1, 3);
/// No file of a listing is larger.
const MOST_BYTES: u64 = 256 << 20;

/// What an import changes: centers and meetings apart, since many of the one could hide that the other are lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Places.
    pub centers: Compared,
    /// Meetings.
    pub meetings: Compared,
}

/// What an import changes of the centers, or of the meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// How many records there were.
    pub before: usize,
    /// How many there are.
    pub after: usize,
    /// What was not there before.
    pub new: Vec<Change>,
    /// What says something else than before. The day alone is no change.
    pub changed: Vec<Change>,
    /// What is no longer there.
    pub gone: Vec<Change>,
}

/// One record that is new, changed or gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its town and state.
    pub town: String,
    /// Which fields say something else; empty where it is new or gone.
    pub fields: Vec<&'static str>,
}

impl Changes {
    /// Both, each with what it is called.
    #[must_use]
    pub fn by_kind(&self) -> [(&'static str, &Compared); 2] {
        [("centers", &self.centers), ("meetings", &self.meetings)]
    }

    /// Of which more than a third goes, with what it is called.
    #[must_use]
    pub fn lost(&self) -> Option<(&'static str, &Compared)> {
        self.by_kind().into_iter().find(|(_, compared)| compared.loses_too_much())
    }
}

impl Compared {
    /// Whether more than a third of what is there goes.
    #[must_use]
    pub fn loses_too_much(&self) -> bool {
        self.gone.len() * MOST_LOST.1 > self.before * MOST_LOST.0
    }
}

/// How the new listing and the one that is there compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Comparison {
    /// There is no listing yet.
    Nothing,
    /// What is there cannot be compared with, for this reason.
    Impossible(String),
    /// What changes.
    Changes(Changes),
}

/// Compares the files of a new listing with the listing in the folder.
pub(crate) fn compare(files: &[ListingFile], folder: &Path) -> Comparison {
    let on_disk = |name: &str| read_file(&folder.join(name));
    match on_disk(MANIFEST_NAME) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Comparison::Nothing,
        Err(error) => return Comparison::Impossible(format!("its {MANIFEST_NAME} cannot be read: {error}")),
        Ok(_) => {}
    }
    let in_memory = |name: &str| {
        let file = files.iter().find(|file| file.name == name);
        file.map(|file| file.bytes.clone()).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    };
    let both = || {
        let (before, after) = (contents(&on_disk)?, contents(&in_memory)?);
        let names = |manifest: &Manifest| -> BTreeSet<[String; 2]> {
            manifest.shards.iter().map(|entry| [entry.file.clone(), entry.details_file.clone()]).collect()
        };
        // Names hold a hash of the content: a state with the same names has the same centers, unless a file broke since.
        let is_whole = |name: &String| {
            let is_it = |bytes| files.iter().any(|file| file.name == *name && file.bytes == bytes);
            on_disk(name).is_ok_and(is_it)
        };
        let mut same = &names(&before) & &names(&after);
        same.retain(|names| names.iter().all(is_whole));
        Ok((records_of(&before, &same, &on_disk)?, records_of(&after, &same, &in_memory)?))
    };
    match both() {
        Err(why) => Comparison::Impossible(why),
        Ok((before, _)) if before.is_sample => {
            Comparison::Impossible("it is a sample, whose places are invented".to_owned())
        }
        Ok((before, after)) => Comparison::Changes(Changes {
            centers: compare_centers(&before.centers, &after.centers, before.in_same_files),
            meetings: meetings::compare(&before.meetings, &after.meetings),
        }),
    }
}

/// A file of the folder itself: no link to a device is read without end.
fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.len() > MOST_BYTES {
        return Err(io::Error::other("it is too large"));
    }
    fs::read(path)
}

type Read<'a> = dyn Fn(&str) -> io::Result<Vec<u8>> + 'a;

/// All that a listing has.
struct AllRecords {
    is_sample: bool,
    centers: Vec<Center>,
    /// So many centers are in files that the other listing has as well.
    in_same_files: usize,
    meetings: Vec<Meeting>,
}

fn bytes_of(read: &Read<'_>, name: &str) -> Result<Vec<u8>, String> {
    read(name).map_err(|error| format!("its {name} cannot be read: {error}"))
}

fn contents(read: &Read<'_>) -> Result<Manifest, String> {
    Manifest::decode(&bytes_of(read, MANIFEST_NAME)?).map_err(|error| format!("its {MANIFEST_NAME}: {error}"))
}

/// The records of the files that are not the same in the other listing.
fn records_of(
    manifest: &Manifest,
    same: &BTreeSet<[String; 2]>,
    read: &Read<'_>,
) -> Result<AllRecords, String> {
    let bytes = |name: &str| bytes_of(read, name);
    let wrong = |name: &str, error: listing::wire::WireError| format!("its {name}: {error}");
    let mut centers = Vec::new();
    let mut in_same_files = 0;
    for entry in &manifest.shards {
        if same.contains(&[entry.file.clone(), entry.details_file.clone()]) {
            in_same_files += entry.count;
            continue;
        }
        let shard = entry.read_shard(&bytes(&entry.file)?).map_err(|error| wrong(&entry.file, error))?;
        let details = entry
            .read_details(&bytes(&entry.details_file)?)
            .map_err(|error| wrong(&entry.details_file, error))?;
        centers.extend((0..shard.len()).filter_map(|row| Some(details.complete(row, shard.center(row)?))));
    }
    let mut meetings = Vec::new();
    for entry in &manifest.meetings {
        let of_state = entry.read(&bytes(&entry.file)?).map_err(|error| wrong(&entry.file, error))?;
        meetings.extend(of_state.into_vec());
    }
    Ok(AllRecords { is_sample: manifest.sample, centers, in_same_files, meetings })
}

/// `in_same_files` are in both and were not read.
fn compare_centers(before: &[Center], after: &[Center], in_same_files: usize) -> Compared {
    let by_id = |centers: &'_ [Center]| -> BTreeMap<CenterId, usize> {
        centers.iter().enumerate().map(|(at, center)| (center.id(), at)).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let mut changes = Compared {
        before: old.len() + in_same_files,
        after: new.len() + in_same_files,
        new: Vec::new(),
        changed: Vec::new(),
        gone: Vec::new(),
    };
    let ids: BTreeSet<CenterId> = old.keys().chain(new.keys()).copied().collect();
    for id in ids {
        match (old.get(&id).map(|at| &before[*at]), new.get(&id).map(|at| &after[*at])) {
            (None, Some(center)) => changes.new.push(change(id, center, Vec::new())),
            (Some(center), None) => changes.gone.push(change(id, center, Vec::new())),
            (Some(old), Some(new)) => {
                let fields = differing(old, new);
                if !fields.is_empty() {
                    changes.changed.push(change(id, new, fields));
                }
            }
            (None, None) => {}
        }
    }
    changes
}

fn change(id: CenterId, center: &Center, fields: Vec<&'static str>) -> Change {
    let name = match center.part.is_empty() {
        true => center.name.clone(),
        false => format!("{}, {}", center.name, center.part),
    };
    Change { id: id.to_string(), name, town: format!("{}, {}", center.city, center.state.code()), fields }
}

fn differing(old: &Center, new: &Center) -> Vec<&'static str> {
    let is_same = |field: &Field| match field {
        Field::Name => old.name == new.name,
        Field::Part => old.part == new.part,
        Field::Street => old.street == new.street,
        Field::Unit => old.unit == new.unit,
        Field::City => old.city == new.city,
        Field::State => old.state == new.state,
        Field::Zip => old.zip == new.zip,
        Field::Position => old.position == new.position,
        Field::Phones => old.phones == new.phones,
        Field::Website => old.website == new.website,
        Field::Hours => old.hours == new.hours,
        Field::Cost => old.cost == new.cost,
        Field::Eligibility => old.eligibility == new.eligibility,
        Field::Accessibility => old.accessibility == new.accessibility,
        Field::Codes => old.codes.iter().collect::<BTreeSet<_>>() == new.codes.iter().collect(),
    };
    Field::ALL.iter().filter(|field| !is_same(field)).map(|field| field.word()).collect()
}
