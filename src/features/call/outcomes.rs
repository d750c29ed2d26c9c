//! What came of the call?

use leptos::prelude::*;
use listing::record::CenterId;

use super::step::NextStepOfCall;
use super::whom;
use crate::components::{Icon, changing, views};
use crate::features::outcome_name::outcome_name as in_language;
use crate::i18n::{Locale, current_words};
use crate::state::announcer::Announcer;
use crate::state::attention::show_soon;
use crate::state::call::{CallPage, Called};
use crate::state::find_query::calls::has_next_step;
use crate::state::plan::Outcome;

/// What an outcome is called, in the language of the page.
pub(super) fn outcome_name(outcome: Outcome) -> &'static str {
    in_language(Locale::current(), outcome)
}

fn icon_of(outcome: Outcome) -> &'static icondata_core::IconData {
    match outcome {
        Outcome::Talked => icondata_lu::LuMessageCircle,
        Outcome::LeftMessage => icondata_lu::LuVoicemail,
        Outcome::WaitList => icondata_lu::LuClock,
        Outcome::Appointment => icondata_lu::LuCalendarCheck,
        Outcome::NoAnswer => icondata_lu::LuPhoneMissed,
        Outcome::NotRight => icondata_lu::LuX,
    }
}

/// Six buttons, and what to do about the one that was pressed.
#[component]
pub fn Outcomes(
    /// Where the place stands, from 0.
    at: usize,
    /// Which place.
    id: CenterId,
    /// What is known of it.
    called: Memo<Called>,
) -> impl IntoView {
    let words = &current_words().calls().outcomes;
    let page = expect_context::<CallPage>();
    let announcer = expect_context::<Announcer>();
    let chosen = Memo::new(move |_| page.calls.with(|calls| calls.outcome(at)));
    let problem = Memo::new(move |_| page.plan.problem().is_some());
    let lead = Signal::derive(move || if problem.get() { words.not_kept } else { words.lead }.to_owned());
    let group = Signal::derive(move || words.group(whom::name(&called.get())));
    let buttons = Outcome::ALL.into_iter().map(|outcome| {
        let note = move |_| {
            announcer.say(current_words().calls().noted.said(outcome_name(outcome)));
            page.note(outcome);
        };
        let is_chosen = Signal::derive(move || (chosen.get() == Some(outcome)).to_string());
        view! {
            <button class="call__outcome" type="button" aria-pressed=is_chosen on:click=note>
                <Icon icon=icon_of(outcome) />
                {outcome_name(outcome)}
            </button>
        }
    });
    // What is noted here comes into sight when it is noted, and not when one comes back to it.
    Effect::new(move |before: Option<Option<Outcome>>| {
        let now = chosen.get();
        if now.is_some_and(has_next_step) && before.is_some_and(|before| before != now) {
            show_soon("#noted", "#noted");
        }
        now
    });
    // What the plan knows of another day.
    let earlier = changing(move || {
        let (outcome, _) = page.plan.outcome_of(id).filter(|_| chosen.get().is_none())?;
        Some(view! { <p class="small">{words.earlier(outcome_name(outcome))}</p> }.into_any())
    });
    let then = changing(move || {
        Some(match chosen.get() {
            Some(outcome) => view! { <Noted id outcome /> }.into_any(),
            None => view! { <Skip /> }.into_any(),
        })
    });
    view! {
        <section class="call__came card stack stack--wide" aria-labelledby="came-heading">
            <h2 class="call__heading" id="came-heading">
                {words.heading}
            </h2>
            <p class="small quiet">{lead}</p>
            {earlier}
            <div class="call__outcomes" role="group" aria-label=group>
                {views(buttons)}
            </div>
            {then}
        </section>
    }
    .into_any()
}

/// On, without a word about this one.
#[component]
fn Skip() -> impl IntoView {
    let words = &current_words().calls().outcomes;
    let page = expect_context::<CallPage>();
    let is_last = page.is_last();
    let skip = move |_| page.go_on();
    view! {
        <div class="cluster">
            <button class="button button--quiet" type="button" on:click=skip>
                {if is_last { words.skip_last } else { words.skip }}
            </button>
        </div>
    }
    .into_any()
}

/// That it is noted, and what to do now.
#[component]
fn Noted(id: CenterId, outcome: Outcome) -> impl IntoView {
    let words = &current_words().calls().noted;
    let text = match outcome {
        Outcome::Talked => words.talked,
        Outcome::LeftMessage => words.left_message,
        Outcome::WaitList => words.wait_list,
        Outcome::Appointment => words.appointment,
        Outcome::NoAnswer => words.no_answer,
        Outcome::NotRight => words.not_right,
    };
    let then = if has_next_step(outcome) {
        view! { <NextStepOfCall id outcome /> }.into_any()
    } else {
        view! { <GoOn is_main=true /> }.into_any()
    };
    view! {
        <div class="call__noted stack stack--wide" id="noted" tabindex="-1">
            <p>
                <strong>{words.said(outcome_name(outcome))}</strong>
                " "
                {text}
            </p>
            {then}
        </div>
    }
    .into_any()
}

/// The way to the next place, or to the end.
#[component]
pub fn GoOn(
    /// Whether it is the thing to do.
    is_main: bool,
) -> impl IntoView {
    let words = current_words().calls();
    let page = expect_context::<CallPage>();
    let is_last = page.is_last();
    let text = match (is_main, is_last) {
        (false, _) => words.step.without,
        (true, true) => words.noted.to_end,
        (true, false) => words.noted.next,
    };
    let go = move |_| page.go_on();
    view! {
        <button class="button" class=("button--primary", is_main) type="button" on:click=go>
            {text}
        </button>
    }
    .into_any()
}
