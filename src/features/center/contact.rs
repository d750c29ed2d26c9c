//! How is this place reached, and what does one say?

use std::sync::Arc;

use leptos::prelude::*;
use listing::link::web_link;
use listing::record::{Center, Phone, PhoneRole};

use crate::components::{Icon, changing, views};
use crate::i18n::{current_words, phone_number};
use crate::routes::phone;

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
    let ways = changing(move || {
        let center = known.get();
        // A desk behind an extension cannot be texted.
        let texted = center.phones.iter().find(|number| number.extension.is_empty()).map(|number| {
            view! {
                <a class="tap" href=phone::text_number(number)>
                    <Icon icon=icondata_lu::LuMessageSquare />
                    {words.contact.text(phone_number(number))}
                </a>
            }
            .into_any()
        });
        let website = web_link(&center.website).map(|href| {
            view! {
                <a class="tap" href=href rel="noreferrer">
                    <Icon icon=icondata_lu::LuGlobe />
                    {words.contact.website}
                </a>
            }
            .into_any()
        });
        Some(view! { <div class="cluster">{texted} {website}</div> }.into_any())
    });
    view! {
        <section class="card stack stack--wide" aria-labelledby="contact-heading">
            <h2 class="center__heading" id="contact-heading">
                {words.contact.heading}
            </h2>
            {none}
            {first}
            {others}
            {ways}
            <div class="center__say stack stack--tight">
                <h3>{words.say.heading}</h3>
                <p class="spoken">{words.say.sentence}</p>
                <p class="small">{words.say.then}</p>
            </div>
        </section>
    }
    .into_any()
}

/// One number: whom it reaches, and a way to call it.
#[component]
fn Number(number: Phone) -> impl IntoView {
    let words = &current_words().center().contact;
    let role = match number.role {
        PhoneRole::Main => words.role_main,
        PhoneRole::Intake => words.role_intake,
        PhoneRole::Crisis => words.role_crisis,
    };
    let extension =
        (!number.extension.is_empty()).then(|| format!(", {}", words.extension(&number.extension)));
    let is_main = number.role == PhoneRole::Main;
    view! {
        <div class="stack stack--tight stack--wide">
            <span class="small quiet">{role} {extension}</span>
            <a class="button" class=("button--primary", is_main) href=phone::call_number(&number)>
                <Icon icon=icondata_lu::LuPhone />
                {words.call(phone_number(&number))}
            </a>
        </div>
    }
    .into_any()
}
