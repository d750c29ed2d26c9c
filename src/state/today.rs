//! What day is it, as far as the device knows?

use listing::record::Date;

use crate::browser::clock;

/// Today where the device is. `None` while pages are made in advance; the first render must not ask.
#[must_use]
pub fn today() -> Option<Date> {
    let (year, month, day) = clock::today()?;
    Date::new(year, month, day)
}
