//! What does the page of the saved places show before they are here?

use leptos::prelude::*;

use crate::i18n::current_words;

/// The page before its code and the list are here: the prerendered page.
#[cfg(feature = "ssr")]
#[must_use]
pub fn waiting() -> AnyView {
    framed(on_its_way())
}

/// The heading, and whatever the page shows.
pub(super) fn framed(shown: AnyView) -> AnyView {
    view! {
        <div class="saved wrap stack stack--loose stack--wide">
            <h1 class="not-printed" tabindex="-1">
                {current_words().saved_page().heading}
            </h1>
            {shown}
        </div>
    }
    .into_any()
}

/// Says that the list is on its way, or what to do where nothing can come.
pub(super) fn on_its_way() -> AnyView {
    let words = current_words().saved_page();
    view! {
        <p class="until-started">{words.loading}</p>
        <p class="if-not-started">{words.not_started}</p>
        <noscript>
            <p class="notice">{words.no_script}</p>
        </noscript>
    }
    .into_any()
}
