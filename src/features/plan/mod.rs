//! What came of the calls, and what comes next?
//!
//! The places are those of the saved list, with what the person noted about them. `/saved/` stays the short list to compare
//! and print; both lead to each other.

mod answers;
mod coming_up;
pub(super) mod file;
mod others;
mod outcome;
mod paper;
mod people;
pub(super) mod place;
mod reasons;
pub(super) mod step;

use leptos::prelude::*;

use crate::components::{When, changing};
use crate::features::saved::delete_all::{DeleteAll, DeleteWords};
use crate::features::saved::item::Item;
use crate::features::saved::problems::{KeptWhere, Problems};
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::finder::Finder;
use crate::state::page_change;
use crate::state::plan::Plan;
use crate::state::saved::list_page::ListPage;
use crate::state::saved::{Saved, StoreProblem};

use answers::Answers;
use coming_up::ComingUp;
use file::FilePanel;
use others::Others;
use paper::{PlanPaper, PlanTools};
use people::People;
use reasons::Reasons;

/// The page. All of it is reached through here alone.
#[must_use]
pub fn page() -> AnyView {
    let words = current_words().plan();
    page_change::name_page(&words.title());
    let (saved, plan) = (expect_context::<Saved>(), Plan::of_this_visit());
    provide_context(ListPage::new(saved, expect_context::<Finder>()));
    // Not the whole plan anew with every change of it: somebody may be typing in it.
    let is_read = Memo::new(move |_| plan.is_read() && (saved.is_read() || saved.is_delayed()));
    let shown = changing(move || {
        Some(match is_read.get() {
            true => view! { <MyPlan /> }.into_any(),
            false => view! { <p>{words.loading}</p> }.into_any(),
        })
    });
    view! {
        <div class="first-steps plan wrap stack stack--loose stack--wide">
            <h1 class="not-printed" tabindex="-1">
                {words.heading}
            </h1>
            <p class="not-printed">{words.lead}</p>
            {shown}
        </div>
    }
    .into_any()
}

/// All of the plan, and what can be done with it.
#[component]
pub fn MyPlan() -> impl IntoView {
    let words = current_words().plan();
    let (page, plan) = (expect_context::<ListPage>(), expect_context::<Plan>());
    let saved = page.saved;
    let kept_where = KeptWhere {
        private: words.private,
        refused: words.problem.refused,
        full: words.problem.full,
        set_aside: |count| current_words().plan().problem.set_aside(count),
    };
    // Whichever of the two databases does not follow.
    let problem = Memo::new(move |_| -> Option<StoreProblem> { plan.problem().or(saved.problem()) });
    let set_aside = Memo::new(move |_| plan.set_aside() + saved.set_aside());
    let is_anything_kept = Signal::derive(move || plan.is_anything_kept() || saved.is_anything_kept());
    let delete = move || {
        page.removed.set(None);
        page.tool.set(None);
        saved.clear();
        plan.clear();
    };
    view! {
        <Problems words=kept_where problem set_aside />
        <p class="quiet not-printed">{words.optional}</p>
        <ComingUp />
        <When holds=is_anything_kept>
            <PlanTools />
            <PlanPaper />
        </When>
        <Places />
        <Others />
        <Reasons />
        <People />
        <Answers />
        <FilePanel />
        <When holds=is_anything_kept>
            <DeleteAll words=delete_words() on_delete=delete />
        </When>
    }
    .into_any()
}

/// What is said when the plan may be deleted.
pub(super) fn delete_words() -> DeleteWords {
    let words = &current_words().plan().delete;
    DeleteWords {
        button: words.button,
        ask: Signal::stored(words.ask.to_owned()),
        yes: words.yes,
        no: words.no,
        done: words.done,
    }
}

/// The saved places, each with what came of the calls and what comes next.
#[component]
fn Places() -> impl IntoView {
    let words = &current_words().plan().places;
    let page = expect_context::<ListPage>();
    let locale = Locale::current();
    let has_rows = Memo::new(move |_| !page.rows().is_empty());
    let rows = changing(move || {
        Some(match has_rows.get() {
            true => view! {
                <ul class="stack stack--wide">
                    <For each=move || page.rows() key=|id| *id let:id>
                        <Item id more=place::in_plan />
                    </For>
                </ul>
                <p>
                    <a class="tap" href=Route::Saved.path(locale)>
                        {words.list}
                    </a>
                </p>
            }
            .into_any(),
            false => view! {
                <p>{words.empty}</p>
                <p>
                    <a class="button" href=Route::Find.path(locale)>
                        {words.find}
                    </a>
                </p>
            }
            .into_any(),
        })
    });
    view! {
        <section class="stack stack--wide not-printed" aria-labelledby="plan-places">
            <h2 class="saved__heading" id="plan-places">
                {words.heading}
            </h2>
            {rows}
        </section>
    }
    .into_any()
}
