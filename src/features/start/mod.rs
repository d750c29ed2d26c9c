//! Where does a person begin who does not know where to begin?
//!
//! Six questions, one a page; what was answered; what can be done now. Where one is stands in the address, what was said in
//! memory alone (`state/first_contact`).

mod ask;
mod choice;
mod danger;
mod keep;
mod options;
mod place;
mod suggested;
mod summary;
mod ways;
mod words;

use leptos::prelude::*;
use listing::first_contact::Step;

use crate::components::{Icon, When, changing};
use crate::i18n::current_words;
use crate::state::attention::begin_at_heading_soon;
use crate::state::finder::Finder;
use crate::state::first_contact::StartPage;
use crate::state::page_change;

use ask::Ask;
#[cfg(feature = "ssr")]
pub use danger::FirstHelp;
use options::Options;
use summary::Summary;

/// The page. All of it is reached through here alone.
#[must_use]
pub fn page() -> AnyView {
    page_change::name_page(&current_words().start().title());
    let page = StartPage::new(expect_context::<Finder>());
    provide_context(page);
    // The page stays, and asks something else.
    Effect::new(move |before: Option<Step>| {
        let now = page.step.get();
        if before.is_some_and(|before| before != now) {
            begin_at_heading_soon();
        }
        now
    });
    view! { <Guide /> }.into_any()
}

/// What the page shows, at the step of the walk in its context.
#[component]
pub fn Guide() -> impl IntoView {
    let page = expect_context::<StartPage>();
    let shown = changing(move || {
        Some(match page.step.get() {
            Step::Question(question) => view! { <Ask question /> }.into_any(),
            Step::Summary => view! { <Summary /> }.into_any(),
            Step::Options => view! { <Options /> }.into_any(),
        })
    });
    view! { <div class="start first-steps wrap stack stack--loose stack--wide">{shown}</div> }.into_any()
}

/// The way back, and how far it is.
#[component]
fn Top(
    /// How far it is, in words.
    progress: String,
    /// Whether there is a way back.
    #[prop(default = true)]
    has_back: bool,
) -> impl IntoView {
    let words = current_words().guide();
    let page = expect_context::<StartPage>();
    let back = has_back.then(|| {
        view! {
            <button class="button button--quiet" type="button" on:click=move |_| page.back()>
                <Icon icon=icondata_lu::LuArrowLeft />
                {words.back}
            </button>
        }
        .into_any()
    });
    view! {
        <div class="start__top cluster not-printed">
            {back}
            <p class="start__progress small quiet">{progress}</p>
        </div>
        <When holds=Signal::derive(move || page.is_midway())>
            <div class="notice card stack" role="status">
                <p>{words.midway.text}</p>
                <button class="button" type="button" on:click=move |_| page.begin_anew()>
                    {words.midway.again}
                </button>
            </div>
        </When>
    }
    .into_any()
}
