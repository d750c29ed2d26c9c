//! What do words stand on?

use leptos::prelude::*;

use crate::features::gallery::exhibit::Exhibit;

/// Cards, callouts, notices, and bands.
#[component]
pub fn Surfaces() -> impl IntoView {
    view! {
        <Exhibit name="Cards in a grid">
            <ul class="grid">
                <li class="card stack">
                    <h4>"A card"</h4>
                    <p class="quiet">"A hairline and no shadow."</p>
                </li>
                <li class="card stack">
                    <h4>"Another"</h4>
                    <p class="quiet">"As tall as the tallest of its row, with as many words as it takes to be that tall."</p>
                </li>
            </ul>
        </Exhibit>
        <Exhibit name="Callouts: with care, and of danger">
            <p class="callout">"A sentence that should not be missed."</p>
            <p class="callout callout--danger">"A sentence that may save a life."</p>
        </Exhibit>
        <Exhibit name="Notices: a line, and a card with a heading and a way out">
            <p class="notice">"Something the reader should know."</p>
            <section class="notice card stack">
                <h4 class="notice__heading">"Something did not come"</h4>
                <p>"What happened, and what to do."</p>
                <button class="button" type="button">
                    "Try again"
                </button>
            </section>
        </Exhibit>
        <Exhibit name="The sunk band">
            <div class="band band--sunk">
                <div class="wrap stack">
                    <p>"Sections are told apart by what they lie on."</p>
                    <p class="quiet">"Quiet words on it."</p>
                </div>
            </div>
        </Exhibit>
    }
    .into_any()
}
