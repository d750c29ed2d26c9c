//! How does a person pass something on: by the device's share sheet, or by what they paste?

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Reflect;
use web_sys::{DomException, Navigator, ShareData};

/// What came of offering something to the share sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareOutcome {
    /// It went to the application that the person chose.
    Shared,
    /// The person closed the sheet: that is an answer, and nothing else should be tried.
    Cancelled,
    /// There is no share sheet, or it would not take this.
    Unsupported,
}

/// Whether this device has a share sheet.
#[must_use]
pub fn can_share() -> bool {
    navigator().is_some_and(|navigator| has(&navigator, "share"))
}

/// Opens the device's share sheet with a title, a text and an address; what is empty is left out. Must begin while a
/// press of the person is being answered: browsers refuse it otherwise.
pub async fn share(title: &str, text: &str, url: &str) -> ShareOutcome {
    let Some(navigator) = navigator().filter(|navigator| has(navigator, "share")) else {
        return ShareOutcome::Unsupported;
    };
    let data = ShareData::new();
    if !title.is_empty() {
        data.set_title(title);
    }
    if !text.is_empty() {
        data.set_text(text);
    }
    if !url.is_empty() {
        data.set_url(url);
    }
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => ShareOutcome::Shared,
        Err(error) if error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError") => {
            ShareOutcome::Cancelled
        }
        Err(_) => ShareOutcome::Unsupported,
    }
}

/// Puts a text where a person can paste it from. Returns whether it is there. Must begin while a press of the person is
/// being answered.
pub async fn copy(text: &str) -> bool {
    // Where a site is not served over HTTPS, there is no clipboard.
    let Some(navigator) = navigator().filter(|navigator| has(navigator, "clipboard")) else { return false };
    let clipboard = navigator.clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn navigator() -> Option<Navigator> {
    super::window().map(|window| window.navigator())
}

/// Calling what an old browser does not have would end the app.
fn has(navigator: &Navigator, name: &str) -> bool {
    Reflect::has(navigator, &name.into()).unwrap_or(false)
}
