//! How is one file of the listing brought here?

use listing::gazetteer::{Gazetteer, Towns};
use listing::wire::{Details, Manifest, Meetings, MeetingsEntry, Shard, ShardEntry, Terms, WireError};

use super::LoadError;
use crate::browser::http::{self, Kept, NoAnswer};
use crate::browser::timer;
use crate::routes::{LISTING, below_base};

/// How long to wait before each further try when there was no answer, in milliseconds.
const WAITS: [u32; 2] = [400, 1_600];

/// The listing's table of contents.
///
/// # Errors
/// See [`LoadError`]; so for all functions here.
pub async fn fetch_manifest(kept: Kept) -> Result<Manifest, LoadError> {
    fetch("manifest.json", kept, Manifest::decode).await
}

/// What lists and filters need of one state.
pub async fn fetch_shard(entry: &ShardEntry, kept: Kept) -> Result<Shard, LoadError> {
    fetch(&entry.file, kept, |bytes| entry.read_shard(bytes)).await
}

/// The rest of what is known about the centers of one state.
pub async fn fetch_details(entry: &ShardEntry, kept: Kept) -> Result<Details, LoadError> {
    fetch(&entry.details_file, kept, |bytes| entry.read_details(bytes)).await
}

/// The meetings of one state, or those online.
pub async fn fetch_meetings(entry: &MeetingsEntry, kept: Kept) -> Result<Meetings, LoadError> {
    fetch(&entry.file, kept, |bytes| entry.read(bytes)).await
}

/// The source's own words for its codes.
pub async fn fetch_terms(file: &str, kept: Kept) -> Result<Terms, LoadError> {
    fetch(file, kept, Terms::decode).await
}

/// The ZIP codes and towns of one state.
pub async fn fetch_gazetteer(file: &str, kept: Kept) -> Result<Gazetteer, LoadError> {
    fetch(file, kept, Gazetteer::decode).await
}

/// The towns of the whole country.
pub async fn fetch_towns(file: &str, kept: Kept) -> Result<Towns, LoadError> {
    fetch(file, kept, Towns::decode).await
}

async fn fetch<T>(
    file: &str,
    kept: Kept,
    decode: impl Fn(&[u8]) -> Result<T, WireError>,
) -> Result<T, LoadError> {
    let body = fetch_bytes(file, kept).await?;
    decode(&body).map_err(|reason| LoadError::Unreadable { file: file.to_owned(), reason })
}

async fn fetch_bytes(file: &str, kept: Kept) -> Result<Vec<u8>, LoadError> {
    let path = below_base(LISTING) + file;
    let mut waits = WAITS.into_iter();
    loop {
        match http::get(&path, kept).await {
            Ok(http::Response { status: 200, body }) => return Ok(body),
            Ok(http::Response { status, .. }) => {
                return Err(LoadError::Refused { file: file.to_owned(), status });
            }
            // Who has waited so long is told, and asks again when there is a better signal.
            Err(NoAnswer::Stalled) => return Err(LoadError::Stalled { file: file.to_owned() }),
            Err(NoAnswer::Unreachable) => match waits.next() {
                Some(wait) => timer::sleep(wait).await,
                None => return Err(LoadError::Unreachable { file: file.to_owned() }),
            },
        }
    }
}
