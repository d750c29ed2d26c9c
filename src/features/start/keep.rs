//! What becomes of the answers, if the person wants it?

use leptos::prelude::*;
use listing::first_contact::{Answers, Step};

use crate::components::{When, changing};
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::announcer::Announcer;
use crate::state::first_contact::StartPage;
use crate::state::plan::Plan;

/// Offers to keep the answers in the plan of this device.
#[component]
pub fn Keep() -> impl IntoView {
    let words = &current_words().guide().options;
    let page = expect_context::<StartPage>();
    let plan = Plan::of_this_visit();
    let announcer = expect_context::<Announcer>();
    let text = page.answers().to_string();
    let is_kept = {
        let text = text.clone();
        Signal::derive(move || plan.answers().as_deref() == Some(&*text))
    };
    // That it is kept is said when it is: somebody may leave at that word. It stays said.
    let may_say_so = Memo::new(move |was_said: Option<&bool>| {
        is_kept.get() && (was_said == Some(&true) || plan.is_at_rest())
    });
    let said = Memo::new(move |_| if plan.problem().is_none() { words.kept } else { words.kept_this_visit });
    let is_asked = StoredValue::new(false);
    let keep = move |_| {
        is_asked.set_value(true);
        plan.keep_answers(text.clone());
    };
    Effect::new(move |_| {
        if may_say_so.get() && is_asked.get_value() {
            is_asked.set_value(false);
            announcer.say(said.get_untracked());
        }
    });
    let has_answers = untrack(|| page.has_answers());
    has_answers.then(|| {
        let offer = view! {
            <section class="stack not-printed" aria-labelledby="keep-heading">
                <h2 class="start__heading" id="keep-heading">
                    {words.keep_heading}
                </h2>
                <p class="quiet">{words.keep_text}</p>
                <button class="button" type="button" aria-pressed=move || is_kept.get().to_string() on:click=keep>
                    {words.keep}
                </button>
                <When holds=may_say_so.into()>
                    <p>
                        {Signal::derive(move || said.get().to_owned())} " "
                        <a class="tap" href=Route::Plan.path(Locale::current())>
                            {words.plan}
                        </a>
                    </p>
                </When>
            </section>
        };
        offer.into_any()
    })
}

/// Offers the answers that were kept, before there are others.
#[component]
pub fn KeptAnswers() -> impl IntoView {
    let words = &current_words().guide().kept;
    let page = expect_context::<StartPage>();
    let plan = Plan::of_this_visit();
    changing(move || {
        if page.has_answers() {
            return None;
        }
        let kept: Answers = plan.answers()?.parse().ok()?;
        let offer = view! {
            <div class="notice card stack">
                <p class="strong">{words.heading}</p>
                <p>{words.text}</p>
                <button
                    class="button"
                    type="button"
                    on:click=move |_| page.begin_with(kept.clone(), Step::Summary)
                >
                    {words.take}
                </button>
            </div>
        };
        Some(offer.into_any())
    })
}
