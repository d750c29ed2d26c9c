//! Which languages are there?

use leptos::prelude::use_context;

use super::words::Words;

/// A language of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English, at `/`.
    #[default]
    En,
    /// Spanish, at `/es/`.
    Es,
}

impl Locale {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The other one: what the switch in the header leads to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Es,
            Self::Es => Self::En,
        }
    }

    /// Everything the site says in this language.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::En => Words(0),
            Self::Es => Words(1),
        }
    }

    /// The language of the page that is being shown; English outside of one.
    #[must_use]
    pub fn current() -> Self {
        use_context().unwrap_or_default()
    }
}

/// The words of the page that is being shown.
#[must_use]
pub fn words() -> Words {
    Locale::current().words()
}
