//! What matters of one meeting: when, what, where, and how to get in?

use std::sync::Arc;

use leptos::prelude::*;
use listing::link::web_link;
use listing::meeting::types::MeetingType;
use listing::meeting::{Attendance, Meeting};
use listing::record::{MeetingField, Phone, Precision};
use listing::told::{Told, told_by_others};
use listing::wire::Source;

use super::times;
use crate::components::{Icon, When, changing, views};
use crate::features::find::place_item::distance_text;
use crate::i18n::{Locale, at_beginning, current_words, long_date, phone_number};
use crate::routes::{external, phone};
use crate::state::announcer::Announcer;
use crate::state::directory::Load;
use crate::state::meetings::card::MeetingCard;
use crate::state::meetings::{MeetingsPage, calendar};
use crate::state::platform;

/// The code of a room that is closed for now.
const ROOM_CLOSED: &str = "TC";

/// One meeting of the list. What can change while it stands there is the time alone.
pub(super) fn item(card: Memo<Option<MeetingCard>>) -> AnyView {
    let Some(first) = card.get_untracked() else { return ().into_any() };
    let meeting = first.meeting.clone();
    let text = move |of: fn(&MeetingCard) -> String| {
        Signal::derive(move || card.with(|card| card.as_ref().map(of).unwrap_or_default()))
    };
    let is_now = move || card.with(|card| card.as_ref().is_some_and(|card| times::since(card).is_some()));
    let words = current_words().meetings_page();
    let room_closed = meeting.types.iter().any(|code| code == ROOM_CLOSED);
    let where_it_is = where_it_is(&meeting);
    let unit = expect_context::<MeetingsPage>().finder.query;
    let away = Signal::derive(move || {
        let unit = unit.with(|query| query.unit);
        let far = |card: &MeetingCard| {
            let is_exact =
                card.meeting.position.is_some_and(|position| position.precision == Precision::Exact);
            card.distance.map(|far| distance_text(far, is_exact, unit))
        };
        card.with(|card| card.as_ref().and_then(far).unwrap_or_default())
    });
    let types = types(&meeting);
    let name = meeting.name.clone();
    view! {
        <article class="meeting card stack">
            <div class="stack stack--tight">
                <p class="meeting__soon" data-now=move || is_now().then_some("")>
                    <strong>{text(times::soon)}</strong>
                    <span class="meeting__since">{text(|card| times::since(card).unwrap_or_default())}</span>
                </p>
                <h3 class="meeting__name" tabindex="-1">
                    <bdi>{name}</bdi>
                </h3>
                <p class="meeting__clock" hidden=move || meeting_time_is_none(card)>
                    {text(|card| times::clock(card.meeting.time))}
                    " "
                    <span class="small quiet">{text(times::zone)}</span>
                </p>
                <p class="meeting__where">
                    <span class="meeting__attendance">{attendance(meeting.attendance)}</span>
                    <bdi>{where_it_is}</bdi>
                    <span class="quiet">{away}</span>
                </p>
                <When holds=Signal::stored(room_closed)>
                    <p class="small strong">{words.room_closed}</p>
                </When>
                <p class="small quiet">
                    <bdi>{types}</bdi>
                </p>
            </div>
            {actions(card, &meeting)}
            {more(&meeting)}
        </article>
    }
    .into_any()
}

fn meeting_time_is_none(card: Memo<Option<MeetingCard>>) -> bool {
    card.with(|card| card.as_ref().is_none_or(|card| card.meeting.time.is_none()))
}

fn attendance(attendance: Attendance) -> &'static str {
    let words = &current_words().meetings_page().attendance;
    match attendance {
        Attendance::InPerson => words.in_person,
        Attendance::Hybrid => words.hybrid,
        Attendance::Online => words.online,
    }
}

fn where_it_is(meeting: &Meeting) -> String {
    if !meeting.attendance.has_a_room() {
        return String::new();
    }
    let lines = [&*meeting.venue, &*meeting.street, &*meeting.city];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The fellowship and what kind of meeting it is, in a line.
fn types(meeting: &Meeting) -> String {
    let locale = Locale::current();
    let kinds = meeting.types.iter().filter(|code| *code != ROOM_CLOSED);
    let kinds = kinds.filter_map(|code| MeetingType::from_code(code)).map(|kind| locale.meeting_type(kind));
    let all = [&*meeting.fellowship].into_iter().chain(kinds);
    all.filter(|label| !label.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Join, call, directions, calendar: what makes sense now and here.
fn actions(card: Memo<Option<MeetingCard>>, meeting: &Arc<Meeting>) -> AnyView {
    let words = &current_words().meetings_page().actions;
    let name = meeting.name.clone();
    let join = web_link(&meeting.join_url).filter(|_| meeting.attendance.is_online()).map(|href| {
        view! {
            <a class="button button--primary" href=href rel="noreferrer" aria-label=words.join_name(&name)>
                <Icon icon=icondata_lu::LuVideo />
                {words.join}
            </a>
        }
        .into_any()
    });
    let by_phone = meeting.join_phone.as_ref().map(|number: &Phone| {
        let label = words.phone_name(&name, phone_number(number));
        view! {
            <a class="button" href=phone::call_number(number) aria-label=label>
                <Icon icon=icondata_lu::LuPhone />
                {words.phone}
            </a>
        }
        .into_any()
    });
    let directions = external::directions_to_meeting(meeting, platform::maps()).map(|href| {
        view! {
            <a class="button" href=href rel="noreferrer" aria-label=words.directions_name(&name)>
                <Icon icon=icondata_lu::LuMapPin />
                {words.directions}
            </a>
        }
        .into_any()
    });
    let announcer = expect_context::<Announcer>();
    let said = RwSignal::new("");
    let to_calendar = move |_| {
        let handed_over = card.with_untracked(|card| {
            card.as_ref().is_some_and(|card| calendar::hand_over(card, &description(&card.meeting)))
        });
        let line = if handed_over { words.calendar_done } else { words.calendar_failed };
        said.set(line);
        announcer.say(line.to_owned());
    };
    let label = words.calendar_name(&name);
    let calendar = meeting.time.is_some().then(|| {
        view! {
            <button class="button" type="button" aria-label=label on:click=to_calendar>
                <Icon icon=icondata_lu::LuCalendarPlus />
                {words.calendar}
            </button>
        }
        .into_any()
    });
    view! {
        <div class="meeting__actions cluster not-printed">{join} {directions} {by_phone} {calendar}</div>
        <When holds=Signal::derive(move || !said.get().is_empty())>
            <p class="small">{said}</p>
        </When>
    }
    .into_any()
}

/// What stands in the calendar beside day, name and place.
fn description(meeting: &Meeting) -> String {
    let words = &current_words().meetings_page().calendar_text;
    let join = (!meeting.join_url.is_empty()).then(|| words.join(&meeting.join_url));
    let by_phone = meeting.join_phone.as_ref().map(|number| words.phone(phone_number(number)));
    let texts = [join, by_phone, Some(meeting.join_notes.clone()), Some(meeting.notes.clone())];
    let texts = texts.into_iter().flatten().filter(|text| !text.is_empty());
    texts.chain([words.confirm.to_owned()]).collect::<Vec<_>>().join("\n")
}

/// Who told of it, and when; then what is from elsewhere. The day is that of the oldest of it, so it stands once.
fn sources(meeting: &Meeting, sources: &[Source]) -> Option<AnyView> {
    let words = current_words().meetings_page();
    let own = sources.iter().find(|source| source.id == meeting.source)?;
    let line = words.source(long_date(Locale::current(), meeting.as_of), &own.title);
    let others = told_by_others(&meeting.source, &meeting.origins, sources);
    let others = others.iter().map(|Told { source, fields }| {
        // Day and hour are one thing to a person, and so are the parts of an address.
        let mut names: Vec<&str> = fields.iter().map(|field| field_name(*field)).collect();
        names.dedup();
        let names = at_beginning(&names.join(", "));
        view! { <p class="quiet"><bdi>{words.from_elsewhere(names, &source.title)}</bdi></p> }
    });
    let others = views(others);
    Some(view! { <p class="quiet"><bdi>{line}</bdi></p> {others} }.into_any())
}

/// What a person calls the field.
fn field_name(field: MeetingField) -> &'static str {
    let words = &current_words().meetings_page().fields;
    match field {
        MeetingField::Name => words.name,
        MeetingField::Group => words.group,
        MeetingField::Fellowship => words.fellowship,
        MeetingField::Day | MeetingField::Starts | MeetingField::Lasts | MeetingField::Zone => words.time,
        MeetingField::Attendance => words.attendance,
        MeetingField::Types => words.types,
        MeetingField::Venue
        | MeetingField::Street
        | MeetingField::City
        | MeetingField::State
        | MeetingField::Zip
        | MeetingField::Position => words.place,
        MeetingField::Notes => words.notes,
        MeetingField::JoinUrl | MeetingField::JoinPhone | MeetingField::JoinNotes => words.join,
        MeetingField::Url => words.page,
    }
}

/// What only those want to know who think of going.
fn more(meeting: &Arc<Meeting>) -> AnyView {
    let words = current_words().meetings_page();
    let line = |label: &'static str, text: &str| {
        (!text.is_empty()).then(|| {
            let text = text.to_owned();
            view! {
                <p>
                    <span class="strong">{label}": "</span>
                    <bdi>{text}</bdi>
                </p>
            }
            .into_any()
        })
    };
    let approximate = meeting.position.is_some_and(|position| position.precision == Precision::Zip);
    let how_sure = if !meeting.attendance.has_a_room() {
        None
    } else if meeting.street.is_empty() {
        Some(words.no_address)
    } else {
        approximate.then_some(words.about_place)
    };
    let how_sure = how_sure.map(|text| view! { <p>{text}</p> }.into_any());
    let page = web_link(&meeting.url).map(|href| {
        view! {
            <p>
                <a href=href rel="noreferrer">
                    {words.page}
                </a>
            </p>
        }
        .into_any()
    });
    let passwords = meeting.attendance.is_online().then(|| view! { <p>{words.passwords}</p> }.into_any());
    let directory = expect_context::<MeetingsPage>().finder.directory;
    let told = meeting.clone();
    let source = changing(move || match directory.manifest() {
        Load::Ready(manifest) => sources(&told, &manifest.sources),
        _ => None,
    });
    view! {
        <details class="meeting__more small">
            <summary aria-label=words.more_name(&meeting.name)>{words.more}</summary>
            <div class="stack stack--tight">
                {line(words.group, &meeting.group)}
                {line(words.notes, &meeting.notes)}
                {line(words.join_notes, &meeting.join_notes)}
                {passwords}
                {how_sure}
                {page}
                {source}
            </div>
        </details>
    }
    .into_any()
}
