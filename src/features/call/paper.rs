//! How does one call come onto paper?

use leptos::prelude::*;

use super::outcomes::outcome_name;
use super::script::Part;
use super::who::script_for;
use super::whom;
use crate::components::{changing, views};
use crate::i18n::{Locale, current_words, long_date, phone_number};
use crate::state::call::{CallPage, Called};
use crate::state::plan::Outcome;

/// The whole call in large type, with room for a pen. It is seen on paper alone, however printing begins.
#[component]
pub fn Paper(called: Memo<Called>) -> impl IntoView {
    let page = expect_context::<CallPage>();
    let sheet = changing(move || {
        let (called, who) = (called.get(), page.who.get());
        Some(view! { <Sheet called who /> }.into_any())
    });
    view! { <div class="saved__paper">{sheet}</div> }.into_any()
}

/// What stands on the paper.
#[component]
pub fn Sheet(called: Called, who: Option<listing::first_contact::Who>) -> impl IntoView {
    let all = current_words().calls();
    let words = &all.print;
    let page = expect_context::<CallPage>();
    let script = script_for(who);
    let name = whom::name(&called);
    let phone = called.phone().map_or(all.no_phone.to_owned(), |number| match &*number.extension {
        "" => phone_number(number),
        extension => format!("{}, {}", phone_number(number), all.extension(extension)),
    });
    let place = called.place;
    let address = [place.street, place.town].into_iter().filter(|line| !line.is_empty());
    let address = address.collect::<Vec<_>>().join(", ");
    let as_of = place.as_of.map(|date| all.data_from(long_date(Locale::current(), date)));
    let is_sample = page.is_sample();
    let parts = Part::ALL.map(|part| {
        view! {
            <section class="call__sheet-part">
                <h3>{part.heading()}</h3>
                {part.inside(who)}
            </section>
        }
    });
    let boxes = Outcome::ALL.map(|outcome| view! { <li class="call__box">{outcome_name(outcome)}</li> });
    view! {
        <div class="sheet">
            <p class="sheet__crisis">
                <strong>{words.crisis}</strong>
                " "
                <strong>{words.danger}</strong>
            </p>
            {is_sample.then(|| view! { <p class="sheet__crisis">{all.sample}</p> }.into_any())}
            <p>{words.heading}</p>
            <h2>
                <bdi>{name}</bdi>
            </h2>
            <p class="call__sheet-number">{phone}</p>
            <p>
                <bdi>{address}</bdi>
            </p>
            {as_of.map(|text| view! { <p class="small">{text}</p> }.into_any())}
            <section class="call__sheet-part">
                <h3>{all.headings.say}</h3>
                <p class="spoken">{script.say}</p>
                <p>{script.then}</p>
            </section>
            <section class="call__sheet-part">
                <h3>{words.came}</h3>
                <ul class="call__boxes">{views(boxes.into_iter())}</ul>
                <p class="call__lines">{words.notes}</p>
            </section>
            {views(parts.into_iter())}
        </div>
    }
    .into_any()
}
