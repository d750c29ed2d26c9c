//! When does a meeting come next?

use super::{Weekday, WeeklyTime};

/// Minutes of a day.
pub(super) const DAY: u16 = 1440;
/// Minutes of a week.
const WEEK: u16 = 7 * DAY;
/// A meeting whose length is not reported is taken to last so long, in minutes: as most do.
pub const USUAL_LENGTH: u16 = 60;

/// What the clocks show in a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Now {
    /// The day of the week.
    pub day: Weekday,
    /// Minutes after midnight, 0 to 1439.
    pub minute: u16,
}

/// How far a meeting is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coming {
    /// It began so many minutes ago and is not over.
    UnderWay {
        /// Minutes since it began.
        since: u16,
    },
    /// It begins in so many minutes, 1 to a week.
    In {
        /// Minutes until it begins, by the clocks of its own time zone.
        minutes: u16,
    },
}

impl WeeklyTime {
    /// How far it is away. Weeks have no seam: what began on Sunday evening is under way on Monday morning.
    ///
    /// Counted by the clocks on the wall: in the night in which they are changed, it is wrong by an hour.
    #[must_use]
    pub fn coming(self, now: Now) -> Coming {
        let minute_of_week = |day: Weekday, minute: u16| day.index() as u16 * DAY + minute.min(DAY - 1);
        let (starts, now) = (minute_of_week(self.day, self.starts), minute_of_week(now.day, now.minute));
        let since = (now + WEEK - starts) % WEEK;
        if since < self.lasts.unwrap_or(USUAL_LENGTH) {
            Coming::UnderWay { since }
        } else {
            Coming::In { minutes: WEEK - since }
        }
    }

    /// When it ends, in minutes after midnight; `None` when that is not reported.
    #[must_use]
    pub fn ends(self) -> Option<u16> {
        self.lasts.map(|lasts| (self.starts % DAY + lasts % DAY) % DAY)
    }
}

impl Coming {
    /// Less is sooner; what is under way comes first, and of that what began last.
    #[must_use]
    pub fn rank(self) -> i32 {
        match self {
            Self::UnderWay { since } => i32::from(since) - i32::from(WEEK),
            Self::In { minutes } => i32::from(minutes),
        }
    }

    /// How many days after today it begins, 0 to 7; what is under way counts as today.
    #[must_use]
    pub fn days_ahead(self, now: Now) -> u16 {
        match self {
            Self::UnderWay { .. } => 0,
            Self::In { minutes } => (now.minute + minutes) / DAY,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn time(day: Weekday, starts: u16, lasts: Option<u16>) -> WeeklyTime {
        WeeklyTime { day, starts, lasts }
    }

    #[test]
    fn what_has_begun_is_under_way_until_it_is_over() {
        let noon = time(Weekday::Monday, 720, Some(90));
        let at = |minute| noon.coming(Now { day: Weekday::Monday, minute });
        assert_eq!(at(719), Coming::In { minutes: 1 });
        assert_eq!(at(720), Coming::UnderWay { since: 0 });
        assert_eq!(at(809), Coming::UnderWay { since: 89 });
        assert_eq!(at(810), Coming::In { minutes: WEEK - 90 });
    }

    #[test]
    fn a_meeting_past_midnight_of_the_last_day_goes_on_in_the_next_week() {
        let late = time(Weekday::Sunday, 1410, Some(60));
        assert_eq!(late.coming(Now { day: Weekday::Monday, minute: 10 }), Coming::UnderWay { since: 40 });
        assert_eq!(late.ends(), Some(30));
    }

    #[test]
    fn a_length_that_is_not_reported_is_an_hour() {
        let noon = time(Weekday::Friday, 720, None);
        assert_eq!(noon.coming(Now { day: Weekday::Friday, minute: 779 }), Coming::UnderWay { since: 59 });
        assert!(matches!(noon.coming(Now { day: Weekday::Friday, minute: 780 }), Coming::In { .. }));
        assert_eq!(noon.ends(), None);
    }

    #[test]
    fn today_and_tomorrow_are_counted_by_midnights() {
        let now = Now { day: Weekday::Thursday, minute: 1380 };
        let ahead = |day, starts| time(day, starts, None).coming(now).days_ahead(now);
        assert_eq!(ahead(Weekday::Thursday, 1400), 0);
        assert_eq!(ahead(Weekday::Friday, 0), 1);
        assert_eq!(ahead(Weekday::Thursday, 600), 7);
        assert_eq!(ahead(Weekday::Wednesday, 600), 6);
    }

    proptest! {
        #[test]
        fn whatever_is_not_under_way_begins_on_its_day_at_its_minute(
            day in 0..7_usize, starts in 0..DAY, lasts in proptest::option::of(1..=DAY), today in 0..7_usize, minute in 0..DAY,
        ) {
            let now = Now { day: Weekday::ALL[today], minute };
            let time = time(Weekday::ALL[day], starts, lasts);
            match time.coming(now) {
                Coming::In { minutes } => {
                    let then = now.day.index() * usize::from(DAY) + usize::from(minute) + usize::from(minutes);
                    prop_assert_eq!(then % usize::from(DAY), usize::from(starts));
                    prop_assert_eq!(now.day.plus(usize::from(time.coming(now).days_ahead(now))), time.day);
                }
                Coming::UnderWay { since } => {
                    prop_assert!(since < time.lasts.unwrap_or(USUAL_LENGTH));
                    prop_assert_eq!((usize::from(minute) + 7 * usize::from(DAY) - usize::from(since)) % usize::from(DAY), usize::from(starts));
                }
            }
        }
    }
}
