//! Which small picture stands beside the words?

use icondata_core::IconData;
use leptos::prelude::*;

/// An icon of the Lucide family; the style sheet draws its lines. It repeats what the words beside it say, so screen readers skip it.
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
            aria-hidden="true"
            inner_html=icon.data
        ></svg>
    }
}
