//! How are records of HSDS read from JSON?

use std::fmt;
use std::path::Path;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::inputs::MOST_BYTES;
use super::records::Node;
use super::store::Store;
use crate::error::ImportError;
use crate::json::{self, Item};
use crate::report::{Place, Reason, Report};
use crate::text_file;

/// Records of HSDS with everything in them have twelve levels of lists and objects.
const MOST_LEVELS: usize = 20;

/// Reads a file of JSON: a record, a page of an answer, a list of both, or one of these a line.
///
/// # Errors
/// [`ImportError`] for a file that is none of these.
pub(super) fn read<'p>(
    path: &Path,
    place: Place<'p>,
    store: &mut Store<'p>,
    report: &mut Report,
) -> Result<(), ImportError> {
    let file = text_file::read(path, MOST_BYTES, "JSON")?;
    file.tell(place, report);
    json::check_depth(path, &file.text, MOST_LEVELS, "HSDS")?;
    let mut records = Records { place, store, report, number: 0 };
    let mut deserializer = serde_json::Deserializer::from_str(&file.text);
    let refused = |error: &serde_json::Error| json::refused(path, "HSDS", error);
    loop {
        TopSeed(&mut records).deserialize(&mut deserializer).map_err(|error| refused(&error))?;
        match deserializer.end() {
            Ok(()) => return Ok(()),
            // Another value stands behind this one: a record a line. What is no value, the next turn tells.
            Err(error) if error.is_syntax() => {}
            Err(error) => return Err(refused(&error)),
        }
    }
}

struct Records<'a, 'p> {
    place: Place<'p>,
    store: &'a mut Store<'p>,
    report: &'a mut Report,
    number: u32,
}

impl Records<'_, '_> {
    /// Takes in a record, or those of a page.
    fn take(&mut self, item: Item<Node>) {
        match item {
            Item::Sound(Node { contents: Some(page), .. }) => {
                if let Some(what) = page.odd {
                    self.report.add(self.place, "contents", Reason::ValueOfOtherType, "", what.to_owned());
                }
                page.items.into_iter().for_each(|item| self.take_record(item));
            }
            item => self.take_record(item),
        }
    }

    fn take_record(&mut self, item: Item<Node>) {
        self.number = self.number.saturating_add(1);
        let place = Place { row: Some(self.number), ..self.place };
        self.store.add(item, place, self.report);
    }
}

/// The value of a file, or of a line of it.
struct TopSeed<'a, 'r, 'p>(&'a mut Records<'r, 'p>);

impl<'de> DeserializeSeed<'de> for TopSeed<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for TopSeed<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record, a page or a list of records")
    }

    /// A list is taken in one by one.
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        while let Some(item) = access.next_element()? {
            self.0.take(item);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        let node = Node::deserialize(MapAccessDeserializer::new(access))?;
        if node.resources.is_some() {
            return Err(serde::de::Error::custom(
                "it is a data package, which has to be called datapackage.json and lie beside its tables",
            ));
        }
        self.0.take(Item::Sound(node));
        Ok(())
    }
}
