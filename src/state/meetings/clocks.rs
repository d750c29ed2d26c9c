//! What do the clocks of every time zone show?

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use listing::icalendar::LocalTime;
use listing::meeting::{Now, Weekday};

use crate::browser::time_zone;

/// The clocks of all zones at one minute. A zone is asked for once: to ask the browser takes longer than to search.
#[derive(Debug, Clone)]
pub struct Clocks {
    /// In milliseconds since 1970.
    minute: u64,
    known: Arc<Mutex<HashMap<String, LocalTime>>>,
}

impl PartialEq for Clocks {
    fn eq(&self, other: &Self) -> bool {
        self.minute == other.minute
    }
}

impl Clocks {
    pub(super) fn at(minute: u64) -> Self {
        Self { minute, known: Arc::default() }
    }

    /// Day and minute in a zone.
    pub(super) fn now_in(&self, zone: &str) -> Now {
        let (day, minute) = self.local(zone).map_or((Weekday::Monday, 0), |at| {
            let (hour, minute) = at.clock();
            (Weekday::of(at.date), u16::from(hour) * 60 + u16::from(minute))
        });
        Now { day, minute }
    }

    /// Date and time in a zone; that of the device where the browser does not know the zone.
    pub(super) fn local(&self, zone: &str) -> Option<LocalTime> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(zone) {
            return Some(*known);
        }
        let offset = time_zone::offset_at(zone, self.minute);
        let local = LocalTime::at(self.minute, offset.unwrap_or_else(|| time_zone::own_offset(self.minute)))?;
        known.insert(zone.to_owned(), local);
        Some(local)
    }

    /// By how many minutes the clocks of a zone are ahead of the device's.
    pub(super) fn ahead(&self, zone: &str) -> i32 {
        let own = time_zone::own_offset(self.minute);
        time_zone::offset_at(zone, self.minute).unwrap_or(own) - own
    }

    pub(super) fn minute(&self) -> u64 {
        self.minute
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_nobody_knows_has_the_clocks_of_the_device() {
        // 2026-11-26 18:05 UTC; natively, no zone is known and the device is in Greenwich.
        let clocks = Clocks::at(1_795_716_300_000);
        assert_eq!(clocks.now_in("Mars/Olympus"), Now { day: Weekday::Thursday, minute: 1085 });
        assert_eq!(clocks.ahead("Mars/Olympus"), 0);
        assert_eq!(clocks, Clocks::at(1_795_716_300_000));
    }
}
