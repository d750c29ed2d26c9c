//! How does a next step, or a meeting, get into the calendar of a phone?
//!
//! iCalendar (RFC 5545), one event a file. The time of a next step is the *floating* one: nine o'clock where the person is,
//! whatever the time zone of the device, since that is what a clinic means by it. A meeting comes each week by the clocks
//! of its own time zone.

mod weekly;
mod zone;

use std::fmt;
use std::str::FromStr;

use crate::content_lines::{Lines, escaped};
use crate::record::Date;

pub use weekly::{WeeklyEvent, weekly};
pub use zone::Zone;

/// The media type of a calendar file.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// The last millisecond that four digits of a year can tell.
const LAST_INSTANT: u64 = 253_402_300_799_999;
const MILLISECONDS_A_DAY: u64 = 86_400_000;
/// The days of the week as the format names them, from Monday on.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A day and a minute of it, without a time zone: `2026-12-01T09:00`, as a browser's field gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalTime {
    /// The day.
    pub date: Date,
    hour: u8,
    minute: u8,
}

impl LocalTime {
    /// This minute (0 to 59) of this hour (0 to 23); `None` for one that no clock shows.
    #[must_use]
    pub fn new(date: Date, hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { date, hour, minute })
    }

    /// What clocks so many minutes east of Greenwich show at a time in milliseconds since 1970; `None` beyond the years that
    /// four digits can tell.
    #[must_use]
    pub fn at(milliseconds: u64, offset: i32) -> Option<Self> {
        let minutes = (milliseconds / 60_000).checked_add_signed(i64::from(offset))?;
        let (year, month, day) = civil(minutes / 1440);
        let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)?;
        let minute = minutes % 1440;
        Self::new(date, (minute / 60) as u8, (minute % 60) as u8)
    }

    /// Hour (0 to 23) and minute (0 to 59).
    #[must_use]
    pub fn clock(self) -> (u8, u8) {
        (self.hour, self.minute)
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.date, self.hour, self.minute)
    }
}

/// A text that is no day and time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a day and time: year-month-dayThour:minute is expected, like 2026-12-01T09:00")]
pub struct NotATime(pub String);

impl FromStr for LocalTime {
    type Err = NotATime;

    /// Seconds, which some browsers add, are left out.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let parse = || {
            let (date, clock) = text.split_once('T')?;
            let mut parts = clock.split(':');
            let mut number = || -> Option<u8> {
                let part = parts.next()?;
                (part.len() == 2 && part.bytes().all(|sign| sign.is_ascii_digit()))
                    .then(|| part.parse().ok())
                    .flatten()
            };
            let (hour, minute) = (number()?, number()?);
            Self::new(date.parse().ok()?, hour, minute)
        };
        parse().ok_or_else(|| NotATime(text.chars().take(20).collect()))
    }
}

/// What the calendar shall hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<'a> {
    /// The event's name for all time: a file with the same name changes it and does not double it.
    pub uid: &'a str,
    /// When the file is made, in milliseconds since 1970.
    pub made_at: u64,
    /// When it is.
    pub at: LocalTime,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// What it is about, in a few words.
    pub summary: &'a str,
    /// All else; may be empty.
    pub description: &'a str,
    /// Where; may be empty.
    pub location: &'a str,
}

/// The calendar file of an event, with a reminder a quarter of an hour before. Nothing in any of its texts can begin a
/// line of its own.
#[must_use]
pub fn icalendar(event: &Event) -> String {
    let Event { uid, made_at, at, minutes, summary, description, location } = *event;
    calendar(&Shown {
        maker: "Plan",
        zone: None,
        uid,
        made_at,
        starts: format!("DTSTART:{}", basic(at)),
        minutes,
        repeats: None,
        summary,
        description,
        location,
        rings_before: 15,
    })
}

/// All that a calendar file of one event says.
struct Shown<'a> {
    /// Which part of Beside makes the file.
    maker: &'a str,
    /// The time zone that `starts` names.
    zone: Option<&'a Zone>,
    uid: &'a str,
    made_at: u64,
    /// The line that says when it is.
    starts: String,
    minutes: u16,
    /// The line that says when it comes again.
    repeats: Option<String>,
    summary: &'a str,
    description: &'a str,
    location: &'a str,
    /// How many minutes before the phone rings.
    rings_before: u16,
}

/// The file. Whatever stands in a text, it begins no line of its own.
fn calendar(shown: &Shown<'_>) -> String {
    let mut file = Lines::default();
    let summary = escaped(shown.summary);
    file.push("BEGIN:VCALENDAR");
    file.push("VERSION:2.0");
    file.push(&["PRODID:-//Beside//", shown.maker, "//EN"].concat());
    file.push("METHOD:PUBLISH");
    if let Some(zone) = shown.zone {
        zone.push(&mut file);
    }
    file.push("BEGIN:VEVENT");
    file.push(&["UID:", &escaped(shown.uid)].concat());
    file.push(&format!("DTSTAMP:{}", utc(shown.made_at)));
    file.push(&shown.starts);
    file.push(&format!("DURATION:PT{}M", shown.minutes));
    if let Some(repeats) = &shown.repeats {
        file.push(repeats);
    }
    file.push(&["SUMMARY:", &summary].concat());
    for (name, text) in [("DESCRIPTION:", shown.description), ("LOCATION:", shown.location)] {
        if !text.is_empty() {
            file.push(&[name, &escaped(text)].concat());
        }
    }
    file.push("BEGIN:VALARM");
    file.push("ACTION:DISPLAY");
    file.push(&format!("TRIGGER:-PT{}M", shown.rings_before));
    file.push(&["DESCRIPTION:", &summary].concat());
    file.push("END:VALARM");
    file.push("END:VEVENT");
    file.push("END:VCALENDAR");
    file.0
}

/// `20261201T090000`: no `Z` and no zone, so it floats.
fn basic(at: LocalTime) -> String {
    let ((year, month, day), (hour, minute)) = (at.date.parts(), at.clock());
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}00")
}

/// `20261201T140000Z`. Whatever the device believes, it is a time that the format can tell.
fn utc(milliseconds: u64) -> String {
    let instant = milliseconds.min(LAST_INSTANT);
    let (year, month, day) = civil(instant / MILLISECONDS_A_DAY);
    let seconds = instant % MILLISECONDS_A_DAY / 1000;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

/// The day of the calendar that lies so many days behind the first of 1970.
fn civil(days: u64) -> (u64, u64, u64) {
    // Counted from the first of March of the year 0, so that the day that not every year has is a year's last.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let of_month = day - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    (era * 400 + year, month, of_month)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content_lines::testing::{breaks, hostile, unfolded};

    fn event() -> Event<'static> {
        Event {
            uid: "oh-a1bhdqmev643z@beside",
            made_at: 1_795_638_896_789,
            at: "2026-12-01T09:00".parse().unwrap(),
            minutes: 30,
            summary: "Call back: Lantern House",
            description: "Ask for Ana; she said nine.\n614-555-0117",
            location: "12 Invented Street, Columbus, OH",
        }
    }

    #[test]
    fn a_file_says_when_what_and_where() {
        assert_eq!(
            unfolded(&icalendar(&event())),
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Beside//Plan//EN",
                "METHOD:PUBLISH",
                "BEGIN:VEVENT",
                "UID:oh-a1bhdqmev643z@beside",
                "DTSTAMP:20261125T203456Z",
                "DTSTART:20261201T090000",
                "DURATION:PT30M",
                "SUMMARY:Call back: Lantern House",
                "DESCRIPTION:Ask for Ana\\; she said nine.\\n614-555-0117",
                "LOCATION:12 Invented Street\\, Columbus\\, OH",
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "TRIGGER:-PT15M",
                "DESCRIPTION:Call back: Lantern House",
                "END:VALARM",
                "END:VEVENT",
                "END:VCALENDAR",
            ]
        );
    }

    #[test]
    fn a_clock_that_is_wrong_still_makes_a_file() {
        for (made_at, stamp) in [
            (0, "19700101T000000Z"),
            (951_782_400_000, "20000229T000000Z"),
            (4_102_444_800_000, "21000101T000000Z"),
            (u64::MAX, "99991231T235959Z"),
        ] {
            let file = icalendar(&Event { made_at, ..event() });
            assert!(file.contains(&format!("\r\nDTSTAMP:{stamp}\r\n")), "{file}");
        }
    }

    #[test]
    fn clocks_show_what_their_distance_from_greenwich_says() {
        let shown = |milliseconds, offset| LocalTime::at(milliseconds, offset).map(|at| at.to_string());
        assert_eq!(shown(1_795_716_000_000, -480).unwrap(), "2026-11-26T10:00");
        assert_eq!(shown(1_795_716_059_999, 840).unwrap(), "2026-11-27T08:00");
        assert_eq!((shown(0, -1), shown(u64::MAX, 0)), (None, None));
    }

    #[test]
    fn only_a_day_and_time_is_one() {
        for text in ["", "2026-12-01", "2026-02-30T09:00", "2026-12-01T24:00", "2026-12-01T09:60", "T09:00"] {
            assert!(text.parse::<LocalTime>().is_err(), "{text}");
        }
        for text in
            ["2026-12-01T9:00", "2026-12-01T09", "12026-12-01T09:00", "2026-12-01 09:00", "2026-12-01T+9:00"]
        {
            assert!(text.parse::<LocalTime>().is_err(), "{text}");
        }
        assert_eq!("2026-12-01T09:00:30".parse::<LocalTime>().unwrap().to_string(), "2026-12-01T09:00");
    }

    proptest! {
        #[test]
        fn no_text_begins_a_line_of_its_own(
            [uid, summary, description, location] in prop::array::uniform4(hostile())
        ) {
            let (description, location) = (["x", &description].concat(), ["x", &location].concat());
            let file = icalendar(&Event {
                uid: &uid, summary: &summary, description: &description, location: &location, ..event()
            });
            prop_assert!(!file.replace("\r\n", "").contains(breaks));
            let property = |line: &String| line.split([':', ';']).next().map(str::to_owned);
            let expected: Vec<_> = unfolded(&icalendar(&event())).iter().map(property).collect();
            let found: Vec<_> = unfolded(&file).iter().map(property).collect();
            prop_assert_eq!(found, expected);
            prop_assert!(file.split_terminator("\r\n").all(|line| line.len() <= 75));
        }

        #[test]
        fn days_follow_each_other(days in 0_u64..2_932_000) {
            let date = |days| {
                let (year, month, day) = civil(days);
                Date::new(year.try_into().unwrap(), month.try_into().unwrap(), day.try_into().unwrap()).unwrap()
            };
            prop_assert_eq!(date(days + 1).day_number(), date(days).day_number() + 1);
        }

        #[test]
        fn a_time_is_read_as_it_was_written(year in 0_u16..=9999, month in 1_u8..=12, day in 1_u8..=28, hour in 0_u8..24, minute in 0_u8..60) {
            let time = LocalTime::new(Date::new(year, month, day).unwrap(), hour, minute).unwrap();
            prop_assert_eq!(time.to_string().parse(), Ok(time));
        }

        #[test]
        fn any_text_is_a_time_or_none(text in any::<String>()) {
            let _ = text.parse::<LocalTime>();
        }
    }
}
