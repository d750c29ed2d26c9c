//! How does a listing travel?
//!
//! A listing is a folder of static JSON. [`encode`] makes its files from centers; each type here reads one of them back:
//!
//! | file | type | holds | fetched |
//! |---|---|---|---|
//! | `manifest.json` | [`Manifest`] | title, sources, and which file is which | first |
//! | `oh.<hash>.json` | [`Shard`] | all that a list, a search and the filters need, of one state | when its state is in reach |
//! | `oh.details.<hash>.json` | [`Details`] | the rest of the same centers, in the same order | when a center's page opens |
//! | `places.oh.<hash>.json` | [`Gazetteer`](crate::gazetteer::Gazetteer) | the state's ZIPs and towns | when somebody types a place |
//! | `towns.<hash>.json` | [`Towns`](crate::gazetteer::Towns) | which states have a town of a name | when somebody types a town without a state |
//! | `terms.<hash>.json` | [`Terms`] | what the source's codes mean | when a center's page opens |
//!
//! All names but the manifest's carry a hash of the content, so that they can be cached for ever.
//!
//! # Shape
//! Shards are *columnar*: 18,697 centers came to 484 KB in Brotli this way and to 665 KB as one object a row. Rows are
//! sorted by ZIP, then name, because neighbours that look alike compress best. In detail:
//! - A text column is one string with the values joined by `\n`; a line break inside a value becomes a space. A column
//!   of a single line holds for every row. Only `names` always has one line a row: it says how many rows there are.
//! - Service codes are one bit a code, six bits a sign of `A-Za-z0-9-_`, least significant bit first, every row equally
//!   long. Which code is which bit stands in the file's own `codes`, so a listing made by an older taxonomy still reads.
//!   The search shard has the codes that were filters when it was made: an option that is newer finds nothing in it
//!   until the listing is imported again.
//! - ZIPs are a table: five digits each (`zips`), how many rows each has (`zip_rows`), and its middle in 1e-4 degrees.
//!   Positions of a door are sparse: row number and 1e-5 degrees. 0,0 is no position.
//! - The other names of a ZIP's town stand in `aliases`, joined by `;` in the ZIP's line.
//! - Names of towns are in the order of their keys ([`town_key`](crate::gazetteer::town_key)), each as one digit (base 36:
//!   how many bytes it shares with the name before) and the rest; their states as `IL12MO3OH`, where the number is that of
//!   the ZIPs, and left out when it is one. For the 25,659 names of the country that is 110 KB in Brotli; without the
//!   digit it would be 125 KB, and 131 KB as one list a state.
//! - Which fields are from another source than their record stands in the details of a center and in the file of a meeting,
//!   in a row's line of `origins`: a letter a field, and which of `origin_sources` it is. Files made before there was such a
//!   column read as if it were empty.
//! - Types of a meeting stand in its line with spaces between them; a space within one is written as `_`.
//! - Ids are not written: they are computed from the columns.
//!
//! # Foreign bytes
//! Reading never panics, and never reserves memory by a number in the file: every count is checked against the length of
//! a string that is really there. What is wrong is told by [`WireError`] in a sentence.

mod column;
mod details;
mod encode;
mod error;
mod manifest;
mod meetings;
mod origins;
pub(crate) mod places;
mod read;
mod shard;
mod signs;
mod terms;
pub(crate) mod towns;

pub use details::Details;
pub use encode::{EncodeError, GazetteerEntry, Header, ListingFile, Records, encode};
pub use error::{FilePart, WireError};
pub use manifest::{GazetteerFile, Manifest, MeetingsEntry, ShardEntry, Source};
pub use meetings::Meetings;
pub use shard::Shard;
pub use terms::{Term, Terms};

/// The version of the format that this code writes, and the only one it reads.
pub const VERSION: u32 = 1;
/// The name of the manifest: the one file whose name never changes.
pub const MANIFEST_NAME: &str = "manifest.json";
