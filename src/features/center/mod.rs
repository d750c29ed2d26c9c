//! Everything that is known about one center, and how to reach it.

pub(super) mod actions;
mod address;
mod contact;
mod missing;
pub(super) mod mistake;
pub(super) mod offers;
mod quoted;
mod same_address;
mod say;
mod source_note;
mod waiting;

use std::sync::Arc;

use leptos::prelude::*;
use listing::record::Center;

use crate::components::changing;
use crate::features::load_notice::LoadNotice;
use crate::features::save_button::SaveButton;
use crate::i18n::current_words;
use crate::state::attention::stay_on_heading;
use crate::state::center_page::{CenterState, Shown};
use crate::state::directory::Load;
use crate::state::finder::Finder;
use crate::state::saved::SavedPlace;
use crate::state::{page_change, take_along};

use actions::Actions;
use address::Address;
use contact::Contact;
use missing::Missing;
use mistake::Mistake;
use offers::AllOffers;
use same_address::SameAddress;
use source_note::SourceNote;
use waiting::{framed, heading};

pub use waiting::waiting;

/// The page of one center.
#[must_use]
pub fn page() -> AnyView {
    let words = current_words().center();
    let state = CenterState::new(expect_context::<Finder>().directory);
    page_change::name_page(&current_words().center_page().title_waiting());
    let shown = move || match state.shown.get() {
        Shown::Waiting => heading(),
        Shown::NoId => view! { <Missing text=words.missing.no_id /> }.into_any(),
        Shown::Missing => view! { <Missing text=words.missing.text /> }.into_any(),
        Shown::Failed(error) => view! {
            <h1 tabindex="-1">{current_words().find().failed.heading}</h1>
            <LoadNotice error on_retry=move || state.retry() />
        }
        .into_any(),
        Shown::Center(center) => view! { <CenterView center state /> }.into_any(),
    };
    let shown = changing(move || {
        stay_on_heading();
        Some(shown())
    });
    framed(shown)
}

/// A center that was found.
#[component]
fn CenterView(center: Arc<Center>, state: CenterState) -> impl IntoView {
    let words = current_words().center();
    page_change::name_page_aloud(&words.title(&center.name));
    let place = SavedPlace::of_center(&center, 0);
    view! {
        <article>
            <h1 tabindex="-1">
                <bdi>{center.name.clone()}</bdi>
            </h1>
            {(!center.part.is_empty()).then(|| view! { <p class="center__part quiet"><bdi>{center.part.clone()}</bdi></p> }.into_any())}
            <SaveButton place=Arc::new(move || place.clone()) />
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
    // The list's own columns are here at once; the rest of the record replaces them when it comes.
    let known = Memo::new({
        let center = center.clone();
        move |_| match state.rest.get() {
            Load::Ready(rest) if rest.center.id() == center.id() => rest.center,
            _ => center.clone(),
        }
    });
    view! {
        <div class="center__columns columns">
            <div class="stack stack--loose stack--wide">
                <Contact center=center.clone() known state />
                <Address center=center.clone() known />
                <Actions known />
            </div>
            <div class="stack stack--loose stack--wide">
                <AllOffers center=center.clone() state />
                <SameAddress center=center.clone() state />
                <SourceNote center=center.clone() known state />
                <Mistake center operator=take_along::operator_mail() />
            </div>
        </div>
    }
    .into_any()
}
