//! What if a person cannot call?

use leptos::prelude::*;

use crate::i18n::current_words;
use crate::state::page_change;

/// The page. All of it is reached through here alone.
#[must_use]
pub fn page() -> AnyView {
    let words = current_words().call_back();
    page_change::name_page(words.title);
    view! {
        <div class="first-steps wrap stack stack--loose stack--wide">
            <h1 tabindex="-1">{words.heading}</h1>
            <p>{words.lead}</p>
        </div>
    }
    .into_any()
}
