//! How is this place reached, and what does one say?

use std::sync::Arc;

use leptos::prelude::*;
use listing::link::{host, web_link};
use listing::record::{Center, Phone, PhoneRole};

use super::say::Say;
use crate::components::{Icon, changing, views};
use crate::features::data_age::DataAge;
use crate::i18n::{current_words, phone_number};
use crate::routes::phone;
use crate::state::center_page::CenterState;
use crate::state::directory::Load;
use crate::state::today::today;

/// Numbers, website, and a first sentence.
///
/// The first number is there with the list. What comes later is added to it and moves nothing that a finger or the focus
/// may be on already.
#[component]
pub fn Contact(
    /// What the list knows.
    center: Arc<Center>,
    /// The whole record, once it is here.
    known: Memo<Arc<Center>>,
    /// How far that has come.
    state: CenterState,
) -> impl IntoView {
    let words = current_words().center();
    let first = center.phones.first().map(|number| view! { <Number number=number.clone() /> }.into_any());
    let none = center.phones.is_empty().then(|| view! { <p>{words.contact.no_phone}</p> }.into_any());
    let shown = center.phones.len();
    let others = changing(move || {
        let center = known.get();
        let others = center.phones.iter().skip(shown);
        Some(views(others.map(|number| view! { <Number number=number.clone() /> })).into_any())
    });
    let has_phone = !center.phones.is_empty();
    let no_texts =
        has_phone.then(|| view! { <p class="small quiet">{words.contact.no_texts}</p> }.into_any());
    let website = changing(move || {
        let website = known.with(|center| center.website.clone());
        match web_link(&website) {
            Some(href) => Some(website_link(href)),
            // What is no web address, or is missing, is known only when all has come.
            None if !matches!(state.rest.get(), Load::Ready(_)) => None,
            None if website.is_empty() => {
                Some(view! { <p class="small quiet">{words.contact.no_website}</p> }.into_any())
            }
            None => Some(
                view! {
                    <p class="small">
                        {words.contact.website_as_written} " " <bdi>{website}</bdi>
                    </p>
                }
                .into_any(),
            ),
        }
    });
    view! {
        <section class="card stack stack--wide" aria-labelledby="contact-heading">
            <h2 class="center__heading" id="contact-heading">
                {words.contact.heading}
            </h2>
            <DataAge as_of=center.as_of today=today() />
            {none}
            {first}
            {no_texts}
            <Say />
            {others}
            {website}
        </section>
    }
    .into_any()
}

/// The website, with its host: what a person should know before they go there.
fn website_link(href: String) -> AnyView {
    let words = &current_words().center().contact;
    let host = host(&href).to_owned();
    view! {
        <a class="tap" href=href rel="noreferrer">
            <Icon icon=icondata_lu::LuGlobe />
            <span>
                {words.website} " " <bdi class="center__host quiet">{host}</bdi>
            </span>
        </a>
    }
    .into_any()
}

/// Whom a number reaches, and its extension.
pub(super) fn role_and_extension(number: &Phone) -> String {
    let words = &current_words().center().contact;
    let role = match number.role {
        PhoneRole::Main => words.role_main,
        PhoneRole::Intake => words.role_intake,
        PhoneRole::Crisis => words.role_crisis,
    };
    match &*number.extension {
        "" => role.to_owned(),
        extension => format!("{role}, {}", words.extension(extension)),
    }
}

/// One number: whom it reaches, and a way to call it.
#[component]
fn Number(number: Phone) -> impl IntoView {
    let words = &current_words().center().contact;
    let is_main = number.role == PhoneRole::Main;
    view! {
        <div class="stack stack--tight stack--wide">
            <span class="small quiet">{role_and_extension(&number)}</span>
            <a class="button" class=("button--primary", is_main) href=phone::call_number(&number)>
                <Icon icon=icondata_lu::LuPhone />
                {words.call(phone_number(&number))}
            </a>
        </div>
    }
    .into_any()
}
