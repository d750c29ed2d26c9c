//! Which small picture stands beside the words?

use icondata_core::IconData;
use leptos::prelude::*;

/// An icon of the Lucide family. It repeats what the words beside it say, so screen readers skip it.
#[component]
pub fn Icon(
    /// From `icondata_lu`.
    icon: &'static IconData,
    /// A class beside its own.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg
            class=format!("icon {class}")
            viewBox=icon.view_box.unwrap_or("0 0 24 24")
            fill="none"
            stroke="currentColor"
            stroke-width="1.75"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
            focusable="false"
            inner_html=icon.data
        ></svg>
    }
}
