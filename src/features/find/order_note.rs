//! Why this order, and where does the list come from?

use leptos::prelude::*;

use crate::components::{changing, views};
use crate::i18n::{Locale, current_words, long_date};
use crate::state::directory::Load;
use crate::state::finder::Finder;
use crate::state::place::Place;

/// The order in one line, the promise behind it, and source and date of the data.
#[component]
pub fn OrderNote() -> impl IntoView {
    let words = current_words().find();
    let locale = Locale::current();
    let finder = expect_context::<Finder>();
    let has_distance = move || finder.place.with(|place| matches!(place, Place::Point { .. }));
    let sources = changing(move || match finder.directory.manifest() {
        Load::Ready(manifest) => {
            let lines = manifest.sources.iter().map(|source| {
                let line =
                    words.source.line(long_date(locale, source.as_of), &source.publisher, &source.title);
                view! { <p>{line}</p> }
            });
            Some(views(lines).into_any())
        }
        _ => None,
    });
    let order = Signal::derive(move || {
        let order = if has_distance() { words.order.by_distance } else { words.order.by_name };
        order.to_owned()
    });
    view! {
        <section class="finder__order small quiet stack stack--tight" aria-labelledby="order-heading">
            <h2 class="finder__order-heading" id="order-heading">
                {words.order.heading}
            </h2>
            <p>{order}</p>
            <p>{words.order.fair}</p>
            <p>{words.order.confirm}</p>
            <p>{words.order.not_reported}</p>
            {sources}
        </section>
    }
    .into_any()
}
