//! One of several answers, large enough for a hand that shakes.

use leptos::prelude::*;

/// A box or a circle, and what it means.
#[component]
pub fn Choice(
    /// `radio` for one of several, `checkbox` for any of them.
    kind: &'static str,
    /// The id of the field.
    id: String,
    /// What the field is called, the same for all of a question.
    name: &'static str,
    /// What it means.
    label: &'static str,
    /// Whether it is chosen.
    is_chosen: Signal<bool>,
    /// It was pressed.
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type=kind
                id=id
                name=name
                prop:checked=move || is_chosen.get()
                on:change=move |_| on_press.run(())
            />
            <span>{label}</span>
        </label>
    }
    .into_any()
}
