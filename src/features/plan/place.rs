//! What does a plan add to a saved place?

use leptos::prelude::*;
use listing::record::CenterId;

use super::outcome::OutcomeField;
use super::step::Step;
use crate::components::{Icon, changing};
use crate::features::center::actions::hand_over_card;
use crate::i18n::current_words;
use crate::state::saved::SavedPlace;
use crate::state::saved::list_page::ListPage;

/// What came of the calls, what comes next, and the contact card.
pub(super) fn in_plan(id: CenterId) -> AnyView {
    view! {
        <OutcomeField id />
        <Step id />
        <ContactCard id />
    }
    .into_any()
}

/// The place, with today's name where the listing has it. Tracks.
pub(super) fn place_of(page: ListPage, id: CenterId) -> Option<SavedPlace> {
    page.places
        .with(|places| places.iter().find(|listed| listed.place.id == id).map(|listed| listed.place.clone()))
}

/// The place's name, or what stands for it. Tracks.
pub(super) fn name_of(page: ListPage, id: CenterId) -> String {
    let name = place_of(page, id).map(|place| place.name).unwrap_or_default();
    if name.is_empty() { current_words().saved().places.no_name.to_owned() } else { name }
}

/// For the phone's contacts, where the listing has the place.
#[component]
pub fn ContactCard(
    /// Which place.
    id: CenterId,
) -> impl IntoView {
    let words = &current_words().plan().places;
    let page = expect_context::<ListPage>();
    let said = RwSignal::new(String::new());
    let center = Memo::new(move |_| {
        page.places.with(|places| {
            let listed = places.iter().find(|listed| listed.place.id == id)?;
            Some(listed.listed.here()?.0.clone())
        })
    });
    changing(move || {
        let center = center.get()?;
        let label = words.card_name(&center.name);
        let save = move |_| {
            let is_kept = hand_over_card(&center);
            said.set(if is_kept { words.card_saved } else { words.card_not_saved }.to_owned());
        };
        let card = view! {
            <div class="stack stack--tight">
                <button class="button button--quiet plan__card" type="button" aria-label=label on:click=save>
                    <Icon icon=icondata_lu::LuContact />
                    {words.card}
                </button>
                <p class="small" role="status">
                    {said}
                </p>
            </div>
        };
        Some(card.into_any())
    })
}
