//! What has the person done, and what do they want to do next?
//!
//! What came of each call, the next step with each place, the person's own reasons, whom to call, and the answers that they
//! chose to keep. The places themselves, and the notes about them, are those of the saved list.

pub mod bring;
pub mod calendar;
pub mod contents;
pub mod file;
pub mod merge;
pub mod record;

use leptos::prelude::*;
use listing::record::CenterId;

use super::both_texts::typed_over;
use super::mirror::{Database, Mirror};
use super::saved::{Saved, SavedPlace, now};
use contents::{Change, Contents, put};
use file::Records;
use merge::Here;

pub use super::mirror::StoreProblem;
pub use record::{Call, NextStep, Outcome, Person, Record};

/// The person's plan. One for the whole visit.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    mirror: Mirror,
    contents: Memo<Contents>,
    saved: Saved,
    /// What was done before the device has answered: it must not take the place of what nobody has seen yet.
    early: StoredValue<Vec<Action>>,
}

/// Something that a person does to the plan.
type Action = Box<dyn FnOnce(Plan) + Send + Sync>;

impl Plan {
    /// The plan of this visit. Who asks first makes it; it then lives as long as the app, so that what the device does not
    /// keep goes along from page to page.
    #[must_use]
    pub fn of_this_visit() -> Self {
        use_context().unwrap_or_else(|| {
            let saved = expect_context::<Saved>();
            let mut owner = Owner::current().unwrap_or_default();
            while let Some(parent) = owner.parent() {
                owner = parent;
            }
            owner.with(|| {
                let plan = Self::in_mirror(Mirror::of(Database::Plan), saved);
                provide_context(plan);
                plan
            })
        })
    }

    /// One that begins with these records and asks no device.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(saved: Saved, entries: Vec<super::mirror::Entry>, problem: Option<StoreProblem>) -> Self {
        Self::in_mirror(Mirror::still(Database::Plan, entries, problem), saved)
    }

    fn in_mirror(mirror: Mirror, saved: Saved) -> Self {
        let contents = Memo::new(move |_| mirror.with(Contents::of));
        let plan = Self { mirror, contents, saved, early: StoredValue::new(Vec::new()) };
        Effect::new(move |_| {
            if mirror.is_read() {
                for act in plan.early.try_update_value(std::mem::take).unwrap_or_default() {
                    untrack(|| act(plan));
                }
            }
        });
        plan
    }

    /// Does it now, or as soon as the device has answered.
    fn act(self, act: impl FnOnce(Self) + Send + Sync + 'static) {
        if untrack(|| self.mirror.is_read()) {
            act(self);
        } else {
            self.early.update_value(|early| early.push(Box::new(act)));
        }
    }

    /// What came of the last call to a place, and when that was noted, in milliseconds since 1970. Tracks.
    #[must_use]
    pub fn outcome_of(self, id: CenterId) -> Option<(Outcome, u64)> {
        self.contents.with(|contents| contents.calls_to(id).last().map(|call| (call.outcome, call.at)))
    }

    /// What came of all calls to a place, the last at the end. Tracks.
    #[must_use]
    pub fn calls_to(self, id: CenterId) -> Vec<Call> {
        self.contents.with(|contents| contents.calls_to(id).cloned().collect())
    }

    /// Notes what came of a call, and puts the place on the saved list. Another outcome within ten minutes takes the place
    /// of the last one; after that it is another call.
    pub fn note_outcome(self, place: &SavedPlace, outcome: Outcome) {
        if untrack(|| !self.saved.has(place.id)) {
            self.saved.toggle(place);
        }
        let place = place.clone();
        self.act(move |plan| {
            plan.change(plan.contents.with_untracked(|contents| contents.note_call(&place, outcome, now())));
        });
    }

    /// Takes back what was noted of a call.
    pub fn forget_call(self, call: &Call) {
        self.change(Change { forget: vec![Record::Call(call.clone()).key()], keep: Vec::new() });
    }

    /// What comes next with a place. Tracks.
    #[must_use]
    pub fn next_step_of(self, id: CenterId) -> Option<NextStep> {
        self.contents.with(|contents| contents.step_of(id).cloned())
    }

    /// Plans what comes next with a place, or nothing any more.
    pub fn set_next_step(self, id: CenterId, step: Option<NextStep>) {
        self.act(move |plan| match step {
            Some(step) => plan.put(&Record::Step(id, step)),
            None => {
                if let Some(step) = untrack(|| plan.next_step_of(id)) {
                    let forget = vec![Record::Step(id, step).key()];
                    plan.change(Change { forget, keep: Vec::new() });
                }
            }
        });
    }

    /// The person's own reasons, or empty. Tracks.
    #[must_use]
    pub fn reasons(self) -> String {
        self.contents.with(|contents| contents.reasons.clone())
    }

    /// Keeps the person's own reasons. What another tab wrote since the typing began stays.
    pub fn write_reasons(self, began_with: &str, typed: &str) {
        let kept = untrack(|| self.reasons());
        let reasons = typed_over(began_with, typed, &kept);
        if reasons != kept {
            self.put(&Record::Reasons(reasons));
        }
    }

    /// Whom to call. Tracks.
    #[must_use]
    pub fn people(self) -> Vec<Person> {
        self.contents.with(|contents| contents.people.clone())
    }

    /// Puts somebody on the list.
    pub fn add_person(self, name: &str, phone: &str) {
        let (name, phone) = (name.trim().to_owned(), phone.trim().to_owned());
        self.put(&Record::Person(Person { name, phone, added_at: now() }));
    }

    /// Puts somebody back where they were.
    pub fn put_back_person(self, person: Person) {
        self.put(&Record::Person(person));
    }

    /// Takes somebody off the list.
    pub fn remove_person(self, person: Person) {
        self.change(Change { forget: vec![Record::Person(person).key()], keep: Vec::new() });
    }

    /// Keeps the answers of the guided start, as the person chose.
    pub fn keep_answers(self, answers: String) {
        self.act(move |plan| plan.put(&Record::Answers(answers)));
    }

    /// The answers that were kept. Tracks.
    #[must_use]
    pub fn answers(self) -> Option<String> {
        self.contents.with(|contents| contents.answers.clone())
    }

    /// Whether what was done is on the device, as far as it keeps anything. Tracks.
    #[must_use]
    pub fn is_at_rest(self) -> bool {
        self.mirror.is_at_rest()
    }

    /// Forgets the answers.
    pub fn forget_answers(self) {
        let forget = vec![Record::Answers(String::new()).key()];
        self.change(Change { forget, keep: Vec::new() });
    }

    /// How many records could not be understood. Tracks.
    #[must_use]
    pub fn set_aside(self) -> usize {
        self.contents.with(|contents| contents.set_aside.len())
    }

    /// Follows every change of the plan.
    pub fn track(self) {
        self.contents.track();
    }

    /// Whether anything is kept, be it that it cannot be shown. Tracks.
    #[must_use]
    pub fn is_anything_kept(self) -> bool {
        self.mirror.with(|texts| !texts.is_empty())
    }

    /// Why the plan lives only as long as this page. Tracks.
    #[must_use]
    pub fn problem(self) -> Option<StoreProblem> {
        self.mirror.problem()
    }

    /// Whether the device has answered. Tracks.
    #[must_use]
    pub fn is_read(self) -> bool {
        self.mirror.is_read()
    }

    /// Everything of the plan and of the saved list, as one file.
    #[must_use]
    pub fn to_file(self) -> String {
        let saved = self.saved.records().into_iter();
        let plan = self.mirror.with(Clone::clone).into_iter();
        untrack(|| file::write(&Records { saved: saved.collect(), plan: plan.collect() }, now()))
    }

    /// Brings in the records of a file, by the rules of [`merge`]. How many things are new or have grown.
    pub fn bring_in(self, file: Records) -> usize {
        let here = untrack(|| Here {
            places: self.saved.places(),
            set_aside: self.saved.unreadable(),
            plan: self.mirror.with(Clone::clone),
        });
        let merged = merge::merge(&here, file, now());
        let count = merged.count();
        if !(merged.places.is_empty() && merged.set_aside.is_empty()) {
            self.saved.bring_in(merged.places, merged.set_aside);
        }
        self.mirror.change(Vec::new(), merged.plan);
        count
    }

    /// Places of which something is noted, in the order of their first call or step, with the last name that is known. Tracks.
    #[must_use]
    pub fn places(self) -> Vec<SavedPlace> {
        self.contents.with(|contents| {
            let mut places: Vec<SavedPlace> = Vec::new();
            let calls = contents.calls.iter().map(|call| {
                let unknown = SavedPlace::unknown(call.id, call.at);
                SavedPlace { name: call.name.clone(), phone: call.phone.clone(), ..unknown }
            });
            let steps = contents.steps.iter().map(|(id, _)| SavedPlace::unknown(*id, 0));
            for place in calls.chain(steps) {
                if places.iter().all(|known| known.id != place.id) {
                    places.push(place);
                }
            }
            places
        })
    }

    /// Forgets all that is noted of a place.
    pub fn forget_place(self, id: CenterId) {
        let forget = self.contents.with_untracked(|contents| {
            let calls = contents.calls_to(id).map(|call| Record::Call(call.clone()).key());
            let step = contents.step_of(id).map(|step| Record::Step(id, step.clone()).key());
            calls.chain(step).collect::<Vec<_>>()
        });
        self.change(Change { forget, keep: Vec::new() });
    }

    /// What comes next, the earliest first. Tracks.
    #[must_use]
    pub fn steps(self) -> Vec<(CenterId, NextStep)> {
        let mut steps = self.contents.with(|contents| contents.steps.clone());
        steps.sort_by_key(|(_, step)| step.at);
        steps
    }

    /// Deletes the whole plan, from memory and device. The saved list stays.
    pub fn clear(self) {
        self.mirror.clear();
    }

    fn put(self, record: &Record) {
        self.change(untrack(|| self.mirror.with(|texts| put(texts, record, now()))));
    }

    fn change(self, change: Change) {
        self.mirror.change(change.forget, change.keep);
    }
}
