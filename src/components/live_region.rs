//! How does the page speak to a screen reader without moving the focus?

use leptos::prelude::*;

/// An invisible polite live region.
#[component]
pub fn LiveRegion(
    /// What it says.
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="visually-hidden" aria-live="polite" aria-atomic="true">
            {text}
        </div>
    }
}
