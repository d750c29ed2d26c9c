//! What does a source say, when it is read?

use listing::meeting::Meeting;
use listing::record::Center;
use listing::wire::{Source, Terms};

/// What every format's reader gives.
#[derive(Debug)]
pub(crate) struct Directory {
    /// What the listing may be called.
    pub(crate) title: String,
    /// Who published it; records name one of them by its id.
    pub(crate) sources: Vec<Source>,
    /// The places in it.
    pub(crate) centers: Vec<Center>,
    /// The meetings in it.
    pub(crate) meetings: Vec<Meeting>,
    /// The source's own words for the codes of its centers.
    pub(crate) terms: Terms,
}

impl Directory {
    /// How many records were kept.
    pub(crate) fn len(&self) -> usize {
        self.centers.len() + self.meetings.len()
    }
}
