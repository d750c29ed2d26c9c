//! How does a person get away from here in a moment?

use leptos::prelude::*;

use crate::components::Icon;
use crate::i18n::{Locale, current_words};
use crate::routes::{PrivacySection, Route};

/// A link away, at the top of the window wherever the page is scrolled to, and what it cannot hide. `src/leave.js` makes more
/// of it; without a script it is a link.
///
/// It lies beneath nothing: it is there while a sheet covers the page.
#[component]
pub fn Leave(
    /// The address of a site that says nothing about the person.
    to: String,
) -> impl IntoView {
    let words = current_words().leave();
    let locale = Locale::current();
    view! {
        <aside class="leave not-printed" aria-label=words.label>
            <div class="leave__bar cluster wrap small">
                <a
                    class="leave__link"
                    id="leave"
                    href=to
                    rel="noreferrer"
                    data-leave=""
                    data-home=Route::Home.path(locale)
                    data-once-more=words.once_more
                >
                    {words.link}
                    <Icon icon=icondata_lu::LuLogOut />
                </a>
                <p class="leave__words">
                    <a class="leave__limits tap" href=PrivacySection::Leaving.path(locale) rel="external">
                        {words.limits}
                    </a>
                    <span class="leave__keys quiet">{words.keys}</span>
                    <span class="leave__status strong" id="leave-status" role="status"></span>
                </p>
            </div>
        </aside>
    }
    .into_any()
}
