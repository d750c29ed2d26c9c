//! What do pages refer to?

use listing::record::Date;
use serde::Deserialize;

use super::page::Text;
use crate::i18n::Locale;

/// Something that a fact stands on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What pages call it.
    pub id: String,
    /// Authors and journal, or publisher.
    pub who: Name,
    /// What it is called, or what it is about.
    pub title: Name,
    /// When it came out; none for a page that changes.
    pub year: Option<u16>,
    /// Where it can be read.
    pub url: String,
    /// When somebody last looked.
    #[serde(deserialize_with = "super::date::deserialize")]
    pub checked: Date,
}

/// What something is called: a name of its own, which no language changes, or words that each language has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Name {
    /// A name as its owner writes it, in English.
    Own(String),
    /// Words of ours.
    Words(Text),
}

impl Name {
    /// As a reader of this language reads it.
    #[must_use]
    pub fn in_language(&self, locale: Locale) -> &str {
        match self {
            Self::Own(name) => name,
            Self::Words(words) => words.in_language(locale),
        }
    }

    /// The language that it is in for this reader.
    #[must_use]
    pub const fn language(&self, locale: Locale) -> Locale {
        match self {
            Self::Own(_) => Locale::En,
            Self::Words(_) => locale,
        }
    }
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
