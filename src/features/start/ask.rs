//! One question.

use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;
use listing::first_contact::{Pay, Question, Safety, Said, Who, Wish, what_may_matter};
use listing::taxonomy::Group;

use super::choice::Choice;
use super::danger::{Danger, is_in_doubt, show_first};
use super::keep::KeptAnswers;
use super::place::PlaceField;
use super::{Top, words};
use crate::components::{FieldError, views};
use crate::features::form_errors::FormErrors;
use crate::i18n::{Locale, current_words};
use crate::state::announcer::Announcer;
use crate::state::attention::focus_soon;
use crate::state::first_contact::StartPage;
use crate::state::first_contact::draft::{Draft, toggle};

const SUMMARY: &str = "start-errors";

/// The id of a question's field, or of the first of its fields.
pub(super) fn field_id(question: Question) -> String {
    match question {
        Question::Where => super::place::FIELD.to_owned(),
        _ => choice_id(question, 0),
    }
}

fn choice_id(question: Question, at: usize) -> String {
    format!("{}-{at}", question.slug())
}

/// A question with its fields, and the ways on.
#[component]
pub fn Ask(question: Question) -> impl IntoView {
    let guide = current_words().guide();
    let page = expect_context::<StartPage>();
    let who = page.who.get_untracked();
    let (heading, hint) = words::question(question, who);
    let error =
        Signal::derive(move || page.slip.with(|slip| slip.as_ref().map(words::slip)).unwrap_or_default());
    let errors: Signal<Vec<FieldError>> = Signal::derive(move || {
        error.with(
            |error| if error.is_empty() { Vec::new() } else { vec![(field_id(question), error.clone())] },
        )
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !page.go_on() {
            focus_soon(format!("#{SUMMARY}"));
        }
    };
    // A hand that shakes presses twice: the second is not meant for the next question.
    let once = |event: MouseEvent| {
        if event.detail() > 1 {
            event.prevent_default();
        }
    };
    let not_sure = move |event: MouseEvent| {
        if event.detail() <= 1 {
            page.not_sure();
        }
    };
    let said_not_sure = match question {
        Question::Safe => false,
        _ => untrack(|| words::is_not_sure(&page.answers(), question)),
    };
    let is_first = question == Question::ALL[0];
    view! {
        <Top progress=guide.progress(question.number(), Question::ALL.len()) has_back=!is_first />
        <FormErrors id=SUMMARY.to_owned() errors />
        {is_first.then(|| view! { <KeptAnswers /> })}
        <form class="start__form stack stack--loose stack--wide" novalidate=true on:submit=submit>
            <fieldset class="stack stack--wide" aria-describedby="question-hint question-error">
                <legend class="start__question">
                    <h1 tabindex="-1">{heading}</h1>
                </legend>
                <p class="quiet" id="question-hint">
                    {hint}
                </p>
                {said_not_sure.then(|| view! { <p class="small quiet">{guide.said_not_sure}</p> }.into_any())}
                <p class="field__error" id="question-error" hidden=move || error.with(String::is_empty)>
                    {error}
                </p>
                {fields(question, page)}
            </fieldset>
            {(question == Question::Safe).then(|| view! { <Danger /> })}
            // What is pressed here leaves the focus where it is: a list of suggestions that goes away as its field is left would
            // take the buttons from under the finger.
            <div class="start__go cluster" on:mousedown=|event| event.prevent_default()>
                // Where help is needed first, it alone is the thing to do.
                <button class="button" class=("button--primary", move || !is_in_doubt(page)) type="submit" on:click=once>
                    {guide.go_on}
                </button>
                {(question != Question::Safe)
                    .then(|| {
                        view! {
                            <button class="button" type="button" on:click=not_sure>
                                {guide.not_sure}
                            </button>
                        }
                            .into_any()
                    })}
            </div>
        </form>
        <p class="small quiet">{guide.private}</p>
    }
    .into_any()
}

fn fields(question: Question, page: StartPage) -> AnyView {
    let who = page.who.get_untracked();
    match question {
        Question::Safe => view! { <SafeFields /> }.into_any(),
        Question::Where => view! { <PlaceField /> }.into_any(),
        Question::Matters => view! { <MattersFields /> }.into_any(),
        Question::Who => {
            let choice = |who: Who| {
                (
                    words::asking(Some(who)).name,
                    one_of(page, move |draft| draft.who == Some(who)),
                    change(page, move |draft| draft.who = Some(who)),
                )
            };
            choices(question, "radio", Who::ALL.map(choice))
        }
        Question::Help => {
            let choice = |wish: Wish| {
                (
                    words::wish(wish, who),
                    one_of(page, move |draft| draft.help.contains(&wish)),
                    change(page, move |draft| toggle(&mut draft.help, wish)),
                )
            };
            choices(question, "checkbox", Wish::ALL.map(choice))
        }
        Question::Pay => {
            let choice = |pay: Pay| {
                (
                    words::pay(pay),
                    one_of(page, move |draft| draft.pay.contains(&pay)),
                    change(page, move |draft| toggle(&mut draft.pay, pay)),
                )
            };
            choices(question, "checkbox", Pay::ALL.map(choice))
        }
    }
}

/// Whether this is so of what stands in the fields.
fn one_of(page: StartPage, is_so: impl Fn(&Draft) -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(move || page.draft.with(&is_so))
}

/// Changes what stands in the fields.
fn change(page: StartPage, change: impl Fn(&mut Draft) + Send + Sync + 'static) -> Callback<()> {
    Callback::new(move |()| page.draft.update(&change))
}

type OneChoice = (&'static str, Signal<bool>, Callback<()>);

fn choices(question: Question, kind: &'static str, all: impl IntoIterator<Item = OneChoice>) -> AnyView {
    numbered(question, kind, 0, all)
}

fn numbered(
    question: Question,
    kind: &'static str,
    first: usize,
    all: impl IntoIterator<Item = OneChoice>,
) -> AnyView {
    let choices = (first..).zip(all).map(|(at, (label, is_chosen, on_press))| {
        view! { <Choice kind id=choice_id(question, at) name=question.slug() label is_chosen on_press /> }
    });
    view! { <div class="choices">{views(choices)}</div> }.into_any()
}

/// Whether everybody is safe: being not sure is one of three answers here, since help is shown for it, too.
#[component]
fn SafeFields() -> impl IntoView {
    let words = current_words().guide();
    let page = expect_context::<StartPage>();
    let announcer = expect_context::<Announcer>();
    let answers = [
        (words.safe.yes, Said::This(Safety::Safe)),
        (words.safe.no, Said::This(Safety::InDanger)),
        (words.safe.not_sure, Said::NotSure),
    ];
    let all = answers.map(|(label, said)| {
        let press = move |()| {
            page.draft.update(|draft| draft.safe = said);
            // What appears below the answers is not in the focus.
            if said == Said::This(Safety::Safe) {
                announcer.say("");
            } else {
                announcer.say(words.danger.heading);
                show_first();
            }
        };
        (label, one_of(page, move |draft| draft.safe == said), Callback::new(press))
    });
    choices(Question::Safe, "radio", all)
}

/// What else matters, by kind.
#[component]
fn MattersFields() -> impl IntoView {
    let locale = Locale::current();
    let page = expect_context::<StartPage>();
    let may_matter = what_may_matter();
    let mut first = 0;
    let groups = Group::ALL.into_iter().filter_map(|group| {
        let options: Vec<_> = may_matter.iter().filter(|option| option.group() == group).collect();
        if options.is_empty() {
            return None;
        }
        let count = options.len();
        let all = options.into_iter().map(|option| {
            let press = move |draft: &mut Draft| {
                draft.matters = match draft.matters.contains(option) {
                    true => draft.matters.without(option),
                    false => draft.matters.with(option),
                };
            };
            let is_chosen = one_of(page, move |draft| draft.matters.contains(option));
            (locale.option_label(option), is_chosen, change(page, press))
        });
        let fields = numbered(Question::Matters, "checkbox", first, all);
        first += count;
        let fieldset = view! {
            <fieldset class="stack stack--tight stack--wide">
                <legend class="field__label">{locale.group_heading(group)}</legend>
                {fields}
            </fieldset>
        };
        Some(fieldset.into_any())
    });
    let groups: Vec<AnyView> = groups.collect();
    groups.into_any()
}
