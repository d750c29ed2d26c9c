//! What is a call made of?

use leptos::context::Provider;
use leptos::prelude::*;
use listing::first_contact::Who;
use listing::record::{Center, CenterId};

use super::exhibit::{Exhibit, Group};
use super::invented::Invented;
use crate::data::LoadError;
use crate::features::call::{Calls, Facts, Sheet};
use crate::state::announcer::Announcer;
use crate::state::call::{CallPage, Called, Standing};
use crate::state::find_query::FindQuery;
use crate::state::find_query::calls;
use crate::state::finder::{Finder, Outcome as Results};
use crate::state::plan::{Outcome, Plan};
use crate::state::saved::{Saved, SavedPlace};

pub(super) const NAME: &str = "Calls";

/// A call with all that may stand on it, its sheet of paper, the end, and what goes wrong.
#[component]
pub fn CallParts(invented: Invented) -> impl IntoView {
    Announcer::provide();
    let query = FindQuery::default();
    let results = invented.found(&query, Vec::new());
    let ids: Vec<CenterId> = Results::cards(&results).iter().map(|card| card.id).collect();
    let finder = Finder::still(invented.directory(), query, invented.place.clone(), results);
    let gone = Center { name: "Harbor House".to_owned(), ..(*invented.full).clone() };
    let saved = Saved::still(vec![SavedPlace::of_center(&gone, 1)], 0, None);
    let plan = Plan::still(saved, Vec::new(), None);
    let page = |calls| CallPage::still(calls, finder, saved, plan);
    let begun = calls::Calls::of(&ids, Some(Who::Loved));
    let waits = begun.noted(Outcome::NoAnswer).noted(Outcome::WaitList);
    let call = page(waits.clone());
    let end = page(waits.gone_to(ids.len()));
    let nothing = page(calls::Calls::default());
    let place = SavedPlace::of_center(&gone, 1);
    let called = |standing| Called { place: place.clone(), part: String::new(), standing };
    let unreachable = Standing::Failed(LoadError::Unreachable { file: "manifest.json".to_owned() });
    let unknown = SavedPlace { name: String::new(), phone: None, ..place.clone() };
    let no_phone = SavedPlace { phone: None, ..place.clone() };
    let troubled = [
        Called { place: unknown.clone(), ..called(Standing::Waiting) },
        called(Standing::Gone),
        Called { place: unknown, ..called(Standing::Gone) },
        called(unreachable),
        Called { place: no_phone, ..called(Standing::Listed) },
    ];
    let sheet = called(Standing::Listed);
    view! {
        <Group id="calls" name=NAME about="One place at a time. What is folded on the screen is open on paper.">
            <Exhibit name="A call about somebody one cares about: the last one noted, a wait list and its next step">
                <Provider value=call>
                    <Calls />
                </Provider>
            </Exhibit>
            <Exhibit name="On paper">
                <Provider value=call>
                    <Sheet called=sheet.clone() who=Some(Who::Me) />
                </Provider>
            </Exhibit>
            <Exhibit name="The end">
                <Provider value=end>
                    <Calls />
                </Provider>
            </Exhibit>
            <Exhibit name="A place that is on its way; one that is gone, saved and not; the list did not come; no number; no place to call">
                <Provider value=call>
                    <div class="stack stack--loose">
                        {troubled.clone().map(|called| view! { <Facts called /> }).into_iter().collect_view()}
                    </div>
                </Provider>
                <Provider value=nothing>
                    <Calls />
                </Provider>
            </Exhibit>
        </Group>
    }
    .into_any()
}
