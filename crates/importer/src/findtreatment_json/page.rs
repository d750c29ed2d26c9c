//! What stands on a page of the API?
//!
//! A page may have all 20,000 rows. They are taken one by one as they come: beside the text of the file there is never more
//! than one of them.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize as Derive;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use crate::json::{Item, List, Scalar};

/// The fields of a row that are read. Capitals and signs do not matter: rows have `typeFacility` where the developers'
/// guide has `type_facility`.
const FIELDS: [&str; 20] = [
    "name1",
    "name2",
    "street1",
    "street2",
    "city",
    "state",
    "zip",
    "phone",
    "intake1",
    "intake2",
    "intake1a",
    "intake2a",
    "hotline1",
    "hotline2",
    "website",
    "latitude",
    "longitude",
    "type_facility",
    "hours",
    "services",
];
/// Fields that say nothing of the place itself: numbers of the row, the way to it, its county.
const UNUSED: [&str; 7] = ["_irow", "frid", "miles", "county", "zip4", "zipcode_extension", "intake_prompt"];
/// So many unknown fields are remembered.
const MOST_UNKNOWN: usize = 100;

/// What a page says of itself and of all pages.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// How many rows all pages have.
    pub(super) record_count: Option<u64>,
    /// Which page it is; the first is 1.
    pub(super) number: Option<u64>,
    /// How many pages there are.
    pub(super) total_pages: Option<u64>,
    /// How many rows it has.
    pub(super) rows: u32,
    /// Fields of rows that nobody knows, with the row they came in first.
    pub(super) unknown: BTreeMap<String, u32>,
    has_rows: bool,
}

/// One row, its fields as texts.
#[derive(Debug)]
pub(super) struct Row {
    values: [Scalar; FIELDS.len()],
    /// Its services by category.
    pub(super) services: List<Category>,
    unknown: Vec<String>,
}

/// The services of one category.
#[derive(Debug, Clone, PartialEq, Derive)]
pub(super) struct Category {
    /// The category in words.
    #[serde(default)]
    pub(super) f1: Scalar,
    /// Its code.
    #[serde(default)]
    pub(super) f2: Scalar,
    /// The services in words, with `; ` between them.
    #[serde(default)]
    pub(super) f3: Scalar,
}

impl Row {
    /// The value of a field.
    pub(super) fn value(&self, field: &str) -> &str {
        let at = FIELDS.iter().position(|known| *known == field);
        at.and_then(|at| self.values.get(at)).map_or("", |value| value.text.as_str())
    }

    /// Fields with a list or an object where a text should be.
    pub(super) fn odd(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        FIELDS.into_iter().zip(&self.values).filter_map(|(field, value)| Some((field, value.odd?)))
    }
}

/// Reads a page and hands each row on, with its number on the page.
pub(super) fn read(text: &str, each: impl FnMut(u32, Item<Row>)) -> Result<Page, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let page = PageSeed(each).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(page)
}

struct PageSeed<F>(F);

impl<'de, F: FnMut(u32, Item<Row>)> DeserializeSeed<'de> for PageSeed<F> {
    type Value = Page;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Page, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, F: FnMut(u32, Item<Row>)> Visitor<'de> for PageSeed<F> {
    type Value = Page;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `rows`")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Page, A::Error> {
        let mut page = Page::default();
        while let Some(key) = access.next_key::<String>()? {
            let mut number = || access.next_value::<Scalar>().map(|value| value.text.trim().parse().ok());
            match key.as_str() {
                "recordCount" => page.record_count = number()?,
                "page" => page.number = number()?,
                "totalPages" => page.total_pages = number()?,
                "rows" => {
                    page.has_rows = true;
                    access.next_value_seed(RowsSeed { page: &mut page, each: &mut self.0 })?;
                }
                _ => {
                    access.next_value::<IgnoredAny>()?;
                }
            }
        }
        if page.has_rows { Ok(page) } else { Err(A::Error::custom("it has no `rows`")) }
    }
}

struct RowsSeed<'a, F> {
    page: &'a mut Page,
    each: &'a mut F,
}

impl<'de, F: FnMut(u32, Item<Row>)> DeserializeSeed<'de> for RowsSeed<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(u32, Item<Row>)> Visitor<'de> for RowsSeed<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the list of `rows`")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        while let Some(row) = access.next_element::<Item<Row>>()? {
            self.page.rows = self.page.rows.saturating_add(1);
            if let Item::Sound(row) = &row {
                for field in &row.unknown {
                    if self.page.unknown.len() < MOST_UNKNOWN {
                        self.page.unknown.entry(field.clone()).or_insert(self.page.rows);
                    }
                }
            }
            (self.each)(self.page.rows, row);
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RowVisitor)
    }
}

struct RowVisitor;

impl<'de> Visitor<'de> for RowVisitor {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Row, A::Error> {
        let mut row = Row { values: Default::default(), services: List::default(), unknown: Vec::new() };
        while let Some(key) = access.next_key::<String>()? {
            let is_key = |field: &&str| bare(field) == bare(&key);
            match FIELDS.iter().position(|field| is_key(field)) {
                Some(at) if FIELDS[at] == "services" => {
                    let services: List<Category> = access.next_value()?;
                    row.services.items.extend(services.items);
                    row.services.odd = row.services.odd.or(services.odd);
                }
                Some(at) => {
                    let value: Scalar = access.next_value()?;
                    // Of two values the first that is one.
                    if row.values[at].text.is_empty() && row.values[at].odd.is_none() {
                        row.values[at] = value;
                    }
                }
                None => {
                    if !UNUSED.iter().any(|field| is_key(field)) {
                        row.unknown.push(key.chars().take(60).collect());
                    }
                    access.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(row)
    }
}

/// A field's name without capitals and signs.
fn bare(field: &str) -> String {
    field.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
