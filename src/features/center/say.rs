//! What does one say when somebody answers?

use leptos::prelude::*;

use crate::i18n::current_words;

/// A first sentence. It is the same for every place, so it can be read while the place is still on its way.
#[component]
pub fn Say() -> impl IntoView {
    let words = &current_words().center_page().say;
    view! {
        <div class="center__say stack stack--tight">
            <h2 class="center__say-heading">{words.heading}</h2>
            <p class="spoken">{words.sentence}</p>
            <p class="small">{words.then}</p>
        </div>
    }
    .into_any()
}
