//! How old is what is known of a place, and how far can it be trusted?

use crate::record::Date;

/// The age of data, in the three steps that a reader would act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Freshness {
    /// At most 90 days old.
    Recent,
    /// At most a year old: numbers and hours may have changed.
    WithinAYear,
    /// Older than a year: the place itself may have changed.
    Older,
}

/// Days that count as recent.
const RECENT: u32 = 90;
/// Days of the longest year.
const YEAR: u32 = 366;
/// A list whose records nobody has looked at for so many days is stale: visitors are told, and an import that is checked fails.
const STALE_AFTER: u32 = 180;

/// The day of a list of records: at least half of them are of that day or a later one. A few fresh ones make no old list
/// fresh, and a few old ones no fresh list old. `None` without records.
///
/// ```
/// # use listing::freshness::day_of_list;
/// # use listing::record::Date;
/// let days = ["2026-05-01", "2023-05-01", "2023-05-01"];
/// let days: Vec<Date> = days.iter().map(|day| day.parse()).collect::<Result<_, _>>()?;
/// assert_eq!(day_of_list(days.iter().copied()), Some("2023-05-01".parse()?));
/// assert_eq!(day_of_list(days.iter().copied().take(2)), Some("2026-05-01".parse()?));
/// # Ok::<(), listing::record::NotADate>(())
/// ```
#[must_use]
pub fn day_of_list(days: impl Iterator<Item = Date>) -> Option<Date> {
    let mut days: Vec<Date> = days.collect();
    days.sort_unstable_by(|one, other| other.cmp(one));
    days.get(days.len().saturating_sub(1) / 2).copied()
}

/// Whether a list of that day is stale today.
///
/// ```
/// # use listing::freshness::is_stale;
/// let day = |text: &str| text.parse();
/// assert!(!is_stale(day("2026-05-30")?, day("2026-11-26")?));
/// assert!(is_stale(day("2026-05-29")?, day("2026-11-26")?));
/// # Ok::<(), listing::record::NotADate>(())
/// ```
#[must_use]
pub fn is_stale(as_of: Date, today: Date) -> bool {
    today.day_number().saturating_sub(as_of.day_number()) > STALE_AFTER
}

impl Freshness {
    /// How fresh data of that day is today. Data from a later day is recent: then it is the device's clock that is wrong.
    ///
    /// ```
    /// # use listing::freshness::Freshness;
    /// let day = |text: &str| text.parse();
    /// assert_eq!(Freshness::of(day("2023-05-01")?, day("2026-05-01")?), Freshness::Older);
    /// # Ok::<(), listing::record::NotADate>(())
    /// ```
    #[must_use]
    pub fn of(as_of: Date, today: Date) -> Self {
        let days = today.day_number().saturating_sub(as_of.day_number());
        if days <= RECENT {
            Self::Recent
        } else if days <= YEAR {
            Self::WithinAYear
        } else {
            Self::Older
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn freshness(as_of: &str, today: &str) -> Freshness {
        Freshness::of(as_of.parse().unwrap(), today.parse().unwrap())
    }

    #[test]
    fn each_step_ends_on_its_last_day() {
        for (as_of, today, expected) in [
            ("2026-05-01", "2026-05-01", Freshness::Recent),
            ("2026-05-01", "2026-07-30", Freshness::Recent),
            ("2026-05-01", "2026-07-31", Freshness::WithinAYear),
            ("2024-02-01", "2025-02-01", Freshness::WithinAYear),
            ("2024-02-01", "2025-02-02", Freshness::Older),
            ("2023-05-01", "2026-05-01", Freshness::Older),
        ] {
            assert_eq!(freshness(as_of, today), expected, "{as_of} on {today}");
        }
    }

    #[test]
    fn a_clock_that_is_behind_makes_nothing_old() {
        assert_eq!(freshness("2026-05-01", "1970-01-01"), Freshness::Recent);
    }
}
