//! How does a person reach somebody now, without waiting for a call?

use leptos::prelude::*;

use super::words_for;
use crate::components::{Icon, changing};
use crate::i18n::{current_words, phone_number};
use crate::routes::{mail, phone};
use crate::state::call_back::page::CallBackPage;

/// A text, a mail, a call.
#[component]
pub fn OtherWays() -> impl IntoView {
    let words = current_words().call_back_other();
    let page = expect_context::<CallBackPage>();
    // Where nobody calls back, this is what the page is for; and whoever comes here would rather write.
    let is_first = page.call_back.endpoint.with_value(Option::is_none);
    let text = if is_first { "button button--primary" } else { "button" };
    let place = changing(move || {
        let place = page.place.get()?;
        let number = place.phone?;
        let text = words.place(place.asked.name, phone_number(&number));
        let link = view! {
            <li>
                <a class="button" href=phone::call_number(&number)>
                    <Icon icon=icondata_lu::LuPhone />
                    <bdi>{text}</bdi>
                </a>
            </li>
        };
        Some(link.into_any())
    });
    view! {
        <section class="stack" aria-labelledby="other-ways">
            <h2 class="saved__heading" id="other-ways">
                {words.heading}
            </h2>
            <ul class="call-back__ways stack">
                {place}
                <li class="stack stack--tight">
                    <a class=text href=phone::text(phone::LIFELINE)>
                        <Icon icon=icondata_lu::LuMessageSquare />
                        {words.lifeline_text}
                    </a>
                    <span class="small quiet">{words.lifeline_note}</span>
                </li>
                <li class="stack stack--tight">
                    <div class="cluster">
                        <a class="button" href=move || phone::message(words_for(page).trusted_body)>
                            <Icon icon=icondata_lu::LuMessageSquare />
                            {words.trusted_text}
                        </a>
                        <a class="button" href=move || mail::letter("", words.trusted_subject, words_for(page).trusted_body)>
                            <Icon icon=icondata_lu::LuMail />
                            {words.trusted_mail}
                        </a>
                    </div>
                    <span class="small quiet">{words.trusted_note}</span>
                </li>
                <li class="stack stack--tight">
                    <a class="button" href=phone::call(phone::HELPLINE)>
                        <Icon icon=icondata_lu::LuPhone />
                        {words.helpline}
                    </a>
                    <span class="small quiet">{words.helpline_note}</span>
                </li>
            </ul>
        </section>
    }
    .into_any()
}
