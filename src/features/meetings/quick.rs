//! What do most people choose first?

use leptos::prelude::*;

use super::pick::Pick;
use crate::components::views;
use crate::features::filter_sheet::OpenFilters;
use crate::i18n::current_words;
use crate::state::meetings::MeetingsPage;

/// A row of choices that are one tap away, on a phone too, and the button that opens all others there.
#[component]
pub fn Quick() -> impl IntoView {
    let words = current_words().meetings_page();
    let page = expect_context::<MeetingsPage>();
    let buttons = views(Pick::QUICK.into_iter().map(|pick| {
        let label = pick.short_label();
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
    let chosen = Signal::derive(move || page.asked.with(|asked| Pick::others_chosen(asked).len()));
    view! {
        <div class="picks cluster not-printed" role="group" aria-label=words.quick>
            {buttons}
            <OpenFilters chosen />
        </div>
    }
    .into_any()
}
