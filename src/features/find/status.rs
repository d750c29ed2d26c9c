//! How many places are there? Said first, and said aloud.

use leptos::prelude::*;
use listing::freshness::is_stale;
use listing::geo::{Meters, Unit};
use listing::record::Date;
use listing::state::State;
use listing::wire::Manifest;

use crate::components::When;
use crate::i18n::{Locale, current_words, long_date};
use crate::state::directory::{Directory, Load};
use crate::state::find_query::FindQuery;
use crate::state::finder::{Finder, Found, Outcome};
use crate::state::place::Place;
use crate::state::today::today;

/// The status line. Once there are results it begins with their number.
#[component]
pub fn Status() -> impl IntoView {
    let words = &current_words().find().status;
    let finder = expect_context::<Finder>();
    let line = Memo::new(move |_| {
        let unit = finder.query.with(|query| query.unit);
        finder.outcome.with(|outcome| finder.place.with(|place| line(outcome, place, unit)))
    });
    let aside = Memo::new(move |_| {
        let aside = finder.outcome.with(|outcome| {
            finder.place.with(|place| finder.query.with(|query| aside(outcome, place, query)))
        });
        aside.or_else(|| {
            stale_note(finder.directory, |manifest| manifest.as_of).filter(|_| finder.is_settled())
        })
    });
    let progress = Signal::derive(move || {
        finder.outcome.with(|outcome| match outcome {
            Outcome::Waiting { loaded, total } => words.loading_progress(loaded, total),
            _ => String::new(),
        })
    });
    view! {
        <div class="finder__status">
            <div class="stack stack--tight" role="status">
                <p class="finder__count" id="count" tabindex="-1">{Signal::derive(move || line.get())}</p>
                <p class="finder__aside small quiet">{Signal::derive(move || aside.get().unwrap_or_default())}</p>
            </div>
            // Beside the status and not in it: nobody wants to hear every number.
            <When holds=Signal::derive(move || finder.outcome.with(|outcome| matches!(outcome, Outcome::Waiting { total: 2.., .. })))>
                <p class="finder__progress small quiet">
                    {progress}
                </p>
            </When>
        </div>
    }
    .into_any()
}

fn line(outcome: &Outcome, place: &Place, unit: Unit) -> String {
    let words = current_words().find();
    match outcome {
        Outcome::Waiting { .. } => words.status.loading.to_owned(),
        Outcome::Failed(_) => words.failed.heading.to_owned(),
        Outcome::Unasked { total } => words.status.places(*total),
        Outcome::Found(Found { answer, .. }) => match (place, answer.within) {
            (Place::State(state) | Place::Failed { state: Some(state), .. }, _) => {
                words.status.places_in(answer.total, state_name(*state))
            }
            (Place::Point { label, .. }, Some(miles)) => {
                words.status.places_within(answer.total, far(miles, unit), label)
            }
            (Place::Here { .. }, Some(miles)) => {
                words.status.places_within(answer.total, far(miles, unit), words.where_you_are)
            }
            _ => words.status.places(answer.total),
        },
    }
}

/// What there is to know about the number: that the finder looked farther, or is still looking.
fn aside(outcome: &Outcome, place: &Place, query: &FindQuery) -> Option<String> {
    let words = &current_words().find().status;
    let Outcome::Found(found) = outcome else { return None };
    if found.is_growing {
        return Some(words.loading.to_owned());
    }
    let is_auto = query.within.is_none() && place.at().is_some();
    let miles = found.answer.within.filter(|_| is_auto)?;
    match miles {
        ..=5 => None,
        100.. if found.answer.total < 20 => Some(words.widest(far(miles, query.unit))),
        _ => Some(words.widened(far(miles, query.unit))),
    }
}

/// That the list of this day is stale, if it is.
pub fn stale_note(directory: Directory, day: fn(&Manifest) -> Date) -> Option<String> {
    let Load::Ready(manifest) = directory.manifest() else { return None };
    let as_of = day(&manifest);
    is_stale(as_of, today()?)
        .then(|| current_words().find().status.stale(long_date(Locale::current(), as_of)))
}

fn far(miles: u16, unit: Unit) -> String {
    Locale::current().distance(Meters::from_miles(miles), unit)
}

/// States keep their own names in both languages.
fn state_name(state: State) -> &'static str {
    state.name()
}
