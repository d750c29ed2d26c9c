//! What was asked, and what is the answer?
//!
//! The URL's fragment is the question; this derives everything else from it: the place, the states to load, the
//! answer. The URL follows what a person does: when the answer is painted, and with words when the typing rests.

mod outcome;
#[cfg(feature = "ssr")]
mod still;
mod wanted;

pub use outcome::{Found, Looser, Outcome};
pub(super) use wanted::Wanted;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use listing::geo::Unit;
use listing::index::{Index, Vocabulary};
use listing::query::{Answer, Narrowing, Order};
use listing::record::CenterId;
use listing::taxonomy::OptionId;

use super::behind::behind;
use super::directory::{Directory, Load};
use super::find_query::{self, FindQuery, View};
use super::here::Here;
use super::live::Live;
use super::lookups::FetchLookups;
use super::place::{self, Place};
use crate::browser::timer;
use crate::browser::{document, early_input};
use crate::i18n::Locale;
use crate::routes::Route;

/// The id of the banner that says that the places are invented. It goes or comes with the listing that is found.
pub const SAMPLE_BANNER_ID: &str = "sample-banner";
/// So many places are shown at first, and so many more each time.
pub const PAGE_SIZE: usize = 20;
/// The URL follows when nothing was typed for so long. Safari refuses more than 100 changes in 30 seconds.
const TYPING_RESTS: Duration = Duration::from_millis(500);

/// After so long, what is there is shown, and the rest follows.
pub(super) const LONG_ENOUGH: Duration = Duration::from_secs(5);

/// Whether a change of the search can be undone by the browser's Back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A step of its own.
    New,
    /// Takes the place of the last one.
    Replace,
}

/// The finder's state. One for the whole visit, so that going to a center and back loses nothing.
#[derive(Clone, Copy)]
pub struct Finder {
    /// The listing as far as it is loaded.
    pub directory: Directory,
    /// What is asked: the fragment, with the words that are being typed.
    pub query: Memo<FindQuery>,
    /// What the typed place turned out to be.
    pub place: RwSignal<Place>,
    /// Where the device is, if that was asked.
    pub here: Here,
    /// What there is to show.
    pub outcome: Memo<Outcome>,
    /// The answer whose counts stand beside the filters. It follows when the places themselves are painted.
    pub counts: RwSignal<Option<Arc<Answer>>>,
    /// The words as they stand in their field: while they are being typed, with every space.
    pub words: Memo<String>,
    limit: RwSignal<usize>,
    /// Asked, and not yet in the URL.
    ahead: RwSignal<Option<FindQuery>>,
    /// So many questions are on their way into the URL.
    on_their_way: StoredValue<usize>,
    typed: RwSignal<Option<String>>,
    asked: Memo<FindQuery>,
    wanted: Memo<Wanted>,
    is_open: Memo<bool>,
    /// The question that typing put into the URL last: going on with it makes no further step for Back.
    typed_into_url: StoredValue<Option<FindQuery>>,
    /// Counts the times that the place had to be looked up again.
    lookups: RwSignal<u32>,
    pub(super) fetch_lookups: FetchLookups,
    navigate: StoredValue<Navigate>,
    locale: Locale,
}

/// Leads to an address.
pub(super) type Navigate = Box<dyn Fn(&str, Step) + Send + Sync>;

impl Finder {
    /// Makes the finder of this visit available. Must be called inside the router.
    pub fn provide(locale: Locale, live: Live, fetch_lookups: FetchLookups) -> Self {
        let directory = Directory::new(Index::new(vocabulary(locale)));
        let location = use_location();
        let ahead = RwSignal::new(None::<FindQuery>);
        let on_their_way = StoredValue::new(0);
        let typed = RwSignal::new(None::<String>);
        let place = RwSignal::new(Place::Everywhere);
        let here = Here::default();
        let limit = RwSignal::new(PAGE_SIZE);
        let is_open = Memo::new(move |_| live.get() && Route::at(&location.pathname.get()).0 == Route::Find);

        // On other pages the fragment means something else: the last question stays.
        let asked = Memo::new(move |last: Option<&FindQuery>| {
            if is_open.get() {
                FindQuery::from_fragment(&location.hash.get())
            } else {
                last.cloned().unwrap_or_default()
            }
        });
        let query = Memo::new(move |_| {
            let mut query = ahead.get().unwrap_or_else(|| asked.get());
            if let Some(words) = typed.get() {
                query.words = shortened_words(&words);
            }
            query
        });
        let words =
            Memo::new(move |_| typed.get().unwrap_or_else(|| query.with(|query| query.words.clone())));
        let near = Memo::new(move |_| query.with(|query| query.near.clone()));

        // Another question from outside (Back, a link) drops what ran ahead of it. The same words in the URL do not drop
        // those that were typed, since their field may say a space more.
        Effect::new(move |_| {
            let asked = asked.get();
            let has_caught_up = ahead.with_untracked(|ahead| ahead.as_ref() == Some(&asked));
            if !has_caught_up && on_their_way.get_value() > 0 {
                return; // Several were asked at once: the last one counts.
            }
            ahead.set(None);
            let has_other_words =
                |typed: &Option<String>| typed.as_ref().is_some_and(|it| shortened_words(it) != asked.words);
            if !has_caught_up && typed.with_untracked(has_other_words) {
                typed.set(None);
            }
        });
        Effect::new(move |_| {
            if is_open.get() {
                directory.want_manifest();
            }
        });
        let lookups = RwSignal::new(0);
        look_up_place(directory, near, lookups, fetch_lookups, here, place);
        Effect::new(move |_| {
            if let Load::Ready(manifest) = directory.manifest() {
                document::set_hidden(SAMPLE_BANNER_ID, !manifest.sample);
            }
        });
        let wanted = Memo::new(move |_| match directory.manifest() {
            Load::Ready(manifest) if is_open.get() && place.with(|place| *place != Place::LookingUp) => {
                place.with(|place| query.with(|query| Wanted::by(&manifest, place, query)))
            }
            _ => Wanted::default(),
        });
        let has_waited = RwSignal::new(false);
        Effect::new(move |last: Option<Option<TimeoutHandle>>| {
            directory.want_shards(&wanted.get().all, false);
            // What is wanted now has just begun to be waited for.
            if let Some(timeout) = last.flatten() {
                timeout.clear();
            }
            has_waited.set(false);
            let enough = move || {
                let _ = has_waited.try_set(true);
            };
            set_timeout_with_handle(enough, LONG_ENOUGH).ok()
        });
        let outcome = Memo::new(move |_| {
            outcome::outcome(directory, &query.get(), &place.get(), &wanted.get(), has_waited, limit.get())
        });
        let answer = move || {
            let settled = |outcome: &Outcome| {
                outcome.is_settled().then(|| outcome.found().map(|found| found.answer.clone()))
            };
            outcome.try_with(settled).flatten()
        };
        let counts = behind(answer, query);
        // Another question starts at the top of its list; coming back to the same one does not.
        Effect::new(move |before: Option<FindQuery>| {
            let now = query.get();
            let is_another = |before: FindQuery| !before.asks_as(&now);
            if before.is_some_and(is_another) && limit.get_untracked() != PAGE_SIZE {
                limit.set(PAGE_SIZE);
            }
            now
        });

        let navigate = navigator();
        let finder = Self {
            directory,
            query,
            place,
            here,
            outcome,
            counts,
            words,
            limit,
            ahead,
            on_their_way,
            typed,
            asked,
            wanted,
            is_open,
            typed_into_url: StoredValue::new(None),
            lookups,
            fetch_lookups,
            navigate,
            locale,
        };
        finder.catch_up();
        provide_context(finder);
        finder
    }

    /// Puts into the URL what it does not say yet: what was typed or ticked before the app was there, and words that were
    /// still being typed when another page was opened.
    fn catch_up(self) {
        Effect::new(move |_| {
            if !self.is_open.get() {
                return;
            }
            let asked = self.asked.get_untracked();
            let early = early_input::taken();
            let with_early = early.iter().fold(self.query.get_untracked(), |query, (parameter, value)| {
                query.with_parameter(parameter, value)
            });
            if with_early != asked {
                self.ask(with_early, Step::Replace);
            }
        });
    }

    /// Asks this instead: at once, and in the URL when that is painted.
    pub fn ask(self, query: FindQuery, step: Step) {
        self.ahead.set(Some(query.clone()));
        self.typed.set(None);
        self.on_their_way.update_value(|count| *count += 1);
        timer::after_paint(move || {
            let _ = self.on_their_way.try_update_value(|count| *count -= 1);
            // On another page by now: `catch_up` will see to it.
            if self.is_open.try_get_untracked() == Some(true) {
                self.write(&query, step);
            }
        });
    }

    fn write(self, query: &FindQuery, step: Step) {
        let address = Route::Find.path_with(self.locale, &query.to_fragment());
        self.navigate.with_value(|navigate| navigate(&address, step));
    }

    /// Opens the page of a center.
    pub fn open(self, id: CenterId) {
        let address = Route::Center.path_with(self.locale, &find_query::center::to_fragment(id));
        self.navigate.with_value(|navigate| navigate(&address, Step::New));
    }

    /// Takes over what was ticked in this part of the page while its code was on its way.
    pub fn take_early_ticks(self, part: &str) {
        let ticked = early_input::taken_in(part);
        if !ticked.is_empty() {
            let query = self.query.get_untracked();
            let query =
                ticked.iter().fold(query, |query, (parameter, value)| query.with_parameter(parameter, value));
            self.ask(query, Step::New);
        }
    }

    /// Whether this button of the filters was pressed before their code was here.
    #[must_use]
    pub fn was_pressed_early(self, id: &str) -> bool {
        early_input::was_pressed(id)
    }

    /// Ticks an option, or unticks it.
    pub fn toggle(self, option: OptionId) {
        self.ask(self.query.get_untracked().toggled(option), Step::New);
    }

    /// Searches for these words at once and puts them into the URL when the typing rests.
    pub fn type_words(self, words: String) {
        self.typed.set(Some(words));
        let seen = self.typed.get_untracked();
        set_timeout(
            move || {
                let still = self.typed.try_get_untracked().flatten();
                if still.is_some() && still == seen && self.is_open.get_untracked() {
                    self.put_words_into_url();
                }
            },
            TYPING_RESTS,
        );
    }

    fn put_words_into_url(self) {
        let (now, asked) = (self.query.get_untracked(), self.asked.get_untracked());
        if now == asked {
            return;
        }
        let goes_on = self.typed_into_url.with_value(|last| last.as_ref() == Some(&asked));
        let step = if goes_on { Step::Replace } else { Step::New };
        self.typed_into_url.set_value(Some(now.clone()));
        self.write(&now, step);
    }

    /// Drops the words.
    pub fn drop_words(self) {
        self.ask(FindQuery { words: String::new(), ..self.query.get_untracked() }, Step::New);
    }

    /// Drops the words and every ticked option; the place stays.
    pub fn clear_filters(self) {
        self.ask(self.query.get_untracked().without_filters(), Step::New);
    }

    /// Drops what made the search find nothing.
    pub fn loosen(self, dropped: &[Narrowing]) {
        self.ask(self.query.get_untracked().without(dropped), Step::New);
    }

    /// Changes what comes first.
    pub fn sort(self, order: Order) {
        self.ask(FindQuery { order, ..self.query.get_untracked() }, Step::New);
    }

    /// Changes in what distances are told.
    pub fn measure_in(self, unit: Unit) {
        self.ask(FindQuery { unit, ..self.query.get_untracked() }, Step::Replace);
    }

    /// Looks everywhere; words and options stay.
    pub fn drop_place(self) {
        self.here.forget();
        self.ask(FindQuery { near: String::new(), within: None, ..self.query.get_untracked() }, Step::New);
    }

    /// Shows the places in this way.
    pub fn show_as(self, view: View) {
        self.ask(self.query.get_untracked().seen_as(view), Step::New);
    }

    /// Shows more places.
    pub fn show_more(self) {
        self.limit.update(|limit| *limit += PAGE_SIZE);
    }

    /// Tries again whatever did not come.
    pub fn retry(self) {
        if self.place.with_untracked(|place| matches!(place, Place::Failed { .. })) {
            self.directory.try_again(Vec::new());
            self.lookups.update(|lookups| *lookups += 1);
            return;
        }
        let states = match self.outcome.get_untracked() {
            Outcome::Found(Found { missing, .. }) => missing,
            _ => self.wanted.with_untracked(|wanted| wanted.all.clone()),
        };
        self.directory.try_again(states);
    }

    /// Whether there is something to show, be it why there is nothing. Tracks.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.outcome.with(Outcome::is_settled)
    }

    /// The address of the finder as it stands, for the way back from a center.
    #[must_use]
    pub fn address(self) -> String {
        Route::Find.path_with(self.locale, &self.query.with(FindQuery::to_fragment))
    }
}

/// As the URL has them.
fn shortened_words(typed: &str) -> String {
    FindQuery::default().with_parameter(find_query::WORDS, typed).words
}

/// The words of the options' labels in this language, for the index.
fn vocabulary(locale: Locale) -> Vocabulary {
    Vocabulary::new(OptionId::all().map(|option| (option, locale.option_label(option))))
}

/// Leads to addresses of the site without a jump of the page. Must be called inside the router.
pub(super) fn navigator() -> StoredValue<Navigate> {
    let navigate = use_navigate();
    StoredValue::new(Box::new(move |address: &str, step| {
        let options = NavigateOptions {
            replace: step == Step::Replace,
            scroll: false,
            resolve: false,
            ..Default::default()
        };
        navigate(address, options);
    }))
}

/// Keeps `place` in step with what was typed. An answer that comes late for an older question is dropped.
pub(super) fn look_up_place(
    directory: Directory,
    near: Memo<String>,
    lookups: RwSignal<u32>,
    fetch: FetchLookups,
    here: Here,
    place: RwSignal<Place>,
) {
    Effect::new(move |_| {
        lookups.track();
        let typed = near.get();
        if typed.is_empty() {
            place.set(here.position.get().map_or(Place::Everywhere, |at| Place::Here { at }));
            return;
        }
        // A typed place is where is looked now.
        here.forget();
        match directory.manifest() {
            Load::Ready(_) => {
                place.set(Place::LookingUp);
                spawn_local(async move {
                    let found = place::look_up(directory, &typed, fetch).await;
                    if near.try_get_untracked().is_some_and(|now| now == typed) {
                        let _ = place.try_set(found);
                    }
                });
            }
            _ => place.set(Place::LookingUp),
        }
    });
}
