//! What comes next with a place, and when? The form for it, wherever a step is planned.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use listing::icalendar::LocalTime;
use listing::record::Date;

use crate::components::{FieldError, TextField};
use crate::features::form_errors::{FormErrors, error_of};
use crate::i18n::current_words;
use crate::state::attention::go_to_soon;
use crate::state::plan::NextStep;

/// A step is not longer than this, in letters: a calendar shows one line.
const LONGEST: usize = 200;
/// Where somebody knows the day alone.
const MORNING: &str = "09:00";

/// What a form begins with: it need not be a whole step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Begun {
    /// What is to be done.
    pub what: String,
    /// When, where that is known.
    pub at: Option<LocalTime>,
}

impl From<NextStep> for Begun {
    fn from(step: NextStep) -> Self {
        Self { what: step.what, at: Some(step.at) }
    }
}

/// The id of the field for what is to be done, in the form of this id.
#[must_use]
pub fn first_field(form: &str) -> String {
    Ids { form }.what()
}

/// What, on which day, at which time. What is typed stays, whatever is wrong with it.
#[component]
pub fn NextStepForm(
    /// Its id; those of its parts begin with it.
    id: String,
    /// What it begins with.
    begun: Begun,
    /// What the button says that keeps the step.
    keep: &'static str,
    /// Takes the step.
    on_keep: Box<dyn Fn(NextStep)>,
    /// What else can be pressed.
    children: Children,
) -> impl IntoView {
    let words = current_words().next_step();
    let (day, time) = begun.at.map_or_else(Default::default, |at| {
        let (hour, minute) = at.clock();
        (at.date.to_string(), format!("{hour:02}:{minute:02}"))
    });
    let [what, day, time] = [begun.what, day, time].map(RwSignal::new);
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let ids = Ids { form: &id };
    let (what_id, day_id, time_id, errors_id) = (ids.what(), ids.day(), ids.time(), ids.errors());
    let form = id.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = [what, day, time].map(|field| field.get_untracked());
        match step_of(&Ids { form: &form }, &typed[0], &typed[1], &typed[2]) {
            Ok(step) => on_keep(step),
            Err(wrong) => {
                errors.set(wrong);
                go_to_soon(format!("#{}", Ids { form: &form }.errors()));
            }
        }
    };
    view! {
        <form class="stack stack--wide" id=id novalidate=true aria-label=words.heading on:submit=submit>
            <FormErrors id=errors_id errors=errors.into() />
            <TextField
                id=what_id.clone()
                label=words.what
                hint=words.what_hint
                value=what
                error=error_of(errors, what_id)
            />
            <div class="next-step__when">
                <TextField id=day_id.clone() label=words.day kind="date" value=day error=error_of(errors, day_id) />
                <TextField
                    id=time_id.clone()
                    label=words.time
                    hint=words.time_hint
                    kind="time"
                    value=time
                    error=error_of(errors, time_id)
                />
            </div>
            <div class="cluster">
                <button class="button button--primary" type="submit">
                    {keep}
                </button>
                {children()}
            </div>
        </form>
    }
    .into_any()
}

/// The ids of the parts of a form.
struct Ids<'a> {
    form: &'a str,
}

impl Ids<'_> {
    fn what(&self) -> String {
        format!("{}-what", self.form)
    }

    fn day(&self) -> String {
        format!("{}-day", self.form)
    }

    fn time(&self) -> String {
        format!("{}-time", self.form)
    }

    fn errors(&self) -> String {
        format!("{}-errors", self.form)
    }
}

/// The step that was typed, or all that is wrong with it.
fn step_of(ids: &Ids<'_>, what: &str, day: &str, time: &str) -> Result<NextStep, Vec<FieldError>> {
    let words = current_words().next_step();
    let mut wrong = Vec::new();
    let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
    match what.chars().count() {
        0 => wrong.push((ids.what(), words.error_what.to_owned())),
        count if count > LONGEST => wrong.push((ids.what(), words.error_long(LONGEST, count))),
        _ => {}
    }
    let (day, time) = (day.trim(), time.trim());
    let time = if time.is_empty() { MORNING } else { time };
    if day.parse::<Date>().is_err() {
        wrong.push((ids.day(), words.error_day.to_owned()));
    }
    // Whatever the day is: what is wrong is said of both.
    if format!("2000-01-01T{time}").parse::<LocalTime>().is_err() {
        wrong.push((ids.time(), words.error_time.to_owned()));
    }
    match format!("{day}T{time}").parse() {
        Ok(at) if wrong.is_empty() => Ok(NextStep { what, at }),
        _ => Err(wrong),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The step, or the fields that are wrong.
    fn step(what: &str, day: &str, time: &str) -> Result<NextStep, Vec<String>> {
        let wrong_fields = |wrong: Vec<FieldError>| wrong.into_iter().map(|(field, _)| field).collect();
        step_of(&Ids { form: "f" }, what, day, time).map_err(wrong_fields)
    }

    #[test]
    fn a_day_without_a_time_is_in_the_morning() {
        let planned = step("  Call \n again ", "2026-12-01", "").unwrap();
        assert_eq!((&*planned.what, &*planned.at.to_string()), ("Call again", "2026-12-01T09:00"));
        assert_eq!(step("Call", "2026-12-01", "14:30").unwrap().at.clock(), (14, 30));
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        assert_eq!(step("  ", "", "25:00").unwrap_err(), ["f-what", "f-day", "f-time"]);
        assert_eq!(step("Call", "2026-02-30", "").unwrap_err(), ["f-day"]);
        assert_eq!(step("Call", "<b>", "24:00").unwrap_err(), ["f-day", "f-time"]);
        assert_eq!(step(&"x".repeat(LONGEST + 1), "2026-12-01", "").unwrap_err(), ["f-what"]);
    }

    #[test]
    fn a_form_that_begins_with_a_step_keeps_it_as_it_was() {
        let planned = step("Call", "2026-12-01", "14:05").unwrap();
        let begun = Begun::from(planned.clone());
        assert_eq!(begun, Begun { what: planned.what, at: Some(planned.at) });
    }

    proptest! {
        #[test]
        fn any_texts_are_a_step_or_are_told(what in ".{0,300}", day in ".{0,20}", time in ".{0,9}") {
            match step(&what, &day, &time) {
                Ok(step) => prop_assert!((1..=LONGEST).contains(&step.what.chars().count())),
                Err(wrong) => prop_assert!(!wrong.is_empty()),
            }
        }
    }
}
