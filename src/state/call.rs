//! Which call is it now, and what came of those before?
//!
//! The fragment is the memory ([`calls`](super::find_query::calls)); this derives from it what there is to show, and replaces
//! it as one goes on. What comes of a call is noted in the plan of this device too, where the device keeps one.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use listing::first_contact::Who;
use listing::record::{CenterId, Phone};

use super::directory::{Directory, Load};
use super::find_query::calls::{Calls, Stage};
use super::finder::{Finder, Navigate, Step, navigator};
use super::live::Live;
use super::plan::{NextStep, Outcome, Plan};
use super::saved::listed::{Listed, fetch_for, look_up, states};
use super::saved::{Saved, SavedPlace, now};
use crate::data::LoadError;
use crate::i18n::Locale;
use crate::routes::Route;

/// What is known of the place that is called.
#[derive(Debug, Clone, PartialEq)]
pub struct Called {
    /// Name, address and number: as listed today, or as it was saved. No name where neither knows it.
    pub place: SavedPlace,
    /// Second name line, or empty.
    pub part: String,
    /// What the listing says of it.
    pub standing: Standing,
}

/// What the listing says of a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// Not known yet.
    Waiting,
    /// It is listed.
    Listed,
    /// It is not listed any more.
    Gone,
    /// The listing did not come.
    Failed(LoadError),
}

impl Called {
    fn of(directory: Directory, saved: Saved, id: CenterId) -> Self {
        let listed = look_up(directory, id);
        let (place, part) = match listed.here() {
            Some((center, _)) => (SavedPlace::of_center(center, 0), center.part.clone()),
            None => (saved.get(id).unwrap_or_else(|| unknown(id)), String::new()),
        };
        let standing = match listed {
            Listed::Waiting => Standing::Waiting,
            Listed::Here(..) => Standing::Listed,
            Listed::Gone => Standing::Gone,
            Listed::Failed(error) => Standing::Failed(error),
        };
        Self { place, part, standing }
    }

    /// Whether there is anything to show of it.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.place.name.is_empty() || self.place.phone.is_some()
    }

    /// The number to call.
    #[must_use]
    pub fn phone(&self) -> Option<&Phone> {
        self.place.phone.as_ref()
    }
}

/// A place of which nothing is known but its id.
fn unknown(id: CenterId) -> SavedPlace {
    let nothing = String::new;
    SavedPlace {
        id,
        saved_at: 0,
        note: nothing(),
        name: nothing(),
        street: nothing(),
        town: nothing(),
        phone: None,
        as_of: None,
    }
}

/// The state of the page.
#[derive(Debug, Clone, Copy)]
pub struct CallPage {
    /// Which places, and what came of each.
    pub calls: Memo<Calls>,
    /// What the page shows.
    pub stage: Memo<Stage>,
    /// For whom the person calls, where they said so.
    pub who: Memo<Option<Who>>,
    /// The person's list.
    pub saved: Saved,
    /// What is noted on this device.
    pub plan: Plan,
    directory: Directory,
    locale: Locale,
    navigate: StoredValue<Navigate>,
}

impl CallPage {
    /// Follows the fragment of the page. Must be called inside the router.
    #[must_use]
    pub fn new(finder: Finder, saved: Saved, plan: Plan) -> Self {
        let (live, location) = (expect_context::<Live>(), use_location());
        let calls = Memo::new(move |last: Option<&Calls>| {
            match live.get() && Route::at(&location.pathname.get()).0 == Route::Call {
                true => Calls::from_fragment(&location.hash.get()),
                false => last.cloned().unwrap_or_default(),
            }
        });
        let page = Self::of(calls, finder.directory, saved, plan, navigator());
        let ids = Memo::new(move |_| calls.with(|calls| calls.ids().collect::<Vec<_>>()));
        fetch_for(finder.directory, ids);
        page
    }

    /// One that shows this for good, and fetches nothing.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(calls: Calls, finder: Finder, saved: Saved, plan: Plan) -> Self {
        let calls = Memo::new(move |_| calls.clone());
        let nowhere: Navigate = Box::new(|_, _| ());
        Self::of(calls, finder.directory, saved, plan, StoredValue::new(nowhere))
    }

    fn of(
        calls: Memo<Calls>,
        directory: Directory,
        saved: Saved,
        plan: Plan,
        navigate: StoredValue<Navigate>,
    ) -> Self {
        Self {
            calls,
            stage: Memo::new(move |_| calls.with(Calls::stage)),
            who: Memo::new(move |_| calls.with(|calls| calls.who)),
            saved,
            plan,
            directory,
            locale: Locale::current(),
            navigate,
        }
    }

    /// What is known of a place. Tracks the listing and the person's list.
    #[must_use]
    pub fn called(self, id: CenterId) -> Called {
        Called::of(self.directory, self.saved, id)
    }

    /// Shows these calls now, in the place of those before.
    fn go(self, calls: &Calls) {
        let address = Route::Call.path_with(self.locale, &calls.to_fragment());
        self.navigate.with_value(|navigate| navigate(&address, Step::Replace));
    }

    /// Goes on to the next place, or to the end.
    pub fn go_on(self) {
        self.go(&self.calls.with_untracked(Calls::gone_on));
    }

    /// Shows the place that stands there, from 0.
    pub fn go_to(self, at: usize) {
        self.go(&self.calls.with_untracked(|calls| calls.gone_to(at)));
    }

    /// Whether going on leads to the end.
    #[must_use]
    pub fn is_last(self) -> bool {
        self.calls.with_untracked(Calls::is_last)
    }

    /// Notes what came of the call to the place where one is, in the address and in the plan.
    pub fn note(self, outcome: Outcome) {
        if let Stage::Call(_, id) = self.stage.get_untracked() {
            let called = untrack(|| self.called(id));
            // A place that nobody knows any more would be a riddle in the plan.
            if called.is_known() {
                self.plan.note_outcome(&SavedPlace { saved_at: now(), ..called.place }, outcome);
            }
        }
        self.go(&self.calls.with_untracked(|calls| calls.noted(outcome)));
    }

    /// Says for whom the calls are.
    pub fn choose(self, who: Who) {
        self.go(&self.calls.with_untracked(|calls| calls.with_who(who)));
    }

    /// Notes the next step with a place in the plan.
    pub fn set_next_step(self, id: CenterId, step: NextStep) {
        self.plan.set_next_step(id, Some(step));
    }

    /// Asks for the listing again.
    pub fn retry(self) {
        let ids: Vec<CenterId> = self.calls.with_untracked(|calls| calls.ids().collect());
        self.directory.try_again(states(&ids));
    }

    /// Whether the places are invented. Tracks.
    #[must_use]
    pub fn is_sample(self) -> bool {
        matches!(self.directory.manifest(), Load::Ready(manifest) if manifest.sample)
    }

    /// The address that calls the saved places one after the other; `None` where there are none. Tracks.
    #[must_use]
    pub fn address_of_saved(self) -> Option<String> {
        let ids: Vec<CenterId> = self.saved.places().into_iter().map(|place| place.id).collect();
        (!ids.is_empty()).then(|| Route::Call.path_with(self.locale, &Calls::of(&ids, None).to_fragment()))
    }
}
