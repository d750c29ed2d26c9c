//! What does a person fill in to be called back?

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::components::{FieldError, TextField, When, changing, views};
use crate::features::form_errors::FormErrors;
use crate::i18n::{Locale, current_words};
use crate::state::announcer::Announcer;
use crate::state::attention::go_to_soon;
use crate::state::call_back::draft::{By, Draft, Field, Problem};
use crate::state::call_back::page::CallBackPage;
use crate::state::call_back::queue::NotTaken;
use crate::state::call_back::request::GoodTime;

use super::request::heading_id;
use super::words_for;

const SUMMARY: &str = "call-back-errors";

/// The id of the field that an error leads to.
const fn id_of(field: Field) -> &'static str {
    match field {
        Field::Name => "call-back-name",
        Field::Phone => "call-back-phone",
        Field::Mail => "call-back-mail",
        Field::Message => "call-back-message",
        Field::Consent => "call-back-consent",
    }
}

/// As little as a call back needs.
#[component]
pub fn Form() -> impl IntoView {
    let words = current_words().call_back_form();
    let page = expect_context::<CallBackPage>();
    let announcer = expect_context::<Announcer>();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match page.submit() {
            Some(key) => {
                announcer.say(current_words().call_back_queue().waiting.heading);
                go_to_soon(format!("#{}", heading_id(&key)));
            }
            None => go_to_soon(format!("#{SUMMARY}")),
        }
    };
    let errors = Signal::derive(move || {
        let problems = page.problems.get().into_iter();
        let mut errors: Vec<FieldError> =
            problems.map(|problem| (id_of(problem.field()).to_owned(), problem_text(problem))).collect();
        errors.extend(
            page.not_taken.get().map(|why| (id_of(Field::Name).to_owned(), not_taken_text(why).to_owned())),
        );
        errors
    });
    let error_of = move |field: Field| {
        Signal::derive(move || {
            page.problems
                .with(|problems| {
                    problems
                        .iter()
                        .find(|problem| problem.field() == field)
                        .map(|problem| problem_text(*problem))
                })
                .unwrap_or_default()
        })
    };
    let name = changing(move || {
        let field = view! {
            <TextField
                id=id_of(Field::Name).to_owned()
                label=words.name.label
                hint=words_for(page).name_hint
                autocomplete="given-name"
                value=page.name
                error=error_of(Field::Name)
            />
        };
        Some(field.into_any())
    });
    let by = Memo::new(move |_| page.draft.with(|draft| draft.by));
    let way = changing(move || {
        Some(match by.get() {
            By::Phone => view! {
                <TextField
                    id=id_of(Field::Phone).to_owned()
                    label=words.phone.label
                    hint=words.phone.hint
                    kind="tel"
                    autocomplete="tel"
                    value=page.phone
                    error=error_of(Field::Phone)
                />
                <Message error=error_of(Field::Message) />
            }
            .into_any(),
            By::Mail => view! {
                <TextField
                    id=id_of(Field::Mail).to_owned()
                    label=words.mail.label
                    hint=words.mail.hint
                    kind="email"
                    autocomplete="email"
                    value=page.mail
                    error=error_of(Field::Mail)
                />
            }
            .into_any(),
        })
    });
    view! {
        <form class="call-back__form card stack stack--loose stack--wide" novalidate on:submit=submit>
            <FormErrors id=SUMMARY.to_owned() errors />
            <h2 class="saved__heading">{words.heading}</h2>
            <p>{words.lead(page.call_back.host())} " " {move || words_for(page).reach}</p>
            <div class="stack stack--wide">{name}</div>
            <fieldset class="stack stack--tight">
                <legend class="field__label">{words.reach.label}</legend>
                <Choice group="call-back-by" text=words.reach.phone is_chosen=Signal::derive(move || by.get() == By::Phone) choose=|draft| draft.by = By::Phone />
                <Choice group="call-back-by" text=words.reach.mail is_chosen=Signal::derive(move || by.get() == By::Mail) choose=|draft| draft.by = By::Mail />
            </fieldset>
            <div class="stack stack--loose stack--wide">{way}</div>
            <Times />
            <Language />
            <When holds=Signal::derive(move || page.choices.with(|choices| !choices.is_empty()))>
                <Place />
            </When>
            <Consent error=error_of(Field::Consent) />
            <button class="button button--primary" type="submit">
                {words.send}
            </button>
        </form>
    }
    .into_any()
}

fn problem_text(problem: Problem) -> String {
    let words = current_words().call_back_form();
    match problem {
        Problem::NameMissing => words.name.missing.to_owned(),
        Problem::NameTooLong(count) => words.name.too_long(count.to_string()),
        Problem::PhoneMissing => words.phone.missing.to_owned(),
        Problem::PhoneUnclear => words.phone.unclear.to_owned(),
        Problem::PhoneLength(count) => words.phone.length(count.to_string()),
        Problem::MailMissing => words.mail.missing.to_owned(),
        Problem::MailUnclear => words.mail.unclear.to_owned(),
        Problem::MessageMissing => words.message.missing.to_owned(),
        Problem::ConsentMissing => words.consent.missing.to_owned(),
    }
}

fn not_taken_text(why: NotTaken) -> &'static str {
    let words = &current_words().call_back_form().not_taken;
    match why {
        NotTaken::Same => words.same,
        NotTaken::TooMany => words.too_many,
        NotTaken::NoKey => words.no_key,
    }
}

/// One of several, as tall as a thumb.
#[component]
fn Choice(
    group: &'static str,
    text: &'static str,
    is_chosen: Signal<bool>,
    choose: fn(&mut Draft),
    #[prop(optional)] id: Option<&'static str>,
    #[prop(optional)] language: Option<&'static str>,
) -> impl IntoView {
    let page = expect_context::<CallBackPage>();
    view! {
        <label class="saved__choice">
            <input type="radio" id=id name=group prop:checked=move || is_chosen.get() on:change=move |_| page.draft.update(choose) />
            <span lang=language>{text}</span>
        </label>
    }
    .into_any()
}

/// May they leave a message? Nothing is chosen beforehand: it can put somebody in danger.
#[component]
fn Message(error: Signal<String>) -> impl IntoView {
    let words = &current_words().call_back_form().message;
    let page = expect_context::<CallBackPage>();
    let is = move |choice: bool| {
        Signal::derive(move || page.draft.with(|draft| draft.may_leave_message == Some(choice)))
    };
    view! {
        <fieldset class="stack stack--tight" aria-describedby="call-back-message-hint call-back-message-error">
            <legend class="field__label">{words.label}</legend>
            <span class="field__hint small quiet" id="call-back-message-hint">
                {words.hint}
            </span>
            <Choice group="call-back-message" id=id_of(Field::Message) text=words.yes is_chosen=is(true) choose=|draft| draft.may_leave_message = Some(true) />
            <Choice group="call-back-message" text=words.no is_chosen=is(false) choose=|draft| draft.may_leave_message = Some(false) />
            <span class="field__error" id="call-back-message-error">
                {error}
            </span>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Times() -> impl IntoView {
    let form = current_words().call_back_form();
    let words = &form.times;
    let page = expect_context::<CallBackPage>();
    let text = |time| match time {
        GoodTime::Morning => words.morning,
        GoodTime::Afternoon => words.afternoon,
        GoodTime::Evening => words.evening,
        GoodTime::Weekend => words.weekend,
    };
    let boxes = views(GoodTime::ALL.into_iter().map(|time| {
        let toggle = move |_| {
            page.draft.update(|draft| match draft.times.iter().position(|known| *known == time) {
                Some(at) => drop(draft.times.remove(at)),
                None => draft.times.push(time),
            });
        };
        view! {
            <label class="saved__choice">
                <input type="checkbox" prop:checked=move || page.draft.with(|draft| draft.times.contains(&time)) on:change=toggle />
                <span>{text(time)}</span>
            </label>
        }
        .into_any()
    }));
    view! {
        <fieldset class="stack stack--tight" aria-describedby="call-back-times-hint">
            <legend class="field__label">{words.label}</legend>
            <span class="field__hint small quiet" id="call-back-times-hint">
                {form.optional}
            </span>
            <div class="call-back__times">{boxes}</div>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Language() -> impl IntoView {
    let words = &current_words().call_back_form().language;
    let page = expect_context::<CallBackPage>();
    let is = move |locale: Locale| {
        Signal::derive(move || page.draft.with(|draft| draft.language == locale.code()))
    };
    view! {
        <fieldset class="stack stack--tight">
            <legend class="field__label">{words.label}</legend>
            <Choice group="call-back-language" text=words.english language="en" is_chosen=is(Locale::En) choose=|draft| draft.language = Locale::En.code().to_owned() />
            <Choice group="call-back-language" text=words.spanish language="es" is_chosen=is(Locale::Es) choose=|draft| draft.language = Locale::Es.code().to_owned() />
        </fieldset>
    }
    .into_any()
}

/// The place that the page was opened for, one of the person's list, or none.
#[component]
fn Place() -> impl IntoView {
    let words = &current_words().call_back_form().place;
    let page = expect_context::<CallBackPage>();
    let chosen =
        Memo::new(move |_| page.draft.with(|draft| draft.place.as_ref().map(|place| place.id.clone())));
    let choose = move |event| {
        let id = event_target_value(&event);
        let place = page.choices.get_untracked().into_iter().find(|place| place.id == id);
        page.draft.update(|draft| draft.place = place);
    };
    let options = changing(move || {
        let options = views(page.choices.get().into_iter().map(|place| {
            let id = place.id.clone();
            let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&id));
            view! { <option value=place.id prop:selected=is_chosen>{place.name}</option> }.into_any()
        }));
        Some(options.into_any())
    });
    view! {
        <div class="field stack stack--tight stack--wide">
            <label class="field__label" for="call-back-place">
                {words.label}
            </label>
            <select class="field__input" id="call-back-place" on:change=choose>
                <option value="" prop:selected=move || chosen.get().is_none()>
                    {move || words_for(page).no_place}
                </option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

#[component]
fn Consent(error: Signal<String>) -> impl IntoView {
    let words = &current_words().call_back_form().consent;
    let page = expect_context::<CallBackPage>();
    let is_wrong = Signal::derive(move || error.with(|error| (!error.is_empty()).then(|| "true".to_owned())));
    view! {
        <div class="stack stack--tight">
            <label class="saved__choice">
                <input
                    type="checkbox"
                    id=id_of(Field::Consent)
                    aria-describedby="call-back-consent-hint call-back-consent-error"
                    aria-invalid=is_wrong
                    prop:checked=move || page.draft.with(|draft| draft.agrees)
                    on:change=move |event| {
                        let agrees = event_target_checked(&event);
                        page.draft.update(|draft| draft.agrees = agrees);
                    }
                />
                <span>{words.label(page.call_back.host())} " " {move || words_for(page).consent}</span>
            </label>
            <span class="field__hint small quiet" id="call-back-consent-hint">
                {words.hint}
            </span>
            <span class="field__error" id="call-back-consent-error">
                {error}
            </span>
        </div>
    }
    .into_any()
}
