//! What comes before every other question, where somebody may not be safe?

use leptos::prelude::*;
use listing::first_contact::{Safety, Said};

use crate::components::{Icon, When, views};
use crate::i18n::{Locale, current_words};
use crate::routes::{Reading, phone};
use crate::state::attention::bring_into_sight_soon;
use crate::state::first_contact::StartPage;

/// The id of what comes first of it: whom to call at once.
const FIRST: &str = "danger-first";

/// Whether somebody may not be safe. Tracks.
pub(super) fn is_in_doubt(page: StartPage) -> bool {
    page.draft.with(|draft| !matches!(draft.safe, Said::Nothing | Said::This(Safety::Safe)))
}

/// Brings whom to call into sight. The focus stays: arrow keys go through the answers.
pub(super) fn show_first() {
    bring_into_sight_soon(format!("#{FIRST}"));
}

/// Whom to call, and what to do until help is there; shown unless everybody is safe.
#[component]
pub fn Danger() -> impl IntoView {
    let page = expect_context::<StartPage>();
    let is_in_doubt = Signal::derive(move || is_in_doubt(page));
    view! {
        <When holds=is_in_doubt>
            <FirstHelp />
        </When>
    }
    .into_any()
}

/// Whom to call, and what to do in an overdose.
#[component]
pub fn FirstHelp() -> impl IntoView {
    let words = &current_words().guide().danger;
    let steps = [words.overdose_1, words.overdose_2, words.overdose_3, words.overdose_4, words.overdose_5];
    let steps = views(steps.into_iter().map(|step| view! { <li>{step}</li> }));
    let text_link = phone::text(phone::LIFELINE);
    view! {
        <section
            class="start__danger callout callout--danger stack stack--loose stack--wide"
            aria-labelledby="danger-heading"
        >
            <div class="stack" id=FIRST>
                <h2 class="start__heading" id="danger-heading">
                    {words.heading}
                </h2>
                <a class="start__emergency button button--primary button--danger" href=phone::call(phone::EMERGENCY)>
                    <Icon icon=icondata_lu::LuPhone />
                    {words.call_911}
                </a>
                <p>{words.when_911}</p>
            </div>
            <div class="stack">
                <div class="cluster">
                    <a class="button" href=phone::call(phone::LIFELINE)>
                        <Icon icon=icondata_lu::LuPhone />
                        {words.call_988}
                    </a>
                    <a class="button" href=text_link>
                        <Icon icon=icondata_lu::LuMessageSquare />
                        {words.text_988}
                    </a>
                </div>
                <p>{words.when_988}</p>
            </div>
            <div class="stack">
                <h3>{words.overdose}</h3>
                <p>{words.overdose_sure}</p>
                <ol class="start__steps stack stack--tight">{steps}</ol>
                // In another tab: what was answered would be gone with this page.
                <a class="tap" href=Reading::HelpNow.path(Locale::current()) rel="external" target="_blank">
                    {words.more}
                </a>
                <p class="quiet">{words.go_on}</p>
            </div>
        </section>
    }
    .into_any()
}
