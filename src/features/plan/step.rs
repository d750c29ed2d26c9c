//! What comes next with a place, and when?

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use listing::icalendar::LocalTime;
use listing::record::{CenterId, Date};

use super::place::{name_of, place_of};
use crate::components::{ErrorSummary, FieldError, Icon, TextField, changing};
use crate::i18n::{Locale, current_words, day_and_time, phone_number};
use crate::state::announcer::Announcer;
use crate::state::attention::focus_soon;
use crate::state::plan::calendar::{hand_over, is_over};
use crate::state::plan::{NextStep, Plan};
use crate::state::saved::list_page::ListPage;

/// A step is not longer than this, in letters: a calendar shows one line.
const LONGEST: usize = 200;

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
        focus_soon(format!("#{}", field_id("what", id)));
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
        focus_soon(format!("#{}", field_id("what", id)));
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

/// What, on which day, at which time.
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
    let before = untrack(|| plan.next_step_of(id));
    let (day, time) = before.as_ref().map_or_else(Default::default, |step| {
        let (hour, minute) = step.at.clock();
        (step.at.date.to_string(), format!("{hour:02}:{minute:02}"))
    });
    let what = RwSignal::new(before.map(|step| step.what).unwrap_or_default());
    let (day, time) = (RwSignal::new(day), RwSignal::new(time));
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let error_of = move |name: &'static str| {
        let field = field_id(name, id);
        Signal::derive(move || {
            errors.with(|errors| {
                errors
                    .iter()
                    .find(|(known, _)| *known == field)
                    .map(|(_, text)| text.clone())
                    .unwrap_or_default()
            })
        })
    };
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        match step_of(id, &what.get_untracked(), &day.get_untracked(), &time.get_untracked()) {
            Ok(step) => {
                plan.set_next_step(id, Some(step));
                announcer.say(words.kept);
                is_editing.set(false);
                focus_soon(format!("#{}", calendar_id(id)));
            }
            Err(wrong) => {
                errors.set(wrong);
                focus_soon(format!("#{}", summary_id(id)));
            }
        }
    };
    let cancel = move |_| {
        is_editing.set(false);
        focus_soon(format!("#{0}, #{1}", calendar_id(id), add_id(id)));
    };
    view! {
        <form class="plan__step stack stack--wide" novalidate=true aria-label=words.heading on:submit=keep>
            <ErrorSummary
                id=summary_id(id)
                heading=|count| current_words().plan().step.error_heading(count)
                errors=errors.into()
                go_to=|field| focus_soon(format!("#{field}"))
            />
            <TextField
                id=field_id("what", id)
                label=words.what
                hint=words.what_hint
                value=what
                error=error_of("what")
            />
            <div class="plan__when">
                <TextField id=field_id("day", id) label=words.day kind="date" value=day error=error_of("day") />
                <TextField id=field_id("time", id) label=words.time kind="time" value=time error=error_of("time") />
            </div>
            <div class="cluster">
                <button class="button button--primary" type="submit">
                    {words.keep}
                </button>
                <button class="button" type="button" on:click=cancel>
                    {words.cancel}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// The step that was typed, or what is wrong with it.
fn step_of(id: CenterId, what: &str, day: &str, time: &str) -> Result<NextStep, Vec<FieldError>> {
    let words = &current_words().plan().step;
    let mut wrong = Vec::new();
    let what = what.trim();
    match what.chars().count() {
        0 => wrong.push((field_id("what", id), words.error_what.to_owned())),
        count if count > LONGEST => wrong.push((field_id("what", id), words.error_long(LONGEST, count))),
        _ => {}
    }
    if day.parse::<Date>().is_err() {
        wrong.push((field_id("day", id), words.error_day.to_owned()));
    }
    // Whatever the day is: what is wrong is said of both.
    if format!("2000-01-01T{time}").parse::<LocalTime>().is_err() {
        wrong.push((field_id("time", id), words.error_time.to_owned()));
    }
    match format!("{day}T{time}").parse() {
        Ok(at) if wrong.is_empty() => Ok(NextStep { what: what.to_owned(), at }),
        _ => Err(wrong),
    }
}

fn field_id(name: &str, id: CenterId) -> String {
    format!("step-{name}-{id}")
}

fn summary_id(id: CenterId) -> String {
    format!("step-errors-{id}")
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
