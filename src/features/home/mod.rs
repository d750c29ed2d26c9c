//! The first page: what peer support is, and where to begin.

mod activities;
mod benefits;
mod hero;
mod peer_support;
mod programs;
mod sources;
mod start;
mod treatment;

use std::sync::Arc;

use leptos::prelude::*;

use activities::Activities;
use benefits::Benefits;
use hero::Hero;
use peer_support::PeerSupport;
use programs::Programs;
use start::Start;
use treatment::Treatment;

use crate::content::Content;

/// The first page.
#[component]
pub fn HomePage(
    /// All that is read on the site.
    content: Arc<Content>,
) -> impl IntoView {
    view! {
        <Hero />
        <Sections content />
    }
    .into_any()
}

/// All of it below its beginning.
#[component]
pub fn Sections(
    /// All that is read on the site.
    content: Arc<Content>,
) -> impl IntoView {
    view! {
        <PeerSupport />
        <Benefits content=content.clone() />
        <Activities />
        <Programs content />
        <Treatment />
        <Start />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::i18n::Locale;
    use crate::site::Settings;

    #[test]
    fn every_source_that_is_named_is_on_the_list_of_sources() {
        let content =
            Content::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &Settings::default())
                .expect("the content");
        let programs = Locale::En.words().home().programs.entries();
        let of_programs = programs.into_iter().flat_map(|(program, _)| {
            let named = programs::sources_of(program);
            assert!(!named.is_empty(), "{program} names no source");
            named
        });
        for id in benefits::SOURCES.iter().chain(of_programs) {
            assert!(content.source(id).is_some(), "{id}");
        }
    }
}
