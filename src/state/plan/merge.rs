//! What becomes of a plan when another one is brought in from a file?
//!
//! Pure, and without a clock that could be wrong: nothing that is here goes, and all that the file has is added.
//!
//! - Places, calls and people of either are there afterwards, each once.
//! - Notes and reasons become one text, with each line once.
//! - Where both have a next step for one place, the one here stays, and the other stands in the notes about the place.
//! - Of the answers of the guided start, those here stay.
//! - What cannot be understood is set aside, as it stands in the file.

use listing::record::CenterId;

use super::contents::{Change, Contents, free_key};
use super::file::Records;
use super::record::{NextStep, Record};
use crate::state::both_texts::joined;
use crate::state::mirror::{Entry, Texts};
use crate::state::saved::SavedPlace;
use crate::state::saved::record;

/// All that is here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Here {
    /// The saved list.
    pub places: Vec<SavedPlace>,
    /// Records of the saved list that could not be understood.
    pub set_aside: Vec<Entry>,
    /// The plan.
    pub plan: Texts,
}

/// What is to be kept, so that nothing is missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// New places, and those whose notes have grown.
    pub places: Vec<SavedPlace>,
    /// Records for the saved list that could not be understood.
    pub set_aside: Vec<Entry>,
    /// What changes in the plan.
    pub plan: Vec<Entry>,
}

impl Merged {
    /// How many things are new or have grown.
    #[must_use]
    pub fn count(&self) -> usize {
        self.places.len() + self.set_aside.len() + self.plan.len()
    }
}

/// Takes both together.
#[must_use]
pub fn merge(here: &Here, file: Records, now: u64) -> Merged {
    let mut merging = Merging {
        here,
        contents: Contents::of(&here.plan),
        texts: here.plan.clone(),
        merged: Merged::default(),
        now,
    };
    for (key, text) in file.saved {
        match record::decode(&key, &text) {
            Some(place) => merging.place(place),
            None => merging.set_aside(key, text),
        }
    }
    for (key, text) in file.plan {
        match Record::decode(&text) {
            Some(record) => merging.record(record),
            None => merging.set_aside_in_plan(key, text),
        }
    }
    merging.merged
}

struct Merging<'a> {
    here: &'a Here,
    /// What the plan says by now: a file may have two records of what a plan has once, under keys that nobody here writes.
    contents: Contents,
    /// All texts of the plan by now.
    texts: Texts,
    merged: Merged,
    now: u64,
}

impl Merging<'_> {
    fn place(&mut self, place: SavedPlace) {
        let known = self.place_of(place.id);
        let merged = match known.clone() {
            Some(known) => SavedPlace { note: joined(&known.note, &place.note), ..known },
            None => place,
        };
        if known.as_ref() != Some(&merged) {
            self.keep_place(merged);
        }
    }

    /// The place as it will be, as far as that is known by now.
    fn place_of(&self, id: CenterId) -> Option<SavedPlace> {
        let mut places = self.merged.places.iter().chain(&self.here.places);
        places.find(|place| place.id == id).cloned()
    }

    fn keep_place(&mut self, place: SavedPlace) {
        match self.merged.places.iter_mut().find(|known| known.id == place.id) {
            Some(known) => *known = place,
            None => self.merged.places.push(place),
        }
    }

    fn record(&mut self, record: Record) {
        match record {
            Record::Step(id, step) => match self.contents.step_of(id) {
                Some(known) if *known == step => {}
                Some(_) => self.note_step(id, &step),
                None => {
                    self.contents.steps.push((id, step.clone()));
                    self.put(&Record::Step(id, step));
                }
            },
            Record::Reasons(text) => {
                let both = joined(&self.contents.reasons, &text);
                if both != self.contents.reasons {
                    self.contents.reasons.clone_from(&both);
                    self.put(&Record::Reasons(both));
                }
            }
            Record::Answers(_) if self.contents.answers.is_some() => {}
            Record::Answers(text) => {
                self.contents.answers = Some(text.clone());
                self.put(&Record::Answers(text));
            }
            Record::Call(_) | Record::Person(_) => self.put(&record),
        }
    }

    /// A step beside the one that is planned here.
    fn note_step(&mut self, id: CenterId, step: &NextStep) {
        let place = self.place_of(id).unwrap_or_else(|| SavedPlace::unknown(id, self.now));
        let line = format!("{}: {}", step.at.to_string().replace('T', " "), step.what);
        let note = joined(&place.note, &line);
        if note != place.note {
            self.keep_place(SavedPlace { note, ..place });
        }
    }

    /// Keeps a record, unless it is there.
    fn put(&mut self, record: &Record) {
        let (key, _) = record.encode();
        let is_there = self.texts.get(&key).is_some_and(|text| Record::decode(text).is_some());
        if !is_there || matches!(record, Record::Reasons(_)) {
            let Change { keep, .. } = super::contents::put(&self.texts, record, self.now);
            keep.into_iter().for_each(|entry| self.keep_text(entry));
        }
    }

    /// Of what is kept under one key the last counts.
    fn keep_text(&mut self, (key, text): Entry) {
        self.texts.insert(key.clone(), text.clone());
        self.merged.plan.retain(|(known, _)| *known != key);
        self.merged.plan.push((key, text));
    }

    fn set_aside(&mut self, key: String, text: String) {
        let known: Texts = self.here.set_aside.iter().chain(&self.merged.set_aside).cloned().collect();
        if known.values().any(|known| *known == text) {
            return;
        }
        let is_taken = known.contains_key(&key) || key.parse().is_ok_and(|id| self.place_of(id).is_some());
        let key = if is_taken { free_key(&known, &key, self.now) } else { key };
        self.merged.set_aside.push((key, text));
    }

    fn set_aside_in_plan(&mut self, key: String, text: String) {
        if self.texts.values().any(|known| *known == text) {
            return;
        }
        // Never under a key that a record of the plan may want.
        let key = free_key(&self.texts, &key, self.now);
        self.keep_text((key, text));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::state::plan::record::tests::{any_id, any_record};

    prop_compose! {
        fn any_place()(id in any_id(), saved_at in 0..9_u64, note in "[ab\n]{0,4}") -> SavedPlace {
            SavedPlace { note, name: "A".to_owned(), ..SavedPlace::unknown(id, saved_at) }
        }
    }

    prop_compose! {
        fn any_here()(
            places in prop::collection::vec(any_place(), 0..4),
            records in prop::collection::vec(any_record(), 0..6),
            damaged in prop::collection::vec(("[abc]", "[xyz]{0,3}"), 0..3),
        ) -> Here {
            let mut here = Here { set_aside: damaged.clone(), ..Here::default() };
            here.set_aside.sort();
            here.set_aside.dedup_by(|one, other| one.0 == other.0);
            for place in places {
                here.places.retain(|known| known.id != place.id);
                here.places.push(place);
            }
            here.plan = records.iter().map(Record::encode).chain(damaged).collect();
            here
        }
    }

    fn file_of(here: &Here) -> Records {
        let saved = here.places.iter().map(record::encode).chain(here.set_aside.iter().cloned());
        Records {
            saved: saved.collect(),
            plan: here.plan.iter().map(|(key, text)| (key.clone(), text.clone())).collect(),
        }
    }

    fn after(mut here: Here, merged: Merged) -> Here {
        for place in merged.places {
            here.places.retain(|known| known.id != place.id);
            here.places.push(place);
        }
        here.set_aside.extend(merged.set_aside);
        here.plan.extend(merged.plan);
        here
    }

    /// Whether all that is in one is in the other, in some place.
    fn is_within(part: &Here, whole: &Here) -> Result<(), TestCaseError> {
        let lines_within = |part: &str, whole: &str| {
            part.lines()
                .filter(|line| !line.trim().is_empty())
                .all(|line| whole.lines().any(|known| known.trim() == line.trim()))
        };
        for place in &part.places {
            let known = whole.places.iter().find(|known| known.id == place.id);
            prop_assert!(known.is_some_and(|known| lines_within(&place.note, &known.note)));
        }
        for (_, text) in &part.set_aside {
            prop_assert!(whole.set_aside.iter().any(|(_, known)| known == text));
        }
        let contents = Contents::of(&whole.plan);
        for text in part.plan.values() {
            let is_there = match Record::decode(text) {
                None => whole.plan.values().any(|known| known == text),
                Some(Record::Call(call)) => contents.calls.iter().any(|known| {
                    (known.id, known.order, known.outcome) == (call.id, call.order, call.outcome)
                }),
                Some(Record::Person(person)) => contents
                    .people
                    .iter()
                    .any(|known| (&known.name, &known.phone) == (&person.name, &person.phone)),
                Some(Record::Reasons(text)) => lines_within(&text, &contents.reasons),
                Some(Record::Answers(_)) => contents.answers.is_some(),
                Some(Record::Step(id, step)) => {
                    contents.step_of(id) == Some(&step)
                        || whole.places.iter().any(|place| {
                            place.id == id && lines_within(&step.what, &place.note.replacen(": ", "\n", 1))
                        })
                }
            };
            prop_assert!(is_there, "{}", text);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn nothing_of_either_is_missing(here in any_here(), there in any_here(), now in 0..9_u64) {
            let merged = merge(&here, file_of(&there), now);
            let both = after(here.clone(), merged);
            is_within(&here, &both)?;
            is_within(&there, &both)?;
        }

        #[test]
        fn the_same_file_twice_changes_nothing_more(here in any_here(), there in any_here(), now in 0..9_u64) {
            let once = after(here.clone(), merge(&here, file_of(&there), now));
            prop_assert_eq!(merge(&once, file_of(&there), now + 1), Merged::default());
        }

        #[test]
        fn ones_own_file_changes_nothing(here in any_here()) {
            prop_assert_eq!(merge(&here, file_of(&here), 5), Merged::default());
        }
    }

    /// No site writes such a file. A fuzz target did.
    #[test]
    fn a_file_that_has_twice_what_a_plan_has_once_loses_neither() {
        let id = "oh-a1bhdqmev643z".parse().unwrap();
        let step = |what: &str| {
            let at = "2027-01-02T09:30".parse().unwrap();
            Record::Step(id, NextStep { what: what.to_owned(), at })
        };
        let records = [
            Record::Reasons("My son".to_owned()),
            Record::Reasons("My work".to_owned()),
            step("Intake"),
            step("Call again"),
        ];
        let plan =
            records.iter().zip(1..).map(|(record, at)| (format!("odd {at}"), record.encode().1)).collect();
        let file = Records { saved: Vec::new(), plan };
        let merged = merge(&Here::default(), file.clone(), 7);
        assert_eq!(merged.plan.len(), 2, "{merged:?}");
        let once = after(Here::default(), merged);
        let contents = Contents::of(&once.plan);
        assert_eq!(contents.reasons, "My son\nMy work");
        assert_eq!(contents.step_of(id).map(|step| &*step.what), Some("Intake"));
        assert_eq!(once.places[0].note, "2027-01-02 09:30: Call again");
        assert_eq!(merge(&once, file, 8), Merged::default());
    }

    #[test]
    fn another_step_for_the_same_place_stands_in_the_notes() {
        let id: CenterId = "oh-a1bhdqmev643z".parse().unwrap();
        let step = |what: &str, at: &str| NextStep { what: what.to_owned(), at: at.parse().unwrap() };
        let plan = |what, at| Texts::from([Record::Step(id, step(what, at)).encode()]);
        let here = Here { plan: plan("Call Ana", "2026-12-01T09:00"), ..Here::default() };
        let there = Here { plan: plan("Call Joe", "2026-12-02T10:30"), ..Here::default() };
        let merged = merge(&here, file_of(&there), 5);
        assert_eq!(merged.plan, []);
        assert_eq!(merged.places[0].note, "2026-12-02 10:30: Call Joe");
    }
}
