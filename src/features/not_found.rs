//! What if an address leads nowhere?

use leptos::prelude::*;

use crate::i18n::{Locale, current_words};
use crate::routes::Route;

/// Says so, and offers two ways on. The crisis strip stands above, as everywhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let words = current_words().not_found();
    let locale = Locale::current();
    view! {
        <div class="band wrap stack">
            <h1 tabindex="-1">{words.heading}</h1>
            <p>{words.text}</p>
            <p class="cluster">
                <a class="button button--primary" href=Route::Home.path(locale)>
                    {words.home}
                </a>
                <a class="button" href=Route::Find.path(locale)>
                    {words.find}
                </a>
            </p>
        </div>
    }
}
