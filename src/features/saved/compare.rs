//! How do the places differ?
//!
//! What all of them offer stands in one line of its group, and only what differs has a row: on a narrow phone the name of
//! a row stands above its cells, and three columns are enough for a yes or a number.

use leptos::prelude::*;
use listing::record::CenterId;
use listing::taxonomy::{Chosen, Group, OptionId};

use crate::components::{changing, views};
use crate::features::find::place_item::distance_text;
use crate::i18n::{Locale, current_words, long_date, phone_number};
use crate::routes::{Route, phone};
use crate::state::find_query::center;
use crate::state::finder::Finder;
use crate::state::place::Place;
use crate::state::saved::list_page::{ListPage, MOST_COMPARED};
use crate::state::saved::listed::{Listed, ListedPlace};

/// Which places, and their table.
#[component]
pub fn Compare() -> impl IntoView {
    let words = &current_words().saved().compare;
    let page = expect_context::<ListPage>();
    let must_choose = Memo::new(move |_| page.saved.count() > MOST_COMPARED);
    let choice = changing(move || must_choose.get().then(|| view! { <Choice /> }.into_any()));
    let table = changing(move || {
        let compared = page.compared();
        let places: Vec<ListedPlace> = page.places.with(|places| {
            compared
                .iter()
                .filter_map(|id| places.iter().find(|known| known.place.id == *id))
                .cloned()
                .collect()
        });
        Some(match places.len() {
            0 | 1 => view! { <p>{words.need_two}</p> }.into_any(),
            _ => view! { <Table places near=page.near.get() /> }.into_any(),
        })
    });
    view! {
        <section class="card stack stack--wide" aria-labelledby="compare-heading">
            <h2 class="saved__heading" id="compare-heading">
                {words.heading}
            </h2>
            {choice}
            {table}
        </section>
    }
    .into_any()
}

/// Which three, where there are more.
#[component]
fn Choice() -> impl IntoView {
    let words = &current_words().saved().compare;
    let page = expect_context::<ListPage>();
    let ids = Memo::new(move |_| page.saved.places().into_iter().map(|place| place.id).collect::<Vec<_>>());
    let options = changing(move || {
        let options = ids.get().into_iter().map(|id| view! { <PlaceChoice id /> });
        Some(views(options).into_any())
    });
    view! {
        <fieldset class="stack stack--tight stack--wide">
            <legend class="field__label">{words.choose}</legend>
            <p class="small quiet">{words.fourth}</p>
            {options}
        </fieldset>
    }
    .into_any()
}

#[component]
fn PlaceChoice(id: CenterId) -> impl IntoView {
    let page = expect_context::<ListPage>();
    let name = untrack(|| page.saved.get(id)).map(|place| place.name).unwrap_or_default();
    view! {
        <label class="saved__choice">
            <input
                type="checkbox"
                prop:checked=move || page.compared().contains(&id)
                on:change=move |_| page.toggle_compared(id)
            />
            <bdi>{name}</bdi>
        </label>
    }
    .into_any()
}

/// A row of the table.
struct Row {
    heading: String,
    cells: Vec<AnyView>,
}

#[component]
fn Table(places: Vec<ListedPlace>, near: Place) -> impl IntoView {
    let words = &current_words().saved().compare;
    let locale = Locale::current();
    let columns = views(places.iter().map(|ListedPlace { place, .. }| {
        view! {
            <th scope="col" role="columnheader">
                <a href=Route::Center.path_with(locale, &center::to_fragment(place.id))>
                    <bdi>{place.name.clone()}</bdi>
                </a>
                <bdi class="side-by-side__town small quiet">{place.town.clone()}</bdi>
            </th>
        }
    }));
    let groups = views(Group::ALL.into_iter().map(|group| group_body(group, &places)));
    view! {
        <table class="side-by-side" role="table">
            <caption class="side-by-side__caption small quiet">{words.caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <td class="side-by-side__corner" role="cell"></td>
                    {columns}
                </tr>
            </thead>
            <tbody role="rowgroup">{views(about(&places, &near).into_iter().map(row))}</tbody>
            {groups}
        </table>
    }
    .into_any()
}

fn row(Row { heading, cells }: Row) -> AnyView {
    view! {
        <tr role="row">
            <th class="side-by-side__row" scope="row" role="rowheader">
                {heading}
            </th>
            {views(cells.into_iter().map(|cell| view! { <td role="cell">{cell}</td> }))}
        </tr>
    }
    .into_any()
}

/// Distance, phone and age of the data.
fn about(places: &[ListedPlace], near: &Place) -> Vec<Row> {
    let words = &current_words().saved().compare;
    let locale = Locale::current();
    let not_reported = || view! { <span class="quiet">{words.not_reported}</span> }.into_any();
    let unit = expect_context::<Finder>().query.with_untracked(|query| query.unit);
    let from = match near {
        Place::Point { label, .. } => Some(label.as_str()),
        Place::Here { .. } => Some(current_words().find().where_you_are),
        _ => None,
    };
    let distance = from.map(|from| Row {
        heading: words.distance_from(from),
        cells: places
            .iter()
            .map(|place| match place.listed.distance(near) {
                Some((distance, is_exact)) => distance_text(distance, is_exact, unit).into_any(),
                None => view! { <Unknown listed=place.listed.clone() /> }.into_any(),
            })
            .collect(),
    });
    let phone = Row {
        heading: words.phone.to_owned(),
        cells: places
            .iter()
            .map(|place| match &place.place.phone {
                Some(number) => view! {
                    <a class="tap" href=phone::call_number(number)>
                        {phone_number(number)}
                    </a>
                }
                .into_any(),
                None => not_reported(),
            })
            .collect(),
    };
    let as_of = Row {
        heading: words.as_of.to_owned(),
        cells: places
            .iter()
            .map(|place| match place.place.as_of {
                Some(date) => long_date(locale, date).into_any(),
                None => not_reported(),
            })
            .collect(),
    };
    distance.into_iter().chain([phone, as_of]).collect()
}

/// A group of options: what all have in one line, then a row for each that some have.
fn group_body(group: Group, places: &[ListedPlace]) -> AnyView {
    let words = &current_words().saved().compare;
    let locale = Locale::current();
    let known: Vec<Chosen> = places.iter().filter_map(|place| Some(place.listed.here()?.1)).collect();
    let have = |option: &OptionId| known.iter().filter(|options| options.contains(*option)).count();
    let (all, some): (Vec<OptionId>, Vec<OptionId>) =
        group.options().filter(|option| have(option) > 0).partition(|option| have(option) == places.len());
    let span = places.len().to_string();
    let nobody = known.len() == places.len() && all.is_empty() && some.is_empty();
    let line = |heading: &'static str, text: String| {
        view! {
            <tr role="row">
                <th class="side-by-side__row" scope="row" role="rowheader">
                    {heading}
                </th>
                <td class="side-by-side__all" colspan=span.clone() role="cell">
                    {text}
                </td>
            </tr>
        }
        .into_any()
    };
    let shared = (!all.is_empty()).then(|| {
        let names: Vec<&str> = all.iter().map(|option| locale.option_label(*option)).collect();
        line(words.all, names.join(", "))
    });
    let none = nobody.then(|| line(words.all, words.not_reported.to_owned()));
    let rows = some.into_iter().map(|option| {
        let cell = |place: &ListedPlace| match &place.listed {
            Listed::Here(_, options) if options.contains(option) => {
                view! { <span class="tick">{words.yes}</span> }.into_any()
            }
            listed => view! { <Unknown listed=listed.clone() /> }.into_any(),
        };
        let heading = locale.option_label(option).to_owned();
        row(Row { heading, cells: places.iter().map(cell).collect() })
    });
    let columns = (places.len() + 1).to_string();
    view! {
        <tbody role="rowgroup">
            <tr role="row">
                <th class="side-by-side__group" colspan=columns scope="rowgroup" role="rowheader">
                    {locale.group_heading(group)}
                </th>
            </tr>
            {shared}
            {none}
            {views(rows)}
        </tbody>
    }
    .into_any()
}

/// What is not known of a place, and why. Never a no.
#[component]
fn Unknown(listed: Listed) -> impl IntoView {
    let words = &current_words().saved().compare;
    let text = match listed {
        Listed::Here(..) => words.not_reported,
        Listed::Waiting => words.waiting,
        Listed::Gone | Listed::Failed(_) => words.unknown,
    };
    view! { <span class="quiet">{text}</span> }.into_any()
}
