//! What did a person type or tick before the app took the page over?
//!
//! On a slow phone the page is there seconds before the app. `start.js` marks what is changed meanwhile; taking over the
//! page would set it back, so it is read before.

use std::cell::RefCell;

use web_sys::{HtmlElement, HtmlInputElement};

/// How `start.js` marks it.
const EARLY: &str = "data-early";

thread_local! {
    static TAKEN: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what was typed and ticked. Must be called before the page is taken over.
#[cfg(feature = "hydrate")]
pub(in crate::browser) fn take() {
    TAKEN.set(marked("[data-early]"));
}

/// What was ticked in this part of the page before its code was here, as parameter and value.
#[must_use]
pub fn taken_in(part: &str) -> Vec<(String, String)> {
    marked(&format!("{part} [data-early]"))
}

/// Whether this button was pressed before its code was here, so that it did nothing.
#[must_use]
pub fn was_pressed(id: &str) -> bool {
    let pressed = super::elements::<HtmlElement>(&format!("#{id}[data-early]")).next();
    pressed.is_some_and(|button| button.remove_attribute(EARLY).is_ok())
}

fn marked(selector: &str) -> Vec<(String, String)> {
    super::elements::<HtmlInputElement>(selector)
        .filter(|input| {
            let _ = input.remove_attribute(EARLY);
            input.type_() != "checkbox" || input.checked()
        })
        .filter_map(|input| Some((input.get_attribute("data-parameter")?, input.value())))
        .collect()
}

/// Parameter and value of each thing that was typed or ticked; the second time there is nothing.
#[must_use]
pub fn taken() -> Vec<(String, String)> {
    TAKEN.take()
}
