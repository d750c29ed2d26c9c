//! Where does the app live in the page, and when does it take over?

/// The element that the prerenderer fills and the app takes over.
pub const ELEMENT_ID: &str = "beside";
/// The attribute of that element which says below which folder of its host the site lies.
pub const BASE: &str = "data-base";

#[cfg(feature = "hydrate")]
mod hydrate {
    use std::cell::RefCell;

    use leptos::prelude::IntoView;
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::{BASE, ELEMENT_ID};
    use crate::browser::{document, early_input};

    thread_local! {
        static PREPARED: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
    }

    /// Has [`take_over`] take over a prerendered page with this app. On a page without [`ELEMENT_ID`] it will do nothing.
    pub fn prepare<N: IntoView + 'static>(app: fn() -> N) {
        let take_over = move || {
            let element = document().and_then(|document| document.get_element_by_id(ELEMENT_ID));
            if let Some(element) = element.and_then(|element| element.dyn_into().ok()) {
                early_input::take();
                leptos::mount::hydrate_from(element, app).forget();
            }
        };
        PREPARED.set(Some(Box::new(take_over)));
    }

    /// Below which folder the site lies, as the prerendered page says; empty where it lies at the root of its host.
    #[must_use]
    pub fn base() -> String {
        let element = document().and_then(|document| document.get_element_by_id(ELEMENT_ID));
        element.and_then(|element| element.get_attribute(BASE)).unwrap_or_default()
    }

    /// Makes the page live. `start.js` calls it in a task of its own: an old phone is busy for a moment with each of the
    /// two, the loading and this, and can answer a touch in between.
    #[wasm_bindgen]
    pub fn take_over() {
        if let Some(take_over) = PREPARED.take() {
            take_over();
        }
    }
}

#[cfg(feature = "hydrate")]
pub use hydrate::{base, prepare, take_over};
