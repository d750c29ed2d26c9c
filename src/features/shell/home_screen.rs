//! Can the site stand beside the other apps of a phone?

use leptos::prelude::*;

use crate::i18n::current_words;
use crate::routes::Route;

/// Offers it, once the site was of use (`src/offline/page/home_screen.js`): by a button where the browser has a way for
/// that, by three steps on an iPhone or iPad.
#[component]
pub fn HomeScreen() -> impl IntoView {
    let words = current_words().home_screen();
    view! {
        <section
            class="stack stack--tight"
            id="home-screen"
            aria-labelledby="home-screen-heading"
            data-quiet-on=Route::quiet_paths()
            hidden
        >
            <h2 class="footer__heading" id="home-screen-heading">
                {words.heading}
            </h2>
            <p>{words.text()}</p>
            <button class="button button--quiet" type="button" data-way="button">
                {words.button}
            </button>
            <ol data-way="steps" hidden>
                <li>{words.share}</li>
                <li>{words.add}</li>
                <li>{words.confirm}</li>
            </ol>
        </section>
    }
    .into_any()
}
