//! What if no place fits?

use std::sync::Arc;

use leptos::prelude::*;
use listing::geo::Meters;
use listing::query::Narrowing;
use listing::taxonomy::Group;

use super::place_item::PlaceItem;
use crate::components::{When, changing, views};
use crate::i18n::{Locale, current_words};
use crate::routes::phone;
use crate::state::attention::{COUNT, focus_soon};
use crate::state::find_query::FindQuery;
use crate::state::finder::{Finder, Found, Looser};
use crate::state::place::Place;

/// Says so, names what costs the most, offers a way on, and a number to call.
#[component]
pub fn Empty() -> impl IntoView {
    let words = current_words().find();
    let nothing = current_words().nothing_found();
    let finder = expect_context::<Finder>();
    let query = finder.query;
    let typed = move || query.with(|query| query.words.clone());
    let is_narrowed = move || query.with(FindQuery::is_narrowed);
    let has_place = move || !matches!(finder.place.get(), Place::Everywhere | Place::LookingUp);
    let heading = Signal::derive(move || {
        let heading = if is_narrowed() || has_place() { nothing.heading } else { nothing.list_is_empty };
        heading.to_owned()
    });
    // While more of the list is on its way, it may be that one that costs nothing.
    let looser = Memo::new(move |_| {
        let found = |found: &Found| found.loosened.clone().filter(|_| !found.is_growing);
        finder.outcome.with(|outcome| outcome.found().and_then(found))
    });
    let costliest = changing(move || looser.get().map(|looser| view! { <Costliest looser /> }.into_any()));
    view! {
        <section class="notice card stack">
            <h2 class="notice__heading">
                {heading}
            </h2>
            <When holds=Signal::derive(move || !typed().is_empty())>
                <p>{Signal::derive(move || nothing.words(typed()))}</p>
            </When>
            {costliest}
            <div class="cluster">
                <When holds=Signal::derive(is_narrowed)>
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| {
                            finder.clear_filters();
                            focus_soon(COUNT);
                        }
                    >
                        {words.filters.clear_all}
                    </button>
                </When>
                <When holds=Signal::derive(has_place)>
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| {
                            finder.drop_place();
                            focus_soon(COUNT);
                        }
                    >
                        {nothing.look_everywhere}
                    </button>
                </When>
            </div>
            <p class="small quiet">
                {nothing.helpline}
                " "
                <a class="tap" href=phone::call(phone::HELPLINE)>
                    {nothing.helpline_call}
                </a>
            </p>
        </section>
    }
    .into_any()
}

/// What rules out the most, a way to drop it, and the first places that there would be.
#[component]
fn Costliest(looser: Arc<Looser>) -> impl IntoView {
    let words = current_words().nothing_found();
    let finder = expect_context::<Finder>();
    let query = finder.query.get_untracked();
    let what = looser
        .dropped
        .iter()
        .map(|narrowing| name_of(*narrowing, &query))
        .reduce(|one, other| words.and(one, other))
        .unwrap_or_default();
    let cards = views(looser.cards.iter().cloned().map(|card| view! { <PlaceItem card /> }));
    let line = words.costliest(looser.total, what);
    let drop = move |_| {
        finder.loosen(&looser.dropped);
        focus_soon(COUNT);
    };
    view! {
        <p>{line}</p>
        <div class="cluster">
            <button class="button button--primary" type="button" on:click=drop>
                {words.drop}
            </button>
        </div>
        <h3 class="notice__heading">{words.nearest}</h3>
        <ol class="stack stack--wide">{cards}</ol>
    }
    .into_any()
}

/// As a person chose it: `Detox, Support groups`, `“hope”`, `within 25 miles`.
fn name_of(narrowing: Narrowing, query: &FindQuery) -> String {
    let words = current_words().find();
    let locale = Locale::current();
    let labels = |group: Group| {
        let ticked = query.chosen.iter().filter(|option| option.group() == group);
        ticked.map(|option| locale.option_label(option)).collect::<Vec<_>>().join(", ")
    };
    match narrowing {
        Narrowing::Group(group) => labels(group),
        Narrowing::Words => words.filters.words_chip(&query.words),
        Narrowing::Distance => {
            let miles = Meters::from_miles(query.within.unwrap_or_default());
            words.within(locale.distance(miles, query.unit))
        }
    }
}
