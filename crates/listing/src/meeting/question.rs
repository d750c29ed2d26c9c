//! What does a person ask of meetings?

use super::coming::{Coming, DAY, Now};
use super::types::MeetingType;
use super::{Attendance, Weekday, WeeklyTime};
use crate::query::Near;

/// From this minute of the day on it is evening: what `tonight` begins with.
const EVENING: u16 = 17 * 60;
/// Until this minute of the next day it is still the same night.
const NIGHT_ENDS: u16 = 4 * 60;

/// What a person asks of meetings. Choices of one kind mean "any of them"; kinds narrow each other.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingQuery {
    /// Where. Meetings online have no place and are in reach of everywhere.
    pub near: Near,
    /// When.
    pub when: When,
    /// At which times of the day; none means any.
    pub times: Vec<TimeOfDay>,
    /// In a room or online; `None` means either.
    pub attend: Option<Attend>,
    /// Which fellowships, in the words of the sources; none means any.
    pub fellowships: Vec<String>,
    /// Which types of meetings. Those of one [group](super::types::Group) mean "any of them".
    pub types: Vec<MeetingType>,
    /// Words that begin a word of name, group, venue or town; all of them have to.
    pub words: String,
    /// What comes first.
    pub order: MeetingOrder,
    /// How many are wanted; the counts are of all.
    pub limit: usize,
}

impl Default for MeetingQuery {
    fn default() -> Self {
        Self {
            near: Near::Everywhere,
            when: When::default(),
            times: Vec::new(),
            attend: None,
            fellowships: Vec::new(),
            types: Vec::new(),
            words: String::new(),
            order: MeetingOrder::default(),
            limit: 20,
        }
    }
}

/// On which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// On any, and by appointment.
    #[default]
    AnyTime,
    /// Under way, or still to begin before midnight.
    Today,
    /// Under way or still to begin, from five in the evening until four in the morning.
    Tonight,
    /// Tomorrow.
    Tomorrow,
    /// On this day of the week.
    On(Weekday),
}

impl When {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::AnyTime,
        Self::Today,
        Self::Tonight,
        Self::Tomorrow,
        Self::On(Weekday::Monday),
        Self::On(Weekday::Tuesday),
        Self::On(Weekday::Wednesday),
        Self::On(Weekday::Thursday),
        Self::On(Weekday::Friday),
        Self::On(Weekday::Saturday),
        Self::On(Weekday::Sunday),
    ];

    /// Whether a meeting of this time, which is so far away, is meant, by the clocks of its zone.
    pub(super) fn holds_in(self, time: Option<WeeklyTime>, coming: Option<Coming>, now: Now) -> bool {
        let (Some(time), Some(coming)) = (time, coming) else { return self == Self::AnyTime };
        match self {
            Self::AnyTime => true,
            Self::Today => coming.days_ahead(now) == 0,
            Self::Tonight => is_tonight(coming, now),
            Self::Tomorrow => coming.days_ahead(now) == 1,
            Self::On(day) => time.day == day,
        }
    }
}

fn is_tonight(coming: Coming, now: Now) -> bool {
    let Coming::In { minutes } = coming else {
        // Whoever asks for tonight in the morning does not mean what is under way.
        return now.minute >= EVENING || now.minute < NIGHT_ENDS;
    };
    let begins = now.minute + minutes;
    let is_still_night = now.minute < NIGHT_ENDS && begins < NIGHT_ENDS;
    is_still_night || (EVENING..DAY + NIGHT_ENDS).contains(&begins)
}

/// A part of the day, by when a meeting begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeOfDay {
    /// Before noon, from four on.
    Morning,
    /// From noon until five.
    Afternoon,
    /// From five until nine.
    Evening,
    /// From nine until four in the morning.
    Night,
}

impl TimeOfDay {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Morning, Self::Afternoon, Self::Evening, Self::Night];

    /// The part in which this minute of the day lies.
    #[must_use]
    pub fn of(minute: u16) -> Self {
        match minute / 60 {
            4..=11 => Self::Morning,
            12..=16 => Self::Afternoon,
            17..=20 => Self::Evening,
            _ => Self::Night,
        }
    }
}

/// In a room or from elsewhere. A hybrid meeting is both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attend {
    /// One can come in person.
    InPerson,
    /// One can join online or by phone.
    Online,
}

impl Attend {
    /// Both.
    pub const ALL: [Self; 2] = [Self::InPerson, Self::Online];

    /// Whether a meeting of this attendance is meant.
    #[must_use]
    pub fn holds(self, attendance: Attendance) -> bool {
        match self {
            Self::InPerson => attendance.has_a_room(),
            Self::Online => attendance.is_online(),
        }
    }
}

/// What comes first. Nothing that could be bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MeetingOrder {
    /// Under way, then what begins soonest, then the nearest; by appointment last.
    #[default]
    Soonest,
    /// The nearest, then what begins soonest; online after those with a room.
    Nearest,
    /// As the week goes from today on; what is under way counts by when it began.
    Week,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tonight(now_at: u16, day: Weekday, starts: u16) -> bool {
        let time = WeeklyTime { day, starts, lasts: None };
        let now = Now { day: Weekday::Monday, minute: now_at };
        When::Tonight.holds_in(Some(time), Some(time.coming(now)), now)
    }

    #[test]
    fn tonight_is_from_five_until_four_in_the_morning() {
        let noon = 720;
        assert!(!tonight(noon, Weekday::Monday, EVENING - 1));
        assert!(tonight(noon, Weekday::Monday, EVENING));
        assert!(tonight(noon, Weekday::Tuesday, NIGHT_ENDS - 1));
        assert!(!tonight(noon, Weekday::Tuesday, NIGHT_ENDS));
        assert!(!tonight(noon, Weekday::Tuesday, EVENING));
    }

    #[test]
    fn after_midnight_tonight_is_still_this_night_and_the_evening_to_come() {
        assert!(tonight(60, Weekday::Monday, 120));
        assert!(tonight(60, Weekday::Monday, EVENING));
        assert!(!tonight(60, Weekday::Monday, 300));
        assert!(tonight(70, Weekday::Monday, 60), "it began ten minutes ago");
    }

    #[test]
    fn in_the_morning_nothing_under_way_is_tonight() {
        assert!(!tonight(490, Weekday::Monday, 480));
        assert!(tonight(1140, Weekday::Monday, 1130));
    }

    #[test]
    fn what_meets_by_appointment_is_there_at_any_time_alone() {
        let now = Now { day: Weekday::Monday, minute: 0 };
        for when in When::ALL {
            assert_eq!(when.holds_in(None, None, now), when == When::AnyTime);
        }
    }

    #[test]
    fn every_minute_is_in_one_part_of_the_day() {
        let parts: Vec<_> = [0, 239, 240, 719, 720, 1019, 1020, 1259, 1260, 1439].map(TimeOfDay::of).into();
        use TimeOfDay::{Afternoon, Evening, Morning, Night};
        assert_eq!(
            parts,
            [Night, Night, Morning, Morning, Afternoon, Afternoon, Evening, Evening, Night, Night]
        );
    }
}
