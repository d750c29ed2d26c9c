//! What matters of one place, in four lines?

use leptos::prelude::*;
use listing::geo::{Meters, Unit};

use super::marked::Marked;
use crate::components::{Icon, views};
use crate::features::save_button::SaveButton;
use crate::i18n::{Locale, current_words, long_date, phone_number};
use crate::routes::{Route, phone};
use crate::state::find_query::center;
use crate::state::finder::Finder;
use crate::state::place_card::PlaceCard;
use crate::state::saved::SavedPlace;

/// One place in the list.
#[component]
pub fn PlaceItem(card: PlaceCard) -> impl IntoView {
    let words = &current_words().find().results;
    let locale = Locale::current();
    let finder = expect_context::<Finder>();
    let place = SavedPlace::of_card(&card, 0);
    let PlaceCard { id, name, part, street, town, phone, as_of, distance, is_exact, offers } = card;
    let address: Vec<String> = [street, town].into_iter().filter(|line| !line.is_empty()).collect();
    let has_offers = !offers.is_empty();
    let call = match phone {
        Some(number) => {
            let written = phone_number(&number);
            let label = words.call_name(&name, &written);
            view! {
                <a class="button button--primary place__call" href=phone::call_number(&number) aria-label=label>
                    <Icon icon=icondata_lu::LuPhone />
                    {words.call(written)}
                </a>
            }
            .into_any()
        }
        None => view! { <p class="place__no-phone">{words.no_phone}</p> }.into_any(),
    };
    let offers = views(offers.into_iter().map(|(option, is_asked)| {
        view! {
            <li class=if is_asked { "tick place__offer--asked" } else { "tick" }>
                <Marked text=locale.option_label(option) />
            </li>
        }
    }));
    view! {
        <li>
            <article class="place card">
                <div class="stack">
                    <div class="stack stack--tight">
                        <h3 class="place__heading">
                            <a class="place__link" href=Route::Center.path_with(locale, &center::to_fragment(id))>
                                <bdi><Marked text=name /></bdi>
                            </a>
                        </h3>
                        {(!part.is_empty())
                            .then(|| view! { <p class="place__part small"><bdi><Marked text=part /></bdi></p> }.into_any())}
                        <p class="place__line small quiet">
                            <bdi><Marked text=address.join(", ") /></bdi>
                            {distance
                                .map(|distance| {
                                    view! {
                                        " · "
                                        <span class="place__distance">{Signal::derive(move || distance_text(distance, is_exact, finder.query.with(|query| query.unit)))}</span>
                                    }
                                        .into_any()
                                })}
                        </p>
                    </div>
                    <ul class="place__offers small cluster" aria-label=words.offers hidden=!has_offers>
                        {offers}
                    </ul>
                </div>
                <div class="place__actions cluster">
                    {call}
                    <SaveButton place />
                    {as_of
                        .map(|date| {
                            view! { <p class="place__as-of small quiet">{words.as_of(long_date(locale, date))}</p> }
                                .into_any()
                        })}
                </div>
            </article>
        </li>
    }
    .into_any()
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
