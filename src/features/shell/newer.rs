//! Is there a newer version of the site?

use leptos::prelude::*;

use crate::i18n::current_words;
use crate::routes::Route;

/// Asks whether it may take over. `src/offline/page/newer.js` shows it, never while somebody types, and on no page where a
/// question would disturb.
#[component]
pub fn Newer() -> impl IntoView {
    let words = current_words().newer();
    view! {
        <aside class="newer not-printed" id="newer" aria-label=words.label data-quiet-on=Route::quiet_paths() hidden>
            <div class="cluster wrap" role="status">
                <p>{words.text}</p>
                <button class="button" type="button" data-act="now">
                    {words.now}
                </button>
                <button class="button button--quiet" type="button" data-act="later">
                    {words.later}
                </button>
            </div>
        </aside>
    }
    .into_any()
}
