//! How does a person take something along from a page: pass it on, copy it, keep it, print it?

use leptos::task::spawn_local;

use crate::browser::share::{self, ShareOutcome};
use crate::browser::{document, file, history};

pub use crate::browser::paper::print;
pub use crate::browser::share::can_share;

/// What came of passing something on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassedOn {
    /// The share sheet saw to it, or the person closed it: nothing is left to say.
    BySheet,
    /// The address is where the person can paste it from.
    Copied,
    /// Neither worked.
    Not,
}

/// Offers the page that is shown to the share sheet, and copies its address where there is none. Called while a press is
/// being answered.
pub fn pass_on(title: String, text: String, then: impl FnOnce(PassedOn) + 'static) {
    spawn_local(async move {
        let address = history::address();
        then(match share::share(&title, &text, &address).await {
            ShareOutcome::Shared | ShareOutcome::Cancelled => PassedOn::BySheet,
            ShareOutcome::Unsupported if share::copy(&address).await => PassedOn::Copied,
            ShareOutcome::Unsupported => PassedOn::Not,
        });
    });
}

/// Copies a text; `then` hears whether that worked. Called while a press is being answered.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    spawn_local(async move { then(share::copy(&text).await) });
}

/// Hands over a small file. Whether the browser took it.
pub fn keep(name: &str, media_type: &str, text: &str) -> bool {
    file::hand_over(name, media_type, text)
}

/// Where the people who run this site read mail, if they said so.
#[must_use]
pub fn operator_mail() -> Option<String> {
    document::meta(document::OPERATOR_MAIL)
}
