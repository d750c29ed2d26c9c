//! Which meetings come next where somebody is looking?
//!
//! As in the finder, the fragment is the question and all else is derived from it; and the time is part of the question: each
//! minute another meeting is the next.

pub mod calendar;
pub mod card;
mod clocks;
mod loaded;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use listing::geo::Meters;
use listing::meeting::{Choice, MeetingAnswer, MeetingHit, MeetingIndex, When};
use listing::query::Near;
use listing::state::State;
use listing::wire::{Manifest, MeetingsEntry};

use super::behind::behind;
use super::directory::Load;
use super::find_query::meetings::MeetingsAsked;
use super::finder::{Finder, Navigate, Step, look_up_place, navigator};
use super::live::Live;
use super::place::Place;
use crate::browser::clock;
use crate::browser::timer::{self, Later};
use crate::data::LoadError;
use crate::i18n::Locale;
use crate::routes::Route;

use card::MeetingCard;
use clocks::Clocks;
use loaded::Loaded;

/// So many are shown at first, and so many more each time.
pub const PAGE_SIZE: usize = 20;
/// Day by day, more of them are seen at once.
const WEEK_SIZE: usize = 60;
/// How often is looked whether another minute has begun.
const TICK: Duration = Duration::from_secs(10);
/// A listing of so many meetings at most is loaded as a whole where no place is asked for.
const FEW: usize = 3_000;

/// What there is to show.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Not yet.
    Waiting,
    /// Nothing can be shown.
    Failed(LoadError),
    /// The listing has no meetings at all.
    None,
    /// The answer, as far as the files that came can tell.
    Found(Arc<Found>),
}

impl Outcome {
    /// What was found, once there is something to say.
    #[must_use]
    pub fn found(&self) -> Option<&Arc<Found>> {
        match self {
            Self::Found(found) => Some(found),
            _ => None,
        }
    }

    /// How many meetings fit, once that is known.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        self.found().map(|found| found.answer.total)
    }

    /// The meetings to show.
    #[must_use]
    pub fn cards(&self) -> Vec<MeetingCard> {
        self.found().map(|found| found.cards.clone()).unwrap_or_default()
    }
}

/// An answer and what is missing from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// To what.
    pub asked: MeetingsAsked,
    /// How many, and what each choice would leave.
    pub answer: MeetingAnswer,
    /// The first of them, ready to be shown.
    pub cards: Vec<MeetingCard>,
    /// States whose meetings did not come.
    pub missing: Vec<State>,
    /// Only meetings that belong to no place are loaded.
    pub is_online_only: bool,
    /// Nothing fits, but so many would on any day.
    pub on_any_day: usize,
}

/// The state of the page.
#[derive(Clone, Copy)]
pub struct MeetingsPage {
    /// What is asked.
    pub asked: RwSignal<MeetingsAsked>,
    /// What the typed place turned out to be.
    pub place: RwSignal<Place>,
    /// What there is to show.
    pub outcome: Memo<Outcome>,
    /// What was found, for what stands beside the meetings and comes a moment behind them.
    pub behind: RwSignal<Option<Arc<Found>>>,
    /// The finder, for its listing and the device's position.
    pub finder: Finder,
    loaded: Loaded,
    wanted: Memo<Vec<MeetingsEntry>>,
    limit: RwSignal<usize>,
    lookups: RwSignal<u32>,
    on_their_way: StoredValue<usize>,
    later: Later,
    navigate: StoredValue<Navigate>,
    locale: Locale,
}

impl MeetingsPage {
    /// Follows the fragment of the page. Must be called inside the router.
    #[must_use]
    pub fn new(finder: Finder) -> Self {
        let (live, location) = (expect_context::<Live>(), use_location());
        let asked = RwSignal::new(MeetingsAsked::default());
        let on_their_way = StoredValue::new(0);
        let in_url = Memo::new(move |_| {
            let is_open = live.get() && Route::at(&location.pathname.get()).0 == Route::Meetings;
            is_open.then(|| MeetingsAsked::from_fragment(&location.hash.get()))
        });
        Effect::new(move |_| {
            // Of several that were asked at once, the last one counts.
            if let Some(in_url) = in_url.get()
                && on_their_way.get_value() == 0
                && asked.with_untracked(|asked| *asked != in_url)
            {
                asked.set(in_url);
            }
        });
        let directory = finder.directory;
        directory.want_manifest();
        let place = RwSignal::new(Place::Everywhere);
        let near = Memo::new(move |_| asked.with(|asked| asked.near.clone()));
        let lookups = RwSignal::new(0);
        look_up_place(directory, near, lookups, finder.fetch_lookups, finder.here, place);
        let wanted = Memo::new(move |_| match directory.manifest() {
            Load::Ready(manifest) => place.with(|place| wanted(&manifest, place)),
            _ => Vec::new(),
        });
        let loaded = Loaded::new();
        Effect::new(move |_| loaded.want(&wanted.get(), false));
        let minute = minute_of_now();
        let locale = Locale::current();
        let clocks = Memo::new(move |_| Clocks::at(minute.get(), locale));
        let limit = RwSignal::new(PAGE_SIZE);
        Effect::new(move |before: Option<MeetingsAsked>| {
            let now = asked.get();
            if before.is_some_and(|before| !before.asks_as(&now)) && limit.get_untracked() != PAGE_SIZE {
                limit.set(PAGE_SIZE);
            }
            now
        });
        let outcome = Memo::new(move |_| {
            let asked = asked.get();
            let place = place.get();
            match directory.manifest() {
                Load::Failed(error) => return Outcome::Failed(error),
                Load::Ready(manifest) if manifest.meetings.is_empty() => return Outcome::None,
                Load::Ready(_) if place != Place::LookingUp => {}
                _ => return Outcome::Waiting,
            }
            if let Place::Failed { error, .. } = place {
                return Outcome::Failed(error);
            }
            let entries = wanted.get();
            match loaded.state_of(&entries) {
                Load::Ready(missing) => {
                    let limit = limit.get().max(if is_week(&asked) { WEEK_SIZE } else { 0 });
                    let clocks = clocks.get();
                    let is_online_only = entries.iter().all(|entry| entry.state.is_none());
                    loaded.with_index(|index| {
                        found(index, &asked, &place, limit, &clocks, missing, is_online_only)
                    })
                }
                Load::Failed(error) => Outcome::Failed(error),
                _ => Outcome::Waiting,
            }
        });
        let (navigate, later) = (navigator(), Later::new());
        let question = Memo::new(move |_| asked.get());
        let found = move || {
            let settled =
                |outcome: &Outcome| (*outcome != Outcome::Waiting).then(|| outcome.found().cloned());
            outcome.try_with(settled).flatten()
        };
        Self {
            asked,
            place,
            outcome,
            behind: behind(found, question),
            finder,
            loaded,
            wanted,
            limit,
            lookups,
            on_their_way,
            later,
            navigate,
            locale,
        }
    }

    /// One that shows this for good, and fetches nothing.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(finder: Finder, asked: MeetingsAsked, outcome: Outcome) -> Self {
        let nowhere: Navigate = Box::new(|_, _| ());
        let behind = RwSignal::new(outcome.found().cloned());
        Self {
            asked: RwSignal::new(asked),
            place: RwSignal::new(Place::Everywhere),
            outcome: Memo::new(move |_| outcome.clone()),
            behind,
            finder,
            loaded: Loaded::new(),
            wanted: Memo::new(|_| Vec::new()),
            limit: RwSignal::new(PAGE_SIZE),
            lookups: RwSignal::new(0),
            on_their_way: StoredValue::new(0),
            later: Later::new(),
            navigate: StoredValue::new(nowhere),
            locale: Locale::current(),
        }
    }

    /// Asks this instead: at once, and in the URL when that is painted.
    pub fn ask(self, asked: MeetingsAsked, step: Step) {
        let asked = MeetingsAsked { ignored: Vec::new(), ..asked };
        self.asked.set(asked.clone());
        self.on_their_way.update_value(|count| *count += 1);
        timer::after_paint(move || {
            let _ = self.on_their_way.try_update_value(|count| *count -= 1);
            self.write(&asked, step);
        });
    }

    /// Changes one thing that is asked.
    pub fn change(self, change: impl FnOnce(&mut MeetingsAsked)) {
        let mut asked = self.asked.get_untracked();
        change(&mut asked);
        self.ask(asked, Step::New);
    }

    /// Searches for these words at once and puts them into the URL when the typing rests.
    pub fn type_words(self, words: String) {
        self.asked.update(|asked| asked.words = words);
        self.later.after_pause(move || {
            if let Some(asked) = self.asked.try_get_untracked() {
                self.write(&asked, Step::Replace);
            }
        });
    }

    fn write(self, asked: &MeetingsAsked, step: Step) {
        let address = Route::Meetings.path_with(self.locale, &asked.to_fragment());
        let _ = self.navigate.try_with_value(|navigate| navigate(&address, step));
    }

    /// Asks the device where it is, once, and looks there.
    pub fn look_here(self) {
        self.finder.locate(Box::new(move || self.change(|asked| asked.near.clear())));
    }

    /// Looks everywhere.
    pub fn drop_place(self) {
        self.finder.here.forget();
        self.change(|asked| (asked.near.clear(), asked.within = None).1);
    }

    /// Drops the words and every choice; the place stays.
    pub fn clear_filters(self) {
        self.ask(self.asked.with_untracked(MeetingsAsked::without_filters), Step::New);
    }

    /// Shows more than these.
    pub fn show_more(self, shown: usize) {
        self.limit.set(shown + PAGE_SIZE);
    }

    /// Tries again whatever did not come.
    pub fn retry(self) {
        self.finder.directory.try_again(Vec::new());
        if self.place.with_untracked(|place| matches!(place, Place::Failed { .. })) {
            self.lookups.update(|lookups| *lookups += 1);
        }
        self.loaded.want(&self.wanted.get_untracked(), true);
    }
}

fn is_week(asked: &MeetingsAsked) -> bool {
    asked.view == super::find_query::meetings::MeetingsView::Week
}

fn found(
    index: &MeetingIndex,
    asked: &MeetingsAsked,
    place: &Place,
    limit: usize,
    clocks: &Clocks,
    missing: Vec<State>,
    is_online_only: bool,
) -> Outcome {
    let answer = index.answer(&asked.question(place, limit), |zone| clocks.now_in(zone));
    let card = |hit: &MeetingHit| Some(MeetingCard::of(index.meeting(hit.row)?, *hit, clocks));
    let cards = answer.hits.iter().filter_map(card).collect();
    let on_any_day = if answer.total == 0 { answer.count(Choice::When(When::AnyTime)) } else { 0 };
    let asked = asked.clone();
    Outcome::Found(Arc::new(Found { asked, answer, cards, missing, is_online_only, on_any_day }))
}

/// The time, to the minute.
fn minute_of_now() -> Memo<u64> {
    const MINUTE: u64 = 60_000;
    let time = RwSignal::new(clock::now());
    let tick = move || {
        let _ = time.try_set(clock::now());
    };
    Effect::new(move |_| {
        if let Ok(ticks) = set_interval_with_handle(tick, TICK) {
            on_cleanup(move || ticks.clear());
        }
    });
    Memo::new(move |_| time.get() / MINUTE * MINUTE)
}

/// The files that can hold what is asked for.
fn wanted(manifest: &Manifest, place: &Place) -> Vec<MeetingsEntry> {
    let is_online = |entry: &&MeetingsEntry| entry.state.is_none();
    match (place, place.near(None)) {
        (Place::LookingUp | Place::Choose { .. } | Place::NotFound(_) | Place::Failed { .. }, _) => {
            Vec::new()
        }
        (_, Near::State(state)) => {
            let of_state = |entry: &&MeetingsEntry| entry.state == Some(state) || is_online(entry);
            manifest.meetings.iter().filter(of_state).cloned().collect()
        }
        (_, Near::Around { at, within }) => {
            let reach: Meters = within.at_most();
            manifest.meetings_in_reach(at, reach).cloned().collect()
        }
        (_, Near::Everywhere) if manifest.meeting_count() <= FEW => manifest.meetings.clone(),
        (_, Near::Everywhere) => manifest.meetings.iter().filter(is_online).cloned().collect(),
    }
}
