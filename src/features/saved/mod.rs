//! The places that a person keeps: to call, to compare, to print, to send.

pub(super) mod compare;
pub(super) mod delete_all;
pub(super) mod empty;
pub(super) mod item;
mod note;
pub(super) mod print;
pub(super) mod problems;
mod sent;
pub(super) mod share;
pub(super) mod sheet;
pub(super) mod tools;
mod waiting;

use leptos::prelude::*;

use crate::components::{When, changing};
use crate::data::LoadError;
use crate::features::load_notice::LoadNotice;
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::finder::Finder;
use crate::state::page_change;
use crate::state::saved::Saved;
use crate::state::saved::list_page::ListPage;

use delete_all::{DeleteAll, DeleteWords};
use empty::Empty;
use item::Item;
use print::Paper;
use problems::{KeptWhere, Problems};
use sent::SentPlaces;
use tools::ListTools;
use waiting::{framed, on_its_way};

#[cfg(feature = "ssr")]
pub use waiting::waiting;

/// The page of the saved places. All of it is reached through here alone.
#[must_use]
pub fn page() -> AnyView {
    page_change::name_page(&current_words().saved_page().title());
    let saved = expect_context::<Saved>();
    provide_context(ListPage::new(saved, expect_context::<Finder>()));
    // Not the whole list anew with every change of it: somebody may be typing in it.
    let standing = Memo::new(move |_| (saved.is_read(), saved.is_delayed()));
    framed(changing(move || {
        let again = move || saved.read_again();
        Some(match standing.get() {
            (true, _) => view! { <List /> }.into_any(),
            (false, false) => on_its_way(),
            (false, true) => view! { <LoadNotice error=LoadError::Part on_retry=again /> }.into_any(),
        })
    }))
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
    let saved = page.saved;
    let kept_where = KeptWhere {
        private: words.private,
        refused: words.problem.refused,
        full: words.problem.full,
        set_aside: |count| current_words().saved().problem.set_aside(count),
    };
    let deleting = delete_words(saved);
    let delete = move || {
        page.removed.set(None);
        page.tool.set(None);
        saved.clear();
    };
    view! {
        <SentPlaces />
        <Problems
            words=kept_where
            problem=Memo::new(move |_| saved.problem())
            set_aside=Memo::new(move |_| saved.set_aside())
        />
        <When holds=has_places>
            <ListTools />
        </When>
        {rows}
        <p class="not-printed">
            <a class="tap" href=Route::Plan.path(Locale::current())>
                {words.to_plan}
            </a>
        </p>
        <When holds=has_places>
            <Paper />
        </When>
        <When holds=Signal::derive(move || page.saved.is_anything_kept())>
            <DeleteAll words=deleting on_delete=delete />
        </When>
    }
    .into_any()
}

/// What is said when the list may be deleted.
pub(super) fn delete_words(saved: Saved) -> DeleteWords {
    let words = &current_words().saved().delete;
    DeleteWords {
        button: words.button,
        ask: Signal::derive(move || words.ask(saved.count() + saved.set_aside())),
        yes: words.yes,
        no: words.no,
        done: words.done,
    }
}
