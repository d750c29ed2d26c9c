//! What does a person read when the device keeps nothing, or has what we cannot read?

use leptos::prelude::*;

use crate::components::changing;
use crate::i18n::current_words;
use crate::state::saved::StoreProblem;
use crate::state::saved::list_page::ListPage;

/// Where the list lives, and what is wrong with that.
#[component]
pub fn Problems() -> impl IntoView {
    let words = current_words().saved();
    let saved = expect_context::<ListPage>().saved;
    let problem = Memo::new(move |_| saved.problem());
    let unreadable = Memo::new(move |_| saved.set_aside());
    let where_it_lives = changing(move || {
        let (text, class) = match problem.get() {
            None => (words.private, "quiet"),
            Some(StoreProblem::Full) => (words.problem.full, "notice"),
            Some(StoreProblem::Refused) => (words.problem.refused, "notice"),
        };
        Some(view! { <p class=class>{text}</p> }.into_any())
    });
    let set_aside = changing(move || {
        let count = unreadable.get();
        (count > 0).then(|| view! { <p class="notice">{words.problem.set_aside(count)}</p> }.into_any())
    });
    view! {
        <div class="stack not-printed" role="status">
            {where_it_lives}
            {set_aside}
        </div>
    }
    .into_any()
}
