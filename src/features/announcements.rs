//! How does the page speak where nothing takes the focus?

use leptos::prelude::*;

use crate::components::LiveRegion;
use crate::state::announcer::Announcer;

/// The live region that the announcer speaks through.
#[component]
pub fn Announcements() -> impl IntoView {
    let announcer = expect_context::<Announcer>();
    view! { <LiveRegion text=Signal::derive(move || announcer.text()) /> }
}
