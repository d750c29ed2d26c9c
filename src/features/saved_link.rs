//! How does one get to the saved places?

use leptos::prelude::*;

use crate::components::Icon;
use crate::i18n::{Locale, current_words, grouped};
use crate::routes::Route;
use crate::state::saved::Saved;

/// The way to the person's list, with the number of places on it.
#[component]
pub fn SavedLink() -> impl IntoView {
    let words = current_words().keep();
    let saved = expect_context::<Saved>();
    let text = Signal::derive(move || match saved.count() {
        0 => words.link.to_owned(),
        count => words.link_count(grouped(count)),
    });
    view! {
        <a class="save__link tap not-printed" href=Route::Saved.path(Locale::current())>
            <Icon icon=icondata_lu::LuStar />
            {text}
        </a>
    }
    .into_any()
}
