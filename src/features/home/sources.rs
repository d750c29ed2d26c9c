//! Where can a reader see for themselves?

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::Content;
use crate::features::reading::references::SourceName;
use crate::i18n::{Locale, current_words, long_date};

/// The sources that the words before it stand on, and when somebody last looked at all of them.
#[component]
pub fn Sources(
    /// All that is read on the site.
    content: Arc<Content>,
    /// What `content/sources.json` calls them.
    ids: &'static [&'static str],
) -> impl IntoView {
    let sources: Vec<_> = ids.iter().filter_map(|id| content.source(id).cloned()).collect();
    let checked = sources.iter().map(|source| source.checked).min();
    let checked = checked.map(|day| current_words().reading().checked(long_date(Locale::current(), day)));
    let items = sources.into_iter().map(|source| view! { <li><SourceName source /></li> }).collect_view();
    view! {
        <p>{current_words().reading().sources}</p>
        <ul>{items}</ul>
        <p>{checked}</p>
    }
    .into_any()
}
