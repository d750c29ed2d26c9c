//! How does a person hand something on?

pub use crate::browser::paper::print;
pub use crate::browser::share::{ShareOutcome, can_share, copy, share};

use crate::browser::history;

/// The whole address of a path of the site, for somebody who is elsewhere.
#[must_use]
pub fn whole_address(path: &str) -> String {
    history::origin() + path
}
