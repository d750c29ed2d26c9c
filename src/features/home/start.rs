//! What can a person do right now?

use leptos::prelude::*;

use crate::i18n::{Locale, current_words};
use crate::routes::{HomeSection, Route, phone};

/// Three steps to the first call.
#[component]
pub fn Start() -> impl IntoView {
    let words = &current_words().home().start;
    let locale = Locale::current();
    view! {
        <section class="band band--deep" id=HomeSection::Start.id() aria-labelledby="start-heading">
            <div class="wrap">
                <div class="band__head stack">
                    <h2 id="start-heading">{words.heading}</h2>
                    <p class="quiet">{words.lead}</p>
                </div>
                <ol class="steps grid">
                    <li class="step stack">
                        <h3>{words.first.heading}</h3>
                        <p class="quiet">{words.first.text}</p>
                    </li>
                    <li class="step stack">
                        <h3>{words.second.heading}</h3>
                        <p class="quiet">{words.second.text}</p>
                        <p class="spoken">{words.second.sentence}</p>
                    </li>
                    <li class="step stack">
                        <h3>{words.third.heading}</h3>
                        <p class="quiet">{words.third.text}</p>
                    </li>
                </ol>
                <div class="steps-end cluster">
                    <a class="button button--primary not-printed" href=Route::Start.path(locale)>
                        {words.start_button}
                    </a>
                    <a class="button not-printed" href=Route::Find.path(locale)>
                        {words.find_button}
                    </a>
                    <p class="quiet">
                        {words.helpline_text}
                        " "
                        <a class="tap strong" href=phone::call(phone::HELPLINE)>
                            {words.helpline_call}
                        </a>
                    </p>
                </div>
            </div>
        </section>
    }
    .into_any()
}
