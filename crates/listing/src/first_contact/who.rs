//! For whom is help looked for?

/// For whom help is looked for. Every later sentence is worded for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// For the person who holds the phone.
    Me,
    /// For someone they care about.
    Loved,
    /// For someone they are working with.
    Client,
}

impl Who {
    /// All of them, in the order a page shows them.
    pub const ALL: [Self; 3] = [Self::Me, Self::Loved, Self::Client];

    /// Its name in a link and in kept answers; never renamed.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Loved => "loved",
            Self::Client => "client",
        }
    }

    /// Whom this slug means; `None` for one that nobody knows.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.slug() == slug)
    }
}
