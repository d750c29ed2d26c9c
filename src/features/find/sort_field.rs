//! What comes first?

use leptos::ev::Event;
use leptos::prelude::*;
use listing::query::Order;

use crate::i18n::current_words;
use crate::state::finder::Finder;

/// Nearest first, or by name. Neither can be bought.
#[component]
pub fn SortField() -> impl IntoView {
    let words = current_words().order();
    let finder = expect_context::<Finder>();
    let chosen = move || match finder.query.with(|query| query.order) {
        Order::Nearest => "",
        Order::Name => "name",
    };
    let choose = move |event: Event| {
        finder.sort(if event_target_value(&event).is_empty() { Order::Nearest } else { Order::Name });
    };
    let first = Signal::derive(move || {
        let has_distance = finder.place.with(|place| place.at().is_some());
        if has_distance { words.nearest } else { words.newest }.to_owned()
    });
    view! {
        <label class="sort cluster">
            {words.label}
            <select class="field__input sort__input" prop:value=chosen on:change=choose>
                <option value="">{first}</option>
                <option value="name">{words.alphabetical}</option>
            </select>
        </label>
    }
    .into_any()
}
