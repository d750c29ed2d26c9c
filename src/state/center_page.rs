//! Which center is being shown, and how much of it is here?

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use listing::record::{Center, CenterId};
use listing::wire::{Manifest, Source, Terms};

use super::directory::{Directory, Load};
use super::find_query::center;
use super::live::Live;
use crate::data::LoadError;
use crate::routes::Route;

/// What there is to show.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// On its way.
    Waiting,
    /// The link says no id, or a broken one.
    NoId,
    /// The list has no such center.
    Missing,
    /// The list did not come.
    Failed(LoadError),
    /// The center, as far as the list itself knows it.
    Center(Arc<Center>),
}

/// What is fetched only for this page: the rest of the record and the source's own words.
#[derive(Debug, Clone, PartialEq)]
pub struct Rest {
    /// The whole record.
    pub center: Arc<Center>,
    /// What the codes mean; when that did not come, everything else is still of use.
    pub terms: Result<Arc<Terms>, LoadError>,
}

/// The state of the center page.
#[derive(Debug, Clone, Copy)]
pub struct CenterState {
    /// What there is to show.
    pub shown: Memo<Shown>,
    /// The rest of it.
    pub rest: RwSignal<Load<Rest>>,
    directory: Directory,
    id: Memo<Option<CenterId>>,
}

/// Another program at the same address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbor {
    /// Which one.
    pub id: CenterId,
    /// First name line.
    pub name: String,
    /// Second name line, or empty.
    pub part: String,
}

impl CenterState {
    /// Follows the fragment of the center page. Must be called inside the router.
    #[must_use]
    pub fn new(directory: Directory) -> Self {
        let live = expect_context::<Live>();
        let location = use_location();
        let is_open =
            Memo::new(move |_| live.get() && Route::at(&location.pathname.get()).0 == Route::Center);
        let id = Memo::new(move |last: Option<&Option<CenterId>>| {
            if is_open.get() { center::from_fragment(&location.hash.get()) } else { last.copied().flatten() }
        });
        Effect::new(move |_| {
            if is_open.get() {
                directory.want_manifest();
            }
        });
        Effect::new(move |_| {
            if let (Load::Ready(_), Some(id)) = (directory.manifest(), id.get()) {
                directory.want_shards(&[id.state()], false);
            }
        });
        let shown = Memo::new(move |_| if live.get() { shown(directory, id.get()) } else { Shown::Waiting });
        let rest = RwSignal::new(Load::Idle);
        let state = Self { shown, rest, directory, id };
        Effect::new(move |_| {
            if let Shown::Center(center) = shown.get() {
                state.fetch_rest(center);
            }
        });
        state
    }

    /// One that shows this for good, and fetches nothing.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(directory: Directory, center: Arc<Center>, rest: Load<Rest>) -> Self {
        let id = center.id();
        Self {
            shown: Memo::new(move |_| Shown::Center(center.clone())),
            rest: RwSignal::new(rest),
            directory,
            id: Memo::new(move |_| Some(id)),
        }
    }

    /// Tries again whatever did not come.
    pub fn retry(self) {
        let state = self.id.get_untracked().map(CenterId::state);
        self.directory.try_again(state.into_iter().collect());
        if let Shown::Center(center) = self.shown.get_untracked() {
            self.fetch_rest(center);
        }
    }

    /// Who gave the data of the listing. Tracks the manifest.
    #[must_use]
    pub fn sources(self) -> Vec<Source> {
        match self.directory.manifest() {
            Load::Ready(manifest) => manifest.sources.clone(),
            _ => Vec::new(),
        }
    }

    /// Other programs at the address of this one, by name. Tracks the shards.
    #[must_use]
    pub fn neighbors(self, id: CenterId) -> Vec<Neighbor> {
        self.directory.with_index(|index| {
            let rows = index.find(id).map(|row| index.at_same_address(row)).unwrap_or_default();
            let neighbor = |row| {
                let (shard, row) = index.shard(row)?;
                let (name, part) = (shard.name(row).to_owned(), shard.part(row).to_owned());
                Some(Neighbor { id: shard.id(row)?, name, part })
            };
            rows.into_iter().filter_map(neighbor).collect()
        })
    }

    fn fetch_rest(self, center: Arc<Center>) {
        if !matches!(self.rest.get_untracked(), Load::Ready(rest) if rest.center.id() == center.id()) {
            self.rest.set(Load::Loading);
        }
        let (directory, id) = (self.directory, center.id());
        spawn_local(async move {
            let load = match rest(directory, &center).await {
                Ok(Some(rest)) => Load::Ready(rest),
                Ok(None) => Load::Idle,
                Err(error) => Load::Failed(error),
            };
            // Another center may have been opened meanwhile.
            if self.id.try_get_untracked().flatten() == Some(id) {
                let _ = self.rest.try_set(load);
            }
        });
    }
}

fn shown(directory: Directory, id: Option<CenterId>) -> Shown {
    let Some(id) = id else { return Shown::NoId };
    let manifest = match directory.manifest() {
        Load::Ready(manifest) => manifest,
        Load::Failed(error) => return Shown::Failed(error),
        Load::Idle | Load::Loading => return Shown::Waiting,
    };
    match directory.shard(id.state()) {
        Load::Failed(error) => Shown::Failed(error),
        Load::Ready(()) => directory
            .with_index(|index| index.center(index.find(id)?))
            .map_or(Shown::Missing, |center| Shown::Center(Arc::new(center))),
        Load::Idle if !has_shard(&manifest, id) => Shown::Missing,
        Load::Idle | Load::Loading => Shown::Waiting,
    }
}

fn has_shard(manifest: &Manifest, id: CenterId) -> bool {
    manifest.shards.iter().any(|shard| shard.state == id.state())
}

async fn rest(directory: Directory, center: &Center) -> Result<Option<Rest>, LoadError> {
    let Some(details) = directory.details(center.state).await? else { return Ok(None) };
    let row = directory.with_index(|index| index.find(center.id()).and_then(|row| Some(index.shard(row)?.1)));
    let Some(row) = row else { return Ok(None) };
    let terms = directory.terms().await;
    Ok(Some(Rest { center: Arc::new(details.complete(row, center.clone())), terms }))
}
