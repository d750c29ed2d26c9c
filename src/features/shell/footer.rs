//! Who speaks here, and what do they promise?

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::Content;
use crate::i18n::{Locale, current_words, site_name};
use crate::routes::{PrivacySection, Reading, Route, phone};
use crate::site::Contact;

use super::contact::WhoAnswers;
use super::offline::Offline;

/// What the site is, what it keeps to itself, and one more number to call.
#[component]
pub fn Footer(content: Arc<Content>, contact: Contact) -> impl IntoView {
    let words = &current_words().shell().footer;
    let sections = [
        (site_name(), words.purpose()),
        (words.privacy_heading.to_owned(), words.privacy.to_owned()),
        (words.fairness_heading.to_owned(), words.fairness.to_owned()),
    ]
    .map(|(heading, text)| {
        view! {
            <section class="stack stack--tight">
                <h2 class="footer__heading">{heading}</h2>
                <p class="quiet">{text}</p>
            </section>
        }
    });
    let locale = Locale::current();
    let pages = Reading::ALL
        .map(|page| {
            view! {
                <li>
                    <a class="tap" href=page.path(locale) rel="external">
                        {content.page(page).title.in_language(locale).to_owned()}
                    </a>
                </li>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <footer class="footer small">
            <div class="wrap">
                <div class="grid grid--tiles">
                    {sections}
                    <section class="stack stack--tight">
                        <h2 class="footer__heading">{words.helpline_heading}</h2>
                        <p class="quiet">{words.helpline}</p>
                        <a class="strong tap" href=phone::call(phone::HELPLINE)>
                            {words.helpline_call}
                        </a>
                    </section>
                    <WhoAnswers contact />
                </div>
                <Offline />
                <nav class="footer__pages not-printed" aria-label=words.pages>
                    <ul class="footer__list">
                        <li>
                            <a class="tap" href=Route::Saved.path(locale)>
                                {current_words().keep().link}
                            </a>
                        </li>
                        <li>
                            <a class="tap" href=Route::Plan.path(locale)>
                                {words.plan}
                            </a>
                        </li>
                        {pages}
                        <li>
                            <a class="tap" href=PrivacySection::NextPerson.path(locale) rel="external">
                                {words.next_person}
                            </a>
                        </li>
                    </ul>
                </nav>
                <p class="footer__note quiet">{words.trademarks}</p>
            </div>
        </footer>
    }
    .into_any()
}
