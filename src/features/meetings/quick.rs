//! What do most people choose first?

use leptos::prelude::*;
use listing::meeting::{Attend, When};

use super::pick::Pick;
use crate::components::views;
use crate::i18n::current_words;
use crate::state::meetings::MeetingsPage;

/// A row of choices that are one tap away, on a phone too.
#[component]
pub fn Quick() -> impl IntoView {
    let words = current_words().meetings_page();
    let page = expect_context::<MeetingsPage>();
    let picks = [
        Pick::When(When::Today),
        Pick::When(When::Tonight),
        Pick::When(When::Tomorrow),
        Pick::Attend(Some(Attend::InPerson)),
        Pick::Attend(Some(Attend::Online)),
    ];
    let buttons = views(picks.into_iter().map(|pick| {
        let label = pick.label();
        let is_chosen = {
            let pick = pick.clone();
            Memo::new(move |_| page.asked.with(|asked| pick.is_chosen(asked)))
        };
        let press = move |_| page.change(|asked| pick.press(asked));
        view! {
            <button
                class="pick button"
                type="button"
                aria-pressed=move || if is_chosen.get() { "true" } else { "false" }
                on:click=press
            >
                {label}
            </button>
        }
    }));
    view! {
        <div class="cluster not-printed" role="group" aria-label=words.quick>
            {buttons}
        </div>
    }
    .into_any()
}
