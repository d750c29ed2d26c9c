//! How does a place come onto the person's list?

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::Icon;
use crate::i18n::current_words;
use crate::state::announcer::Announcer;
use crate::state::saved::{Saved, SavedPlace};

/// Keeps a place on this device, or lets it go. What it says stays the same: whether it is pressed says the rest.
#[component]
pub fn SaveButton(
    /// The place, as it would be saved. Tracks, where the button stands for one place after the other.
    place: Arc<dyn Fn() -> SavedPlace + Send + Sync>,
) -> impl IntoView {
    let words = &current_words().keep().button;
    let saved = expect_context::<Saved>();
    let announcer = expect_context::<Announcer>();
    let place = StoredValue::new(place);
    let place = move || place.with_value(|place| place());
    let label = Signal::derive(move || words.save_name(&place().name));
    let is_kept = Signal::derive(move || saved.has(place().id));
    let is_pressed = Signal::derive(move || is_kept.get().to_string());
    let press = move |_| {
        let place = untrack(place);
        let is_kept = saved.toggle(&place);
        announcer.say(if is_kept { words.kept(&place.name) } else { words.dropped(&place.name) });
    };
    view! {
        <div class="save stack stack--tight not-printed">
            <button class="save__button button" type="button" aria-label=label aria-pressed=is_pressed on:click=press>
                <Icon icon=icondata_lu::LuStar />
                {words.save}
            </button>
            <p class="small quiet" hidden=move || !saved.is_for_this_visit() || !is_kept.get()>
                {words.this_visit}
            </p>
        </div>
    }
    .into_any()
}
