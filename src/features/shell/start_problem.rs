//! What if the app itself does not start, or not yet?

use leptos::prelude::*;

use crate::i18n::current_words;

/// In every page, and shown by the style sheet only when `start.js` says that the app is slow to start, or could not. The page
/// stays readable.
#[component]
pub fn StartProblem() -> impl IntoView {
    let words = current_words().data_error();
    view! {
        {notice("start-problem--slow", words.slow.heading, words.slow.text)}
        {notice("start-problem--failed", words.start.heading, words.start.text)}
    }
    .into_any()
}

fn notice(what: &'static str, heading: &'static str, text: &'static str) -> AnyView {
    let heading_id = format!("{what}-heading");
    let labelled_by = heading_id.clone();
    view! {
        <aside class=format!("start-problem {what}") aria-labelledby=labelled_by>
            <div class="wrap">
                <div class="notice card stack" role="alert">
                    <h2 class="notice__heading" id=heading_id>
                        {heading}
                    </h2>
                    <p>{text}</p>
                    <p>{current_words().data_error().help_still_works}</p>
                </div>
            </div>
        </aside>
    }
    .into_any()
}
