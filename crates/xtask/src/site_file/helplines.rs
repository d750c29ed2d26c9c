//! Whom can a person call here, beside the lines of the whole country?

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer};

use super::Address;
use super::languages::{Language, Said};
use super::text::{self, judged};
use crate::settings;

/// A line, told as `content/lines.json` tells its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Helpline {
    #[serde(deserialize_with = "id")]
    pub(super) id: String,
    name: Said,
    /// Who runs it.
    who: Said,
    #[serde(default, deserialize_with = "text::phone")]
    call: Option<String>,
    #[serde(default, deserialize_with = "text::phone")]
    text: Option<String>,
    #[serde(default)]
    chat: Option<Address>,
    hours: Said,
    /// In which languages somebody answers.
    languages: Said,
    what_happens: Said,
    #[serde(deserialize_with = "text::day")]
    checked: String,
}

fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    judged(deserializer, "an id in quotation marks", |id| {
        let is_plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
        if !id.is_empty() && id.chars().all(is_plain) {
            return Ok(id.to_owned());
        }
        Err(format!("`{id}` is no id: write small letters, digits and hyphens, such as county-line"))
    })
}

/// What is wrong with the lines of a site: the keys below `helplines` that lead to it, and why.
pub(super) fn wrong(lines: &[Helpline], languages: &[Language]) -> Option<(Vec<String>, String)> {
    let mut ids = BTreeSet::new();
    lines.iter().enumerate().find_map(|(number, line)| {
        let at = |key: &str| vec![number.to_string(), key.to_owned()];
        if !ids.insert(&line.id) {
            return Some((at("id"), format!("`{}` comes twice: give each line an id of its own", line.id)));
        }
        if line.call.is_none() && line.text.is_none() && line.chat.is_none() {
            let why = format!("`{}` cannot be reached: add `call`, `text` or `chat`", line.id);
            return Some((at("id"), why));
        }
        let said = [
            ("name", &line.name),
            ("who", &line.who),
            ("hours", &line.hours),
            ("languages", &line.languages),
            ("what_happens", &line.what_happens),
        ];
        said.into_iter().find_map(|(key, said)| Some((at(key), said.lacks(languages)?)))
    })
}

impl Helpline {
    pub(super) fn settings(&self) -> settings::Helpline {
        settings::Helpline {
            id: self.id.clone(),
            name: self.name.words(),
            who: self.who.words(),
            call: self.call.clone(),
            text: self.text.clone(),
            chat: self.chat.as_ref().map(|chat| chat.text().to_owned()),
            hours: self.hours.words(),
            languages: self.languages.words(),
            what_happens: self.what_happens.words(),
            checked: self.checked.clone(),
        }
    }
}
