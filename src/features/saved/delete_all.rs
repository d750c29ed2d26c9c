//! How does a person leave nothing behind?

use leptos::prelude::*;

use crate::components::changing;
use crate::i18n::current_words;
use crate::state::announcer::Announcer;
use crate::state::attention::{self, focus_soon};
use crate::state::saved::list_page::ListPage;

const BUTTON_ID: &str = "delete-all";
const QUESTION_ID: &str = "delete-question";

/// Deletes the list, after asking once more in the same place.
#[component]
pub fn DeleteAll() -> impl IntoView {
    let words = &current_words().saved().delete;
    let page = expect_context::<ListPage>();
    let announcer = expect_context::<Announcer>();
    let is_asking = RwSignal::new(false);
    let ask = move |_| {
        is_asking.set(true);
        focus_soon(format!("#{QUESTION_ID}"));
    };
    let keep = move |_| {
        is_asking.set(false);
        focus_soon(format!("#{BUTTON_ID}"));
    };
    let delete = move |_| {
        page.removed.set(None);
        page.tool.set(None);
        page.saved.clear();
        announcer.say(words.done);
        focus_soon(attention::HEADING);
    };
    let content = changing(move || {
        Some(match is_asking.get() {
            false => view! {
                <button class="button button--quiet" id=BUTTON_ID type="button" on:click=ask>
                    {words.button}
                </button>
            }
            .into_any(),
            true => view! { <Question on_yes=delete on_no=keep /> }.into_any(),
        })
    });
    view! { <div class="saved__delete not-printed">{content}</div> }.into_any()
}

/// Asks whether the list may go.
#[component]
pub fn Question(
    on_yes: impl Fn(leptos::ev::MouseEvent) + Send + 'static,
    on_no: impl Fn(leptos::ev::MouseEvent) + Send + 'static,
) -> impl IntoView {
    let words = &current_words().saved().delete;
    let saved = expect_context::<ListPage>().saved;
    let question = Signal::derive(move || words.ask(saved.count() + saved.set_aside()));
    view! {
        <div class="notice card stack">
            <p id=QUESTION_ID tabindex="-1">
                {question}
            </p>
            <div class="cluster">
                <button class="button" type="button" on:click=on_no>
                    {words.no}
                </button>
                <button class="button button--danger" type="button" on:click=on_yes>
                    {words.yes}
                </button>
            </div>
        </div>
    }
    .into_any()
}
