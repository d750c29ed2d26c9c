//! Where, and which one?

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::status::place_problem;
use crate::components::{Combobox, ComboboxSetup};
use crate::features::find::here::Here;
use crate::features::find::offered::Offered;
use crate::features::find::which_town::WhichTown;
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::attention::{COUNT, focus_soon};
use crate::state::find_query::{self, LONGEST_TEXT};
use crate::state::meetings::MeetingsPage;
use crate::state::suggestions::Suggested;

const PLACE: &str = "place";

/// The place and the words.
#[component]
pub fn SearchForm() -> impl IntoView {
    let (words, find) = (current_words().meetings_page(), current_words().find());
    let page = expect_context::<MeetingsPage>();
    let near = Memo::new(move |_| page.asked.with(|asked| asked.near.clone()));
    let typed_words = Memo::new(move |_| page.asked.with(|asked| asked.words.clone()));
    let offered = Offered::new(|suggest| suggest.places);
    let look_near = move |near: String| {
        let near = near.trim().to_owned();
        if page.asked.with_untracked(|asked| asked.near != near) {
            page.change(|asked| asked.near = near);
        }
    };
    let take = move |at| {
        if let Some(Suggested::Place { near, .. }) = offered.take(at) {
            look_near(near);
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        look_near(offered.typed.get_value());
        focus_soon(COUNT);
    };
    let on_look = Callback::new(move |()| page.look_here());
    let on_stop = Callback::new(move |()| page.drop_place());
    let on_choose = Callback::new(move |near| page.change(|asked| asked.near = near));
    Effect::new(move |_| offered.typed.set_value(near.get()));
    let problem = Memo::new(move |_| page.place.with(|place| place_problem(place, &near.get())));
    let setup = ComboboxSetup {
        id: PLACE,
        kind: "text",
        parameter: find_query::NEAR,
        autocomplete: "postal-code",
        described_by: "place-hint place-problem",
        list_label: find.suggest.list_label,
        longest: LONGEST_TEXT,
        says: |count| current_words().find().suggest.count(count),
    };
    view! {
        <form class="search not-printed" role="search" aria-label=words.form_label action=Route::Meetings.path(Locale::current()) on:submit=submit>
            <div class="field stack stack--tight stack--wide">
                <label class="field__label" for=PLACE>
                    {find.place_label}
                </label>
                <span class="field__hint small quiet" id="place-hint">
                    {find.place_hint}
                </span>
                <Combobox
                    setup
                    value=near.into()
                    is_invalid=Signal::derive(move || problem.with(Option::is_some))
                    suggestions=offered.shown
                    on_type=Callback::new(move |typed| offered.offer(page.finder, typed))
                    on_leave=Callback::new(look_near)
                    on_take=Callback::new(take)
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
                    autocomplete="off"
                    maxlength=LONGEST_TEXT
                    aria-describedby="words-hint"
                    prop:value=move || typed_words.get()
                    on:input=move |event| page.type_words(event_target_value(&event))
                />
            </div>
            <button class="search__go button" type="submit">
                {find.search_button}
            </button>
            <div class="search__here">
                <Here here=page.finder.here on_look on_stop />
            </div>
            <WhichTown place=page.place on_choose />
        </form>
    }
    .into_any()
}
