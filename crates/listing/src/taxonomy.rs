//! What can a visitor ask for, and which codes of a source stand for it?
//!
//! Options are in a visitor's words and stand in five [`Group`]s; each has a slug (its name in a link) and the source
//! codes that it stands for. Labels and hints live in the locale files. The mapping is to the codes of SAMHSA's National
//! Directory; importers of other formats translate into them.

use std::fmt;
use std::ops::{BitAnd, BitOr};

/// A group of options. Ticking several of one group means "any of them"; groups narrow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// What would help.
    Help,
    /// Medicines given or kept.
    Medicine,
    /// How it can be paid.
    Pay,
    /// Whom it is for.
    For,
    /// Which languages are spoken.
    Language,
}

impl Group {
    /// All of them, in the order a page shows them.
    pub const ALL: [Self; 5] = [Self::Help, Self::Medicine, Self::Pay, Self::For, Self::Language];

    /// The name of the group in a link.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Medicine => "medicine",
            Self::Pay => "pay",
            Self::For => "for",
            Self::Language => "language",
        }
    }

    /// Its options, in the order a page shows them.
    pub fn options(self) -> impl Iterator<Item = OptionId> {
        OptionId::all().filter(move |option| option.group() == self)
    }
}

/// One thing a visitor can tick: a dense number, so that a set of them is 64 bits ([`Chosen`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OptionId(u8);

/// Group, slug and codes, in display order.
type Entry = (Group, &'static str, &'static [&'static str]);

/// Every option. Slugs stand in links that people keep: a slug is never renamed.
const OPTIONS: [Entry; 43] = [
    (Group::Help, "peer-support", &["PEER"]),
    (Group::Help, "recovery-coach", &["RC"]),
    (Group::Help, "groups", &["SHG"]),
    (Group::Help, "twelve-step", &["TWFA"]),
    (Group::Help, "sober-living", &["HH"]),
    (Group::Help, "dual-diagnosis", &["CO", "IDD", "SUMH"]),
    (Group::Help, "detox", &["DT"]),
    (Group::Help, "outpatient", &["OP"]),
    (Group::Help, "intensive-outpatient", &["OIT"]),
    (Group::Help, "day-program", &["ODT", "PHDT"]),
    (Group::Help, "residential", &["RES"]),
    (Group::Help, "hospital", &["HI"]),
    (Group::Help, "telehealth", &["TELE"]),
    (Group::Help, "naloxone", &["NOE"]),
    (Group::Help, "housing-help", &["HS", "SH"]),
    (Group::Help, "job-help", &["EMP", "SEMP"]),
    (Group::Medicine, "methadone", &["MU"]),
    (Group::Medicine, "buprenorphine", &["BU"]),
    (Group::Medicine, "naltrexone", &["NU"]),
    (Group::Medicine, "alcohol-medicine", &["PMAT"]),
    (Group::Medicine, "keeps-medicine", &["MOA", "ACMA"]),
    (Group::Pay, "medicaid", &["MD"]),
    (Group::Pay, "medicare", &["MC"]),
    (Group::Pay, "private", &["PI"]),
    (Group::Pay, "military", &["MI"]),
    (Group::Pay, "sliding-fee", &["SS"]),
    (Group::Pay, "payment-help", &["PA"]),
    (Group::Pay, "free", &["NP"]),
    (Group::Pay, "cash", &["SF"]),
    (Group::For, "women", &["WN"]),
    (Group::For, "men", &["MN"]),
    (Group::For, "pregnant", &["PW"]),
    (Group::For, "with-children", &["BC", "CCC"]),
    (Group::For, "young-adults", &["TAY"]),
    (Group::For, "teens", &["AD"]),
    (Group::For, "older-adults", &["SE"]),
    (Group::For, "lgbtq", &["GL"]),
    (Group::For, "veterans", &["VET"]),
    (Group::For, "justice", &["CJ"]),
    (Group::For, "trauma", &["TRMA"]),
    (Group::For, DUI_ONLY_SLUG, &["DUO"]),
    (Group::Language, "spanish", &["SP"]),
    (Group::Language, "sign-language", &["AH"]),
];

const DUI_ONLY_SLUG: &str = "dui-only";
const _: () = assert!(OPTIONS.len() <= 64, "a set of options is 64 bits");

/// Needs that few places are made for, and that another place seldom meets as well: room for one's children, and people
/// who know what it is to be LGBTQ+ or a veteran. A place that meets one is worth a longer way.
const RARE_NEEDS: [&str; 3] = ["with-children", "lgbtq", "veterans"];

/// Codes that say what a place does *not* do, or forbids. They are kept in the data and never shown as services.
/// In order: no treatment of alcohol use disorder, no medicines for it, none for opioids, no treatment of opioid use
/// disorder, no tie to a prescriber (opioids, alcohol), no smoking, no vaping.
pub const NEVER_SHOWN: [&str; 8] = ["NAUT", "NMAUT", "NMOA", "NOOP", "PC", "AUPC", "SMON", "VAPN"];

/// Whether the code says what a place does not do: see [`NEVER_SHOWN`].
#[must_use]
pub fn is_never_shown(code: &str) -> bool {
    NEVER_SHOWN.contains(&code)
}

/// Codes that say whom alone a place serves: drivers sentenced for driving under the influence, people with alcohol use
/// disorder, people with opioid use disorder. Of a place that is told of twice, each speaks for the whole place only
/// where it stands both times.
///
/// Only the first keeps a place out of an answer: a court sends its clients there, and nobody else is taken. The others are
/// open to whoever has what is treated there, which nobody has to tell this site; the place's page names them.
pub const EXCLUSIVE: [&str; 3] = ["DUO", "AUDO", "OUDO"];

/// Whether the code says whom alone a place serves: see [`EXCLUSIVE`].
#[must_use]
pub fn is_exclusive(code: &str) -> bool {
    EXCLUSIVE.contains(&code)
}

/// Every code that some option stands for, once each, in the order of the options.
#[must_use]
pub fn filterable_codes() -> Vec<&'static str> {
    let mut codes = Vec::new();
    for code in OPTIONS.iter().flat_map(|(_, _, codes)| codes.iter().copied()) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

impl OptionId {
    /// How many options there are.
    pub const COUNT: usize = OPTIONS.len();

    /// All of them, in display order.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..OPTIONS.len()).map(|at| Self(at as u8))
    }

    /// The option with this slug in this group; `None` for a slug nobody knows (an old or mistyped link).
    #[must_use]
    pub fn from_slug(group: Group, slug: &str) -> Option<Self> {
        Self::all().find(|option| option.group() == group && option.slug() == slug)
    }

    /// The options with these slugs; a slug that nobody knows is none.
    #[must_use]
    pub(crate) fn with_slugs(slugs: &[&str]) -> Chosen {
        Self::all().filter(|option| slugs.contains(&option.slug())).collect()
    }

    /// The option of places that serve drivers sentenced for driving under the influence and nobody else. They are left
    /// out of every answer unless this is chosen.
    #[must_use]
    pub fn dui_only() -> Option<Self> {
        Self::from_slug(Group::For, DUI_ONLY_SLUG)
    }

    /// Whether it is a need that few places are made for: of those that are, some farther away are worth a line too.
    #[must_use]
    pub fn is_rare_need(self) -> bool {
        RARE_NEEDS.contains(&self.slug())
    }

    /// Its place among [`OptionId::all`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The group it stands in.
    #[must_use]
    pub fn group(self) -> Group {
        OPTIONS[self.index()].0
    }

    /// Its name in a link; unique among all options.
    #[must_use]
    pub fn slug(self) -> &'static str {
        OPTIONS[self.index()].1
    }

    /// The source codes it stands for: a place with any of them has it.
    #[must_use]
    pub fn codes(self) -> &'static [&'static str] {
        OPTIONS[self.index()].2
    }
}

impl fmt::Display for OptionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

/// A set of options, for instance those that are ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Chosen(u64);

impl Chosen {
    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many are chosen.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether the option is chosen.
    #[must_use]
    pub fn contains(self, option: OptionId) -> bool {
        self.0 & (1 << option.0) != 0
    }

    /// The same set with the option in it.
    #[must_use]
    pub fn with(self, option: OptionId) -> Self {
        Self(self.0 | (1 << option.0))
    }

    /// The same set without the option.
    #[must_use]
    pub fn without(self, option: OptionId) -> Self {
        Self(self.0 & !(1 << option.0))
    }

    /// The same set without all options of the group.
    #[must_use]
    pub fn without_group(self, group: Group) -> Self {
        group.options().fold(self, Self::without)
    }

    /// The chosen options, in display order.
    pub fn iter(self) -> impl Iterator<Item = OptionId> {
        OptionId::all().filter(move |option| self.contains(*option))
    }
}

/// What is in both.
impl BitAnd for Chosen {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// What is in either.
impl BitOr for Chosen {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromIterator<OptionId> for Chosen {
    fn from_iter<I: IntoIterator<Item = OptionId>>(options: I) -> Self {
        options.into_iter().fold(Self::default(), Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slug_is_unique_and_leads_back_to_its_option() {
        for option in OptionId::all() {
            assert_eq!(OptionId::from_slug(option.group(), option.slug()), Some(option));
            assert_eq!(OptionId::all().filter(|other| other.slug() == option.slug()).count(), 1, "{option}");
        }
    }

    #[test]
    fn a_slug_in_the_wrong_group_is_nothing() {
        assert_eq!(OptionId::from_slug(Group::Pay, "peer-support"), None);
        assert_eq!(OptionId::from_slug(Group::Help, "no-such-thing"), None);
    }

    #[test]
    fn groups_stand_together_in_display_order() {
        let in_order: Vec<OptionId> = Group::ALL.into_iter().flat_map(Group::options).collect();
        assert_eq!(in_order, OptionId::all().collect::<Vec<_>>());
    }

    #[test]
    fn every_rare_need_is_an_option() {
        assert_eq!(OptionId::all().filter(|option| option.is_rare_need()).count(), RARE_NEEDS.len());
    }

    #[test]
    fn what_a_place_does_not_do_is_never_offered() {
        for code in filterable_codes() {
            assert!(!is_never_shown(code), "{code}");
        }
    }

    #[test]
    fn medicaid_and_medicare_are_not_swapped() {
        let codes = |slug| OptionId::from_slug(Group::Pay, slug).unwrap().codes();
        assert_eq!((codes("medicaid"), codes("medicare")), (["MD"].as_slice(), ["MC"].as_slice()));
        assert_eq!((codes("cash"), codes("sliding-fee")), (["SF"].as_slice(), ["SS"].as_slice()));
    }

    #[test]
    fn a_set_keeps_what_was_put_in() {
        let detox = OptionId::from_slug(Group::Help, "detox").unwrap();
        let sign = OptionId::from_slug(Group::Language, "sign-language").unwrap();
        let chosen: Chosen = [sign, detox].into_iter().collect();
        assert_eq!(chosen.iter().collect::<Vec<_>>(), [detox, sign]);
        assert!(chosen.without(sign).contains(detox) && !chosen.without(sign).contains(sign));
        assert_eq!((chosen.len(), Chosen::default().is_empty()), (2, true));
        assert_eq!(chosen.without_group(Group::Help), Chosen::default().with(sign));
        assert_eq!(chosen & Chosen::default().with(sign), Chosen::default().with(sign));
        assert_eq!(Chosen::default().with(detox) | Chosen::default().with(sign), chosen);
    }

    #[test]
    fn the_option_of_dui_only_places_exists() {
        assert_eq!(OptionId::dui_only().map(OptionId::codes), Some(["DUO"].as_slice()));
        assert!(is_exclusive("DUO") && !is_exclusive("DU"));
    }
}
