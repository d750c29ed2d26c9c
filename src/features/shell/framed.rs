//! Whose finder is it, within a page of somebody else?

use leptos::prelude::*;

use crate::i18n::{Locale, current_words};
use crate::routes::Route;

/// The way to the whole site, which has all that a frame leaves out. `style/utilities/framed.css` shows it there alone.
#[component]
pub fn Framed() -> impl IntoView {
    let words = &current_words().shell().framed;
    view! {
        <p class="framed wrap not-printed">
            <a class="tap" href=Route::Home.path(Locale::current()) target="_blank" rel="external noopener">
                {words.open()}
            </a>
        </p>
    }
    .into_any()
}
