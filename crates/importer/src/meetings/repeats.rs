//! Which records are the same meeting?
//!
//! Those of one name, day, time and place, be it a room or a link, that do not contradict each other in whether they are in a
//! room, online, open or closed. They become one, with the types of all, of the oldest
//! record's day. Where other values differ, the first record's is kept and the others are reported as left out.

use std::collections::HashMap;

use listing::meeting::{Attendance, Meeting, WeeklyTime};
use listing::text::normalised;

use crate::report::{Place, Reason, Report};

/// Unites records as they come.
#[derive(Debug, Default)]
pub(crate) struct Repeats {
    kept: Vec<(Meeting, String)>,
    by_key: HashMap<Key, usize>,
}

/// Name, fellowship, time, place, and what would be contradicted.
type Key = (String, String, Option<WeeklyTimeKey>, String, (Attendance, bool, bool));
/// Day and beginning: how long it lasts may be told once and not again.
type WeeklyTimeKey = (usize, u16);

impl Repeats {
    /// Adds the meeting of one record, or unites it with an earlier record of the same.
    pub(crate) fn add(&mut self, meeting: Meeting, place: Place<'_>, report: &mut Report) {
        let key = key_of(&meeting);
        match self.by_key.get(&key).and_then(|at| self.kept.get_mut(*at)) {
            Some((kept, first)) => unite(kept, first, meeting, place, report),
            None => {
                report.locate_meeting(&meeting, place);
                self.by_key.insert(key, self.kept.len());
                self.kept.push((meeting, place.to_string()));
            }
        }
    }

    /// The meetings in the order of their first records.
    pub(crate) fn finish(self) -> Vec<Meeting> {
        self.kept.into_iter().map(|(meeting, _)| meeting).collect()
    }
}

fn key_of(meeting: &Meeting) -> Key {
    let room = normalised(&[meeting.street.as_str(), &meeting.venue, &meeting.city].join(" "));
    let phone = meeting.join_phone.as_ref().map(ToString::to_string).unwrap_or_default();
    let place = if meeting.attendance.has_a_room() {
        room
    } else if !meeting.join_url.is_empty() {
        meeting.join_url.clone()
    } else if !phone.is_empty() {
        phone + &meeting.join_notes
    } else {
        meeting.url.clone()
    };
    let time = meeting.time.map(|WeeklyTime { day, starts, .. }| (day.index(), starts));
    let has = |code: &str| meeting.types.iter().any(|own| own == code);
    let kind = (meeting.attendance, has("O"), has("C"));
    (normalised(&meeting.name), normalised(&meeting.fellowship), time, place, kind)
}

fn unite(kept: &mut Meeting, first: &str, other: Meeting, place: Place<'_>, report: &mut Report) {
    report.add(place, "", Reason::SameMeeting, &other.name, first.to_owned());
    for (field, known, new) in [
        ("group", &mut kept.group, other.group),
        ("venue", &mut kept.venue, other.venue),
        ("notes", &mut kept.notes, other.notes),
        ("join_url", &mut kept.join_url, other.join_url),
        ("join_notes", &mut kept.join_notes, other.join_notes),
        ("zone", &mut kept.zone, other.zone),
    ] {
        if known.is_empty() {
            *known = new;
        } else if !new.is_empty() && normalised(known) != normalised(&new) {
            report.add(place, field, Reason::RowsDiffer, &new, known.clone());
        }
    }
    kept.time = match (kept.time, other.time) {
        (Some(known @ WeeklyTime { lasts: None, .. }), Some(new)) => {
            Some(WeeklyTime { lasts: new.lasts, ..known })
        }
        (known, _) => known,
    };
    if kept.url.is_empty() {
        kept.url = other.url;
    }
    kept.zip = kept.zip.or(other.zip);
    kept.position = kept.position.or(other.position);
    kept.join_phone = kept.join_phone.take().or(other.join_phone);
    kept.types.extend(other.types);
    kept.types.sort_unstable();
    kept.types.dedup();
    // An older day than the truth promises nothing that is not so.
    kept.as_of = kept.as_of.min(other.as_of);
}

#[cfg(test)]
mod tests {
    use listing::meeting::Weekday;

    use super::*;
    use crate::meetings::invented;

    fn meeting() -> Meeting {
        Meeting {
            time: Some(WeeklyTime { day: Weekday::Monday, starts: 420, lasts: None }),
            types: vec!["O".to_owned()],
            venue: "Kettle Hall".to_owned(),
            street: "12 Kettle Lane".to_owned(),
            as_of: "2026-05-01".parse().unwrap(),
            ..invented("Early Birds")
        }
    }

    fn united(meetings: Vec<Meeting>) -> (Vec<Meeting>, Report) {
        let (mut repeats, mut report) = (Repeats::default(), Report::new());
        let table = Place { file: "list.json", sheet: "", row: None };
        report.start_table(table, meetings.len());
        for (meeting, row) in meetings.into_iter().zip(1..) {
            repeats.add(meeting, Place { row: Some(row), ..table }, &mut report);
        }
        let meetings = repeats.finish();
        report.close(meetings.len()).unwrap();
        (meetings, report)
    }

    #[test]
    fn records_of_one_name_day_time_and_place_are_one_meeting() {
        let mut again = meeting();
        again.name = "EARLY  BIRDS".to_owned();
        again.types = vec!["D".to_owned(), "O".to_owned()];
        again.time = Some(WeeklyTime { day: Weekday::Monday, starts: 420, lasts: Some(60) });
        again.as_of = "2025-01-01".parse().unwrap();
        again.notes = "Ring the bell".to_owned();
        let mut differing = again.clone();
        differing.notes = "Use the back door".to_owned();
        let (meetings, report) = united(vec![meeting(), again, differing]);
        let [one] = meetings.as_slice() else { panic!("{meetings:?}") };
        assert_eq!((one.types.join(" "), one.notes.as_str()), ("D O".to_owned(), "Ring the bell"));
        assert_eq!((one.time.unwrap().lasts, one.as_of.to_string()), (Some(60), "2025-01-01".to_owned()));
        assert_eq!((report.count(Reason::SameMeeting), report.count(Reason::RowsDiffer)), (2, 1));
        assert!(report.entries[0].detail.contains("list.json row 1"));
    }

    #[test]
    fn another_time_place_or_link_is_another_meeting() {
        let mut later = meeting();
        later.time = Some(WeeklyTime { day: Weekday::Monday, starts: 480, lasts: None });
        let mut elsewhere = meeting();
        elsewhere.street = "13 Kettle Lane".to_owned();
        let online = |link: &str| Meeting {
            attendance: Attendance::Online,
            street: String::new(),
            venue: String::new(),
            join_url: link.to_owned(),
            ..meeting()
        };
        let all = vec![
            meeting(),
            later,
            elsewhere,
            online("https://zoom.example/j/1"),
            online("https://zoom.example/j/2"),
        ];
        assert_eq!(united(all).0.len(), 5);
    }
}
