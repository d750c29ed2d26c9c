//! Is there a connection, as far as the browser knows?

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// Whether the browser believes that there may be one. True where it does not say.
#[must_use]
pub fn may_be_online() -> bool {
    super::window().is_none_or(|window| window.navigator().on_line())
}

/// Calls this whenever the connection comes or goes. For the life of the page.
pub fn listen(changed: impl FnMut() + 'static) {
    let Some(window) = super::window() else { return };
    let changed: Box<dyn FnMut()> = Box::new(changed);
    let changed = Closure::wrap(changed).into_js_value();
    for event in ["online", "offline"] {
        let _ = window.add_event_listener_with_callback(event, changed.unchecked_ref());
    }
}
