//! Which meetings are there, one below the other or day by day?

use leptos::prelude::*;

use super::item::item;
use super::nothing::Nothing;
use super::times;
use crate::components::{When, changing};
use crate::i18n::{current_words, grouped};
use crate::state::attention::focus_soon;
use crate::state::find_query::meetings::MeetingsView;
use crate::state::meetings::card::MeetingCard;
use crate::state::meetings::{MeetingsPage, Outcome};
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
    let show_more = move |_| {
        let shown = cards.with_untracked(Vec::len);
        page.show_more();
        focus_soon(if view.get_untracked() == MeetingsView::Week {
            format!("[data-meeting=\"{shown}\"] .meeting__name")
        } else {
            format!(".meetings__list > li:nth-child({}) .meeting__name", shown + 1)
        });
    };
    let lists = changing(move || {
        Some(if view.get() == MeetingsView::Week {
            // A week of them is a lot to draw: it follows what else changes.
            let behind = Memo::new(move |_| {
                page.behind.with(|found| found.as_ref().map(|found| found.cards.clone()).unwrap_or_default())
            });
            view! { <Week cards=behind /> }.into_any()
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
            class="meetings__list stack stack--wide"
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
        Some(item(Memo::new(move |last: Option<&Option<MeetingCard>>| {
            let now = slot.item.with(|card| (card.row == row).then(|| card.clone()));
            now.or_else(|| last.cloned().flatten())
        })))
    });
    view! { <li hidden=move || slot.is_spare.get()>{meeting}</li> }.into_any()
}

/// Day by day, each with its date.
#[component]
fn Week(cards: Memo<Vec<MeetingCard>>) -> impl IntoView {
    // Days in their order, each with the meetings of it.
    let days = Memo::new(move |_| {
        cards.with(|cards| {
            let of_day = cards.chunk_by(|one, other| one.day == other.day);
            of_day
                .filter_map(|cards| Some((cards.first()?.day, times::day_heading(cards.first()?))))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <For each=move || days.get() key=|day| day.clone() let:day>
            {
                let of_day = day.0;
                let numbered = move || {
                    let all = cards.with(|cards| numbered(cards));
                    let is_of_day = |place: &(usize, usize)| cards.with(|cards| cards.get(place.0).is_some_and(|card| card.day == of_day));
                    all.into_iter().filter(is_of_day).collect::<Vec<_>>()
                };
                view! {
                    <section class="meetings__day stack stack--wide">
                        <h2 class="meetings__day-heading">{day.1}</h2>
                        <ol class="stack stack--wide">
                            <For each=numbered key=|(_, row)| *row let:place>
                                <li data-meeting=place.0>{item(card_of(cards, place.1))}</li>
                            </For>
                        </ol>
                    </section>
                }
            }
        </For>
    }
    .into_any()
}

fn numbered(cards: &[MeetingCard]) -> Vec<(usize, usize)> {
    cards.iter().enumerate().map(|(at, card)| (at, card.row)).collect()
}

/// The meeting as it stands now; as it stood last, when it is about to leave the list.
fn card_of(cards: Memo<Vec<MeetingCard>>, row: usize) -> Memo<Option<MeetingCard>> {
    Memo::new(move |last: Option<&Option<MeetingCard>>| {
        let now = cards.with(|cards| cards.iter().find(|card| card.row == row).cloned());
        now.or_else(|| last.cloned().flatten())
    })
}
