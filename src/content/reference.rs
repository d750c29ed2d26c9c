//! What do pages refer to?

use listing::record::Date;
use serde::Deserialize;

use super::page::Text;

/// Something that a fact stands on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What pages call it.
    pub id: String,
    /// Authors and journal, or publisher.
    pub who: String,
    /// What it is called.
    pub title: String,
    /// When it came out; none for a page that changes.
    pub year: Option<u16>,
    /// Where it can be read.
    pub url: String,
    /// When somebody last looked.
    #[serde(deserialize_with = "super::date::deserialize")]
    pub checked: Date,
}

/// Somebody to call, text or chat with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// What pages call it.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Who runs it.
    pub who: Text,
    /// The number to call, as it is dialed.
    pub call: Option<String>,
    /// Where to write a text message.
    pub text: Option<TextLine>,
    /// Where to chat.
    pub chat: Option<String>,
    /// Where to call by video in sign language.
    pub video: Option<String>,
    /// When somebody answers.
    pub hours: Text,
    /// In which languages.
    pub languages: Text,
    /// What happens then.
    pub what_happens: Text,
    /// What all this stands on; none for what everybody knows.
    pub source: Option<String>,
    /// When somebody last looked.
    #[serde(deserialize_with = "super::date::deserialize")]
    pub checked: Date,
}

/// A number for text messages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextLine {
    /// The number.
    pub number: String,
    /// The word to send there, in each language; none where any message will do.
    pub word: Word,
}

/// A word to send; it may differ by language, or be none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// For English.
    pub en: Option<String>,
    /// For Spanish.
    pub es: Option<String>,
}
