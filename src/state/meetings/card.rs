//! What is told of one meeting?

use std::sync::Arc;

use listing::geo::Meters;
use listing::meeting::{Coming, Meeting, MeetingHit};
use listing::record::Date;

use super::clocks::{Clocks, ZoneNow};

/// A meeting as it stands in the list now.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingCard {
    /// Tells it from all others of this visit.
    pub row: usize,
    /// All that is known of it.
    pub meeting: Arc<Meeting>,
    /// How far it is away in time; `None` by appointment.
    pub coming: Option<Coming>,
    /// The day on which it begins, or began; `None` by appointment.
    pub day: Option<Date>,
    /// Whether that day is today, tomorrow (1) or later, where the meeting is.
    pub days_ahead: u16,
    /// How far it is away; `None` where no position is known or asked for.
    pub distance: Option<Meters>,
    /// By how many minutes the clocks there are ahead of the device's.
    pub ahead: i32,
    /// What people call its time zone.
    pub zone_name: String,
    /// The minute for which all this holds, in milliseconds since 1970.
    pub minute: u64,
}

impl MeetingCard {
    pub(super) fn of(meeting: &Meeting, hit: MeetingHit, clocks: &Clocks) -> Self {
        let ZoneNow { ahead, name, .. } = clocks.zone(&meeting.zone);
        Self {
            row: hit.row,
            meeting: Arc::new(meeting.clone()),
            coming: hit.coming,
            day: hit.coming.and_then(|coming| clocks.day_of(&meeting.zone, coming)),
            days_ahead: hit.coming.map_or(0, |coming| coming.days_ahead(clocks.now_in(&meeting.zone))),
            distance: hit.distance,
            ahead,
            zone_name: name,
            minute: clocks.minute(),
        }
    }
}
