//! The finder: where, what, and the places that fit.

pub(super) mod chips;
mod distance_field;
pub(super) mod empty;
pub(super) mod farther;
pub(super) mod filters;
pub(super) mod here;
pub(super) mod map;
mod marked;
pub(super) mod offered;
pub(super) mod order_note;
pub(super) mod place_item;
pub(super) mod problems;
pub(super) mod results;
pub(super) mod search_form;
mod sort_field;
pub(super) mod status;
pub(super) mod unasked;
pub(super) mod view_switch;
pub(super) mod which_town;

use leptos::prelude::*;

use crate::components::{When, changing};
use crate::features::kind_switch::KindSwitch;
use crate::features::parts::{Fetch, MissingNotice, nothing, piece_by_part, piece_by_part_when};
use crate::features::saved_link::SavedLink;
use crate::i18n::current_words;
use crate::routes::Route;
use crate::state::find_query::{FindQuery, View};
use crate::state::finder::{Finder, Outcome, Step};
use crate::state::missing_parts::MissingParts;
use crate::state::overlay::Overlay;
use crate::state::page_change;

use chips::Chips;
use results::Results;
use search_form::SearchForm;
use status::Status;

/// The finder.
#[component]
pub fn FindPage() -> impl IntoView {
    let words = current_words().find();
    let overlay = expect_context::<Overlay>();
    page_change::name_page(&words.title());
    let finder = expect_context::<Finder>();
    let near = Signal::derive(move || finder.query.with(|query| query.near.clone()));
    let has_list = Signal::derive(move || finder.outcome.with(Outcome::total).is_some());
    let is_settled = Signal::derive(move || finder.is_settled());
    let is_time_for_filters = Signal::derive(move || finder.is_settled() && overlay.was_seen());
    let is_map = Memo::new(move |_| finder.query.with(|query| query.view == View::Map));
    let places = changing(move || {
        Some(if is_map.get() {
            piece_by_part(Fetch::Map, map_waiting)
        } else {
            view! { <Results /> }.into_any()
        })
    });
    let missing = expect_context::<MissingParts>();
    on_cleanup(move || {
        overlay.reset();
        missing.forget();
    });
    view! {
        <div class="finder wrap">
            <div inert=move || overlay.is_open()>
                <KindSwitch here=Route::Find near />
                <div class="cluster">
                    <h1 class="finder__heading" tabindex="-1">
                        {words.heading}
                    </h1>
                    <SavedLink />
                </div>
                <SearchForm />
                <noscript>
                    <p class="notice">{words.no_script}</p>
                </noscript>
            </div>
            <div class="finder__columns until-started">
                {piece_by_part_when(is_time_for_filters, Fetch::Finder(|more| more.filters), filters_waiting)}
                <div class="finder__results stack stack--wide" inert=move || overlay.is_open()>
                    <Status />
                    <Chips />
                    <MissingNotice />
                    {piece_by_part_when(is_settled, Fetch::Finder(|more| more.notices), nothing)}
                    <div class="finder__tools">{piece_by_part_when(is_settled, Fetch::Finder(|more| more.tools), nothing)}</div>
                    {places}
                    // Not before there is a list: it would jump out of sight when the list comes.
                    <When holds=has_list>
                        {piece_by_part(Fetch::Finder(|more| more.order_note), nothing)}
                    </When>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The filters before their code is here: what stands in the prerendered page. What is ticked there is taken over.
fn filters_waiting() -> AnyView {
    #[cfg(feature = "ssr")]
    return filters();
    // Whatever is in it stays as it is.
    #[cfg(not(feature = "ssr"))]
    view! { <section class="filters stack stack--loose stack--wide not-printed" id="filters" inner_html=""></section> }
        .into_any()
}

/// See [`filters::Filters`]: a part of its own.
pub(super) fn filters() -> AnyView {
    expect_context::<Finder>().take_early_ticks("#filters");
    view! { <filters::Filters /> }.into_any()
}

/// What could not be used of a link, and what of the list did not come: parts of their own.
pub(super) fn notices() -> AnyView {
    let finder = expect_context::<Finder>();
    let ignored = Memo::new(move |_| finder.query.with(|query| query.ignored.clone()));
    let missing = Memo::new(move |_| finder.outcome.with(Outcome::missing));
    let on_retry = Callback::new(move |()| finder.retry());
    view! {
        <problems::IgnoredParts ignored />
        <problems::MissingStates missing on_retry />
    }
    .into_any()
}

/// List or map, and what comes first: parts of their own.
pub(super) fn tools() -> AnyView {
    view! { <view_switch::ViewSwitch /> }.into_any()
}

/// See [`here::Here`]: a part of its own.
pub(super) fn here() -> AnyView {
    let finder = expect_context::<Finder>();
    let on_look = Callback::new(move |()| finder.look_here());
    let on_stop = Callback::new(move |()| finder.drop_place());
    view! { <here::Here here=finder.here on_look on_stop /> }.into_any()
}

/// See [`results::LeftOut`]: a part of its own.
pub(super) fn left_out() -> AnyView {
    view! { <results::LeftOut /> }.into_any()
}

/// See [`order_note::OrderNote`]: a part of its own.
pub(super) fn order_note() -> AnyView {
    view! { <order_note::OrderNote /> }.into_any()
}

/// Until the map's code is here.
fn map_waiting() -> AnyView {
    let missing = expect_context::<MissingParts>();
    view! {
        <p role="status" hidden=move || missing.is_any()>
            {current_words().find().view.loading}
        </p>
    }
    .into_any()
}

/// See [`empty::Empty`]: a part of its own.
pub(super) fn empty() -> AnyView {
    view! { <empty::Empty /> }.into_any()
}

/// See [`unasked::Unasked`]: a part of its own.
pub(super) fn unasked() -> AnyView {
    view! { <unasked::Unasked /> }.into_any()
}

/// See [`farther::Farther`]: a part of its own.
pub(super) fn farther() -> AnyView {
    view! { <farther::Farther /> }.into_any()
}

/// See [`which_town::WhichTown`]: a part of its own.
pub(super) fn which_town() -> AnyView {
    let finder = expect_context::<Finder>();
    let on_choose = Callback::new(move |near| {
        finder.ask(FindQuery { near, ..finder.query.get_untracked() }, Step::New);
    });
    view! { <which_town::WhichTown place=finder.place on_choose /> }.into_any()
}
