//! Who is called, and under which number?

use leptos::prelude::*;

use crate::components::{Icon, changing};
use crate::features::load_notice::LoadNotice;
use crate::i18n::{Locale, current_words, long_date, phone_number};
use crate::routes::{Route, phone};
use crate::state::attention::stay_on_heading;
use crate::state::call::{CallPage, Called, Standing};
use crate::state::find_query::{call_back, center};
use crate::state::page_change;

/// What a place is called, as far as that is known.
pub(super) fn name(called: &Called) -> String {
    let words = current_words().calls();
    match (&*called.place.name, &called.standing) {
        ("", Standing::Waiting) => words.waiting.to_owned(),
        ("", _) => words.no_name.to_owned(),
        (name, _) => name.to_owned(),
    }
}

/// The place, its number, and what is wrong with what we know.
#[component]
pub fn Whom(called: Memo<Called>) -> impl IntoView {
    let words = current_words().calls();
    changing(move || {
        stay_on_heading();
        let called = called.get();
        page_change::name_page(&words.title(name(&called)));
        Some(view! { <Facts called /> }.into_any())
    })
}

/// All that is known of the place, without what changes.
#[component]
pub fn Facts(called: Called) -> impl IntoView {
    let address = [&*called.place.street, &*called.place.town];
    let address: Vec<&str> = address.into_iter().filter(|line| !line.is_empty()).collect();
    let address = address.join(", ");
    let text = |text: String| {
        (!text.is_empty()).then(|| view! { <p class="quiet"><bdi>{text}</bdi></p> }.into_any())
    };
    view! {
        <div class="stack stack--tight">
            <h1 tabindex="-1">
                <bdi>{name(&called)}</bdi>
            </h1>
            {text(called.part.clone())}
            {text(address)}
        </div>
        <Trouble called=called.clone() />
        {match called.standing {
            // What comes has its room, so that what stands below can be read meanwhile.
            Standing::Waiting if !called.is_known() => view! { <div class="call__room"></div> }.into_any(),
            _ => view! { <Number called /> }.into_any(),
        }}
    }
    .into_any()
}

/// What the listing could not tell, and what there is all the same.
#[component]
fn Trouble(called: Called) -> impl IntoView {
    let words = current_words().calls();
    let page = expect_context::<CallPage>();
    let notice = |text: &'static str| view! { <p class="notice">{text}</p> }.into_any();
    match called.standing {
        Standing::Waiting | Standing::Listed => None,
        Standing::Gone if called.is_known() => Some(notice(words.gone_saved)),
        Standing::Gone => Some(
            view! {
                <p class="notice">{words.gone} " " {words.gone_unsaved}</p>
            }
            .into_any(),
        ),
        Standing::Failed(error) => Some(
            view! {
                {called.place.phone.as_ref().map(|_| notice(words.from_saved))}
                <LoadNotice error on_retry=move || page.retry() />
            }
            .into_any(),
        ),
    }
}

/// The number in the largest type of the page.
#[component]
fn Number(called: Called) -> impl IntoView {
    let words = current_words().calls();
    let (place, is_listed) = (called.place, called.standing == Standing::Listed);
    match place.phone {
        Some(number) => {
            let written = phone_number(&number);
            let label = words.call_name(&place.name, &written);
            let extension = (!number.extension.is_empty())
                .then(|| view! { <p class="strong">{words.extension(&number.extension)}</p> }.into_any());
            view! {
                <a class="button button--primary call__number" href=phone::call_number(&number) aria-label=label>
                    <Icon icon=icondata_lu::LuPhone />
                    <span class="call__digits">
                        <span>{words.call}</span>
                        " "
                        <strong>{written}</strong>
                    </span>
                </a>
                {extension}
            }
            .into_any()
        }
        // A place that did not come says more about the signal than about its number.
        None if !is_listed => ().into_any(),
        None => view! { <p class="notice">{words.no_phone}</p> }.into_any(),
    }
}

/// What one may want to know before the call: how old the number is, where all else stands, and what
/// there is instead of a call.
#[component]
pub fn Besides(called: Memo<Called>) -> impl IntoView {
    let words = current_words().calls();
    let page = expect_context::<CallPage>();
    let locale = Locale::current();
    let facts = changing(move || {
        let Called { place, standing, .. } = called.get();
        let as_of = place.as_of.filter(|_| place.phone.is_some()).map(|date| {
            let text = words.data_from(long_date(locale, date));
            view! { <p class="small quiet">{text}</p> }.into_any()
        });
        let about = (standing == Standing::Listed).then(|| {
            let about = Route::Center.path_with(locale, &center::to_fragment(place.id));
            view! {
                <a class="tap" href=about>
                    {words.place_link}
                </a>
            }
            .into_any()
        });
        let call_back =
            Route::CallBack.path_with(locale, &call_back::to_fragment(Some(place.id), page.who.get()));
        let view = view! {
            <div class="stack stack--tight">
                {as_of} {about}
                <a class="tap" href=call_back>
                    {words.cannot_call}
                </a>
            </div>
        };
        Some(view.into_any())
    });
    view! {
        <p class="small quiet">{words.comes_back}</p>
        {facts}
    }
    .into_any()
}
