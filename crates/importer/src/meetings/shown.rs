//! What does a meeting say in one field, as a report shows it?

use listing::meeting::Meeting;
use listing::record::{MeetingField, Position};

/// The field's value in words; empty where it says nothing.
pub(crate) fn shown(meeting: &Meeting, field: MeetingField) -> String {
    match field {
        MeetingField::Name => meeting.name.clone(),
        MeetingField::Group => meeting.group.clone(),
        MeetingField::Fellowship => meeting.fellowship.clone(),
        MeetingField::Day => {
            meeting.time.map(|time| format!("{:?}", time.day).to_ascii_lowercase()).unwrap_or_default()
        }
        MeetingField::Starts => meeting
            .time
            .map(|time| format!("{:02}:{:02}", time.starts / 60, time.starts % 60))
            .unwrap_or_default(),
        MeetingField::Lasts => {
            meeting.time.and_then(|time| time.lasts).map(|minutes| minutes.to_string()).unwrap_or_default()
        }
        MeetingField::Zone => meeting.zone.clone(),
        MeetingField::Attendance => meeting.attendance.word().to_owned(),
        MeetingField::Types => meeting.types.join(" "),
        MeetingField::Venue => meeting.venue.clone(),
        MeetingField::Street => meeting.street.clone(),
        MeetingField::City => meeting.city.clone(),
        MeetingField::State => meeting.state.map(|state| state.code().to_owned()).unwrap_or_default(),
        MeetingField::Zip => meeting.zip.map(|zip| zip.to_string()).unwrap_or_default(),
        MeetingField::Position => {
            meeting.position.map(|Position { at, .. }| format!("{}, {}", at.lat, at.lon)).unwrap_or_default()
        }
        MeetingField::Notes => meeting.notes.clone(),
        MeetingField::JoinUrl => meeting.join_url.clone(),
        MeetingField::JoinPhone => meeting.join_phone.as_ref().map(ToString::to_string).unwrap_or_default(),
        MeetingField::JoinNotes => meeting.join_notes.clone(),
        MeetingField::Url => meeting.url.clone(),
    }
}

/// Which fields of a meeting say something else than before.
pub(crate) fn differing(old: &Meeting, new: &Meeting) -> Vec<MeetingField> {
    MeetingField::ALL.iter().copied().filter(|field| shown(old, *field) != shown(new, *field)).collect()
}
