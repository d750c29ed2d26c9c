//! What has been asked, and where is it?

use leptos::prelude::*;

use super::request::RequestCard;
use crate::components::{When, changing};
use crate::i18n::current_words;
use crate::state::announcer::Announcer;
use crate::state::attention::{self, go_to_soon};
use crate::state::call_back::page::CallBackPage;
use crate::state::saved::StoreProblem;

/// Each request with its state, and what cannot be read.
#[component]
pub fn Requests() -> impl IntoView {
    let words = current_words().call_back_queue();
    let page = expect_context::<CallBackPage>();
    let announcer = expect_context::<Announcer>();
    let known = page.call_back.known;
    let set_aside = Memo::new(move |_| known.with(|known| known.set_aside));
    let clear = move |_| {
        page.call_back.clear();
        go_to_soon(attention::HEADING);
        announcer.say(words.removed);
    };
    let unreadable = changing(move || {
        let count = set_aside.get();
        let told = move || {
            view! {
                <div class="notice card stack">
                    <p>{words.problem.set_aside(count)}</p>
                    <button class="button" type="button" on:click=clear>
                        {words.problem.clear}
                    </button>
                </div>
            }
        };
        (count > 0).then(|| told().into_any())
    });
    view! {
        {unreadable}
        <When holds=Signal::derive(move || known.with(|known| !known.asked.is_empty()))>
            <List />
        </When>
    }
    .into_any()
}

#[component]
fn List() -> impl IntoView {
    let words = current_words().call_back_queue();
    let page = expect_context::<CallBackPage>();
    let known = page.call_back.known;
    let keys =
        move || known.with(|known| known.asked.iter().map(|asked| asked.key.clone()).collect::<Vec<_>>());
    let ask_another = move |_| {
        page.is_asking.set(true);
        go_to_soon("#call-back-name");
    };
    view! {
        <section class="stack stack--wide" aria-labelledby="call-back-requests">
            <h2 class="visually-hidden" id="call-back-requests">
                {words.heading}
            </h2>
            <ul class="stack stack--wide">
                <For each=keys key=String::clone let:key>
                    <li>
                        <RequestCard key />
                    </li>
                </For>
            </ul>
            <WhereTheyLive />
            <When holds=Signal::derive(move || !page.has_form() && page.call_back.endpoint.with_value(Option::is_some))>
                <button class="button call-back__another" type="button" on:click=ask_another>
                    {words.another}
                </button>
            </When>
        </section>
    }
    .into_any()
}

/// Where they wait, as long as one does, and what is wrong with that.
#[component]
fn WhereTheyLive() -> impl IntoView {
    let words = current_words().call_back_queue();
    let known = expect_context::<CallBackPage>().call_back.known;
    let is_waiting =
        Memo::new(move |_| known.with(|known| known.asked.iter().any(|asked| asked.request.is_some())));
    let problem = Memo::new(move |_| known.with(|known| known.problem));
    let text = changing(move || {
        let (text, class) = match problem.get() {
            None if is_waiting.get() => (words.private, "quiet"),
            None => return None,
            Some(StoreProblem::Full) => (words.problem.full, "notice"),
            Some(StoreProblem::Refused) => (words.problem.refused, "notice"),
        };
        Some(view! { <p class=class>{text}</p> }.into_any())
    });
    view! { <div role="status">{text}</div> }.into_any()
}
