//! What does a record of a list say, before it is judged?

use listing::meeting::Weekday;

/// A value, and under which name the list has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// For the report.
    pub(crate) field: &'static str,
    /// Empty when not reported.
    pub(crate) text: String,
}

impl Said {
    pub(crate) fn new(field: &'static str, text: impl Into<String>) -> Self {
        Self { field, text: text.into() }
    }

    /// Whether nothing is said.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Where one can be with the others, as far as the list says so outright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SaidAttendance {
    InPerson,
    Hybrid,
    Online,
}

/// One record of a list, for one day.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    /// What the list calls the record; empty when nothing.
    pub(crate) id: Said,
    pub(crate) name: Said,
    pub(crate) group: Said,
    /// Empty: that of the source.
    pub(crate) fellowship: Said,
    /// `None` where no day is said.
    pub(crate) day: Option<Weekday>,
    pub(crate) time: Said,
    pub(crate) end: Said,
    /// Instead of the end.
    pub(crate) duration: Said,
    pub(crate) zone: Said,
    /// Codes or names.
    pub(crate) types: Vec<Said>,
    pub(crate) attendance: Option<SaidAttendance>,
    pub(crate) venue: Said,
    pub(crate) street: Said,
    pub(crate) city: Said,
    pub(crate) state: Said,
    pub(crate) zip: Said,
    pub(crate) country: Said,
    /// All of the address in one line.
    pub(crate) address: Said,
    /// Whether the address is no more than a town; `None` where the list does not say.
    pub(crate) is_approximate: Option<bool>,
    pub(crate) latitude: Said,
    pub(crate) longitude: Said,
    pub(crate) notes: Vec<Said>,
    /// The first that is a link counts.
    pub(crate) join_url: Said,
    pub(crate) join_phone: Said,
    pub(crate) join_notes: Vec<Said>,
    pub(crate) url: Said,
    pub(crate) updated: Said,
}
