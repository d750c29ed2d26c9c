//! The places that a person keeps: to call, to compare, to print, to send.

pub(super) mod compare;
pub(super) mod delete_all;
pub(super) mod empty;
mod item;
mod note;
mod print;
mod problems;
mod sent;
pub(super) mod share;
mod sheet;
mod tools;
mod waiting;

use leptos::prelude::*;

use crate::components::{When, changing};
use crate::i18n::current_words;
use crate::state::finder::Finder;
use crate::state::page_change;
use crate::state::saved::Saved;
use crate::state::saved::list_page::ListPage;

use delete_all::DeleteAll;
use empty::Empty;
use item::Item;
use print::Paper;
use problems::Problems;
use sent::SentPlaces;
use tools::Tools;
use waiting::{framed, on_its_way};

#[cfg(feature = "ssr")]
pub use waiting::waiting;

/// The page of the saved places. All of it is reached through here alone.
#[must_use]
pub fn page() -> AnyView {
    page_change::name_page(current_words().saved_page().title);
    let saved = expect_context::<Saved>();
    provide_context(ListPage::new(saved, expect_context::<Finder>()));
    // Not the whole list anew with every change of it: somebody may be typing in it.
    let is_read = Memo::new(move |_| saved.is_read());
    framed(changing(move || Some(if is_read.get() { view! { <List /> }.into_any() } else { on_its_way() })))
}

/// What was sent, what is kept, and what can be done with it.
#[component]
pub fn List() -> impl IntoView {
    let words = current_words().saved();
    let page = expect_context::<ListPage>();
    let has_rows = Memo::new(move |_| !page.rows().is_empty());
    let has_places = Signal::derive(move || page.saved.count() > 0);
    let rows = changing(move || {
        let list = || {
            view! {
                <section class="stack stack--wide not-printed" aria-labelledby="saved-heading">
                    <h2 class="visually-hidden" id="saved-heading">
                        {words.places.heading}
                    </h2>
                    <ul class="stack stack--wide">
                        <For each=move || page.rows() key=|id| *id let:id>
                            <Item id />
                        </For>
                    </ul>
                </section>
            }
            .into_any()
        };
        Some(if has_rows.get() { list() } else { view! { <Empty /> }.into_any() })
    });
    view! {
        <SentPlaces />
        <Problems />
        <When holds=has_places>
            <Tools />
        </When>
        {rows}
        <When holds=has_places>
            <Paper />
        </When>
        <When holds=Signal::derive(move || page.saved.is_anything_kept())>
            <DeleteAll />
        </When>
    }
    .into_any()
}
