//! Which records are the same meeting, and what is then said of it?
//!
//! Those of one fellowship, day, hour and name that meet in one place: on the same street of the same town, or by the same
//! link where one of the two has no street. An open and a closed one are two. Records of one source are never united
//! here: its reader has seen to copies, and knows in which rows they stand.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use listing::link::web_link;
use listing::meeting::Meeting;
use listing::record::{Date, MeetingField, Origin, Precision};
use listing::text::normalised;

use super::{Held, Member, street};
use crate::report::{Reason, Report, RowAt};
use crate::sources::Sources;

/// Fellowship, day and hour, name, and whether it is closed.
type Hour = (String, Option<(usize, u16)>, String, bool);
/// The type of a meeting for those alone who want to stop.
const CLOSED: &str = "C";
/// What comes first of records that are one: as for centers.
type Rank = (Reverse<Date>, Reverse<usize>, String, String);

fn hour(meeting: &Meeting) -> Hour {
    let time = meeting.time.map(|time| (time.day.index(), time.starts));
    let is_closed = meeting.types.iter().any(|code| code == CLOSED);
    (normalised(&meeting.fellowship), time, normalised(&meeting.name), is_closed)
}

/// The street as it is compared, with its town; empty for none.
fn door(meeting: &Meeting) -> String {
    if normalised(&meeting.street).is_empty() {
        return String::new();
    }
    let line = street::key(&meeting.street).unwrap_or_else(|| normalised(&meeting.street));
    format!("{line}, {}", normalised(&meeting.city))
}

/// The link as it is compared; empty for none.
fn link(meeting: &Meeting) -> String {
    let link = web_link(&meeting.join_url).unwrap_or_default();
    link.trim_end_matches('/').to_owned()
}

fn rank(meeting: &Meeting) -> Rank {
    (Reverse(meeting.as_of), Reverse(richness(meeting)), meeting.source.clone(), format!("{meeting:?}"))
}

fn richness(meeting: &Meeting) -> usize {
    let Meeting { group, venue, street, city, notes, join_url, join_notes, url, .. } = meeting;
    [group, venue, street, city, notes, join_url, join_notes, url]
        .iter()
        .filter(|text| !text.is_empty())
        .count()
        + usize::from(meeting.join_phone.is_some())
        + usize::from(meeting.position.is_some())
        + meeting.types.len()
}

/// Whether the two are one by these rules.
pub(super) fn is_same(a: &Meeting, b: &Meeting) -> bool {
    let doors = [door(a), door(b)];
    let same_place = if doors.iter().any(String::is_empty) {
        !link(a).is_empty() && link(a) == link(b)
    } else {
        doors[0] == doors[1]
    };
    hour(a) == hour(b) && same_place
}

/// One meeting of all records that are the same.
pub(super) fn unite_all(
    members: Vec<Member<Meeting>>,
    sources: &mut Sources,
    report: &mut Report,
) -> Vec<Held<Meeting>> {
    let mut hours: BTreeMap<Hour, Vec<Member<Meeting>>> = BTreeMap::new();
    for member in members {
        hours.entry(hour(&member.record)).or_default().push(member);
    }
    let clusters = hours.into_values().flat_map(clusters);
    let mut united: Vec<Held<Meeting>> =
        clusters.flat_map(|cluster| unite(cluster, sources, report)).collect();
    united.sort_by_cached_key(|held| rank(&held.record));
    united
}

/// The records of one hour and name by their place.
fn clusters(members: Vec<Member<Meeting>>) -> Vec<Vec<Member<Meeting>>> {
    let mut by_door: BTreeMap<(String, String), Vec<Member<Meeting>>> = BTreeMap::new();
    for member in members {
        let door = door(&member.record);
        let key = if door.is_empty() { (door, link(&member.record)) } else { (door, String::new()) };
        by_door.entry(key).or_default().push(member);
    }
    // A record without a street is that with the street whose link it has, where there is only one such.
    let online: Vec<(String, String)> =
        by_door.keys().filter(|(door, link)| door.is_empty() && !link.is_empty()).cloned().collect();
    for key in online {
        let has_the_link = |members: &[Member<Meeting>]| members.iter().any(|one| link(&one.record) == key.1);
        let mut homes =
            by_door.iter().filter(|((door, _), members)| !door.is_empty() && has_the_link(members));
        if let (Some((home, _)), None) = (homes.next(), homes.next()) {
            let home = home.clone();
            let moving = by_door.remove(&key).unwrap_or_default();
            by_door.entry(home).or_default().extend(moving);
        }
    }
    // What has neither street nor link is in no place that could be the same.
    let placeless = by_door.remove(&(String::new(), String::new())).unwrap_or_default();
    by_door.into_values().chain(placeless.into_iter().map(|member| vec![member])).collect()
}

/// One meeting of records that are the same; a second of one source is another meeting, with what other sources say second.
fn unite(
    mut cluster: Vec<Member<Meeting>>,
    sources: &mut Sources,
    report: &mut Report,
) -> Vec<Held<Meeting>> {
    cluster.sort_by_cached_key(|member| rank(&member.record));
    let mut united = Vec::new();
    while !cluster.is_empty() {
        let (mut parts, mut apart) = (BTreeSet::new(), Vec::new());
        let mut members = Vec::new();
        for member in cluster {
            let is_first_of_its_source = parts.insert(member.part);
            if is_first_of_its_source { members.push(member) } else { apart.push(member) }
        }
        united.extend(unite_members(members, sources, report));
        cluster = apart;
    }
    united
}

fn unite_members(
    members: Vec<Member<Meeting>>,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<Held<Meeting>> {
    let mut members = members.into_iter();
    let first = members.next()?;
    let mut rows: Vec<RowAt> = first.row.into_iter().collect();
    let mut meeting = first.record;
    for Member { record, row, .. } in members {
        report.add_at(
            row,
            "",
            Reason::SameInSources,
            &record.name,
            format!("{}, {}", meeting.name, meeting.source),
        );
        fill(&mut meeting, record, row, sources, report);
        rows.extend(row);
    }
    Some(Held { record: meeting, rows })
}

/// Fills what the meeting does not say. Each field that is filled knows its source; the meeting as a whole is then of the older
/// day, since a record may be older than its source is.
fn fill(
    meeting: &mut Meeting,
    other: Meeting,
    row: Option<RowAt>,
    sources: &mut Sources,
    report: &mut Report,
) {
    use MeetingField as Field;

    let (room, online) = (meeting.attendance.has_a_room(), meeting.attendance.is_online());
    let source_of = |field| other.source_of(field).to_owned();
    let mut filled: Vec<(Field, String)> = Vec::new();
    for (field, fits, known, new) in [
        (Field::Group, true, &mut meeting.group, &other.group),
        (Field::Venue, room, &mut meeting.venue, &other.venue),
        (Field::Street, room, &mut meeting.street, &other.street),
        (Field::City, room, &mut meeting.city, &other.city),
        (Field::Notes, true, &mut meeting.notes, &other.notes),
        (Field::JoinUrl, online, &mut meeting.join_url, &other.join_url),
        (Field::JoinNotes, online, &mut meeting.join_notes, &other.join_notes),
        (Field::Url, true, &mut meeting.url, &other.url),
    ] {
        if new.is_empty() || normalised(known) == normalised(new) {
            continue;
        }
        if known.is_empty() && fits {
            known.clone_from(new);
            filled.push((field, source_of(field)));
        } else {
            report.add_at(row, field.word(), Reason::OtherSourceDiffers, new, known.clone());
        }
    }
    let mut fills = |field, is_filled: bool| {
        if is_filled {
            filled.push((field, source_of(field)));
        }
    };
    if room {
        fills(Field::State, fill_value(&mut meeting.state, other.state));
        fills(Field::Zip, fill_value(&mut meeting.zip, other.zip));
        // The middle of a ZIP is from no source.
        let is_a_door = other.position.is_some_and(|position| position.precision == Precision::Exact);
        fills(Field::Position, fill_value(&mut meeting.position, other.position) && is_a_door);
    }
    if online {
        fills(Field::JoinPhone, fill_value(&mut meeting.join_phone, other.join_phone.clone()));
    }
    if let (Some(own), Some(new)) = (&mut meeting.time, other.time) {
        fills(Field::Lasts, fill_value(&mut own.lasts, new.lasts));
    }
    if other.types.iter().any(|code| !meeting.types.contains(code)) {
        let both = [meeting.source_of(Field::Types).to_owned(), source_of(Field::Types)];
        // Where it had none, they are the other's alone.
        let told = if meeting.types.is_empty() { &both[1..] } else { &both[..] };
        filled.push((Field::Types, sources.joined(told)));
        meeting.types.extend(other.types.iter().cloned());
        meeting.types.sort_unstable();
        meeting.types.dedup();
    }
    if filled.is_empty() {
        return;
    }
    meeting.as_of = meeting.as_of.min(other.as_of);
    for (field, source) in filled {
        meeting.origins.retain(|origin| origin.field != field);
        if source != meeting.source {
            meeting.origins.push(Origin { field, source });
        }
    }
    meeting.origins.sort();
}

fn fill_value<T>(known: &mut Option<T>, new: Option<T>) -> bool {
    let fills = known.is_none() && new.is_some();
    if fills {
        *known = new;
    }
    fills
}
