//! The meetings: where, when, and which come next.

mod chips;
mod filters;
mod form;
mod item;
pub(super) mod list;
mod nothing;
mod order;
mod pick;
mod quick;
mod status;
mod times;

use leptos::prelude::*;

use crate::features::kind_switch::KindSwitch;
use crate::i18n::current_words;
use crate::routes::Route;
use crate::state::finder::Finder;
use crate::state::meetings;
use crate::state::overlay::Overlay;
use crate::state::page_change;

/// See [`MeetingsPage`]: a part of its own.
pub(super) fn page() -> AnyView {
    view! { <MeetingsPage /> }.into_any()
}

/// The page of meetings.
#[component]
fn MeetingsPage() -> impl IntoView {
    let words = current_words().meetings();
    page_change::name_page(&words.title());
    let page = meetings::MeetingsPage::new(expect_context::<Finder>());
    provide_context(page);
    view! { <Meetings /> }
}

/// All of it, for the state that is there.
#[component]
pub(super) fn Meetings() -> impl IntoView {
    let words = current_words().meetings();
    let overlay = expect_context::<Overlay>();
    let page = expect_context::<meetings::MeetingsPage>();
    let near = Signal::derive(move || page.asked.with(|asked| asked.near.clone()));
    on_cleanup(move || overlay.reset());
    view! {
        <div class="finder wrap">
            <div class="stack stack--wide" inert=move || overlay.is_open()>
                <KindSwitch here=Route::Meetings near />
                <h1 class="finder__heading" tabindex="-1">
                    {words.heading}
                </h1>
                <form::SearchForm />
            </div>
            <div class="finder__columns">
                <filters::Filters />
                <div class="finder__results stack stack--wide" inert=move || overlay.is_open()>
                    <status::Status />
                    <quick::Quick />
                    <chips::Chips />
                    <status::Problems />
                    <list::List />
                </div>
            </div>
        </div>
    }
    .into_any()
}
