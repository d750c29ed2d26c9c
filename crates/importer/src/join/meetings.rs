//! Which records are the same meeting, and what is then said of it?
//!
//! Those of one fellowship, day, hour and name that meet in one place: on the same street of the same town, or by the same
//! link where one of the two has no street. An open and a closed one are two. Records of one source are never united
//! here: its reader has seen to copies, and knows in which rows they stand.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use listing::link::web_link;
use listing::meeting::Meeting;
use listing::record::Date;
use listing::text::normalised;

use super::{Held, Member, street};
use crate::report::{Reason, Report, RowAt};

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
pub(super) fn unite_all(members: Vec<Member<Meeting>>, report: &mut Report) -> Vec<Held<Meeting>> {
    let mut hours: BTreeMap<Hour, Vec<Member<Meeting>>> = BTreeMap::new();
    for member in members {
        hours.entry(hour(&member.record)).or_default().push(member);
    }
    let clusters = hours.into_values().flat_map(clusters);
    let mut united: Vec<Held<Meeting>> = clusters.flat_map(|cluster| unite(cluster, report)).collect();
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
fn unite(mut cluster: Vec<Member<Meeting>>, report: &mut Report) -> Vec<Held<Meeting>> {
    cluster.sort_by_cached_key(|member| rank(&member.record));
    let mut united = Vec::new();
    while !cluster.is_empty() {
        let (mut parts, mut apart) = (BTreeSet::new(), Vec::new());
        let mut members = Vec::new();
        for member in cluster {
            let is_first_of_its_source = parts.insert(member.part);
            if is_first_of_its_source { members.push(member) } else { apart.push(member) }
        }
        united.extend(unite_members(members, report));
        cluster = apart;
    }
    united
}

fn unite_members(members: Vec<Member<Meeting>>, report: &mut Report) -> Option<Held<Meeting>> {
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
        fill(&mut meeting, record, row, report);
        rows.extend(row);
    }
    Some(Held { record: meeting, rows })
}

/// Fills what the meeting does not say. Then it is of the older day, since no field of a meeting has a day of its own.
fn fill(meeting: &mut Meeting, other: Meeting, row: Option<RowAt>, report: &mut Report) {
    let (room, online) = (meeting.attendance.has_a_room(), meeting.attendance.is_online());
    let mut filled = false;
    for (field, fits, known, new) in [
        ("group", true, &mut meeting.group, other.group),
        ("venue", room, &mut meeting.venue, other.venue),
        ("street", room, &mut meeting.street, other.street),
        ("city", room, &mut meeting.city, other.city),
        ("notes", true, &mut meeting.notes, other.notes),
        ("join_url", online, &mut meeting.join_url, other.join_url),
        ("join_notes", online, &mut meeting.join_notes, other.join_notes),
        ("url", true, &mut meeting.url, other.url),
    ] {
        if new.is_empty() || normalised(known) == normalised(&new) {
            continue;
        }
        if known.is_empty() && fits {
            *known = new;
            filled = true;
        } else {
            report.add_at(row, field, Reason::OtherSourceDiffers, &new, known.clone());
        }
    }
    if room {
        filled |= fill_value(&mut meeting.state, other.state);
        filled |= fill_value(&mut meeting.zip, other.zip);
        filled |= fill_value(&mut meeting.position, other.position);
    }
    if online {
        filled |= fill_value(&mut meeting.join_phone, other.join_phone);
    }
    if let (Some(own), Some(new)) = (&mut meeting.time, other.time) {
        filled |= fill_value(&mut own.lasts, new.lasts);
    }
    let before = meeting.types.len();
    meeting.types.extend(other.types);
    meeting.types.sort_unstable();
    meeting.types.dedup();
    filled |= meeting.types.len() > before;
    if filled {
        meeting.as_of = meeting.as_of.min(other.as_of);
    }
}

fn fill_value<T>(known: &mut Option<T>, new: Option<T>) -> bool {
    let fills = known.is_none() && new.is_some();
    if fills {
        *known = new;
    }
    fills
}
