//! What comes next with the place that was called, and when?

use leptos::prelude::*;
use listing::record::CenterId;

use super::outcomes::GoOn;
use crate::features::next_step::{Begun, NextStepForm};
use crate::i18n::{Locale, current_words, day_and_time};
use crate::state::announcer::Announcer;
use crate::state::call::CallPage;
use crate::state::plan::{NextStep, Outcome};

/// The form, with the way on without a step.
#[component]
pub fn NextStepOfCall(id: CenterId, outcome: Outcome) -> impl IntoView {
    let words = &current_words().calls().step;
    let page = expect_context::<CallPage>();
    let announcer = expect_context::<Announcer>();
    let keep = move |step: NextStep| {
        announcer.say(words.kept(day_and_time(Locale::current(), step.at), &step.what));
        page.set_next_step(id, step);
        page.go_on();
    };
    view! {
        <div class="stack stack--wide">
            <h3>{words.heading}</h3>
            <NextStepForm
                id="step".to_owned()
                begun=begun(page, id, outcome)
                keep=words.keep
                on_keep=Box::new(keep)
            >
                <GoOn is_main=false />
            </NextStepForm>
        </div>
    }
    .into_any()
}

/// What is planned already, or the usual words for this.
fn begun(page: CallPage, id: CenterId, outcome: Outcome) -> Begun {
    let words = &current_words().calls().step;
    if let Some(step) = untrack(|| page.plan.next_step_of(id)) {
        return step.into();
    }
    let what = match outcome {
        Outcome::WaitList => words.what_wait_list,
        Outcome::Appointment => words.what_appointment,
        _ => words.what_left_message,
    };
    Begun { what: what.to_owned(), at: None }
}
