//! What comes next with this place, and when?

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use listing::icalendar::LocalTime;
use listing::record::CenterId;

use super::outcomes::GoOn;
use crate::components::{changing, views};
use crate::i18n::current_words;
use crate::state::announcer::Announcer;
use crate::state::attention::{focus_soon, show_soon};
use crate::state::call::CallPage;
use crate::state::plan::{NextStep, Outcome};

/// A step is not longer than this, in letters.
const LONGEST_STEP: usize = 200;
/// Where somebody knows the day alone.
const MORNING: &str = "09:00";

/// What keeps the step from being noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing says what is to be done.
    NoWords,
    /// No day was chosen.
    NoDay,
    /// The day or the time is none.
    UnreadDay,
}

impl Wrong {
    const fn field(self) -> &'static str {
        match self {
            Self::NoWords => "step-what",
            Self::NoDay | Self::UnreadDay => "step-day",
        }
    }

    fn text(self) -> &'static str {
        let words = &current_words().calls().step;
        match self {
            Self::NoWords => words.error_what,
            Self::NoDay => words.error_day,
            Self::UnreadDay => words.error_day_unread,
        }
    }
}

/// The step that these texts mean, or all that is wrong with them.
fn step_of(what: &str, day: &str, time: &str) -> Result<NextStep, Vec<Wrong>> {
    let what: String =
        what.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_STEP).collect();
    let time = if time.trim().is_empty() { MORNING } else { time.trim() };
    let at = format!("{}T{time}", day.trim()).parse::<LocalTime>();
    let wrong_day = match &at {
        _ if day.trim().is_empty() => Some(Wrong::NoDay),
        Err(_) => Some(Wrong::UnreadDay),
        Ok(_) => None,
    };
    let wrong: Vec<Wrong> = what.is_empty().then_some(Wrong::NoWords).into_iter().chain(wrong_day).collect();
    match at {
        Ok(at) if wrong.is_empty() => Ok(NextStep { what, at }),
        _ => Err(wrong),
    }
}

/// Three fields. What is typed stays, whatever is wrong with it.
#[component]
pub fn NextStepForm(id: CenterId, outcome: Outcome) -> impl IntoView {
    let words = &current_words().calls().step;
    let page = expect_context::<CallPage>();
    let announcer = expect_context::<Announcer>();
    let [what, day, time] = [(); 3].map(|()| NodeRef::<Input>::new());
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    let (planned_what, planned_day, planned_time) = planned(page, id, outcome);
    let typed = |field: NodeRef<Input>| field.get_untracked().map(|field| field.value()).unwrap_or_default();
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        match step_of(&typed(what), &typed(day), &typed(time)) {
            Ok(step) => {
                let date = super::end::day_and_time(step.at);
                announcer.say(words.kept(&date, &step.what));
                page.set_next_step(id, step);
                page.go_on();
            }
            Err(problems) => {
                wrong.set(problems);
                show_soon("#step-errors", "#step-errors");
            }
        }
    };
    let summary = changing(move || {
        let wrong = wrong.get();
        (!wrong.is_empty()).then(|| view! { <Errors wrong /> }.into_any())
    });
    let is_wrong = move |field: &'static str| {
        Signal::derive(move || {
            wrong.with(|wrong| wrong.iter().any(|wrong| wrong.field() == field)).to_string()
        })
    };
    let error = move |field: &'static str| {
        let text = move || {
            wrong.with(|wrong| {
                wrong.iter().find(|wrong| wrong.field() == field).map_or("", |wrong| wrong.text())
            })
        };
        Signal::derive(move || text().to_owned())
    };
    view! {
        <form class="stack stack--wide" novalidate on:submit=keep>
            <h3>{words.heading}</h3>
            {summary}
            <div class="field stack stack--tight stack--wide">
                <label class="field__label" for="step-what">
                    {words.what}
                </label>
                <input
                    class="field__input"
                    id="step-what"
                    type="text"
                    maxlength=LONGEST_STEP
                    autocomplete="off"
                    aria-describedby="step-what-error"
                    aria-invalid=is_wrong("step-what")
                    value=planned_what
                    node_ref=what
                />
                <p class="field__error small" id="step-what-error">
                    {error("step-what")}
                </p>
            </div>
            <div class="call__when">
                <div class="field stack stack--tight stack--wide">
                    <label class="field__label" for="step-day">
                        {words.day}
                    </label>
                    <input
                        class="field__input"
                        id="step-day"
                        type="date"
                        aria-describedby="step-day-error"
                        aria-invalid=is_wrong("step-day")
                        value=planned_day
                        node_ref=day
                    />
                    <p class="field__error small" id="step-day-error">
                        {error("step-day")}
                    </p>
                </div>
                <div class="field stack stack--tight stack--wide">
                    <label class="field__label" for="step-time">
                        {words.time}
                    </label>
                    <input
                        class="field__input"
                        id="step-time"
                        type="time"
                        aria-describedby="step-time-hint"
                        value=planned_time
                        node_ref=time
                    />
                </div>
            </div>
            <p class="small quiet" id="step-time-hint">
                {words.time_hint}
            </p>
            <div class="cluster">
                <button class="button button--primary" type="submit">
                    {words.keep}
                </button>
                <GoOn is_main=false />
            </div>
        </form>
    }
    .into_any()
}

/// What the fields begin with: what is planned already, or the usual words for this.
fn planned(page: CallPage, id: CenterId, outcome: Outcome) -> (String, String, String) {
    let words = &current_words().calls().step;
    if let Some(step) = untrack(|| page.plan.next_step_of(id)) {
        let at = step.at.to_string();
        let (day, time) = at.split_once('T').unwrap_or((&at, ""));
        return (step.what, day.to_owned(), time.to_owned());
    }
    let what = match outcome {
        Outcome::WaitList => words.what_wait_list,
        Outcome::Appointment => words.what_appointment,
        _ => words.what_left_message,
    };
    (what.to_owned(), String::new(), String::new())
}

/// What is missing, with the way to each field.
#[component]
pub fn Errors(wrong: Vec<Wrong>) -> impl IntoView {
    let words = &current_words().calls().step;
    let items = wrong.into_iter().map(|wrong| {
        // The fragment of this page means something else: the way to the field is walked by hand.
        let to_field = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            event.stop_propagation();
            focus_soon(format!("#{}", wrong.field()));
        };
        view! {
            <li>
                <a class="tap" href=format!("#{}", wrong.field()) on:click=to_field>
                    {wrong.text()}
                </a>
            </li>
        }
    });
    view! {
        <div class="notice card stack stack--tight" id="step-errors" role="alert" tabindex="-1">
            <h4 class="notice__heading">{words.error_heading}</h4>
            <ul>{views(items)}</ul>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_without_a_time_is_in_the_morning() {
        let step = step_of("  Call \n again ", "2026-12-01", "").unwrap();
        assert_eq!((&*step.what, &*step.at.to_string()), ("Call again", "2026-12-01T09:00"));
        assert_eq!(step_of("Call", "2026-12-01", "14:30").unwrap().at.clock(), (14, 30));
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        assert_eq!(step_of("  ", "", ""), Err(vec![Wrong::NoWords, Wrong::NoDay]));
        assert_eq!(step_of("Call", "2026-02-30", ""), Err(vec![Wrong::UnreadDay]));
        assert_eq!(step_of("Call", "<b>", "24:00"), Err(vec![Wrong::UnreadDay]));
    }

    proptest! {
        #[test]
        fn any_texts_are_a_step_or_are_told(what in ".{0,300}", day in ".{0,20}", time in ".{0,9}") {
            match step_of(&what, &day, &time) {
                Ok(step) => prop_assert!((1..=LONGEST_STEP).contains(&step.what.chars().count())),
                Err(wrong) => prop_assert!(!wrong.is_empty()),
            }
        }
    }
}
