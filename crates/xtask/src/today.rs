//! Which day is it?

use std::time::{SystemTime, UNIX_EPOCH};

use listing::record::Date;

/// By the clock of this machine, in universal time; nothing where that cannot be a date.
pub(crate) fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    day(since.as_secs() / 86_400)
}

/// The day that lies so many days behind the first of 1970: looked for, since a date can tell how far it is from another.
fn day(days: u64) -> Option<Date> {
    let days = u32::try_from(days).ok()?;
    let wanted = Date::new(1970, 1, 1)?.day_number() + days;
    // No year is longer; a few years on from there it is found.
    let first_year = u16::try_from(1970 + days / 366).ok()?;
    (first_year..first_year.saturating_add(25))
        .flat_map(|year| (1..=12).flat_map(move |month| (1..=31).map(move |day| (year, month, day))))
        .filter_map(|(year, month, day)| Date::new(year, month, day))
        .find(|date| date.day_number() == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_first_of_1970() {
        for (days, date) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_789, "2026-12-02"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(day(days).unwrap().to_string(), date);
        }
        assert_eq!(day(u64::MAX), None);
    }
}
