//! What stands in a JSON file, when others wrote it?
//!
//! A value may be of another type than it should be: a ZIP as a number, a list as `null`, a record as a text. These types
//! read whatever comes, so that one odd value costs no more than itself; what it was is told by who knows where it stands.

use std::fmt;
use std::marker::PhantomData;
use std::path::Path;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::error::ImportError;

/// What is wrong with a file, in one sentence with its line. `expected` says what it should be.
pub(crate) fn refused(path: &Path, expected: &'static str, error: &serde_json::Error) -> ImportError {
    use serde_json::error::Category;
    let (detail, remedy) = match error.classify() {
        Category::Eof => ("it is cut short".to_owned(), "Download it again"),
        Category::Data => (without_place(error), "Choose the file with the records, or download it again"),
        Category::Syntax | Category::Io => (without_place(error), "Download it again"),
    };
    let (line, column) = (error.line(), error.column());
    ImportError::BadJson { file: path.to_owned(), expected, detail, line, column, remedy }
}

/// The message of `serde_json` without the line and column at its end.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(start, _)| start.to_owned())
}

/// A value that should be short: a text, a number, yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Scalar {
    /// Its text; empty for `null` and for what is no such value.
    pub(crate) text: String,
    /// What stands there instead.
    pub(crate) odd: Option<&'static str>,
}

impl From<String> for Scalar {
    fn from(text: String) -> Self {
        Self { text, odd: None }
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::default())
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Scalar, E> {
        Ok(flag.to_string().into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(number.to_string().into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(number.to_string().into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        // `f64`'s own text of 22902.0 is "22902".
        Ok(number.to_string().into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(text.to_owned().into())
    }

    fn visit_string<E>(self, text: String) -> Result<Scalar, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<Scalar, A::Error> {
        drain_list(access)?;
        Ok(Scalar { text: String::new(), odd: Some("a list") })
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Scalar, A::Error> {
        drain_object(access)?;
        Ok(Scalar { text: String::new(), odd: Some("an object") })
    }
}

fn drain_list<'de, A: SeqAccess<'de>>(mut access: A) -> Result<(), A::Error> {
    while access.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

fn drain_object<'de, A: MapAccess<'de>>(mut access: A) -> Result<(), A::Error> {
    while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// A value that should be an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item<T> {
    /// An object.
    Sound(T),
    /// What stands there instead.
    Odd(&'static str),
}

impl<T> Item<T> {
    pub(crate) fn sound(self) -> Option<T> {
        match self {
            Self::Sound(item) => Some(item),
            Self::Odd(_) => None,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemVisitor(PhantomData))
    }
}

struct ItemVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ItemVisitor<T> {
    type Value = Item<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Item<T>, E> {
        Ok(Item::Odd("null"))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Item<T>, E> {
        Ok(Item::Odd("true or false"))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Item<T>, E> {
        Ok(Item::Odd("a number"))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Item<T>, E> {
        Ok(Item::Odd("a number"))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Item<T>, E> {
        Ok(Item::Odd("a number"))
    }

    fn visit_str<E>(self, _: &str) -> Result<Item<T>, E> {
        Ok(Item::Odd("a text"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<Item<T>, A::Error> {
        drain_list(access)?;
        Ok(Item::Odd("a list"))
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Item<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(access)).map(Item::Sound)
    }
}

/// A value that should be a list of objects. `null` is an empty one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct List<T> {
    /// Its objects.
    pub(crate) items: Vec<Item<T>>,
    /// What stands there instead of a list.
    pub(crate) odd: Option<&'static str>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { items: Vec::new(), odd: None }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<List<T>, E> {
        Ok(List::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<List<T>, E> {
        Ok(List { odd: Some("true or false"), ..List::default() })
    }

    fn visit_i64<E>(self, _: i64) -> Result<List<T>, E> {
        Ok(List { odd: Some("a number"), ..List::default() })
    }

    fn visit_u64<E>(self, _: u64) -> Result<List<T>, E> {
        Ok(List { odd: Some("a number"), ..List::default() })
    }

    fn visit_f64<E>(self, _: f64) -> Result<List<T>, E> {
        Ok(List { odd: Some("a number"), ..List::default() })
    }

    fn visit_str<E>(self, text: &str) -> Result<List<T>, E> {
        let odd = (!text.trim().is_empty()).then_some("a text");
        Ok(List { odd, ..List::default() })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<List<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(List { items, odd: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<List<T>, A::Error> {
        drain_object(access)?;
        Ok(List { odd: Some("an object"), ..List::default() })
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize as Derive;

    use super::*;

    #[derive(Debug, Derive, PartialEq)]
    struct Named {
        #[serde(default)]
        name: Scalar,
    }

    fn item(json: &str) -> Item<Named> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn short_values_of_any_type_are_texts() {
        for (json, text) in [
            ("\" 2134\"", " 2134"),
            ("2134", "2134"),
            ("22902.0", "22902"),
            ("-78.5", "-78.5"),
            ("18446744073709551616", "18446744073709552000"),
            ("true", "true"),
            ("null", ""),
        ] {
            let scalar: Scalar = serde_json::from_str(json).unwrap();
            assert_eq!((scalar.text.as_str(), scalar.odd), (text, None), "{json}");
        }
        for (json, odd) in [("[1, [2]]", "a list"), ("{\"a\": {}}", "an object")] {
            assert_eq!(serde_json::from_str::<Scalar>(json).unwrap().odd, Some(odd));
        }
    }

    #[test]
    fn an_odd_value_costs_no_more_than_itself() {
        assert_eq!(
            item("{\"name\": 7, \"other\": [[]]}"),
            Item::Sound(Named { name: "7".to_owned().into() })
        );
        for (json, odd) in [("7", "a number"), ("\"x\"", "a text"), ("[{}]", "a list"), ("null", "null")] {
            assert_eq!(item(json), Item::Odd(odd));
        }
        let list: List<Named> = serde_json::from_str("[{}, 7, {\"name\": \"a\"}]").unwrap();
        assert_eq!(list.items.len(), 3);
        for (json, odd) in
            [("null", None), ("\"\"", None), ("{}", Some("an object")), ("7", Some("a number"))]
        {
            assert_eq!(
                serde_json::from_str::<List<Named>>(json).unwrap(),
                List { items: vec![], odd },
                "{json}"
            );
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        let message = |json: &str| {
            let error = serde_json::from_str::<Item<Named>>(json).unwrap_err();
            refused(Path::new("page.json"), "list", &error).to_string()
        };
        for (json, words) in [
            ("{\n\"name\": [", "it is cut short, in line 2"),
            ("{\n\n\"name\" 7}", "in line 3"),
            ("{\"name\": 1e999}", "number out of range"),
            ("{} {}", "trailing characters"),
        ] {
            assert!(message(json).contains(words), "{}", message(json));
        }
        // So deep that it would overflow the stack, were it followed.
        let deep = format!("{{\"name\": {}", "[".repeat(100_000));
        assert!(message(&deep).contains("page.json"), "{}", message(&deep));
        let deep = format!("{}{}", "{\"name\":".repeat(200_000), "}".repeat(200_000));
        let _ = message(&deep);
    }
}
