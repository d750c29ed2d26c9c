//! Everything that is known about one center, and how to reach it.

mod address;
mod contact;
mod facts;
mod missing;
mod source_note;
pub(super) mod terms;

use std::sync::Arc;

use leptos::prelude::*;
use listing::record::Center;

use crate::components::{Icon, changing};
use crate::features::load_notice::LoadNotice;
use crate::i18n::current_words;
use crate::state::center_page::{CenterState, Shown};
use crate::state::directory::Load;
use crate::state::finder::Finder;
use crate::state::page_change;

use address::Address;
use contact::Contact;
use facts::Facts;
use missing::Missing;
use source_note::SourceNote;
use terms::AllTerms;

/// The page of one center.
#[component]
pub fn CenterPage() -> impl IntoView {
    let words = current_words().center();
    let finder = expect_context::<Finder>();
    let state = CenterState::new(finder.directory);
    page_change::name_page(words.title_waiting);
    let shown = move || match state.shown.get() {
        Shown::Waiting => view! {
            <h1 tabindex="-1">
                <span class="until-started">{words.loading}</span>
                <span class="if-not-started">{words.not_started}</span>
            </h1>
            <noscript>
                <p class="notice">{current_words().find().no_script}</p>
            </noscript>
        }
        .into_any(),
        Shown::NoId => view! { <Missing text=words.missing.no_id /> }.into_any(),
        Shown::Missing => view! { <Missing text=words.missing.text /> }.into_any(),
        Shown::Failed(error) => view! {
            <h1 tabindex="-1">{current_words().find().failed.heading}</h1>
            <LoadNotice error on_retry=move || state.retry() />
        }
        .into_any(),
        Shown::Center(center) => view! { <CenterView center state /> }.into_any(),
    };
    let shown = changing(move || Some(shown()));
    view! {
        <div class="center wrap">
            <a class="center__back tap not-printed" href=move || finder.address()>
                <Icon icon=icondata_lu::LuArrowLeft />
                {words.back}
            </a>
            {shown}
        </div>
    }
    .into_any()
}

/// A center that was found.
#[component]
fn CenterView(center: Arc<Center>, state: CenterState) -> impl IntoView {
    let words = current_words().center();
    page_change::name_page_aloud(&words.title(&center.name));
    view! {
        <article>
            <h1 tabindex="-1">
                <bdi>{center.name.clone()}</bdi>
            </h1>
            {(!center.part.is_empty()).then(|| view! { <p class="center__part quiet"><bdi>{center.part.clone()}</bdi></p> }.into_any())}
            <CenterColumns center state />
        </article>
    }
    .into_any()
}

/// How to reach it, and what is known of it.
#[component]
pub fn CenterColumns(
    /// As the list has it.
    center: Arc<Center>,
    /// How far the rest of the record has come.
    state: CenterState,
) -> impl IntoView {
    let words = current_words().center();
    // The list's own columns are here at once; the rest of the record replaces them when it comes.
    let known = Memo::new({
        let center = center.clone();
        move |_| match state.rest.get() {
            Load::Ready(rest) if rest.center.id() == center.id() => rest.center,
            _ => center.clone(),
        }
    });
    let hours = changing(move || {
        let hours = known.with(|center| center.hours.clone());
        let section = || {
            view! {
                <section class="center__group stack">
                    <h2 class="center__heading">{words.hours_heading}</h2>
                    <p>{hours.clone()}</p>
                </section>
            }
            .into_any()
        };
        (!hours.is_empty()).then(section)
    });
    view! {
        <div class="center__columns columns">
            <div class="stack stack--loose stack--wide">
                <Contact center=center.clone() known />
                <Address center=center.clone() known />
            </div>
            <div class="stack stack--loose stack--wide">
                <Facts center=center.clone() />
                {hours}
                <AllTerms state />
                <SourceNote center=center.clone() />
            </div>
        </div>
    }
    .into_any()
}
