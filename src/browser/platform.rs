//! What sort of device is this?

/// How the browser names itself; empty where there is none.
#[must_use]
pub fn user_agent() -> String {
    super::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}
