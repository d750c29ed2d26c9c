//! Where does the keyboard go when what was pressed goes away?

use leptos::prelude::request_animation_frame;

use crate::browser::focus;

/// The number of places: what has changed when a filter is dropped.
pub const COUNT: &str = "#count";
/// The heading of the page.
pub const HEADING: &str = "main h1";

/// Moves the focus to the first element that fits, in the next frame: it can only go where something has been drawn.
pub fn focus_soon(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || {
        focus::move_to(&selector);
    });
}

/// Has the focus follow the heading of the page, which is about to be another element.
pub fn stay_on_heading() {
    if focus::is_on(HEADING) {
        focus_soon(HEADING);
    }
}

/// Moves the focus to the first element that fits, in the next frame, and scrolls as little as needed for it to be seen:
/// what was pressed may stand far from it.
pub fn go_to_soon(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || {
        focus::move_to(&selector);
        focus::bring_into_sight(&selector);
    });
}

/// Scrolls as little as needed for the first element that fits to be seen, in the next frame. The focus stays where it is.
pub fn bring_into_sight_soon(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || focus::bring_into_sight(&selector));
}

/// Moves the focus to the first element that fits `selector`, and scrolls as little as needed for `whole` to be seen.
pub fn show_soon(selector: &'static str, whole: &'static str) {
    request_animation_frame(move || {
        focus::move_to(selector);
        focus::bring_into_sight(whole);
    });
}

/// Begins anew at the heading, in the next frame: the page stays and shows something else.
pub fn begin_at_heading_soon() {
    request_animation_frame(|| focus::begin_at(HEADING));
}

/// Moves the focus to the link of the page that leads there, and brings it into sight; to the heading where there is none.
pub fn focus_link_soon(href: String) {
    request_animation_frame(move || {
        if !focus::move_to_link(&href) {
            focus::move_to(HEADING);
            return;
        }
        // On the way back the browser scrolls to where it believes the page stood, one frame later: too high in a list
        // that was shorter then.
        request_animation_frame(move || request_animation_frame(move || focus::bring_link_into_sight(&href)));
    });
}
