//! What does a person notice when another page appears?
//!
//! The router changes the content and nothing else. A screen reader and a keyboard need more: the focus goes to the
//! heading of the new page, and each page gives itself its name. And the frame, which was made in advance, has one link that must
//! follow: the other language of what is shown now.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, Location, LocationProvider};

use super::announcer::Announcer;
use super::attention::{self, focus_link_soon, focus_soon};
use super::live::Live;
use crate::browser::{document, history};
use crate::i18n::Locale;
use crate::routes::Route;

/// The id of the link to the other language.
pub const LANGUAGE_SWITCH_ID: &str = "language-switch";

/// The id of the menu's link to the finder.
pub const FIND_LINK_ID: &str = "menu-find";

/// The id of the menu's link to the first questions.
pub const START_LINK_ID: &str = "menu-start";

/// Follows the changes of page. Must be called inside the router.
pub fn follow(locale: Locale, live: Live) {
    let location = use_location();
    let router = use_context::<BrowserUrl>();
    Effect::new(move |_| {
        location.pathname.track();
        // The router writes an address only when its page is there.
        if let Some(router) = &router {
            router.ready_to_complete();
        }
    });
    keep_address(&location);
    let route = Memo::new(move |_| Route::at(&location.pathname.get()).0);
    let announcer = use_context::<Announcer>();
    // The place whose page is open, or was last: who goes back to the list goes on from there.
    let place = Memo::new(move |last: Option<&Option<String>>| match route.get() {
        Route::Center => Some(format!("{}{}", location.pathname.get(), location.hash.get())),
        _ => last.cloned().flatten(),
    });
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if before.is_some_and(|before| before != now) {
            // What was said of the page before is no part of this one; said again, it is said aloud again.
            if let Some(announcer) = announcer {
                announcer.say("");
            }
            match place.get_untracked().filter(|_| matches!(now, Route::Find | Route::Saved)) {
                Some(place) => focus_link_soon(place),
                None => focus_soon(attention::HEADING),
            }
        }
        now
    });
    Effect::new(move |_| {
        if live.get() {
            let fragment = location.hash.get();
            let href = route.get().path_with(locale.other(), fragment.trim_start_matches('#'));
            document::set_link(LANGUAGE_SWITCH_ID, &href);
            for (id, leads_to) in [(FIND_LINK_ID, Route::Find), (START_LINK_ID, Route::Start)] {
                document::set_current(id, route.get() == leads_to);
            }
        }
    });
}

/// Makes sure that the address bar says what is shown.
///
/// leptos_router 0.8.17 writes an address only if its own list of addresses does not end with it, and that list knows
/// nothing of Forward: after Back, Forward and the same step again the address would stay behind, and a reload or a
/// shared link would show something else.
fn keep_address(location: &Location) {
    let (path, hash) = (location.pathname, location.hash);
    let shown = Memo::new(move |_| format!("{}{}", path.get(), hash.get()));
    Effect::new(move |_| {
        shown.track();
        // In the next frame the router has done its part.
        request_animation_frame(move || {
            if let Some(shown) = shown.try_get_untracked() {
                history::show(&shown);
            }
        });
    });
}

/// Gives the page the name of what it shows.
pub fn name_page(title: &str) {
    document::set_title(title);
}

/// Gives the page the name of what it shows and says it: what came was not known when the focus went to the heading.
pub fn name_page_aloud(title: &str) {
    name_page(title);
    if let Some(announcer) = use_context::<Announcer>() {
        announcer.say(title);
    }
}
