//! Where, and what?

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Combobox, ComboboxSetup, Suggestion, When};
use crate::features::parts::{Fetch, by_part, by_part_when, fetch_suggest, nothing};
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::find_query::{self, FindQuery, LONGEST_TEXT};
use crate::state::finder::{Finder, Step};
use crate::state::place::{Place, PlaceProblem};
use crate::state::suggestions::{Suggest, SuggestFor, Suggested};

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
                    on_take=Callback::new(move |at| typed_place.take(finder, at))
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
                    on_take=Callback::new(move |at| typed_words.take(finder, at))
                />
            </div>
            <button class="search__go button" type="submit">
                {words.search_button}
            </button>
            <div class="search__here">{by_part_when(is_settled, Fetch::Finder(|more| more.here), nothing)}</div>
            <When holds=Signal::derive(move || matches!(finder.place.get(), Place::Choose { .. }))>
                {by_part(Fetch::Finder(|more| more.which_town), nothing)}
            </When>
        </form>
    }
    .into_any()
}

/// What is typed into a field, and what is offered for it.
#[derive(Clone, Copy)]
struct Offered {
    typed: StoredValue<String>,
    shown: RwSignal<Vec<Suggestion>>,
    suggested: StoredValue<Vec<Suggested>>,
    of: fn(Suggest) -> SuggestFor,
}

impl Offered {
    fn new(of: fn(Suggest) -> SuggestFor) -> Self {
        Self {
            typed: StoredValue::new(String::new()),
            shown: RwSignal::new(Vec::new()),
            suggested: StoredValue::new(Vec::new()),
            of,
        }
    }

    /// Something was typed: offers what may be meant by it. An answer that comes late for an older text is dropped.
    fn offer(self, finder: Finder, typed: String) {
        self.typed.set_value(typed.clone());
        let locale = Locale::current();
        spawn_local(async move {
            let Some(suggest) = fetch_suggest().await else { return };
            let found = (self.of)(suggest)(finder, locale, typed.clone()).await;
            if self.typed.try_with_value(|now| *now == typed) == Some(true) {
                self.shown.set(found.iter().map(|suggested| suggestion(locale, suggested)).collect());
                self.suggested.set_value(found);
            }
        });
    }

    fn take(self, finder: Finder, at: usize) {
        if let Some(suggested) = self.suggested.with_value(|suggested| suggested.get(at).cloned()) {
            self.shown.set(Vec::new());
            finder.take(suggested);
        }
    }
}

/// As a person reads it.
fn suggestion(locale: Locale, suggested: &Suggested) -> Suggestion {
    let words = &locale.words().find().suggest;
    let label = |option| locale.option_label(option);
    match suggested {
        Suggested::Filter { option, near: Some(near), .. } => {
            Suggestion { kind: words.filter_and_place, text: words.filter_near(label(*option), near) }
        }
        Suggested::Filter { option, near: None, .. } => {
            Suggestion { kind: words.filter, text: label(*option).to_owned() }
        }
        Suggested::Place { near, .. } => Suggestion { kind: words.place, text: near.clone() },
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
