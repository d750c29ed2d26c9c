//! What comes first?

use leptos::prelude::*;

use crate::components::views;
use crate::i18n::current_words;
use crate::state::find_query::meetings::MeetingsView;
use crate::state::meetings::MeetingsPage;

const VIEWS: [MeetingsView; 3] = [MeetingsView::Soonest, MeetingsView::Nearest, MeetingsView::Week];

/// The order of the meetings: what comes next, the nearest, or day by day.
#[component]
pub fn OrderField() -> impl IntoView {
    let words = &current_words().meetings_page().views;
    let page = expect_context::<MeetingsPage>();
    let view = Memo::new(move |_| page.asked.with(|asked| asked.view));
    let label = |view| match view {
        MeetingsView::Soonest => words.soonest,
        MeetingsView::Nearest => words.nearest,
        MeetingsView::Week => words.week,
    };
    let options = views(VIEWS.into_iter().map(|own| {
        view! { <option prop:selected=move || view.get() == own>{label(own)}</option> }
    }));
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some(view) = VIEWS.into_iter().find(|view| label(*view) == chosen) {
            page.change(|asked| asked.view = view);
        }
    };
    view! {
        <label class="sort cluster not-printed">
            {words.label}
            <select class="field__input sort__input" on:change=choose>
                {options}
            </select>
        </label>
    }
    .into_any()
}
