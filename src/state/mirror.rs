//! How is what a person just did true at once, while the device takes its time?
//!
//! A [`Mirror`] holds in memory all texts of one database. A change shows at once and the device follows; where it refuses,
//! the texts live as long as the page, and [`Mirror::problem`] says so. What another tab changed comes by itself.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::saved_store::{self, Task};
use crate::browser::tabs;

pub use crate::browser::saved_store::{Database, Entry, StoreProblem};

/// Texts, each under its key.
pub type Texts = BTreeMap<String, String>;

/// What is known of a database.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Known {
    texts: Texts,
    /// Why the device does not follow.
    problem: Option<StoreProblem>,
    /// The device has answered once, or refused to.
    is_read: bool,
    /// So many changes the device has not answered yet.
    on_their_way: usize,
}

/// All that is kept in one database, as it is now.
#[derive(Debug, Clone, Copy)]
pub struct Mirror {
    known: RwSignal<Known>,
    database: Database,
    /// Counts what the device was asked.
    asked: StoredValue<u32>,
}

impl Mirror {
    /// Reads the database now, and again when another tab has changed it. Once for each database in the life of a page.
    #[must_use]
    pub fn of(database: Database) -> Self {
        let mirror = Self::knowing(Known::default(), database);
        tabs::listen(database.name(), move || mirror.ask(Task::Read));
        mirror.ask(Task::Read);
        mirror
    }

    /// One that begins with these texts and has not asked the device.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(database: Database, entries: Vec<Entry>, problem: Option<StoreProblem>) -> Self {
        let texts = entries.into_iter().collect();
        Self::knowing(Known { texts, problem, is_read: true, on_their_way: 0 }, database)
    }

    fn knowing(known: Known, database: Database) -> Self {
        Self { known: RwSignal::new(known), database, asked: StoredValue::new(0) }
    }

    /// Looks at all texts. Tracks.
    pub fn with<T>(self, look: impl FnOnce(&Texts) -> T) -> T {
        self.known.with(|known| look(&known.texts))
    }

    /// Why what was done lives only as long as this page. Tracks.
    #[must_use]
    pub fn problem(self) -> Option<StoreProblem> {
        self.known.with(|known| known.problem)
    }

    /// Whether the device has answered. Tracks.
    #[must_use]
    pub fn is_read(self) -> bool {
        self.known.with(|known| known.is_read)
    }

    /// Whether the device has answered every change: who leaves the page now loses nothing that it could keep. Tracks.
    #[must_use]
    pub fn is_at_rest(self) -> bool {
        self.known.with(|known| known.on_their_way == 0)
    }

    /// Forgets what stands under these keys, then keeps these texts.
    pub fn change(self, forget: Vec<String>, keep: Vec<Entry>) {
        if forget.is_empty() && keep.is_empty() {
            return;
        }
        let _ = self.known.try_update(|known| {
            known.texts.retain(|key, _| !forget.contains(key));
            known.texts.extend(keep.iter().cloned());
        });
        self.ask(Task::Change { forget, keep });
    }

    /// Deletes everything, from memory and device.
    pub fn clear(self) {
        let _ = self.known.try_update(|known| known.texts.clear());
        self.ask(Task::Clear);
    }

    fn ask(self, task: Task) {
        let is_change = task != Task::Read;
        let number = self.asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        });
        if is_change {
            let _ = self.known.try_update(|known| known.on_their_way += 1);
        }
        spawn_local(async move {
            let answer = saved_store::perform(self.database, task).await;
            if is_change {
                let _ = self.known.try_update(|known| known.on_their_way -= 1);
                tabs::tell(self.database.name());
            }
            // That something was not kept counts even when more has been asked since.
            if self.asked.try_get_value() == number || answer.is_err() {
                self.take(answer);
            }
        });
    }

    /// Takes over what the device has. Where it did not follow before and does now, what is in memory is the newer.
    fn take(self, answer: Result<Vec<Entry>, StoreProblem>) {
        let mut late = Texts::new();
        let _ = self.known.try_update(|known| {
            known.is_read = true;
            match answer {
                Err(problem) => known.problem = Some(problem),
                Ok(entries) => {
                    let kept: Texts = entries.into_iter().collect();
                    let memory = std::mem::replace(&mut known.texts, kept);
                    if known.problem.take().is_some() {
                        late = memory;
                        late.retain(|key, text| known.texts.get(key) != Some(text));
                    }
                }
            }
        });
        self.change(Vec::new(), late.into_iter().collect());
    }
}
