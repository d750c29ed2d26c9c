//! How does a meeting get into the calendar of a phone, each week, at its own time?

use super::zone::Zone;
use super::{LocalTime, basic, utc};
use crate::content_lines::{Lines, escaped};

/// An event that comes each week, by the clocks of its own time zone: wherever the phone is, it rings when the door opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeeklyEvent<'a> {
    /// The event's name for all time: a file with the same name changes it and does not double it.
    pub uid: &'a str,
    /// When the file is made, in milliseconds since 1970.
    pub made_at: u64,
    /// When it comes first, by the clocks of its zone.
    pub first: LocalTime,
    /// Its time zone.
    pub zone: &'a Zone,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// What it is about, in a few words.
    pub summary: &'a str,
    /// All else; may be empty.
    pub description: &'a str,
    /// Where; may be empty.
    pub location: &'a str,
}

/// The calendar file of such an event, with a reminder half an hour before. Nothing in any of its texts can begin a line of
/// its own.
#[must_use]
pub fn weekly(event: &WeeklyEvent<'_>) -> String {
    let mut file = Lines::default();
    let summary = escaped(event.summary);
    let day = super::DAYS[event.first.date.weekday() % 7];
    file.push("BEGIN:VCALENDAR");
    file.push("VERSION:2.0");
    file.push("PRODID:-//Beside//Meetings//EN");
    file.push("METHOD:PUBLISH");
    event.zone.push(&mut file);
    file.push("BEGIN:VEVENT");
    file.push(&["UID:", &escaped(event.uid)].concat());
    file.push(&format!("DTSTAMP:{}", utc(event.made_at)));
    file.push(&format!("DTSTART;TZID={}:{}", event.zone.name(), basic(event.first)));
    file.push(&format!("DURATION:PT{}M", event.minutes));
    file.push(&format!("RRULE:FREQ=WEEKLY;BYDAY={day}"));
    file.push(&["SUMMARY:", &summary].concat());
    for (name, text) in [("DESCRIPTION:", event.description), ("LOCATION:", event.location)] {
        if !text.is_empty() {
            file.push(&[name, &escaped(text)].concat());
        }
    }
    file.push("BEGIN:VALARM");
    file.push("ACTION:DISPLAY");
    file.push("TRIGGER:-PT30M");
    file.push(&["DESCRIPTION:", &summary].concat());
    file.push("END:VALARM");
    file.push("END:VEVENT");
    file.push("END:VCALENDAR");
    file.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::zone::tests::{NOW, pacific};
    use super::*;
    use crate::content_lines::testing::{breaks, hostile, unfolded};

    fn with_texts(uid: &str, summary: &str, description: &str, location: &str) -> String {
        let zone = Zone::with_name("America/Los_Angeles", NOW, pacific).unwrap();
        weekly(&WeeklyEvent {
            uid,
            made_at: NOW,
            first: "2026-11-26T19:00".parse().unwrap(),
            zone: &zone,
            minutes: 90,
            summary,
            description,
            location,
        })
    }

    #[test]
    fn it_comes_each_week_on_its_day_by_the_clocks_of_its_zone() {
        let lines =
            unfolded(&with_texts("m@beside", "Evening Lantern", "Ring twice", "1 Elm Street, Columbus"));
        for line in [
            "DTSTART;TZID=America/Los_Angeles:20261126T190000",
            "DURATION:PT90M",
            "RRULE:FREQ=WEEKLY;BYDAY=TH",
            "LOCATION:1 Elm Street\\, Columbus",
        ] {
            assert!(lines.iter().any(|own| own == line), "{line} in {lines:#?}");
        }
        let at = |line: &str| lines.iter().position(|own| own == line);
        assert!(at("END:VTIMEZONE") < at("BEGIN:VEVENT"), "the zone is known before it is used");
    }

    proptest! {
        #[test]
        fn no_text_begins_a_line_of_its_own([uid, summary, description, location] in prop::array::uniform4(hostile())) {
            let (description, location) = (["x", &description].concat(), ["x", &location].concat());
            let file = with_texts(&uid, &summary, &description, &location);
            prop_assert!(!file.replace("\r\n", "").contains(breaks));
            let property = |line: &String| line.split([':', ';']).next().map(str::to_owned);
            let expected: Vec<_> = unfolded(&with_texts("a", "b", "c", "d")).iter().map(property).collect();
            let found: Vec<_> = unfolded(&file).iter().map(property).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
