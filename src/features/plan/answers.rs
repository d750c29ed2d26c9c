//! What about the answers of the guided start, where somebody kept them?

use leptos::prelude::*;

use crate::components::When;
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::announcer::Announcer;
use crate::state::attention::{self, focus_soon};
use crate::state::plan::Plan;

/// That they are kept, where they lead, and how they go.
#[component]
pub fn Answers() -> impl IntoView {
    let plan = expect_context::<Plan>();
    view! {
        <When holds=Signal::derive(move || plan.answers().is_some())>
            <Kept />
        </When>
    }
    .into_any()
}

#[component]
fn Kept() -> impl IntoView {
    let words = &current_words().plan().answers;
    let plan = expect_context::<Plan>();
    let announcer = expect_context::<Announcer>();
    let forget = move |_| {
        plan.forget_answers();
        announcer.say(words.forgotten);
        focus_soon(attention::HEADING);
    };
    view! {
        <section class="card stack stack--wide not-printed" aria-labelledby="plan-answers">
            <h2 class="saved__heading" id="plan-answers">
                {words.heading}
            </h2>
            <p>{words.text}</p>
            <div class="cluster">
                <a class="button" href=Route::Start.path(Locale::current())>
                    {words.go}
                </a>
                <button class="button button--quiet" type="button" on:click=forget>
                    {words.forget}
                </button>
            </div>
        </section>
    }
    .into_any()
}
