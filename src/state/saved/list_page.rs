//! What stands on the page of the saved places?

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use listing::record::CenterId;

use super::listed::{Listed, ListedPlace, fetch_for, look_up, states};
use super::{Saved, SavedPlace, now};
use crate::data::LoadError;
use crate::i18n::Locale;
use crate::routes::Route;
use crate::state::directory::{Directory, Load};
use crate::state::find_query::calls::Calls;
use crate::state::find_query::list::{self, Sent};
use crate::state::finder::Finder;
use crate::state::live::Live;
use crate::state::place::Place;
use crate::state::send::whole_address;

/// So many places fit beside each other.
pub const MOST_COMPARED: usize = 3;

/// What can be done with the list. One at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Side by side.
    Compare,
    /// On paper.
    Print,
    /// To another phone.
    Share,
}

/// The state of the page.
#[derive(Debug, Clone, Copy)]
pub struct ListPage {
    /// The person's list.
    pub saved: Saved,
    /// Each place of it, as it is listed today.
    pub places: Memo<Vec<ListedPlace>>,
    /// The place that was just taken off, and can be put back.
    pub removed: RwSignal<Option<SavedPlace>>,
    /// What somebody sent by the link.
    pub sent: Memo<Option<Sent>>,
    /// What the listing says of each place that was sent.
    pub sent_places: Memo<Vec<(CenterId, Listed)>>,
    /// What is being done with the list.
    pub tool: RwSignal<Option<Tool>>,
    /// In which language the list is printed: the page's own, until another is chosen.
    pub paper_locale: RwSignal<Locale>,
    /// Whether the notes are printed too.
    pub with_notes: RwSignal<bool>,
    /// Where the finder looks.
    pub near: RwSignal<Place>,
    directory: Directory,
    locale: Locale,
    chosen: RwSignal<Option<Vec<CenterId>>>,
}

impl ListPage {
    /// Follows the list and the fragment of its page. Must be called inside the router.
    #[must_use]
    pub fn new(saved: Saved, finder: Finder) -> Self {
        let (live, location) = (expect_context::<Live>(), use_location());
        let sent = Memo::new(move |last: Option<&Option<Sent>>| {
            match live.get() && Route::at(&location.pathname.get()).0 == Route::Saved {
                true => list::from_fragment(&location.hash.get()),
                false => last.cloned().flatten(),
            }
        });
        let page = Self::of(saved, finder.directory, finder.place, sent);
        let ids = Memo::new(move |_| {
            let saved = saved.places().into_iter().map(|place| place.id);
            saved.chain(sent.get().unwrap_or_default().ids).collect::<Vec<_>>()
        });
        fetch_for(finder.directory, ids);
        page
    }

    /// One that shows this for good, and fetches nothing.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(saved: Saved, finder: Finder, sent: Option<Sent>) -> Self {
        Self::of(saved, finder.directory, finder.place, Memo::new(move |_| sent.clone()))
    }

    fn of(saved: Saved, directory: Directory, near: RwSignal<Place>, sent: Memo<Option<Sent>>) -> Self {
        let places = Memo::new(move |_| {
            let saved = saved.places().into_iter();
            saved.map(|place| ListedPlace::of(directory, place)).collect::<Vec<_>>()
        });
        let sent_places = Memo::new(move |_| {
            let ids = sent.get().unwrap_or_default().ids.into_iter();
            ids.map(|id| (id, look_up(directory, id))).collect::<Vec<_>>()
        });
        Self {
            saved,
            places,
            removed: RwSignal::new(None),
            sent,
            sent_places,
            tool: RwSignal::new(None),
            paper_locale: RwSignal::new(Locale::current()),
            with_notes: RwSignal::new(false),
            near,
            directory,
            locale: Locale::current(),
            chosen: RwSignal::new(None),
        }
    }

    /// The places in their order, with the one that was just taken off where it was. Tracks.
    #[must_use]
    pub fn rows(self) -> Vec<CenterId> {
        let mut places = self.saved.places();
        let removed = self.removed.get();
        if let Some(removed) = removed.filter(|removed| places.iter().all(|place| place.id != removed.id)) {
            super::put(&mut places, removed);
        }
        places.into_iter().map(|place| place.id).collect()
    }

    /// Takes a place off the list, so that it can be put back.
    pub fn remove(self, id: CenterId) {
        let place = untrack(|| self.saved.get(id));
        self.removed.set(place);
        self.saved.remove(id);
    }

    /// Puts back what was taken off.
    pub fn put_back(self) {
        if let Some(place) = self.removed.try_update(Option::take).flatten() {
            self.saved.keep(vec![place]);
        }
    }

    /// Keeps what was sent, as far as it is listed and not on the list already.
    pub fn keep_sent(self) {
        let centers = self.sent_places.get_untracked();
        let new = centers.iter().filter(|(id, _)| untrack(|| !self.saved.has(*id)));
        let at = now();
        // One after the other, so that they stay in the order in which they were sent.
        let places = (at..).zip(new.filter_map(|(_, listed)| listed.here()));
        self.saved.keep(places.map(|(at, (center, _))| SavedPlace::of_center(center, at)).collect());
    }

    /// The places that are compared, in the order in which they were chosen: the first ones, until somebody chooses. Tracks.
    #[must_use]
    pub fn compared(self) -> Vec<CenterId> {
        let all: Vec<CenterId> = self.saved.places().into_iter().map(|place| place.id).collect();
        match self.chosen.get() {
            Some(chosen) => chosen.into_iter().filter(|id| all.contains(id)).collect(),
            None => all.into_iter().take(MOST_COMPARED).collect(),
        }
    }

    /// Takes the place into the comparison, or out of it. The fourth takes the place of the one that was chosen first.
    pub fn toggle_compared(self, id: CenterId) {
        let mut chosen = untrack(|| self.compared());
        match chosen.iter().position(|known| *known == id) {
            Some(at) => {
                chosen.remove(at);
            }
            None => {
                if chosen.len() == MOST_COMPARED {
                    chosen.remove(0);
                }
                chosen.push(id);
            }
        }
        self.chosen.set(Some(chosen));
    }

    /// The address that brings the list to another phone. Tracks.
    #[must_use]
    pub fn address(self, locale: Locale) -> String {
        let ids: Vec<CenterId> = self.saved.places().into_iter().map(|place| place.id).collect();
        whole_address(&Route::Saved.path_with(locale, &list::to_fragment(&ids)))
    }

    /// The address that calls these places one after the other. Tracks.
    #[must_use]
    pub fn address_of_calls(self) -> String {
        let ids: Vec<CenterId> = self.saved.places().into_iter().map(|place| place.id).collect();
        Route::Call.path_with(self.locale, &Calls::of(&ids, None).to_fragment())
    }

    /// What went wrong with the listing, where a place depends on it that was sent. Tracks.
    #[must_use]
    pub fn sent_problem(self) -> Option<LoadError> {
        self.sent_places.with(|places| {
            places.iter().find_map(|(_, listed)| match listed {
                Listed::Failed(error) => Some(error.clone()),
                _ => None,
            })
        })
    }

    /// Whether the places are invented. Tracks.
    #[must_use]
    pub fn is_sample(self) -> bool {
        matches!(self.directory.manifest(), Load::Ready(manifest) if manifest.sample)
    }

    /// Asks for the listing again.
    pub fn retry(self) {
        let ids: Vec<CenterId> = self.sent_places.get_untracked().into_iter().map(|(id, _)| id).collect();
        self.directory.try_again(states(&ids));
    }
}
