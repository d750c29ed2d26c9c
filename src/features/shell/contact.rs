//! Who answers for the site?

use leptos::prelude::*;

use crate::i18n::{current_words, site_name};
use crate::routes::{mail, phone};
use crate::site::Contact;

/// Their name and how they are reached, as far as they say it: who sees a mistake can tell them.
#[component]
pub fn WhoAnswers(
    /// What they say.
    contact: Contact,
) -> impl IntoView {
    let words = &current_words().shell().footer.contact;
    let has_any = contact != Contact::default();
    let Contact { name, mail, phone, page } = contact;
    let reached = [
        mail.map(|mail| (mail::letter(&mail, &site_name(), ""), mail)),
        phone.map(|phone| (phone::call(&phone::dialed(&phone)), phone)),
        page.map(|page| (page, words.page.to_owned())),
    ];
    let ways = reached
        .into_iter()
        .flatten()
        .map(|(href, text)| {
            view! {
                <li>
                    <a class="strong tap" href=href rel="noreferrer">
                        {text}
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let ways = (!ways.is_empty()).then(|| {
        view! {
            <p class="quiet">{words.mistakes}</p>
            <ul>{ways}</ul>
        }
    });
    has_any
        .then(|| {
            view! {
                <section class="stack stack--tight" id="contact">
                    <h2 class="footer__heading">{words.heading}</h2>
                    {name.map(|name| view! { <p class="quiet">{name}</p> })}
                    {ways}
                </section>
            }
        })
        .into_any()
}
