//! How can a peer help, and what does research say of it?

use std::sync::Arc;

use leptos::prelude::*;

use super::sources::Sources;
use crate::content::Content;
use crate::features::drawings::BenefitSign;
use crate::i18n::current_words;

/// What the part on research stands on.
pub(super) const SOURCES: &[&str] =
    &["samhsa-2015-competencies", "tip-64", "reif-2014", "eddie-2019", "cooper-2024"];

/// The six benefits, with what was found and what was not.
#[component]
pub fn Benefits(
    /// All that is read on the site.
    content: Arc<Content>,
) -> impl IntoView {
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
                        <Sources content ids=SOURCES />
                    </div>
                </div>
            </div>
        </section>
    }
    .into_any()
}
