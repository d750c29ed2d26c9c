//! Are these bytes a file of a listing, and what stands in its fields?
//!
//! All files are read into one small tree of JSON, and their fields are taken from it by name. Deriving a reader for each
//! file would be shorter, and three times as large in the browser, where every byte is fetched by an old phone.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use super::VERSION;
use super::error::{FilePart, WireError};
use crate::geo::Bounds;
use crate::record::{Date, Zip};
use crate::state::State;

/// The JSON that files of a listing are made of.
enum Json {
    Null,
    Flag(bool),
    Whole(i64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// A fraction, or a number too large: no field has one.
    Other,
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_i64<E>(self, whole: i64) -> Result<Json, E> {
        Ok(Json::Whole(whole))
    }

    fn visit_u64<E>(self, whole: u64) -> Result<Json, E> {
        Ok(i64::try_from(whole).map_or(Json::Other, Json::Whole))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = access.next_element()? {
            list.push(element);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = access.next_entry()? {
            fields.push(field);
        }
        Ok(Json::Object(fields))
    }
}

/// The fields of a file, or of an object in it. Each is taken out once.
pub(super) struct Fields {
    part: FilePart,
    fields: Vec<(String, Json)>,
}

impl Fields {
    /// Reads the file and checks that it is of this kind and version.
    pub(super) fn read(part: FilePart, bytes: &[u8]) -> Result<Self, WireError> {
        let fields = match serde_json::from_slice::<Json>(bytes) {
            Ok(Json::Object(fields)) => fields,
            Ok(_) => return Err(WireError::Foreign { part, missing: "it is not an object".to_owned() }),
            Err(error) => return Err(explain(part, bytes, &error)),
        };
        let mut file = Self { part, fields };
        let format = file.text("format")?;
        if format != part.format() {
            let missing = format!("its format is \"{}\", not \"{}\"", beginning(&format), part.format());
            return Err(WireError::Foreign { part, missing });
        }
        let version = file.count("version")?;
        if version != VERSION as usize {
            let found = u32::try_from(version).unwrap_or(u32::MAX);
            return Err(WireError::UnknownVersion { part, found, known: VERSION });
        }
        Ok(file)
    }

    fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(own, _)| own == name)
    }

    fn take(&mut self, name: &'static str) -> Result<Json, WireError> {
        match self.fields.iter().position(|(own, _)| own == name) {
            Some(at) => Ok(self.fields.swap_remove(at).1),
            None => {
                Err(WireError::Foreign { part: self.part, missing: format!("the field `{name}` is missing") })
            }
        }
    }

    fn not(&self, expected: &str, name: &'static str) -> WireError {
        WireError::Foreign { part: self.part, missing: format!("the field `{name}` is not {expected}") }
    }

    pub(super) fn text(&mut self, name: &'static str) -> Result<String, WireError> {
        match self.take(name)? {
            Json::Text(text) => Ok(text),
            _ => Err(self.not("text", name)),
        }
    }

    /// A text that files made by an older importer lack.
    pub(super) fn text_or_empty(&mut self, name: &'static str) -> Result<String, WireError> {
        if self.has(name) { self.text(name) } else { Ok(String::new()) }
    }

    /// A list of texts that files made by an older importer lack.
    pub(super) fn texts_or_none(&mut self, name: &'static str) -> Result<Vec<String>, WireError> {
        if self.has(name) { self.texts(name) } else { Ok(Vec::new()) }
    }

    pub(super) fn flag(&mut self, name: &'static str) -> Result<bool, WireError> {
        match self.take(name)? {
            Json::Flag(flag) => Ok(flag),
            _ => Err(self.not("true or false", name)),
        }
    }

    pub(super) fn count(&mut self, name: &'static str) -> Result<usize, WireError> {
        match self.take(name)? {
            Json::Whole(whole) => usize::try_from(whole).map_err(|_| self.not("a count", name)),
            _ => Err(self.not("a count", name)),
        }
    }

    fn list(&mut self, name: &'static str) -> Result<Vec<Json>, WireError> {
        match self.take(name)? {
            Json::List(list) => Ok(list),
            _ => Err(self.not("a list", name)),
        }
    }

    pub(super) fn numbers(&mut self, name: &'static str) -> Result<Vec<i32>, WireError> {
        let list = self.list(name)?;
        self.whole(name, &list)
    }

    fn whole(&self, name: &'static str, list: &[Json]) -> Result<Vec<i32>, WireError> {
        let mut numbers = Vec::with_capacity(list.len());
        for element in list {
            match element {
                Json::Whole(whole) if i32::try_from(*whole).is_ok() => numbers.push(*whole as i32),
                _ => return Err(self.not("a list of whole numbers", name)),
            }
        }
        Ok(numbers)
    }

    pub(super) fn texts(&mut self, name: &'static str) -> Result<Vec<String>, WireError> {
        let mut texts = Vec::new();
        for element in self.list(name)? {
            let Json::Text(text) = element else { return Err(self.not("a list of texts", name)) };
            texts.push(text);
        }
        Ok(texts)
    }

    pub(super) fn objects(&mut self, name: &'static str) -> Result<Vec<Self>, WireError> {
        let mut objects = Vec::new();
        for element in self.list(name)? {
            let Json::Object(fields) = element else { return Err(self.not("a list of objects", name)) };
            objects.push(Self { part: self.part, fields });
        }
        Ok(objects)
    }

    /// A list that files made by an older importer lack.
    pub(super) fn objects_or_none(&mut self, name: &'static str) -> Result<Vec<Self>, WireError> {
        if self.has(name) { self.objects(name) } else { Ok(Vec::new()) }
    }

    pub(super) fn state(&mut self, name: &'static str) -> Result<State, WireError> {
        let code = self.text(name)?;
        State::from_code(&code).ok_or_else(|| bad_value(self.part, name, "a state like OH", &code))
    }

    /// A state, or nothing where none is meant.
    pub(super) fn state_or_none(&mut self, name: &'static str) -> Result<Option<State>, WireError> {
        let code = self.text(name)?;
        match State::from_code(&code) {
            None if !code.is_empty() => Err(bad_value(self.part, name, "a state like OH, or nothing", &code)),
            state => Ok(state),
        }
    }

    /// A day that not every file has.
    pub(super) fn date_or_none(&mut self, name: &'static str) -> Result<Option<Date>, WireError> {
        if self.has(name) { self.date(name).map(Some) } else { Ok(None) }
    }

    pub(super) fn date(&mut self, name: &'static str) -> Result<Date, WireError> {
        let text = self.text(name)?;
        text.parse().map_err(|_| bad_value(self.part, name, "a day like 2023-05-01", &text))
    }

    pub(super) fn bounds(&mut self, name: &'static str) -> Result<Option<Bounds>, WireError> {
        let list = match self.take(name)? {
            Json::Null => return Ok(None),
            Json::List(list) => list,
            _ => return Err(self.not("a box", name)),
        };
        let steps = <[i32; 4]>::try_from(self.whole(name, &list)?).map_err(|_| self.not("a box", name))?;
        Ok(Some(Bounds::from(steps)))
    }
}

/// Says what the bytes are that are no JSON.
fn explain(part: FilePart, bytes: &[u8], error: &serde_json::Error) -> WireError {
    if error.classify() == Category::Eof {
        WireError::CutShort { part }
    } else if bytes.trim_ascii_start().first() == Some(&b'<') {
        WireError::Html { part }
    } else {
        WireError::NotJson { part, why: error.to_string() }
    }
}

/// Cuts a text of five digits a ZIP.
pub(super) fn zips(part: FilePart, digits: &str) -> Result<Vec<Zip>, WireError> {
    let mut zips = Vec::with_capacity(digits.len() / 5);
    for five in digits.as_bytes().chunks(5) {
        match std::str::from_utf8(five).ok().and_then(|text| text.parse().ok()) {
            Some(zip) => zips.push(zip),
            None => return Err(bad_value(part, "zips", "five digits a ZIP", &String::from_utf8_lossy(five))),
        }
    }
    Ok(zips)
}

pub(super) fn bad_value(
    part: FilePart,
    column: &'static str,
    expected: &'static str,
    found: &str,
) -> WireError {
    WireError::BadValue { part, column, expected, found: beginning(found) }
}

/// As much of a foreign text as an error message can bear.
fn beginning(text: &str) -> String {
    text.chars().take(40).collect()
}
