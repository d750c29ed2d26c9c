//! How do several tabs of the site know of each other's changes?

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::BroadcastChannel;

const CHANNEL: &str = "beside-saved";

thread_local! {
    static CHANNEL_OF_THIS_TAB: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Calls this whenever another tab has changed what is kept on the device. For the life of the page.
pub fn listen(changed: impl FnMut() + 'static) {
    if super::window().is_none() {
        return;
    }
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        let changed: Box<dyn FnMut()> = Box::new(changed);
        channel.set_onmessage(Some(&Closure::wrap(changed).into_js_value().into()));
        CHANNEL_OF_THIS_TAB.set(Some(channel));
    }
}

/// Tells all other tabs that what is kept has changed.
pub fn tell() {
    CHANNEL_OF_THIS_TAB.with_borrow(|channel| {
        if let Some(channel) = channel {
            let _ = channel.post_message(&JsValue::NULL);
        }
    });
}
