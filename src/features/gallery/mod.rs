//! Every component in every state, on one page, so that a change of the style sheets can be looked at in one place.
//!
//! Native only, and in no site that is shipped: it is written where it is asked for (`cargo xtask serve --gallery`). Its
//! words are for those who build the site, so they stand here, in English. Components are the real ones; what they show
//! is invented. Where a state comes from the browser (a ticked box, a typed word), the markup stands here with the same
//! classes; `tests/e2e/specs/see_gallery.spec.ts` holds that no class of the style sheets is missing.

mod call_back;
mod calls;
mod drawings;
mod exhibit;
mod finder;
mod first_page;
pub mod invented;
mod map;
mod meetings;
mod place;
mod plan;
mod reading;
mod saved;
mod start;
mod widgets;

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::Content;

use call_back::CallBackParts;
use calls::CallParts;
use drawings::Drawings;
use finder::FinderParts;
use first_page::FirstPageParts;
use invented::Invented;
use map::MapParts;
use meetings::MeetingParts;
use place::PlaceParts;
use plan::PlanParts;
use reading::ReadingParts;
use saved::SavedParts;
use start::StartParts;
use widgets::Widgets;

/// What the page is called.
pub const TITLE: &str = "Gallery of components";

/// The groups, each with its id, in the order of the page.
const GROUPS: [(&str, &str); 13] = [
    ("widgets", widgets::NAME),
    ("drawings", drawings::NAME),
    ("reading", reading::NAME),
    ("finder", finder::NAME),
    ("map", map::NAME),
    ("meetings", meetings::NAME),
    ("place-page", place::NAME),
    ("saved-places", saved::NAME),
    ("guided-start", start::NAME),
    ("calls", calls::NAME),
    ("plan", plan::NAME),
    ("call-back", call_back::NAME),
    ("first-page", first_page::NAME),
];

/// The gallery.
#[component]
pub fn GalleryPage(
    /// All that is read on the site.
    content: Arc<Content>,
    /// What its finder finds.
    invented: Invented,
) -> impl IntoView {
    let groups = GROUPS.map(|(id, name)| {
        view! {
            <li>
                <a class="tap" href=format!("#{id}")>
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <div class="band wrap stack">
            <h1 tabindex="-1">{TITLE}</h1>
            <p class="quiet">
                "Every component in every state. Look at it in light and dark, in forced colors, in print, narrow and wide, and walk through it by Tab."
            </p>
            <nav class="not-printed" aria-label="Groups of components">
                <ul class="cluster">{groups.into_iter().collect_view()}</ul>
            </nav>
        </div>
        <Widgets />
        <Drawings />
        <ReadingParts content=content.clone() />
        <FinderParts invented=invented.clone() />
        <MapParts invented=invented.clone() />
        <MeetingParts invented=invented.clone() />
        <PlaceParts invented=invented.clone() />
        <SavedParts invented=invented.clone() />
        <StartParts invented=invented.clone() />
        <CallParts invented=invented.clone() />
        <PlanParts invented=invented.clone() />
        <CallBackParts invented />
        <FirstPageParts content />
    }
    .into_any()
}
