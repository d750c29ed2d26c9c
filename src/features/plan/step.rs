//! What comes next with a place, and when?

use leptos::prelude::*;
use listing::record::CenterId;

use super::place::{name_of, place_of};
use crate::components::{Icon, changing};
use crate::features::next_step::{Begun, NextStepForm, first_field};
use crate::i18n::{Locale, current_words, day_and_time, phone_number};
use crate::state::announcer::Announcer;
use crate::state::attention::focus_soon;
use crate::state::plan::calendar::{hand_over, is_over};
use crate::state::plan::{NextStep, Plan};
use crate::state::saved::list_page::ListPage;

/// The next step, the form for it, or the way to either.
#[component]
pub fn Step(
    /// Which place.
    id: CenterId,
) -> impl IntoView {
    let plan = expect_context::<Plan>();
    let is_editing = RwSignal::new(false);
    let done = RwSignal::new(None::<NextStep>);
    let step = Memo::new(move |_| plan.next_step_of(id));
    changing(move || {
        Some(if is_editing.get() {
            view! { <StepForm id is_editing /> }.into_any()
        } else if let Some(step) = step.get() {
            view! { <Planned id step is_editing done /> }.into_any()
        } else {
            view! { <Nothing id is_editing done /> }.into_any()
        })
    })
}

/// The button that opens the form, and the step that was just done.
#[component]
fn Nothing(id: CenterId, is_editing: RwSignal<bool>, done: RwSignal<Option<NextStep>>) -> impl IntoView {
    let words = &current_words().plan().step;
    let (page, plan) = (expect_context::<ListPage>(), expect_context::<Plan>());
    let label = Signal::derive(move || words.add_name(name_of(page, id)));
    let put_back = move |_| {
        if let Some(step) = done.try_update(Option::take).flatten() {
            plan.set_next_step(id, Some(step));
            focus_soon(format!("#{}", calendar_id(id)));
        }
    };
    let removed = changing(move || {
        let text = words.removed(done.get()?.what);
        let removed = view! {
            <div class="saved__removed cluster">
                <p>
                    <bdi>{text}</bdi>
                </p>
                <button class="button" id=undo_id(id) type="button" on:click=put_back>
                    {words.undo}
                </button>
            </div>
        };
        Some(removed.into_any())
    });
    let add = move |_| {
        done.set(None);
        is_editing.set(true);
        focus_soon(format!("#{}", first_field(&form_id(id))));
    };
    view! {
        {removed}
        <button class="button plan__add" id=add_id(id) type="button" aria-label=label on:click=add>
            <Icon icon=icondata_lu::LuCalendarPlus />
            {words.add}
        </button>
    }
    .into_any()
}

/// A step that is planned.
#[component]
fn Planned(
    id: CenterId,
    step: NextStep,
    is_editing: RwSignal<bool>,
    done: RwSignal<Option<NextStep>>,
) -> impl IntoView {
    let words = &current_words().plan().step;
    let (page, plan) = (expect_context::<ListPage>(), expect_context::<Plan>());
    let announcer = expect_context::<Announcer>();
    let said = RwSignal::new(String::new());
    let over = is_over(step.at)
        .then(|| view! { <p class="notice small">{current_words().plan().coming.over}</p> }.into_any());
    let what = step.what.clone();
    let [add_label, done_label] = [words.calendar_name(&what), words.done_name(&what)];
    let change_label = Signal::derive(move || words.change_name(name_of(page, id)));
    let when = day_and_time(Locale::current(), step.at);
    let kept = step.clone();
    let add = move |_| {
        let Some(place) = untrack(|| place_of(page, id)) else { return };
        let phone = place.phone.as_ref().map(phone_number).unwrap_or_default();
        let is_kept = hand_over(&place, &kept, &phone);
        said.set(if is_kept { words.calendar_saved } else { words.calendar_not_saved }.to_owned());
    };
    let change = move |_| {
        is_editing.set(true);
        focus_soon(format!("#{}", first_field(&form_id(id))));
    };
    let finish = move |_| {
        announcer.say(words.removed(&step.what));
        done.set(Some(step.clone()));
        plan.set_next_step(id, None);
        focus_soon(format!("#{}", undo_id(id)));
    };
    view! {
        <div class="plan__step stack">
            <p class="field__label">{words.heading}</p>
            <p>
                <bdi>{what}</bdi>
                <br />
                <strong>{when}</strong>
            </p>
            {over}
            <div class="cluster">
                <button class="button" id=calendar_id(id) type="button" aria-label=add_label on:click=add>
                    <Icon icon=icondata_lu::LuCalendarPlus />
                    {words.calendar}
                </button>
                <button class="button" type="button" aria-label=change_label on:click=change>
                    {words.change}
                </button>
                <button class="button" type="button" aria-label=done_label on:click=finish>
                    {words.done}
                </button>
            </div>
            <p class="small" role="status">
                {said}
            </p>
        </div>
    }
    .into_any()
}

/// The form, and the way back without it.
#[component]
pub fn StepForm(
    /// Which place.
    id: CenterId,
    /// Turns false when the form is done.
    is_editing: RwSignal<bool>,
) -> impl IntoView {
    let words = &current_words().plan().step;
    let plan = expect_context::<Plan>();
    let announcer = expect_context::<Announcer>();
    let begun = untrack(|| plan.next_step_of(id)).map(Begun::from).unwrap_or_default();
    let keep = move |step| {
        plan.set_next_step(id, Some(step));
        announcer.say(words.kept);
        is_editing.set(false);
        focus_soon(format!("#{}", calendar_id(id)));
    };
    let cancel = move |_| {
        is_editing.set(false);
        focus_soon(format!("#{0}, #{1}", calendar_id(id), add_id(id)));
    };
    view! {
        <div class="plan__step">
            <NextStepForm id=form_id(id) begun keep=words.keep on_keep=Box::new(keep)>
                <button class="button" type="button" on:click=cancel>
                    {words.cancel}
                </button>
            </NextStepForm>
        </div>
    }
    .into_any()
}

fn form_id(id: CenterId) -> String {
    format!("step-{id}")
}

fn calendar_id(id: CenterId) -> String {
    format!("calendar-{id}")
}

fn add_id(id: CenterId) -> String {
    format!("plan-step-{id}")
}

fn undo_id(id: CenterId) -> String {
    format!("undo-step-{id}")
}
