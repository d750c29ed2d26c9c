//! What can be asked of meetings, and how many would be left?

use leptos::prelude::*;

use super::pick::{Pick, PickGroup};
use crate::components::{When, views};
use crate::features::filter_sheet::FilterSheet;
use crate::i18n::{current_words, grouped};
use crate::state::find_query::meetings::MeetingsAsked;
use crate::state::meetings::{MeetingsPage, Outcome};

/// So many choices of a group are shown before the rest is unfolded.
const FIRST: usize = 6;

/// All groups: a column beside the results, and on a phone a sheet over the page.
#[component]
pub fn Filters() -> impl IntoView {
    let words = &current_words().meetings_page().filters;
    let page = expect_context::<MeetingsPage>();
    let total = Signal::derive(move || page.outcome.with(Outcome::total).unwrap_or_default());
    let is_narrowed = Signal::derive(move || page.asked.with(MeetingsAsked::is_narrowed));
    let on_clear = Callback::new(move |()| page.clear_filters());
    view! {
        <FilterSheet total says=|total| current_words().meetings_page().filters.show(total) is_narrowed on_clear>
            <p class="small quiet">{words.counts_note}</p>
            {views(PickGroup::ALL.into_iter().map(|group| view! { <FilterGroup group /> }))}
        </FilterSheet>
    }
    .into_any()
}

/// Choices of a group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Choices {
    /// Where was looked, and how far; `None` before anything was found.
    place: Option<(String, Option<u16>)>,
    picks: Vec<Pick>,
    is_unfolded: bool,
}

/// One group of choices. A long one shows its first and every chosen one; the rest unfolds.
#[component]
fn FilterGroup(group: PickGroup) -> impl IntoView {
    let words = &current_words().find().filters;
    let page = expect_context::<MeetingsPage>();
    let is_unfolded = RwSignal::new(false);
    let picks = Memo::new(move |before: Option<&Choices>| {
        page.behind.with(|found| {
            let Some(found) = found else { return before.cloned().unwrap_or_default() };
            let place = Some((found.asked.near.clone(), found.asked.within));
            // What was there stays while somebody chooses; elsewhere there is something else to choose.
            let before = before.filter(|before| before.place == place);
            let before = before.map(|before| before.picks.as_slice()).unwrap_or_default();
            let picks = page.asked.with(|asked| group.picks(asked, &found.answer, before));
            Choices { place, picks, is_unfolded: false }
        })
    });
    // What is in sight stays there until the group is folded.
    let shown = Memo::new(move |before: Option<&Choices>| {
        let (Choices { place, picks, .. }, is_unfolded) = (picks.get(), is_unfolded.get());
        let before = before.filter(|before| before.place == place && before.is_unfolded == is_unfolded);
        let was_shown = |pick: &Pick| before.is_some_and(|before| before.picks.contains(pick));
        let room = FIRST.saturating_sub(picks.iter().filter(|pick| was_shown(pick)).count());
        let is_long = matches!(group, PickGroup::Types(_) | PickGroup::Fellowships);
        let mut others = 0;
        let in_sight = |pick: &Pick| {
            if !is_long || is_unfolded || was_shown(pick) || page.asked.with(|asked| pick.is_chosen(asked)) {
                return true;
            }
            others += 1;
            others <= room
        };
        Choices { place, picks: picks.into_iter().filter(in_sight).collect(), is_unfolded }
    });
    let count_of = |choices: Memo<Choices>| move || choices.with(|choices| choices.picks.len());
    let (all, in_sight) = (count_of(picks), count_of(shown));
    let has_more = Signal::derive(move || is_unfolded.get() || all() > in_sight());
    view! {
        <fieldset class="filters__group" hidden=move || all() == 0>
            <legend class="filters__legend">{group.heading()}</legend>
            <For each=move || shown.with(|shown| shown.picks.clone()) key=Pick::slug let:pick>
                {option(group, pick)}
            </For>
            <When holds=has_more>
                <button
                    class="button button--quiet"
                    type="button"
                    aria-expanded=move || if is_unfolded.get() { "true" } else { "false" }
                    on:click=move |_| is_unfolded.update(|unfolded| *unfolded = !*unfolded)
                >
                    {Signal::derive(move || if is_unfolded.get() { words.fewer } else { words.more }.to_owned())}
                </button>
            </When>
        </fieldset>
    }
    .into_any()
}

/// One choice: tick box or circle, label, number.
fn option(group: PickGroup, pick: Pick) -> AnyView {
    let words = &current_words().meetings_page().filters;
    let page = expect_context::<MeetingsPage>();
    let id = pick.slug();
    let [label_id, count_id] = ["label", "count"].map(|part| format!("{id}-{part}"));
    let label = pick.label();
    let is_single = pick.is_single();
    let state = {
        let pick = pick.clone();
        Memo::new(move |_| {
            let is_chosen = page.asked.with(|asked| pick.is_chosen(asked));
            let count =
                page.behind.with(|found| found.as_ref().map(|found| found.answer.count(pick.choice())));
            (is_chosen, count)
        })
    };
    let press = move |_| {
        page.change(|asked| {
            if !(is_single && pick.is_chosen(asked)) {
                pick.press(asked);
            }
        });
    };
    view! {
        <label class="option">
            <input
                type=if is_single { "radio" } else { "checkbox" }
                name=is_single.then_some(group.slug())
                id=id
                aria-labelledby=label_id.clone()
                aria-describedby=count_id.clone()
                prop:checked=move || state.get().0
                on:change=press
            />
            <span class="option__label" id=label_id>
                {label}
            </span>
            <span class="option__count small quiet" aria-hidden="true">
                {Signal::derive(move || state.get().1.map(grouped).unwrap_or_default())}
            </span>
            <span class="visually-hidden" id=count_id>
                {Signal::derive(move || state.get().1.map(|count| words.count(count)).unwrap_or_default())}
            </span>
        </label>
    }
    .into_any()
}
