//! Where, and what?

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

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
    let place = NodeRef::<Input>::new();
    let go = move || {
        let near = place.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default();
        let query = finder.query.get_untracked();
        if query.near != near {
            finder.ask(FindQuery { near, ..query }, Step::New);
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        go();
    };
    let problem = Memo::new(move |_| match finder.place.get() {
        Place::NotFound(problem) => {
            Some(problem_text(problem, &finder.query.with(|query| query.near.clone())))
        }
        Place::Choose { town, .. } => Some(problem_text(PlaceProblem::NotUnderstood, &town)),
        _ => None,
    });
    view! {
        <form class="search not-printed until-started" role="search" aria-label=words.form_label action=Route::Find.path(Locale::current()) on:submit=submit>
            <div class="field stack stack--tight stack--wide">
                <label class="field__label" for="place">
                    {words.place_label}
                </label>
                <span class="field__hint small quiet" id="place-hint">
                    {words.place_hint}
                </span>
                <input
                    class="field__input"
                    id="place"
                    type="text"
                    data-parameter=find_query::NEAR
                    autocomplete="postal-code"
                    maxlength=LONGEST_TEXT.to_string()
                    aria-describedby="place-hint place-problem"
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    node_ref=place
                    prop:value=move || finder.query.with(|query| query.near.clone())
                    on:change=move |_| go()
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
                <input
                    class="field__input"
                    id="words"
                    type="search"
                    data-parameter=find_query::WORDS
                    autocomplete="off"
                    maxlength=LONGEST_TEXT.to_string()
                    aria-describedby="words-hint"
                    prop:value=move || finder.words.get()
                    on:input=move |event| finder.type_words(event_target_value(&event))
                />
            </div>
            <button class="search__go button" type="submit">
                {words.search_button}
            </button>
        </form>
    }
    .into_any()
}

fn problem_text(problem: PlaceProblem, place: &str) -> String {
    let words = &current_words().find().place_errors;
    match problem {
        PlaceProblem::NotUnderstood => words.not_understood(place),
        PlaceProblem::UnknownZip => words.unknown_zip(place),
        PlaceProblem::UnknownTown => words.unknown_town(place),
    }
}
