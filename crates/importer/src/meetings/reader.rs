//! Which meeting does a record describe?
//!
//! One set of rules for every list: a [`Draft`] goes in, a [`Meeting`] comes out, or the report tells why none did.

use std::collections::{BTreeMap, HashSet};

use listing::geo::{LatLon, Meters, distance};
use listing::meeting::{Attendance, Meeting, WeeklyTime};
use listing::record::{Date, Phone, PhoneRole, Position, Precision, Zip};
use listing::state::State;

use super::address_line;
use super::clock;
use super::day_of::day_of;
use super::draft::{Draft, Said, SaidAttendance};
use super::link;
use super::scrub::{self, Kind as Scrub};
use super::type_names::{self, Meant};
use super::zone::{self, Whereabouts};
use crate::address;
use crate::fields::Notes;
use crate::phone;
use crate::report::{Place, Reason, Report};
use crate::tidy::{self, Kind as TextKind};
use crate::zip_areas::{ZipArea, ZipAreas};

/// Longest name and street line, in signs.
const LONGEST_LINE: usize = 200;
/// Longest name of a town.
const LONGEST_TOWN: usize = 80;
/// Longest notes: a page of them nobody reads on a phone.
const LONGEST_NOTES: usize = 1_000;
/// Longest name of a fellowship.
const LONGEST_FELLOWSHIP: usize = 60;
/// A position farther from the middle of its ZIP is a slip: the largest ZIPs of Alaska and the West reach so far.
const FARTHEST_FROM_ZIP: Meters = Meters(150_000);
/// Most different unknown types that are told one by one.
const MOST_UNKNOWN: usize = 1_000;

/// What is known of all meetings of a source.
#[derive(Debug, Clone)]
pub(crate) struct SourceFacts {
    /// Its id.
    pub(crate) source: String,
    /// Its day.
    pub(crate) as_of: Date,
    /// Whose meetings they are, where a record does not say it.
    pub(crate) fellowship: String,
    /// The time zone where a record does not say it.
    pub(crate) zone: Option<&'static str>,
    /// The state where a record does not say it.
    pub(crate) state: Option<State>,
}

/// Reads the records of one file.
pub(crate) struct Reader<'a> {
    facts: &'a SourceFacts,
    areas: &'a ZipAreas,
    ids: HashSet<(String, Option<usize>)>,
    /// Type, the row it came in first, and how many rows have it.
    unknown_types: BTreeMap<String, (Option<u32>, usize)>,
    /// Zones that the record did not say: how, which zone, first row and number of rows.
    zones: BTreeMap<(Reason, &'static str), (Option<u32>, usize)>,
}

/// Where a meeting is.
#[derive(Debug, Default)]
struct Address {
    street: String,
    city: String,
    state: Option<State>,
    zip: Option<Zip>,
    is_abroad: bool,
}

/// How one joins.
#[derive(Debug, Default)]
struct Join {
    url: String,
    phone: Option<Phone>,
    notes: String,
}

/// What the types say.
#[derive(Debug, Default)]
struct Types {
    codes: Vec<String>,
    online: bool,
    hybrid: bool,
    in_person: bool,
    room_closed: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(facts: &'a SourceFacts, areas: &'a ZipAreas) -> Self {
        Self { facts, areas, ids: HashSet::new(), unknown_types: BTreeMap::new(), zones: BTreeMap::new() }
    }

    /// The meeting of this record; `None` when it was rejected, which the report then tells.
    pub(crate) fn read(&mut self, draft: &Draft, place: Place<'_>, report: &mut Report) -> Option<Meeting> {
        let mut notes = Notes { place, report };
        let (name, group) = names(draft, &mut notes)?;
        let time = weekly_time(draft, &mut notes)?;
        let types = self.types(draft, &mut notes);
        let mut address = self.address(draft, &mut notes)?;
        let join = join(draft, &mut notes);
        let url = read_link(&draft.url, &mut notes);
        let mut venue = line(&draft.venue, TextKind::Name, LONGEST_LINE, &mut notes);
        let exact = self.exact_position(draft, &address, &mut notes);
        let state = self.state(draft, &address, &mut notes);
        let mut attendance =
            attendance(draft, &types, &address, &join, &url, !venue.is_empty(), exact.is_some(), &mut notes)?;
        // A room that nobody knows the state of cannot be listed near anything.
        let is_nowhere = state.is_none() && attendance.has_a_room();
        if is_nowhere && attendance == Attendance::InPerson {
            notes.add(draft.state.field, Reason::NoState, &draft.state.text, "");
            return None;
        } else if is_nowhere {
            attendance = Attendance::Online;
        }

        if attendance == Attendance::Online && !(venue.is_empty() && address.street.is_empty()) {
            let reason = match (types.room_closed, address.is_abroad) {
                (_, true) => Reason::RoomAbroad,
                (true, _) => Reason::RoomClosed,
                _ if is_nowhere => Reason::RoomWithoutState,
                _ => Reason::RoomOfOnline,
            };
            let left_out = [venue.as_str(), &address.street].join(" ");
            notes.add(draft.street.field, reason, left_out.trim(), "");
            venue = String::new();
            address.street = String::new();
        }
        let area = address.zip.as_ref().and_then(|zip| self.areas.get(zip));
        let position = match attendance {
            Attendance::Online => None,
            _ => exact.or_else(|| area.and_then(ZipArea::position)),
        };
        if let Some(zip) = address.zip.filter(|_| area.is_none()) {
            notes.add(draft.zip.field, Reason::ZipUnknown, zip.as_str(), "");
        }
        let at = exact.or(position).map(|position| position.at);
        let zone = self.zone(draft, Whereabouts { area, state, at }, &mut notes)?;
        let as_of = self.as_of(draft, &mut notes);
        self.tell_repeated_id(draft, &mut notes);
        let fellowship = line(&draft.fellowship, TextKind::Name, LONGEST_FELLOWSHIP, &mut notes);
        Some(Meeting {
            group: if listing::text::normalised(&group) == listing::text::normalised(&name) {
                String::new()
            } else {
                group
            },
            name,
            fellowship: if fellowship.is_empty() { self.facts.fellowship.clone() } else { fellowship },
            time,
            zone: zone.to_owned(),
            attendance,
            types: types.codes,
            venue,
            street: address.street,
            city: address.city,
            state,
            zip: address.zip,
            position,
            notes: sentences(&draft.notes, &mut notes),
            join_url: join.url,
            join_phone: join.phone,
            join_notes: join.notes,
            url,
            source: self.facts.source.clone(),
            as_of,
            origins: Vec::new(),
        })
    }

    /// Writes down what is told once for all records: unknown types, and where zones are from.
    pub(crate) fn finish(self, table: Place<'_>, report: &mut Report) {
        let counted = |rows: usize| {
            if rows == 1 { "in this record only".to_owned() } else { format!("first of {rows} records") }
        };
        for (kind, (row, rows)) in &self.unknown_types {
            report.add(Place { row: *row, ..table }, "types", Reason::UnknownType, kind, counted(*rows));
        }
        for ((reason, zone), (row, rows)) in &self.zones {
            report.add(Place { row: *row, ..table }, "timezone", *reason, zone, counted(*rows));
        }
    }

    fn types(&mut self, draft: &Draft, notes: &mut Notes<'_>) -> Types {
        let mut types = Types::default();
        for said in &draft.types {
            match type_names::read(&said.text) {
                None => {}
                Some(Meant::Type(kind, is_code)) => {
                    if !is_code {
                        notes.add(said.field, Reason::TypeMended, &said.text, kind.code());
                    }
                    types.room_closed |= kind.code() == "TC";
                    types.codes.push(kind.code().to_owned());
                }
                Some(Meant::Online) => types.online = true,
                Some(Meant::Hybrid) => types.hybrid = true,
                Some(Meant::InPerson) => types.in_person = true,
                Some(Meant::Own(words)) => {
                    let row = notes.place.row;
                    if self.unknown_types.len() < MOST_UNKNOWN || self.unknown_types.contains_key(&words) {
                        self.unknown_types.entry(words.clone()).or_insert((row, 0)).1 += 1;
                        types.codes.push(words);
                    } else {
                        notes.add(said.field, Reason::TypeUnreadable, &said.text, "too many unknown types");
                    }
                }
                Some(Meant::Unreadable) => leave_out(notes, said.field, Reason::TypeUnreadable),
            }
        }
        types.codes.sort_unstable();
        types.codes.dedup();
        types
    }

    /// Street, town, state and ZIP, from fields of their own or from one line. `None` when the record was rejected.
    fn address(&self, draft: &Draft, notes: &mut Notes<'_>) -> Option<Address> {
        let street = line(&draft.street, TextKind::Address, LONGEST_LINE, notes);
        let street = street.trim_matches([',', ' ']).to_owned();
        let city = line(&draft.city, TextKind::Address, LONGEST_TOWN, notes);
        let mut address = Address { street, city, ..Address::default() };
        if !draft.country.is_blank() && !address_line::is_us(&draft.country.text) {
            address.is_abroad = true;
        }
        // One line for all of it stands in a field of its own, or where the street should be.
        let whole = if !draft.address.is_blank() {
            Some((draft.address.field, line(&draft.address, TextKind::Address, LONGEST_LINE, notes)))
        } else if address.city.is_empty() && address.street.contains(',') {
            Some((draft.street.field, std::mem::take(&mut address.street)))
        } else {
            None
        };
        if let Some((field, whole)) = whole {
            let read = address_line::parse(&whole);
            address.is_abroad |= read.is_abroad;
            for (known, new) in [(&mut address.street, read.street), (&mut address.city, read.city)] {
                if known.is_empty() {
                    *known = new;
                }
            }
            (address.state, address.zip) = (read.state, read.zip);
            if !address.is_abroad {
                notes.add(field, Reason::AddressSplit, &whole, "");
            }
        }
        if address.is_abroad {
            // No ZIP and no state of another country is one of the United States.
            (address.state, address.zip) = (None, None);
            return Some(address);
        }
        if !draft.zip.is_blank() {
            match address::zip(&draft.zip.text) {
                Some((zip, repair)) => {
                    if let Some(repair) = repair {
                        notes.add(draft.zip.field, repair, &draft.zip.text, zip.as_str());
                    }
                    address.zip = Some(zip);
                }
                None => notes.add(draft.zip.field, Reason::ZipUnreadable, &draft.zip.text, ""),
            }
        }
        if !draft.state.is_blank() {
            let bare = draft.state.text.trim_matches(|sign: char| !sign.is_alphanumeric());
            match address::state(bare) {
                Some((state, repair)) => {
                    if let Some(repair) = repair {
                        notes.add(draft.state.field, repair, &draft.state.text, state.code());
                    }
                    if bare != draft.state.text.trim() {
                        notes.add(draft.state.field, Reason::StateSigns, &draft.state.text, state.code());
                    }
                    address.state = Some(state);
                }
                None => notes.add(draft.state.field, Reason::StateUnreadable, &draft.state.text, ""),
            }
        }
        Some(address)
    }

    /// The state of a meeting: its own, else its ZIP's, else the source's. A room needs one; what is online may have none.
    fn state(&self, draft: &Draft, address: &Address, notes: &mut Notes<'_>) -> Option<State> {
        if address.is_abroad || address.state.is_some() {
            return address.state;
        }
        let of_zip = address.zip.and_then(|zip| self.areas.get(&zip)).and_then(|area| area.state);
        if let Some(state) = of_zip {
            notes.add(draft.state.field, Reason::StateFromZip, &draft.state.text, state.code());
            return of_zip;
        }
        // Where a state is said that is none, the source's would be a guess.
        let of_source = self.facts.state.filter(|_| draft.state.is_blank());
        if let Some(state) = of_source {
            notes.add(draft.state.field, Reason::StateFromSource, "", state.code());
        }
        of_source
    }

    /// The position that the record gives, where it is one: not nought, and near the ZIP.
    fn exact_position(&self, draft: &Draft, address: &Address, notes: &mut Notes<'_>) -> Option<Position> {
        if (draft.latitude.is_blank() && draft.longitude.is_blank())
            || draft.is_approximate == Some(true)
            || address.is_abroad
        {
            return None;
        }
        let degrees = |said: &Said| said.text.trim().parse::<f32>().ok().filter(|degrees| *degrees != 0.0);
        let at = degrees(&draft.latitude)
            .zip(degrees(&draft.longitude))
            .and_then(|(lat, lon)| LatLon::new(lat, lon));
        let middle = address.zip.and_then(|zip| self.areas.get(&zip)?.at);
        let is_near = |at: &LatLon| middle.is_none_or(|middle| distance(middle, *at) <= FARTHEST_FROM_ZIP);
        match at.filter(is_near) {
            Some(at) => Some(Position { at, precision: Precision::Exact }),
            None => {
                let value = format!("{}, {}", draft.latitude.text.trim(), draft.longitude.text.trim());
                notes.add(draft.latitude.field, Reason::PositionImpossible, &value, "");
                None
            }
        }
    }

    /// The zone that the record says, else the source's, else that of the place.
    fn zone(&mut self, draft: &Draft, place: Whereabouts<'_>, notes: &mut Notes<'_>) -> Option<&'static str> {
        if !draft.zone.is_blank() {
            if let Some(zone) = zone::named(&draft.zone.text) {
                return Some(zone);
            }
            notes.add(draft.zone.field, Reason::ZoneUnreadable, &draft.zone.text, "");
        }
        if let Some(zone) = self.facts.zone {
            return Some(zone);
        }
        let Some((zone, how)) = zone::of_place(place, self.areas) else {
            notes.add("timezone", Reason::NoZone, &draft.zone.text, "");
            return None;
        };
        self.zones.entry((how, zone)).or_insert((notes.place.row, 0)).1 += 1;
        Some(zone)
    }

    /// The day of the record's last change, never after the source's own: an older day than the truth promises nothing
    /// that is not so.
    fn as_of(&self, draft: &Draft, notes: &mut Notes<'_>) -> Date {
        if draft.updated.is_blank() {
            return self.facts.as_of;
        }
        match day_of(&draft.updated.text) {
            Some(day) => day.min(self.facts.as_of),
            None => {
                notes.add(draft.updated.field, Reason::UpdatedUnreadable, &draft.updated.text, "");
                self.facts.as_of
            }
        }
    }

    fn tell_repeated_id(&mut self, draft: &Draft, notes: &mut Notes<'_>) {
        if draft.id.is_blank() {
            return;
        }
        // The days of one record have one id.
        let id: String = draft.id.text.trim().chars().take(LONGEST_LINE).collect();
        if !self.ids.insert((id, draft.day.map(listing::meeting::Weekday::index))) {
            notes.add(draft.id.field, Reason::SameId, &draft.id.text, "");
        }
    }
}

/// Without the value: a report is a file, too, that others may see.
fn leave_out(notes: &mut Notes<'_>, field: &'static str, reason: Reason) {
    notes.add(field, reason, "", "");
}

/// A line without what is private, tidied.
fn line(said: &Said, kind: TextKind, longest: usize, notes: &mut Notes<'_>) -> String {
    if said.is_blank() {
        return String::new();
    }
    let scrubbed = scrub::scrub(&said.text, Scrub::Line);
    let is_private = scrubbed.repairs.iter().any(|repair| *repair != Reason::MarkupRemoved);
    for repair in &scrubbed.repairs {
        leave_out(notes, said.field, *repair);
    }
    // What is private must not come into the report by another way.
    let before = if is_private { &scrubbed.text } else { &said.text };
    // Entities of tags may have stood there: what is left is looked at by its own repairs alone.
    let tidied =
        tidy::tidy(if scrubbed.repairs.is_empty() { &said.text } else { &scrubbed.text }, kind, longest);
    for repair in tidied.repairs {
        notes.add(said.field, repair, before, &tidied.text);
    }
    tidied.text
}

/// Notes from several fields, each without what is private, one behind the other.
fn sentences(fields: &[Said], notes: &mut Notes<'_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for said in fields.iter().filter(|said| !said.is_blank()) {
        let scrubbed = scrub::scrub(&said.text, Scrub::Notes);
        for repair in scrubbed.repairs {
            leave_out(notes, said.field, repair);
        }
        let tidied = tidy::tidy(&scrubbed.text, TextKind::Name, LONGEST_NOTES);
        for repair in tidied.repairs {
            notes.add(said.field, repair, &scrubbed.text, "");
        }
        let known =
            |part: &String| listing::text::normalised(part) == listing::text::normalised(&tidied.text);
        if !tidied.text.is_empty() && !parts.iter().any(known) {
            parts.push(tidied.text);
        }
    }
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push_str(if text.ends_with(['.', '!', '?', ';', ':']) { " " } else { ". " });
        }
        text.push_str(&part);
    }
    // Two fields together can make a number that neither had.
    match scrub::private_in(&text) {
        None => text,
        Some(reason) => {
            leave_out(notes, fields.first().map_or("", |said| said.field), reason);
            scrub::scrub(&text, Scrub::Notes).text
        }
    }
}

fn names(draft: &Draft, notes: &mut Notes<'_>) -> Option<(String, String)> {
    let name = line(&draft.name, TextKind::Name, LONGEST_LINE, notes);
    let group = line(&draft.group, TextKind::Name, LONGEST_LINE, notes);
    let is_blank = |text: &str| listing::text::normalised(text).is_empty();
    match (is_blank(&name), is_blank(&group)) {
        (false, _) => Some((name, group)),
        (true, false) => {
            notes.add(draft.name.field, Reason::NameMoved, &name, &group);
            Some((group, String::new()))
        }
        (true, true) => {
            notes.add(draft.name.field, Reason::NoName, &name, "");
            None
        }
    }
}

/// Day, time and duration; the inner `None` by appointment. The outer when the record was rejected.
fn weekly_time(draft: &Draft, notes: &mut Notes<'_>) -> Option<Option<WeeklyTime>> {
    let starts = clock::time(&draft.time.text);
    let (day, starts) = match (draft.day, starts) {
        (Some(day), Some(starts)) => (day, starts),
        (None, None) if draft.time.is_blank() => {
            notes.add(draft.time.field, Reason::ByAppointment, "", "");
            return Some(None);
        }
        (None, _) => {
            notes.add("day", Reason::NoDay, "", &draft.time.text);
            return None;
        }
        (Some(_), None) => {
            notes.add(draft.time.field, Reason::NoTime, &draft.time.text, "");
            return None;
        }
    };
    let (said, lasts) = if draft.end.is_blank() {
        (&draft.duration, clock::duration(&draft.duration.text))
    } else {
        (&draft.end, clock::time(&draft.end.text).and_then(|ends| clock::until(starts, ends)))
    };
    // Nought is how lists write that they do not know.
    let is_nought = said.text.bytes().all(|byte| matches!(byte, b'0' | b':' | b' '));
    if lasts.is_none() && !said.is_blank() && !is_nought {
        notes.add(said.field, Reason::EndUnreadable, &said.text, &draft.time.text);
    }
    Some(Some(WeeklyTime { day, starts, lasts }))
}

fn read_link(said: &Said, notes: &mut Notes<'_>) -> String {
    match link::read(&said.text) {
        Ok(None) => String::new(),
        Ok(Some(read)) => {
            for repair in read.repairs {
                leave_out(notes, said.field, repair);
            }
            read.url
        }
        Err(Reason::LinkUnreadable) => {
            let value = if scrub::private_in(&said.text).is_some() { "" } else { said.text.as_str() };
            notes.add(said.field, Reason::LinkUnreadable, value, "");
            String::new()
        }
        Err(reason) => {
            leave_out(notes, said.field, reason);
            String::new()
        }
    }
}

fn join(draft: &Draft, notes: &mut Notes<'_>) -> Join {
    let url = read_link(&draft.join_url, notes);
    let said = &draft.join_phone;
    let dialed = link::dialed(&said.text);
    let phone = match phone::read(dialed.number) {
        Ok(None) => None,
        Ok(Some(read)) => {
            for repair in read.repairs {
                notes.add(said.field, repair, dialed.number, &read.number);
            }
            Some(Phone { number: read.number, extension: read.extension, role: PhoneRole::Main })
        }
        Err(reason) => {
            notes.add(said.field, reason, dialed.number, "");
            None
        }
    };
    if dialed.has_password {
        leave_out(notes, said.field, Reason::PasswordLeftOut);
    }
    let mut text = sentences(&draft.join_notes, notes);
    if let Some(id) = dialed.meeting_id.filter(|id| phone.is_some() && !text.contains(id)) {
        text = if text.is_empty() { format!("ID {id}") } else { format!("ID {id}. {text}") };
    }
    Join { url, phone, notes: text }
}

/// Where one can be with the others: what the list says outright, else what address, types and links say together.
#[allow(clippy::too_many_arguments, reason = "what the answer hangs on, each thing once")]
fn attendance(
    draft: &Draft,
    types: &Types,
    address: &Address,
    join: &Join,
    url: &str,
    has_venue: bool,
    has_position: bool,
    notes: &mut Notes<'_>,
) -> Option<Attendance> {
    let said = draft.attendance.or(match (types.hybrid, types.online, types.in_person) {
        (true, ..) => Some(SaidAttendance::Hybrid),
        (_, false, true) => Some(SaidAttendance::InPerson),
        _ => None,
    });
    let is_open = !types.room_closed && !address.is_abroad;
    let has_room = is_open
        && match said {
            Some(SaidAttendance::InPerson | SaidAttendance::Hybrid) => true,
            Some(SaidAttendance::Online) => false,
            None => {
                let is_found = !address.street.is_empty() || ((has_venue || has_position) && !types.online);
                draft.is_approximate != Some(true) && is_found
            }
        };
    let has_link = !join.url.is_empty() || join.phone.is_some();
    let says_online = types.online || matches!(said, Some(SaidAttendance::Online | SaidAttendance::Hybrid));
    // The meeting's own page may say how to join.
    let is_online = (has_link && said != Some(SaidAttendance::InPerson)) || (says_online && !url.is_empty());
    if is_online && !has_link {
        notes.add(draft.join_url.field, Reason::NoJoinLink, "", url);
    }
    match (has_room, is_online) {
        (true, true) => Some(Attendance::Hybrid),
        (true, false) => Some(Attendance::InPerson),
        (false, true) => Some(Attendance::Online),
        (false, false) => {
            let reason = if address.is_abroad {
                Reason::Abroad
            } else if types.room_closed {
                Reason::TemporarilyClosed
            } else {
                Reason::NoPlaceToMeet
            };
            notes.add("", reason, &draft.name.text, &address.street);
            None
        }
    }
}
