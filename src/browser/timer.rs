//! How does code wait?

/// Waits for this many milliseconds. Returns at once where there is no browser.
pub async fn sleep(milliseconds: u32) {
    if cfg!(target_arch = "wasm32") {
        gloo_timers::future::TimeoutFuture::new(milliseconds).await;
    }
}
