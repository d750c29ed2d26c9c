//! What is narrowing the search, and how is one thing dropped?

use leptos::prelude::*;
use listing::taxonomy::OptionId;

use crate::components::{Icon, When};
use crate::i18n::{Locale, current_words};
use crate::state::find_query::FindQuery;
use crate::state::finder::Finder;
use crate::state::overlay::Overlay;

/// The button that opens the filters on a phone, the chosen filters, and a way to drop each or all.
#[component]
pub fn Chips() -> impl IntoView {
    let words = &current_words().find().filters;
    let locale = Locale::current();
    let finder = expect_context::<Finder>();
    let overlay = expect_context::<Overlay>();
    let chosen = Memo::new(move |_| finder.query.with(|query| query.chosen));
    let options = move || -> Vec<OptionId> { chosen.get().iter().collect() };
    let typed = Memo::new(move |_| finder.query.with(|query| query.words.clone()));
    view! {
        <div class="cluster not-printed" role="group" aria-label=words.chosen>
            <button
                class="finder__open-filters button"
                id="open-filters"
                type="button"
                aria-haspopup="dialog"
                aria-controls="filters"
                aria-expanded=move || if overlay.is_open() { "true" } else { "false" }
                on:click=move |_| overlay.open("#filters-heading")
            >
                <Icon icon=icondata_lu::LuSlidersHorizontal />
                {Signal::derive(move || match chosen.get().len() {
                    0 => words.open.to_owned(),
                    count => words.open_count(count),
                })}
            </button>
            <For each=options key=|option| *option let:option>
                {
                    let label = locale.option_words(option).label;
                    view! {
                        <button
                            class="chip"
                            type="button"
                            aria-label=words.remove(label)
                            on:click=move |_| finder.toggle(option)
                        >
                            {label}
                            <Icon icon=icondata_lu::LuX />
                        </button>
                    }
                }
            </For>
            <When holds=Signal::derive(move || !typed.with(String::is_empty))>
                <button
                    class="chip"
                    type="button"
                    aria-label=move || words.remove(words.words_chip(typed.get()))
                    on:click=move |_| finder.drop_words()
                >
                    {Signal::derive(move || words.words_chip(typed.get()))}
                    <Icon icon=icondata_lu::LuX />
                </button>
            </When>
            <button
                class="button button--quiet"
                type="button"
                hidden=move || !finder.query.with(FindQuery::is_narrowed)
                on:click=move |_| finder.clear_filters()
            >
                {words.clear_all}
            </button>
        </div>
    }
    .into_any()
}
