//! Where does a person stand on the way to a first contact, what did they say, and what can they do then?
//!
//! The fragment says which question is shown; the answers are in memory alone, as long as the app lives. So a reload takes
//! them away, and the page says so.

pub mod draft;
mod suggestions;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use listing::first_contact::{Answers, Question, Reply, Step, Walk, Whereabouts, Who};
use listing::state::State;

use super::find_query::steps;
use super::finder::{self, Finder, LONG_ENOUGH, Navigate, look_up_place, navigator};
use super::live::Live;
use super::place::Place;
use crate::browser::{document, history};
use crate::i18n::Locale;
use crate::routes::Route;

use draft::{Draft, Slip};

pub use suggestions::{Ready, Suggestion, Suggestions};

/// What lives as long as the app.
#[derive(Debug, Clone, Copy)]
struct Visit {
    walk: RwSignal<Walk>,
    draft: RwSignal<Draft>,
    /// The page was opened in the midst of the questions, with no answers.
    is_midway: RwSignal<bool>,
    /// So many steps of the browser's history are ours, behind where one is.
    steps: StoredValue<usize>,
}

impl Visit {
    /// That of this visit. Who asks first makes it, for as long as the app lives.
    fn of_this_visit() -> Self {
        use_context().unwrap_or_else(|| {
            let mut owner = Owner::current().unwrap_or_default();
            while let Some(parent) = owner.parent() {
                owner = parent;
            }
            owner.with(|| {
                let visit = Self::with(Walk::default());
                // A newer version of the site does not ask to take over while they are nowhere else.
                Effect::new(move |_| document::set_held(visit.has_answers()));
                provide_context(visit);
                visit
            })
        })
    }

    fn with(walk: Walk) -> Self {
        Self {
            draft: RwSignal::new(Draft::of(walk.answers())),
            walk: RwSignal::new(walk),
            is_midway: RwSignal::new(false),
            steps: StoredValue::new(0),
        }
    }

    /// Tracks.
    fn has_answers(self) -> bool {
        self.walk.with(|walk| *walk.answers() != Answers::default())
    }
}

/// The state of the page.
#[derive(Clone, Copy)]
pub struct StartPage {
    /// Which question is shown, or what comes after them.
    pub step: Memo<Step>,
    /// For whom it is, where that was said.
    pub who: Memo<Option<Who>>,
    /// What stands in the fields.
    pub draft: RwSignal<Draft>,
    /// Why it cannot go on from here.
    pub slip: RwSignal<Option<Slip>>,
    /// What the place turned out to be.
    pub place: RwSignal<Place>,
    /// What can be done now.
    pub suggestions: Memo<Suggestions>,
    /// The finder, for its listing and the device's position.
    pub finder: Finder,
    visit: Visit,
    has_waited: RwSignal<bool>,
    lookups: RwSignal<u32>,
    navigate: StoredValue<Navigate>,
    locale: Locale,
}

impl StartPage {
    /// Follows the fragment of the page. Must be called inside the router.
    #[must_use]
    pub fn new(finder: Finder) -> Self {
        let page = Self::of(finder, Visit::of_this_visit(), RwSignal::new(Place::Everywhere), navigator());
        page.follow_address();
        page.look_up();
        page.forgive();
        page
    }

    /// One that stands at this step for good, and fetches nothing.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(finder: Finder, step: Step, answers: Answers, place: Place) -> Self {
        let mut walk = Walk::with_answers(answers);
        walk.go_to(step);
        let nowhere: Navigate = Box::new(|_, _| ());
        Self::of(finder, Visit::with(walk), RwSignal::new(place), StoredValue::new(nowhere))
    }

    fn of(finder: Finder, visit: Visit, place: RwSignal<Place>, navigate: StoredValue<Navigate>) -> Self {
        let answers = Memo::new(move |_| visit.walk.with(|walk| walk.answers().clone()));
        let directory = finder.directory;
        let has_waited = RwSignal::new(false);
        Self {
            step: Memo::new(move |_| visit.walk.with(Walk::at)),
            who: Memo::new(move |_| answers.with(|answers| answers.who().known().copied())),
            draft: visit.draft,
            slip: RwSignal::new(None),
            place,
            suggestions: Memo::new(move |_| {
                answers.with(|answers| {
                    place.with(|place| suggestions::suggest(directory, answers, place, has_waited))
                })
            }),
            finder,
            visit,
            has_waited,
            lookups: RwSignal::new(0),
            navigate,
            locale: Locale::current(),
        }
    }

    /// What was said. Tracks.
    #[must_use]
    pub fn answers(self) -> Answers {
        self.visit.walk.with(|walk| walk.answers().clone())
    }

    /// Whether the answers of before are gone. Tracks.
    #[must_use]
    pub fn is_midway(self) -> bool {
        self.visit.is_midway.get()
    }

    /// Whether anything was answered. Tracks.
    #[must_use]
    pub fn has_answers(self) -> bool {
        self.visit.has_answers()
    }

    /// Goes where the address says; Back and Forward change it too.
    fn follow_address(self) {
        let (live, location) = (expect_context::<Live>(), use_location());
        let asked = Memo::new(move |_| {
            let is_open = live.get() && Route::at(&location.pathname.get()).0 == Route::Start;
            is_open.then(|| steps::from_fragment(&location.hash.get()))
        });
        Effect::new(move |_| {
            let Some(asked) = asked.get() else { return };
            let walk = self.visit.walk;
            let step = asked.unwrap_or(Step::ALL[0]);
            if walk.with_untracked(|walk| walk.at() == step) {
                return;
            }
            if walk.with_untracked(|walk| walk.came_from() == Some(step)) {
                self.visit.steps.update_value(|steps| *steps = steps.saturating_sub(1));
            }
            if walk.with_untracked(|walk| *walk == Walk::default()) {
                self.visit.is_midway.set(true);
            }
            self.slip.set(None);
            walk.update(|walk| walk.arrive(step));
        });
    }

    /// Looks up the place that was said, and fetches what can be near it: it is there before the last question is answered.
    fn look_up(self) {
        let directory = self.finder.directory;
        directory.want_manifest();
        let near = Memo::new(move |_| {
            self.visit.walk.with(|walk| match walk.answers().place().known() {
                Some(Whereabouts::Named(asked)) => asked.to_string(),
                Some(Whereabouts::Here) | None => String::new(),
            })
        });
        let Finder { fetch_lookups, here, .. } = self.finder;
        look_up_place(directory, near, self.lookups, fetch_lookups, here, self.place);
        let wanted = Memo::new(move |_| self.wanted());
        Effect::new(move |last: Option<Option<TimeoutHandle>>| {
            directory.want_shards(&wanted.get(), false);
            if let Some(timeout) = last.flatten() {
                timeout.clear();
            }
            self.has_waited.set(false);
            let enough = move || {
                let _ = self.has_waited.try_set(true);
            };
            set_timeout_with_handle(enough, LONG_ENOUGH).ok()
        });
    }

    /// The states that can hold a place to call. Tracks.
    fn wanted(self) -> Vec<State> {
        let directory = self.finder.directory;
        let of = |walk: &Walk, place: &Place| suggestions::wanted(directory, walk.answers(), place);
        let wanted = self.visit.walk.with(|walk| self.place.with(|place| of(walk, place)));
        wanted.map(|wanted| wanted.all).unwrap_or_default()
    }

    /// What was wrong is not said any more when it is mended.
    fn forgive(self) {
        Effect::new(move |_| {
            let is_mended = |draft: &Draft| match self.step.get_untracked() {
                Step::Question(question) => draft.reply(question).is_ok(),
                _ => true,
            };
            if self.draft.with(is_mended) && self.slip.with_untracked(Option::is_some) {
                self.slip.set(None);
            }
        });
    }

    /// Takes what stands in the fields as the answer, and goes on; or says why not. Whether it went on.
    pub fn go_on(self) -> bool {
        let reply = match self.step.get_untracked() {
            Step::Question(question) => match self.draft.with_untracked(|draft| draft.reply(question)) {
                Ok(reply) => Some(reply),
                Err(slip) => {
                    self.slip.set(Some(slip));
                    return false;
                }
            },
            Step::Summary | Step::Options => None,
        };
        self.take(reply)
    }

    /// "I'm not sure."
    pub fn not_sure(self) {
        if let Step::Question(question) = self.step.get_untracked() {
            self.draft.update(|draft| draft.clear(question));
            self.take(Some(Reply::NotSure(question)));
        }
    }

    fn take(self, reply: Option<Reply>) -> bool {
        let mut walk = self.visit.walk.get_untracked();
        let went_on = match reply {
            Some(reply) => walk.answer(reply),
            None => walk.go_on(),
        };
        match went_on {
            Ok(step) => {
                self.show(walk, step);
                true
            }
            Err(unanswered) => {
                self.slip.set(Some(Slip::Nothing(unanswered.0)));
                false
            }
        }
    }

    /// Opens a question from the summary, or the summary from the options.
    pub fn go_to(self, step: Step) {
        let mut walk = self.visit.walk.get_untracked();
        walk.go_to(step);
        self.show(walk, step);
    }

    fn show(self, walk: Walk, step: Step) {
        self.slip.set(None);
        self.visit.is_midway.set(false);
        self.visit.steps.update_value(|steps| *steps += 1);
        self.visit.walk.set(walk);
        self.write(step, finder::Step::New);
    }

    fn write(self, step: Step, how: finder::Step) {
        let address = Route::Start.path_with(self.locale, &steps::to_fragment(step));
        self.navigate.with_value(|navigate| navigate(&address, how));
    }

    /// Goes back: where the browser's Back leads if one came from there, or else to the question before.
    pub fn back(self) {
        let at = self.step.get_untracked();
        let has_come = self.visit.walk.with_untracked(|walk| walk.came_from().is_some());
        if has_come && self.visit.steps.get_value() > 0 {
            return history::back();
        }
        let before = match at {
            Step::Question(question) => question.previous().map(Step::Question),
            Step::Summary => Some(Step::Question(Question::Matters)),
            Step::Options => Some(Step::Summary),
        };
        if let Some(before) = before {
            self.write(before, finder::Step::Replace);
        }
    }

    /// Forgets all answers and begins anew.
    pub fn begin_anew(self) {
        self.begin_with(Answers::default(), Step::ALL[0]);
    }

    /// Goes on with answers that were kept.
    pub fn begin_with(self, answers: Answers, step: Step) {
        self.draft.set(Draft::of(&answers));
        let mut walk = Walk::with_answers(answers);
        walk.go_to(step);
        self.show(walk, step);
    }

    /// Says another place, such as the town of that name that was meant.
    pub fn say_place(self, typed: &str) {
        if let Ok(place) = Whereabouts::from_typed(typed) {
            self.visit.walk.update(|walk| {
                let _ = walk.answer(Reply::Where(place));
            });
            self.draft.update(|draft| typed.clone_into(&mut draft.place));
        }
    }

    /// Asks the device where it is.
    pub fn look_here(self) {
        let draft = self.draft;
        self.finder.locate(Box::new(move || {
            draft.update(|draft| {
                draft.place.clear();
                draft.is_here = true;
            });
        }));
    }

    /// Tries again whatever did not come.
    pub fn retry(self) {
        self.finder.directory.try_again(untrack(|| self.wanted()));
        if self.place.with_untracked(|place| matches!(place, Place::Failed { .. })) {
            self.lookups.update(|lookups| *lookups += 1);
        }
    }
}
