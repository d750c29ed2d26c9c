//! May the finder look where the device is?

use leptos::prelude::*;

use crate::components::{Icon, When};
use crate::i18n::current_words;
use crate::state::attention::focus_soon;
use crate::state::finder::Finder;
use crate::state::here::Locating;
use crate::state::place::PositionError;

/// The button that asks the device where it is, and what came of it.
#[component]
pub fn Here() -> impl IntoView {
    let words = current_words().here();
    let finder = expect_context::<Finder>();
    let is_here = Memo::new(move |_| finder.here.position.get().is_some());
    let line = Signal::derive(move || {
        let line = match finder.here.locating.get() {
            Locating::Asking => words.asking,
            Locating::Failed(PositionError::Refused) => words.refused,
            Locating::Failed(PositionError::Unavailable) => words.unavailable,
            Locating::Failed(PositionError::Slow) => words.slow,
            Locating::Failed(PositionError::Unsupported) => words.unsupported,
            Locating::Idle if is_here.get() => words.privacy,
            Locating::Idle => "",
        };
        line.to_owned()
    });
    let stop = move |_| {
        finder.drop_place();
        focus_soon("#use-location");
    };
    view! {
        <div class="cluster">
            <button class="button button--quiet" id="use-location" type="button" on:click=move |_| finder.look_here()>
                <Icon icon=icondata_lu::LuLocateFixed />
                {words.button}
            </button>
            <When holds=Signal::derive(move || is_here.get())>
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
