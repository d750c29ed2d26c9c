//! What did the operator decide about the site, once `site.json` was read and checked?
//!
//! `cargo xtask` reads that file (`docs/site.md`), says what is wrong with it, fills in what it leaves out, and writes this;
//! the prerenderer reads it and trusts it. Both are compiled with this one file, so neither knows a setting that the other
//! does not: it names nothing but serde.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Everything that is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What the site is called.
    pub name: String,
    /// The same for a home screen, where a phone has room for twelve signs.
    pub short_name: String,
    /// Where it will live, such as `https://help.example.org` or `https://example.org/help`, without a slash at the end.
    pub url: Option<String>,
    /// Where "Leave quickly" goes.
    pub leave_to: String,
    /// Where a person's wish to be called back is sent.
    pub call_back: Option<String>,
    /// Pictures beneath the map, from another host.
    pub tiles: Option<Tiles>,
    /// Who answers for the site.
    pub contact: Contact,
    /// The grounds of its pages.
    pub papers: Papers,
    /// Its languages, by their codes; the first is `en`.
    pub languages: Vec<String>,
    /// What stands beside its name, where it has a drawing of its own.
    pub logo: Option<Logo>,
    /// Whether its icon is its own.
    pub has_own_icon: bool,
    /// For which part of the country it is, where it is not for all of it.
    pub region: Option<Region>,
    /// Whom a person can call here, beside the lines of the whole country.
    pub helplines: Vec<Helpline>,
    /// When pages were gone through again, by their names.
    pub reviews: BTreeMap<String, Review>,
}

impl Settings {
    /// Below which folder of its host the site lies: nothing for `https://example.org`, `/help` for
    /// `https://example.org/help`.
    #[must_use]
    pub fn base(&self) -> &str {
        let behind = self.url.as_deref().and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
        behind.find('/').map_or("", |at| &behind[at..]).trim_end_matches('/')
    }
}

/// Where pictures beneath the map come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tiles {
    /// Such as `https://tiles.example.org/{z}/{x}/{y}.png`.
    pub template: String,
    /// Whose they are.
    pub attribution: String,
}

/// Who answers for the site, and how they are reached; nothing of it has to be said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Who they are.
    pub name: Option<String>,
    /// Where they read mail.
    pub mail: Option<String>,
    /// Where they answer the phone.
    pub phone: Option<String>,
    /// Where they say more about themselves.
    pub page: Option<String>,
}

/// The color of the page itself, as `--color-paper` is in the style sheet: what a browser or a phone draws around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// By day, such as `#faf6ef`.
    pub light: String,
    /// For who has chosen the dark.
    pub dark: String,
}

impl Default for Papers {
    fn default() -> Self {
        Self { light: "#faf6ef".to_owned(), dark: "#11191b".to_owned() }
    }
}

/// A text in both languages; of a site with one they are the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In English.
    pub en: String,
    /// In Spanish.
    pub es: String,
}

/// A part of the country, such as a county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// What it is called within a sentence.
    pub name: Words,
    /// Latitude and longitude of its middle, then south, west, north and east of it, in degrees, with commas between.
    pub map: String,
}

/// A drawing in the masthead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// Where it lies in the site.
    pub path: String,
    /// How wide it is, in a unit of its own.
    pub width: u32,
    /// How tall.
    pub height: u32,
}

/// Somebody to call, text or chat with, told as `content/lines.json` tells its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// What pages call it.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Who runs it.
    pub who: Words,
    /// The number to call.
    pub call: Option<String>,
    /// The number for text messages.
    pub text: Option<String>,
    /// Where to chat.
    pub chat: Option<String>,
    /// When somebody answers.
    pub hours: Words,
    /// In which languages.
    pub languages: Words,
    /// What happens then.
    pub what_happens: Words,
    /// When somebody last looked, as `2026-11-24`.
    pub checked: String,
}

/// When a page was gone through, fact by fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The day, as `2026-11-24`.
    pub reviewed: String,
    /// When that is due again.
    pub review_by: String,
}

/// The name of a site that has none of its own.
pub const NAME: &str = "Beside";

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: NAME.to_owned(),
            short_name: NAME.to_owned(),
            url: None,
            leave_to: String::new(),
            call_back: None,
            tiles: None,
            contact: Contact::default(),
            papers: Papers::default(),
            languages: ["en", "es"].map(str::to_owned).to_vec(),
            logo: None,
            has_own_icon: false,
            region: None,
            helplines: Vec::new(),
            reviews: BTreeMap::new(),
        }
    }
}
