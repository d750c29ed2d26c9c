//! Are the places real?

use leptos::prelude::*;

use crate::i18n::current_words;
use crate::routes::{external, phone};
use crate::state::finder::SAMPLE_BANNER_ID;

/// Says that the places are invented. In every page, and hidden where the site was built with a real listing: another one
/// may lie under it by now, so that the app goes by the listing that it finds (`state/finder.rs`).
#[component]
pub fn SampleBanner(
    /// Whether the site was built with an invented listing.
    is_sample: bool,
) -> impl IntoView {
    let words = current_words().sample();
    view! {
        <aside class="sample-banner" id=SAMPLE_BANNER_ID aria-label=words.label hidden=!is_sample>
            <div class="wrap">
                <p class="sample-banner__words small">
                    <strong class="sample-banner__heading">{words.heading}</strong>
                    {format!(" {} ", words.text)}
                    <a class="sample-banner__link tap" href=phone::call(phone::LIFELINE)>
                        {words.call_988}
                    </a>
                    <a class="sample-banner__link tap" href=phone::call(phone::HELPLINE)>
                        {words.call_helpline}
                    </a>
                    <a class="sample-banner__link tap" href=external::FIND_TREATMENT rel="noreferrer">
                        {words.find_treatment}
                    </a>
                </p>
            </div>
        </aside>
    }
    .into_any()
}
