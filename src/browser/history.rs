//! What does the address bar say?

use wasm_bindgen::JsValue;

/// The whole address of the page that is shown; empty where there is none.
#[must_use]
pub fn address() -> String {
    super::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Makes the address bar show this path and fragment, as a step of its own, if it shows something else.
pub fn show(path: &str) {
    let Some(window) = super::window() else { return };
    let location = window.location();
    let shown = match (location.pathname(), location.hash()) {
        (Ok(pathname), Ok(hash)) => format!("{pathname}{hash}"),
        _ => return,
    };
    if shown != path
        && let Ok(history) = window.history()
    {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Where the site is, such as `https://beside.example`; empty where there is no browser.
#[must_use]
pub fn origin() -> String {
    super::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Does what the browser's Back does.
pub fn back() {
    if let Some(Ok(history)) = super::window().map(|window| window.history()) {
        let _ = history.back();
    }
}
