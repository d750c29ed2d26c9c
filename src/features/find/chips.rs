//! What is narrowing the search, and how is one thing dropped?

use leptos::prelude::*;
use listing::taxonomy::OptionId;

use crate::components::{Icon, When, changing, views};
use crate::features::filter_sheet::OpenFilters;
use crate::i18n::{Locale, current_words};
use crate::state::attention::{COUNT, focus_soon};
use crate::state::find_query::FindQuery;
use crate::state::finder::Finder;

/// The button that opens the filters on a phone, the chosen filters, and a way to drop each or all.
#[component]
pub fn Chips() -> impl IntoView {
    let words = &current_words().find().filters;
    let finder = expect_context::<Finder>();
    let chosen = Memo::new(move |_| finder.query.with(|query| query.chosen));
    let options = changing(move || {
        let chips = chosen.get().iter().map(|option| view! { <Chip option /> });
        Some(views(chips).into_any())
    });
    let typed = Memo::new(move |_| finder.query.with(|query| query.words.clone()));
    view! {
        <div class="cluster" role="group" aria-label=words.chosen>
            <OpenFilters chosen=Signal::derive(move || chosen.get().len()) />
            {options}
            <When holds=Signal::derive(move || !typed.with(String::is_empty))>
                <button
                    class="chip"
                    type="button"
                    aria-label=move || words.remove(words.words_chip(typed.get()))
                    on:click=move |_| {
                        finder.drop_words();
                        focus_soon(COUNT);
                    }
                >
                    {Signal::derive(move || words.words_chip(typed.get()))}
                    <Icon icon=icondata_lu::LuX />
                </button>
            </When>
            <button
                class="button button--quiet not-printed"
                type="button"
                hidden=move || !finder.query.with(FindQuery::is_narrowed)
                on:click=move |_| {
                    finder.clear_filters();
                    focus_soon(COUNT);
                }
            >
                {words.clear_all}
            </button>
        </div>
    }
    .into_any()
}

/// A chosen option, and the way to drop it.
#[component]
fn Chip(option: OptionId) -> impl IntoView {
    let words = &current_words().find().filters;
    let finder = expect_context::<Finder>();
    let label = Locale::current().option_label(option);
    let drop = move |_| {
        finder.toggle(option);
        focus_soon(COUNT);
    };
    view! {
        <button class="chip" type="button" aria-label=words.remove(label) on:click=drop>
            {label}
            <Icon icon=icondata_lu::LuX />
        </button>
    }
    .into_any()
}
