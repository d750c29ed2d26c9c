//! How does code wait?

use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::{GetValue as _, StoredValue, UpdateValue as _, request_animation_frame, set_timeout};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Who types or ticks on within this time is not done yet: what nobody looks at meanwhile waits.
const PAUSE: Duration = Duration::from_millis(80);

/// Waits for this many milliseconds. Returns at once where there is no browser.
pub async fn sleep(milliseconds: u32) {
    if cfg!(target_arch = "wasm32") {
        gloo_timers::future::TimeoutFuture::new(milliseconds).await;
    }
}

/// Does this when what has changed so far is painted: what a person sees first goes first.
pub fn after_paint(then: impl FnOnce() + 'static) {
    // A frame's own callback runs before the frame is painted, and a timer behind it after that.
    request_animation_frame(move || set_timeout(then, Duration::ZERO));
}

/// What can be done later, of which only the last counts: each that is put off takes the place of the one before.
#[derive(Debug, Clone, Copy)]
pub struct Later(StoredValue<u64>);

impl Later {
    /// Nothing is put off yet. It lives as long as its owner.
    #[must_use]
    pub fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// Does this when what has changed so far is painted.
    pub fn after_paint(self, then: impl FnOnce() + 'static) {
        let then = self.if_last(then);
        after_paint(then);
    }

    /// Does this when what has changed so far is painted and the hand has paused: a next letter would have to wait for it.
    pub fn after_pause(self, then: impl FnOnce() + 'static) {
        let then = self.if_last(then);
        after_paint(move || set_timeout(then, PAUSE));
    }

    /// Does nothing of what was put off.
    pub fn drop_it(self) {
        let _ = self.0.try_update_value(|number| *number += 1);
    }

    fn if_last(self, then: impl FnOnce() + 'static) -> impl FnOnce() + 'static {
        self.drop_it();
        let number = self.0.try_get_value();
        move || {
            if number.is_some() && self.0.try_get_value() == number {
                then();
            }
        }
    }
}

impl Default for Later {
    fn default() -> Self {
        Self::new()
    }
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
