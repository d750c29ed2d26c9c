//! What does a person notice when another page appears?
//!
//! The router changes the content and nothing else. A screen reader and a keyboard need more: the focus goes to the
//! heading of the new page, and each page gives itself its name. And the frame, which was made in advance, has one link that must
//! follow: the other language of what is shown now.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

use super::announcer::Announcer;
use super::live::Live;
use crate::browser::{document, focus};
use crate::i18n::Locale;
use crate::routes::Route;

/// The id of the link to the other language.
pub const LANGUAGE_SWITCH_ID: &str = "language-switch";

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
    let route = Memo::new(move |_| Route::at(&location.pathname.get()).0);
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if before.is_some_and(|before| before != now) {
            request_animation_frame(|| {
                focus::move_to("main h1");
            });
        }
        now
    });
    Effect::new(move |_| {
        if live.get() {
            let fragment = location.hash.get();
            let href = route.get().path_with(locale.other(), fragment.trim_start_matches('#'));
            document::set_link(LANGUAGE_SWITCH_ID, &href);
        }
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
