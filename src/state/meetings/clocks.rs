//! What do the clocks of every time zone show?

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use listing::icalendar::LocalTime;
use listing::meeting::{Coming, Now, Weekday};
use listing::record::Date;

use crate::browser::time_zone;
use crate::i18n::Locale;

const MINUTE: u64 = 60_000;

/// The clocks of all zones at one minute. A zone is asked for once: to ask the browser takes longer than to search.
#[derive(Debug, Clone)]
pub struct Clocks {
    /// In milliseconds since 1970.
    minute: u64,
    locale: Locale,
    /// How many minutes east of Greenwich the device is.
    own_offset: i32,
    known: Arc<Mutex<HashMap<String, ZoneNow>>>,
}

/// A zone as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ZoneNow {
    /// Minutes east of Greenwich.
    offset: i32,
    /// By how many minutes its clocks are ahead of the device's.
    pub(super) ahead: i32,
    /// What people call it.
    pub(super) name: String,
}

impl PartialEq for Clocks {
    fn eq(&self, other: &Self) -> bool {
        self.minute == other.minute
    }
}

impl Clocks {
    pub(super) fn at(minute: u64, locale: Locale) -> Self {
        Self { minute, locale, own_offset: time_zone::own_offset(minute), known: Arc::default() }
    }

    /// Day and minute in a zone.
    pub(super) fn now_in(&self, zone: &str) -> Now {
        let (day, minute) =
            LocalTime::at(self.minute, self.zone(zone).offset).map_or((Weekday::Monday, 0), |at| {
                let (hour, minute) = at.clock();
                (Weekday::of(at.date), u16::from(hour) * 60 + u16::from(minute))
            });
        Now { day, minute }
    }

    /// The day, in a zone, on which something begins or began.
    pub(super) fn day_of(&self, zone: &str, coming: Coming) -> Option<Date> {
        let then = match coming {
            Coming::UnderWay { since } => self.minute.saturating_sub(u64::from(since) * MINUTE),
            Coming::In { minutes } => self.minute + u64::from(minutes) * MINUTE,
        };
        LocalTime::at(then, self.zone(zone).offset).map(|at| at.date)
    }

    /// A zone; with the clocks of the device where the browser does not know it.
    pub(super) fn zone(&self, zone: &str) -> ZoneNow {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(zone) {
            return known.clone();
        }
        let offset = time_zone::offset_at(zone, self.minute).unwrap_or(self.own_offset);
        let name = time_zone::name_of(zone, self.locale.code(), self.minute);
        let name = name.unwrap_or_else(|| zone.to_owned());
        let now = ZoneNow { offset, ahead: offset - self.own_offset, name };
        known.insert(zone.to_owned(), now.clone());
        now
    }

    pub(super) fn minute(&self) -> u64 {
        self.minute
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Natively, no zone is known and the device is in Greenwich.
    const NOWHERE: &str = "Mars/Olympus";

    #[test]
    fn a_zone_that_nobody_knows_has_the_clocks_of_the_device() {
        // 2026-11-26 18:05 UTC.
        let clocks = Clocks::at(1_795_716_300_000, Locale::En);
        assert_eq!(clocks.now_in(NOWHERE), Now { day: Weekday::Thursday, minute: 1085 });
        assert_eq!(clocks.zone(NOWHERE).ahead, 0);
        assert_eq!(clocks, Clocks::at(1_795_716_300_000, Locale::En));
    }

    #[test]
    fn what_began_before_midnight_began_yesterday() {
        let day =
            |minute, coming| Clocks::at(minute, Locale::En).day_of(NOWHERE, coming).unwrap().to_string();
        // Ten minutes past midnight of 2027-01-01, 2026-02-28 and 2024-03-01.
        let [new_year, february, march] = [1_798_762_200_000, 1_772_237_400_000, 1_709_251_800_000];
        assert_eq!(day(new_year, Coming::UnderWay { since: 40 }), "2026-12-31");
        assert_eq!(day(new_year, Coming::UnderWay { since: 5 }), "2027-01-01");
        assert_eq!(day(february, Coming::In { minutes: 1440 }), "2026-03-01");
        assert_eq!(day(march, Coming::UnderWay { since: 40 }), "2024-02-29");
    }
}
