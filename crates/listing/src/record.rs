//! What is known about one place that helps?
//!
//! A [`Center`] is what an importer makes and what a center's page shows. It deliberately has no field for a
//! rank, a sponsor or a rating: an honest list cannot express them.

mod field;
mod identity;
mod origin;

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::geo::LatLon;
use crate::hash::{self, Fnv};
use crate::state::State;

pub(crate) use field::Part;
pub use field::{Field, MeetingField};
pub use identity::Identity;
pub use origin::Origin;
pub(crate) use origin::source_of;

/// One place with everything its source told about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Center {
    /// First name line, usually the organization.
    pub name: String,
    /// Second name line, usually the program or branch; empty when the source has none.
    pub part: String,
    /// First street line.
    pub street: String,
    /// Second street line (suite, building); empty when the source has none.
    pub unit: String,
    /// Town.
    pub city: String,
    /// State or territory.
    pub state: State,
    /// ZIP code.
    pub zip: Zip,
    /// Where it is, and how sure that is; `None` when nothing is known.
    pub position: Option<Position>,
    /// Numbers to call, the main one first.
    pub phones: Vec<Phone>,
    /// Web address as the source gives it; empty when not reported.
    pub website: String,
    /// Opening hours in the source's words; empty when not reported.
    pub hours: String,
    /// What it costs, in the source's words; empty when not reported.
    pub cost: String,
    /// Whom it takes, in the source's words; empty when not reported.
    pub eligibility: String,
    /// What is done for people with a disability, in the source's words; empty when not reported.
    pub accessibility: String,
    /// Every service code of the source, sorted and unique. Languages are service codes too (`SP`, `AH`, `F47`).
    pub codes: Vec<String>,
    /// Which of the manifest's sources this came from, by its id.
    pub source: String,
    /// The day the source spoke of.
    pub as_of: Date,
    /// What is from other sources than [`source`](Self::source), in the order of the fields, each field once.
    pub origins: Vec<Origin>,
}

impl Center {
    /// What makes it this center and no other.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity::new(&self.name, &self.part, &self.street, &self.zip)
    }

    /// The name that stays the same across imports: see [`CenterId`].
    #[must_use]
    pub fn id(&self) -> CenterId {
        CenterId::of(self.state, &self.identity())
    }
}

/// A coordinate and how it was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Degrees north and east.
    pub at: LatLon,
    /// How it was found.
    pub precision: Precision,
}

/// How a position was found. Pages say "about" for anything but [`Precision::Exact`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// The source gave the coordinate of the door.
    Exact,
    /// The middle of the ZIP area: off by 1.1 miles in the median and 5.7 at the 95th percentile
    /// (478 facilities whose door is known).
    Zip,
}

/// One phone number. Written as `6145550100`, with `x` before an extension, and `i` or `c` in front where it is not the
/// main number: `i6145550100x12`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    /// Ten digits, no signs.
    pub number: String,
    /// Extension, digits only; empty when there is none.
    pub extension: String,
    /// Whom one reaches.
    pub role: PhoneRole,
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.role {
            PhoneRole::Main => "",
            PhoneRole::Intake => "i",
            PhoneRole::Crisis => "c",
        })?;
        f.write_str(&self.number)?;
        if self.extension.is_empty() { Ok(()) } else { write!(f, "x{}", self.extension) }
    }
}

/// A text that is no phone number as [`Phone`] writes it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a phone number: ten digits are expected, with x before an extension, like 6145550100x12"
)]
pub struct NotAPhone(pub String);

impl FromStr for Phone {
    type Err = NotAPhone;

    /// Reads what [`Phone`]'s `Display` writes, and nothing else: importers have their own, forgiving reader.
    fn from_str(text: &str) -> Result<Self, NotAPhone> {
        let (role, rest) = match text.as_bytes().first() {
            Some(b'i') => (PhoneRole::Intake, &text[1..]),
            Some(b'c') => (PhoneRole::Crisis, &text[1..]),
            _ => (PhoneRole::Main, text),
        };
        let (number, extension) = rest.split_once('x').unwrap_or((rest, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let whole = number.len() == 10 && digits(number) && digits(extension) && !rest.ends_with('x');
        if whole {
            Ok(Self { number: number.to_owned(), extension: extension.to_owned(), role })
        } else {
            Err(NotAPhone(text.chars().take(20).collect()))
        }
    }
}

/// Whom a phone number reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneRole {
    /// The place itself.
    Main,
    /// The people who take new clients in.
    Intake,
    /// A crisis line.
    Crisis,
}

/// A five-digit ZIP code, kept as text because leading zeros matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Zip([u8; 5]);

impl Zip {
    /// The five digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Zip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that is no ZIP code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a ZIP code: five digits are expected, like 43215")]
pub struct NotAZip(pub String);

impl FromStr for Zip {
    type Err = NotAZip;

    /// Takes `43215` and `43215-1234` (the last four digits are dropped).
    fn from_str(text: &str) -> Result<Self, NotAZip> {
        let not_a_zip = || NotAZip(text.chars().take(20).collect());
        let trimmed = text.trim();
        let (five, rest) = trimmed.split_at_checked(5).ok_or_else(not_a_zip)?;
        let plus_four = match rest.strip_prefix('-') {
            Some(four) => four.len() == 4 && four.bytes().all(|b| b.is_ascii_digit()),
            None => rest.is_empty(),
        };
        match <[u8; 5]>::try_from(five.as_bytes()) {
            Ok(digits) if plus_four && digits.iter().all(u8::is_ascii_digit) => Ok(Self(digits)),
            _ => Err(not_a_zip()),
        }
    }
}

/// A calendar day, without a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day with this year (at most 9999), month (1 to 12) and day (1 to 31); `None` for one that never was.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (year <= 9999 && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// How many days lie between this one and the first of the calendar: for ages in days.
    #[must_use]
    pub fn day_number(self) -> u32 {
        // The year is taken to begin in March, so that the day that not every year has is its last.
        let (year, month, day) = (u32::from(self.year), u32::from(self.month), u32::from(self.day));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year.saturating_sub(1), month + 9) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
    }

    /// The day of the week; 0 is Monday.
    #[must_use]
    pub fn weekday(self) -> usize {
        (self.day_number() as usize + 1) % 7
    }

    /// Year, month (1 to 12) and day (1 to 31).
    #[must_use]
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

/// A text that is no calendar day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a date: year-month-day is expected, like 2023-05-01")]
pub struct NotADate(pub String);

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let not_a_date = || NotADate(text.chars().take(20).collect());
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(not_a_date());
        };
        let year: u16 = (year.len() == 4).then(|| year.parse().ok()).flatten().ok_or_else(not_a_date)?;
        let month: u8 = month.parse().map_err(|_| not_a_date())?;
        let day: u8 = day.parse().map_err(|_| not_a_date())?;
        Self::new(year, month, day).ok_or_else(not_a_date)
    }
}

/// The stable name of a center: its state and a hash of its [`Identity`], like `oh-3f7k20c9m1x4b`.
///
/// It needs no place on the wire: it is computed from the columns. The state in front is no part of the identity; it
/// says which shard to load for a pasted link.
///
/// The hash is 64-bit FNV-1a (Fowler, Noll, Vo): not secret, only stable. Among 200,000 centers the chance of any
/// two sharing one is about one in a billion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CenterId {
    state: State,
    hash: u64,
}

impl CenterId {
    /// The id of the center with this identity in this state.
    #[must_use]
    pub fn of(state: State, identity: &Identity) -> Self {
        let mut hash = Fnv::new();
        hash.add(identity.as_bytes());
        Self { state, hash: hash.finish() }
    }

    /// The state whose shard holds the center.
    #[must_use]
    pub fn state(self) -> State {
        self.state
    }
}

impl fmt::Display for CenterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.state.code().to_ascii_lowercase(), hash::Digits(self.hash))
    }
}

/// A text that is no center id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not the id of a center: a state and 13 signs are expected, like oh-3f7k20c9m1x4b")]
pub struct NotACenterId(pub String);

impl FromStr for CenterId {
    type Err = NotACenterId;

    fn from_str(text: &str) -> Result<Self, NotACenterId> {
        let not_an_id = || NotACenterId(text.chars().take(20).collect());
        let (state, digits) = text.split_once('-').ok_or_else(not_an_id)?;
        let state = State::from_code(state).ok_or_else(not_an_id)?;
        let hash::Digits(hash) = hash::Digits::read(digits).ok_or_else(not_an_id)?;
        Ok(Self { state, hash })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    mod zip {
        use super::*;

        #[test]
        fn keeps_leading_zeros_and_drops_the_last_four() {
            assert_eq!("02134-1021".parse::<Zip>().unwrap().as_str(), "02134");
        }

        #[test]
        fn says_what_it_expects() {
            for wrong in ["", "1234", "123456", "1234a", "43215-", "43215-12", "４３２１５"] {
                let message = wrong.parse::<Zip>().unwrap_err().to_string();
                assert!(message.contains("like 43215"), "{message}");
            }
        }
    }

    mod date {
        use super::*;

        #[test]
        fn reads_and_writes_the_same_day() {
            assert_eq!("2024-02-29".parse::<Date>().unwrap().to_string(), "2024-02-29");
        }

        #[test]
        fn days_are_counted_one_by_one_over_leap_years() {
            let number = |text: &str| text.parse::<Date>().unwrap().day_number();
            for (before, after) in [
                ("2024-02-28", "2024-02-29"),
                ("2024-02-29", "2024-03-01"),
                ("2023-02-28", "2023-03-01"),
                ("1900-02-28", "1900-03-01"),
                ("2000-02-29", "2000-03-01"),
                ("2023-12-31", "2024-01-01"),
                ("2024-04-30", "2024-05-01"),
            ] {
                assert_eq!(number(before) + 1, number(after), "{before}");
            }
            assert_eq!(number("2024-01-01") - number("1970-01-01"), 19_723);
        }

        #[test]
        fn refuses_days_that_never_were() {
            for wrong in
                ["2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "23-04-01", "2023-04", "today"]
            {
                assert!(wrong.parse::<Date>().is_err(), "{wrong}");
            }
        }
    }

    mod phone {
        use super::*;

        #[test]
        fn is_written_and_read_alike() {
            for written in ["6145550100", "6145550100x12", "i6145550100", "c9885550100x0"] {
                assert_eq!(written.parse::<Phone>().unwrap().to_string(), written);
            }
        }

        #[test]
        fn is_digits_and_nothing_a_link_could_hide_in() {
            for wrong in [
                "",
                "i",
                "614555010",
                "61455501000",
                "6145550100x",
                "614555010;",
                "6145550100x1;2",
                "ы145550100",
            ] {
                assert!(wrong.parse::<Phone>().is_err(), "{wrong}");
            }
        }
    }

    mod center_id {
        use super::*;

        fn id(name: &str, part: &str) -> CenterId {
            CenterId::of(
                State::from_code("OH").unwrap(),
                &Identity::new(name, part, "1 Elm St.", &"43215".parse().unwrap()),
            )
        }

        #[test]
        fn survives_writing_and_reading() {
            let written = id("Open Door", "East").to_string();
            assert!(written.starts_with("oh-"), "{written}");
            assert_eq!(written.parse::<CenterId>().unwrap(), id("Open Door", "East"));
        }

        #[test]
        fn does_not_mind_capitals_and_signs() {
            assert_eq!(id("OPEN  DOOR, ", "East"), id("Open Door", "east"));
        }

        #[test]
        fn never_changes() {
            for (name, part, written) in [
                ("Open Door", "East", "oh-a1bhdqmev643z"),
                ("Open Door", "", "oh-0hhrzcv0axpjj"),
                ("Casa Niños", "Zoë's", "oh-fw57cvrny2f8f"),
                ("12 & 12", "Łódź/İ", "oh-fc1nkd9fez6fm"),
            ] {
                assert_eq!(id(name, part).to_string(), written, "{name}");
            }
        }

        #[test]
        fn does_not_mind_how_an_accent_is_written() {
            assert_eq!(id("Casa Nin\u{303}os", "Zoe\u{308}'s"), id("Casa Niños", "Zoë's"));
            assert_ne!(id("Casa Ninos", "Zoe's"), id("Casa Niños", "Zoë's"));
        }

        #[test]
        fn keeps_the_lines_apart() {
            assert_ne!(id("Open Door East", ""), id("Open Door", "East"));
        }

        #[test]
        fn refuses_what_it_never_wrote() {
            for wrong in [
                "",
                "oh",
                "oh-",
                "zz-0000000000000",
                "oh-zzzzzzzzzzzzz",
                "oh-000000000000u",
                "oh-00000000000000",
            ] {
                assert!(wrong.parse::<CenterId>().is_err(), "{wrong}");
            }
        }
    }
}
