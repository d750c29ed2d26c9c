//! What came of all the calls, and what now?

use leptos::prelude::*;
use listing::record::CenterId;

use super::outcomes::outcome_name;
use super::whom;
use crate::components::{Icon, changing, views};
use crate::i18n::{Locale, current_words, day_and_time, phone_number};
use crate::routes::{Route, phone};
use crate::state::call::CallPage;
use crate::state::find_query::call_back;
use crate::state::page_change;
use crate::state::plan::Outcome;

/// The summary, and the ways on.
#[component]
pub fn End() -> impl IntoView {
    let words = &current_words().calls().end;
    let page = expect_context::<CallPage>();
    page_change::name_page(&current_words().calls().title_end());
    let calls = page.calls.get_untracked();
    let said = match calls.called() {
        0 => vec![words.none.to_owned()],
        count if calls.has_reached() => vec![words.called(count), words.reached.to_owned()],
        count => vec![words.called(count), words.not_reached.to_owned()],
    };
    let items = calls.places().iter().enumerate().map(|(at, (id, outcome))| {
        view! { <Item at id=*id outcome=*outcome /> }
    });
    view! {
        <div class="stack stack--tight">
            <h1 tabindex="-1">{words.heading}</h1>
            <p>{said.join(" ")}</p>
        </div>
        <section class="stack stack--wide" aria-labelledby="places-heading">
            <h2 class="call__heading" id="places-heading">
                {words.list}
            </h2>
            <ol class="stack stack--wide">{views(items)}</ol>
        </section>
        <WhatNow />
    }
    .into_any()
}

/// A place, what came of it, what is planned, and the way back to it.
#[component]
fn Item(at: usize, id: CenterId, outcome: Option<Outcome>) -> impl IntoView {
    let words = &current_words().calls().end;
    let page = expect_context::<CallPage>();
    let called = Memo::new(move |_| page.called(id));
    let came = outcome.map_or(words.not_called, outcome_name);
    let next = changing(move || {
        let step = page.plan.next_step_of(id)?;
        let text = words.next_step(day_and_time(Locale::current(), step.at), step.what);
        Some(view! { <p class="small"><bdi>{text}</bdi></p> }.into_any())
    });
    let facts = changing(move || {
        let called = called.get();
        let name = whom::name(&called);
        let number = called.phone().map(|number| {
            let written = phone_number(number);
            let label = current_words().calls().call_name(&name, &written);
            view! {
                <a class="tap" href=phone::call_number(number) aria-label=label>
                    <Icon icon=icondata_lu::LuPhone />
                    {format!("{} {written}", current_words().calls().call)}
                </a>
            }
            .into_any()
        });
        Some(
            view! {
                <h3>
                    <bdi>{name}</bdi>
                </h3>
                <p class=("quiet", outcome.is_none()) class=("strong", outcome.is_some())>
                    {came}
                </p>
                {number}
            }
            .into_any(),
        )
    });
    let label = Signal::derive(move || words.open_name(whom::name(&called.get())));
    let open = move |_| page.go_to(at);
    view! {
        <li class="card stack stack--tight">
            {facts}
            {next}
            <button class="button button--quiet" type="button" aria-label=label on:click=open>
                {words.open}
            </button>
        </li>
    }
    .into_any()
}

/// The plan, a call back, more places, and whom to call day and night.
#[component]
fn WhatNow() -> impl IntoView {
    let words = &current_words().calls().end;
    let locale = Locale::current();
    let who = expect_context::<CallPage>().who.get_untracked();
    let call_back = Route::CallBack.path_with(locale, &call_back::to_fragment(None, who));
    let ways = [
        (Route::Plan.path(locale), words.plan, Some(words.plan_hint)),
        (call_back, words.call_back, Some(words.call_back_hint)),
        (Route::Find.path(locale), words.find, None),
        (phone::call(phone::HELPLINE), words.helpline, Some(words.helpline_hint)),
        (phone::call(phone::LIFELINE), words.lifeline, Some(words.lifeline_hint)),
    ];
    let ways = ways.into_iter().enumerate().map(|(at, (href, text, hint))| {
        view! {
            <li class="stack stack--tight">
                <a class="button" class=("button--primary", at == 0) href=href>
                    {text}
                </a>
                {hint.map(|hint| view! { <p class="small quiet">{hint}</p> }.into_any())}
            </li>
        }
    });
    view! {
        <section class="stack stack--wide" aria-labelledby="now-heading">
            <h2 class="call__heading" id="now-heading">
                {words.now}
            </h2>
            <ul class="call__ways">{views(ways)}</ul>
        </section>
    }
    .into_any()
}
