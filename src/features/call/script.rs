//! What does one say, and what may come?
//!
//! Worded by hand for each of those who call. What is a fact has its source beside it; all of them stand on the page about
//! choosing a place.

use leptos::prelude::*;

use super::who::script_for;
use crate::components::{Icon, changing, views};
use crate::i18n::words::CallsScriptsEntry;
use crate::i18n::{Locale, current_words};
use crate::routes::{Reading, Route, phone};
use crate::state::call::CallPage;

/// The first sentence, to be read out.
#[component]
pub fn SayFirst() -> impl IntoView {
    let words = current_words().calls();
    let page = expect_context::<CallPage>();
    let sentence = changing(move || {
        let script = script_for(page.who.get());
        Some(
            view! {
                <p class="spoken">{script.say}</p>
                <p class="small">{script.then}</p>
            }
            .into_any(),
        )
    });
    view! {
        <section class="call__say stack stack--tight" aria-labelledby="say-heading">
            <h2 class="call__heading" id="say-heading">
                {words.headings.say}
            </h2>
            {sentence}
        </section>
    }
    .into_any()
}

/// What they may ask, what to ask them, and what to do if it goes another way. Folded, so that the number stays near.
#[component]
pub fn DuringTheCall() -> impl IntoView {
    let words = current_words().calls();
    let page = expect_context::<CallPage>();
    let parts = Part::ALL.map(|part| {
        let inside = changing(move || Some(part.inside(page.who.get())));
        view! {
            <details class="call__more">
                <summary>{part.heading()}</summary>
                <div class="call__inside stack">{inside}</div>
            </details>
        }
    });
    view! {
        <section class="stack stack--tight stack--wide" aria-labelledby="help-heading">
            <h2 class="call__heading" id="help-heading">
                {words.headings.help}
            </h2>
            {views(parts.into_iter())}
        </section>
    }
    .into_any()
}

/// A part of what helps during a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    MayAsk,
    Ask,
    Flags,
    NoAnswer,
    Wait,
    Refused,
}

impl Part {
    /// In the order in which a call may need them.
    pub(super) const ALL: [Self; 6] =
        [Self::MayAsk, Self::Ask, Self::Flags, Self::NoAnswer, Self::Wait, Self::Refused];

    pub(super) fn heading(self) -> &'static str {
        let words = &current_words().calls().headings;
        match self {
            Self::MayAsk => words.may_ask,
            Self::Ask => words.ask,
            Self::Flags => words.flags,
            Self::NoAnswer => words.no_answer,
            Self::Wait => words.wait,
            Self::Refused => words.refused,
        }
    }

    /// What stands in it, for whoever calls.
    pub(super) fn inside(self, who: Option<listing::first_contact::Who>) -> AnyView {
        let words = current_words().calls();
        let (script, sources) = (script_for(who), &words.sources);
        let (lead, lines) = self.words_of(script);
        let end = match self {
            Self::MayAsk | Self::NoAnswer => ().into_any(),
            Self::Ask => fact(words.medicine_fact, sources.medicine),
            Self::Flags => {
                let more = Route::Read(Reading::Choosing).path_with(Locale::current(), Reading::RED_FLAGS);
                view! {
                    {fact(words.flags_law, sources.flags)}
                    <a class="tap small not-printed" href=more rel="external">
                        {sources.more}
                    </a>
                }
                .into_any()
            }
            Self::Wait => view! {
                <p class="callout callout--danger">{script.wait_care}</p>
                <p class="small quiet">{sources.withdrawal}</p>
            }
            .into_any(),
            Self::Refused => {
                // Only those who call for somebody they love are told of the law on privacy.
                let is_about_privacy = who == Some(listing::first_contact::Who::Loved);
                view! {
                    {fact(script.refused_pay, if is_about_privacy { sources.privacy } else { sources.helpline })}
                    <a class="button not-printed" href=phone::call(phone::HELPLINE)>
                        <Icon icon=icondata_lu::LuPhone />
                        {words.end.helpline}
                    </a>
                }
                .into_any()
            }
        };
        view! {
            {lead.map(|lead| view! { <p>{lead}</p> }.into_any())}
            <ul class="call__list stack stack--tight">
                {views(lines.lines().map(|line| view! { <li>{line.to_owned()}</li> }))}
            </ul>
            {end}
        }
        .into_any()
    }

    fn words_of(self, script: &'static CallsScriptsEntry) -> (Option<&'static str>, &'static str) {
        match self {
            Self::MayAsk => (Some(script.may_ask_lead), script.may_ask),
            Self::Ask => (Some(script.ask_lead), script.ask),
            Self::Flags => (Some(script.flags_lead), script.flags),
            Self::NoAnswer => (None, script.no_answer),
            Self::Wait => (None, script.wait),
            Self::Refused => (None, script.refused),
        }
    }
}

/// A fact, and what it stands on.
fn fact(text: &'static str, source: &'static str) -> AnyView {
    view! {
        <p>{text}</p>
        <p class="small quiet">{source}</p>
    }
    .into_any()
}
