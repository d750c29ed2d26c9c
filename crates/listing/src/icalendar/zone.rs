//! When are the clocks of a time zone changed?

use super::{LocalTime, MILLISECONDS_A_DAY};
use crate::content_lines::Lines;
use crate::record::Date;

const MILLISECONDS_A_MINUTE: u64 = 60_000;
/// A year and a month back: so that both changes of a year are found, whatever day it is.
const DAYS_LOOKED_BACK: u64 = 396;

/// A time zone as a calendar needs to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its name in the tz database: `America/Los_Angeles`.
    name: String,
    /// Minutes east of Greenwich, now.
    offset: i32,
    /// The changes of the last year and a month, in their order.
    changes: Vec<Change>,
}

/// A change of the clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Change {
    /// What they showed when it came, before it.
    at: LocalTime,
    /// Minutes east of Greenwich, before.
    from: i32,
    /// And after.
    to: i32,
}

impl Zone {
    /// The zone with this name. `offset_at` tells how many minutes east of Greenwich its clocks are at a time in
    /// milliseconds since 1970: a browser knows that of every zone. `None` where it does not, and for a text that is no name.
    #[must_use]
    pub fn with_name(name: &str, now: u64, offset_at: impl Fn(u64) -> Option<i32>) -> Option<Self> {
        let is_of_names = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '/' | '_' | '-' | '+');
        if !name.chars().all(is_of_names) {
            return None;
        }
        let offset = offset_at(now)?;
        let mut changes = Vec::new();
        let first = now.saturating_sub(DAYS_LOOKED_BACK * MILLISECONDS_A_DAY);
        let (mut day, mut from) = (first, offset_at(first)?);
        while day < now {
            let next = (day + MILLISECONDS_A_DAY).min(now);
            let to = offset_at(next)?;
            if to != from {
                let at = minute_of_change(day, next, from, &offset_at)?;
                changes.push(Change { at: LocalTime::at(at, from)?, from, to });
            }
            (day, from) = (next, to);
        }
        Some(Self { name: name.to_owned(), offset, changes })
    }

    /// Its name in the tz database.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// As a calendar file has it. Where the clocks are changed twice a year, they are taken to be changed so each year.
    pub(super) fn push(&self, file: &mut Lines) {
        file.push("BEGIN:VTIMEZONE");
        file.push(&["TZID:", &self.name].concat());
        let yearly = match &self.changes[..] {
            // The first one of three is a year older than the last.
            [.., before, last] if before.from == last.to && before.to == last.from => vec![*before, *last],
            _ => Vec::new(),
        };
        if yearly.is_empty() {
            let at = "19700101T000000";
            observance(file, "STANDARD", at, self.offset, self.offset, "");
        }
        for Change { at, from, to } in yearly {
            let name = if to > from { "DAYLIGHT" } else { "STANDARD" };
            observance(file, name, &super::basic(at), from, to, &each_year(at.date));
        }
        file.push("END:VTIMEZONE");
    }
}

fn observance(file: &mut Lines, name: &str, at: &str, from: i32, to: i32, rule: &str) {
    file.push(&["BEGIN:", name].concat());
    file.push(&["DTSTART:", at].concat());
    file.push(&["TZOFFSETFROM:", &signed(from)].concat());
    file.push(&["TZOFFSETTO:", &signed(to)].concat());
    if !rule.is_empty() {
        file.push(&["RRULE:", rule].concat());
    }
    file.push(&["END:", name].concat());
}

/// `-0800`.
fn signed(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// The rule by which such a day comes each year: the first, second or third of its kind in the month, or the last.
fn each_year(date: Date) -> String {
    let (_, month, day) = date.parts();
    let nth = (day - 1) / 7 + 1;
    let nth = if nth > 3 { "-1".to_owned() } else { nth.to_string() };
    format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{}", super::DAYS[date.weekday() % 7])
}

/// The first minute at which another offset holds.
fn minute_of_change(
    before: u64,
    after: u64,
    from: i32,
    offset_at: &impl Fn(u64) -> Option<i32>,
) -> Option<u64> {
    let (mut before, mut after) = (before / MILLISECONDS_A_MINUTE, after.div_ceil(MILLISECONDS_A_MINUTE));
    while before + 1 < after {
        let middle = before.midpoint(after);
        if offset_at(middle * MILLISECONDS_A_MINUTE)? == from {
            before = middle;
        } else {
            after = middle;
        }
    }
    Some(after * MILLISECONDS_A_MINUTE)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::content_lines::testing::unfolded;

    /// 2026-11-26 18:00 UTC.
    pub(crate) const NOW: u64 = 1_795_716_000_000;
    /// 2026-03-08 10:00 and 2026-11-01 09:00 UTC, when the clocks of the West Coast are changed.
    const SPRING: u64 = 1_772_964_000_000;
    const FALL: u64 = 1_793_523_600_000;

    pub(crate) fn pacific(at: u64) -> Option<i32> {
        // Of the year before, the end of summer alone matters.
        const FALL_BEFORE: u64 = 1_762_074_000_000;
        let is_summer = at < FALL_BEFORE || (SPRING..FALL).contains(&at);
        Some(if is_summer { -420 } else { -480 })
    }

    fn lines(zone: &Zone) -> Vec<String> {
        let mut file = Lines::default();
        zone.push(&mut file);
        unfolded(&file.0)
    }

    #[test]
    fn the_changes_of_a_year_are_found_to_the_minute_and_come_again() {
        let zone = Zone::with_name("America/Los_Angeles", NOW, pacific).unwrap();
        assert_eq!(
            lines(&zone),
            [
                "BEGIN:VTIMEZONE",
                "TZID:America/Los_Angeles",
                "BEGIN:DAYLIGHT",
                "DTSTART:20260308T020000",
                "TZOFFSETFROM:-0800",
                "TZOFFSETTO:-0700",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
                "END:DAYLIGHT",
                "BEGIN:STANDARD",
                "DTSTART:20261101T020000",
                "TZOFFSETFROM:-0700",
                "TZOFFSETTO:-0800",
                "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
                "END:STANDARD",
                "END:VTIMEZONE",
            ]
        );
    }

    #[test]
    fn clocks_that_nobody_changes_have_one_line() {
        let zone = Zone::with_name("America/Phoenix", NOW, |_| Some(-420)).unwrap();
        let lines = lines(&zone);
        assert!(
            lines.contains(&"TZOFFSETTO:-0700".to_owned())
                && !lines.iter().any(|line| line.starts_with("RRULE"))
        );
    }

    #[test]
    fn a_change_that_was_made_for_good_is_none_for_each_year() {
        let zone =
            Zone::with_name("Asia/Somewhere", NOW, |at| Some(if at < SPRING { 300 } else { 330 })).unwrap();
        let lines = lines(&zone);
        assert!(
            lines.contains(&"TZOFFSETFROM:+0530".to_owned())
                && !lines.iter().any(|line| line.starts_with("RRULE"))
        );
    }

    #[test]
    fn the_last_of_its_kind_in_a_month_is_told_as_the_last() {
        assert_eq!(each_year("2026-10-25".parse().unwrap()), "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
    }

    #[test]
    fn a_zone_that_the_browser_does_not_know_is_none() {
        assert_eq!(Zone::with_name("Mars/Olympus", NOW, |_| None), None);
    }

    #[test]
    fn a_text_that_is_no_name_never_gets_into_a_file() {
        for name in ["America/Los Angeles", "UTC\r\nBEGIN:VALARM", "UTC;X=1"] {
            assert_eq!(Zone::with_name(name, NOW, |_| Some(0)), None);
        }
    }
}
