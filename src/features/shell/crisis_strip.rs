//! Whom can a person call this minute?

use leptos::prelude::*;

use crate::i18n::current_words;
use crate::routes::phone;

/// 988 and 911, before anything else on every page.
#[component]
pub fn CrisisStrip() -> impl IntoView {
    let words = &current_words().shell().crisis;
    view! {
        <aside class="crisis" aria-label=words.label>
            <div class="crisis__lines cluster wrap">
                <p>
                    {words.question}
                    " "
                    <a class="crisis__link tap" href=phone::call(phone::LIFELINE)>
                        {words.call}
                    </a>
                    {format!(" {} ", words.or)}
                    <a class="crisis__link tap" href=phone::text(phone::LIFELINE)>
                        {words.text}
                    </a>
                </p>
                <p>
                    {words.danger_question}
                    " "
                    <a class="crisis__link tap" href=phone::call(phone::EMERGENCY)>
                        {words.danger_call}
                    </a>
                </p>
            </div>
        </aside>
    }
    .into_any()
}
