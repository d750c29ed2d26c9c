//! Which places are there?

use std::sync::Arc;

use leptos::prelude::*;
use listing::taxonomy::OptionId;

use super::place_item::place;
use super::problems::Failure;
use crate::components::{When, changing};
use crate::features::parts::{Fetch, nothing, piece_by_part, piece_by_part_when};
use crate::i18n::{current_words, grouped};
use crate::state::attention::{COUNT, focus_soon};
use crate::state::finder::{Finder, Outcome};
use crate::state::place_card::PlaceCard;
use crate::state::slots::{Slot, Slots, slots};

/// The list of places, or why there is none.
#[component]
pub fn Results() -> impl IntoView {
    let words = &current_words().find().results;
    let finder = expect_context::<Finder>();
    let cards = Memo::new(move |_| finder.outcome.with(Outcome::cards));
    let is_settled = Signal::derive(move || finder.is_settled());
    let Slots { all: slots, is_busy } = slots(cards, finder.query, |one, other| one.id == other.id);
    let shown = move || cards.with(Vec::len);
    let total = move || finder.outcome.with(Outcome::total).unwrap_or_default();
    // The new places stand above the button: the focus goes to the first of them.
    let show_more = move |_| {
        let first_new = cards.with_untracked(Vec::len) + 1;
        finder.show_more();
        focus_soon(format!(".finder__list > li:nth-child({first_new}) .place__link"));
    };
    view! {
        <Failure />
        <When holds=Signal::derive(move || finder.outcome.with(|outcome| matches!(outcome, Outcome::Unasked { .. })))>
            {piece_by_part(Fetch::Finder(|more| more.unasked), nothing)}
        </When>
        <When holds=Signal::derive(move || finder.outcome.with(Outcome::total) == Some(0))>
            {piece_by_part(Fetch::Finder(|more| more.empty), nothing)}
        </When>
        <h2 class="visually-hidden">{words.heading}</h2>
        <ol class="finder__list stack stack--wide" aria-label=words.list_label aria-busy=move || is_busy.get().then_some("true") hidden=move || shown() == 0>
            <For each=move || slots.get() key=|slot| slot.id let:slot>
                {item(slot)}
            </For>
        </ol>
        <div class="finder__more cluster not-printed" hidden=move || shown() == 0>
            <button class="button" type="button" hidden=move || shown() == total() on:click=show_more>
                {words.show_more}
            </button>
            <span class="small quiet">{Signal::derive(move || words.shown(grouped(shown()), grouped(total())))}</span>
        </div>
        <When holds=Signal::derive(move || finder.outcome.with(has_farther))>
            {piece_by_part(Fetch::Finder(|more| more.farther), nothing)}
        </When>
        {piece_by_part_when(is_settled, Fetch::Finder(|more| more.left_out), nothing)}
    }
    .into_any()
}

fn item(slot: Slot<Arc<PlaceCard>>) -> AnyView {
    view! { <li hidden=move || slot.is_spare.get()>{place(slot.item)}</li> }.into_any()
}

/// Places that would fit and serve only some people: how many, why they are not shown, and a way to see them.
#[component]
pub fn LeftOut() -> impl IntoView {
    let words = &current_words().find().results;
    let finder = expect_context::<Finder>();
    let count = Memo::new(move |_| {
        finder.outcome.with(|outcome| outcome.found().map_or(0, |found| found.answer.left_out))
    });
    let show = move |_| {
        if let Some(option) = OptionId::dui_only() {
            finder.toggle(option);
            focus_soon(COUNT);
        }
    };
    changing(move || {
        let line = match count.get() {
            0 => return None,
            count => words.left_out(count),
        };
        let view = view! {
            <p class="small quiet">
                {line} " "
                <button class="button button--quiet not-printed" type="button" on:click=show>
                    {words.let_in}
                </button>
            </p>
        };
        Some(view.into_any())
    })
}

fn has_farther(outcome: &Outcome) -> bool {
    outcome.found().is_some_and(|found| !found.farther.is_empty())
}
