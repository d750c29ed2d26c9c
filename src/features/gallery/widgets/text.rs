//! How do words look?

use leptos::prelude::*;

use crate::features::gallery::exhibit::Exhibit;
use crate::i18n::Locale;
use crate::routes::Route;

/// Kinds of text, links, and what is folded.
#[component]
pub fn Texts() -> impl IntoView {
    let home = Route::Home.path(Locale::current());
    view! {
        <Exhibit name="Text: plain, strong, quiet, small, spoken, and for ears only">
            <p>"A paragraph is never wider than is good to read, whatever the window: about sixty characters, so that the eye finds the next line."</p>
            <p class="strong">"Strong: what a person should see first."</p>
            <p class="quiet">"Quiet: what explains the rest."</p>
            <p class="small quiet">"Small and quiet: where it comes from."</p>
            <p class="spoken">"“Hello. I am looking for somebody who has been there.”"</p>
            <p class="visually-hidden">"Only a screen reader says this."</p>
        </Exhibit>
        <Exhibit name="Links: in a sentence, and on a line of their own">
            <p>
                "Words before it, " <a href=home.clone()>"a link in a sentence"</a>
                ", and a place it has not been to: " <a href="https://example.org/">"example.org"</a> "."
            </p>
            <p>
                <a class="tap" href=home>
                    "A link for a thumb"
                </a>
            </p>
        </Exhibit>
        <Exhibit name="Folded and unfolded">
            <details>
                <summary>"Folded"</summary>
                <p>"Paper shows this all the same."</p>
            </details>
            <details open>
                <summary>"Unfolded"</summary>
                <p>"What was folded."</p>
            </details>
        </Exhibit>
        <Exhibit name="Before the app has started, and where it could not">
            <p>
                <span class="until-started">"This waits for the app."</span>
                <span class="if-not-started">"The app did not start."</span>
            </p>
        </Exhibit>
    }
    .into_any()
}
