//! How does the gallery show a thing?

use leptos::prelude::*;

/// A group of things, with a heading that the top of the page leads to.
#[component]
pub fn Group(
    /// What the top of the page calls it by.
    id: &'static str,
    /// What is in it.
    name: &'static str,
    /// What there is to know about it.
    about: &'static str,
    /// The things.
    children: Children,
) -> impl IntoView {
    let heading_id = format!("{id}-heading");
    let labelled_by = heading_id.clone();
    view! {
        <section class="band" id=id aria-labelledby=labelled_by>
            <div class="wrap stack stack--loose stack--wide">
                <div class="stack stack--tight">
                    <h2 id=heading_id>{name}</h2>
                    <p class="quiet">{about}</p>
                </div>
                {children()}
            </div>
        </section>
    }
    .into_any()
}

/// A thing in one state.
#[component]
pub fn Exhibit(
    /// What it is, and in which state.
    name: &'static str,
    /// The thing.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="stack stack--wide">
            <h3 class="small quiet">{name}</h3>
            {children()}
        </div>
    }
    .into_any()
}
