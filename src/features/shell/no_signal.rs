//! Is there a signal?

use leptos::prelude::*;

use crate::i18n::current_words;

/// Says that there is none, as far as the browser knows (`src/offline/page/signal.js`).
#[component]
pub fn NoSignal() -> impl IntoView {
    view! {
        <div class="no-signal" role="status">
            <p class="wrap small" id="no-signal" hidden>
                {current_words().no_signal().text}
            </p>
        </div>
    }
    .into_any()
}
