//! What is the page of a place made of?

use std::sync::Arc;

use leptos::context::Provider;
use leptos::prelude::*;
use listing::record::{Center, Date};

use super::exhibit::{Exhibit, Group};
use super::invented::Invented;
use crate::data::LoadError;
use crate::features::center::CenterColumns;
use crate::features::center::mistake::Letter;
use crate::features::center::offers::AllOffers;
use crate::features::data_age::DataAge;
use crate::state::center_page::{CenterState, Rest};
use crate::state::directory::Load;
use crate::state::find_query::FindQuery;
use crate::state::finder::Finder;

pub(super) const NAME: &str = "The page of a place";

/// All that a place can say of itself, and what is read while or because a part of it is missing.
#[component]
pub fn PlaceParts(invented: Invented) -> impl IntoView {
    let directory = invented.directory();
    let whole_record = invented.full.clone();
    // As the list has it: with its first number alone.
    let center = Arc::new(Center { phones: whole_record.phones[..1].to_vec(), ..(*whole_record).clone() });
    let query = FindQuery::default();
    let outcome = invented.found(&query, Vec::new());
    let finder = Finder::still(directory, query, invented.place.clone(), outcome);
    let state = |rest| CenterState::still(directory, center.clone(), rest);
    let whole = state(Load::Ready(Rest { center: whole_record, terms: Ok(Arc::clone(&invented.terms)) }));
    let day = center.as_of;
    let waiting = state(Load::Loading);
    let failed = state(Load::Failed(LoadError::Unreachable { file: "listing/oh.details.json".to_owned() }));
    let (of_columns, of_letter) = (center.clone(), center.clone());
    // What the list knows is shown above.
    let silent = Arc::new(Center { codes: Vec::new(), ..(*center).clone() });
    let of_waiting = silent.clone();
    view! {
        <Group id="place-page" name=NAME about="A place that says all it can.">
            <Provider value=finder>
                <div class="center">
                    <CenterColumns center=of_columns state=whole />
                </div>
                <Exhibit name="A mistake, on a site whose operator reads mail">
                    <Letter center=of_letter operator="help@example.org".to_owned() />
                </Exhibit>
            </Provider>
            <Exhibit name="The age of data: no clock yet, recent, within a year, older">
                <DataAge as_of=day today=None />
                <DataAge as_of=day today=Date::new(2026, 6, 1) />
                <DataAge as_of=day today=Date::new(2026, 12, 1) />
                <DataAge as_of=day today=Date::new(2029, 1, 1) />
            </Exhibit>
            <Exhibit name="The rest of it is on its way">
                <AllOffers center=of_waiting state=waiting />
            </Exhibit>
            <Exhibit name="The rest of it did not come">
                <AllOffers center=silent state=failed />
            </Exhibit>
        </Group>
    }
    .into_any()
}
