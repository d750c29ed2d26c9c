//! How does a saved place stand on the device, and what becomes of an old or damaged record?
//!
//! Pure. A record is a JSON text under the id of its place. What is missing in it is filled with nothing, since the
//! listing mostly knows it still; what cannot be understood is set aside, as it is: never shown, and never lost.

use listing::record::{Center, CenterId, Date, Phone};
use serde_json::{Value, json};

use crate::state::place_card::PlaceCard;

/// The version of the records' form that is written.
const VERSION: u64 = 1;

/// A note is not longer than this, in letters.
pub const LONGEST_NOTE: usize = 2_000;

/// A place that somebody keeps, with as much of it as is of use where the listing is out of reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedPlace {
    /// Which place.
    pub id: CenterId,
    /// When it was saved, in milliseconds since 1970.
    pub saved_at: u64,
    /// What the person wrote about it. It never leaves the device.
    pub note: String,
    /// Its name.
    pub name: String,
    /// Street, or empty.
    pub street: String,
    /// `Columbus, OH`, or empty.
    pub town: String,
    /// The main number.
    pub phone: Option<Phone>,
    /// The day the source spoke of.
    pub as_of: Option<Date>,
}

impl SavedPlace {
    /// A place of a list, saved at this time.
    #[must_use]
    pub fn of_card(card: &PlaceCard, saved_at: u64) -> Self {
        Self {
            id: card.id,
            saved_at,
            note: String::new(),
            name: card.name.clone(),
            street: card.street.clone(),
            town: card.town.clone(),
            phone: card.phone.clone(),
            as_of: card.as_of,
        }
    }

    /// A place of which nothing is known but its id.
    #[must_use]
    pub fn unknown(id: CenterId, saved_at: u64) -> Self {
        Self {
            id,
            saved_at,
            note: String::new(),
            name: String::new(),
            street: String::new(),
            town: String::new(),
            phone: None,
            as_of: None,
        }
    }

    /// A place of the listing, saved at this time.
    #[must_use]
    pub fn of_center(center: &Center, saved_at: u64) -> Self {
        Self {
            id: center.id(),
            saved_at,
            note: String::new(),
            name: center.name.clone(),
            street: center.street.clone(),
            town: format!("{}, {}", center.city, center.state.code()),
            phone: center.phones.first().cloned(),
            as_of: Some(center.as_of),
        }
    }
}

/// The record's key and text.
#[must_use]
pub fn encode(place: &SavedPlace) -> (String, String) {
    let text = |text: Option<String>| text.unwrap_or_default();
    let record = json!({
        "version": VERSION,
        "saved_at": place.saved_at,
        "note": place.note,
        "name": place.name,
        "street": place.street,
        "town": place.town,
        "phone": text(place.phone.as_ref().map(ToString::to_string)),
        "as_of": text(place.as_of.map(|date| date.to_string())),
    });
    (place.id.to_string(), record.to_string())
}

/// The place in a record. `None` where it must be set aside: it is no record of this version, its key is no id, or its
/// note is no text, which nothing else could bring back.
#[must_use]
pub fn decode(key: &str, record: &str) -> Option<SavedPlace> {
    let id = key.parse().ok()?;
    let record: Value = serde_json::from_str(record).ok()?;
    if record.get("version")?.as_u64()? != VERSION {
        return None;
    }
    let text = |field: &str| record.get(field).and_then(Value::as_str).unwrap_or_default();
    let note = match record.get("note") {
        None | Some(Value::Null) => String::new(),
        Some(note) => note.as_str()?.to_owned(),
    };
    Some(SavedPlace {
        id,
        saved_at: record.get("saved_at").and_then(Value::as_u64).unwrap_or_default(),
        note,
        name: text("name").to_owned(),
        street: text("street").to_owned(),
        town: text("town").to_owned(),
        phone: text("phone").parse().ok(),
        as_of: text("as_of").parse().ok(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "oh-a1bhdqmev643z";

    prop_compose! {
        fn any_place()(
            id in "[0-9a-f][0-9a-h]{12}",
            saved_at in any::<u64>(),
            [note, name, street, town] in any::<[String; 4]>(),
            phone in prop::option::of("[ic]?[0-9]{10}(x[0-9]{1,4})?"),
            year in prop::option::of(1970_u16..2100),
        ) -> SavedPlace {
            SavedPlace {
                id: format!("oh-{id}").parse().unwrap(),
                saved_at,
                note,
                name,
                street,
                town,
                phone: phone.map(|phone| phone.parse().unwrap()),
                as_of: year.map(|year| format!("{year}-02-28").parse().unwrap()),
            }
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(place in any_place()) {
            let (key, record) = encode(&place);
            prop_assert_eq!(decode(&key, &record), Some(place));
        }

        #[test]
        fn a_record_with_a_hole_never_panics_and_keeps_the_note_or_is_set_aside(
            place in any_place(),
            cut in any::<prop::sample::Index>(),
            put in ".{0,3}",
        ) {
            let (key, record) = encode(&place);
            let letters: Vec<char> = record.chars().collect();
            let at = cut.index(letters.len());
            let damaged: String =
                letters[..at].iter().copied().chain(put.chars()).chain(letters[at + 1..].iter().copied()).collect();
            let _ = decode(&key, &damaged);
            prop_assert_eq!(decode(&key, &record[..record.len() - 1]), None);
        }

        #[test]
        fn any_text_is_read_or_set_aside(key in any::<String>(), record in any::<String>()) {
            prop_assert_eq!(decode(&key, &record), None);
            prop_assert_eq!(decode(ID, &record), None);
        }
    }

    #[test]
    fn what_is_missing_is_filled_with_nothing_and_the_note_stays() {
        let place = decode(ID, r#"{"version":1,"note":"Ask for Ana","phone":"614","as_of":7}"#).unwrap();
        assert_eq!((&*place.note, &*place.name, place.phone, place.as_of), ("Ask for Ana", "", None, None));
    }

    #[test]
    fn another_version_and_a_note_that_is_no_text_are_set_aside() {
        for record in [
            "",
            "[]",
            "7",
            "{}",
            r#"{"version":0}"#,
            r#"{"version":2,"note":""}"#,
            r#"{"version":1,"note":[]}"#,
        ] {
            assert_eq!(decode(ID, record), None, "{record}");
        }
        assert_eq!(decode("columbus", r#"{"version":1}"#), None);
    }
}
