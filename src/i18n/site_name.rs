//! What is the site called?
//!
//! The operator says it in `site.json`, and the words of the locale files have `{{ site }}` for it. The app is the same for
//! every site, so that it is not built anew for another name: each page says it in its head.

use crate::browser::document;

/// The name under which a page says what the site is called, as
/// <https://html.spec.whatwg.org/multipage/semantics.html#meta-application-name> has it.
pub const SITE_NAME: &str = "application-name";

/// What the site is called whose pages are being made.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteName(pub String);

/// What the site is called: while pages are made, what the one who makes them provides; in the browser, what the page says.
#[must_use]
pub fn site_name() -> String {
    #[cfg(feature = "ssr")]
    if let Some(SiteName(name)) = leptos::prelude::use_context() {
        return name;
    }
    document::meta(SITE_NAME).unwrap_or_default()
}
