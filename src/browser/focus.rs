//! Where is the keyboard?

use wasm_bindgen::JsCast as _;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Moves the focus to the first element that fits the selector. Nothing scrolls: where the page stands is for the browser
/// to say, which brings a person who goes back to where they were. Returns whether there was such an element.
pub fn move_to(selector: &str) -> bool {
    let found = super::document().and_then(|document| document.query_selector(selector).ok().flatten());
    match found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        Some(element) => {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            element.focus_with_options(&options).is_ok()
        }
        None => false,
    }
}

/// Whether the focus is on the first element that fits the selector.
pub fn is_on(selector: &str) -> bool {
    let Some(document) = super::document() else { return false };
    let found = document.query_selector(selector).ok().flatten();
    found.is_some() && found == document.active_element()
}

/// Moves the focus as [`move_to`] does, and the window to the top of the page.
pub fn begin_at(selector: &str) {
    move_to(selector);
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves the focus to the first link of the main part that leads to this address. Returns whether there was one.
pub fn move_to_link(href: &str) -> bool {
    link(href).is_some_and(|link| link.focus().is_ok())
}

/// Scrolls as little as needed for that link to be seen, if it has the focus still.
pub fn bring_link_into_sight(href: &str) {
    let Some(link) = link(href) else { return };
    let focused = super::document().and_then(|document| document.active_element());
    if focused.as_deref().is_some_and(|focused| link.is_same_node(Some(focused))) {
        scroll_to(&link);
    }
}

/// Scrolls as little as needed for the first element that fits the selector to be seen.
pub fn bring_into_sight(selector: &str) {
    if let Some(element) = super::elements::<HtmlElement>(selector).next() {
        scroll_to(&element);
    }
}

fn scroll_to(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn link(href: &str) -> Option<HtmlElement> {
    super::elements::<HtmlElement>("main a[href]")
        .find(|link| link.get_attribute("href").as_deref() == Some(href))
}
