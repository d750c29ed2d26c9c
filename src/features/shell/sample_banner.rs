//! Are the places real?

use leptos::prelude::*;

use crate::i18n::current_words;
use crate::routes::{external, phone};
use crate::state::finder::SAMPLE_BANNER_ID;

/// Says that the places are invented. Only on the pages of a site that was built with a sample listing.
#[component]
pub fn SampleBanner() -> impl IntoView {
    let words = current_words().sample();
    view! {
        <aside class="sample-banner" id=SAMPLE_BANNER_ID aria-label=words.label>
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
