//! In which language does the page speak, and what does it say?
//!
//! The language is in the path (`/find/`, `/es/find/`) and stays while the page is open: changing it loads the other
//! page. So a language is a plain value and words are plain fields: `words.home().title`. The tables are made from
//! `locales/*.json` by `build/words.rs`; a missing key, a missing translation or a broken placeholder fails the build.

mod distance;
mod format;
mod locale;
mod meeting_types;
mod site_name;
mod taxonomy;

pub use format::{at_beginning, day_and_time, day_name, fill, grouped, long_date, phone_number, time_of_day};
pub use locale::{Locale, words as current_words};
#[cfg(feature = "ssr")]
pub use site_name::SiteName;
pub use site_name::{SITE_NAME, site_name};

/// The words as typed tables, generated from the locale files.
#[allow(missing_docs, reason = "fields with placeholders are documented by their methods")]
pub mod words {
    /// All words of a language, by the order of the locale files in `build.rs`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Words(pub(super) usize);

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use words::Words;
