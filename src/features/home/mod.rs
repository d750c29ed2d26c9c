//! The first page: what peer support is, and where to begin.

mod activities;
mod benefits;
mod hero;
mod peer_support;
mod programs;
mod sources;
mod start;
mod treatment;

use leptos::prelude::*;

use activities::Activities;
use benefits::Benefits;
use hero::Hero;
use peer_support::PeerSupport;
use programs::Programs;
use start::Start;
use treatment::Treatment;

/// The first page.
#[component]
pub fn HomePage() -> impl IntoView {
    view! {
        <Hero />
        <PeerSupport />
        <Benefits />
        <Activities />
        <Programs />
        <Treatment />
        <Start />
    }
    .into_any()
}
