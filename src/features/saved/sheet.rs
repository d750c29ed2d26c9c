//! What stands on the paper?
//!
//! In either language, whichever the page speaks; so nothing here asks for the language of the page.

use leptos::prelude::*;
use listing::record::CenterId;
use listing::taxonomy::{Group, OptionId};

use crate::components::views;
use crate::i18n::{Locale, long_date, phone_number};
use crate::state::saved::list_page::ListPage;
use crate::state::saved::listed::{Listed, ListedPlace};

/// What else stands on the paper.
#[derive(Clone, Copy)]
pub struct MoreOnPaper {
    /// About a place.
    pub place: fn(CenterId, Locale) -> AnyView,
    /// Below the places; whether the notes come along.
    pub end: fn(Locale, bool) -> AnyView,
}

/// The list in large type, with whom to call in need.
#[component]
pub fn Sheet(
    /// In which language.
    locale: Locale,
    /// Whether the notes come along.
    with_notes: bool,
    /// What else there is.
    more: Option<MoreOnPaper>,
) -> impl IntoView {
    let words = &locale.words().saved().sheet;
    let page = expect_context::<ListPage>();
    let places =
        page.places.get().into_iter().map(|listed| view! { <Entry listed locale with_notes more /> });
    view! {
        <div class="sheet" lang=locale.code()>
            <p class="sheet__crisis">
                <strong>{words.crisis}</strong>
                " "
                <strong>{words.danger}</strong>
                " "
                {words.helpline}
            </p>
            <h2 class="sheet__heading">{words.heading}</h2>
            {page.is_sample().then(|| view! { <p class="sheet__crisis">{words.sample}</p> }.into_any())}
            <ol class="sheet__places">{views(places)}</ol>
            {more.map(|more| (more.end)(locale, with_notes))}
            <p class="sheet__legend">{words.legend}</p>
        </div>
    }
    .into_any()
}

#[component]
fn Entry(listed: ListedPlace, locale: Locale, with_notes: bool, more: Option<MoreOnPaper>) -> impl IntoView {
    let all = locale.words().saved();
    let words = &all.sheet;
    let ListedPlace { place, listed } = listed;
    let id = place.id;
    let zip = listed.here().map(|(center, _)| center.zip.to_string());
    let town = [place.town, zip.unwrap_or_default()].join(" ");
    let address = [place.street, town].into_iter().filter(|line| !line.trim().is_empty());
    let address = address.collect::<Vec<_>>().join(", ");
    let name = if place.name.is_empty() { all.places.no_name.to_owned() } else { place.name };
    let phone = place.phone.map_or(all.places.no_phone.to_owned(), |phone| match &*phone.extension {
        "" => phone_number(&phone),
        extension => {
            format!("{}, {}", phone_number(&phone), locale.words().center().contact.extension(extension))
        }
    });
    let groups = [
        (Group::Help, words.offers),
        (Group::Medicine, words.medicine),
        (Group::Pay, words.pay),
        (Group::For, words.for_whom),
        (Group::Language, words.language),
    ];
    let facts = listed.here().map(|(_, options)| {
        let named = groups.map(|(group, label)| {
            let of_group = options.iter().filter(|option| option.group() == group);
            let names = of_group.map(|option: OptionId| locale.option_label(option));
            (label, names.collect::<Vec<_>>().join(", "))
        });
        // One line for all that is not known: three places fit on one sheet.
        let unknown = named.iter().filter(|(_, names)| names.is_empty()).map(|(label, _)| *label);
        let unknown = (words.not_reported, unknown.collect::<Vec<_>>().join(", "));
        let lines = named.into_iter().chain([unknown]).filter(|(_, names)| !names.is_empty());
        views(lines.map(|(label, names)| {
            view! { <p class="sheet__fact"><strong>{label} ":"</strong> " " {names}</p> }
        }))
        .into_any()
    });
    let warning =
        (listed == Listed::Gone).then(|| view! { <p class="sheet__fact">{all.places.gone}</p> }.into_any());
    let note = (with_notes && !place.note.is_empty()).then(|| {
        view! { <p class="sheet__note"><strong>{words.note} ":"</strong> " " <bdi>{place.note}</bdi></p> }
            .into_any()
    });
    let as_of = place
        .as_of
        .map(|date| view! { <p class="sheet__as-of">{words.as_of(long_date(locale, date))}</p> }.into_any());
    view! {
        <li class="sheet__place">
            <h3 class="sheet__name">
                <bdi>{name}</bdi>
            </h3>
            <p class="sheet__phone">{phone}</p>
            <p class="sheet__address">
                <bdi>{address}</bdi>
            </p>
            {warning}
            {more.map(|more| (more.place)(id, locale))}
            {facts}
            {note}
            {as_of}
        </li>
    }
    .into_any()
}
