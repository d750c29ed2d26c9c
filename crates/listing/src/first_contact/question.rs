//! What is asked, and in which order?

/// One question of the guided start: a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// Are you safe right now?
    Safe,
    /// Who is this for?
    Who,
    /// What would help?
    Help,
    /// Where?
    Where,
    /// How could it be paid?
    Pay,
    /// Does anything else matter?
    Matters,
}

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 6] = [Self::Safe, Self::Who, Self::Help, Self::Where, Self::Pay, Self::Matters];

    /// Its name in a link and in kept answers; never renamed.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Who => "who",
            Self::Help => "help",
            Self::Where => "where",
            Self::Pay => "pay",
            Self::Matters => "matters",
        }
    }

    /// The question that this slug means; `None` for one that nobody knows.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.slug() == slug)
    }

    /// Which it is of all, from 1: "question 2 of 6".
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// The one that is asked after it.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The one that is asked before it.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).and_then(|at| Self::ALL.get(at)).copied()
    }
}
