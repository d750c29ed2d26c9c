//! What does the page of a center show before anything is known?

use leptos::prelude::*;

use super::say::Say;
use crate::components::Icon;
use crate::features::saved_link::SavedLink;
use crate::i18n::current_words;
use crate::state::finder::Finder;
use crate::state::page_change;

/// The page before its code and its center are here. It is what the prerendered page shows.
#[must_use]
pub fn waiting() -> AnyView {
    page_change::name_page(&current_words().center_page().title_waiting());
    framed(heading())
}

/// The way back, and whatever the page shows.
pub(super) fn framed(shown: AnyView) -> AnyView {
    let finder = expect_context::<Finder>();
    view! {
        <div class="center wrap">
            <div class="cluster">
                <a class="center__back tap not-printed" href=move || finder.address()>
                    <Icon icon=icondata_lu::LuArrowLeft />
                    {current_words().center_page().back}
                </a>
                <SavedLink />
            </div>
            {shown}
        </div>
    }
    .into_any()
}

/// Says that the place is on its way, or what to do where nothing can come; and, meanwhile, what to say there.
pub(super) fn heading() -> AnyView {
    let words = current_words().center_page();
    view! {
        <h1 tabindex="-1">
            <span class="until-started">{words.loading}</span>
            <span class="if-not-started">{words.not_started}</span>
        </h1>
        <noscript>
            <p class="notice">{current_words().find().no_script}</p>
        </noscript>
        <Say />
    }
    .into_any()
}
