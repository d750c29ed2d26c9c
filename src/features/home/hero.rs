//! What is this site, in one breath, and where does a search begin?

use icondata_lu::LuLock;
use leptos::prelude::*;

use crate::components::Icon;
use crate::features::drawings::TwoOnAPath;
use crate::i18n::{Locale, current_words};
use crate::routes::Route;
use crate::state::find_query::{LONGEST_TEXT, NEAR};

/// The promise, the place field, and the way to start.
///
/// `start.js` puts what is typed into the fragment of the finder's address. The field has no `name`: without scripts
/// the form still leads to the finder, and sends nothing.
#[component]
pub fn Hero() -> impl IntoView {
    let words = &current_words().home().hero;
    let locale = Locale::current();
    view! {
        <section class="hero columns wrap">
            <div>
                <h1 class="hero__heading">{words.heading}</h1>
                <p class="hero__lead">{words.lead}</p>
                <form
                    class="stack stack--tight stack--wide not-printed"
                    action=Route::Find.path(locale)
                    role="search"
                >
                    <label class="field__label" for="hero-place">
                        {words.place_label}
                    </label>
                    <span class="small quiet" id="hero-place-hint">
                        {words.place_hint}
                    </span>
                    <div class="hero__row">
                        <input
                            class="field__input"
                            id="hero-place"
                            type="text"
                            autocomplete="postal-code"
                            maxlength=LONGEST_TEXT.to_string()
                            aria-describedby="hero-place-hint"
                            data-parameter=NEAR
                        />
                        <button class="button button--primary" type="submit">
                            {words.find_button}
                        </button>
                        <a class="button" href=Route::Start.path(locale)>
                            {words.start_link}
                        </a>
                    </div>
                </form>
                <p class="hero__privacy small quiet cluster">
                    <Icon icon=LuLock />
                    <span>{words.privacy}</span>
                </p>
            </div>
            <TwoOnAPath label=words.picture />
        </section>
    }
    .into_any()
}
