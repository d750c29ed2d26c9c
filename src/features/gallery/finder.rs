//! What is the finder made of?

use std::sync::Arc;

use leptos::context::Provider;
use leptos::prelude::*;
use listing::gazetteer::TownIn;
use listing::state::State;
use listing::taxonomy::Group;
use listing::wire::{FilePart, WireError};

use super::exhibit::{Exhibit, Group};
use super::invented::Invented;
use crate::data::LoadError;
use crate::features::find;
use crate::features::find::chips::Chips;
use crate::features::find::empty::Empty;
use crate::features::find::farther::Farther;
use crate::features::find::filters::Filters;
use crate::features::find::order_note::OrderNote;
use crate::features::find::results::{LeftOut, Results};
use crate::features::find::search_form::SearchForm;
use crate::features::find::status::Status;
use crate::features::find::unasked::Unasked;
use crate::features::load_notice::LoadNotice;
use crate::i18n::current_words;
use crate::state::announcer::Announcer;
use crate::state::find_query::{FindQuery, NEAR, WORDS};
use crate::state::finder::{Finder, Found, Outcome};
use crate::state::missing_parts::MissingParts;
use crate::state::overlay::Overlay;
use crate::state::place::{Place, PlaceProblem};
use crate::state::saved::Saved;

pub(super) const NAME: &str = "The finder";

/// The form, the filters and a list, and all that a person may read instead of a list.
#[component]
pub fn FinderParts(invented: Invented) -> impl IntoView {
    Announcer::provide();
    MissingParts::provide();
    Overlay::provide();
    provide_context(Saved::still(Vec::new(), 0, None));
    let directory = invented.directory();
    let asked = FindQuery {
        within: Some(25),
        ..asked_for(&[(NEAR, "43215"), (Group::Help.slug(), "peer-support,groups,magic")])
    };
    let missing = ["KY", "WV"].into_iter().filter_map(State::from_code).collect();
    let found = with_more(invented.found(&asked, missing));
    let with_places = Finder::still(directory, asked, invented.place.clone(), found);

    let in_vain = asked_for(&[(NEAR, "43215"), (Group::Pay.slug(), "medicaid"), (WORDS, "zzzzzz")]);
    let nothing = invented.found(&in_vain, Vec::new());
    let with_nothing = Finder::still(directory, in_vain, invented.place.clone(), nothing);

    let choices = ["IL", "MO"].into_iter().filter_map(State::from_code);
    let choices = choices.map(|state| TownIn { name: "Springfield".to_owned(), state, zips: 1 }).collect();
    let unclear = Place::Choose { town: "Springfield".to_owned(), choices };
    let waiting = || Outcome::Waiting { loaded: 0, total: 0 };
    let with_choice = Finder::still(directory, asked_for(&[(NEAR, "Springfield")]), unclear, waiting());

    let unasked = Outcome::Unasked { total: 1234 };
    let with_nothing_asked = Finder::still(directory, FindQuery::default(), Place::Everywhere, unasked);

    let mistyped = asked_for(&[(NEAR, "00000")]);
    let nowhere = Place::NotFound(PlaceProblem::UnknownZip);
    let with_mistyped = Finder::still(directory, mistyped, nowhere, waiting());
    view! {
        <Group id="finder" name=NAME about="On a narrow phone the filters are a sheet that covers the page, and are not seen here.">
            <Exhibit name="The form, with a ZIP code that is none">
                <Provider value=with_mistyped>
                    <SearchForm />
                </Provider>
            </Exhibit>
            <Exhibit name="Where the device is">
                <Provider value=with_choice>
                    {find::here()}
                </Provider>
            </Exhibit>
            <Exhibit name="A town that is in several states">
                <Provider value=with_choice>
                    {find::which_town()}
                </Provider>
            </Exhibit>
            <Exhibit name="Nothing is asked yet">
                <Provider value=with_nothing_asked>
                    <Unasked />
                </Provider>
            </Exhibit>
            <Exhibit name="Filters and a list, with a link that asked for too much and states that did not come">
                <Provider value=with_places>
                    <div class="finder">
                        <div class="finder__columns">
                            <Filters />
                            <div class="finder__results stack stack--wide">
                                <Status />
                                <Chips />
                                {find::notices()}
                                <Results />
                                <Farther />
                                <LeftOut />
                                <OrderNote />
                            </div>
                        </div>
                    </div>
                </Provider>
            </Exhibit>
            <Exhibit name="The list is on its way">
                <Waiting />
            </Exhibit>
            <Exhibit name="Nothing was found">
                <Provider value=with_nothing>
                    <Empty />
                </Provider>
            </Exhibit>
            <LoadNotices />
        </Group>
    }
    .into_any()
}

/// With a place beyond the reach, and some that are left out.
fn with_more(outcome: Outcome) -> Outcome {
    let Outcome::Found(mut found) = outcome else { return outcome };
    let mut answer = (*found.answer).clone();
    answer.left_out = 2;
    found.farther = found.cards.iter().take(1).cloned().collect();
    Outcome::Found(Found { answer: Arc::new(answer), ..found })
}

fn asked_for(parameters: &[(&str, &str)]) -> FindQuery {
    parameters
        .iter()
        .fold(FindQuery::default(), |query, (parameter, value)| query.with_parameter(parameter, value))
}

/// As in `features/find/status.rs`, whose line has an id.
#[component]
fn Waiting() -> impl IntoView {
    let words = &current_words().find().status;
    view! {
        <div class="finder__status">
            <p class="finder__count">{words.loading}</p>
            <p class="finder__aside small quiet"></p>
            <p class="finder__progress small quiet">{words.loading_progress(3, 52)}</p>
        </div>
    }
    .into_any()
}

/// Every way in which a file may not come.
#[component]
fn LoadNotices() -> impl IntoView {
    let part = FilePart::Shard;
    let file = || "listing/oh.0123456789abcdef.json".to_owned();
    let unreadable = |reason| LoadError::Unreadable { file: file(), reason };
    let notices = [
        ("No answer", LoadError::Unreachable { file: file() }),
        ("Nothing more came", LoadError::Stalled { file: file() }),
        ("A part of the app did not come", LoadError::Part),
        ("No such file", LoadError::Refused { file: file(), status: 404 }),
        ("The host has trouble", LoadError::Refused { file: file(), status: 503 }),
        ("A web page came instead", unreadable(WireError::Html { part })),
        ("Only half of it came", unreadable(WireError::CutShort { part })),
        ("A newer format", unreadable(WireError::UnknownVersion { part, found: 9, known: 1 })),
        ("Something else came", unreadable(WireError::Foreign { part, missing: "names".to_owned() })),
    ]
    .map(|(name, error)| {
        view! {
            <Exhibit name>
                <LoadNotice error on_retry=|| () />
            </Exhibit>
        }
    });
    notices.into_iter().collect_view().into_any()
}
