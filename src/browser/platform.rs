//! What sort of device is this?

/// Whether this media query holds.
#[must_use]
pub fn fits(media_query: &str) -> bool {
    let list = super::window().and_then(|window| window.match_media(media_query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// How the browser names itself; empty where there is none.
#[must_use]
pub fn user_agent() -> String {
    super::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}
