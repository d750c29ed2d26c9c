//! Who else can be reached, besides the places of a listing?

/// A way to a human that needs no listing: a line to call, or a group that finds its own meetings. Ids alone; names,
/// numbers and addresses are the app's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OtherWay {
    /// 911.
    Emergency,
    /// The 988 Suicide & Crisis Lifeline.
    Crisis,
    /// 988 in American Sign Language.
    CrisisInSign,
    /// The Veterans Crisis Line.
    VeteransLine,
    /// The SAMHSA National Helpline: it finds treatment, by phone, at any hour.
    Helpline,
    /// The NAMI HelpLine, for mental health.
    NamiHelpline,
    /// The Trevor Project, for young LGBTQ+ people.
    Trevor,
    /// Trans Lifeline.
    TransLifeline,
    /// 211: help close by.
    CloseBy,
    /// Meetings of mutual help: twelve steps, SMART and others.
    Meetings,
    /// Groups for family and friends.
    FamilyGroups,
    /// Groups that welcome people who take medicine.
    MedicineGroups,
    /// Groups for people who live with a mental health condition too.
    DualGroups,
    /// Those who know the sober homes of a state.
    RecoveryHomes,
}

impl OtherWay {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Emergency,
        Self::Crisis,
        Self::CrisisInSign,
        Self::VeteransLine,
        Self::Helpline,
        Self::NamiHelpline,
        Self::Trevor,
        Self::TransLifeline,
        Self::CloseBy,
        Self::Meetings,
        Self::FamilyGroups,
        Self::MedicineGroups,
        Self::DualGroups,
        Self::RecoveryHomes,
    ];

    /// Its name. That of a [line](OtherWay::is_line) is its id in the app's list of lines (`content/lines.json`).
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Emergency => "911",
            Self::Crisis => "988",
            Self::CrisisInSign => "988-asl",
            Self::VeteransLine => "988-veterans",
            Self::Helpline => "samhsa-helpline",
            Self::NamiHelpline => "nami-helpline",
            Self::Trevor => "trevor",
            Self::TransLifeline => "trans-lifeline",
            Self::CloseBy => "211",
            Self::Meetings => "meetings",
            Self::FamilyGroups => "family-groups",
            Self::MedicineGroups => "medicine-groups",
            Self::DualGroups => "dual-groups",
            Self::RecoveryHomes => "recovery-homes",
        }
    }

    /// Whether it is a line to call or to write to, and not a group that has to be looked for first.
    #[must_use]
    pub const fn is_line(self) -> bool {
        match self {
            Self::Emergency
            | Self::Crisis
            | Self::CrisisInSign
            | Self::VeteransLine
            | Self::Helpline
            | Self::NamiHelpline
            | Self::Trevor
            | Self::TransLifeline
            | Self::CloseBy => true,
            Self::Meetings
            | Self::FamilyGroups
            | Self::MedicineGroups
            | Self::DualGroups
            | Self::RecoveryHomes => false,
        }
    }
}
