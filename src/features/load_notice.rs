//! What does a person read when a file of the list did not come?

use leptos::prelude::*;
use listing::wire::WireError;

use crate::data::LoadError;
use crate::i18n::current_words;
use crate::state::attention::{self, focus_soon};

/// What happened, what to do, and that help does not depend on it.
#[component]
pub fn LoadNotice(
    /// What went wrong.
    error: LoadError,
    /// Tries again.
    on_retry: impl Fn() + Send + 'static,
) -> impl IntoView {
    let words = current_words().data_error();
    let technical = error.to_string();
    // When it helps, the notice goes away with its button.
    let retry = move |_| {
        on_retry();
        focus_soon(attention::HEADING);
    };
    let (heading, text) = explanation(&error);
    view! {
        <section class="notice card stack" role="alert">
            <h2 class="notice__heading">{heading}</h2>
            <p>{text}</p>
            <p>{words.help_still_works}</p>
            <div class="cluster">
                <button class="button button--primary" type="button" on:click=retry>
                    {words.retry}
                </button>
            </div>
            <details class="small quiet">
                <summary>{words.what}</summary>
                <p>{technical}</p>
            </details>
        </section>
    }
}

fn explanation(error: &LoadError) -> (&'static str, String) {
    let words = current_words().data_error();
    match error {
        LoadError::Unreachable { .. } => (words.offline.heading, words.offline.text.to_owned()),
        LoadError::Part => (words.part.heading, words.part.text.to_owned()),
        LoadError::Stalled { .. } => (words.stalled.heading, words.stalled.text.to_owned()),
        LoadError::Refused { status: 404 | 410, .. } => {
            (words.not_there.heading, words.not_there.text.to_owned())
        }
        LoadError::Refused { status, .. } => (words.server.heading, words.server.text(status)),
        LoadError::Unreadable { reason, .. } => match reason {
            WireError::Html { .. } => (words.host_page.heading, words.host_page.text.to_owned()),
            WireError::CutShort { .. } => (words.cut_short.heading, words.cut_short.text.to_owned()),
            WireError::UnknownVersion { .. } => {
                (words.newer_format.heading, words.newer_format.text.to_owned())
            }
            _ => (words.foreign.heading, words.foreign.text.to_owned()),
        },
    }
}
