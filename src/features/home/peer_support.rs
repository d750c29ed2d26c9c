//! What is peer support, and what is it not?

use leptos::prelude::*;

use crate::i18n::current_words;
use crate::routes::HomeSection;

/// The explainer.
#[component]
pub fn PeerSupport() -> impl IntoView {
    let words = &current_words().home().what;
    view! {
        <section class="band band--sunk" id=HomeSection::PeerSupport.id() aria-labelledby="what-heading">
            <div class="columns wrap">
                <div class="stack">
                    <h2 id="what-heading">{words.heading}</h2>
                    <p>{words.first}</p>
                    <p>{words.second}</p>
                    <p>{words.third}</p>
                </div>
                <div class="stack stack--loose">
                    <p class="explainer__quote callout spoken">{words.quote}</p>
                    <dl>
                        <dt>{words.peer_is_term}</dt>
                        <dd class="explainer__meaning">{words.peer_is}</dd>
                        <dt>{words.peer_is_not_term}</dt>
                        <dd class="explainer__meaning">{words.peer_is_not}</dd>
                    </dl>
                </div>
            </div>
        </section>
    }
    .into_any()
}
