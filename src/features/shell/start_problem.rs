//! What if the app itself does not start?

use leptos::prelude::*;

use crate::i18n::current_words;

/// In every page, and shown by the style sheet only when `start.js` could not start the app. The page stays readable.
#[component]
pub fn StartProblem() -> impl IntoView {
    let words = current_words().data_error();
    view! {
        <aside class="start-problem" aria-labelledby="start-problem-heading">
            <div class="notice card stack wrap">
                <h2 class="notice__heading" id="start-problem-heading">
                    {words.start.heading}
                </h2>
                <p>{words.start.text}</p>
                <p>{words.help_still_works}</p>
            </div>
        </aside>
    }
    .into_any()
}
