//! No meeting fits: what now?

use leptos::prelude::*;
use listing::meeting::{Attend, Choice, When};

use crate::components::changing;
use crate::i18n::current_words;
use crate::state::attention::{COUNT, focus_soon};
use crate::state::find_query::meetings::MeetingsAsked;
use crate::state::meetings::{MeetingsPage, Outcome};

/// The ways on: other days, online, farther, without filters; and a human now.
#[component]
pub fn Nothing() -> impl IntoView {
    let words = &current_words().meetings_page().nothing;
    let page = expect_context::<MeetingsPage>();
    let go = move |change: fn(&mut MeetingsAsked)| {
        page.change(change);
        focus_soon(COUNT);
    };
    let ways = changing(move || {
        let Outcome::Found(found) = page.outcome.get() else { return None };
        let asked = page.asked.get();
        let has_online = found.answer.count(Choice::Attend(Some(Attend::Online))) > 0;
        let other_days = (found.on_any_day > 0).then(|| {
            view! {
                <p>{words.on_any_day(found.on_any_day)}</p>
                <button class="button button--primary" type="button" on:click=move |_| go(|asked| asked.when = When::AnyTime)>
                    {words.any_day}
                </button>
            }
            .into_any()
        });
        let online = (has_online && asked.attend == Some(Attend::InPerson)).then(|| {
            view! {
                <button class="button" type="button" on:click=move |_| go(|asked| asked.attend = Some(Attend::Online))>
                    {words.online}
                </button>
            }
            .into_any()
        });
        let farther = asked.within.is_some().then(|| {
            view! {
                <button class="button" type="button" on:click=move |_| go(|asked| asked.within = None)>
                    {words.farther}
                </button>
            }
            .into_any()
        });
        let clear = asked.is_narrowed().then(|| {
            let clear = move |_| {
                page.clear_filters();
                focus_soon(COUNT);
            };
            view! {
                <button class="button button--quiet" type="button" on:click=clear>
                    {words.clear}
                </button>
            }
            .into_any()
        });
        Some(
            view! {
                {other_days}
                <div class="cluster">{online} {farther} {clear}</div>
            }
            .into_any(),
        )
    });
    view! {
        <section class="notice card stack">
            <h2 class="notice__heading">{words.heading}</h2>
            <p>{words.text}</p>
            {ways}
            <p>{words.call}</p>
        </section>
    }
    .into_any()
}
