//! What is a plan made of?

use leptos::context::Provider;
use leptos::prelude::*;
use listing::record::Center;

use super::exhibit::{Exhibit, Group};
use super::invented::Invented;
use crate::components::ErrorSummary;
use crate::features::plan::file::Came;
use crate::features::plan::place::ContactCard;
use crate::features::plan::step::StepForm;
use crate::features::plan::{MyPlan, delete_words};
use crate::features::saved::delete_all::Question;
use crate::state::announcer::Announcer;
use crate::state::find_query::FindQuery;
use crate::state::finder::{Finder, Outcome as Found};
use crate::state::plan::file::FileProblem;
use crate::state::plan::{Call, NextStep, Outcome, Person, Plan, Record};
use crate::state::saved::list_page::ListPage;
use crate::state::saved::{Saved, SavedPlace, StoreProblem};

pub(super) const NAME: &str = "The plan";

/// A moment of a November, in milliseconds since 1970.
const NOTED_AT: u64 = 1_795_638_896_789;

/// A plan with something of everything, an empty one, and its forms.
#[component]
pub fn PlanParts(invented: Invented) -> impl IntoView {
    Announcer::provide();
    let query = FindQuery::default();
    let outcome = invented.found(&query, Vec::new());
    let listed = Found::cards(&outcome).first().map(|card| SavedPlace::of_card(card, 1));
    let finder = Finder::still(invented.directory(), query, invented.place.clone(), outcome);
    provide_context(finder);
    // Not those of the saved list, whose fields stand on this page already.
    let unlisted = |name: &str, saved_at| {
        let center = Center { name: name.to_owned(), ..(*invented.full).clone() };
        SavedPlace::of_center(&center, saved_at)
    };
    let places = vec![unlisted("Open Door", 1), unlisted("Second Street", 2)];
    let off_the_list = unlisted("Long Porch", 3);
    let call = |place: &SavedPlace, outcome, order| Record::Call(Call::to(place, outcome, NOTED_AT, order));
    let mut records = vec![
        Record::Reasons("My daughter.\nMornings without dread.".to_owned()),
        Record::Person(Person { name: "Joe".to_owned(), phone: "614-555-0190".to_owned(), added_at: 1 }),
        Record::Answers("help=talk".to_owned()),
        call(&off_the_list, Outcome::NotRight, 1),
    ];
    if let (Some(first), Ok(at)) = (places.first(), "2099-12-01T09:00".parse()) {
        let what = "Call back; ask for Ana".to_owned();
        records.extend([
            call(first, Outcome::NoAnswer, 2),
            call(first, Outcome::WaitList, 3),
            Record::Step(first.id, NextStep { what, at }),
        ]);
    }
    let set_aside = ("old".to_owned(), "{}".to_owned());
    let entries = records.iter().map(Record::encode).chain([set_aside]).collect();
    let saved = Saved::still(places.clone(), 0, None);
    let page = ListPage::still(saved, finder, None);
    page.with_notes.set(true);
    let plan = Plan::still(saved, entries, Some(StoreProblem::Refused));
    let nothing_saved = Saved::still(Vec::new(), 0, None);
    let empty = Plan::still(nothing_saved, Vec::new(), None);
    let files = [
        Ok(0),
        Ok(12),
        Err(FileProblem::Unreadable),
        Err(FileProblem::Empty),
        Err(FileProblem::TooLarge),
        Err(FileProblem::Damaged),
        Err(FileProblem::Foreign),
        Err(FileProblem::Older),
        Err(FileProblem::Newer),
    ]
    .map(|brought| view! { <Came brought /> })
    .into_iter()
    .collect_view();
    let card = listed.map(|place| {
        let id = place.id;
        let page = ListPage::still(Saved::still(vec![place], 0, None), finder, None);
        view! {
            <Provider value=page>
                <ContactCard id />
            </Provider>
        }
    });
    let last = places.last().map(|place| place.id);
    let errors = vec![("gallery-person".to_owned(), "Write a name. A nickname is fine.".to_owned())];
    view! {
        <Group id="plan" name=NAME about="The places are those of the saved list; what stands between name and note is the plan's.">
            <Exhibit name="A plan with something of everything, in a browser that keeps nothing, with a record that cannot be read">
                <Provider value=page>
                    <Provider value=plan>
                        <div class="first-steps plan stack stack--loose stack--wide">
                            <MyPlan />
                        </div>
                    </Provider>
                </Provider>
            </Exhibit>
            <Exhibit name="The form of a next step">
                <Provider value=empty>
                    // Made in here, since it looks for the plan when it is made.
                    {last.map(|id| view! { <StepForm id is_editing=RwSignal::new(true) /> })}
                </Provider>
            </Exhibit>
            <Exhibit name="The contact card of a place that is listed">{card}</Exhibit>
            <Exhibit name="What is wrong with a form">
                <ErrorSummary
                    id="gallery-errors".to_owned()
                    heading=|count| format!("{count} thing to look at")
                    errors=Signal::stored(errors)
                    go_to=|_| ()
                />
            </Exhibit>
            <Exhibit name="What comes of bringing in a file">
                <div class="stack">{files}</div>
            </Exhibit>
            <Exhibit name="Whether all may be deleted">
                <Question ask=delete_words().ask yes=delete_words().yes no=delete_words().no on_yes=|_| () on_no=|_| () />
            </Exhibit>
        </Group>
    }
    .into_any()
}
