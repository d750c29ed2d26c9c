//! What matters of one place, in four lines?

use std::sync::Arc;

use leptos::prelude::*;
use listing::geo::{Meters, Unit};

use super::marked::marked;
use crate::components::{Icon, changing, views};
use crate::features::save_button::SaveButton;
use crate::i18n::{Locale, current_words, long_date, phone_number};
use crate::routes::{Route, phone};
use crate::state::find_query::center;
use crate::state::place_card::PlaceCard;
use crate::state::saved::SavedPlace;

/// One place in a list.
#[component]
pub fn PlaceItem(card: Arc<PlaceCard>) -> impl IntoView {
    view! { <li>{place(RwSignal::new(card))}</li> }.into_any()
}

/// What a list tells of the place that is there now. When another one comes, the elements stay, and only words change: to
/// make new ones is three times the work, for each letter that somebody types.
pub fn place(card: RwSignal<Arc<PlaceCard>>) -> AnyView {
    let words = &current_words().find().results;
    let text = move |of: fn(&PlaceCard) -> String| Signal::derive(move || card.with(|card| of(card)));
    let mark = move |of: fn(&PlaceCard) -> String| {
        changing(move || Some(card.with(|card| marked(&of(card), &card.words))))
    };
    let offers = changing(move || Some(card.with(|card| offers(card))));
    view! {
        <article class="place card">
            <div class="stack">
                <div class="stack stack--tight">
                    <h3 class="place__heading">
                        <a class="place__link" href=text(address_of)>
                            <bdi>{mark(|card| card.name.clone())}</bdi>
                        </a>
                    </h3>
                    <p class="place__part small" hidden=move || card.with(|card| card.part.is_empty())>
                        <bdi>{mark(|card| card.part.clone())}</bdi>
                    </p>
                    <p class="place__line small quiet">
                        <bdi>{mark(street_and_town)}</bdi>
                        <span class="place__distance">{text(distance)}</span>
                    </p>
                </div>
                <ul
                    class="place__offers small cluster"
                    aria-label=words.offers
                    hidden=move || card.with(|card| card.offers.is_empty())
                >
                    {offers}
                </ul>
            </div>
            <div class="place__actions cluster">
                <a
                    class="button button--primary place__call"
                    href=text(call_address)
                    aria-label=text(call_name)
                    hidden=move || card.with(|card| card.phone.is_none())
                >
                    <Icon icon=icondata_lu::LuPhone />
                    {text(call)}
                </a>
                <p class="place__no-phone" hidden=move || card.with(|card| card.phone.is_some())>
                    {words.no_phone}
                </p>
                <SaveButton place=Arc::new(move || card.with(|card| SavedPlace::of_card(card, 0))) />
                <p class="place__as-of small quiet" hidden=move || card.with(|card| card.as_of.is_none())>
                    {text(as_of)}
                </p>
            </div>
        </article>
    }
    .into_any()
}

fn offers(card: &PlaceCard) -> AnyView {
    let locale = Locale::current();
    let offers = card.offers.iter().map(|(option, is_asked)| {
        view! {
            <li class=if *is_asked { "tick place__offer--asked" } else { "tick" }>
                {marked(locale.option_label(*option), &card.words)}
            </li>
        }
    });
    views(offers).into_any()
}

fn address_of(card: &PlaceCard) -> String {
    Route::Center.path_with(Locale::current(), &center::to_fragment(card.id))
}

fn street_and_town(card: &PlaceCard) -> String {
    let lines = [&*card.street, &*card.town];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

fn distance(card: &PlaceCard) -> String {
    card.distance.map(|far| distance_text(far, card.is_exact, card.unit)).unwrap_or_default()
}

fn call_address(card: &PlaceCard) -> String {
    card.phone.as_ref().map(phone::call_number).unwrap_or_default()
}

fn call_name(card: &PlaceCard) -> String {
    let words = &current_words().find().results;
    card.phone.as_ref().map(|phone| words.call_name(&card.name, phone_number(phone))).unwrap_or_default()
}

fn call(card: &PlaceCard) -> String {
    let words = &current_words().find().results;
    card.phone.as_ref().map(|phone| words.call(phone_number(phone))).unwrap_or_default()
}

fn as_of(card: &PlaceCard) -> String {
    let words = &current_words().find().results;
    card.as_of.map(|date| words.as_of(long_date(Locale::current(), date))).unwrap_or_default()
}

/// `about 4 miles away`: as sure as the position is.
pub fn distance_text(distance: Meters, is_exact: bool, unit: Unit) -> String {
    let words = &current_words().find().results;
    let written = Locale::current().distance(distance, unit);
    match (distance.whole(unit), is_exact) {
        (0, _) => words.distance_near(written),
        (_, true) => words.distance_exact(written),
        (_, false) => words.distance(written),
    }
}
