//! Where? And what if there is no such place, or several?

use leptos::prelude::*;
use listing::first_contact::{Question, Step};

use super::words;
use crate::components::{Combobox, ComboboxSetup, Icon, When, changing, views};
use crate::features::find::here::line;
use crate::features::find::offered::Offered;
use crate::features::find::search_form::problem_text;
use crate::i18n::current_words;
use crate::state::attention::focus_soon;
use crate::state::find_query;
use crate::state::first_contact::StartPage;
use crate::state::place::Place;
use crate::state::suggestions::Suggested;

/// The id of the field.
pub(super) const FIELD: &str = "start-place";
/// What is pasted is not cut: whoever pastes a letter is told that it is no place.
const LONGEST: usize = 100_000;

/// A place, typed or where the device is.
#[component]
pub fn PlaceField() -> impl IntoView {
    let words = &current_words().guide().place;
    let find = current_words().find();
    let page = expect_context::<StartPage>();
    let offered = Offered::new(|suggest| suggest.places);
    let value = Signal::derive(move || page.draft.with(|draft| draft.place.clone()));
    let write = move |typed: String| {
        page.draft.update(|draft| {
            draft.place = typed;
            draft.is_here = false;
        });
    };
    let setup = ComboboxSetup {
        id: FIELD,
        kind: "text",
        parameter: find_query::NEAR,
        autocomplete: "postal-code",
        described_by: "question-hint question-error",
        list_label: find.suggest.list_label,
        longest: LONGEST,
        says: |count| current_words().find().suggest.count(count),
    };
    let take = move |at| {
        if let Some(Suggested::Place { near, .. }) = offered.take(at) {
            write(near);
        }
    };
    view! {
        <div class="start__place field stack stack--tight stack--wide">
            <label class="field__label" for=FIELD>
                {words.field}
            </label>
            <Combobox
                setup
                value
                is_invalid=Signal::derive(move || page.slip.with(Option::is_some))
                suggestions=offered.shown
                on_type=Callback::new(move |typed: String| {
                    write(typed.clone());
                    offered.offer(page.finder, typed);
                })
                on_leave=Callback::new(|_| ())
                on_take=Callback::new(take)
            />
        </div>
        <Here />
    }
    .into_any()
}

/// The button that asks the device where it is, and what came of it.
#[component]
fn Here() -> impl IntoView {
    let guide = &current_words().guide().place;
    let words = current_words().here();
    let page = expect_context::<StartPage>();
    let here = page.finder.here;
    let is_here = Signal::derive(move || {
        here.position.get().is_some() && page.draft.with(|draft| draft.is_here && draft.place.is_empty())
    });
    let line =
        Signal::derive(move || line(here, if is_here.get() { guide.here_privacy } else { "" }).to_owned());
    view! {
        <div>
            <button class="button button--quiet" type="button" on:click=move |_| page.look_here()>
                <Icon icon=icondata_lu::LuLocateFixed />
                {words.button}
            </button>
        </div>
        <div role="status">
            <When holds=is_here>
                <p class="strong">{guide.here}</p>
            </When>
            <p class="small quiet">{line}</p>
        </div>
    }
    .into_any()
}

/// What to do about a place that could not be used as it was said.
#[component]
pub fn Unclear() -> impl IntoView {
    let options = &current_words().guide().options;
    let page = expect_context::<StartPage>();
    changing(move || {
        let typed = words::answer(&page.answers(), Question::Where);
        let (heading, choices) = match page.place.get() {
            Place::NotFound(problem) => (problem_text(problem, &typed), Vec::new()),
            Place::Choose { town, choices } => {
                let near = choices.into_iter().map(|town| format!("{}, {}", town.name, town.state));
                (current_words().which_town().heading(&town), near.collect())
            }
            _ => return None,
        };
        let buttons = views(choices.into_iter().map(|near: String| {
            let choose = {
                let near = near.clone();
                move |_| {
                    page.say_place(&near);
                    focus_soon("main h1");
                }
            };
            view! {
                <button class="button" type="button" on:click=choose>
                    <bdi>{near}</bdi>
                </button>
            }
        }));
        let view = view! {
            <div class="notice card stack" role="alert">
                <p class="strong">{heading}</p>
                <div class="cluster">
                    {buttons}
                    <button
                        class="button button--quiet"
                        type="button"
                        on:click=move |_| page.go_to(Step::Question(Question::Where))
                    >
                        {options.change_place}
                    </button>
                </div>
            </div>
        };
        Some(view.into_any())
    })
}
