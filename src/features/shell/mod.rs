//! What is around every page: help first, then the name, the menu, the page, the foot. Made in advance; never hydrated.

mod contact;
mod crisis_strip;
mod footer;
mod framed;
mod header;
mod home_screen;
mod leave;
mod newer;
mod no_signal;
mod offline;
mod region;
mod sample_banner;
mod start_problem;

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::Content;
use crate::i18n::current_words;
use crate::routes::Route;
use crate::site::Settings;

use crisis_strip::CrisisStrip;
use footer::Footer;
use framed::Framed;
use header::Header;
use leave::Leave;
use newer::Newer;
use no_signal::NoSignal;
use sample_banner::SampleBanner;
use start_problem::StartProblem;

/// Frames a page.
///
/// `data-beneath` marks what becomes inert while something lies over the page (`state/overlay.rs`).
#[component]
pub fn Shell(
    /// Which page it is.
    route: Route,
    /// Whether the listing is invented.
    is_sample: bool,
    /// What the operator decided.
    settings: Settings,
    /// The pages that the foot leads to.
    content: Arc<Content>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let words = current_words().shell();
    let Settings { leave_to, contact, logo, languages, region, .. } = settings;
    let has_other_language = languages.len() > 1;
    view! {
        <div data-beneath="">
            <a class="skip-link" href="#main">
                {words.skip_link}
            </a>
            <CrisisStrip />
        </div>
        <Leave to=leave_to />
        <div data-beneath="">
            <Header route logo region has_other_language />
            <NoSignal />
            <SampleBanner is_sample />
            <StartProblem />
        </div>
        <main id="main" tabindex="-1">
            {children()}
        </main>
        <div data-beneath="">
            <Framed />
            <Footer content contact />
        </div>
        <Newer />
    }
    .into_any()
}
