//! How do several tabs of the site know of each other's changes?

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::BroadcastChannel;

thread_local! {
    static CHANNELS_OF_THIS_TAB: RefCell<Vec<BroadcastChannel>> = const { RefCell::new(Vec::new()) };
}

/// Calls this whenever another tab has changed what is kept on the device under this name. For the life of the page.
pub fn listen(name: &str, changed: impl FnMut() + 'static) {
    if super::window().is_none() {
        return;
    }
    if let Ok(channel) = BroadcastChannel::new(name) {
        let changed: Box<dyn FnMut()> = Box::new(changed);
        channel.set_onmessage(Some(&Closure::wrap(changed).into_js_value().into()));
        CHANNELS_OF_THIS_TAB.with_borrow_mut(|channels| channels.push(channel));
    }
}

/// Tells all other tabs that what is kept under this name has changed.
pub fn tell(name: &str) {
    CHANNELS_OF_THIS_TAB.with_borrow(|channels| {
        for channel in channels.iter().filter(|channel| channel.name() == name) {
            let _ = channel.post_message(&JsValue::NULL);
        }
    });
}
