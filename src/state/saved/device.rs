//! How does the device keep the list?
//!
//! All that is needed for it, records and their form too, stands behind [`keep_on_device`]: a part of the app that most
//! visits do not need at the start.

use std::pin::Pin;

use listing::record::CenterId;

use super::record::{self, SavedPlace};
use crate::browser::saved_store::{self, Database, Entry, StoreProblem, Task};

/// What the device is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// What is kept?
    Read,
    /// Keep these places; and these records as they stand, which could not be understood.
    Keep(Vec<SavedPlace>, Vec<Entry>),
    /// Forget this place.
    Remove(CenterId),
    /// Forget everything.
    Clear,
}

/// All that the device keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// The first saved first.
    pub places: Vec<SavedPlace>,
    /// Records that could not be understood, as they stand.
    pub set_aside: Vec<Entry>,
}

/// An answer on its way; `None` where the device could not be asked, since the code for it did not come.
pub type Keeping = Pin<Box<dyn Future<Output = Option<Result<Kept, StoreProblem>>>>>;

/// How the device is asked.
pub type Keep = fn(Ask) -> Keeping;

/// Asks the device.
pub fn keep_on_device(ask: Ask) -> Keeping {
    let task = match ask {
        Ask::Read => Task::Read,
        Ask::Keep(places, records) => {
            let keep = records.into_iter().chain(places.iter().map(record::encode)).collect();
            Task::Change { forget: Vec::new(), keep }
        }
        Ask::Remove(id) => Task::Change { forget: vec![id.to_string()], keep: Vec::new() },
        Ask::Clear => Task::Clear,
    };
    Box::pin(async move { Some(saved_store::perform(Database::Saved, task).await.map(understood)) })
}

fn understood(entries: Vec<Entry>) -> Kept {
    let mut kept = Kept::default();
    for (key, text) in entries {
        match record::decode(&key, &text) {
            Some(place) => put(&mut kept.places, place),
            None => kept.set_aside.push((key, text)),
        }
    }
    kept
}

/// Puts a place where it belongs, the first saved first, and in the place of what was known of it. No sort: that is 2 KB of
/// Wasm, for a list that is short.
pub(super) fn put(places: &mut Vec<SavedPlace>, place: SavedPlace) {
    places.retain(|known| known.id != place.id);
    let at = places.partition_point(|known| (known.saved_at, known.id) < (place.saved_at, place.id));
    places.insert(at, place);
}
