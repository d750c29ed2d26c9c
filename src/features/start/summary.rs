//! What was answered, and what can still be changed?

use leptos::prelude::*;
use listing::first_contact::{Question, Step};

use super::place::Unclear;
use super::{Top, words};
use crate::components::views;
use crate::i18n::current_words;
use crate::state::first_contact::StartPage;

/// Every answer with the way to change it.
#[component]
pub fn Summary() -> impl IntoView {
    let guide = current_words().guide();
    let words = &guide.summary;
    let page = expect_context::<StartPage>();
    let rows = views(Question::ALL.into_iter().map(|question| {
        let label = words::label(question);
        let value = Signal::derive(move || words::answer(&page.answers(), question));
        view! {
            <div class="answers__row">
                <dt>{label}</dt>
                <dd class="answers__value">
                    <bdi>{value}</bdi>
                </dd>
                <dd>
                    <button
                        class="button button--quiet"
                        type="button"
                        aria-label=words.change_name(label)
                        on:click=move |_| page.go_to(Step::Question(question))
                    >
                        {words.change}
                    </button>
                </dd>
            </div>
        }
    }));
    view! {
        <Top progress=String::new() />
        <div class="stack stack--tight">
            <h1 tabindex="-1">{words.heading}</h1>
            <p class="quiet">{words.lead}</p>
        </div>
        <Unclear />
        <dl class="answers">{rows}</dl>
        <div class="start__go cluster">
            <button
                class="button button--primary"
                type="button"
                on:click=move |_| {
                    page.go_on();
                }
            >
                {words.go_on}
            </button>
        </div>
        <p class="small quiet">{guide.private}</p>
    }
    .into_any()
}
