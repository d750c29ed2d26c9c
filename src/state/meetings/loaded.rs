//! Which files of meetings are here?

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use listing::meeting::MeetingIndex;
use listing::state::State;
use listing::wire::MeetingsEntry;

use crate::browser::http::Kept;
use crate::data;
use crate::state::directory::Load;

/// The meetings as far as they are loaded.
#[derive(Clone, Copy)]
pub(super) struct Loaded {
    index: StoredValue<MeetingIndex>,
    files: RwSignal<HashMap<String, Load<()>>>,
}

impl Loaded {
    pub(super) fn new() -> Self {
        Self { index: StoredValue::new(MeetingIndex::default()), files: RwSignal::new(HashMap::new()) }
    }

    /// Fetches the files that nobody has asked for; with `again`, those that failed too.
    pub(super) fn want(self, entries: &[MeetingsEntry], again: bool) {
        for entry in entries {
            let is_wanted = self.files.with_untracked(|files| match files.get(&entry.file) {
                None => true,
                Some(load) => again && load.is_wanted(),
            });
            if !is_wanted {
                continue;
            }
            let entry = entry.clone();
            self.files.update(|files| drop(files.insert(entry.file.clone(), Load::Loading)));
            let kept = if again { Kept::AfterAsking } else { Kept::AsAllowed };
            spawn_local(async move {
                let load = match data::fetch_meetings(&entry, kept).await {
                    Ok(meetings) => {
                        let _ = self.index.try_update_value(|index| index.add(meetings));
                        Load::Ready(())
                    }
                    Err(error) => Load::Failed(error),
                };
                let _ = self.files.try_update(|files| files.insert(entry.file.clone(), load));
            });
        }
    }

    /// Whether all of these came or failed. Where some came, the states of the others are told; where none did, why.
    pub(super) fn state_of(self, entries: &[MeetingsEntry]) -> Load<Vec<State>> {
        self.files.with(|files| {
            let (mut missing, mut came, mut why) = (Vec::new(), entries.is_empty(), None);
            for entry in entries {
                match files.get(&entry.file) {
                    Some(Load::Ready(())) => came = true,
                    Some(Load::Failed(error)) => {
                        missing.extend(entry.state);
                        why = Some(error.clone());
                    }
                    _ => return Load::Loading,
                }
            }
            match why {
                Some(error) if !came => Load::Failed(error),
                _ => Load::Ready(missing),
            }
        })
    }

    /// Asks the index. Tracks the files, since each one that comes in changes the answer.
    pub(super) fn with_index<T>(self, ask: impl FnOnce(&MeetingIndex) -> T) -> T {
        self.files.track();
        self.index.with_value(ask)
    }
}
