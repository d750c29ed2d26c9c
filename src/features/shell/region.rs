//! For which part of the country is the site?

use leptos::prelude::*;

use crate::i18n::{Locale, current_words};
use crate::site::Region;

/// Says it, on every page: who lives elsewhere need not search here.
#[component]
pub fn ForWhom(
    /// That part; nothing where the site is for the whole country.
    region: Option<Region>,
) -> impl IntoView {
    let said = region.map(|Region { name, .. }| match Locale::current() {
        Locale::En => current_words().shell().region(name.en),
        Locale::Es => current_words().shell().region(name.es),
    });
    said.map(|said| view! { <p class="wrap small quiet">{said}</p> }).into_any()
}
