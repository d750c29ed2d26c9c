//! Does something lie over the whole page?

use leptos::ev;
use leptos::prelude::*;

use super::attention::focus_soon;
use crate::browser::{document, platform};

/// What the frame of the page marks as lying beneath.
const BENEATH: &str = "[data-beneath]";

/// Where the filters stand beside the results; the same as in `style/blocks/filters.css`.
const HAS_ROOM: &str = "(min-width: 48rem)";

/// Whether the filter sheet covers the page on a phone. Everything beneath is `inert` meanwhile, so that neither the
/// keyboard nor a screen reader gets lost behind it.
#[derive(Debug, Clone, Copy)]
pub struct Overlay(RwSignal<bool>);

impl Overlay {
    /// Makes it available to the page.
    pub fn provide() -> Self {
        let overlay = Self(RwSignal::new(false));
        provide_context(overlay);
        // Turned to its side, a phone may have room for the filters beside the results: then nothing lies over the page.
        let turned = window_event_listener(ev::resize, move |_| {
            if overlay.0.get_untracked() && platform::fits(HAS_ROOM) {
                overlay.reset();
            }
        });
        on_cleanup(move || turned.remove());
        overlay
    }

    /// Whether it is open. Tracks.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.0.get()
    }

    /// Opens it and moves the focus to this element inside.
    pub fn open(self, focus_on: &'static str) {
        self.set(true);
        focus_soon(focus_on);
    }

    /// Closes it, if it is open, and moves the focus to this element, usually the one that opened it.
    pub fn close(self, focus_on: &'static str) {
        if self.0.try_get_untracked().unwrap_or(false) {
            self.set(false);
            focus_soon(focus_on);
        }
    }

    /// Uncovers the page when what lies over it goes away by itself.
    pub fn reset(self) {
        self.set(false);
    }

    fn set(self, is_open: bool) {
        let _ = self.0.try_set(is_open);
        document::set_inert(BENEATH, is_open);
    }
}
