//! Which invented meetings are there?
//!
//! Meetings come in towns: a town that has any has some two dozen a week, as the lists of real groups do. The names of the
//! fellowships are real, so that filters can be tried; the meetings are not.

use listing::geo::LatLon;
use listing::meeting::{Attendance, Meeting, Weekday, WeeklyTime};
use listing::record::{Date, Phone, PhoneRole, Position, Precision, Zip};
use listing::state::State;

use super::dice::Dice;
use super::{SOURCE, names};
use crate::zip_areas::{ZipArea, ZipAreas};

/// Towns that have meetings whatever the seed says: one in each time zone of the mainland, and some more.
const ALWAYS: [&str; 10] =
    ["94110", "90012", "98122", "80203", "78702", "60622", "43215", "10002", "02118", "33130"];
/// So many meetings a town has each week.
const IN_A_TOWN: usize = 24;
/// So many a city has.
const IN_A_CITY: usize = 120;
/// So many are online and belong to no place.
const ONLINE: usize = 40;
/// So that meetings are thrown by dice of their own, and places stay as they were.
const OTHER_DICE: u64 = 0x6d65_6574;

/// Common times first, in minutes after midnight.
const STARTS: [u16; 16] =
    [1140, 1110, 1170, 1080, 720, 450, 420, 1200, 1050, 600, 540, 390, 1260, 735, 1320, 1410];
const LENGTHS: [u16; 5] = [60, 60, 60, 90, 75];
const FELLOWSHIPS: [&str; 8] = ["AA", "AA", "AA", "NA", "NA", "SMART Recovery", "Al-Anon", "Recovery Dharma"];
/// Beside open or closed: each with how often in a hundred.
const TYPES: [(&str, u8); 14] = [
    ("D", 45),
    ("SP", 20),
    ("BE", 18),
    ("B", 15),
    ("ST", 12),
    ("MED", 8),
    ("X", 40),
    ("CF", 10),
    ("W", 12),
    ("M", 10),
    ("LGBTQ", 8),
    ("Y", 8),
    ("S", 10),
    ("ASL", 4),
];

/// The invented meetings of a seed: some in each state, and where that is not so many as asked for, more in towns anywhere.
pub(super) fn meetings(seed: u64, at_least: usize, areas: &ZipAreas) -> Vec<Meeting> {
    let mut dice = Dice::new(seed ^ OTHER_DICE);
    let lived_in = lived_in(areas);
    let of_town = |head: &ZipArea| -> Vec<&ZipArea> {
        lived_in.iter().copied().filter(|area| area.town == head.town && area.state == head.state).collect()
    };
    let mut meetings = Vec::new();
    for (at, head) in heads(areas, &lived_in, &mut dice).into_iter().enumerate() {
        let count = if at < ALWAYS.len() { IN_A_CITY } else { IN_A_TOWN };
        meetings.extend(in_town(&of_town(head), count, &mut dice));
    }
    meetings.extend((0..ONLINE).filter_map(|_| invent(None, &mut dice)));
    while meetings.len() < at_least {
        let Some(head) = dice.pick(&lived_in).copied() else { break };
        meetings.extend(in_town(&of_town(head), IN_A_TOWN, &mut dice));
    }
    meetings
}

/// So many meetings in places of this town.
fn in_town(town: &[&ZipArea], count: usize, dice: &mut Dice) -> Vec<Meeting> {
    let (mut venues, mut meetings) = (Vec::new(), Vec::new());
    for _ in 0..count {
        if venues.is_empty() || dice.chance(45) {
            venues.extend(dice.pick(town).and_then(|area| Venue::invent(area, dice)));
        }
        meetings.extend(dice.pick(&venues).cloned().and_then(|venue| invent(Some(&venue), dice)));
    }
    meetings
}

fn lived_in(areas: &ZipAreas) -> Vec<&ZipArea> {
    let is_lived_in = |area: &&ZipArea| {
        area.is_a_neighborhood && area.at.is_some() && area.state.is_some() && !area.zone.is_empty()
    };
    areas.iter().filter(is_lived_in).collect()
}

/// A ZIP of each town that has meetings.
fn heads<'a>(areas: &'a ZipAreas, lived_in: &[&'a ZipArea], dice: &mut Dice) -> Vec<&'a ZipArea> {
    let mut heads: Vec<&ZipArea> =
        ALWAYS.iter().filter_map(|zip| areas.get(&zip.parse::<Zip>().ok()?)).collect();
    for state in State::all() {
        let of_state: Vec<&ZipArea> =
            lived_in.iter().copied().filter(|area| area.state == Some(state)).collect();
        heads.extend(dice.pick(&of_state).copied());
    }
    heads
}

/// Where several meetings are held.
#[derive(Clone)]
struct Venue {
    name: String,
    street: String,
    city: &'static str,
    state: State,
    zip: Zip,
    position: Position,
    zone: &'static str,
}

impl Venue {
    fn invent(area: &ZipArea, dice: &mut Dice) -> Option<Self> {
        let middle = area.at?;
        let mut step = || (dice.below(2_001) as f32 - 1_000.0) / 100_000.0;
        let door = LatLon { lat: middle.lat + step(), lon: middle.lon + step() };
        let position = if dice.chance(80) {
            Position { at: door, precision: Precision::Exact }
        } else {
            Position { at: middle, precision: Precision::Zip }
        };
        Some(Self {
            name: names::venue(dice),
            street: names::street(dice),
            city: area.town,
            state: area.state?,
            zip: area.zip,
            position,
            zone: area.zone,
        })
    }
}

fn invent(venue: Option<&Venue>, dice: &mut Dice) -> Option<Meeting> {
    let name = names::meeting(dice);
    let attendance = match venue {
        None => Attendance::Online,
        Some(_) if dice.chance(15) => Attendance::Hybrid,
        Some(_) if dice.chance(12) => Attendance::Online,
        Some(_) => Attendance::InPerson,
    };
    let mut types: Vec<String> = vec![if dice.chance(75) { "O" } else { "C" }.to_owned()];
    for (code, percent) in TYPES {
        if dice.chance(percent) {
            types.push(code.to_owned());
        }
    }
    types.sort_unstable();
    let day = Weekday::ALL[dice.below(7)];
    let starts = STARTS[dice.below(STARTS.len()).min(dice.below(STARTS.len()))];
    let lasts = dice.chance(85).then(|| LENGTHS[dice.below(LENGTHS.len())]);
    let is_appointed = dice.chance(2);
    let notes = if dice.chance(20) {
        dice.word(&[
            "Enter through the side door.",
            "Coffee is on half an hour before.",
            "No meeting on holidays.",
        ])
    } else {
        ""
    };
    let room = venue.filter(|_| attendance.has_a_room());
    let number = 100_000_000 + dice.below(900_000_000);
    Some(Meeting {
        name,
        group: String::new(),
        fellowship: dice.word(&FELLOWSHIPS).to_owned(),
        time: (!is_appointed).then_some(WeeklyTime { day, starts, lasts }),
        zone: venue.map_or("America/New_York", |venue| venue.zone).to_owned(),
        attendance,
        types,
        venue: room.map(|room| room.name.clone()).unwrap_or_default(),
        street: room.map(|room| room.street.clone()).unwrap_or_default(),
        city: venue.map(|venue| venue.city.to_owned()).unwrap_or_default(),
        state: venue.map(|venue| venue.state),
        zip: room.map(|room| room.zip),
        position: room.map(|room| room.position),
        notes: notes.to_owned(),
        join_url: if attendance.is_online() {
            format!("https://example.org/join/{number}")
        } else {
            String::new()
        },
        join_phone: (attendance.is_online() && dice.chance(50)).then(|| Phone {
            number: format!("21255501{:02}", number % 100),
            extension: String::new(),
            role: PhoneRole::Main,
        }),
        join_notes: if attendance.is_online() { format!("Meeting ID: {number}") } else { String::new() },
        url: String::new(),
        source: SOURCE.to_owned(),
        as_of: Date::new(2025, 1 + dice.below(12) as u8, 1 + dice.below(28) as u8)?,
        origins: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use listing::meeting::types::MeetingType;

    use super::*;

    fn made() -> Vec<Meeting> {
        meetings(super::super::DEFAULT_SEED, 0, ZipAreas::get_all())
    }

    #[test]
    fn the_same_seed_gives_the_same_meetings() {
        assert_eq!(made(), made());
        assert_ne!(made(), meetings(2, 0, ZipAreas::get_all()));
    }

    #[test]
    fn a_list_of_a_whole_country_has_more_meetings_behind_the_same_ones() {
        let (few, many) = (made(), meetings(super::super::DEFAULT_SEED, 5_000, ZipAreas::get_all()));
        assert_eq!(many[..few.len()], few);
        assert!((5_000..5_000 + IN_A_TOWN).contains(&many.len()), "{}", many.len());
    }

    #[test]
    fn there_is_something_for_every_filter() {
        let made = made();
        assert!(made.len() > 1_000, "{}", made.len());
        for attendance in Attendance::ALL {
            assert!(made.iter().any(|meeting| meeting.attendance == attendance));
        }
        assert!(made.iter().any(|meeting| meeting.time.is_none()));
        let zones: BTreeSet<&str> = made.iter().map(|meeting| meeting.zone.as_str()).collect();
        assert!(zones.len() > 6, "{zones:?}");
        for fellowship in FELLOWSHIPS {
            assert!(made.iter().any(|meeting| meeting.fellowship == fellowship));
        }
    }

    #[test]
    fn types_are_known_and_numbers_are_fictional() {
        for meeting in made() {
            assert!(meeting.types.iter().all(|code| MeetingType::from_code(code).is_some()), "{meeting:?}");
            if let Some(phone) = meeting.join_phone {
                assert!(phone.number[3..].starts_with("55501"), "{}", phone.number);
            }
            assert_eq!(meeting.position.is_some(), meeting.attendance.has_a_room());
        }
    }
}
