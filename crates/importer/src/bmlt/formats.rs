//! What do the formats of a BMLT server mean?
//!
//! Each server has its own keys (`O`, `WC`, `BEG`) and may send a dictionary of them, in which a format also has the code of
//! NA World Services. Where it means the same as a type of the Meeting Guide it becomes that type; all others stay in the
//! server's own words.

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::json_rows::json_record;
use crate::meetings::Said;

json_record! {
    /// One format of the dictionary.
    FormatRecord {
        key "key_string",
        name "name_string",
        world_id "world_id",
        lang "lang",
    } private {}
}

/// Codes of NA World Services for formats, and the types of the Meeting Guide that mean the same. Several: separated by commas.
/// What stands for no type is left to the format's name. Source: the list of formats of the BMLT root server.
const WORLD_IDS: [(&str, &str); 22] = [
    ("BEG", "BE"),
    ("CAN", "CAN"),
    ("CLOSED", "C"),
    ("CW", "CF"),
    ("DISC", "D"),
    ("GL", "LGBTQ"),
    ("HYBR", "HY"),
    ("LIT", "LIT"),
    ("M", "M"),
    ("MED", "MED"),
    ("OPEN", "O"),
    ("SMOK", "SM"),
    ("SPK", "SP"),
    ("STEP", "ST"),
    ("TC", "TC"),
    ("TRAD", "TR"),
    ("VM", "VM"),
    ("W", "W"),
    ("WCHR", "X"),
    ("Y", "Y"),
    ("YP", "Y"),
    ("S-D", "SP,D"),
];

/// Keys that a new BMLT server begins with, for lists that come without a dictionary; capitals matter. What the Meeting Guide
/// has no type for has its English name.
const USUAL_KEYS: [(&str, &str); 46] = [
    ("B", "BE"),
    ("BL", "Bi-Lingual"),
    ("BT", "Basic Text"),
    ("C", "C"),
    ("CH", "Closed Holidays"),
    ("CL", "CAN"),
    ("CS", "Children under Supervision"),
    ("CW", "CF"),
    ("D", "D"),
    ("ES", "S"),
    ("ENG", "EN"),
    ("FR", "FR"),
    ("GL", "LGBTQ"),
    ("HY", "HY"),
    ("IL", "Illness"),
    ("IP", "Informational Pamphlet"),
    ("IW", "It Works - How and Why"),
    ("JT", "Just for Today"),
    ("LC", "Living Clean"),
    ("M", "M"),
    ("ME", "MED"),
    ("NC", "No Children"),
    ("NS", "No Smoking"),
    ("O", "O"),
    ("OE", "Open-Ended"),
    ("Pi", "Pitch"),
    ("POL", "POL"),
    ("POR", "POR"),
    ("QA", "Question and Answer"),
    ("RA", "Restricted Access"),
    ("RF", "Rotating Format"),
    ("RR", "Round Robin"),
    ("S-D", "SP,D"),
    ("SC", "Surveillance Cameras"),
    ("SD", "SP,D"),
    ("SG", "Step Working Guide"),
    ("SL", "ASL"),
    ("Sm", "SM"),
    ("Sp", "SP"),
    ("St", "ST"),
    ("TC", "TC"),
    ("To", "Topic"),
    ("Tr", "TR"),
    ("VM", "VM"),
    ("W", "W"),
    ("WC", "X"),
];
/// Further usual keys, which differ from one server to the next in nothing but their letters.
const MORE_KEYS: [(&str, &str); 6] = [
    ("YP", "Y"),
    ("Ti", "Timer"),
    ("TW", "Traditions Workshop"),
    ("So", "SP"),
    ("SWG", "Step Working Guide"),
    ("LGBTQ", "LGBTQ"),
];

/// What the formats of one server mean.
#[derive(Debug, Default)]
pub(super) struct Formats {
    /// Key → types or words, separated by commas.
    meanings: HashMap<String, String>,
    has_dictionary: bool,
}

impl Formats {
    /// Reads the dictionary; what is none of its entries is passed over.
    pub(super) fn read(dictionary: Option<&RawValue>) -> Self {
        let entries: Vec<&RawValue> =
            dictionary.and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default();
        let mut meanings: HashMap<String, String> = HashMap::new();
        for entry in entries {
            let Ok(record) = serde_json::from_str::<FormatRecord>(entry.get()) else { continue };
            let (key, name) = (record.key.into_text(), record.name.into_text());
            let world_id = record.world_id.into_text();
            if key.trim().is_empty() {
                continue;
            }
            let known = WORLD_IDS.iter().find(|(id, _)| id.eq_ignore_ascii_case(world_id.trim()));
            let meaning = known.map_or_else(|| name.replace(',', " "), |(_, kind)| (*kind).to_owned());
            // Of a format in several languages the English name counts.
            let is_english = record.lang.into_text().trim() == "en";
            if !meaning.trim().is_empty() && (is_english || !meanings.contains_key(key.trim())) {
                meanings.insert(key.trim().to_owned(), meaning);
            }
        }
        Self { has_dictionary: !meanings.is_empty(), meanings }
    }

    /// Whether the server sent a dictionary.
    pub(super) fn has_dictionary(&self) -> bool {
        self.has_dictionary
    }

    /// What these keys mean. A key that nobody knows stays as it is.
    pub(super) fn types(&self, keys: &[String]) -> Vec<Said> {
        let meaning = |key: &String| match self.meanings.get(key) {
            Some(meaning) => meaning.clone(),
            None if self.has_dictionary => key.clone(),
            None => {
                let usual = USUAL_KEYS.iter().chain(&MORE_KEYS).find(|(known, _)| known == key);
                usual.map_or_else(|| key.clone(), |(_, meaning)| (*meaning).to_owned())
            }
        };
        let words: Vec<String> = keys.iter().map(meaning).collect();
        let split =
            words.iter().flat_map(|words| words.split(',')).map(|word| Said::new("formats", word.trim()));
        split.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meetings::type_names::{self, Meant};

    fn types(dictionary: Option<&str>, keys: &[&str]) -> Vec<String> {
        let raw = dictionary.map(|text| RawValue::from_string(text.to_owned()).unwrap());
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        Formats::read(raw.as_deref()).types(&keys).into_iter().map(|said| said.text).collect()
    }

    #[test]
    fn the_servers_own_dictionary_counts_before_the_usual_keys() {
        let dictionary = r#"[
            {"key_string": "B", "name_string": "Book, study", "world_id": "", "lang": "en"},
            {"key_string": "B", "name_string": "Libro", "world_id": "", "lang": "es"},
            {"key_string": "XX", "name_string": "Wheelchair", "world_id": "WCHR", "lang": "en"},
            {"key_string": "", "name_string": "nothing"}, 7
        ]"#;
        assert_eq!(types(Some(dictionary), &["B", "XX", "O"]), ["Book  study", "X", "O"]);
        assert_eq!(types(None, &["B", "SD", "NC", "QQ"]), ["BE", "SP", "D", "No Children", "QQ"]);
        assert_eq!(types(Some("{\"a\": 1}"), &["WC"]), ["X"]);
    }

    #[test]
    fn what_the_tables_say_is_a_type_or_words_and_never_both() {
        for (key, meaning) in USUAL_KEYS.iter().chain(&MORE_KEYS).chain(&WORLD_IDS) {
            for word in meaning.split(',') {
                match type_names::read(word) {
                    Some(Meant::Type(..) | Meant::Online | Meant::Hybrid) => {}
                    Some(Meant::Own(words)) => assert!(words.len() > 4, "{key}: {words}"),
                    other => panic!("{key}: {other:?}"),
                }
            }
        }
    }
}
