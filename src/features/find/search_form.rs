//! Where, and what?

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::here::Here;
use super::which_town::WhichTown;
use crate::components::{Combobox, ComboboxSetup, Suggestion};
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::find_query::{self, FindQuery, LONGEST_TEXT};
use crate::state::finder::{Finder, Step};
use crate::state::place::{Place, PlaceProblem};
use crate::state::suggestions::{PlaceSuggestions, Suggested, for_words};

/// The place and the words.
#[component]
pub fn SearchForm() -> impl IntoView {
    let words = current_words().find();
    let finder = expect_context::<Finder>();
    let near = Memo::new(move |_| finder.query.with(|query| query.near.clone()));
    let typed_place = StoredValue::new(String::new());
    let look_near = move |near: String| {
        let near = near.trim().to_owned();
        let query = finder.query.get_untracked();
        if query.near != near {
            finder.ask(FindQuery { near, ..query }, Step::New);
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        look_near(typed_place.get_value());
    };
    let problem = Memo::new(move |_| match finder.place.get() {
        Place::NotFound(problem) => Some(problem_text(problem, &near.get())),
        _ => None,
    });
    let says = |count| current_words().find().suggest.count(count);

    let places = PlaceSuggestions::new(finder);
    let offered_places = Memo::new(move |_| places.now());
    let shown_places = Memo::new(move |_| {
        let kind = words.suggest.place;
        offered_places.get().into_iter().map(|text| Suggestion { kind, text }).collect()
    });
    Effect::new(move |_| typed_place.set_value(near.get()));

    let offered = for_words(finder);
    let shown = Memo::new(move |_| offered.with(|offered| offered.iter().map(suggestion).collect()));

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
                    suggestions=shown_places
                    on_type=Callback::new(move |typed: String| {
                        typed_place.set_value(typed.clone());
                        places.type_place(typed);
                    })
                    on_leave=Callback::new(look_near)
                    on_take=Callback::new(move |at: usize| {
                        if let Some(place) = offered_places.with_untracked(|places| places.get(at).cloned()) {
                            look_near(place);
                        }
                    })
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
                    suggestions=shown
                    on_type=Callback::new(move |typed| finder.type_words(typed))
                    on_leave=Callback::new(|_| ())
                    on_take=Callback::new(move |at: usize| {
                        if let Some(suggested) = offered.with_untracked(|offered| offered.get(at).cloned()) {
                            finder.take(suggested);
                        }
                    })
                />
            </div>
            <button class="search__go button" type="submit">
                {words.search_button}
            </button>
            <Here />
            <WhichTown />
        </form>
    }
    .into_any()
}

/// As a person reads it.
pub(super) fn suggestion(suggested: &Suggested) -> Suggestion {
    let words = &current_words().find().suggest;
    let label = |option| Locale::current().option_words(option).label;
    match suggested {
        Suggested::Filter { option, near: Some(near), .. } => {
            Suggestion { kind: words.filter_and_place, text: words.filter_near(label(*option), near) }
        }
        Suggested::Filter { option, near: None, .. } => {
            Suggestion { kind: words.filter, text: label(*option).to_owned() }
        }
        Suggested::Place { near, .. } => Suggestion { kind: words.place, text: words.near(near) },
        Suggested::Center { name, town, .. } => {
            Suggestion { kind: words.name, text: words.name_in(name, town) }
        }
    }
}

fn problem_text(problem: PlaceProblem, place: &str) -> String {
    let words = &current_words().find().place_errors;
    match problem {
        PlaceProblem::NotUnderstood => words.not_understood(place),
        PlaceProblem::UnknownZip => words.unknown_zip(place),
        PlaceProblem::UnknownTown => words.unknown_town(place),
    }
}
