//! Does something lie over the whole page?

use leptos::prelude::*;

use crate::browser::{document, focus};

/// What the frame of the page marks as lying beneath.
const BENEATH: &str = "[data-beneath]";

/// Whether the filter sheet covers the page on a phone. Everything beneath is `inert` meanwhile, so that neither the
/// keyboard nor a screen reader gets lost behind it.
#[derive(Debug, Clone, Copy)]
pub struct Overlay(RwSignal<bool>);

impl Overlay {
    /// Makes it available to the page.
    pub fn provide() -> Self {
        let overlay = Self(RwSignal::new(false));
        provide_context(overlay);
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

/// The focus can only go where the next frame has drawn something.
fn focus_soon(selector: &'static str) {
    request_animation_frame(move || {
        focus::move_to(selector);
    });
}
