//! Places or meetings?

use leptos::prelude::*;

use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::find_query::FindQuery;

/// Two links, of which one is the page that is open. The place that was typed goes along to the other.
#[component]
pub fn KindSwitch(
    /// The page that is open.
    here: Route,
    /// The place that was typed.
    near: Signal<String>,
) -> impl IntoView {
    let words = current_words().kind_switch();
    let locale = Locale::current();
    let link = move |route: Route, text: &'static str| {
        let is_here = here == route;
        let href = move || {
            let asked = FindQuery { near: near.get(), ..FindQuery::default() };
            route.path_with(locale, &asked.to_fragment())
        };
        view! {
            <a class="kind-switch__link tap" href=href aria-current=is_here.then_some("page")>
                {text}
            </a>
        }
        .into_any()
    };
    view! {
        <nav class="kind-switch not-printed" aria-label=words.label>
            {link(Route::Find, words.places)}
            {link(Route::Meetings, words.meetings)}
        </nav>
    }
    .into_any()
}
