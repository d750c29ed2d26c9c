//! What about places that are off the list, and of which something is noted?

use leptos::prelude::*;

use super::outcome::dated;
use crate::components::{changing, views};
use crate::i18n::{Locale, current_words, day_and_time};
use crate::state::announcer::Announcer;
use crate::state::attention::{self, focus_soon};
use crate::state::plan::Plan;
use crate::state::saved::list_page::ListPage;
use crate::state::saved::{SavedPlace, now};

/// Their names, what is noted, and two ways: back onto the list, or away.
#[component]
pub fn Others() -> impl IntoView {
    let words = &current_words().plan().others;
    let (page, plan) = (expect_context::<ListPage>(), expect_context::<Plan>());
    let others = Memo::new(move |_| {
        let mut places = plan.places();
        // The one that was just taken off can be put back where it was.
        let rows = page.rows();
        places.retain(|place| !rows.contains(&place.id));
        places
    });
    changing(move || {
        let places = others.get();
        if places.is_empty() {
            return None;
        }
        let items = views(places.into_iter().map(|place| view! { <Other place /> }));
        let section = view! {
            <section class="stack stack--wide not-printed" aria-labelledby="plan-others">
                <h2 class="saved__heading" id="plan-others">
                    {words.heading}
                </h2>
                <p>{words.text}</p>
                <ul class="stack stack--wide">{items}</ul>
            </section>
        };
        Some(section.into_any())
    })
}

#[component]
fn Other(place: SavedPlace) -> impl IntoView {
    let words = &current_words().plan().others;
    let (page, plan) = (expect_context::<ListPage>(), expect_context::<Plan>());
    let announcer = expect_context::<Announcer>();
    let locale = Locale::current();
    let id = place.id;
    let name = match &*place.name {
        "" => current_words().saved().places.no_name.to_owned(),
        name => name.to_owned(),
    };
    let noted = changing(move || {
        let calls = plan.calls_to(id).into_iter().rev().map(|call| dated(locale, &call));
        let step =
            plan.next_step_of(id).map(|step| format!("{}: {}", day_and_time(locale, step.at), step.what));
        let lines = views(step.into_iter().chain(calls).map(|line| view! { <li><bdi>{line}</bdi></li> }));
        Some(view! { <ul class="small">{lines}</ul> }.into_any())
    });
    let [back_label, forget_label] = [words.back_name(&name), words.forget_name(&name)];
    let back = move |_| {
        page.saved.keep(vec![SavedPlace { saved_at: now(), ..place.clone() }]);
        focus_soon(attention::HEADING);
    };
    let forgotten = words.forgotten(&name);
    let forget = move |_| {
        plan.forget_place(id);
        announcer.say(forgotten.clone());
        focus_soon(attention::HEADING);
    };
    view! {
        <li class="card stack">
            <h3>
                <bdi>{name}</bdi>
            </h3>
            {noted}
            <div class="cluster">
                <button class="button" type="button" aria-label=back_label on:click=back>
                    {words.back}
                </button>
                <button class="button button--quiet" type="button" aria-label=forget_label on:click=forget>
                    {words.forget}
                </button>
            </div>
        </li>
    }
    .into_any()
}
