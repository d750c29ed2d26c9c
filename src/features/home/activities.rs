//! What do people do together?

use leptos::prelude::*;

use crate::i18n::current_words;

/// Peer support activities, a line each.
#[component]
pub fn Activities() -> impl IntoView {
    let words = &current_words().home().activities;
    let items = words.entries().map(|(_, activity)| {
        view! {
            <li class="stack stack--tight">
                <h3>{activity.heading}</h3>
                <p class="quiet">{activity.text}</p>
            </li>
        }
    });
    view! {
        <section class="band band--sunk" aria-labelledby="activities-heading">
            <div class="wrap">
                <div class="band__head stack">
                    <h2 id="activities-heading">{words.heading}</h2>
                    <p class="quiet">{words.lead}</p>
                </div>
                <ul class="grid grid--wide grid--ruled">{items}</ul>
            </div>
        </section>
    }
    .into_any()
}
