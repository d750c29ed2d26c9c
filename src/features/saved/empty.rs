//! What if nothing is saved?

use leptos::prelude::*;

use crate::i18n::{Locale, current_words};
use crate::routes::Route;

/// Says how a place comes onto the list, and leads to the finder.
#[component]
pub fn Empty() -> impl IntoView {
    let words = &current_words().saved().empty;
    view! {
        <section class="card stack" aria-labelledby="saved-empty-heading">
            <h2 class="saved__heading" id="saved-empty-heading">
                {words.heading}
            </h2>
            <p>{words.text}</p>
            <a class="button button--primary" href=Route::Find.path(Locale::current())>
                {words.find}
            </a>
        </section>
    }
    .into_any()
}
