//! Where can a reader see for themselves?

use leptos::prelude::*;

use crate::i18n::current_words;

/// The sources that the words before it stand on.
#[component]
pub fn Sources(
    /// The name of each and its address.
    sources: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let items = sources
        .into_iter()
        .map(|(name, address)| {
            view! {
                <li>
                    <a class="tap" href=address rel="noreferrer">
                        {name}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <p>{current_words().home().sources_label}</p>
        <ul>{items}</ul>
    }
    .into_any()
}
