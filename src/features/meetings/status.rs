//! How many meetings are there, and what did not work?

use leptos::prelude::*;
use listing::geo::{Meters, Unit};
use listing::meeting::Attend;
use listing::wire::Manifest;

use crate::components::{When, changing};
use crate::features::find::problems::{IgnoredParts, MissingStates};
use crate::features::find::search_form::problem_text;
use crate::features::find::status::stale_note;
use crate::features::load_notice::LoadNotice;
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::find_query::FindQuery;
use crate::state::meetings::{MeetingsPage, Outcome};
use crate::state::place::Place;

/// The status line. Once there are results it begins with their number.
#[component]
pub fn Status() -> impl IntoView {
    let page = expect_context::<MeetingsPage>();
    let unit = move || page.finder.query.with(|query| query.unit);
    let line = Memo::new(move |_| {
        let attend = page.asked.with(|asked| asked.attend);
        page.outcome.with(|outcome| page.place.with(|place| line(outcome, place, attend, unit())))
    });
    let aside = Memo::new(move |_| {
        let aside = page.outcome.with(|outcome| page.place.with(|place| aside(outcome, place)));
        let has_list = page.outcome.with(|outcome| matches!(outcome, Outcome::Found(_)));
        aside.or_else(|| stale_note(page.finder.directory, Manifest::day_of_meetings).filter(|_| has_list))
    });
    view! {
        <div class="finder__status">
            <div class="stack stack--tight" role="status">
                <p class="finder__count" id="count" tabindex="-1">{Signal::derive(move || line.get())}</p>
                <p class="finder__aside small quiet">{Signal::derive(move || aside.get().unwrap_or_default())}</p>
            </div>
        </div>
    }
    .into_any()
}

fn line(outcome: &Outcome, place: &Place, attend: Option<Attend>, unit: Unit) -> String {
    let words = current_words().meetings_page();
    match outcome {
        Outcome::Waiting => words.status.loading.to_owned(),
        Outcome::Failed(_) => words.status.failed.to_owned(),
        Outcome::None => words.none.heading.to_owned(),
        Outcome::Found(found) => {
            let answer = &found.answer;
            let total = answer.total;
            let name = match place {
                Place::Point { label, .. } => label,
                Place::Here { .. } => current_words().find().where_you_are,
                Place::State(state) => return words.status.in_place(total, state.name()),
                _ => return words.status.meetings(total),
            };
            match answer.within {
                Some(miles) if attend == Some(Attend::InPerson) => {
                    words.status.in_person(total, far(miles, unit), name)
                }
                Some(miles) => words.status.within(total, far(miles, unit), name),
                None => words.status.meetings(total),
            }
        }
    }
}

/// What there is to know about the number.
fn aside(outcome: &Outcome, place: &Place) -> Option<String> {
    let words = &current_words().meetings_page().status;
    let Outcome::Found(found) = outcome else { return None };
    let is_online_only = *place == Place::Everywhere && found.is_online_only;
    is_online_only.then(|| words.online_only.to_owned())
}

fn far(miles: u16, unit: Unit) -> String {
    Locale::current().distance(Meters::from_miles(miles), unit)
}

/// What is wrong with a place that was typed.
pub(super) fn place_problem(place: &Place, typed: &str) -> Option<String> {
    match place {
        Place::NotFound(problem) => Some(problem_text(*problem, typed)),
        _ => None,
    }
}

/// What did not come, what could not be used of a link, and that a listing may have no meetings at all.
#[component]
pub fn Problems() -> impl IntoView {
    let words = current_words().meetings_page();
    let page = expect_context::<MeetingsPage>();
    let on_retry = Callback::new(move |()| page.retry());
    let failure = Memo::new(move |_| match page.outcome.get() {
        Outcome::Failed(error) => Some(error),
        _ => None,
    });
    let missing = Memo::new(move |_| match page.outcome.get() {
        Outcome::Found(found) => found.missing.clone(),
        _ => Vec::new(),
    });
    let ignored = Memo::new(move |_| page.asked.with(|asked| asked.ignored.clone()));
    let is_none = Signal::derive(move || page.outcome.with(|outcome| *outcome == Outcome::None));
    let places = move || {
        let near = page.asked.with(|asked| asked.near.clone());
        Route::Find.path_with(Locale::current(), &FindQuery { near, ..FindQuery::default() }.to_fragment())
    };
    let failed = changing(move || {
        failure.get().map(|error| view! { <LoadNotice error on_retry=move || page.retry() /> }.into_any())
    });
    view! {
        {failed}
        <When holds=is_none>
            <section class="notice card stack">
                <p>{words.none.text}</p>
                <p>
                    <a class="button button--primary" href=places>
                        {words.places_link}
                    </a>
                </p>
            </section>
        </When>
        <MissingStates missing on_retry />
        <IgnoredParts ignored />
    }
    .into_any()
}
