//! What can be pressed, typed into, ticked?

use leptos::prelude::*;

use crate::components::Icon;
use crate::features::gallery::exhibit::Exhibit;
use crate::i18n::Locale;
use crate::routes::Route;

/// Buttons, and links that look like them.
#[component]
pub fn Buttons() -> impl IntoView {
    let home = Route::Home.path(Locale::current());
    view! {
        <Exhibit name="Buttons: primary, plain, dangerous, quiet">
            <ButtonRow />
            <div class="cluster">
                <a class="button button--primary" href=home.clone()>
                    <Icon icon=icondata_lu::LuPhone />
                    "A link as a button"
                </a>
                <a class="button" href=home>
                    "A link as a plain button"
                </a>
            </div>
            <button class="button" type="button">
                "A button with more words than fit on one line of a narrow phone, which therefore breaks into several of them and stays whole"
            </button>
        </Exhibit>
        <Exhibit name="Buttons on the deep band">
            <div class="band band--deep">
                <div class="wrap stack">
                    <p>"Words, " <a href="#widgets">"a link"</a> <span class="quiet">", and quiet words"</span></p>
                    <ButtonRow />
                </div>
            </div>
        </Exhibit>
    }
    .into_any()
}

#[component]
fn ButtonRow() -> impl IntoView {
    view! {
        <div class="cluster">
            <button class="button button--primary" type="button">
                "Primary"
            </button>
            <button class="button" type="button">
                "Plain"
            </button>
            <button class="button" type="button">
                <Icon icon=icondata_lu::LuSlidersHorizontal />
                "With an icon"
            </button>
            <button class="button button--danger" type="button">
                "Dangerous"
            </button>
            <button class="button button--quiet" type="button">
                "Quiet"
            </button>
        </div>
    }
    .into_any()
}

/// Fields for text, and a choice of one.
#[component]
pub fn Fields() -> impl IntoView {
    view! {
        <Exhibit name="Fields: empty, filled, wrong, a choice">
            <div class="grid">
                <Field id="field-empty" label="Empty, with a hint" hint="What to write" value="" error="" />
                <Field id="field-filled" label="Filled" hint="What to write" value="Columbus, OH" error="" />
                <Field id="field-wrong" label="Wrong" hint="What to write" value="Colombus" error="We know no town of this name. Try a ZIP code." />
                <div class="field stack stack--tight stack--wide">
                    <label class="field__label" for="field-choice">
                        "A choice"
                    </label>
                    <select class="field__input" id="field-choice">
                        <option>"Within 25 miles"</option>
                        <option>"Within 50 miles"</option>
                    </select>
                </div>
            </div>
        </Exhibit>
        <Exhibit name="What a field suggests: the second is where the arrow keys stand">
            <ul class="combobox__list" role="listbox" aria-label="Suggestions">
                <Suggested text="Sober living" kind="Filter" is_active=false />
                <Suggested text="Sober living, near 43215" kind="Filter and where" is_active=true />
                <Suggested
                    text="The House of a Long Name That Takes More Than One Line Where There Is Little Room, Columbus, OH"
                    kind="Name"
                    is_active=false
                />
            </ul>
        </Exhibit>
    }
    .into_any()
}

#[component]
fn Suggested(text: &'static str, kind: &'static str, is_active: bool) -> impl IntoView {
    view! {
        <li class="combobox__option" role="option" aria-selected=if is_active { "true" } else { "false" }>
            <span class="combobox__kind small quiet">{kind}</span>
            " "
            <bdi>{text}</bdi>
        </li>
    }
    .into_any()
}

#[component]
fn Field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: &'static str,
    error: &'static str,
) -> impl IntoView {
    let [hint_id, error_id] = ["hint", "problem"].map(|part| format!("{id}-{part}"));
    let described_by = format!("{hint_id} {error_id}");
    view! {
        <div class="field stack stack--tight stack--wide">
            <label class="field__label" for=id>
                {label}
            </label>
            <span class="field__hint small quiet" id=hint_id>
                {hint}
            </span>
            <input
                class="field__input"
                id=id
                type="text"
                value=value
                autocomplete="off"
                aria-describedby=described_by
                aria-invalid=(!error.is_empty()).then_some("true")
            />
            <p class="field__error" id=error_id>
                {error}
            </p>
        </div>
    }
    .into_any()
}

/// Tick boxes of the filters.
#[component]
pub fn Options() -> impl IntoView {
    view! {
        <Exhibit name="Options: not ticked, ticked, without a number, with a long name">
            <fieldset class="filters__group">
                <legend class="filters__legend">"A group of options"</legend>
                <Choice id="option-off" label="Not ticked" count="1,204" is_ticked=false />
                <Choice id="option-on" label="Ticked" count="37" is_ticked=true />
                <Choice id="option-waiting" label="Its number is not known yet" count="" is_ticked=false />
                <Choice
                    id="option-long"
                    label="A name that is so long that it takes more than one line where there is little room for it"
                    count="5"
                    is_ticked=true
                />
            </fieldset>
        </Exhibit>
    }
    .into_any()
}

#[component]
fn Choice(id: &'static str, label: &'static str, count: &'static str, is_ticked: bool) -> impl IntoView {
    let [label_id, hint_id] = ["label", "hint"].map(|part| format!("{id}-{part}"));
    let (labelled_by, described_by) = (label_id.clone(), hint_id.clone());
    view! {
        <label class="option">
            <input type="checkbox" id=id checked=is_ticked aria-labelledby=labelled_by aria-describedby=described_by />
            <span class="option__label" id=label_id>
                {label}
            </span>
            <span class="option__count small quiet">{count}</span>
            <span class="option__hint small quiet" id=hint_id>
                "What it means, in one plain line."
            </span>
        </label>
    }
    .into_any()
}

/// Chosen filters.
#[component]
pub fn Chips() -> impl IntoView {
    view! {
        <Exhibit name="Chips: short and long">
            <div class="cluster">
                <button class="chip" type="button">
                    "Short"
                    <Icon icon=icondata_lu::LuX />
                </button>
                <button class="chip" type="button">
                    "Words: a long search that somebody typed, which takes more than one line on a narrow phone"
                    <Icon icon=icondata_lu::LuX />
                </button>
            </div>
        </Exhibit>
    }
    .into_any()
}
