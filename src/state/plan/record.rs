//! How does a plan stand on the device, and what becomes of an old or damaged record?
//!
//! Pure. A record is a JSON text with a version. Each thing that a person did has a record of its own, so that two tabs
//! never overwrite each other; what cannot be understood is set aside, as it is: never shown as something else, never lost.

use listing::icalendar::LocalTime;
use listing::record::{CenterId, Phone};
use serde_json::{Value, json};

use crate::state::saved::SavedPlace;

/// The version of the records' form that is written.
const VERSION: u64 = 1;

/// What came of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody answered, and they spoke.
    Talked,
    /// A message is on their machine.
    LeftMessage,
    /// They have no room yet, and keep the name.
    WaitList,
    /// There is a day and a time.
    Appointment,
    /// Nobody answered.
    NoAnswer,
    /// It is not the right place.
    NotRight,
}

impl Outcome {
    /// In the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Talked, Self::LeftMessage, Self::WaitList, Self::Appointment, Self::NoAnswer, Self::NotRight];

    /// Its name in records and ids.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Talked => "talked",
            Self::LeftMessage => "left-message",
            Self::WaitList => "wait-list",
            Self::Appointment => "appointment",
            Self::NoAnswer => "no-answer",
            Self::NotRight => "not-right",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.slug() == slug)
    }
}

/// A call, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Whom.
    pub id: CenterId,
    /// What came of it.
    pub outcome: Outcome,
    /// When it was noted, in milliseconds since 1970, as the device believed then.
    pub at: u64,
    /// Later calls to a place have larger ones, whatever the clock did.
    pub order: u64,
    /// The place's name, for when the place is off the list.
    pub name: String,
    /// Its number, likewise.
    pub phone: Option<Phone>,
}

/// What comes next with a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// In the person's words.
    pub what: String,
    /// The clock on the wall says so then.
    pub at: LocalTime,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// As it was typed.
    pub name: String,
    /// As it was typed.
    pub phone: String,
    /// When they came onto the list, in milliseconds since 1970.
    pub added_at: u64,
}

/// One thing that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// What came of a call.
    Call(Call),
    /// What comes next with this place.
    Step(CenterId, NextStep),
    /// The person's own reasons.
    Reasons(String),
    /// Somebody to call.
    Person(Person),
    /// The answers of the guided start.
    Answers(String),
}

impl Call {
    /// A call to this place.
    #[must_use]
    pub fn to(place: &SavedPlace, outcome: Outcome, at: u64, order: u64) -> Self {
        Self { id: place.id, outcome, at, order, name: place.name.clone(), phone: place.phone.clone() }
    }
}

impl Record {
    /// Under which key it stands. Records of different things never share one.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Call(call) => format!("call {} {} {}", call.id, call.order, call.outcome.slug()),
            Self::Step(id, _) => format!("step {id}"),
            Self::Reasons(_) => "reasons".to_owned(),
            Self::Person(person) => format!("person {} {}", person.name, person.phone),
            Self::Answers(_) => "answers".to_owned(),
        }
    }

    /// Key and text.
    #[must_use]
    pub fn encode(&self) -> (String, String) {
        let mut record = match self {
            Self::Call(call) => json!({
                "kind": "call",
                "id": call.id.to_string(),
                "outcome": call.outcome.slug(),
                "at": call.at,
                "order": call.order,
                "name": call.name,
                "phone": call.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
            }),
            Self::Step(id, step) => json!({
                "kind": "step", "id": id.to_string(), "what": step.what, "at": step.at.to_string(),
            }),
            Self::Reasons(text) => json!({ "kind": "reasons", "text": text }),
            Self::Person(person) => json!({
                "kind": "person", "name": person.name, "phone": person.phone, "added_at": person.added_at,
            }),
            Self::Answers(text) => json!({ "kind": "answers", "text": text }),
        };
        record["version"] = VERSION.into();
        (self.key(), record.to_string())
    }

    /// What a text says; `None` where it must be set aside: it is of another version, or what nothing else could bring
    /// back is damaged.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let record: Value = serde_json::from_str(text).ok()?;
        if record.get("version")?.as_u64()? != VERSION {
            return None;
        }
        let text = |field: &str| record.get(field).and_then(Value::as_str);
        let owned = |field: &str| text(field).map(str::to_owned);
        let number = |field: &str| record.get(field).and_then(Value::as_u64).unwrap_or_default();
        Some(match text("kind")? {
            "call" => Self::Call(Call {
                id: text("id")?.parse().ok()?,
                outcome: Outcome::from_slug(text("outcome")?)?,
                at: number("at"),
                order: number("order"),
                name: owned("name").unwrap_or_default(),
                phone: text("phone").and_then(|phone| phone.parse().ok()),
            }),
            "step" => {
                let step = NextStep { what: owned("what")?, at: text("at")?.parse().ok()? };
                Self::Step(text("id")?.parse().ok()?, step)
            }
            "reasons" => Self::Reasons(owned("text")?),
            "person" => Self::Person(Person {
                name: owned("name")?,
                phone: owned("phone")?,
                added_at: number("added_at"),
            }),
            "answers" => Self::Answers(owned("text")?),
            _ => return None,
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    prop_compose! {
        pub(in crate::state::plan) fn any_id()(id in "[0-9a-f][0-9a-h]{12}") -> CenterId {
            format!("oh-{id}").parse().unwrap()
        }
    }

    prop_compose! {
        fn any_time()(year in 0_u16..=9999, month in 1..=12, day in 1..=28, hour in 0..24, minute in 0..60) -> LocalTime {
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}").parse().unwrap()
        }
    }

    pub(in crate::state::plan) fn any_record() -> impl Strategy<Value = Record> {
        let text = any::<String>;
        prop_oneof![
            (any_id(), 0..6_usize, any::<u64>(), any::<u64>(), text(), prop::option::of("[0-9]{10}"))
                .prop_map(|(id, outcome, at, order, name, phone)| {
                    let phone = phone.map(|phone| phone.parse().unwrap());
                    Record::Call(Call { id, outcome: Outcome::ALL[outcome], at, order, name, phone })
                }),
            (any_id(), text(), any_time()).prop_map(|(id, what, at)| Record::Step(id, NextStep { what, at })),
            text().prop_map(Record::Reasons),
            (text(), text(), any::<u64>()).prop_map(|(name, phone, added_at)| Record::Person(Person {
                name,
                phone,
                added_at
            })),
            text().prop_map(Record::Answers),
        ]
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(record in any_record()) {
            prop_assert_eq!(Record::decode(&record.encode().1), Some(record));
        }

        #[test]
        fn a_record_with_a_hole_never_panics(
            record in any_record(), cut in any::<prop::sample::Index>(), put in ".{0,3}",
        ) {
            let text = record.encode().1;
            let letters: Vec<char> = text.chars().collect();
            let at = cut.index(letters.len());
            let damaged: String =
                letters[..at].iter().copied().chain(put.chars()).chain(letters[at + 1..].iter().copied()).collect();
            let _ = Record::decode(&damaged);
            prop_assert_eq!(Record::decode(&text[..text.len() - 1]), None);
        }

        #[test]
        fn any_text_is_set_aside(text in any::<String>()) {
            prop_assert_eq!(Record::decode(&text), None);
        }
    }

    #[test]
    fn another_version_and_an_unknown_kind_are_set_aside() {
        for text in [
            "{}",
            r#"{"version":0,"kind":"reasons","text":"a"}"#,
            r#"{"version":2,"kind":"reasons","text":"a"}"#,
            r#"{"version":1,"kind":"dream","text":"a"}"#,
            r#"{"version":1,"kind":"reasons","text":7}"#,
            r#"{"version":1,"kind":"step","id":"oh-a1bhdqmev643z","what":"Call","at":"soon"}"#,
        ] {
            assert_eq!(Record::decode(text), None, "{text}");
        }
    }
}
