//! How does a meeting get into the calendar of a phone, each week, at its own time?

use super::zone::Zone;
use super::{LocalTime, Shown, basic, calendar};

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
    let WeeklyEvent { uid, made_at, first, zone, minutes, summary, description, location } = *event;
    let day = super::DAYS[first.date.weekday() % 7];
    calendar(&Shown {
        maker: "Meetings",
        zone: Some(zone),
        uid,
        made_at,
        starts: format!("DTSTART;TZID={}:{}", zone.name(), basic(first)),
        minutes,
        repeats: Some(format!("RRULE:FREQ=WEEKLY;BYDAY={day}")),
        summary,
        description,
        location,
        rings_before: 30,
    })
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
