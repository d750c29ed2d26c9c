//! How does the device keep the list?
//!
//! All that is needed for it, records and their form too, stands behind [`keep_on_device`]: a part of the app that most
//! visits do not need at the start.

use std::pin::Pin;

use listing::record::CenterId;

use super::record::{self, SavedPlace};
use crate::browser::saved_store::{self, Entry, StoreProblem, Task};

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

/// An answer on its way.
pub type Keeping = Pin<Box<dyn Future<Output = Result<Kept, StoreProblem>>>>;

/// How the device is asked.
pub type Keep = fn(Ask) -> Keeping;

/// Asks the device.
pub fn keep_on_device(ask: Ask) -> Keeping {
    let task = match ask {
        Ask::Read => Task::Read,
        Ask::Keep(places, records) => {
            Task::Put(records.into_iter().chain(places.iter().map(record::encode)).collect())
        }
        Ask::Remove(id) => Task::Remove(id.to_string()),
        Ask::Clear => Task::Clear,
    };
    Box::pin(async move { Ok(understood(saved_store::perform(task).await?)) })
}

fn understood(entries: Vec<Entry>) -> Kept {
    let mut kept = Kept::default();
    for (key, text) in entries {
        match record::decode(&key, &text) {
            Some(place) => kept.places.push(place),
            None => kept.set_aside.push((key, text)),
        }
    }
    sort(&mut kept.places);
    kept
}

/// The first saved first.
pub(super) fn sort(places: &mut [SavedPlace]) {
    places.sort_by_key(|place| (place.saved_at, place.id));
}
