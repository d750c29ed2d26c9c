//! How is a file of the site fetched?

use gloo_net::http::Request;
use gloo_timers::callback::Timeout;
use web_sys::{AbortController, RequestCache};

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
    let cache = match kept {
        Kept::AsAllowed => RequestCache::Default,
        Kept::AfterAsking => RequestCache::NoCache,
    };
    let controller = AbortController::new().map_err(|_| Unreachable)?;
    let request = Request::get(path).cache(cache).abort_signal(Some(&controller.signal()));
    let _timeout = Timeout::new(PATIENCE, move || controller.abort());
    let response = request.send().await.map_err(|_| Unreachable)?;
    let body = response.binary().await.map_err(|_| Unreachable)?;
    Ok(Response { status: response.status(), body })
}
