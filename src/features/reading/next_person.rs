//! How does a shared device forget the person before?

use leptos::prelude::*;

use crate::i18n::{Locale, current_words};
use crate::routes::Route;

/// Deletes all that the browser keeps for this site, after asking once, and says what it was. `src/next_person.js` does it;
/// where no script runs, the page says how to do it by hand.
#[component]
pub fn NextPerson() -> impl IntoView {
    let words = current_words().next_person();
    let row = |kind: &'static str, is_database: bool, what: String| {
        view! {
            <li data-kind=kind data-database=is_database.then_some("") hidden=true>
                {what}
                <span data-number=""></span>
                ": "
                <strong data-outcome=""></strong>
            </li>
        }
    };
    view! {
        <div class="stack" id="next-person-tool" data-gone=words.gone data-held=words.held>
            <p class="notice" data-part="by-hand">
                {words.by_hand}
            </p>
            <div data-part="start" hidden=true>
                <button class="button button--danger" type="button" data-act="ask">
                    {words.button}
                </button>
            </div>
            <div class="notice card stack" data-part="question" hidden=true>
                <p tabindex="-1">{words.question()}</p>
                <div class="cluster">
                    <button class="button" type="button" data-act="keep">
                        {words.no}
                    </button>
                    <button class="button button--danger" type="button" data-act="wipe">
                        {words.yes}
                    </button>
                </div>
            </div>
            <p data-part="working" hidden=true>
                <span tabindex="-1">{words.working}</span>
            </p>
            <div class="notice card stack" data-part="result" hidden=true>
                <div class="stack stack--tight" tabindex="-1">
                    <p class="notice__heading strong">
                        <span data-if-gone="">{words.done()}</span>
                        <span data-if-held="">{words.not_done}</span>
                    </p>
                    <ul class="reading__list">
                        {row("beside", true, words.saved.to_owned())}
                        {row("beside-plan", true, words.plan.to_owned())}
                        {row("beside-call-back", true, words.call_back.to_owned())}
                        {row("pages", false, words.pages.to_owned())}
                        {row("other", false, words.other())}
                    </ul>
                    <p data-nothing="">{words.nothing}</p>
                    <p data-if-held="">{words.close_tabs()}</p>
                </div>
                <div class="cluster">
                    <button class="button button--danger" type="button" data-act="wipe" data-if-held="">
                        {words.again}
                    </button>
                    <a class="button button--primary" href=Route::Home.path(Locale::current()) rel="external" data-leave="">
                        {words.home}
                    </a>
                </div>
            </div>
        </div>
    }
    .into_any()
}
