//! What is narrowing the search, and how is one thing dropped?

use leptos::prelude::*;

use super::order::OrderField;
use super::pick::Pick;
use crate::components::{Icon, changing, views};
use crate::i18n::current_words;
use crate::state::attention::{COUNT, focus_soon};
use crate::state::find_query::meetings::MeetingsAsked;
use crate::state::meetings::MeetingsPage;

/// What comes first, the chosen filters, and a way to drop each or all.
#[component]
pub fn Chips() -> impl IntoView {
    let words = &current_words().find().filters;
    let page = expect_context::<MeetingsPage>();
    let chosen = Memo::new(move |_| page.asked.with(Pick::others_chosen));
    let chips = changing(move || {
        let chips = chosen.get().into_iter().map(|pick| {
            let label = pick.label();
            let name = words.remove(&label);
            let drop = move |_| {
                page.change(|asked| pick.press(asked));
                focus_soon(COUNT);
            };
            view! {
                <button class="chip" type="button" aria-label=name on:click=drop>
                    {label}
                    <Icon icon=icondata_lu::LuX />
                </button>
            }
        });
        Some(views(chips).into_any())
    });
    let clear = move |_| {
        page.clear_filters();
        focus_soon(COUNT);
    };
    view! {
        <div class="cluster" role="group" aria-label=words.chosen>
            <OrderField />
            {chips}
            <button
                class="button button--quiet not-printed"
                type="button"
                hidden=move || !page.asked.with(MeetingsAsked::is_narrowed)
                on:click=clear
            >
                {words.clear_all}
            </button>
        </div>
    }
    .into_any()
}
