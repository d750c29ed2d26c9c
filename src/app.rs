//! The app, read like a contents page: contexts, router, routes.
//!
//! It lives in the main part of the pages that need it: the finder, the meetings, the center, the saved list, the
//! first steps. Pages that are only read
//! (the first page, not found) and the frame around all of them are complete HTML and load no Wasm.

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;

use crate::components::changing;
use crate::features::first_render::first_render;
use crate::features::{announcements::Announcements, center, find::FindPage, parts};
use crate::routes::Route;
use crate::state::announcer::Announcer;
use crate::state::finder::Finder;
use crate::state::live::Live;
use crate::state::missing_parts::MissingParts;
use crate::state::overlay::Overlay;
use crate::state::page_change;
use crate::state::saved::Saved;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    Announcer::provide();
    MissingParts::provide();
    Overlay::provide();
    let live = Live::provide();
    view! {
        <Router>
            <InLanguage live />
        </Router>
    }
}

/// Everything below the router, in the language of the address.
#[component]
fn InLanguage(live: Live) -> impl IntoView {
    let path = use_location().pathname;
    // The switch of language loads the other page, so the language stays as it is.
    let (_, locale) = Route::at(&path.get_untracked());
    provide_context(locale);
    let finder = Finder::provide(locale, live, parts::fetch_lookups);
    parts::fetch_ahead(finder);
    // What is found is shown before what was saved is looked up.
    let has_time = Memo::new(move |_| {
        let is_find = Route::at(&path.get()).0 == Route::Find;
        live.get() && (!is_find || finder.is_settled())
    });
    Saved::provide(has_time, parts::keep);
    page_change::follow(locale, live);
    view! {
        // `Route` alone knows the addresses, so the router is there for links and history, and this decides. Its own
        // routes would cost another 16 KB in Brotli.
        <Page />
        <Announcements />
    }
}

/// The page of the address.
#[component]
fn Page() -> impl IntoView {
    let path = use_location().pathname;
    let route = Memo::new(move |_| Route::at(&path.get()).0);
    changing(move || match route.get() {
        Route::Find => Some(view! { <FindPage /> }.into_any()),
        Route::Center => Some(parts::page_by_part(parts::Fetch::Center, center::waiting)),
        // These are pages of their own, and links to them load them.
        Route::Meetings => Some(parts::page_by_part(parts::Fetch::Meetings, first_render)),
        Route::Saved => Some(parts::page_by_part(parts::Fetch::Saved, first_render)),
        Route::Start => Some(parts::page_by_part(parts::Fetch::Start(|part| part.start), first_render)),
        Route::Call => Some(parts::page_by_part(parts::Fetch::Start(|part| part.call), first_render)),
        Route::Plan => Some(parts::page_by_part(parts::Fetch::Plan(|part| part.plan), first_render)),
        Route::CallBack => Some(parts::page_by_part(parts::Fetch::Plan(|part| part.call_back), first_render)),
        Route::Home | Route::NotFound | Route::Read(_) => None,
    })
}
