//! What opens without signal?

use leptos::prelude::*;

use crate::i18n::current_words;

use super::home_screen::HomeScreen;

/// What is kept on this device for the time without signal, and a way to keep more. Before any script, and where a browser
/// keeps nothing, it says so; `src/offline/page` shows the sentence that holds.
#[component]
pub fn Offline() -> impl IntoView {
    let words = current_words().offline();
    let problem = &words.problem;
    let sentences = [
        ("keeping", words.keeping),
        ("pages", words.pages),
        ("states", words.states),
        ("whole", words.whole),
        ("not-kept-room", words.not_kept_room),
        ("not-kept-signal", words.not_kept_signal),
    ]
    .map(|(name, text)| {
        view! {
            <p data-holds=name hidden>
                {text}
            </p>
        }
    });
    let not_kept_host = view! {
        <p data-holds="not-kept-host" hidden>
            {words.not_kept_host()}
        </p>
    };
    let problems = [("room", problem.room), ("signal", problem.signal), ("host", problem.host)]
        .map(|(reason, text)| view! { <p data-reason=reason hidden>{text}</p> });
    view! {
        <section class="offline not-printed" id="offline" aria-labelledby="offline-heading">
            <div class="stack stack--tight">
                <h2 class="footer__heading" id="offline-heading">
                    {words.heading}
                </h2>
                <p data-holds="none">{words.none}</p>
                {sentences}
                {not_kept_host}
                <p class="quiet">{words.limits}</p>
                <div class="stack stack--tight" data-offline="ask" hidden>
                    <button class="button button--quiet" type="button" data-offline="button">
                        {words.button}
                    </button>
                    <progress class="offline__progress" data-offline="progress" aria-label=words.progress hidden></progress>
                    <div role="status">
                        <div data-offline="problem" hidden>
                            {problems}
                        </div>
                    </div>
                </div>
                <p class="strong" data-offline="done" tabindex="-1" hidden>
                    {words.done}
                </p>
            </div>
            <HomeScreen />
        </section>
    }
    .into_any()
}
