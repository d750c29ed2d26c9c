//! How is a file of the site fetched?

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Uint8Array;
use web_sys::{DomException, RequestCache, RequestInit};

mod early {
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::RequestInit;
    use web_sys::js_sys::Promise;

    #[wasm_bindgen]
    extern "C" {
        /// What the page asked for before the app was here (`src/early.js`).
        #[wasm_bindgen(catch, js_name = takeEarly)]
        pub(super) fn take(path: &str) -> Result<Option<Promise>, JsValue>;

        /// Asks now, in the same way: a file that stalls is given up.
        #[wasm_bindgen(catch, js_name = askPatiently)]
        pub(super) fn ask(path: &str, options: &RequestInit) -> Result<Promise, JsValue>;
    }
}

/// What the host answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// The whole body.
    pub body: Vec<u8>,
}

/// There is no answer, or half of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// No network, a blocked request, a connection that broke off.
    #[error("the host could not be reached")]
    Unreachable,
    /// Nothing came for as long as anybody waits (`src/early.js`).
    #[error("the host stopped answering")]
    Stalled,
}

impl From<JsValue> for NoAnswer {
    fn from(why: JsValue) -> Self {
        let is_given_up = why.dyn_ref::<DomException>().is_some_and(|why| why.name() == "AbortError");
        if is_given_up { Self::Stalled } else { Self::Unreachable }
    }
}

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
/// [`NoAnswer`] when there was no complete answer.
pub async fn get(path: &str, kept: Kept) -> Result<Response, NoAnswer> {
    let early = match kept {
        Kept::AsAllowed => early::take(path).ok().flatten(),
        Kept::AfterAsking => None,
    };
    let answer = match early {
        Some(early) => early,
        None => {
            let options = RequestInit::new();
            if kept == Kept::AfterAsking {
                options.set_cache(RequestCache::NoCache);
            }
            early::ask(path, &options)?
        }
    };
    let response = JsFuture::from(answer).await?.unchecked_into::<web_sys::Response>();
    let body = JsFuture::from(response.array_buffer()?).await?;
    Ok(Response { status: response.status(), body: Uint8Array::new(&body).to_vec() })
}
