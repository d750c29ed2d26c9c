//! How does a meeting get into the calendar of the device?

use listing::icalendar::{self, LocalTime, WeeklyEvent, Zone};
use listing::meeting::{Meeting, USUAL_LENGTH};
use listing::vcard::file_stem;

use super::card::MeetingCard;
use crate::browser::time_zone;
use crate::state::take_along;

/// Hands the calendar file of a meeting to the person: each week, by the clocks of its own time zone. Whether the browser took
/// it.
#[must_use]
pub fn hand_over(card: &MeetingCard, description: &str) -> bool {
    let file = file(card, description, |at| time_zone::offset_at(&card.meeting.zone, at));
    let Some(file) = file else { return false };
    let name = match &*file_stem(&card.meeting.name) {
        "" => "meeting.ics".to_owned(),
        stem => format!("{stem}.ics"),
    };
    take_along::keep(&name, icalendar::MEDIA_TYPE, &file)
}

fn file(card: &MeetingCard, description: &str, offset_at: impl Fn(u64) -> Option<i32>) -> Option<String> {
    let (meeting, time) = (&card.meeting, card.meeting.time?);
    let first = LocalTime::new(card.day?, (time.starts / 60) as u8, (time.starts % 60) as u8)?;
    let zone = Zone::with_name(&meeting.zone, card.minute, offset_at)?;
    Some(icalendar::weekly(&WeeklyEvent {
        uid: &format!("{:016x}@beside", meeting.id().hash()),
        made_at: card.minute,
        first,
        zone: &zone,
        minutes: time.lasts.unwrap_or(USUAL_LENGTH),
        summary: &summary(meeting),
        description,
        location: &location(meeting),
    }))
}

/// Not whose meeting it is: a calendar is seen by others.
fn summary(meeting: &Meeting) -> String {
    meeting.name.clone()
}

fn location(meeting: &Meeting) -> String {
    if !meeting.attendance.has_a_room() {
        return meeting.join_url.clone();
    }
    let state = meeting.state.map_or("", |state| state.code());
    let lines = [&*meeting.venue, &*meeting.street, &*meeting.city, state];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}
