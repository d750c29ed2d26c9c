//! What does the browser know and do? The only user of `web-sys`.
//!
//! Every function is harmless where there is no browser (prerendering, native tests): it returns nothing and does
//! nothing. None of them panics when the browser refuses.

pub mod clock;
pub mod document;
pub mod early_input;
pub mod file;
pub mod focus;
pub mod geolocation;
pub mod history;
pub mod http;
pub mod lock;
pub mod map;
pub mod mount;
pub mod network;
pub mod paper;
pub mod platform;
pub mod post;
pub mod random;
pub mod saved_store;
pub mod share;
pub mod tabs;
pub mod time_zone;
pub mod timer;

use wasm_bindgen::JsCast;
use web_sys::NodeList;

/// The window, where there is one.
fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

/// The document, where there is one.
fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// All elements of this kind that fit the selector, in the order of the page.
fn elements<T: JsCast>(selector: &str) -> impl Iterator<Item = T> {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let count = found.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}
