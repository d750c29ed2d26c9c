//! Which places does the person keep on this device?
//!
//! What is pressed is true at once, in memory; the device follows. Where it refuses, the list lives as long as the page,
//! and [`Saved::problem`] says so. Every answer of the device is the whole list, so the last one counts and the ones
//! before it are dropped.

pub mod device;
pub mod list_page;
pub mod listed;
pub mod record;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use listing::record::CenterId;

use crate::browser::saved_store::{Database, Entry};
use crate::browser::{tabs, timer};
use crate::state::both_texts::typed_over;

use device::put;

pub use crate::browser::clock::now;
pub use crate::browser::saved_store::StoreProblem;
pub use device::{Ask, Keep, Keeping, Kept, keep_on_device};
pub use record::SavedPlace;

/// A note is kept when nothing was typed for so long.
pub const TYPING_RESTS: Duration = Duration::from_millis(1000);

/// Where the code that keeps things did not come, it is asked for again after so many milliseconds, then after twice as many,
/// and so on.
const UNTIL_AGAIN: u32 = 5_000;
const AT_MOST: u32 = 60_000;

/// What is known of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Known {
    kept: Kept,
    /// Why the device does not follow.
    problem: Option<StoreProblem>,
    /// The device could not be asked so far.
    is_delayed: bool,
    /// The device has answered once, or refused to.
    is_read: bool,
}

/// The person's list. One for the whole visit.
#[derive(Debug, Clone, Copy)]
pub struct Saved {
    known: RwSignal<Known>,
    keep: Keep,
    /// Counts what the device was asked.
    asked: StoredValue<u32>,
    /// What was put on the list before the device has answered. Then it may turn out to be there already, with a note.
    early: StoredValue<Vec<SavedPlace>>,
    /// What was taken off the list in this visit: who puts a place back finds the note again.
    dropped: StoredValue<Vec<SavedPlace>>,
}

impl Saved {
    /// Makes the list available to the page, reads it when the page has time for it, and again when another tab has
    /// changed it.
    pub fn provide(has_time: Memo<bool>, keep: Keep) -> Self {
        let saved = Self::knowing(Known::default(), keep);
        provide_context(saved);
        Effect::new(move |was_read: Option<bool>| {
            let is_first = has_time.get() && was_read != Some(true);
            if is_first {
                tabs::listen(Database::Saved.name(), move || saved.ask(Ask::Read));
                timer::after_paint(move || saved.ask(Ask::Read));
            }
            was_read == Some(true) || is_first
        });
        saved
    }

    /// One that keeps these for good, and asks no device.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(places: Vec<SavedPlace>, set_aside: usize, problem: Option<StoreProblem>) -> Self {
        let set_aside = vec![Default::default(); set_aside];
        Self::knowing(
            Known { kept: Kept { places, set_aside }, problem, is_delayed: false, is_read: true },
            keep_on_device,
        )
    }

    fn knowing(known: Known, keep: Keep) -> Self {
        Self {
            known: RwSignal::new(known),
            keep,
            asked: StoredValue::new(0),
            early: StoredValue::new(Vec::new()),
            dropped: StoredValue::new(Vec::new()),
        }
    }

    /// Whether this place is kept. Tracks.
    #[must_use]
    pub fn has(self, id: CenterId) -> bool {
        self.known.with(|known| known.kept.places.iter().any(|place| place.id == id))
    }

    /// The place as it was saved. Tracks.
    #[must_use]
    pub fn get(self, id: CenterId) -> Option<SavedPlace> {
        self.known.with(|known| known.kept.places.iter().find(|place| place.id == id).cloned())
    }

    /// All places, the first saved first. Tracks.
    #[must_use]
    pub fn places(self) -> Vec<SavedPlace> {
        self.known.with(|known| known.kept.places.clone())
    }

    /// How many places are kept. Tracks.
    #[must_use]
    pub fn count(self) -> usize {
        self.known.with(|known| known.kept.places.len())
    }

    /// How many records could not be understood. Tracks.
    #[must_use]
    pub fn set_aside(self) -> usize {
        self.known.with(|known| known.kept.set_aside.len())
    }

    /// The records that could not be understood, as they stand. Tracks.
    #[must_use]
    pub fn unreadable(self) -> Vec<Entry> {
        self.known.with(|known| known.kept.set_aside.clone())
    }

    /// Everything that is kept, as it stands on the device. Tracks.
    #[must_use]
    pub fn records(self) -> Vec<Entry> {
        self.places().iter().map(record::encode).chain(self.unreadable()).collect()
    }

    /// Whether there is anything to delete, be it that it cannot be shown. Tracks.
    #[must_use]
    pub fn is_anything_kept(self) -> bool {
        self.known.with(|known| !known.kept.places.is_empty() || !known.kept.set_aside.is_empty())
    }

    /// Why the list lives only as long as this page. Tracks.
    #[must_use]
    pub fn problem(self) -> Option<StoreProblem> {
        self.known.with(|known| known.problem)
    }

    /// Whether the device could not be asked so far, since the code for that did not come. Tracks.
    #[must_use]
    pub fn is_delayed(self) -> bool {
        self.known.with(|known| known.is_delayed)
    }

    /// Asks the device at once what it has.
    pub fn read_again(self) {
        self.ask(Ask::Read);
    }

    /// Whether what is on the list is gone with this page, as far as is known. Tracks.
    #[must_use]
    pub fn is_for_this_visit(self) -> bool {
        self.known.with(|known| known.problem.is_some() || known.is_delayed)
    }

    /// Whether the device has answered. Tracks.
    #[must_use]
    pub fn is_read(self) -> bool {
        self.known.with(|known| known.is_read)
    }

    /// Puts the place on the list, now, or takes it off. Whether it is there then.
    pub fn toggle(self, place: &SavedPlace) -> bool {
        let is_there =
            self.known.with_untracked(|known| known.kept.places.iter().any(|kept| kept.id == place.id));
        if is_there {
            self.remove(place.id);
        } else {
            let dropped = self.dropped.with_value(|dropped| {
                dropped.iter().rfind(|dropped| dropped.id == place.id).map(|dropped| dropped.note.clone())
            });
            let note = dropped.unwrap_or_default();
            self.keep(vec![SavedPlace { saved_at: now(), note, ..place.clone() }]);
        }
        !is_there
    }

    /// Keeps these places, those that are there already as they are now.
    pub fn keep(self, places: Vec<SavedPlace>) {
        self.bring_in(places, Vec::new());
    }

    /// The same, with records from elsewhere that could not be understood, under keys that are free.
    pub fn bring_in(self, places: Vec<SavedPlace>, mut records: Vec<Entry>) {
        let _ = self.known.try_update(|Known { kept, .. }| {
            kept.set_aside.extend(records.iter().cloned());
            for place in places.iter().cloned() {
                // What could not be understood goes on standing beside what takes its place.
                let key = place.id.to_string();
                let old = kept.set_aside.iter().filter(|(old, _)| *old == key);
                records.extend(old.map(|(old, text)| (format!("{old} {}", place.saved_at), text.clone())));
                put(&mut kept.places, place);
            }
        });
        if self.known.with_untracked(|known| known.is_read) {
            self.ask(Ask::Keep(places, records));
        } else {
            self.early.update_value(|early| early.extend(places));
            self.ask(Ask::Read);
        }
    }

    /// Writes a note about a place. What another tab wrote since the typing began stays.
    pub fn write_note(self, id: CenterId, began_with: &str, typed: &str) {
        let place =
            self.known.with_untracked(|known| known.kept.places.iter().find(|place| place.id == id).cloned());
        if let Some(place) = place {
            let note = typed_over(began_with, typed, &place.note);
            if note != place.note {
                self.keep(vec![SavedPlace { note, ..place }]);
            }
        }
    }

    /// Takes a place off the list.
    pub fn remove(self, id: CenterId) {
        let place =
            self.known.with_untracked(|known| known.kept.places.iter().find(|place| place.id == id).cloned());
        self.dropped.update_value(|dropped| dropped.extend(place));
        let _ = self.known.try_update(|known| known.kept.places.retain(|place| place.id != id));
        if self.known.with_untracked(|known| known.is_read) {
            self.ask(Ask::Remove(id));
        } else {
            self.early.update_value(|early| early.retain(|place| place.id != id));
        }
    }

    /// Deletes everything, from memory and device.
    pub fn clear(self) {
        let _ = self.known.try_update(|known| {
            known.kept.places.clear();
            known.kept.set_aside.clear();
        });
        self.dropped.set_value(Vec::new());
        self.ask(Ask::Clear);
    }

    fn ask(self, ask: Ask) {
        let is_change = ask != Ask::Read;
        let number = self.asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        });
        spawn_local(async move {
            let mut wait = UNTIL_AGAIN;
            let answer = loop {
                if let Some(answer) = (self.keep)(ask.clone()).await {
                    break answer;
                }
                let _ = self.known.try_update(|known| known.is_delayed = true);
                timer::sleep(wait).await;
                wait = (2 * wait).min(AT_MOST);
                if self.asked.try_get_value() != number {
                    return;
                }
            };
            if is_change {
                tabs::tell(Database::Saved.name());
            }
            // That something was not kept counts even when more has been asked since.
            if self.asked.try_get_value() == number || answer.is_err() {
                self.take(answer);
            }
        });
    }

    /// Takes over what the device has. Where it did not follow before and does now, what is in memory is the newer.
    fn take(self, answer: Result<Kept, StoreProblem>) {
        let mut late = self.early.try_update_value(std::mem::take).unwrap_or_default();
        let _ = self.known.try_update(|known| {
            (known.is_read, known.is_delayed) = (true, false);
            match answer {
                Err(problem) => {
                    known.problem = Some(problem);
                    late.clear();
                }
                Ok(kept) => {
                    late.retain(|early| kept.places.iter().all(|place| place.id != early.id));
                    if known.problem.take().is_some() {
                        let is_late = |place: &&SavedPlace| !kept.places.contains(place);
                        late = known.kept.places.iter().filter(is_late).cloned().collect();
                    }
                    known.kept = kept;
                }
            }
        });
        if !late.is_empty() {
            self.keep(late);
        }
    }
}
