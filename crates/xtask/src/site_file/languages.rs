//! In which languages is the site, and is everything said in them?

use serde::Deserialize;

use super::text;
use crate::settings::Words;

/// A language that the project is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Language {
    /// English, at `/`.
    En,
    /// Spanish, at `/es/`.
    Es,
}

impl Language {
    pub(super) const ALL: [Self; 2] = [Self::En, Self::Es];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }
}

/// What is wrong with a list of them.
pub(super) fn wrong(languages: &[Language]) -> Option<String> {
    if !languages.contains(&Language::En) {
        return Some("`languages` has no `en`: English stands at / and cannot be left out".to_owned());
    }
    let is_twice = Language::ALL.iter().any(|one| languages.iter().filter(|other| *other == one).count() > 1);
    is_twice.then(|| "in `languages`, a language comes twice: name each once".to_owned())
}

/// A text in each language of the site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    #[serde(deserialize_with = "text::line")]
    en: String,
    #[serde(default, deserialize_with = "text::maybe_line")]
    es: Option<String>,
}

impl Said {
    /// Whether a language of the site is missing.
    pub(super) fn lacks(&self, languages: &[Language]) -> Option<String> {
        let lacks = languages.contains(&Language::Es) && self.es.is_none();
        lacks.then(|| "it is not said in `es`, which is a language of the site: translate it, or take `es` out of `languages`".to_owned())
    }

    /// For the prerenderer, which makes no page of a language that the site does not have.
    pub(super) fn words(&self) -> Words {
        Words { en: self.en.clone(), es: self.es.clone().unwrap_or_else(|| self.en.clone()) }
    }
}
