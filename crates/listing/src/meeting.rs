//! What is known about one mutual-help meeting?
//!
//! A [`Meeting`] is what an importer makes of a public list of meetings. It has no field for a person: whoever opens the
//! door or answers the phone did not agree to be in a directory that anybody can copy.

mod coming;
mod index;
mod question;
pub mod types;

use std::fmt;
use std::str::FromStr;

use crate::hash::{Digits, Fnv};
use crate::record::{Date, MeetingField, Origin, Phone, Position, Zip, source_of};
use crate::state::State;
use crate::text::normalised;

pub use coming::{Coming, Now, USUAL_LENGTH};
pub use index::{Choice, ENOUGH_MEETINGS, MeetingAnswer, MeetingHit, MeetingIndex};
pub use question::{Attend, MeetingOrder, MeetingQuery, TimeOfDay, When};

/// One meeting that comes again each week, or whenever the group agrees.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// What the meeting is called.
    pub name: String,
    /// The group that holds it; empty when not reported or the same as the name.
    pub group: String,
    /// Whose way of recovery it follows, such as `AA`, `NA`, `SMART Recovery`: the source's own short word.
    pub fellowship: String,
    /// When it meets; `None` by appointment.
    pub time: Option<WeeklyTime>,
    /// The time zone in which [`time`](Self::time) is told, by its name in the tz database: `America/Los_Angeles`.
    pub zone: String,
    /// Where one can be with the others.
    pub attendance: Attendance,
    /// What kind of meeting it is, in the codes of the Meeting Guide (`O`, `W`, `BE`), sorted and unique. Languages are
    /// such codes too (`EN`, `S`, `ASL`).
    pub types: Vec<String>,
    /// The name of the building or room; empty when not reported.
    pub venue: String,
    /// Street line; empty for meetings online, and where the source tells only the town.
    pub street: String,
    /// Town; empty for most meetings online.
    pub city: String,
    /// State or territory; `None` for meetings online that belong to no place.
    pub state: Option<State>,
    /// ZIP code, where it is known.
    pub zip: Option<Zip>,
    /// Where it is and how sure that is; `None` when nothing is known, and for meetings online.
    pub position: Option<Position>,
    /// How to find the door, what to bring, when it does not meet: the source's words; may be empty.
    pub notes: String,
    /// The link by which one joins online; empty when there is none.
    pub join_url: String,
    /// The number by which one joins by phone.
    pub join_phone: Option<Phone>,
    /// How one joins beside link and number (a meeting's id; never a password): the source's words; may be empty.
    pub join_notes: String,
    /// The meeting's page at its source; empty when there is none.
    pub url: String,
    /// Which of the manifest's sources this came from, by its id.
    pub source: String,
    /// The day the source last spoke of this meeting.
    pub as_of: Date,
    /// What is from other sources than [`source`](Self::source), in the order of the fields, each field once.
    pub origins: Vec<Origin<MeetingField>>,
}

impl Meeting {
    /// Which of the manifest's sources told this field, by its id.
    #[must_use]
    pub fn source_of(&self, field: MeetingField) -> &str {
        source_of(&self.origins, field).unwrap_or(&self.source)
    }

    /// The name that stays the same across imports: see [`MeetingId`].
    #[must_use]
    pub fn id(&self) -> MeetingId {
        let mut hash = Fnv::new();
        for text in [&self.fellowship, &self.name, &self.venue, &self.street, &self.city, &self.join_url] {
            hash.add(normalised(text).as_bytes());
            hash.add(&[0]);
        }
        // An open and a closed one in the same room at the same time are two.
        let is_closed = self.types.iter().any(|code| code == "C");
        hash.add(&[self.attendance as u8, u8::from(is_closed)]);
        let WeeklyTime { day, starts, .. } =
            self.time.unwrap_or(WeeklyTime { day: Weekday::Monday, starts: u16::MAX, lasts: None });
        hash.add(&[day.index() as u8]);
        hash.add(&starts.to_le_bytes());
        MeetingId(hash.finish())
    }
}

/// The stable name of a meeting: a hash of fellowship, name, time and place, like `m-3f7k20c9m1x4b`.
///
/// Operators write it in corrections, and calendars know the meeting by its [`hash`](Self::hash): in them two with one name are
/// one event. It needs no place on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeetingId(u64);

/// What stands before the digits: no state is called so, so that it is never taken for a center's.
const ID_MARK: &str = "m-";

impl MeetingId {
    /// The number behind it.
    #[must_use]
    pub fn hash(self) -> u64 {
        self.0
    }
}

impl fmt::Display for MeetingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{ID_MARK}{}", Digits(self.0))
    }
}

/// A text that is no meeting id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not the id of a meeting: m- and 13 signs are expected, like m-3f7k20c9m1x4b")]
pub struct NotAMeetingId(pub String);

impl FromStr for MeetingId {
    type Err = NotAMeetingId;

    fn from_str(text: &str) -> Result<Self, NotAMeetingId> {
        let hash = text.strip_prefix(ID_MARK).and_then(Digits::read);
        hash.map(|Digits(hash)| Self(hash)).ok_or_else(|| NotAMeetingId(text.chars().take(20).collect()))
    }
}

/// When a meeting comes, each week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WeeklyTime {
    /// The day on which it begins.
    pub day: Weekday,
    /// When it begins, in minutes after midnight, 0 to 1439.
    pub starts: u16,
    /// How long it lasts, in minutes, 1 to 1440; `None` when not reported.
    pub lasts: Option<u16>,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Weekday {
    /// All of them, from Monday on, as [`Date::weekday`] counts.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The day of the week of a calendar day.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self::ALL[date.weekday() % 7]
    }

    /// Its place in the week; 0 is Monday.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: usize) -> Self {
        Self::ALL[(self.index() + days % 7) % 7]
    }
}

/// Where one can be with the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attendance {
    /// In a room.
    InPerson,
    /// In a room, and online or by phone.
    Hybrid,
    /// Online or by phone alone.
    Online,
}

impl Attendance {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Hybrid, Self::Online];

    /// Whether one can come in person.
    #[must_use]
    pub fn has_a_room(self) -> bool {
        self != Self::Online
    }

    /// Whether one can take part from elsewhere.
    #[must_use]
    pub fn is_online(self) -> bool {
        self != Self::InPerson
    }

    /// The word for it in files and addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::Hybrid => "hybrid",
            Self::Online => "online",
        }
    }
}

impl fmt::Display for Attendance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A text that is no [`Attendance`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no way to attend: in-person, hybrid or online is expected")]
pub struct NotAnAttendance(pub String);

impl FromStr for Attendance {
    type Err = NotAnAttendance;

    fn from_str(text: &str) -> Result<Self, NotAnAttendance> {
        let known = Self::ALL.into_iter().find(|attendance| attendance.word() == text);
        known.ok_or_else(|| NotAnAttendance(text.chars().take(20).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_goes_on_after_sunday() {
        assert_eq!(Weekday::of(Date::new(2026, 11, 26).unwrap()), Weekday::Thursday);
        assert_eq!(Weekday::Sunday.plus(1), Weekday::Monday);
        assert_eq!(Weekday::Friday.plus(9), Weekday::Sunday);
    }

    #[test]
    fn an_id_is_read_as_it_is_written_and_is_none_of_a_center() {
        for hash in [0, 1, u64::MAX] {
            let written = MeetingId(hash).to_string();
            assert_eq!(written.parse(), Ok(MeetingId(hash)));
            assert!(written.parse::<crate::record::CenterId>().is_err(), "{written}");
        }
        for wrong in ["", "m-", "oh-0000000000000", "m-000000000000", "m-000000000000l", "m-zzzzzzzzzzzzz"] {
            assert!(wrong.parse::<MeetingId>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_way_to_attend_is_read_as_it_is_written() {
        for attendance in Attendance::ALL {
            assert_eq!(attendance.to_string().parse(), Ok(attendance));
        }
        assert!(
            "somehow".parse::<Attendance>().unwrap_err().to_string().contains("in-person, hybrid or online")
        );
    }
}
