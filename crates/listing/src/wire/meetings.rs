//! Which meetings are there in one state, or online?

use serde::Serialize;

use super::VERSION;
use super::column::{TextColumn, join, join_each};
use super::error::{FilePart, WireError};
use super::origins::{self, OriginColumn};
use super::read::{Fields, bad_value};
use super::shard::EXACT_STEPS;
use crate::geo::LatLon;
use crate::meeting::{Meeting, Weekday, WeeklyTime};
use crate::record::{Date, Phone, Position, Precision};
use crate::state::State;

const PART: FilePart = FilePart::Meetings;
const MINUTES_A_DAY: i32 = 1440;
/// In `days`: by appointment.
const NO_DAY: i32 = -1;

/// All meetings of one state, or those online that belong to none.
#[derive(Debug, Clone)]
pub struct Meetings {
    state: Option<State>,
    meetings: Vec<Meeting>,
}

impl Meetings {
    /// Reads a file of meetings.
    ///
    /// # Errors
    /// See [`WireError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        let mut fields = Fields::read(PART, bytes)?;
        let days = fields.numbers("days")?;
        let rows = days.len();
        let mut numbers = |name: &'static str| {
            let numbers = fields.numbers(name)?;
            if numbers.len() == rows { Ok(numbers) } else { Err(inconsistent(name, rows, numbers.len())) }
        };
        let (starts, lasts) = (numbers("starts")?, numbers("lasts")?);
        let (lats, lons) = (numbers("lats")?, numbers("lons")?);
        let mut column = |name: &'static str| {
            let text = fields.text(name)?;
            TextColumn::of_rows(PART, name, text, rows)
        };
        let (names, groups, fellowships) = (column("names")?, column("groups")?, column("fellowships")?);
        let (zones, attendances, types) = (column("zones")?, column("attendances")?, column("types")?);
        let (venues, streets, cities) = (column("venues")?, column("streets")?, column("cities")?);
        let (zips, precisions, notes) = (column("zips")?, column("precisions")?, column("notes")?);
        let (join_urls, join_phones) = (column("join_urls")?, column("join_phones")?);
        let (join_notes, urls) = (column("join_notes")?, column("urls")?);
        let (sources, as_of) = (column("sources")?, column("as_of")?);
        let state = fields.state_or_none("state")?;
        let origins = OriginColumn::read(PART, &mut fields, rows)?;

        let mut meetings = Vec::new();
        for row in 0..rows {
            let text = |column: &TextColumn| column.get(row).to_owned();
            let attendance = attendances.get(row).parse().map_err(|_| {
                bad_value(PART, "attendances", "in-person, hybrid or online", attendances.get(row))
            })?;
            meetings.push(Meeting {
                name: text(&names),
                group: text(&groups),
                fellowship: text(&fellowships),
                time: time(days[row], starts[row], lasts[row])?,
                zone: text(&zones),
                attendance,
                types: types.get(row).split_terminator(' ').map(|word| word.replace('_', " ")).collect(),
                venue: text(&venues),
                street: text(&streets),
                city: text(&cities),
                state,
                // What is no ZIP or no number is left out, not guessed: the rest of the meeting is still of use.
                zip: zips.get(row).parse().ok(),
                position: position(lats[row], lons[row], precisions.get(row)),
                notes: text(&notes),
                join_url: text(&join_urls),
                join_phone: join_phones.get(row).parse().ok(),
                join_notes: text(&join_notes),
                url: text(&urls),
                source: text(&sources),
                as_of: date(as_of.get(row))?,
                origins: origins.get(row),
            });
        }
        Ok(Self { state, meetings })
    }

    /// The state that all of them are in; `None` for those online that belong to no place.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        self.state
    }

    /// All of them; those of one house stand together.
    #[must_use]
    pub fn into_vec(self) -> Vec<Meeting> {
        self.meetings
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.meetings.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.meetings.is_empty()
    }
}

fn inconsistent(column: &'static str, expected: usize, found: usize) -> WireError {
    WireError::Inconsistent { part: PART, column, expected, found }
}

fn time(day: i32, starts: i32, lasts: i32) -> Result<Option<WeeklyTime>, WireError> {
    if day == NO_DAY {
        return Ok(None);
    }
    let day = usize::try_from(day).ok().and_then(|day| Weekday::ALL.get(day).copied());
    let day = day.ok_or_else(|| bad_value(PART, "days", "0 to 6, or -1", "another number"))?;
    let minute = |column, most: i32, minutes: i32| match u16::try_from(minutes) {
        Ok(minutes) if i32::from(minutes) <= most => Ok(minutes),
        _ => Err(bad_value(PART, column, "minutes of a day", "another number")),
    };
    let starts = minute("starts", MINUTES_A_DAY - 1, starts)?;
    let lasts = Some(minute("lasts", MINUTES_A_DAY, lasts)?).filter(|lasts| *lasts > 0);
    Ok(Some(WeeklyTime { day, starts, lasts }))
}

/// A position out of range is none: the meeting itself is still of use.
fn position(lat: i32, lon: i32, precision: &str) -> Option<Position> {
    let precision = match precision {
        "exact" => Precision::Exact,
        "zip" => Precision::Zip,
        _ => return None,
    };
    Some(Position { at: LatLon::from_steps(lat, lon, EXACT_STEPS)?, precision })
}

fn date(text: &str) -> Result<Date, WireError> {
    text.parse().map_err(|_| bad_value(PART, "as_of", "a day like 2023-05-01", text))
}

/// The file as it stands.
#[derive(Serialize)]
pub(super) struct MeetingsFile {
    format: String,
    version: u32,
    state: String,
    days: Vec<i32>,
    starts: Vec<u16>,
    lasts: Vec<u16>,
    lats: Vec<i32>,
    lons: Vec<i32>,
    names: String,
    groups: String,
    fellowships: String,
    zones: String,
    attendances: String,
    types: String,
    venues: String,
    streets: String,
    cities: String,
    zips: String,
    precisions: String,
    notes: String,
    join_urls: String,
    join_phones: String,
    join_notes: String,
    urls: String,
    sources: String,
    as_of: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    origins: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    origin_sources: Vec<String>,
}

impl MeetingsFile {
    /// The columns of meetings that are of one state and already in order.
    pub(super) fn of(state: Option<State>, meetings: &[Meeting]) -> Self {
        let text = |field: fn(&Meeting) -> &str| join(meetings.iter().map(field));
        let made = |field: fn(&Meeting) -> String| {
            let made: Vec<String> = meetings.iter().map(field).collect();
            join(made.iter().map(String::as_str))
        };
        let position =
            |meeting: &Meeting| meeting.position.map_or((0, 0), |position| position.at.to_steps(EXACT_STEPS));
        let minutes = |field: fn(WeeklyTime) -> u16| -> Vec<u16> {
            meetings.iter().map(|meeting| meeting.time.map_or(0, field)).collect()
        };
        let (origins, origin_sources) = origins::write(meetings.iter().map(|meeting| &*meeting.origins));
        Self {
            format: PART.format().to_owned(),
            version: VERSION,
            state: state.map(|state| state.code().to_owned()).unwrap_or_default(),
            days: meetings
                .iter()
                .map(|meeting| meeting.time.map_or(NO_DAY, |time| time.day.index() as i32))
                .collect(),
            starts: minutes(|time| time.starts),
            lasts: minutes(|time| time.lasts.unwrap_or_default()),
            lats: meetings.iter().map(|meeting| position(meeting).0).collect(),
            lons: meetings.iter().map(|meeting| position(meeting).1).collect(),
            names: join_each(meetings.iter().map(|meeting| meeting.name.as_str())),
            groups: text(|meeting| &meeting.group),
            fellowships: text(|meeting| &meeting.fellowship),
            zones: text(|meeting| &meeting.zone),
            attendances: text(|meeting| meeting.attendance.word()),
            // A source's own words for a type may be several: one of them alone could be the code of another.
            types: made(|meeting| meeting.types.join("\n").replace(' ', "_").replace('\n', " ")),
            venues: text(|meeting| &meeting.venue),
            streets: text(|meeting| &meeting.street),
            cities: text(|meeting| &meeting.city),
            zips: made(|meeting| meeting.zip.map(|zip| zip.to_string()).unwrap_or_default()),
            precisions: text(|meeting| match meeting.position {
                Some(Position { precision: Precision::Exact, .. }) => "exact",
                Some(Position { precision: Precision::Zip, .. }) => "zip",
                None => "",
            }),
            notes: text(|meeting| &meeting.notes),
            join_urls: text(|meeting| &meeting.join_url),
            join_phones: made(|meeting| {
                meeting.join_phone.as_ref().map(Phone::to_string).unwrap_or_default()
            }),
            join_notes: text(|meeting| &meeting.join_notes),
            urls: text(|meeting| &meeting.url),
            sources: text(|meeting| &meeting.source),
            as_of: made(|meeting| meeting.as_of.to_string()),
            origins,
            origin_sources,
        }
    }
}
