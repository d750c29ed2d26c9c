//! What if a link means no center, or one that is gone?

use leptos::prelude::*;

use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::page_change;

/// Says which, and leads to the finder.
#[component]
pub fn Missing(text: &'static str) -> impl IntoView {
    let words = &current_words().center().missing;
    page_change::name_page_aloud(&words.title());
    view! {
        <h1 tabindex="-1">{words.heading}</h1>
        <p>{text}</p>
        <p>
            <a class="button button--primary" href=Route::Find.path(Locale::current())>
                {words.find}
            </a>
        </p>
    }
    .into_any()
}
