//! Why this order, and where does the list come from?

use leptos::prelude::*;
use listing::query::Order;

use crate::components::{changing, views};
use crate::i18n::{Locale, current_words, long_date};
use crate::state::directory::Load;
use crate::state::finder::Finder;

/// The order in one line, the promise behind it, and source and date of the data.
#[component]
pub fn OrderNote() -> impl IntoView {
    let words = current_words().order();
    let locale = Locale::current();
    let finder = expect_context::<Finder>();
    let has_distance = move || finder.place.with(|place| place.at().is_some());
    let sources = changing(move || match finder.directory.manifest() {
        Load::Ready(manifest) => {
            let lines = manifest.sources.iter().map(|source| {
                let line = current_words().source().line(
                    long_date(locale, source.as_of),
                    &source.publisher,
                    &source.title,
                );
                view! { <p>{line}</p> }
            });
            Some(views(lines).into_any())
        }
        _ => None,
    });
    let order = Signal::derive(move || {
        let order = match finder.query.with(|query| query.order) {
            Order::Name => words.by_name,
            Order::Nearest if has_distance() => words.by_distance,
            Order::Nearest => words.by_newest,
        };
        order.to_owned()
    });
    view! {
        <section class="finder__order small quiet stack stack--tight" aria-labelledby="order-heading">
            <h2 class="finder__order-heading" id="order-heading">
                {words.heading}
            </h2>
            <p>{order}</p>
            <p>{words.fair}</p>
            <p hidden=move || !has_distance()>{words.about}</p>
            <p>{words.confirm}</p>
            <p>{words.not_reported}</p>
            {sources}
        </section>
    }
    .into_any()
}
