//! Whom can the person call?

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::components::{FieldError, Icon, TextField, changing, views};
use crate::features::form_errors::{FormErrors, error_of};
use crate::i18n::current_words;
use crate::routes::phone;
use crate::state::announcer::Announcer;
use crate::state::attention::focus_soon;
use crate::state::plan::{Person, Plan};

const NAME: &str = "person-name";
const PHONE: &str = "person-phone";
const SUMMARY: &str = "person-errors";
const UNDO: &str = "person-undo";

/// A name or a number is not longer than this, in letters.
const LONGEST: usize = 100;
/// 988 has three digits; no number on earth has more than fifteen.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// The list, and the form for one more.
#[component]
pub fn People() -> impl IntoView {
    let words = &current_words().plan().people;
    let plan = expect_context::<Plan>();
    let announcer = expect_context::<Announcer>();
    let removed = RwSignal::new(None::<Person>);
    let list = changing(move || {
        let people = plan.people();
        let items = views(people.into_iter().map(|person| view! { <Known person removed /> }));
        (!items.is_empty()).then(|| view! { <ul class="stack">{items}</ul> }.into_any())
    });
    let put_back = move |_| {
        if let Some(person) = removed.try_update(Option::take).flatten() {
            announcer.say(words.added(&person.name));
            plan.put_back_person(person);
            focus_soon("#plan-people");
        }
    };
    let undo = changing(move || {
        let name = removed.get()?.name;
        let label = words.undo_name(&name);
        let undo = view! {
            <div class="saved__removed cluster">
                <p>
                    <bdi>{words.removed(name)}</bdi>
                </p>
                <button class="button" id=UNDO type="button" aria-label=label on:click=put_back>
                    {words.undo}
                </button>
            </div>
        };
        Some(undo.into_any())
    });
    view! {
        <section class="card stack stack--wide not-printed" aria-labelledby="plan-people">
            <h2 class="saved__heading" id="plan-people" tabindex="-1">
                {words.heading}
            </h2>
            <p>{words.text}</p>
            {list}
            {undo}
            <PersonForm />
        </section>
    }
    .into_any()
}

#[component]
fn Known(person: Person, removed: RwSignal<Option<Person>>) -> impl IntoView {
    let words = &current_words().plan().people;
    let plan = expect_context::<Plan>();
    let announcer = expect_context::<Announcer>();
    let call_label = words.call_name(&person.name, &person.phone);
    let remove_label = words.remove_name(&person.name);
    let href = phone::call(&phone::dialed(&person.phone));
    let (name, number) = (person.name.clone(), words.call(&person.phone));
    let remove = move |_| {
        announcer.say(words.removed(&person.name));
        removed.set(Some(person.clone()));
        plan.remove_person(person.clone());
        focus_soon(format!("#{UNDO}"));
    };
    view! {
        <li class="plan__person cluster">
            <strong class="plan__name">
                <bdi>{name}</bdi>
            </strong>
            <a class="button button--primary" href=href aria-label=call_label>
                <Icon icon=icondata_lu::LuPhone />
                <bdi>{number}</bdi>
            </a>
            <button class="button button--quiet" type="button" aria-label=remove_label on:click=remove>
                {words.remove}
            </button>
        </li>
    }
    .into_any()
}

/// A name and a number.
#[component]
fn PersonForm() -> impl IntoView {
    let words = &current_words().plan().people;
    let plan = expect_context::<Plan>();
    let announcer = expect_context::<Announcer>();
    let (name, number) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let wrong = wrong_with(&name.get_untracked(), &number.get_untracked());
        if !wrong.is_empty() {
            errors.set(wrong);
            focus_soon(format!("#{SUMMARY}"));
            return;
        }
        let (typed_name, typed_number) = (name.get_untracked(), number.get_untracked());
        plan.add_person(&typed_name, &typed_number);
        announcer.say(words.added(typed_name.trim()));
        errors.set(Vec::new());
        name.set(String::new());
        number.set(String::new());
        focus_soon(format!("#{NAME}"));
    };
    view! {
        <form class="stack stack--wide" novalidate=true aria-labelledby="plan-people" on:submit=add>
            <FormErrors id=SUMMARY.to_owned() errors=errors.into() />
            <TextField id=NAME.to_owned() label=words.name value=name error=error_of(errors, NAME) />
            <TextField
                id=PHONE.to_owned()
                label=words.phone
                hint=words.phone_hint
                kind="tel"
                value=number
                error=error_of(errors, PHONE)
            />
            <div class="cluster">
                <button class="button" type="submit">
                    {words.add}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn wrong_with(name: &str, number: &str) -> Vec<FieldError> {
    let words = &current_words().plan().people;
    let mut wrong = Vec::new();
    match name.trim().chars().count() {
        0 => wrong.push((NAME.to_owned(), words.error_name.to_owned())),
        count if count > LONGEST => wrong.push((NAME.to_owned(), words.error_long(LONGEST, count))),
        _ => {}
    }
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let has_letters = number.chars().any(char::is_alphabetic);
    if has_letters || !DIGITS.contains(&digits) || number.trim().chars().count() > LONGEST {
        wrong.push((PHONE.to_owned(), words.error_phone.to_owned()));
    }
    wrong
}
