//! How can a peer help, and what does research say of it?

use leptos::prelude::*;

use super::sources::Sources;
use crate::features::drawings::BenefitSign;
use crate::i18n::current_words;
use crate::routes::source;

/// The six benefits, with what was found and what was not.
#[component]
pub fn Benefits() -> impl IntoView {
    let words = &current_words().home().benefits;
    let cards = words.entries().map(|(key, benefit)| {
        view! {
            <li class="card stack">
                <BenefitSign key />
                <h3>{benefit.heading}</h3>
                <p class="quiet">{benefit.text}</p>
            </li>
        }
    });
    let sources = vec![
        (words.source_competencies, source::CORE_COMPETENCIES),
        (words.source_tip, source::TIP_64),
        (words.source_reif, source::REIF_2014),
        (words.source_eddie, source::EDDIE_2019),
        (words.source_cooper, source::COOPER_2024),
    ];
    view! {
        <section class="band" aria-labelledby="benefits-heading">
            <div class="wrap">
                <div class="band__head stack">
                    <h2 id="benefits-heading">{words.heading}</h2>
                    <p class="quiet">{words.lead}</p>
                </div>
                <ul class="grid">{cards}</ul>
                <div class="callout stack">
                    <h3>{words.research_heading}</h3>
                    <p>{words.research}</p>
                    <div class="small quiet stack stack--tight">
                        <Sources sources />
                        <p>{words.checked}</p>
                    </div>
                </div>
            </div>
        </section>
    }
    .into_any()
}
