//! How does a place come onto the person's list?

use leptos::prelude::*;

use crate::components::{Icon, When};
use crate::i18n::current_words;
use crate::state::announcer::Announcer;
use crate::state::saved::{Saved, SavedPlace};

/// Keeps a place on this device, or lets it go. What it says stays the same: whether it is pressed says the rest.
#[component]
pub fn SaveButton(
    /// The place, as it would be saved.
    place: SavedPlace,
) -> impl IntoView {
    let words = &current_words().keep().button;
    let saved = expect_context::<Saved>();
    let announcer = expect_context::<Announcer>();
    let id = place.id;
    let label = words.save_name(&place.name);
    let is_pressed = Signal::derive(move || saved.has(id).to_string());
    let press = move |_| {
        let is_kept = saved.toggle(&place);
        announcer.say(if is_kept { words.kept(&place.name) } else { words.dropped(&place.name) });
    };
    view! {
        <div class="save stack stack--tight not-printed">
            <button class="save__button button" type="button" aria-label=label aria-pressed=is_pressed on:click=press>
                <Icon icon=icondata_lu::LuStar />
                {words.save}
            </button>
            <When holds=Signal::derive(move || saved.problem().is_some() && saved.has(id))>
                <p class="small quiet">{words.this_visit}</p>
            </When>
        </div>
    }
    .into_any()
}
