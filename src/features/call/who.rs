//! For whom is the call? The words on the page are for that.

use leptos::prelude::*;
use listing::first_contact::Who;

use crate::components::views;
use crate::i18n::current_words;
use crate::state::call::CallPage;

/// The words of a call, for the person who makes it; for oneself, until somebody says otherwise.
pub(super) fn script_for(who: Option<Who>) -> &'static crate::i18n::words::CallsScriptsEntry {
    let scripts = &current_words().calls().scripts;
    match who {
        None | Some(Who::Me) => &scripts.me,
        Some(Who::Loved) => &scripts.loved,
        Some(Who::Client) => &scripts.client,
    }
}

fn name(who: Who) -> &'static str {
    let words = &current_words().calls().for_whom;
    match who {
        Who::Me => words.me,
        Who::Loved => words.loved,
        Who::Client => words.client,
    }
}

/// Three answers. Open until there is one; the answer goes into the address.
#[component]
pub fn WhoItIsFor() -> impl IntoView {
    let words = &current_words().calls().for_whom;
    let page = expect_context::<CallPage>();
    let is_open = page.who.get_untracked().is_none();
    let chosen = Signal::derive(move || page.who.get().map(name).unwrap_or_default().to_owned());
    let choices = Who::ALL.into_iter().map(|who| {
        let choose = move |_| page.choose(who);
        view! {
            <label class="call__choice">
                <input type="radio" name="who" prop:checked=move || page.who.get() == Some(who) on:change=choose />
                <span>{name(who)}</span>
            </label>
        }
    });
    view! {
        <details class="call__more" open=is_open>
            <summary>
                {words.question} " " <strong>{chosen}</strong>
            </summary>
            <fieldset class="call__inside">
                <legend class="visually-hidden">{words.question}</legend>
                {views(choices)}
                <p class="small quiet">{words.why}</p>
            </fieldset>
        </details>
    }
    .into_any()
}
