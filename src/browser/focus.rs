//! Where is the keyboard?

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// Moves the focus to the first element that fits the selector, without scrolling it under a header.
/// Returns whether there was one.
pub fn move_to(selector: &str) -> bool {
    let found = super::document().and_then(|document| document.query_selector(selector).ok().flatten());
    match found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        Some(element) => element.focus().is_ok(),
        None => false,
    }
}
