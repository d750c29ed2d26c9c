//! What does somebody do who sees that something is wrong?

use std::sync::Arc;

use leptos::prelude::*;
use listing::link::web_link;
use listing::record::Center;

use crate::components::{Icon, changing};
use crate::i18n::current_words;
use crate::routes::{external, mail};
use crate::state::directory::Load;
use crate::state::finder::Finder;

/// A letter to those who run the site, if they read letters, and the way to the source.
#[component]
pub fn Mistake(
    /// The place.
    center: Arc<Center>,
    /// Where the letter goes.
    operator: Option<String>,
) -> impl IntoView {
    let words = &current_words().center().mistake;
    let finder = expect_context::<Finder>();
    let letter = operator.map(|operator| view! { <Letter center=center.clone() operator /> }.into_any());
    let source = changing(move || {
        let Load::Ready(manifest) = finder.directory.manifest() else { return None };
        let source = manifest.source(&center.source)?;
        let link = web_link(&source.url).map(|href| {
            view! {
                <a class="tap" href=href rel="noreferrer">
                    <Icon icon=icondata_lu::LuGlobe />
                    {words.source_link}
                </a>
            }
            .into_any()
        });
        Some(view! { <p class="small">{words.source_note(&source.publisher)}</p> {link} }.into_any())
    });
    view! {
        <section class="center__group stack not-printed" aria-labelledby="mistake-heading">
            <h2 class="center__heading" id="mistake-heading">
                {words.heading}
            </h2>
            {letter}
            {source}
        </section>
    }
    .into_any()
}

/// What the letter is, and the link that begins it.
#[component]
pub fn Letter(center: Arc<Center>, operator: String) -> impl IntoView {
    let words = &current_words().center().mistake;
    view! {
        <p class="small">{words.letter_note}</p>
        <a class="tap" href=letter(&operator, &center)>
            <Icon icon=icondata_lu::LuMail />
            {words.letter}
        </a>
    }
    .into_any()
}

/// It names the place and asks one question. Nothing in it is about the person.
fn letter(operator: &str, center: &Center) -> String {
    let words = &current_words().center().mistake;
    let name = [&*center.name, &center.part]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let address = external::address(center);
    let body = format!("{name}\n{address}\n{}\n\n{}\n", center.id(), words.letter_question);
    mail::letter(operator, &words.letter_subject(&center.name), &body)
}
