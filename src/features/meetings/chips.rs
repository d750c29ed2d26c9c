//! What is narrowing the search, and how is one thing dropped?

use leptos::prelude::*;

use super::pick::Pick;
use crate::components::{Icon, changing, views};
use crate::i18n::current_words;
use crate::state::attention::{COUNT, focus_soon};
use crate::state::find_query::meetings::MeetingsAsked;
use crate::state::meetings::MeetingsPage;

/// The button that opens the filters on a phone, the chosen filters, and a way to drop each or all.
#[component]
pub fn Chips() -> impl IntoView {
    let words = &current_words().meetings_page().filters;
    let page = expect_context::<MeetingsPage>();
    let overlay = expect_context::<crate::state::overlay::Overlay>();
    let chosen = Memo::new(move |_| page.asked.with(Pick::all_chosen));
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
        let cleared = page.asked.with_untracked(MeetingsAsked::without_filters);
        page.ask(cleared, crate::state::finder::Step::New);
        focus_soon(COUNT);
    };
    view! {
        <div class="cluster" role="group" aria-label=words.chosen>
            <button
                class="finder__open-filters button not-printed"
                id="open-filters"
                type="button"
                aria-haspopup="dialog"
                aria-controls="filters"
                aria-expanded=move || if overlay.is_open() { "true" } else { "false" }
                on:click=move |_| overlay.open("#filters-heading")
            >
                <Icon icon=icondata_lu::LuSlidersHorizontal />
                {Signal::derive(move || match chosen.with(Vec::len) {
                    0 => words.open.to_owned(),
                    count => words.open_count(count),
                })}
            </button>
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
