//! What kind of meeting is it?
//!
//! The codes are those of the Meeting Guide, which lists of meetings of any fellowship use. Labels live in the locale files.

use std::fmt;

/// What a type says of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// How it goes: open or closed, discussion, speaker.
    Format,
    /// Whom it is for.
    Audience,
    /// Which language is spoken or signed.
    Language,
    /// Who can get in and stay: wheelchairs, children, smoke.
    Access,
    /// What is read or studied.
    Topic,
}

impl Group {
    /// All of them, in the order a page shows them.
    pub const ALL: [Self; 5] = [Self::Format, Self::Audience, Self::Language, Self::Access, Self::Topic];

    /// The name of the group in a link and in the locale files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Audience => "audience",
            Self::Language => "language",
            Self::Access => "access",
            Self::Topic => "topic",
        }
    }

    /// Its types, in the order of their codes.
    pub fn types(self) -> impl Iterator<Item = MeetingType> {
        MeetingType::all().filter(move |kind| kind.group() == self)
    }
}

/// One type of the Meeting Guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeetingType(u8);

/// Code, group and slug.
type Entry = (&'static str, Group, &'static str);

/// Every type, in the order of the codes. Slugs stand in links that people keep: a slug is never renamed. Source: the list
/// of types of the Meeting Guide (code4recovery), which has no code for "online": that is an
/// [`Attendance`](super::Attendance).
const TYPES: [Entry; 87] = [
    ("11", Group::Topic, "eleventh-step"),
    ("12x12", Group::Topic, "twelve-and-twelve"),
    ("A", Group::Format, "secular"),
    ("ABSI", Group::Topic, "as-bill-sees-it"),
    ("AF", Group::Language, "afrikaans"),
    ("AL", Group::Format, "with-alateen"),
    ("AL-AN", Group::Format, "with-al-anon"),
    ("AM", Group::Language, "amharic"),
    ("AR", Group::Language, "arabic"),
    ("ASL", Group::Language, "american-sign-language"),
    ("B", Group::Topic, "big-book"),
    ("BA", Group::Access, "babysitting"),
    ("BE", Group::Audience, "newcomers"),
    ("BG", Group::Language, "bulgarian"),
    ("BI", Group::Audience, "bisexual"),
    ("BRK", Group::Format, "breakfast"),
    ("C", Group::Format, "closed"),
    ("CAN", Group::Format, "candlelight"),
    ("CF", Group::Access, "child-friendly"),
    ("D", Group::Format, "discussion"),
    ("DA", Group::Language, "danish"),
    ("DB", Group::Format, "digital-basket"),
    ("DD", Group::Audience, "dual-diagnosis"),
    ("DE", Group::Language, "german"),
    ("DR", Group::Topic, "daily-reflections"),
    ("EL", Group::Language, "greek"),
    ("EN", Group::Language, "english"),
    ("FA", Group::Language, "persian"),
    ("FF", Group::Access, "fragrance-free"),
    ("FI", Group::Language, "finnish"),
    ("FR", Group::Language, "french"),
    ("G", Group::Audience, "gay"),
    ("GR", Group::Topic, "grapevine"),
    ("H", Group::Format, "birthday"),
    ("HE", Group::Language, "hebrew"),
    ("HI", Group::Language, "hindi"),
    ("HR", Group::Language, "croatian"),
    ("HU", Group::Language, "hungarian"),
    ("IS", Group::Language, "icelandic"),
    ("ITA", Group::Language, "italian"),
    ("JA", Group::Language, "japanese"),
    ("KA", Group::Language, "georgian"),
    ("KOR", Group::Language, "korean"),
    ("L", Group::Audience, "lesbian"),
    ("LGBTQ", Group::Audience, "lgbtq"),
    ("LIT", Group::Topic, "literature"),
    ("LS", Group::Topic, "living-sober"),
    ("LT", Group::Language, "lithuanian"),
    ("M", Group::Audience, "men"),
    ("MED", Group::Format, "meditation"),
    ("ML", Group::Language, "malayalam"),
    ("MT", Group::Language, "maltese"),
    ("N", Group::Audience, "native-american"),
    ("NB", Group::Audience, "non-binary"),
    ("NDG", Group::Audience, "indigenous"),
    ("NE", Group::Language, "nepali"),
    ("NL", Group::Language, "dutch"),
    ("NO", Group::Language, "norwegian"),
    ("O", Group::Format, "open"),
    ("OUT", Group::Format, "outdoors"),
    ("P", Group::Audience, "professionals"),
    ("POA", Group::Access, "proof-of-attendance"),
    ("POC", Group::Audience, "people-of-color"),
    ("POL", Group::Language, "polish"),
    ("POR", Group::Language, "portuguese"),
    ("PUN", Group::Language, "punjabi"),
    ("RUS", Group::Language, "russian"),
    ("S", Group::Language, "spanish"),
    ("SEN", Group::Audience, "older-adults"),
    ("SK", Group::Language, "slovak"),
    ("SL", Group::Language, "slovenian"),
    ("SM", Group::Access, "smoking"),
    ("SP", Group::Format, "speaker"),
    ("ST", Group::Topic, "step-study"),
    ("SV", Group::Language, "swedish"),
    ("T", Group::Audience, "transgender"),
    ("TC", Group::Access, "room-closed"),
    ("TH", Group::Language, "thai"),
    ("TL", Group::Language, "tagalog"),
    ("TR", Group::Topic, "tradition-study"),
    ("TUR", Group::Language, "turkish"),
    ("UK", Group::Language, "ukrainian"),
    ("W", Group::Audience, "women"),
    ("X", Group::Access, "wheelchair"),
    ("XB", Group::Access, "wheelchair-bathroom"),
    ("XT", Group::Format, "cross-talk"),
    ("Y", Group::Audience, "young-people"),
];

impl MeetingType {
    /// How many types there are.
    pub const COUNT: usize = TYPES.len();

    /// All of them, in the order of their codes.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..TYPES.len()).map(|at| Self(at as u8))
    }

    /// The type with this code, in either case.
    ///
    /// ```
    /// # use listing::meeting::types::MeetingType;
    /// assert_eq!(MeetingType::from_code("al-an").map(MeetingType::slug), Some("with-al-anon"));
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|kind| kind.code().eq_ignore_ascii_case(code))
    }

    /// The type with this slug; `None` for one nobody knows (an old or mistyped link).
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::all().find(|kind| kind.slug() == slug)
    }

    /// Its place among [`MeetingType::all`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The code of the Meeting Guide.
    #[must_use]
    pub fn code(self) -> &'static str {
        TYPES[self.index()].0
    }

    /// What it says of a meeting.
    #[must_use]
    pub fn group(self) -> Group {
        TYPES[self.index()].1
    }

    /// Its name in a link; unique among all types.
    #[must_use]
    pub fn slug(self) -> &'static str {
        TYPES[self.index()].2
    }
}

impl fmt::Display for MeetingType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_found_by_its_code_and_by_its_slug() {
        for kind in MeetingType::all() {
            assert_eq!(MeetingType::from_code(&kind.code().to_lowercase()), Some(kind));
            assert_eq!(MeetingType::from_slug(kind.slug()), Some(kind));
        }
    }

    #[test]
    fn codes_are_in_order_and_each_stands_once() {
        let codes: Vec<&str> = MeetingType::all().map(MeetingType::code).collect();
        assert!(codes.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn slugs_are_fit_for_a_link() {
        for kind in MeetingType::all() {
            let fit = |sign: u8| sign.is_ascii_lowercase() || sign == b'-';
            assert!(!kind.slug().is_empty() && kind.slug().bytes().all(fit), "{kind}");
        }
    }

    #[test]
    fn every_type_stands_in_one_group() {
        assert_eq!(Group::ALL.into_iter().flat_map(Group::types).count(), MeetingType::COUNT);
    }

    #[test]
    fn what_is_no_type_is_none() {
        for wrong in ["", "ONL", "open", "ZZ"] {
            assert_eq!(MeetingType::from_code(wrong), None, "{wrong}");
        }
    }
}
