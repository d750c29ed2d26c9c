//! How is a small text sent to a service on another host, and how much of its answer is believed?

use gloo_net::http::{Request, Response};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Reflect, Uint8Array};
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestMode, RequestRedirect,
};

/// A try that takes longer is given up, in milliseconds, whatever has come of the answer by then.
pub const PATIENCE: u32 = 20_000;

/// An answer, with the few headers that are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status; 0 where a redirect was not followed.
    pub status: u16,
    /// The values of the headers, in the order in which they were asked for; `None` where the service does not let us read
    /// one.
    pub headers: Vec<Option<String>>,
    /// The body, or as much of it as was wanted.
    pub body: Vec<u8>,
}

/// What is sent.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// To whom.
    pub address: &'a str,
    /// The value of `Idempotency-Key`.
    pub key: &'a str,
    /// JSON.
    pub body: &'a str,
}

/// The service could not be reached, or stopped answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no whole answer came")]
pub struct Unreachable;

/// Sends it, without cookies and without saying from which page, and follows no redirect: it could lead to another host.
/// Reads these headers, and at most so many bytes of the body.
///
/// # Errors
/// [`Unreachable`] when there was no whole answer in time. The service may have the letter all the same.
pub async fn post(letter: Letter<'_>, headers: &[&str], longest: usize) -> Result<Reply, Unreachable> {
    let controller = AbortController::new().map_err(|_| Unreachable)?;
    let request = Request::post(letter.address)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, application/problem+json")
        .header("Idempotency-Key", letter.key)
        .mode(RequestMode::Cors)
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Manual)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&controller.signal()))
        .body(letter.body)
        .map_err(|_| Unreachable)?;
    let _timeout = Timeout::new(PATIENCE, {
        let controller = controller.clone();
        move || controller.abort()
    });
    let response = request.send().await.map_err(|_| Unreachable)?;
    let body = beginning(&response, longest).await?;
    // What is left of a long answer is not fetched.
    controller.abort();
    let headers = headers.iter().map(|name| response.headers().get(name)).collect();
    Ok(Reply { status: response.status(), headers, body })
}

/// The first bytes of the body, however long it says to be, or is.
async fn beginning(response: &Response, longest: usize) -> Result<Vec<u8>, Unreachable> {
    let mut body = Vec::new();
    let Some(stream) = response.body() else { return Ok(body) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    while body.len() < longest {
        let read = JsFuture::from(reader.read()).await.map_err(|_| Unreachable)?;
        let Some(bytes) =
            Reflect::get(&read, &"value".into()).ok().and_then(|value| value.dyn_into::<Uint8Array>().ok())
        else {
            break;
        };
        let wanted = bytes.length().min(u32::try_from(longest - body.len()).unwrap_or(u32::MAX));
        body.extend(bytes.subarray(0, wanted).to_vec());
    }
    Ok(body)
}
