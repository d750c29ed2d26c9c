//! Which meetings are there, one below the other or day by day?

use std::sync::Arc;

use leptos::prelude::*;
use listing::record::Date;

use super::item::item;
use super::nothing::Nothing;
use super::times;
use crate::components::{When, changing};
use crate::i18n::{current_words, grouped};
use crate::state::attention::focus_soon;
use crate::state::find_query::meetings::MeetingsView;
use crate::state::meetings::card::MeetingCard;
use crate::state::meetings::{Found, MeetingsPage, Outcome};
use crate::state::slots::{Slot, Slots, slots};

/// The meetings, in the order that was chosen.
#[component]
pub fn List() -> impl IntoView {
    let words = current_words().meetings_page();
    let page = expect_context::<MeetingsPage>();
    let cards = Memo::new(move |_| page.outcome.with(Outcome::cards));
    let total = Memo::new(move |_| page.outcome.with(Outcome::total));
    let shown = move || cards.with(Vec::len);
    let view = Memo::new(move |_| page.asked.with(|asked| asked.view));
    // What was shown stays: the first of the others is known by its row.
    let show_more = move |_| {
        let shown = cards.with_untracked(Vec::len);
        page.show_more(shown);
        if let Some(row) = cards.with_untracked(|cards| cards.get(shown).map(|card| card.row)) {
            focus_soon(format!("[data-meeting=\"{row}\"] .meeting__name"));
        }
    };
    let lists = changing(move || {
        Some(if view.get() == MeetingsView::Week {
            view! { <Week cards /> }.into_any()
        } else {
            view! { <Flat cards /> }.into_any()
        })
    });
    view! {
        <When holds=Signal::derive(move || total.get() == Some(0))>
            <Nothing />
        </When>
        <div class="stack stack--wide" hidden=move || shown() == 0>
            {lists}
            <div class="finder__more cluster not-printed">
                <button class="button" type="button" hidden=move || Some(shown()) == total.get() on:click=show_more>
                    {words.show_more}
                </button>
                <span class="small quiet">
                    {Signal::derive(move || words.shown(grouped(shown()), grouped(total.get().unwrap_or_default())))}
                </span>
            </div>
            <p class="small quiet">
                {Signal::derive(move || match view.get() {
                    MeetingsView::Soonest => words.order.soonest,
                    MeetingsView::Nearest => words.order.nearest,
                    MeetingsView::Week => words.order.week,
                }.to_owned())}
                " "
                {words.confirm}
            </p>
        </div>
    }
    .into_any()
}

/// One below the other. While a meeting stays in the list, its element stays: a minute later only words change.
#[component]
fn Flat(cards: Memo<Vec<MeetingCard>>) -> impl IntoView {
    let words = current_words().meetings_page();
    let page = expect_context::<MeetingsPage>();
    let question = Memo::new(move |_| page.asked.get());
    let Slots { all: slots, is_busy } = slots(cards, question, |one, other| one.row == other.row);
    view! {
        <h2 class="visually-hidden">{words.list_label}</h2>
        <ol
            class="stack stack--wide"
            aria-label=words.list_label
            aria-busy=move || is_busy.get().then_some("true")
        >
            <For each=move || slots.get() key=|slot| slot.id let:slot>
                {in_slot(slot)}
            </For>
        </ol>
    }
    .into_any()
}

/// Another meeting in the same slot is made anew: of two meetings, hardly a word is the same.
fn in_slot(slot: Slot<MeetingCard>) -> AnyView {
    let row = Memo::new(move |_| slot.item.with(|card| card.row));
    let meeting = changing(move || {
        let row = row.get();
        Some(item(as_it_stands(move || slot.item.with(|card| (card.row == row).then(|| card.clone())))))
    });
    view! {
        <li data-meeting=move || row.get() hidden=move || slot.is_spare.get()>
            {meeting}
        </li>
    }
    .into_any()
}

/// Day by day, each with its date.
#[component]
fn Week(cards: Memo<Vec<MeetingCard>>) -> impl IntoView {
    let page = expect_context::<MeetingsPage>();
    // A week of meetings is a lot to draw: after another question it follows what else changes.
    let before = Memo::new(move |_| {
        let asked = page.asked.get();
        let is_behind = |found: &&Arc<Found>| found.asked != asked && found.asked.view == MeetingsView::Week;
        page.behind.with(|found| found.as_ref().filter(is_behind).cloned())
    });
    let shown = Memo::new(move |_| match before.get() {
        Some(before) => before.cards.clone(),
        None => cards.get(),
    });
    // Each day once, in their order; by the clocks of several zones the meetings of two days may stand between each other.
    let days = Memo::new(move |_| {
        let mut days: Vec<(Option<Date>, String)> = Vec::new();
        shown.with(|cards| {
            for card in cards {
                if days.iter().all(|(day, _)| *day != card.day) {
                    days.push((card.day, times::day_heading(card)));
                }
            }
        });
        days.sort_by_key(|(day, _)| (day.is_none(), *day));
        days
    });
    view! {
        <div class="stack stack--wide" aria-busy=move || before.with(|before| before.is_some().then_some("true"))>
            <For each=move || days.get() key=|day| day.clone() let:day>
                {
                    let of_day = day.0;
                    let rows = move || {
                        let is_of_day = |card: &&MeetingCard| card.day == of_day;
                        shown.with(|cards| cards.iter().filter(is_of_day).map(|card| card.row).collect::<Vec<_>>())
                    };
                    view! {
                        <section class="meetings__day stack stack--wide">
                            <h2 class="meetings__day-heading">{day.1}</h2>
                            <ol class="stack stack--wide">
                                <For each=rows key=|row| *row let:row>
                                    <li data-meeting=row>{in_week(shown, row)}</li>
                                </For>
                            </ol>
                        </section>
                    }
                }
            </For>
        </div>
    }
    .into_any()
}

fn in_week(shown: Memo<Vec<MeetingCard>>, row: usize) -> AnyView {
    item(as_it_stands(move || shown.with(|cards| cards.iter().find(|card| card.row == row).cloned())))
}

/// The meeting as it stands now; as it stood last, when it is about to leave.
fn as_it_stands(now: impl Fn() -> Option<MeetingCard> + Send + Sync + 'static) -> Memo<Option<MeetingCard>> {
    Memo::new(move |last: Option<&Option<MeetingCard>>| now().or_else(|| last.cloned().flatten()))
}
