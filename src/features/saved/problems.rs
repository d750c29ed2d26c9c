//! What does a person read when the device keeps nothing, or has what we cannot read?

use leptos::prelude::*;

use crate::components::changing;
use crate::state::saved::StoreProblem;

/// What is said of where things are kept.
#[derive(Debug, Clone, Copy)]
pub struct KeptWhere {
    /// On the device.
    pub private: &'static str,
    /// In the page alone: the browser refuses.
    pub refused: &'static str,
    /// In the page alone: the device is full.
    pub full: &'static str,
    /// So many records cannot be read.
    pub set_aside: fn(usize) -> String,
}

/// Where it lives, and what is wrong with that.
#[component]
pub fn Problems(
    /// What is said.
    words: KeptWhere,
    /// Why the device does not follow.
    problem: Memo<Option<StoreProblem>>,
    /// How many records cannot be read.
    set_aside: Memo<usize>,
) -> impl IntoView {
    let where_it_lives = changing(move || {
        let (text, class) = match problem.get() {
            None => (words.private, "quiet"),
            Some(StoreProblem::Full) => (words.full, "notice"),
            Some(StoreProblem::Refused) => (words.refused, "notice"),
        };
        Some(view! { <p class=class>{text}</p> }.into_any())
    });
    let set_aside = changing(move || {
        let count = set_aside.get();
        (count > 0).then(|| view! { <p class="notice">{(words.set_aside)(count)}</p> }.into_any())
    });
    view! {
        <div class="stack not-printed" role="status">
            {where_it_lives}
            {set_aside}
        </div>
    }
    .into_any()
}
