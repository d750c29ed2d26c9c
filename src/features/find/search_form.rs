//! Where, and what?

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::offered::Offered;
use crate::components::{Combobox, ComboboxSetup, When};
use crate::features::parts::{Fetch, nothing, piece_by_part, piece_by_part_when};
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::find_query::{self, FindQuery, LONGEST_TEXT};
use crate::state::finder::{Finder, Step};
use crate::state::place::{Place, PlaceProblem};

/// The place and the words.
#[component]
pub fn SearchForm() -> impl IntoView {
    let words = current_words().find();
    let finder = expect_context::<Finder>();
    let near = Memo::new(move |_| finder.query.with(|query| query.near.clone()));
    let typed_place = Offered::new(|suggest| suggest.places);
    let typed_words = Offered::new(|suggest| suggest.words);
    let look_near = move |near: String| {
        let near = near.trim().to_owned();
        let query = finder.query.get_untracked();
        if query.near != near {
            finder.ask(FindQuery { near, ..query }, Step::New);
        }
    };
    let take = move |offered: Offered, at| {
        if let Some(suggested) = offered.take(at) {
            finder.take(suggested);
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        look_near(typed_place.typed.get_value());
    };
    let is_settled = Signal::derive(move || finder.is_settled());
    let problem = Memo::new(move |_| match finder.place.get() {
        Place::NotFound(problem) => Some(problem_text(problem, &near.get())),
        _ => None,
    });
    let says = |count| current_words().find().suggest.count(count);

    Effect::new(move |_| typed_place.typed.set_value(near.get()));

    let place_setup = ComboboxSetup {
        id: "place",
        kind: "text",
        parameter: find_query::NEAR,
        autocomplete: "postal-code",
        described_by: "place-hint place-problem",
        list_label: words.suggest.list_label,
        longest: LONGEST_TEXT,
        says,
    };
    let words_setup = ComboboxSetup {
        id: "words",
        kind: "search",
        parameter: find_query::WORDS,
        autocomplete: "off",
        described_by: "words-hint",
        ..place_setup
    };
    view! {
        <form class="search not-printed until-started" role="search" aria-label=words.form_label action=Route::Find.path(Locale::current()) on:submit=submit>
            <div class="field stack stack--tight stack--wide">
                <label class="field__label" for="place">
                    {words.place_label}
                </label>
                <span class="field__hint small quiet" id="place-hint">
                    {words.place_hint}
                </span>
                <Combobox
                    setup=place_setup
                    value=near.into()
                    is_invalid=Signal::derive(move || problem.with(Option::is_some))
                    suggestions=typed_place.shown
                    on_type=Callback::new(move |typed| typed_place.offer(finder, typed))
                    on_leave=Callback::new(look_near)
                    on_take=Callback::new(move |at| take(typed_place, at))
                />
                <p class="field__error" id="place-problem" aria-live="polite">
                    {Signal::derive(move || problem.get().unwrap_or_default())}
                </p>
            </div>
            <div class="field stack stack--tight stack--wide">
                <label class="field__label" for="words">
                    {words.words_label}
                </label>
                <span class="field__hint small quiet" id="words-hint">
                    {words.words_hint}
                </span>
                <Combobox
                    setup=words_setup
                    value=finder.words.into()
                    is_invalid=Signal::stored(false)
                    suggestions=typed_words.shown
                    on_type=Callback::new(move |typed: String| {
                        finder.type_words(typed.clone());
                        typed_words.offer(finder, typed);
                    })
                    on_leave=Callback::new(|_| ())
                    on_take=Callback::new(move |at| take(typed_words, at))
                />
            </div>
            <button class="search__go button" type="submit">
                {words.search_button}
            </button>
            <div class="search__here">{piece_by_part_when(is_settled, Fetch::Finder(|more| more.here), nothing)}</div>
            <When holds=Signal::derive(move || matches!(finder.place.get(), Place::Choose { .. }))>
                {piece_by_part(Fetch::Finder(|more| more.which_town), nothing)}
            </When>
        </form>
    }
    .into_any()
}

/// What is wrong with a place that was typed.
pub fn problem_text(problem: PlaceProblem, place: &str) -> String {
    let words = &current_words().find().place_errors;
    match problem {
        PlaceProblem::NotUnderstood => words.not_understood(place),
        PlaceProblem::UnknownZip => words.unknown_zip(place),
        PlaceProblem::UnknownTown => words.unknown_town(place),
    }
}
