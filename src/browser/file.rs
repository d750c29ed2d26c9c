//! How does a person get a small file that the page has made, and how does the page get one?

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

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

/// A file that somebody chose.
#[derive(Debug, Clone)]
pub struct Chosen(File);

/// Takes the file that was just chosen out of its field, so that the same one can be chosen again.
#[must_use]
pub fn take_chosen(event: &Event) -> Option<Chosen> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.item(0)?;
    field.set_value("");
    Some(Chosen(file))
}

impl Chosen {
    /// How large it is, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    /// All of it, read as UTF-8; `None` where the device cannot read it any more.
    pub async fn text(&self) -> Option<String> {
        JsFuture::from(self.0.text()).await.ok()?.as_string()
    }
}
