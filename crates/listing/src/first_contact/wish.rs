//! What would help, in a visitor's words, and where is it found?

use super::OtherWay;
use crate::taxonomy::{Chosen, OptionId};

/// What would help. Several may be wished for; any of them is welcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wish {
    /// To talk to someone who has been there.
    Peer,
    /// A group or a meeting.
    Group,
    /// To stop safely.
    Detox,
    /// Medicine against craving and withdrawal.
    Medicine,
    /// Counseling while living at home.
    Counseling,
    /// A place to stay, with treatment.
    Stay,
    /// A sober place to live.
    SoberHome,
    /// Help for mental health too.
    MentalHealth,
    /// Support for oneself, because of someone else.
    Family,
}

impl Wish {
    /// All of them, in the order a page shows them.
    pub const ALL: [Self; 9] = [
        Self::Peer,
        Self::Group,
        Self::Detox,
        Self::Medicine,
        Self::Counseling,
        Self::Stay,
        Self::SoberHome,
        Self::MentalHealth,
        Self::Family,
    ];

    /// Its name in kept answers; never renamed.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Peer => "peer",
            Self::Group => "group",
            Self::Detox => "detox",
            Self::Medicine => "medicine",
            Self::Counseling => "counseling",
            Self::Stay => "stay",
            Self::SoberHome => "sober-home",
            Self::MentalHealth => "mental-health",
            Self::Family => "family",
        }
    }

    /// The wish that this slug means; `None` for one that nobody knows.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.slug() == slug)
    }

    /// The options of the finder that stand for it: a place with any of them meets the wish. None for a wish that no place
    /// of a listing tells of; [`Wish::other_ways`] meet that one.
    #[must_use]
    pub fn options(self) -> Chosen {
        OptionId::with_slugs(match self {
            Self::Peer => &["peer-support", "recovery-coach"],
            Self::Group => &["groups", "twelve-step"],
            Self::Detox => &["detox"],
            Self::Medicine => &["methadone", "buprenorphine", "naltrexone", "alcohol-medicine"],
            Self::Counseling => &["outpatient", "intensive-outpatient", "day-program", "telehealth"],
            Self::Stay => &["residential", "hospital"],
            Self::SoberHome => &["sober-living"],
            Self::MentalHealth => &["dual-diagnosis"],
            Self::Family => &[],
        })
    }

    /// Where else it is met, the most fitting first.
    #[must_use]
    pub const fn other_ways(self) -> &'static [OtherWay] {
        match self {
            Self::Peer | Self::Group => &[OtherWay::Meetings],
            Self::Detox | Self::Counseling | Self::Stay => &[OtherWay::Helpline],
            Self::Medicine => &[OtherWay::Helpline, OtherWay::MedicineGroups],
            Self::SoberHome => &[OtherWay::RecoveryHomes],
            Self::MentalHealth => &[OtherWay::NamiHelpline, OtherWay::DualGroups],
            Self::Family => &[OtherWay::FamilyGroups],
        }
    }
}
