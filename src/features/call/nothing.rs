//! What if there is no place to call?

use leptos::prelude::*;

use crate::components::changing;
use crate::i18n::{Locale, current_words};
use crate::routes::{Route, phone};
use crate::state::call::CallPage;
use crate::state::page_change;

/// Says why, and what to do: choose places, call the saved ones, or call somebody who answers day and night.
#[component]
pub fn Nothing(
    /// Whether the link has parts that mean nothing.
    is_broken: bool,
) -> impl IntoView {
    let words = &current_words().calls().nothing;
    let end = &current_words().calls().end;
    let page = expect_context::<CallPage>();
    let locale = Locale::current();
    page_change::name_page(&current_words().calls().title_nothing());
    let saved = Memo::new(move |_| (page.address_of_saved(), page.saved.count()));
    let saved = changing(move || {
        let (address, count) = saved.get();
        let address = address?;
        Some(
            view! {
                <a class="button button--primary" href=address>
                    {words.saved(count)}
                </a>
            }
            .into_any(),
        )
    });
    view! {
        <div class="stack">
            <h1 tabindex="-1">{words.heading}</h1>
            <p>{if is_broken { words.broken } else { words.empty }}</p>
        </div>
        <div class="cluster">
            {saved}
            <a class="button" href=Route::Start.path(locale)>
                {words.start}
            </a>
            <a class="button" href=Route::Find.path(locale)>
                {words.find}
            </a>
        </div>
        <div class="stack stack--tight">
            <p>{words.helpline}</p>
            <div class="cluster">
                <a class="button" href=phone::call(phone::HELPLINE)>
                    {end.helpline}
                </a>
                <a class="button" href=phone::call(phone::LIFELINE)>
                    {end.lifeline}
                </a>
            </div>
        </div>
    }
    .into_any()
}
