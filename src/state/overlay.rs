//! Does something lie over the whole page?

use leptos::ev;
use leptos::prelude::*;

use super::attention::focus_soon;
use crate::browser::{document, focus, platform};

/// What the frame of the page marks as lying beneath.
const BENEATH: &str = "[data-beneath]";

/// Where the focus moves when it opens.
const INSIDE: &str = "#filters-heading";

/// A field in which somebody types.
const A_FIELD: &str = ":focus:is(input:not([type=checkbox], [type=radio]), select)";

/// Where the filters stand beside the results; the same as in `style/blocks/filters.css`.
const HAS_ROOM: &str = "(min-width: 48rem)";

/// Whether the filter sheet covers the page on a phone. Everything beneath is `inert` meanwhile, so that neither the
/// keyboard nor a screen reader gets lost behind it.
#[derive(Debug, Clone, Copy)]
pub struct Overlay {
    is_open: RwSignal<bool>,
    /// Somebody wants it open, and its code is not here yet: until then the page beneath can be used, help above all.
    is_wanted: RwSignal<bool>,
    /// What would lie over the page is there.
    is_made: StoredValue<bool>,
    /// Whether what may lie over the page has been in sight: opened, or beside the results.
    was_seen: RwSignal<bool>,
}

impl Overlay {
    /// Makes it available to the page.
    pub fn provide() -> Self {
        let overlay = Self {
            is_open: RwSignal::new(false),
            is_wanted: RwSignal::new(false),
            is_made: StoredValue::new(false),
            was_seen: RwSignal::new(false),
        };
        provide_context(overlay);
        Effect::new(move |_| overlay.look());
        // Turned to its side, a phone may have room for the filters beside the results: then nothing lies over the page.
        let turned = window_event_listener(ev::resize, move |_| {
            overlay.look();
            if platform::fits(HAS_ROOM) {
                overlay.reset();
            }
        });
        on_cleanup(move || turned.remove());
        overlay
    }

    /// Whether it is open. Tracks.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// Whether the filters have been in sight; until then a phone need not make them. Tracks.
    #[must_use]
    pub fn was_seen(self) -> bool {
        self.was_seen.get()
    }

    fn look(self) {
        if !self.was_seen.get_untracked() && platform::fits(HAS_ROOM) {
            self.was_seen.set(true);
        }
    }

    /// Whether it opens as soon as it is there. Tracks.
    #[must_use]
    pub fn is_wanted(self) -> bool {
        self.is_wanted.get()
    }

    /// Opens it and moves the focus into it, once it is there; until then, who asks for the second time wants it no more.
    pub fn open(self) {
        self.was_seen.set(true);
        if self.is_made.get_value() {
            self.set(true);
            focus_soon(INSIDE);
        } else {
            self.is_wanted.update(|is_wanted| *is_wanted = !*is_wanted);
        }
    }

    /// What lies over the page when it is open is there, as long as the owner of whoever says so.
    pub fn is_there(self) {
        self.is_made.set_value(true);
        on_cleanup(move || {
            let _ = self.is_made.try_set_value(false);
        });
        if self.is_wanted.get_untracked() {
            self.is_wanted.set(false);
            // Who has gone on to type is not covered by it.
            if !focus::is_on(A_FIELD) {
                self.open();
            }
        }
    }

    /// Closes it, if it is open, and moves the focus to this element, usually the one that opened it.
    pub fn close(self, focus_on: &'static str) {
        if self.is_open.try_get_untracked().unwrap_or(false) {
            self.set(false);
            focus_soon(focus_on);
        }
    }

    /// Uncovers the page when what lies over it goes away by itself.
    pub fn reset(self) {
        self.set(false);
    }

    fn set(self, is_open: bool) {
        let _ = self.is_wanted.try_set(false);
        let _ = self.is_open.try_set(is_open);
        document::set_inert(BENEATH, is_open);
    }
}
