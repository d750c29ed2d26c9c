//! How is a file of the site fetched?

use gloo_net::http::{self, Request};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Promise;
use web_sys::{AbortController, RequestCache};

mod early {
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::js_sys::Promise;

    #[wasm_bindgen]
    extern "C" {
        /// What the page asked for before the app was here (`src/early.js`).
        #[wasm_bindgen(catch, js_name = takeEarly)]
        pub(super) fn take(path: &str) -> Result<Option<Promise>, JsValue>;
    }
}

/// A file that takes longer is given up, in milliseconds: on a bad signal a connection can stall for ever.
const PATIENCE: u32 = 20_000;

/// What the host answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// The whole body.
    pub body: Vec<u8>,
}

/// The request got no answer, or the answer broke off: no network, a blocked request, a stalled connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the host could not be reached")]
pub struct Unreachable;

/// May an answer that the browser kept be used as it is?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// As its headers allow.
    AsAllowed,
    /// Only after asking the host whether it is still right.
    AfterAsking,
}

/// Fetches a file of this site. Any status counts as an answer.
///
/// # Errors
/// [`Unreachable`] when there was no complete answer in time.
pub async fn get(path: &str, kept: Kept) -> Result<Response, Unreachable> {
    let (cache, early) = match kept {
        Kept::AsAllowed => (RequestCache::Default, early::take(path).ok().flatten()),
        Kept::AfterAsking => (RequestCache::NoCache, None),
    };
    if let Some(early) = early {
        return read(answered(early).await?).await;
    }
    let controller = AbortController::new().map_err(|_| Unreachable)?;
    let request = Request::get(path).cache(cache).abort_signal(Some(&controller.signal()));
    let _timeout = Timeout::new(PATIENCE, move || controller.abort());
    read(request.send().await.map_err(|_| Unreachable)?).await
}

/// What came of a request that the page made; it has a patience of its own.
async fn answered(early: Promise) -> Result<http::Response, Unreachable> {
    let response = JsFuture::from(early).await.map_err(|_| Unreachable)?;
    Ok(response.unchecked_into::<web_sys::Response>().into())
}

async fn read(response: http::Response) -> Result<Response, Unreachable> {
    let body = response.binary().await.map_err(|_| Unreachable)?;
    Ok(Response { status: response.status(), body })
}
