//! Who said so, and when?

use std::sync::Arc;

use leptos::prelude::*;
use listing::link::web_link;
use listing::record::Center;

use crate::components::changing;
use crate::i18n::{Locale, current_words, long_date};
use crate::state::directory::Load;
use crate::state::finder::Finder;

/// Source, date, and the advice to call first.
#[component]
pub fn SourceNote(center: Arc<Center>) -> impl IntoView {
    let words = &current_words().center().source;
    let locale = Locale::current();
    let finder = expect_context::<Finder>();
    let source = changing(move || match finder.directory.manifest() {
        Load::Ready(manifest) => manifest.source(&center.source).map(|source| {
            let line = words.line(long_date(locale, center.as_of), &source.publisher, &source.title);
            let link = web_link(&source.url).map(|href| {
                view! {
                    " "
                    <a href=href rel="noreferrer">
                        {words.link}
                    </a>
                }
                .into_any()
            });
            view! { <p class="small quiet">{line} {link}</p> }.into_any()
        }),
        _ => None,
    });
    view! {
        <section class="center__group stack">
            <h2 class="center__heading">{words.heading}</h2>
            {source}
            <p class="small quiet">{current_words().center().not_reported_note}</p>
        </section>
    }
    .into_any()
}
