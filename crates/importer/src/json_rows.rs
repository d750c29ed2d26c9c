//! Which records stand in a JSON file?
//!
//! The records come as slices of the text, so that one that is odd costs itself alone, and only one at a time is more than
//! its text. Nothing is asked of the file's size or depth but that it is JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::error::ImportError;
use crate::json;
use crate::report::{Place, Reason, Report};

const EXPECTED: &str = "list of records as JSON";

/// The records of a file.
#[derive(Debug)]
pub(crate) struct JsonRows<'a> {
    /// The records, in the file's order.
    pub(crate) rows: Vec<&'a RawValue>,
    /// What stands beside them: dictionaries and the like, by key.
    pub(crate) beside: Vec<(String, &'a RawValue)>,
    text: &'a str,
    rest: &'a str,
}

/// Reads the records: those of the array that the file is, or of the array under `key` in the object that it is.
///
/// # Errors
/// [`ImportError::BadJson`].
pub(crate) fn read<'a>(path: &Path, text: &'a str, key: &'static str) -> Result<JsonRows<'a>, ImportError> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Top<'a>>();
    let refused = |error: &serde_json::Error| json::refused(path, EXPECTED, error);
    let top = values.next().unwrap_or_else(|| Err(serde_json::Error::custom("nothing is there")));
    let Top { array, object } = top.map_err(|error| refused(&error))?;
    let rest = text.get(values.byte_offset()..).unwrap_or_default();
    let Some(rows) = array else {
        let at = object.iter().position(|(name, _)| name == key);
        let mut beside = object;
        let rows = at.map(|at| beside.swap_remove(at).1);
        let other = || {
            refused(&serde_json::Error::custom(format!(
                "{} stands there, without a list of {key}",
                keys(&beside)
            )))
        };
        let rows = rows.ok_or_else(other)?;
        let Ok(rows) = serde_json::from_str::<Vec<&'a RawValue>>(rows.get()) else { return Err(other()) };
        return Ok(JsonRows { rows, beside, text, rest });
    };
    Ok(JsonRows { rows, beside: Vec::new(), text, rest })
}

impl JsonRows<'_> {
    /// One record; `None` when it is none, which the report then tells.
    pub(crate) fn record<'r, T: Deserialize<'r>>(
        &self,
        row: &'r RawValue,
        place: Place<'_>,
        report: &mut Report,
    ) -> Option<T> {
        match serde_json::from_str(row.get()) {
            Ok(record) => Some(record),
            Err(error) => {
                let (line, why) = (self.line_of(row.get()), without_position(&error.to_string()));
                report.add(place, "", Reason::RecordUnreadable, "", format!("line {line}: {why}"));
                None
            }
        }
    }

    /// Writes down that there is text behind the end, and where.
    pub(crate) fn tell(&self, place: Place<'_>, report: &mut Report) {
        let rest = self.rest.trim();
        if !rest.is_empty() {
            let line = self.line_of(rest);
            report.add(Place { row: None, ..place }, "", Reason::TextAfterEnd, rest, format!("line {line}"));
        }
    }

    /// The line on which a part of the text begins.
    pub(crate) fn line_of(&self, part: &str) -> usize {
        let at = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        1 + self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()
    }
}

/// What serde says, without its position: that is said beside it.
fn without_position(error: &str) -> String {
    error.rsplit_once(" at line ").map_or(error, |(detail, _)| detail).to_owned()
}

fn keys(object: &[(String, &RawValue)]) -> String {
    let named: Vec<&str> = object.iter().map(|(key, _)| key.as_str()).take(10).collect();
    if named.is_empty() {
        "nothing of the kind".to_owned()
    } else {
        format!("an object with {}", named.join(", "))
    }
}

/// Counts the keys that no reader asks for.
#[derive(Debug, Default)]
pub(crate) struct Unused(BTreeMap<String, (u32, usize)>);

/// So many different keys are told; a hostile file could have one a record.
const MOST_UNUSED: usize = 200;

impl Unused {
    /// Adds those of a record.
    pub(crate) fn add(&mut self, keys: &[String], row: u32) {
        for key in keys {
            if self.0.len() < MOST_UNUSED || self.0.contains_key(key) {
                self.0.entry(key.clone()).or_insert((row, 0)).1 += 1;
            }
        }
    }

    /// Writes each down once.
    pub(crate) fn tell(&self, table: Place<'_>, report: &mut Report) {
        for (key, (row, rows)) in &self.0 {
            let detail = if *rows == 1 {
                "in this record only".to_owned()
            } else {
                format!("first of {rows} records")
            };
            report.add(Place { row: Some(*row), ..table }, "", Reason::FieldUnused, key, detail);
        }
    }
}

/// The longest key that is worth keeping.
const LONGEST_KEY: usize = 60;

/// An array as its elements, an object as its members.
struct Top<'a> {
    array: Option<Vec<&'a RawValue>>,
    object: Vec<(String, &'a RawValue)>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Top<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TopVisitor;

        impl<'de> Visitor<'de> for TopVisitor {
            type Value = Top<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array of records, or an object that has one")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut rows = Vec::new();
                while let Some(row) = seq.next_element()? {
                    rows.push(row);
                }
                Ok(Top { array: Some(rows), object: Vec::new() })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut object = Vec::new();
                while let Some(key) = map.next_key::<Cow<'de, str>>()? {
                    object.push((key.chars().take(LONGEST_KEY).collect(), map.next_value()?));
                }
                Ok(Top { array: None, object })
            }
        }

        deserializer.deserialize_any(TopVisitor)
    }
}

/// A value that may be written in any way: text, number, truth, nothing, or a list of these.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Loose {
    /// Not there, `null`, or an empty text.
    #[default]
    Nothing,
    /// One value as text.
    Text(String),
    /// A list of values as texts.
    List(Vec<String>),
    /// An object: nothing that is asked for is one.
    Object,
}

impl Loose {
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(list) => list.iter().all(|text| text.trim().is_empty()),
            Self::Object => false,
        }
    }

    /// The value as one text; a list with commas.
    pub(crate) fn into_text(self) -> String {
        match self {
            Self::Nothing | Self::Object => String::new(),
            Self::Text(text) => text,
            Self::List(list) => list.join(", "),
        }
    }

    /// The values as a list; one text is a list of one.
    pub(crate) fn into_list(self) -> Vec<String> {
        match self {
            Self::Nothing | Self::Object => Vec::new(),
            Self::Text(text) => vec![text],
            Self::List(list) => list,
        }
    }
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LooseVisitor;

        impl<'de> Visitor<'de> for LooseVisitor {
            type Value = Loose;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_unit<E>(self) -> Result<Loose, E> {
                Ok(Loose::Nothing)
            }

            fn visit_bool<E>(self, truth: bool) -> Result<Loose, E> {
                Ok(Loose::Text(truth.to_string()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Loose, E> {
                Ok(Loose::Text(number.to_string()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Loose, E> {
                Ok(Loose::Text(number.to_string()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Loose, E> {
                // `f64`'s own text of 5.0 is "5".
                Ok(Loose::Text(number.to_string()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
                Ok(if text.is_empty() { Loose::Nothing } else { Loose::Text(text.to_owned()) })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Loose, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = seq.next_element::<Loose>()? {
                    match item {
                        Loose::Nothing => {}
                        Loose::Text(text) => list.push(text),
                        Loose::List(inner) => list.extend(inner),
                        Loose::Object => list.push(String::new()),
                    }
                }
                Ok(Loose::List(list))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Loose::Object)
            }
        }

        deserializer.deserialize_any(LooseVisitor)
    }
}

/// Makes the type of a record: each field under its key, `private` keys of which only is kept that they had a value, and the
/// names of all others that had one. Of a key that stands twice the first value counts.
macro_rules! json_record {
    ($(#[$doc:meta])* $name:ident { $($field:ident $key:literal,)* } private { $($private:literal $reason:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        pub(crate) struct $name {
            $(pub(crate) $field: $crate::json_rows::Loose,)*
            #[allow(dead_code, reason = "a dictionary has nothing private")]
            pub(crate) private: Vec<(&'static str, $crate::report::Reason)>,
            #[allow(dead_code, reason = "nor is it told what else a dictionary has")]
            pub(crate) unused: Vec<String>,
        }

        impl $name {
            /// The keys that are read, for messages.
            #[allow(dead_code, reason = "not every format asks")]
            pub(crate) const KEYS: &'static [&'static str] = &[$($key,)*];
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct RecordVisitor;

                impl<'de> serde::de::Visitor<'de> for RecordVisitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object with the fields of a meeting")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut record = $name::default();
                        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
                            let value = map.next_value::<$crate::json_rows::Loose>()?;
                            match &*key {
                                $($key if record.$field.is_empty() => record.$field = value,)*
                                $($key => {})*
                                $($private if value.is_empty() => {}
                                $private => record.private.push(($private, $crate::report::Reason::$reason)),)*
                                _ if value.is_empty() => {}
                                _ => record.unused.push(key.chars().take(60).collect()),
                            }
                        }
                        Ok(record)
                    }
                }

                deserializer.deserialize_map(RecordVisitor)
            }
        }
    };
}
pub(crate) use json_record;

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<usize, String> {
        read(Path::new("list.json"), text, "meetings").map(|rows| rows.rows.len()).map_err(|e| e.to_string())
    }

    #[test]
    fn records_are_those_of_an_array_or_of_the_array_in_an_object() {
        assert_eq!(rows("[{}, 1, null]"), Ok(3));
        assert_eq!(rows(r#"{"formats": [1], "meetings": [{}, {}]}"#), Ok(2));
    }

    #[test]
    fn what_is_no_list_is_refused_with_its_line_and_what_to_do() {
        for (text, words) in [
            ("[{\"a\": 1},\n {\"b\"", "it is cut short, in line 2"),
            ("[{\"a\": 1},\n {b: 1}]", "line 2"),
            ("{\"places\": [], \"error\": 1}", "an object with places, error"),
            ("{\"meetings\": 7}", "meetings"),
            ("\"text\"", "an array of records"),
            ("callback([])", "line 1"),
            ("", "nothing is there"),
        ] {
            let message = rows(text).unwrap_err();
            assert!(message.contains(words) && message.contains("list.json"), "{words}: {message}");
        }
    }

    #[test]
    fn nesting_without_end_is_survived() {
        assert!(rows(&format!("[{}]", "[".repeat(300_000))).is_err());
        let deep = format!("[{}{}]", "[".repeat(300_000), "]".repeat(300_000));
        let read = read(Path::new("list.json"), &deep, "meetings").unwrap();
        assert!(serde_json::from_str::<Loose>(read.rows[0].get()).is_err());
    }

    #[test]
    fn a_value_is_text_however_it_is_written() {
        let text = |json: &str| serde_json::from_str::<Loose>(json).unwrap().into_text();
        assert_eq!([text("5"), text("5.0"), text("\"5\""), text("[5]")], ["5", "5", "5", "5"]);
        assert_eq!([text("null"), text("\"\""), text("{\"a\": [1]}"), text("true")], ["", "", "", "true"]);
        assert_eq!(text("[\"O\", null, 3]"), "O, 3");
        assert!(serde_json::from_str::<Loose>("1e999").is_err());
    }
}
