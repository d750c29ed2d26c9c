//! How does code wait?

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits for this many milliseconds. Returns at once where there is no browser.
pub async fn sleep(milliseconds: u32) {
    if cfg!(target_arch = "wasm32") {
        gloo_timers::future::TimeoutFuture::new(milliseconds).await;
    }
}

/// Does this when what has changed so far is painted: what a person sees first goes first.
pub fn after_paint(then: impl FnOnce() + 'static) {
    use leptos::prelude::{request_animation_frame, set_timeout};

    // A frame's own callback runs before the frame is painted, and a timer behind it after that.
    request_animation_frame(move || set_timeout(then, std::time::Duration::ZERO));
}

/// Waits until what has changed so far is painted. Returns at once where there is no browser.
pub async fn painted() {
    if cfg!(target_arch = "wasm32") {
        let promise = Promise::new(&mut |resolve, _| {
            after_paint(move || drop(resolve.call0(&JsValue::NULL)));
        });
        drop(JsFuture::from(promise).await);
    }
}
