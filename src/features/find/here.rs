//! May be looked where the device is?

use leptos::prelude::*;

use crate::components::{Icon, When};
use crate::i18n::current_words;
use crate::state::attention::focus_soon;
use crate::state::here::{self, Locating};
use crate::state::place::PositionError;

/// The button that asks the device where it is, and what came of it.
#[component]
pub fn Here(
    /// The device's position, as far as it was asked.
    here: here::Here,
    /// Asks.
    on_look: Callback<()>,
    /// Looks there no more.
    on_stop: Callback<()>,
) -> impl IntoView {
    let words = current_words().here();
    let is_here = Signal::derive(move || here.position.get().is_some());
    let line = Signal::derive(move || line(here, if is_here.get() { words.privacy } else { "" }).to_owned());
    let stop = move |_| {
        on_stop.run(());
        focus_soon("#use-location");
    };
    view! {
        <div class="cluster">
            <button class="button button--quiet" id="use-location" type="button" on:click=move |_| on_look.run(())>
                <Icon icon=icondata_lu::LuLocateFixed />
                {words.button}
            </button>
            <When holds=is_here>
                <button class="button button--quiet" type="button" on:click=stop>
                    {words.stop}
                </button>
            </When>
            <p class="small quiet" role="status">
                {line}
            </p>
        </div>
    }
    .into_any()
}

/// What came of the question; `known` where nothing is left to say of it. Tracks.
pub fn line(here: here::Here, known: &'static str) -> &'static str {
    let words = current_words().here();
    match here.locating.get() {
        Locating::Asking => words.asking,
        Locating::Failed(PositionError::Refused) => words.refused,
        Locating::Failed(PositionError::Unavailable) => words.unavailable,
        Locating::Failed(PositionError::Slow) => words.slow,
        Locating::Failed(PositionError::Unsupported) => words.unsupported,
        Locating::Idle => known,
    }
}
