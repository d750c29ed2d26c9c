//! How does a person get a small file that the page has made?

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// A phone may be slow to fetch the file from the page, in milliseconds.
const KEPT_FOR: u32 = 60_000;

/// Hands a text to the person as a file of this name and media type, as if they had followed a link to it. Returns
/// whether the browser took it; what it does with it (save, ask, open the contacts) is its own choice.
///
/// The Content-Security-Policy needs no `blob:` for this: it restricts what a page loads into itself, and a download is a
/// navigation, which no directive of ours restricts. No request leaves the device.
pub fn hand_over(name: &str, media_type: &str, text: &str) -> bool {
    try_hand_over(name, media_type, text).is_some()
}

fn try_hand_over(name: &str, media_type: &str, text: &str) -> Option<()> {
    let document = super::document()?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(KEPT_FOR, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}
