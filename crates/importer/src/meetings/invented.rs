//! A meeting for tests to begin with.

use listing::meeting::{Attendance, Meeting};
use listing::state::State;

/// One in a room in Columbus, by appointment, of which nothing else is known.
pub(crate) fn invented(name: &str) -> Meeting {
    Meeting {
        name: name.to_owned(),
        group: String::new(),
        fellowship: "AA".to_owned(),
        time: None,
        zone: "America/New_York".to_owned(),
        attendance: Attendance::InPerson,
        types: Vec::new(),
        venue: String::new(),
        street: String::new(),
        city: "Columbus".to_owned(),
        state: State::from_code("OH"),
        zip: None,
        position: None,
        notes: String::new(),
        join_url: String::new(),
        join_phone: None,
        join_notes: String::new(),
        url: String::new(),
        source: "a".to_owned(),
        as_of: "2026-01-01".parse().unwrap(),
        origins: Vec::new(),
    }
}
