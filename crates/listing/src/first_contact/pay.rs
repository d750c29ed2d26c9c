//! How could it be paid?

use crate::taxonomy::{Chosen, OptionId};

/// A way to pay. Several may be open; any of them is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pay {
    /// Medicaid.
    Medicaid,
    /// Medicare.
    Medicare,
    /// Private health insurance.
    Private,
    /// Insurance of the military, such as TRICARE.
    Military,
    /// No insurance, or little money: free, by income, or with help to pay.
    Uninsured,
    /// Money of one's own.
    OwnMoney,
}

impl Pay {
    /// All of them, in the order a page shows them.
    pub const ALL: [Self; 6] =
        [Self::Medicaid, Self::Medicare, Self::Private, Self::Military, Self::Uninsured, Self::OwnMoney];

    /// Its name in kept answers; never renamed.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Medicaid => "medicaid",
            Self::Medicare => "medicare",
            Self::Private => "private",
            Self::Military => "military",
            Self::Uninsured => "uninsured",
            Self::OwnMoney => "own-money",
        }
    }

    /// The way to pay that this slug means; `None` for one that nobody knows.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pay| pay.slug() == slug)
    }

    /// The options of the finder that stand for it: a place with any of them takes it.
    #[must_use]
    pub fn options(self) -> Chosen {
        OptionId::with_slugs(match self {
            Self::Medicaid => &["medicaid"],
            Self::Medicare => &["medicare"],
            Self::Private => &["private"],
            Self::Military => &["military"],
            Self::Uninsured => &["free", "sliding-fee", "payment-help"],
            Self::OwnMoney => &["cash"],
        })
    }
}
