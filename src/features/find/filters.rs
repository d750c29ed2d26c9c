//! What can be asked for, and how many places would be left?

use leptos::prelude::*;
use listing::taxonomy::{Group, OptionId};

use super::distance_field::DistanceField;
use crate::components::{When, views};
use crate::features::filter_sheet::FilterSheet;
use crate::i18n::{Locale, current_words, grouped};
use crate::state::find_query::FindQuery;
use crate::state::finder::{Finder, Outcome};

/// All groups: a column beside the results, and on a phone a sheet over the page.
#[component]
pub fn Filters() -> impl IntoView {
    let words = &current_words().find().filters;
    let finder = expect_context::<Finder>();
    let total = Signal::derive(move || finder.outcome.with(Outcome::counted).unwrap_or_default());
    let is_narrowed = Signal::derive(move || finder.query.with(FindQuery::is_narrowed));
    let on_clear = Callback::new(move |()| finder.clear_filters());
    view! {
        <FilterSheet total says=|total| current_words().find().filters.show_places(total) is_narrowed on_clear>
            <DistanceField />
            <p class="small quiet">{words.counts_note}</p>
            {views(Group::ALL.into_iter().map(|group| view! { <FilterGroup group /> }))}
        </FilterSheet>
    }
    .into_any()
}

/// So many options of a group are shown before the rest is unfolded.
const FIRST: usize = 6;

/// One group of options. A long one shows its first and every ticked one; the rest unfolds.
#[component]
fn FilterGroup(group: Group) -> impl IntoView {
    let words = &current_words().find().filters;
    let locale = Locale::current();
    let more_id = format!("{}-more", group.slug());
    let is_unfolded = RwSignal::new(expect_context::<Finder>().was_pressed_early(&more_id));
    let options: Vec<(OptionId, Memo<OptionState>)> =
        group.options().map(|option| (option, state_of(option))).collect();
    let states: Vec<Memo<OptionState>> = options.iter().map(|(_, state)| *state).collect();
    let is_hidden = {
        let states = states.clone();
        move || states.iter().all(|state| state.get().is_hidden)
    };
    let has_more =
        move || states.iter().skip(FIRST).any(|state| !state.get().is_hidden && !state.get().is_ticked);
    let items = options.into_iter().enumerate().map(|(at, (option, state))| {
        if at < FIRST {
            return view! { <FilterOption option state /> }.into_any();
        }
        // One that was ticked stays in sight when it is unticked again: the focus is on it, and a slip can be undone.
        let was_ticked =
            Memo::new(move |was: Option<&bool>| was.copied().unwrap_or(false) || state.get().is_ticked);
        let is_in_sight = Signal::derive(move || is_unfolded.get() || was_ticked.get());
        // The others are not even in the page: an old phone has fewer elements to take over at the start.
        view! {
            <When holds=is_in_sight>
                <FilterOption option state />
            </When>
        }
        .into_any()
    });
    view! {
        <fieldset class="filters__group" hidden=is_hidden>
            <legend class="filters__legend">{locale.group_heading(group)}</legend>
            {views(items)}
            <button
                class="button button--quiet"
                type="button"
                id=more_id
                aria-expanded=move || if is_unfolded.get() { "true" } else { "false" }
                hidden=move || !has_more()
                on:click=move |_| is_unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {Signal::derive(move || if is_unfolded.get() { words.fewer } else { words.more }.to_owned())}
            </button>
        </fieldset>
    }
    .into_any()
}

/// How an option stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct OptionState {
    is_ticked: bool,
    /// Ticking it would change nothing, or leave nothing.
    is_hidden: bool,
    /// How many places would be left; `None` while that is not known.
    count: Option<usize>,
}

fn state_of(option: OptionId) -> Memo<OptionState> {
    let finder = expect_context::<Finder>();
    Memo::new(move |_| {
        let is_ticked = finder.query.with(|query| query.chosen.contains(option));
        finder.counts.with(|answer| OptionState {
            is_ticked,
            is_hidden: !is_ticked && answer.as_ref().is_some_and(|answer| !answer.is_worth_showing(option)),
            count: answer.as_ref().map(|answer| answer.count(option)),
        })
    })
}

/// One option: tick box, label, number, hint.
#[component]
fn FilterOption(option: OptionId, state: Memo<OptionState>) -> impl IntoView {
    let words = &current_words().find().filters;
    let locale = Locale::current();
    let finder = expect_context::<Finder>();
    let (label, hint) = (locale.option_label(option), locale.option_hint(option));
    let id = format!("{}-{}", option.group().slug(), option.slug());
    let [label_id, hint_id, count_id] = ["label", "hint", "count"].map(|part| format!("{id}-{part}"));
    view! {
        <label class="option" hidden=move || state.get().is_hidden>
            <input
                type="checkbox"
                id=id
                data-parameter=option.group().slug()
                value=option.slug()
                aria-labelledby=label_id.clone()
                aria-describedby=format!("{hint_id} {count_id}")
                prop:checked=move || state.get().is_ticked
                on:change=move |_| finder.toggle(option)
            />
            <span class="option__label" id=label_id>
                {label}
            </span>
            <span class="option__count small quiet" aria-hidden="true">
                {Signal::derive(move || state.get().count.map(grouped).unwrap_or_default())}
            </span>
            <span class="visually-hidden" id=count_id>
                {Signal::derive(move || state.get().count.map(|count| words.count(count)).unwrap_or_default())}
            </span>
            <span class="option__hint small quiet" id=hint_id>
                {hint}
            </span>
        </label>
    }
    .into_any()
}
