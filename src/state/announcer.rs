//! What should a screen reader say now, although the focus stays where it is?

use leptos::prelude::*;

/// The one polite live region of the page. Say little: results speak through their own status line.
#[derive(Debug, Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Makes it available to the page.
    pub fn provide() -> Self {
        let announcer = Self(RwSignal::new(String::new()));
        provide_context(announcer);
        announcer
    }

    /// What is said at present. Tracks.
    #[must_use]
    pub fn text(self) -> String {
        self.0.get()
    }

    /// Says this. The same words twice in a row are said once.
    pub fn say(self, text: impl Into<String>) {
        let text = text.into();
        if self.0.try_with_untracked(|now| *now != text).unwrap_or(false) {
            let _ = self.0.try_set(text);
        }
    }
}
