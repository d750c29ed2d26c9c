//! What can a person do now?

use std::sync::Arc;

use leptos::prelude::*;
use listing::first_contact::{Question, Step};

use super::keep::Keep;
use super::place::Unclear;
use super::suggested::SuggestedPlace;
use super::ways::Ways;
use super::{Top, words};
use crate::components::{Icon, changing, views};
use crate::features::load_notice::LoadNotice;
use crate::features::saved::delete_all::{QUESTION_ID, Question};
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::announcer::Announcer;
use crate::state::attention::go_to_soon;
use crate::state::find_query::calls::Calls;
use crate::state::first_contact::{Ready, StartPage, Suggestions};

/// Places to call, other ways to a person, and what becomes of the answers.
#[component]
pub fn Options() -> impl IntoView {
    let guide = current_words().guide();
    let page = expect_context::<StartPage>();
    let asking = words::asking(page.who.get_untracked());
    let places = changing(move || {
        Some(match page.suggestions.get() {
            Suggestions::NoPlace => view! { <NoPlace /> }.into_any(),
            Suggestions::Unclear(_) => view! { <Unclear /> }.into_any(),
            Suggestions::Waiting => view! {
                <p class="quiet" role="status">
                    {guide.options.waiting}
                </p>
            }
            .into_any(),
            Suggestions::Failed(error) => {
                view! { <LoadNotice error on_retry=move || page.retry() /> }.into_any()
            }
            Suggestions::Ready(ready) => view! { <Places ready /> }.into_any(),
        })
    });
    let is_asked = RwSignal::new(false);
    let ask = move |_| {
        is_asked.set(true);
        go_to_soon(format!("#{QUESTION_ID} + * > .button"));
    };
    let leave = move |_| {
        is_asked.set(false);
        go_to_soon("#start-over");
    };
    let sure = changing(move || {
        is_asked.get().then(|| {
            view! {
                <div class="not-printed">
                    <Question
                        ask=Signal::stored(guide.options.again_sure.to_owned())
                        yes=guide.options.again_yes
                        no=guide.options.again_no
                        on_yes=move |_| page.begin_anew()
                        on_no=leave
                    />
                </div>
            }
            .into_any()
        })
    });
    view! {
        <Top progress=String::new() />
        <div class="stack stack--tight">
            <h1 tabindex="-1">{asking.options_heading}</h1>
            <p class="quiet">{asking.options_lead}</p>
        </div>
        <section class="stack stack--wide" aria-labelledby="places-heading">
            <h2 id="places-heading">{asking.places_heading}</h2>
            {places}
        </section>
        <Ways />
        <Keep />
        <div class="cluster not-printed">
            <button class="button" type="button" on:click=move |_| page.go_to(Step::Summary)>
                {guide.options.change}
            </button>
            <button class="button button--quiet" id="start-over" type="button" hidden=move || is_asked.get() on:click=ask>
                {guide.options.again}
            </button>
        </div>
        {sure}
    }
    .into_any()
}

/// Nobody said where.
#[component]
fn NoPlace() -> impl IntoView {
    let words = &current_words().guide().options;
    let page = expect_context::<StartPage>();
    view! {
        <p>{words::asking(page.who.get_untracked()).no_place}</p>
        <div class="cluster">
            <button class="button" type="button" on:click=move |_| page.go_to(Step::Question(Question::Where))>
                {words.add_place}
            </button>
        </div>
    }
    .into_any()
}

/// The places, why they are these, and the ways to call them and to find more.
#[component]
fn Places(ready: Arc<Ready>) -> impl IntoView {
    let guide = &current_words().guide().options;
    let locale = Locale::current();
    let page = expect_context::<StartPage>();
    let announcer = expect_context::<Announcer>();
    let who = page.who.get_untracked();
    let asking = words::asking(who);
    let Ready { places, options, query, is_missing } = &*ready;
    announcer.say(guide.came(places.len()));
    let note = if places.is_empty() {
        let is_elsewhere = options.total > 0;
        if is_elsewhere { asking.elsewhere } else { asking.none }
    } else if options.strictly == 0 {
        asking.close
    } else {
        ""
    };
    let dropped = words::listed(options.dropped.iter().map(|group| locale.group_heading(*group)));
    let loose = (!places.is_empty() && !dropped.is_empty()).then(|| guide.loose(dropped));
    let ids: Vec<_> = places.iter().map(|place| place.card.id).collect();
    let call_all = (!ids.is_empty()).then(|| {
        let href = Route::Call.path_with(locale, &Calls::of(&ids, who).to_fragment());
        view! {
            <a class="button button--primary" href=href>
                <Icon icon=icondata_lu::LuPhone />
                {asking.call_all}
            </a>
        }
        .into_any()
    });
    let finder = Route::Find.path_with(locale, &query.to_fragment());
    let see_all = if options.total > 0 { guide.see_all(options.total) } else { guide.see_finder.to_owned() };
    let items = views(places.iter().cloned().map(|suggestion| view! { <SuggestedPlace suggestion who /> }));
    let retry = is_missing.then(|| {
        view! {
            <div class="notice card stack">
                <p>{guide.missing}</p>
                <button class="button" type="button" on:click=move |_| page.retry()>
                    {guide.retry}
                </button>
            </div>
        }
        .into_any()
    });
    view! {
        <p hidden=note.is_empty()>{note}</p>
        {loose.map(|loose| view! { <p class="quiet">{loose}</p> }.into_any())}
        {retry}
        {call_all.map(|call| view! { <div class="start__go cluster not-printed">{call}</div> }.into_any())}
        <ul class="stack stack--wide">{items}</ul>
        <p>
            <a class="tap" href=finder>
                {see_all}
            </a>
        </p>
    }
    .into_any()
}
