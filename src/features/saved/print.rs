//! How does the list come onto paper?

use leptos::prelude::*;

use super::sheet::{MoreOnPaper, Sheet};
use crate::components::{Icon, changing};
use crate::i18n::{Locale, current_words};
use crate::state::saved::list_page::{ListPage, Tool};
use crate::state::send;

/// In which language, and with or without the notes.
#[component]
pub fn PrintPanel(
    /// Above it.
    heading: &'static str,
    /// What the notes are called.
    with_notes: &'static str,
) -> impl IntoView {
    let words = &current_words().saved().print;
    let page = expect_context::<ListPage>();
    view! {
        <section class="card stack stack--wide" aria-labelledby="print-heading">
            <h2 class="saved__heading" id="print-heading">
                {heading}
            </h2>
            <fieldset class="stack">
                <legend class="field__label">{words.language}</legend>
                <Language locale=Locale::En name=words.english />
                <Language locale=Locale::Es name=words.spanish />
            </fieldset>
            <label class="option">
                <input
                    type="checkbox"
                    aria-labelledby="notes-label"
                    aria-describedby="notes-hint"
                    prop:checked=move || page.with_notes.get()
                    on:change=move |event| page.with_notes.set(event_target_checked(&event))
                />
                <span class="option__label" id="notes-label">
                    {with_notes}
                </span>
                <span class="option__hint small quiet" id="notes-hint">
                    {words.with_notes_hint}
                </span>
            </label>
            <div class="cluster">
                <button class="button button--primary" type="button" on:click=move |_| send::print()>
                    <Icon icon=icondata_lu::LuPrinter />
                    {words.button}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// One of the languages. Each is named in itself, whatever the page speaks.
#[component]
fn Language(locale: Locale, name: &'static str) -> impl IntoView {
    let page = expect_context::<ListPage>();
    view! {
        <label class="saved__choice">
            <input
                type="radio"
                name="paper-language"
                prop:checked=move || page.paper_locale.get() == locale
                on:change=move |_| page.paper_locale.set(locale)
            />
            <span lang=locale.code()>{name}</span>
        </label>
    }
    .into_any()
}

/// What comes onto the paper, however printing begins. On the screen it is seen while the panel of printing is open.
#[component]
pub fn Paper(
    /// What else stands on it.
    #[prop(optional)]
    more: Option<MoreOnPaper>,
) -> impl IntoView {
    let words = &current_words().saved().print;
    let page = expect_context::<ListPage>();
    let is_shown = move || page.tool.get() == Some(Tool::Print);
    let sheet = changing(move || {
        let (locale, with_notes) = (page.paper_locale.get(), page.with_notes.get());
        page.places.track();
        Some(view! { <Sheet locale with_notes more /> }.into_any())
    });
    view! {
        <section class="saved__paper" class=("saved__paper--shown", is_shown) aria-label=words.preview>
            {sheet}
        </section>
    }
    .into_any()
}
