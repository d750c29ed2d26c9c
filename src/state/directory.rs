//! Which parts of the listing are here, on their way, or missing?

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use listing::gazetteer::{Gazetteer, Towns};
use listing::index::Index;
use listing::state::State;
use listing::wire::{Details, Manifest, Shard, ShardEntry, Terms};

use crate::browser::http::Kept;
use crate::browser::timer;
use crate::data::{self, LoadError};

/// So many places go into the index before the browser may do something else: some milliseconds' work on an old phone.
const AT_A_TIME: usize = 128;

/// How far something has come that has to be fetched.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Load<T> {
    /// Nobody has asked for it.
    #[default]
    Idle,
    /// It is on its way.
    Loading,
    /// Here it is.
    Ready(T),
    /// It did not come.
    Failed(LoadError),
}

impl<T> Load<T> {
    /// Here, or known not to come.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Ready(_) | Self::Failed(_))
    }

    pub(super) const fn is_wanted(&self) -> bool {
        matches!(self, Self::Idle | Self::Failed(_))
    }
}

/// The listing, as far as it is loaded. One for the whole visit: going to another page loses nothing.
#[derive(Debug, Clone, Copy)]
pub struct Directory {
    manifest: RwSignal<Load<Arc<Manifest>>>,
    shards: RwSignal<BTreeMap<State, Load<()>>>,
    index: StoredValue<Index>,
    arrivals: StoredValue<Arrivals>,
    gazetteers: StoredValue<BTreeMap<State, Arc<Gazetteer>>>,
    towns: StoredValue<Option<Arc<Towns>>>,
    details: StoredValue<BTreeMap<State, Arc<Details>>>,
    terms: StoredValue<Option<Arc<Terms>>>,
    /// Whether files that the browser kept may be used without asking the host: not any more once a file did not come as
    /// it should, since what is wrong may be what was kept.
    kept: StoredValue<Kept>,
}

/// Shards that came and have to go into the index, one after the other.
#[derive(Debug, Default)]
struct Arrivals {
    waiting: VecDeque<Shard>,
    /// Somebody sees to them.
    are_seen_to: bool,
}

impl Directory {
    /// An empty one; `index` brings the vocabulary of the page's language.
    #[must_use]
    pub fn new(index: Index) -> Self {
        Self {
            manifest: RwSignal::new(Load::Idle),
            shards: RwSignal::new(BTreeMap::new()),
            index: StoredValue::new(index),
            arrivals: StoredValue::new(Arrivals::default()),
            gazetteers: StoredValue::new(BTreeMap::new()),
            towns: StoredValue::new(None),
            details: StoredValue::new(BTreeMap::new()),
            terms: StoredValue::new(None),
            kept: StoredValue::new(Kept::AsAllowed),
        }
    }

    /// One that is here already, and fetches nothing.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(manifest: Manifest, index: Index) -> Self {
        let directory = Self::new(index);
        directory.shards.set(manifest.shards.iter().map(|entry| (entry.state, Load::Ready(()))).collect());
        directory.manifest.set(Load::Ready(Arc::new(manifest)));
        directory
    }

    /// The table of contents. Tracks.
    #[must_use]
    pub fn manifest(self) -> Load<Arc<Manifest>> {
        self.manifest.get()
    }

    /// Fetches the table of contents, if it is not here or on its way.
    pub fn want_manifest(self) {
        if !self.manifest.with_untracked(Load::is_wanted) {
            return;
        }
        self.manifest.set(Load::Loading);
        let kept = self.kept.get_value();
        spawn_local(async move {
            let load = match data::fetch_manifest(kept).await {
                Ok(manifest) => Load::Ready(Arc::new(manifest)),
                Err(error) => Load::Failed(error),
            };
            let _ = self.manifest.try_set(load);
        });
    }

    /// Asks again for the table of contents, and then for these shards, where they did not come: a listing that was published
    /// anew has other files, and what the browser kept may be what is broken. The host is asked, or where the site is kept
    /// on the device (`src/offline`), this version of it.
    pub fn try_again(self, states: Vec<State>) {
        self.kept.set_value(Kept::AfterAsking);
        if self.ready_manifest().is_none() {
            return self.want_manifest();
        }
        spawn_local(async move {
            if let Ok(manifest) = data::fetch_manifest(Kept::AfterAsking).await {
                let is_news = self.ready_manifest().is_none_or(|known| *known != manifest);
                if is_news {
                    let _ = self.manifest.try_set(Load::Ready(Arc::new(manifest)));
                }
            }
            if !self.shards.is_disposed() {
                self.want_shards(&states, true);
            }
        });
    }

    /// How far the shard of a state has come. Tracks all shards.
    #[must_use]
    pub fn shard(self, state: State) -> Load<()> {
        self.shards.with(|shards| shards.get(&state).cloned().unwrap_or_default())
    }

    /// Fetches the shards of these states that nobody has asked for; with `again`, those that failed too.
    pub fn want_shards(self, states: &[State], again: bool) {
        let Some(manifest) = self.ready_manifest() else { return };
        let is_wanted = |state: &State| {
            self.shards.with_untracked(|shards| match shards.get(state) {
                None | Some(Load::Idle) => true,
                Some(load) => again && load.is_wanted(),
            })
        };
        let wanted: Vec<ShardEntry> = states
            .iter()
            .filter(|state| is_wanted(state))
            .filter_map(|state| manifest.shard(*state))
            .cloned()
            .collect();
        if wanted.is_empty() {
            return;
        }
        self.shards.update(|shards| shards.extend(wanted.iter().map(|entry| (entry.state, Load::Loading))));
        spawn_local(async move {
            // One after the other: to send 56 requests at once takes an old phone a quarter of a second.
            for entry in wanted {
                spawn_local(self.fetch_shard(entry));
                timer::sleep(0).await;
            }
        });
    }

    async fn fetch_shard(self, entry: ShardEntry) {
        let Some(kept) = self.kept.try_get_value() else { return };
        match data::fetch_shard(&entry, kept).await {
            Ok(shard) => self.take_in(shard).await,
            Err(error) => self.settle(entry.state, Load::Failed(error)),
        }
    }

    fn settle(self, state: State, load: Load<()>) {
        let _ = self.shards.try_update(|shards| shards.insert(state, load));
    }

    /// Puts a shard into the index, and those that come meanwhile; the whole country in one go would keep an old phone
    /// from answering for seconds.
    async fn take_in(self, shard: Shard) {
        let begin = self.arrivals.try_update_value(|arrivals| {
            arrivals.waiting.push_back(shard);
            !std::mem::replace(&mut arrivals.are_seen_to, true)
        });
        if begin != Some(true) {
            return;
        }
        while let Some(shard) = self.next_arrival() {
            let state = shard.state();
            let _ = self.index.try_update_value(|index| index.begin(shard));
            while self.index.try_update_value(|index| index.go_on(AT_A_TIME)) == Some(true) {
                timer::sleep(0).await;
            }
            self.settle(state, Load::Ready(()));
            timer::sleep(0).await;
        }
    }

    /// The shard that came first; without one, nobody sees to them any more.
    fn next_arrival(self) -> Option<Shard> {
        self.arrivals.try_update_value(|arrivals| {
            let first = arrivals.waiting.pop_front();
            arrivals.are_seen_to = first.is_some();
            first
        })?
    }

    /// Asks the index. Tracks the shards, since each one that comes in changes the answer.
    pub fn with_index<T>(self, ask: impl FnOnce(&Index) -> T) -> T {
        self.shards.track();
        self.index.with_value(ask)
    }

    /// The ZIP codes and towns of a state; `None` when the listing has none for it.
    ///
    /// # Errors
    /// When they did not come.
    pub async fn gazetteer(self, state: State) -> Result<Option<Arc<Gazetteer>>, LoadError> {
        if let Some(known) = self.gazetteers.with_value(|known| known.get(&state).cloned()) {
            return Ok(Some(known));
        }
        let Some(manifest) = self.ready_manifest() else { return Ok(None) };
        let Some(entry) = manifest.gazetteer(state) else { return Ok(None) };
        let gazetteer = Arc::new(data::fetch_gazetteer(&entry.file, self.kept.get_value()).await?);
        let _ = self.gazetteers.try_update_value(|known| known.insert(state, gazetteer.clone()));
        Ok(Some(gazetteer))
    }

    /// The towns of the whole country; none while there is no manifest.
    ///
    /// # Errors
    /// When they did not come.
    pub async fn towns(self) -> Result<Arc<Towns>, LoadError> {
        if let Some(known) = self.towns.get_value() {
            return Ok(known);
        }
        let Some(manifest) = self.ready_manifest() else { return Ok(Arc::default()) };
        let towns = Arc::new(data::fetch_towns(&manifest.towns_file, self.kept.get_value()).await?);
        let _ = self.towns.try_update_value(|known| *known = Some(towns.clone()));
        Ok(towns)
    }

    /// What the list itself does not need of a state's centers; `None` when the listing has none there.
    ///
    /// # Errors
    /// When it did not come.
    pub async fn details(self, state: State) -> Result<Option<Arc<Details>>, LoadError> {
        if let Some(known) = self.details.with_value(|known| known.get(&state).cloned()) {
            return Ok(Some(known));
        }
        let Some(manifest) = self.ready_manifest() else { return Ok(None) };
        let Some(entry) = manifest.shard(state) else { return Ok(None) };
        let details = Arc::new(data::fetch_details(entry, self.kept.get_value()).await?);
        let _ = self.details.try_update_value(|known| known.insert(state, details.clone()));
        Ok(Some(details))
    }

    /// The source's own words for its codes; empty while there is no manifest.
    ///
    /// # Errors
    /// When they did not come.
    pub async fn terms(self) -> Result<Arc<Terms>, LoadError> {
        if let Some(known) = self.terms.get_value() {
            return Ok(known);
        }
        let Some(manifest) = self.ready_manifest() else { return Ok(Arc::new(Terms::new(Vec::new()))) };
        let terms = Arc::new(data::fetch_terms(&manifest.terms_file, self.kept.get_value()).await?);
        let _ = self.terms.try_update_value(|known| *known = Some(terms.clone()));
        Ok(terms)
    }

    fn ready_manifest(self) -> Option<Arc<Manifest>> {
        match self.manifest.get_untracked() {
            Load::Ready(manifest) => Some(manifest),
            _ => None,
        }
    }
}
