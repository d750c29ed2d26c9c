//! What did somebody send by a link or a code?

use leptos::prelude::*;

use super::item::PlaceHead;
use crate::components::{When, changing, views};
use crate::features::load_notice::LoadNotice;
use crate::i18n::current_words;
use crate::state::attention::{self, focus_soon};
use crate::state::saved::SavedPlace;
use crate::state::saved::list_page::ListPage;
use crate::state::saved::listed::Listed;

/// The places of the link. They come onto the list only when the person says so.
#[component]
pub fn SentPlaces() -> impl IntoView {
    let page = expect_context::<ListPage>();
    view! {
        <When holds=Signal::derive(move || page.sent.with(Option::is_some))>
            <Section />
        </When>
    }
    .into_any()
}

#[component]
fn Section() -> impl IntoView {
    let words = &current_words().saved().shared;
    let page = expect_context::<ListPage>();
    let places = changing(move || {
        let places = page.sent_places.get();
        let here = places.iter().filter_map(|(_, listed)| listed.here());
        let items = here.map(|(center, _)| {
            let place = SavedPlace::of_center(center, 0);
            view! {
                <li class="saved__item">
                    <article class="card">
                        <PlaceHead place />
                    </article>
                </li>
            }
        });
        Some(view! { <ul class="stack stack--wide">{views(items)}</ul> }.into_any())
    });
    let problem = changing(move || {
        let error = page.sent_problem()?;
        Some(view! { <LoadNotice error on_retry=move || page.retry() /> }.into_any())
    });
    view! {
        <section class="saved__sent stack stack--wide" aria-labelledby="sent-heading">
            <h2 class="saved__heading" id="sent-heading">
                {words.heading}
            </h2>
            <Lead />
            {places}
            {problem}
        </section>
    }
    .into_any()
}

/// How many came, what is missing, and the button that keeps them.
#[component]
fn Lead() -> impl IntoView {
    let words = &current_words().saved().shared;
    let page = expect_context::<ListPage>();
    let count = move |fits: fn(&Listed) -> bool| {
        page.sent_places.with(|places| places.iter().filter(|(_, listed)| fits(listed)).count())
    };
    let is_waiting = move || count(|listed| matches!(listed, Listed::Waiting)) > 0;
    let here = move || count(|listed| listed.here().is_some());
    let are_kept = move || {
        let places = page.sent_places.get();
        places.iter().filter(|(_, listed)| listed.here().is_some()).all(|(id, _)| page.saved.has(*id))
    };
    let lead = Signal::derive(move || match here() {
        _ if is_waiting() => words.loading.to_owned(),
        0 if page.sent_problem().is_some() => String::new(),
        0 => words.nothing.to_owned(),
        here if are_kept() => words.kept(here),
        here => words.lead(here),
    });
    let missing = changing(move || {
        let gone = count(|listed| matches!(listed, Listed::Gone));
        let broken = page.sent.get().unwrap_or_default().broken;
        let gone = (gone > 0).then(|| view! { <p class="notice small">{words.gone(gone)}</p> }.into_any());
        let broken =
            (broken > 0).then(|| view! { <p class="notice small">{words.broken(broken)}</p> }.into_any());
        Some(view! { {gone} {broken} }.into_any())
    });
    let keep = move |_| {
        page.keep_sent();
        focus_soon(attention::HEADING);
    };
    view! {
        <div class="stack">
            <div class="stack" role="status">
                <p>{lead}</p>
                {missing}
            </div>
            <When holds=Signal::derive(move || !is_waiting() && here() > 0 && !are_kept())>
                <button class="button button--primary" type="button" on:click=keep>
                    {words.keep}
                </button>
            </When>
        </div>
    }
    .into_any()
}
