//! What if few places near somebody fit a rare need?

use leptos::prelude::*;
use listing::taxonomy::OptionId;

use super::place_item::PlaceItem;
use crate::components::{changing, views};
use crate::i18n::{Locale, current_words};
use crate::state::finder::Finder;

/// The next ones beyond the reach, and a sentence why they are there.
#[component]
pub fn Farther() -> impl IntoView {
    let words = current_words().farther();
    let locale = Locale::current();
    let finder = expect_context::<Finder>();
    let cards = Memo::new(move |_| {
        finder.outcome.with(|outcome| outcome.found().map(|found| found.farther.clone()).unwrap_or_default())
    });
    changing(move || {
        let cards = cards.get();
        if cards.is_empty() {
            return None;
        }
        let rare =
            finder.query.with_untracked(|query| query.chosen).iter().filter(|option| option.is_rare_need());
        let what: Vec<&str> = rare.map(|option: OptionId| locale.option_label(option)).collect();
        let items = views(cards.iter().cloned().map(|card| view! { <PlaceItem card /> }));
        let view = view! {
            <section class="stack stack--wide" aria-labelledby="farther-heading">
                <h2 id="farther-heading">{words.heading}</h2>
                <p>{words.text(what.join(", "))}</p>
                <ol class="stack stack--wide" aria-labelledby="farther-heading">
                    {items}
                </ol>
            </section>
        };
        Some(view.into_any())
    })
}
