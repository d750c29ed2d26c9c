//! Why does the person want this?

use leptos::prelude::*;

use crate::features::kept_text::{KeptText, KeptTextWords};
use crate::i18n::current_words;
use crate::state::plan::Plan;

/// The person's own reasons, in their own words.
#[component]
pub fn Reasons() -> impl IntoView {
    let words = &current_words().plan().reasons;
    let plan = expect_context::<Plan>();
    let kept = Memo::new(move |_| plan.reasons());
    let said = KeptTextWords {
        label: words.label,
        hint: words.hint,
        about: String::new(),
        kept: words.kept,
        this_visit: words.this_visit,
    };
    view! {
        <section class="card stack stack--wide not-printed" aria-labelledby="plan-reasons">
            <h2 class="saved__heading" id="plan-reasons">
                {words.heading}
            </h2>
            <KeptText
                id="reasons".to_owned()
                words=said
                kept
                is_refused=Signal::derive(move || plan.problem().is_some())
                keep=move |began_with: &str, typed: &str| plan.write_reasons(began_with, typed)
            />
        </section>
    }
    .into_any()
}
