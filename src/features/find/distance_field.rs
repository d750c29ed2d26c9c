//! How far may it be, and in what is that told?

use leptos::ev::Event;
use leptos::prelude::*;
use listing::geo::{Meters, Unit};

use crate::components::views;
use crate::i18n::{Locale, current_words};
use crate::state::find_query::{DISTANCES, FindQuery};
use crate::state::finder::{Finder, Step};

/// The distance around a place. Not shown where there is no place to measure from.
#[component]
pub fn DistanceField() -> impl IntoView {
    let words = current_words().find();
    let locale = Locale::current();
    let finder = expect_context::<Finder>();
    let unit = Memo::new(move |_| finder.query.with(|query| query.unit));
    let has_place = move || finder.place.with(|place| place.at().is_some());
    let chosen =
        move || finder.query.with(|query| query.within.map(|miles| miles.to_string()).unwrap_or_default());
    let choose = move |event: Event| {
        let query = finder.query.get_untracked();
        finder.ask(FindQuery { within: event_target_value(&event).parse().ok(), ..query }, Step::New);
    };
    let distances = views(DISTANCES.into_iter().map(|miles| {
        let within =
            Signal::derive(move || words.within(locale.distance(Meters::from_miles(miles), unit.get())));
        view! { <option value=miles.to_string()>{within}</option> }
    }));
    // Who reads Spanish may have grown up with kilometers; so may whoever sent the link.
    let has_units = move || locale == Locale::Es || unit.get() == Unit::Kilometers;
    let choose_unit = move |event: Event| {
        let is_km = event_target_value(&event) == "km";
        finder.measure_in(if is_km { Unit::Kilometers } else { Unit::Miles });
    };
    view! {
        <div class="field stack stack--tight stack--wide" hidden=move || !has_place()>
            <label class="field__label" for="within">
                {current_words().distance_field().within_label}
            </label>
            <select class="field__input" id="within" prop:value=chosen on:change=choose>
                <option value="">{current_words().distance_field().within_auto}</option>
                {distances}
            </select>
        </div>
        <div class="field stack stack--tight stack--wide" hidden=move || !has_place() || !has_units()>
            <label class="field__label" for="unit">
                {current_words().distance_field().unit_label}
            </label>
            <select
                class="field__input"
                id="unit"
                prop:value=move || if unit.get() == Unit::Kilometers { "km" } else { "mi" }
                on:change=choose_unit
            >
                <option value="mi">{current_words().distance_field().unit_miles}</option>
                <option value="km">{current_words().distance_field().unit_kilometers}</option>
            </select>
        </div>
    }
    .into_any()
}
