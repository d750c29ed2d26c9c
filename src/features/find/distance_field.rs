//! How far may it be?

use leptos::ev::Event;
use leptos::prelude::*;

use crate::components::views;
use crate::i18n::current_words;
use crate::state::find_query::{DISTANCES, FindQuery};
use crate::state::finder::{Finder, Step};
use crate::state::place::Place;

/// The distance around a place. Not shown where there is no place to measure from.
#[component]
pub fn DistanceField() -> impl IntoView {
    let words = current_words().find();
    let finder = expect_context::<Finder>();
    let has_place = move || finder.place.with(|place| matches!(place, Place::Point { .. }));
    let chosen =
        move || finder.query.with(|query| query.within.map(|miles| miles.to_string()).unwrap_or_default());
    let choose = move |event: Event| {
        let query = finder.query.get_untracked();
        finder.ask(FindQuery { within: event_target_value(&event).parse().ok(), ..query }, Step::New);
    };
    let distances = views(
        DISTANCES
            .into_iter()
            .map(|miles| view! { <option value=miles.to_string()>{words.within_miles(miles)}</option> }),
    );
    view! {
        <div class="field stack stack--tight stack--wide" hidden=move || !has_place()>
            <label class="field__label" for="within">
                {words.within_label}
            </label>
            <select class="field__input" id="within" prop:value=chosen on:change=choose>
                <option value="">{words.within_auto}</option>
                {distances}
            </select>
        </div>
    }
    .into_any()
}
