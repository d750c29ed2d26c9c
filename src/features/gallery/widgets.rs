//! Which shapes may any page use?

mod controls;
mod surfaces;
mod text;

use leptos::prelude::*;

use super::exhibit::Group;

use controls::{Buttons, Chips, Fields, Options};
use surfaces::Surfaces;
use text::Texts;

pub(super) const NAME: &str = "Words, controls and surfaces";

/// Words, controls, and what they stand on.
#[component]
pub fn Widgets() -> impl IntoView {
    view! {
        <Group id="widgets" name=NAME about="What every page is made of. Nothing is ever disabled: what cannot be used is not there.">
            <Texts />
            <Buttons />
            <Fields />
            <Options />
            <Chips />
            <Surfaces />
        </Group>
    }
    .into_any()
}
