//! What is the first page made of?

use std::sync::Arc;

use leptos::prelude::*;

use super::exhibit::{Exhibit, Group};
use crate::components::Icon;
use crate::content::Content;
use crate::features::home::Sections;
use crate::i18n::Locale;
use crate::routes::Route;

pub(super) const NAME: &str = "The first page";

/// Its sections, and its beginning without the heading of the page.
#[component]
pub fn FirstPageParts(content: Arc<Content>) -> impl IntoView {
    view! {
        <Group id="first-page" name=NAME about="Its beginning; below it the sections, as wide as the window.">
            <Exhibit name="Heading, promise, and the way into the finder">
                <Beginning />
            </Exhibit>
        </Group>
        <Sections content />
    }
    .into_any()
}

/// As in `features/home/hero.rs`, whose heading is that of a page.
#[component]
fn Beginning() -> impl IntoView {
    view! {
        <div class="hero">
            <h3 class="hero__heading">"A heading that a person reads first"</h3>
            <p class="hero__lead">"What the site is, in one breath and in plain words."</p>
            <form class="stack stack--tight stack--wide" action=Route::Find.path(Locale::current()) role="search" aria-label="Hero">
                <label class="field__label" for="beginning-place">
                    "Your ZIP code, town or state"
                </label>
                <div class="hero__row">
                    <input class="field__input" id="beginning-place" type="text" autocomplete="postal-code" />
                    <button class="button button--primary" type="submit">
                        "Find help"
                    </button>
                    <a class="button" href="#start">
                        "Where do I begin?"
                    </a>
                </div>
            </form>
            <p class="hero__privacy small quiet cluster">
                <Icon icon=icondata_lu::LuLock />
                <span>"What you type stays on this device."</span>
            </p>
        </div>
    }
    .into_any()
}
