//! How does a person leave nothing behind?

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::components::changing;
use crate::i18n::{Locale, current_words};
use crate::routes::PrivacySection;
use crate::state::announcer::Announcer;
use crate::state::attention::{self, focus_soon};

const BUTTON_ID: &str = "delete-all";
/// The id of the question.
pub const QUESTION_ID: &str = "delete-question";

/// What is said when all may be deleted.
#[derive(Debug, Clone, Copy)]
pub struct DeleteWords {
    /// On the button.
    pub button: &'static str,
    /// The question after it.
    pub ask: Signal<String>,
    /// Delete.
    pub yes: &'static str,
    /// Do not.
    pub no: &'static str,
    /// It is done.
    pub done: &'static str,
}

/// Deletes it, after asking once more in the same place.
#[component]
pub fn DeleteAll(
    /// What is said.
    words: DeleteWords,
    /// Deletes it.
    on_delete: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
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
        on_delete();
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
            true => {
                let DeleteWords { ask, yes, no, .. } = words;
                view! { <Question ask yes no on_yes=delete on_no=keep /> }.into_any()
            }
        })
    });
    view! {
        <div class="saved__delete stack not-printed">
            {content}
            <a class="tap" href=PrivacySection::NextPerson.path(Locale::current()) rel="external">
                {current_words().saved().delete.next_person}
            </a>
        </div>
    }
    .into_any()
}

/// Asks whether something may go.
#[component]
pub fn Question(
    /// The question.
    ask: Signal<String>,
    /// It may.
    yes: &'static str,
    /// It may not.
    no: &'static str,
    /// It may.
    on_yes: impl Fn(MouseEvent) + Send + 'static,
    /// It may not.
    on_no: impl Fn(MouseEvent) + Send + 'static,
) -> impl IntoView {
    view! {
        <div class="notice card stack">
            <p id=QUESTION_ID tabindex="-1">
                {ask}
            </p>
            <div class="cluster">
                <button class="button" type="button" aria-describedby=QUESTION_ID on:click=on_no>
                    {no}
                </button>
                <button class="button button--danger" type="button" on:click=on_yes>
                    {yes}
                </button>
            </div>
        </div>
    }
    .into_any()
}
