//! How does a plan leave this device as a file, and come back?

use leptos::ev::Event;
use leptos::prelude::*;

use crate::components::{Icon, When, changing};
use crate::i18n::current_words;
use crate::state::plan::Plan;
use crate::state::plan::bring::read_chosen;
use crate::state::plan::file::{FileProblem, MEDIA_TYPE};
use crate::state::saved::list_page::ListPage;
use crate::state::take_along;
use crate::state::today::today;

const FIELD: &str = "plan-file";
const HINT: &str = "plan-file-hint";

/// Save it, bring one in.
#[component]
pub fn FilePanel() -> impl IntoView {
    let words = &current_words().plan().file;
    let (page, plan) = (expect_context::<ListPage>(), expect_context::<Plan>());
    let is_anything_kept = Signal::derive(move || plan.is_anything_kept() || page.saved.is_anything_kept());
    let brought = RwSignal::new(None::<Result<usize, FileProblem>>);
    let bring = move |event: Event| {
        brought.set(None);
        read_chosen(&event, move |read| {
            let _ = brought.try_set(Some(read.map(|records| plan.bring_in(records))));
        });
    };
    let came = changing(move || Some(view! { <Came brought=brought.get()? /> }.into_any()));
    view! {
        <section class="card stack stack--wide not-printed" aria-labelledby="plan-file-heading">
            <h2 class="saved__heading" id="plan-file-heading">
                {words.heading}
            </h2>
            <When holds=is_anything_kept>
                <SaveFile />
            </When>
            <div class="field stack stack--tight stack--wide">
                <label class="field__label" for=FIELD>
                    {words.bring_label}
                </label>
                <span class="field__hint small quiet" id=HINT>
                    {words.bring_text}
                </span>
                <input
                    class="field__input"
                    id=FIELD
                    type="file"
                    accept=".json,application/json"
                    aria-describedby=HINT
                    on:change=bring
                />
            </div>
            <div role="status">{came}</div>
        </section>
    }
    .into_any()
}

#[component]
fn SaveFile() -> impl IntoView {
    let words = &current_words().plan().file;
    let plan = expect_context::<Plan>();
    let said = RwSignal::new(String::new());
    let save = move |_| {
        let day = today().map(|today| format!("-{today}")).unwrap_or_default();
        let is_kept = take_along::keep(&format!("beside-plan{day}.json"), MEDIA_TYPE, &plan.to_file());
        said.set(if is_kept { words.saved } else { words.not_saved }.to_owned());
    };
    view! {
        <p>{words.save_text}</p>
        <div class="cluster">
            <button class="button" type="button" on:click=save>
                <Icon icon=icondata_lu::LuDownload />
                {words.save}
            </button>
        </div>
        <p class="small" role="status">
            {said}
        </p>
    }
    .into_any()
}

/// What came of bringing a file in.
#[component]
pub fn Came(
    /// How many things are new, or what is wrong with the file.
    brought: Result<usize, FileProblem>,
) -> impl IntoView {
    let words = &current_words().plan().file;
    let (text, class) = match brought {
        Ok(0) => (words.nothing_new.to_owned(), "strong"),
        Ok(count) => (words.brought(count), "strong"),
        Err(problem) => (explanation(problem).to_owned(), "notice"),
    };
    view! { <p class=class>{text}</p> }.into_any()
}

fn explanation(problem: FileProblem) -> &'static str {
    let words = &current_words().plan().file;
    match problem {
        FileProblem::Unreadable => words.unreadable,
        FileProblem::Empty => words.empty,
        FileProblem::TooLarge => words.too_large,
        FileProblem::Damaged => words.damaged,
        FileProblem::Foreign => words.foreign,
        FileProblem::Older => words.older,
        FileProblem::Newer => words.newer,
    }
}
