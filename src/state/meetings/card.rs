//! What is told of one meeting?

use std::sync::Arc;

use listing::geo::Meters;
use listing::meeting::{Coming, Meeting, MeetingHit, Now};
use listing::record::Date;

use super::clocks::Clocks;
use crate::browser::time_zone;

/// A meeting as it stands in the list now.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingCard {
    /// Tells it from all others of this visit.
    pub row: usize,
    /// All that is known of it.
    pub meeting: Arc<Meeting>,
    /// How far it is away in time; `None` by appointment.
    pub coming: Option<Coming>,
    /// The day on which it begins, or began; `None` by appointment.
    pub day: Option<Date>,
    /// Whether that day is today, tomorrow (1) or later, where the meeting is.
    pub days_ahead: u16,
    /// How far it is away; `None` where no position is known or asked for.
    pub distance: Option<Meters>,
    /// By how many minutes the clocks there are ahead of the device's.
    pub ahead: i32,
    /// The minute for which all this holds, in milliseconds since 1970.
    pub minute: u64,
}

impl MeetingCard {
    pub(super) fn of(meeting: &Meeting, hit: MeetingHit, clocks: &Clocks) -> Option<Self> {
        let local = clocks.local(&meeting.zone)?;
        let now = clocks.now_in(&meeting.zone);
        let day = hit.coming.map(|coming| day_of(coming, local.date, now));
        Some(Self {
            row: hit.row,
            meeting: Arc::new(meeting.clone()),
            coming: hit.coming,
            day,
            days_ahead: hit.coming.map_or(0, |coming| coming.days_ahead(now)),
            distance: hit.distance,
            ahead: clocks.ahead(&meeting.zone),
            minute: clocks.minute(),
        })
    }

    /// What people call its time zone in this language.
    #[must_use]
    pub fn zone_name(&self, language: &str) -> String {
        let zone = &self.meeting.zone;
        time_zone::name_of(zone, language, self.minute).unwrap_or_else(|| zone.clone())
    }
}

/// The day on which it begins, or began.
fn day_of(coming: Coming, today: Date, now: Now) -> Date {
    match coming {
        // It began before midnight: the same day of the week, a week before that of the next week.
        Coming::UnderWay { since } if since > now.minute => yesterday(today),
        _ => today.plus_days(coming.days_ahead(now)),
    }
}

fn yesterday(today: Date) -> Date {
    let (year, month, day) = today.parts();
    let last_of = |year, month| (28..=31).rev().find_map(|day| Date::new(year, month, day));
    Date::new(year, month, day.wrapping_sub(1))
        .or_else(|| last_of(year, month.wrapping_sub(1)))
        .or_else(|| last_of(year.saturating_sub(1), 12))
        .unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use listing::meeting::Weekday;

    use super::*;

    #[test]
    fn what_began_before_midnight_began_yesterday() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let now = Now { day: Weekday::Friday, minute: 10 };
        assert_eq!(day_of(Coming::UnderWay { since: 40 }, day("2027-01-01"), now), day("2026-12-31"));
        assert_eq!(day_of(Coming::UnderWay { since: 5 }, day("2027-01-01"), now), day("2027-01-01"));
        assert_eq!(day_of(Coming::In { minutes: 1440 }, day("2026-02-28"), now), day("2026-03-01"));
        assert_eq!(yesterday(day("2024-03-01")), day("2024-02-29"));
    }
}
