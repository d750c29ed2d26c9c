//! How are days and times of the plan told, and handed to the calendar of the device?

use listing::icalendar::{self, Event, LocalTime};
use listing::record::Date;
use listing::vcard::file_stem;

use super::record::NextStep;
use crate::browser::clock;
use crate::state::saved::{SavedPlace, now};
use crate::state::take_along;
use crate::state::today::today;

/// An appointment or a call takes so long in the calendar, in minutes.
const MINUTES: u16 = 30;
/// No site kept a plan before this year: a clock that says so is wrong.
const FIRST_YEAR: u16 = 2025;

/// Hands the calendar file of a step to the person. Whether the browser took it.
#[must_use]
pub fn hand_over(place: &SavedPlace, step: &NextStep, phone: &str) -> bool {
    let summary = [&*step.what, &place.name].into_iter().filter(|text| !text.is_empty());
    let summary = summary.collect::<Vec<_>>().join(": ");
    let location = [&*place.street, &place.town].into_iter().filter(|text| !text.is_empty());
    let file = icalendar::icalendar(&Event {
        // One step a place: another date for it moves the entry and makes no second one.
        uid: &format!("{}@beside", place.id),
        made_at: now(),
        at: step.at,
        minutes: MINUTES,
        summary: &summary,
        description: phone,
        location: &location.collect::<Vec<_>>().join(", "),
    });
    let name = match &*file_stem(&place.name) {
        "" => format!("{}.ics", place.id),
        stem => format!("{stem}.ics"),
    };
    take_along::keep(&name, icalendar::MEDIA_TYPE, &file)
}

/// The day on which something was noted; `None` where a clock was wrong, then or now.
#[must_use]
pub fn noted_on(at: u64) -> Option<Date> {
    let (year, month, day) = clock::day_of(at)?;
    believable(Date::new(year, month, day)?, today()?)
}

fn believable(noted: Date, today: Date) -> Option<Date> {
    (noted.parts().0 >= FIRST_YEAR && noted <= today).then_some(noted)
}

/// Whether the time of a step is over, as far as the device knows.
#[must_use]
pub fn is_over(at: LocalTime) -> bool {
    today().is_some_and(|today| at.date < today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_only_a_wrong_clock_can_tell_is_not_told() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let today = date("2026-11-25");
        for (noted, told) in
            [("1970-01-01", false), ("2100-01-01", false), ("2026-11-25", true), ("2025-01-01", true)]
        {
            assert_eq!(believable(date(noted), today).is_some(), told, "{noted}");
        }
        assert_eq!(believable(today, date("1970-01-01")), None);
    }
}
