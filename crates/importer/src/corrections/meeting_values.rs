//! Which value of a meeting does a line of the corrections set, and is what comes of it a meeting?

use listing::geo::LatLon;
use listing::link::web_link;
use listing::meeting::{Attendance, Meeting, Weekday, WeeklyTime};
use listing::record::{MeetingField, Phone, Position, Precision, Zip};
use listing::state::State;

use super::values;
use crate::meetings::type_names::{self, Meant};
use crate::meetings::zone;
use crate::zip_areas::{ZipArea, ZipAreas};

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// The minutes of a day.
const MOST_MINUTES: u16 = 1440;

/// One value that is set. What is `None` or empty takes the value away.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MeetingSetting {
    pub(super) field: MeetingField,
    value: Value,
}

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Text(String),
    Day(Option<Weekday>),
    /// Minutes after midnight, or of a length.
    Minutes(Option<u16>),
    Attendance(Attendance),
    Types(Vec<String>),
    State(Option<State>),
    Zip(Option<Zip>),
    Position(LatLon),
    Phone(Option<Phone>),
}

impl MeetingSetting {
    /// What the key with this value sets.
    ///
    /// # Errors
    /// What is expected instead.
    pub(super) fn read(key: &str, value: &toml::Value) -> Result<Self, String> {
        use MeetingField as Field;

        let known = Field::ALL.iter().find(|field| field.word() == key);
        let field = *known.ok_or_else(|| {
            let words: Vec<&str> = Field::ALL.iter().map(|field| field.word()).collect();
            format!("nothing of a meeting is called so; known are {}", words.join(", "))
        })?;
        let value = match field {
            Field::Name | Field::Fellowship => Value::Text(values::filled(value)?),
            Field::Group | Field::Venue | Field::Street | Field::City | Field::Notes | Field::JoinNotes => {
                Value::Text(values::text(value)?)
            }
            Field::JoinUrl | Field::Url => {
                let address = values::text(value)?;
                if !address.is_empty() && web_link(&address).is_none() {
                    return Err(
                        "a web address like https://example.org/ is expected, or \"\" for none".to_owned()
                    );
                }
                Value::Text(address)
            }
            Field::Zone => {
                let name = values::filled(value)?;
                let zone =
                    zone::named(&name).ok_or("a time zone like America/New_York is expected")?.to_owned();
                Value::Text(zone)
            }
            Field::Day => Value::Day(or_none(value, |text| {
                let at = DAYS.iter().position(|day| day.eq_ignore_ascii_case(text));
                at.and_then(|at| Weekday::ALL.get(at).copied())
                    .ok_or_else(|| "a day of the week is expected, like monday".to_owned())
            })?),
            Field::Starts => Value::Minutes(or_none(value, |text| {
                hour(text).ok_or_else(|| "an hour like \"19:30\" is expected".to_owned())
            })?),
            Field::Lasts => Value::Minutes(lasts(value)?),
            Field::Attendance => {
                let attendance: Attendance =
                    values::filled(value)?.parse().map_err(|error| format!("{error}"))?;
                Value::Attendance(attendance)
            }
            Field::Types => Value::Types(types(value)?),
            Field::State => Value::State(or_none(value, |text| {
                State::from_code(text).ok_or_else(|| "a state of two letters like OH is expected".to_owned())
            })?),
            Field::Zip => Value::Zip(or_none(value, |text| {
                text.parse().map_err(|_| "five digits in quotes are expected, like \"43215\"".to_owned())
            })?),
            Field::Position => Value::Position(
                values::position(value).ok_or("[latitude, longitude] is expected, like [39.96, -83.0]")?,
            ),
            Field::JoinPhone => Value::Phone(or_none(value, values::one_phone)?),
        };
        Ok(Self { field, value })
    }

    /// Whether it gives something, and does not take it away.
    fn gives(&self) -> bool {
        match &self.value {
            Value::Text(text) => !text.is_empty(),
            Value::Day(day) => day.is_some(),
            Value::Minutes(minutes) => minutes.is_some(),
            Value::State(state) => state.is_some(),
            Value::Zip(zip) => zip.is_some(),
            Value::Phone(phone) => phone.is_some(),
            Value::Types(types) => !types.is_empty(),
            Value::Attendance(_) | Value::Position(_) => true,
        }
    }
}

/// Nothing for `""`, else what is read of the text.
fn or_none<T>(
    value: &toml::Value,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Result<Option<T>, String> {
    match values::text(value)?.as_str() {
        "" => Ok(None),
        text => read(text).map(Some),
    }
}

/// `19:30` in minutes after midnight.
fn hour(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(60 * hours + minutes)
}

/// Minutes; nothing for `""`.
fn lasts(value: &toml::Value) -> Result<Option<u16>, String> {
    let minutes = match value {
        toml::Value::String(text) if text.is_empty() => return Ok(None),
        other => other.as_integer().and_then(|minutes| u16::try_from(minutes).ok()),
    };
    match minutes {
        Some(minutes) if (1..=MOST_MINUTES).contains(&minutes) => Ok(Some(minutes)),
        _ => Err(format!("a number of minutes is expected, 1 to {MOST_MINUTES}, or \"\" for none")),
    }
}

/// Codes of the Meeting Guide, or names of its types, or words of one's own.
fn types(value: &toml::Value) -> Result<Vec<String>, String> {
    let mut types = Vec::new();
    for text in values::texts(value)? {
        match type_names::read(&text) {
            Some(Meant::Type(kind, _)) => types.push(kind.code().to_owned()),
            Some(Meant::Own(words)) => types.push(words),
            Some(Meant::Online | Meant::Hybrid | Meant::InPerson) => {
                return Err(format!("\"{text}\" is no type: it is told by attendance"));
            }
            Some(Meant::Unreadable) | None => return Err(format!("\"{text}\" is no type of meeting")),
        }
    }
    types.sort_unstable();
    types.dedup();
    Ok(types)
}

/// A meeting while values of it are set: day, hour and length may come one by one.
pub(super) struct Changing {
    meeting: Meeting,
    day: Option<Weekday>,
    starts: Option<u16>,
    lasts: Option<u16>,
    /// Which fields were set to something else than before.
    changed: Vec<MeetingField>,
    /// Which of these were given something.
    given: Vec<MeetingField>,
}

impl Changing {
    pub(super) fn new(meeting: Meeting) -> Self {
        let time = meeting.time;
        Self {
            day: time.map(|time| time.day),
            starts: time.map(|time| time.starts),
            lasts: time.and_then(|time| time.lasts),
            meeting,
            changed: Vec::new(),
            given: Vec::new(),
        }
    }

    /// Sets it; false where the meeting has it already.
    pub(super) fn set(&mut self, setting: &MeetingSetting) -> bool {
        let changes = self.put(setting.field, setting.value.clone());
        if changes {
            self.changed.push(setting.field);
            if setting.gives() {
                self.given.push(setting.field);
            }
        }
        changes
    }

    fn put(&mut self, field: MeetingField, value: Value) -> bool {
        let meeting = &mut self.meeting;
        let text = match field {
            MeetingField::Name => &mut meeting.name,
            MeetingField::Group => &mut meeting.group,
            MeetingField::Fellowship => &mut meeting.fellowship,
            MeetingField::Zone => &mut meeting.zone,
            MeetingField::Venue => &mut meeting.venue,
            MeetingField::Street => &mut meeting.street,
            MeetingField::City => &mut meeting.city,
            MeetingField::Notes => &mut meeting.notes,
            MeetingField::JoinUrl => &mut meeting.join_url,
            MeetingField::JoinNotes => &mut meeting.join_notes,
            _ => &mut meeting.url,
        };
        match value {
            Value::Text(new) => replace(text, new),
            Value::Day(day) => replace(&mut self.day, day),
            Value::Minutes(minutes) if field == MeetingField::Lasts => replace(&mut self.lasts, minutes),
            Value::Minutes(minutes) => replace(&mut self.starts, minutes),
            Value::Attendance(attendance) => replace(&mut meeting.attendance, attendance),
            Value::Types(types) => replace(&mut meeting.types, types),
            Value::State(state) => replace(&mut meeting.state, state),
            Value::Zip(zip) => replace(&mut meeting.zip, zip),
            Value::Phone(phone) => replace(&mut meeting.join_phone, phone),
            Value::Position(at) => {
                // Compared as the listing keeps it, so that the last digit of a source does not matter.
                let is_there = meeting.position.is_some_and(|position| {
                    position.precision == Precision::Exact && position.at.rounded() == at.rounded()
                });
                if !is_there {
                    meeting.position = Some(Position { at, precision: Precision::Exact });
                }
                !is_there
            }
        }
    }

    fn has_changed(&self, fields: &[MeetingField]) -> bool {
        self.changed.iter().any(|field| fields.contains(field))
    }

    /// The meeting that comes of it. What goes with a value that was set goes with it: a meeting that is online alone by now
    /// has no room, one in a new ZIP does not lie in the middle of the old one.
    ///
    /// # Errors
    /// Why it is none.
    pub(super) fn finish(mut self) -> Result<Meeting, &'static str> {
        use MeetingField as Field;

        let gives = |fields: &[Field]| self.given.iter().any(|field| fields.contains(field));
        let (room, join) = (
            [Field::Venue, Field::Street, Field::Position],
            [Field::JoinUrl, Field::JoinPhone, Field::JoinNotes],
        );
        let [moves, joins] = [&room[..], &join[..]].map(gives);
        let attends = self.has_changed(&[Field::Attendance]);
        let place_changes = attends || self.has_changed(&[Field::Street]);
        let join_changes = attends || self.has_changed(&[Field::JoinUrl, Field::JoinPhone]);
        let zip_changes = self.has_changed(&[Field::Zip]);
        let meeting = &mut self.meeting;
        meeting.time = match (self.day, self.starts) {
            (Some(day), Some(starts)) => Some(WeeklyTime { day, starts, lasts: self.lasts }),
            (None, None) => None,
            _ => return Err("day and starts go together; neither means by appointment"),
        };
        if meeting.attendance.has_a_room() {
            let area = meeting.zip.and_then(|zip| ZipAreas::get_all().get(&zip));
            if place_changes && meeting.street.is_empty() {
                return Err("a meeting that is not online has no street");
            }
            meeting.state = meeting.state.or_else(|| area.and_then(|area| area.state));
            if meeting.state.is_none() {
                return Err("a meeting that is not online has no state, and its zip does not tell it");
            }
            let is_a_door = meeting.position.is_some_and(|position| position.precision == Precision::Exact);
            if meeting.position.is_none() || (zip_changes && !is_a_door) {
                meeting.position = area.and_then(ZipArea::position);
            }
        } else {
            if moves {
                return Err("a meeting online has no room: set attendance to hybrid or in-person, too");
            }
            meeting.venue.clear();
            meeting.street.clear();
            meeting.position = None;
        }
        if meeting.attendance.is_online() {
            let has_a_way =
                !(meeting.join_url.is_empty() && meeting.url.is_empty()) || meeting.join_phone.is_some();
            if join_changes && !has_a_way {
                return Err("a meeting online has neither join_url nor join_phone");
            }
        } else if joins {
            return Err("nobody joins a meeting that is in person alone: set attendance to hybrid, too");
        } else if attends {
            meeting.join_url.clear();
            meeting.join_phone = None;
            meeting.join_notes.clear();
        }
        Ok(self.meeting)
    }
}

/// Puts the new value in; whether it is another.
fn replace<T: PartialEq>(known: &mut T, new: T) -> bool {
    let changes = *known != new;
    *known = new;
    changes
}
