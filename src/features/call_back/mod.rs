//! What if a person cannot call? They ask to be called, where somebody calls back.

pub(super) mod form;
pub(super) mod other_ways;
mod request;
pub(super) mod requests;

use leptos::prelude::*;

use listing::first_contact::Who;

use crate::components::changing;
use crate::i18n::current_words;
use crate::i18n::words::CallBackWhoEntry;
use crate::state::call_back::page::CallBackPage;
use crate::state::finder::Finder;
use crate::state::page_change;
use crate::state::saved::Saved;

use form::Form;
use other_ways::OtherWays;
use requests::Requests;

/// The page. All of it is reached through here alone.
#[must_use]
pub fn page() -> AnyView {
    let words = current_words().call_back();
    page_change::name_page(&words.title());
    provide_context(CallBackPage::new(expect_context::<Saved>(), expect_context::<Finder>()));
    view! {
        <div class="first-steps wrap stack stack--loose stack--wide">
            <h1 tabindex="-1">{words.heading}</h1>
            <Parts />
        </div>
    }
    .into_any()
}

/// The words that depend on whom help is looked for; as for oneself until somebody says otherwise. Tracks.
fn words_for(page: CallBackPage) -> &'static CallBackWhoEntry {
    let words = current_words().call_back_who();
    match page.who.get() {
        None | Some(Who::Me) => &words.me,
        Some(Who::Loved) => &words.loved,
        Some(Who::Client) => &words.client,
    }
}

/// What was asked, the form, and the ways that are open now.
#[component]
pub fn Parts() -> impl IntoView {
    let page = expect_context::<CallBackPage>();
    let has_form = Memo::new(move |_| page.has_form());
    let is_read = Memo::new(move |_| page.call_back.known.with(|known| known.is_read));
    // Not before it is known whether anything was asked: a form that goes away again would be worse than a moment.
    let form = changing(move || (has_form.get() && is_read.get()).then(|| view! { <Form /> }.into_any()));
    let has_endpoint = page.call_back.endpoint.with_value(Option::is_some);
    let instead =
        (!has_endpoint).then(|| view! { <p>{current_words().call_back_other().instead}</p> }.into_any());
    view! {
        {instead}
        <Requests />
        {form}
        <OtherWays />
    }
    .into_any()
}
