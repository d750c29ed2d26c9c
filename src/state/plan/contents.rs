//! What does a plan say, all its records taken together?
//!
//! Pure: from texts to what a page shows, and from what a person does to the texts that change.

use listing::record::CenterId;

use super::record::{Call, NextStep, Outcome, Person, Record};
use crate::state::both_texts::joined;
use crate::state::mirror::{Entry, Texts};
use crate::state::saved::SavedPlace;

/// Who ticks another outcome within so many milliseconds mends a slip; after that it was another call.
const SLIP: u64 = 10 * 60 * 1000;

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// What came of the calls, the last at the end.
    pub calls: Vec<Call>,
    /// What comes next, one step a place.
    pub steps: Vec<(CenterId, NextStep)>,
    /// The person's own reasons, or empty.
    pub reasons: String,
    /// Whom to call, the first added first.
    pub people: Vec<Person>,
    /// The answers of the guided start, where somebody kept them.
    pub answers: Option<String>,
    /// Records that could not be understood, as they stand.
    pub set_aside: Vec<Entry>,
}

/// What goes, and what comes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// The keys of what goes.
    pub forget: Vec<String>,
    /// What comes.
    pub keep: Vec<Entry>,
}

impl Contents {
    /// What these texts say.
    #[must_use]
    pub fn of(texts: &Texts) -> Self {
        let mut contents = Self::default();
        for (key, text) in texts {
            match Record::decode(text) {
                Some(Record::Call(call)) => contents.calls.push(call),
                Some(Record::Step(id, step)) => contents.steps.push((id, step)),
                Some(Record::Reasons(text)) => contents.reasons = joined(&contents.reasons, &text),
                Some(Record::Person(person)) => contents.people.push(person),
                Some(Record::Answers(text)) => contents.answers = Some(text),
                None => contents.set_aside.push((key.clone(), text.clone())),
            }
        }
        contents.calls.sort_by_key(|call| (call.order, call.at));
        contents.people.sort_by_key(|person| person.added_at);
        contents
    }

    /// The calls to a place, the last at the end.
    pub fn calls_to(&self, id: CenterId) -> impl Iterator<Item = &Call> {
        self.calls.iter().filter(move |call| call.id == id)
    }

    /// What comes next with a place.
    #[must_use]
    pub fn step_of(&self, id: CenterId) -> Option<&NextStep> {
        self.steps.iter().find(|(known, _)| *known == id).map(|(_, step)| step)
    }

    /// The change that notes what came of a call. Soon after the last one it takes its place.
    #[must_use]
    pub fn note_call(&self, place: &SavedPlace, outcome: Outcome, now: u64) -> Change {
        let last = self.calls_to(place.id).last();
        let order = last.map_or(now, |last| now.max(last.order.saturating_add(1)));
        let slip = last.filter(|last| last.at.abs_diff(now) < SLIP);
        Change {
            forget: slip.map(|last| Record::Call(last.clone()).key()).into_iter().collect(),
            keep: vec![Record::Call(Call::to(place, outcome, now, order)).encode()],
        }
    }
}

/// The change that puts a record into its place. What stands there and could not be understood goes on standing beside it.
#[must_use]
pub fn put(texts: &Texts, record: &Record, now: u64) -> Change {
    let (key, text) = record.encode();
    let mut keep = Vec::new();
    if let Some(old) = texts.get(&key).filter(|old| Record::decode(old).is_none()) {
        keep.push((free_key(texts, &key, now), old.clone()));
    }
    keep.push((key, text));
    Change { forget: Vec::new(), keep }
}

/// A key beside this one under which nothing stands.
#[must_use]
pub fn free_key(texts: &Texts, key: &str, now: u64) -> String {
    let mut at = now;
    loop {
        let free = format!("{key} {at}");
        if !texts.contains_key(&free) {
            return free;
        }
        at = at.wrapping_add(1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place() -> SavedPlace {
        SavedPlace {
            id: "oh-a1bhdqmev643z".parse().unwrap(),
            saved_at: 1,
            note: String::new(),
            name: "Lantern House".to_owned(),
            street: String::new(),
            town: String::new(),
            phone: None,
            as_of: None,
        }
    }

    fn apply(texts: &mut Texts, change: Change) {
        texts.retain(|key, _| !change.forget.contains(key));
        texts.extend(change.keep);
    }

    fn note(texts: &mut Texts, outcome: Outcome, now: u64) {
        let change = Contents::of(texts).note_call(&place(), outcome, now);
        apply(texts, change);
    }

    fn outcomes(texts: &Texts) -> Vec<Outcome> {
        Contents::of(texts).calls.iter().map(|call| call.outcome).collect()
    }

    #[test]
    fn a_slip_is_mended_and_another_call_is_added() {
        let mut texts = Texts::new();
        note(&mut texts, Outcome::NoAnswer, 1_000_000_000);
        note(&mut texts, Outcome::LeftMessage, 1_000_060_000);
        assert_eq!(outcomes(&texts), [Outcome::LeftMessage]);
        note(&mut texts, Outcome::Appointment, 1_100_000_000);
        assert_eq!(outcomes(&texts), [Outcome::LeftMessage, Outcome::Appointment]);
    }

    #[test]
    fn the_last_call_is_the_last_whatever_the_clock_does() {
        let mut texts = Texts::new();
        let (now, in_2100) = (1_795_638_896_789, 4_102_444_800_000);
        for (at, outcome) in [(now, Outcome::NoAnswer), (in_2100, Outcome::LeftMessage), (0, Outcome::Talked)]
        {
            note(&mut texts, outcome, at);
        }
        note(&mut texts, Outcome::Appointment, now);
        assert_eq!(
            outcomes(&texts),
            [Outcome::NoAnswer, Outcome::LeftMessage, Outcome::Talked, Outcome::Appointment]
        );
    }

    #[test]
    fn two_tabs_that_note_at_the_same_moment_lose_nothing() {
        let mut texts = Texts::new();
        let both = [Outcome::Talked, Outcome::WaitList]
            .map(|outcome| Contents::default().note_call(&place(), outcome, 5));
        both.into_iter().for_each(|change| apply(&mut texts, change));
        assert_eq!(outcomes(&texts).len(), 2);
    }

    #[test]
    fn what_cannot_be_read_stays_beside_what_takes_its_place() {
        let newer = r#"{"version":2,"kind":"reasons","text":"My daughter"}"#;
        let mut texts = Texts::from([("reasons".to_owned(), newer.to_owned())]);
        let change = put(&texts, &Record::Reasons("My son".to_owned()), 7);
        apply(&mut texts, change);
        let contents = Contents::of(&texts);
        assert_eq!(contents.reasons, "My son");
        assert_eq!(contents.set_aside, [("reasons 7".to_owned(), newer.to_owned())]);
    }

    proptest! {
        #[test]
        fn the_last_tick_is_what_is_shown(ticks in prop::collection::vec((0..6_usize, 0..1_u64 << 53), 1..20)) {
            let mut texts = Texts::new();
            for (outcome, at) in &ticks {
                note(&mut texts, Outcome::ALL[*outcome], *at);
                prop_assert_eq!(outcomes(&texts).last().copied(), Some(Outcome::ALL[*outcome]));
            }
        }
    }
}
