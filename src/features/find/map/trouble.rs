//! What if the map does not come?

use leptos::prelude::*;

use crate::i18n::current_words;
use crate::state::attention::{COUNT, focus_soon};
use crate::state::find_query::View;
use crate::state::finder::Finder;

/// Says so, and offers to try again or to go on with the list, which is here already.
#[component]
pub fn MapTrouble(
    /// Tries again.
    on_retry: impl Fn() + Send + 'static,
) -> impl IntoView {
    let words = current_words().map();
    let finder = expect_context::<Finder>();
    // The notice goes away with its buttons.
    let retry = move |_| {
        on_retry();
        focus_soon(COUNT);
    };
    let show_list = move |_| {
        finder.show_as(View::List);
        focus_soon(COUNT);
    };
    view! {
        <section class="notice card stack" role="alert">
            <h3 class="notice__heading">{words.failed}</h3>
            <p>{words.failed_text}</p>
            <div class="cluster">
                <button class="button button--primary" type="button" on:click=retry>
                    {words.retry}
                </button>
                <button class="button" type="button" on:click=show_list>
                    {current_words().find().view.show_list}
                </button>
            </div>
        </section>
    }
    .into_any()
}
