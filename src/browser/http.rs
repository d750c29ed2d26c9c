//! How is a file of the site fetched?

use gloo_net::http::Request;

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

/// Fetches a file of this site. Any status counts as an answer.
///
/// # Errors
/// [`Unreachable`] when there was no complete answer.
pub async fn get(path: &str) -> Result<Response, Unreachable> {
    let response = Request::get(path).send().await.map_err(|_| Unreachable)?;
    let body = response.binary().await.map_err(|_| Unreachable)?;
    Ok(Response { status: response.status(), body })
}
