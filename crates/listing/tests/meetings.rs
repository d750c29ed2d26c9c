//! What the index of meetings finds and counts, held against the plainest way to find it; and what their files keep.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use listing::geo::{LatLon, Meters, distance};
use listing::meeting::types::MeetingType;
use listing::meeting::{
    Attend, Attendance, Choice, Coming, ENOUGH_MEETINGS, Meeting, MeetingIndex, MeetingOrder, MeetingQuery,
    Now, TimeOfDay, Weekday, WeeklyTime, When,
};
use listing::query::{AUTO_MILES, Near, Within};
use listing::record::{Phone, PhoneRole, Position, Precision};
use listing::state::State;
use listing::text::folded;
use listing::wire::{Header, ListingFile, Manifest, Meetings, Records, Source, Terms, WireError, encode};
use proptest::prelude::*;
use support::meeting;

const FELLOWSHIPS: [&str; 3] = ["AA", "NA", "SMART Recovery"];
const TYPES: [&str; 6] = ["O", "C", "W", "M", "EN", "S"];
const ZONES: [&str; 2] = ["America/Los_Angeles", "America/New_York"];
const NAMES: [&str; 4] = ["Morning Light", "Noon Lantern", "Niños y Luz", "Late Lantern"];

fn ohio() -> State {
    State::from_code("OH").unwrap()
}

/// A clock for tests: the second zone is three hours ahead of the first.
fn clock(now: Now) -> impl Fn(&str) -> Now {
    move |zone| {
        if zone == ZONES[0] {
            return now;
        }
        let minutes = now.minute + 180;
        Now { day: now.day.plus(usize::from(minutes / 1440)), minute: minutes % 1440 }
    }
}

prop_compose! {
    fn time()(day in 0..7_usize, starts in 0..1440_u16, lasts in prop::option::of(1..=240_u16)) -> WeeklyTime {
        WeeklyTime { day: Weekday::ALL[day], starts, lasts }
    }
}

prop_compose! {
    fn any_meeting()(
        name in 0..NAMES.len(),
        number in 0..50_u32,
        time in prop::option::weighted(0.9, time()),
        attendance in 0..3_usize,
        fellowship in 0..FELLOWSHIPS.len(),
        types in prop::collection::btree_set(0..TYPES.len(), 0..4),
        zone in 0..2_usize,
        place in prop::option::weighted(0.8, (0..4_000_i32, 0..4_000_i32)),
        has_state in prop::bool::weighted(0.9),
        phone in prop::option::of(0..100_u32),
    ) -> Meeting {
        let attendance = Attendance::ALL[attendance];
        let at = |steps: i32, from: f64| (from + f64::from(steps) / 1000.0) as f32;
        let position = place.filter(|_| attendance.has_a_room()).map(|(lat, lon)| Position {
            at: LatLon::new(at(lat, 38.0), at(lon, -85.0)).unwrap(),
            precision: if number % 3 == 0 { Precision::Zip } else { Precision::Exact },
        });
        Meeting {
            name: format!("{} {number}", NAMES[name]),
            group: String::new(),
            fellowship: FELLOWSHIPS[fellowship].to_owned(),
            time,
            zone: ZONES[zone].to_owned(),
            attendance,
            types: types.into_iter().map(|at| TYPES[at].to_owned()).collect::<std::collections::BTreeSet<_>>().into_iter().collect(),
            venue: "Invented Hall".to_owned(),
            street: "1 Elm Street".to_owned(),
            city: "Columbus".to_owned(),
            state: (has_state || attendance.has_a_room()).then(ohio),
            zip: "43215".parse().ok(),
            position,
            notes: "Ring twice.\nThe blue door.".to_owned(),
            join_url: if attendance.is_online() { "https://example.org/join".to_owned() } else { String::new() },
            join_phone: phone.map(|last| Phone {
                number: format!("614555{:04}", 100 + last),
                extension: String::new(),
                role: PhoneRole::Main,
            }),
            join_notes: String::new(),
            url: String::new(),
            source: "one".to_owned(),
            as_of: "2026-05-01".parse().unwrap(),
            origins: Vec::new(),
        }
    }
}

prop_compose! {
    fn query()(
        near in prop_oneof![
            Just(Near::Everywhere),
            Just(Near::State(ohio())),
            (0..4_000_i32, 0..4_000_i32, prop::option::of(prop::sample::select(vec![5_u16, 25, 100]))).prop_map(|(lat, lon, miles)| {
                let at = |steps: i32, from: f64| (from + f64::from(steps) / 1000.0) as f32;
                let at = LatLon::new(at(lat, 38.0), at(lon, -85.0)).unwrap();
                Near::Around { at, within: miles.map_or(Within::Auto, Within::Miles) }
            }),
        ],
        when in prop::sample::select(When::ALL.to_vec()),
        times in prop::collection::vec(prop::sample::select(TimeOfDay::ALL.to_vec()), 0..3),
        attend in prop::option::of(prop::sample::select(Attend::ALL.to_vec())),
        fellowships in prop::collection::btree_set(prop::sample::select(FELLOWSHIPS.to_vec()), 0..3),
        types in prop::collection::btree_set(prop::sample::select(TYPES.to_vec()), 0..3),
        words in prop::sample::select(vec!["", "", "lant", "luz nin", "antern", "columbus no"]),
        order in prop::sample::select(vec![MeetingOrder::Soonest, MeetingOrder::Nearest, MeetingOrder::Week]),
    ) -> MeetingQuery {
        MeetingQuery {
            near,
            when,
            times,
            attend,
            fellowships: fellowships.into_iter().map(str::to_owned).collect(),
            types: types.into_iter().filter_map(MeetingType::from_code).collect(),
            words: words.to_owned(),
            order,
            limit: usize::MAX,
        }
    }
}

prop_compose! {
    fn now()(day in 0..7_usize, minute in 0..1440_u16) -> Now {
        Now { day: Weekday::ALL[day], minute }
    }
}

/// Minute by minute: which day and minute it is after so many minutes.
fn after(now: Now, minutes: u16) -> (usize, u16) {
    let all = now.day.index() * 1440 + usize::from(now.minute) + usize::from(minutes);
    (all / 1440, (all % 1440) as u16)
}

/// Whether a meeting fits all but its place, in the plainest words.
fn fits(meeting: &Meeting, query: &MeetingQuery, now: Now) -> bool {
    let today = now.day.index();
    let when = match meeting.time {
        None => query.when == When::AnyTime,
        Some(time) => {
            let coming = time.coming(now);
            // Day counted from Monday of this week, and minute, of its beginning; under way counts as now.
            let (day, minute) = match coming {
                Coming::UnderWay { .. } => after(now, 0),
                Coming::In { minutes } => after(now, minutes),
            };
            match query.when {
                When::AnyTime => true,
                When::Today => day == today,
                When::Tomorrow => day == today + 1,
                When::On(day) => time.day == day,
                When::Tonight => {
                    let is_evening = day == today && minute >= 17 * 60;
                    let is_small_hours =
                        minute < 240 && (day == today + 1 || (day == today && now.minute < 240));
                    is_evening || is_small_hours
                }
            }
        }
    };
    let words =
        folded(&format!("{} {} {} {}", meeting.name, meeting.venue, meeting.city, meeting.fellowship));
    let has_word = |word: &str| words.split(' ').any(|own| own.starts_with(word));
    when && (query.times.is_empty()
        || meeting.time.is_some_and(|time| query.times.contains(&TimeOfDay::of(time.starts))))
        && query.attend.is_none_or(|attend| attend.holds(meeting.attendance))
        && (query.fellowships.is_empty() || query.fellowships.contains(&meeting.fellowship))
        && query.types.iter().all(|kind| {
            let of_group = |own: &MeetingType| own.group() == kind.group() && query.types.contains(own);
            meeting.types.iter().filter_map(|code| MeetingType::from_code(code)).any(|own| of_group(&own))
        })
        && folded(&query.words).split_whitespace().all(has_word)
}

fn far(meeting: &Meeting, query: &MeetingQuery) -> Option<Meters> {
    match query.near {
        Near::Around { at, .. } => meeting.position.map(|position| distance(at, position.at)),
        _ => None,
    }
}

fn is_there(meeting: &Meeting, query: &MeetingQuery, miles: Option<u16>) -> bool {
    match (query.near, miles) {
        (Near::Around { .. }, Some(miles)) => match far(meeting, query) {
            Some(far) => far <= Meters::from_miles(miles),
            None => meeting.attendance.is_online(),
        },
        (Near::State(state), _) => meeting.state.is_none_or(|own| own == state),
        _ => true,
    }
}

fn naive<'a>(meetings: &'a [Meeting], query: &MeetingQuery, now: Now) -> (Option<u16>, Vec<&'a Meeting>) {
    let clock = clock(now);
    let fitting: Vec<&Meeting> =
        meetings.iter().filter(|meeting| fits(meeting, query, clock(&meeting.zone))).collect();
    let miles = match query.near {
        Near::Around { within: Within::Miles(miles), .. } => Some(miles),
        Near::Around { .. } => {
            let enough = |miles: &u16| {
                let near =
                    |it: &&&Meeting| far(it, query).is_some_and(|far| far <= Meters::from_miles(*miles));
                fitting.iter().filter(near).count() >= ENOUGH_MEETINGS
            };
            AUTO_MILES.into_iter().find(enough).or(Some(100))
        }
        _ => None,
    };
    (miles, fitting.into_iter().filter(|meeting| is_there(meeting, query, miles)).collect())
}

fn files(meetings: Vec<Meeting>) -> Vec<ListingFile> {
    let source = Source {
        id: "one".to_owned(),
        title: "A list".to_owned(),
        publisher: String::new(),
        url: String::new(),
        as_of: "2026-05-01".parse().unwrap(),
    };
    let header = Header { title: "A list".to_owned(), sources: vec![source], sample: true };
    encode(&header, Records { centers: Vec::new(), meetings }, &Terms::default(), &[]).unwrap()
}

fn bytes<'a>(files: &'a [ListingFile], name: &str) -> &'a [u8] {
    files.iter().find(|file| file.name == name).map(|file| &*file.bytes).unwrap()
}

fn manifest(files: &[ListingFile]) -> Manifest {
    Manifest::decode(bytes(files, "manifest.json")).unwrap()
}

fn read(files: &[ListingFile]) -> Vec<Meetings> {
    manifest(files).meetings.iter().map(|entry| entry.read(bytes(files, &entry.file)).unwrap()).collect()
}

#[test]
fn a_listing_says_how_old_its_meetings_are_and_an_older_one_says_nothing() {
    let dated = |day: &str| Meeting { as_of: day.parse().unwrap(), ..meeting(day) };
    let written = files(vec![dated("2026-05-01"), dated("2025-01-01"), dated("2025-01-02")]);
    assert_eq!(manifest(&written).meetings_as_of, "2025-01-02".parse().ok());
    assert_eq!(manifest(&written).as_of, "2026-05-01".parse().unwrap());
    let without = String::from_utf8_lossy(bytes(&written, "manifest.json"))
        .replace(r#""meetings_as_of":"2025-01-02","#, "");
    assert_eq!(Manifest::decode(without.as_bytes()).unwrap().meetings_as_of, None);
    assert_eq!(manifest(&files(Vec::new())).meetings_as_of, None);
}

fn index(meetings: Vec<Meeting>) -> MeetingIndex {
    let mut index = MeetingIndex::default();
    read(&files(meetings)).into_iter().for_each(|meetings| index.add(meetings));
    index
}

fn shown(meeting: &Meeting) -> String {
    format!("{meeting:?}")
}

proptest! {
    #[test]
    fn finds_what_the_plainest_way_finds(
        meetings in prop::collection::vec(any_meeting(), 0..60), query in query(), now in now(),
    ) {
        let index = index(meetings);
        // As they were read: positions are rounded in the files.
        let meetings: Vec<Meeting> = (0..index.len()).map(|row| index.meeting(row).unwrap().clone()).collect();
        let answer = index.answer(&query, clock(now));
        let (miles, expected) = naive(&meetings, &query, now);
        let mut expected: Vec<String> = expected.into_iter().map(shown).collect();
        let mut found: Vec<String> = answer.hits.iter().map(|hit| shown(index.meeting(hit.row).unwrap())).collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!((answer.total, answer.within), (expected.len(), miles));
    }

    #[test]
    fn a_count_is_what_the_choice_would_leave(
        meetings in prop::collection::vec(any_meeting(), 0..60), query in query(), now in now(),
    ) {
        // Around a position, another choice may look farther.
        let near = match query.near {
            Near::Around { at, .. } => Near::Around { at, within: Within::Miles(25) },
            other => other,
        };
        let query = MeetingQuery { near, ..query };
        let index = index(meetings);
        let answer = index.answer(&query, clock(now));
        let total = |query: MeetingQuery| index.answer(&query, clock(now)).total;
        for when in When::ALL {
            prop_assert_eq!(answer.count(Choice::When(when)), total(MeetingQuery { when, ..query.clone() }));
        }
        for attend in [None, Some(Attend::InPerson), Some(Attend::Online)] {
            prop_assert_eq!(answer.count(Choice::Attend(attend)), total(MeetingQuery { attend, ..query.clone() }));
        }
        for time in TimeOfDay::ALL {
            let mut with = query.clone();
            with.times.push(time);
            prop_assert_eq!(answer.count(Choice::Time(time)), total(with));
        }
        let is_known = |name: &&str| (0..index.len()).any(|row| index.meeting(row).is_some_and(|it| it.fellowship == *name));
        for name in FELLOWSHIPS.into_iter().filter(is_known) {
            let mut with = query.clone();
            with.fellowships.push(name.to_owned());
            prop_assert_eq!(answer.count(Choice::Fellowship(name)), total(with));
        }
        for kind in MeetingType::all() {
            let mut with = query.clone();
            with.types.push(kind);
            prop_assert_eq!(answer.count(Choice::Type(kind)), total(with), "{}", kind);
        }
    }

    #[test]
    fn every_field_comes_back_as_it_was_written(meetings in prop::collection::vec(any_meeting(), 0..30)) {
        let mut expected: Vec<String> = meetings
            .iter()
            .map(|meeting| shown(&Meeting { position: None, notes: meeting.notes.replace('\n', " "), ..meeting.clone() }))
            .collect();
        let read = read(&files(meetings));
        let all = read.into_iter().flat_map(Meetings::into_vec);
        let mut found: Vec<String> = all.map(|meeting| shown(&Meeting { position: None, ..meeting })).collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0..2_000_usize, sign in any::<u8>()) {
        let _ = Meetings::decode(&bytes);
        let written = files(vec![sample("Morning Light", 600)]);
        let mut spoiled = written[0].bytes.clone();
        let at = at % spoiled.len();
        spoiled[at] = sign;
        let _ = Meetings::decode(&spoiled);
    }
}

fn sample(name: &str, starts: u16) -> Meeting {
    let time = WeeklyTime { day: Weekday::Monday, starts, lasts: Some(60) };
    Meeting { time: Some(time), ..meeting(name) }
}

#[test]
fn what_is_under_way_comes_first_then_what_begins_soonest() {
    let index =
        index(vec![sample("Noon", 720), sample("Ten", 600), sample("Nine", 540), sample("Eight", 480)]);
    let now = Now { day: Weekday::Monday, minute: 545 };
    let query = MeetingQuery { near: Near::State(ohio()), ..MeetingQuery::default() };
    let answer = index.answer(&query, clock(now));
    let names: Vec<&str> =
        answer.hits.iter().map(|hit| index.meeting(hit.row).unwrap().name.as_str()).collect();
    assert_eq!(names, ["Nine", "Ten", "Noon", "Eight"]);
    assert_eq!(answer.hits[0].coming, Some(Coming::UnderWay { since: 5 }));
    assert_eq!(answer.hits[1].coming, Some(Coming::In { minutes: 55 }));
}

#[test]
fn the_clock_of_the_meeting_counts_and_not_that_of_the_device() {
    let mut eastern = sample("East", 600);
    ZONES[1].clone_into(&mut eastern.zone);
    let index = index(vec![eastern, sample("West", 600)]);
    // Seven in the west, ten in the east.
    let now = Now { day: Weekday::Monday, minute: 420 };
    let answer = index.answer(&MeetingQuery::default(), clock(now));
    let coming: Vec<_> = answer.hits.iter().map(|hit| hit.coming).collect();
    assert_eq!(coming, [Some(Coming::UnderWay { since: 0 }), Some(Coming::In { minutes: 180 })]);
}

#[test]
fn a_room_that_nobody_can_place_is_near_nothing_and_online_is_near_everything() {
    let online = Meeting { attendance: Attendance::Online, state: None, ..sample("Online", 600) };
    let index = index(vec![online, sample("Somewhere", 600)]);
    let at = LatLon::new(39.96, -83.0).unwrap();
    let near = Near::Around { at, within: Within::Auto };
    let answer = index.answer(
        &MeetingQuery { near, ..MeetingQuery::default() },
        clock(Now { day: Weekday::Monday, minute: 0 }),
    );
    assert_eq!(answer.total, 1);
    assert_eq!(index.meeting(answer.hits[0].row).unwrap().name, "Online");
}

#[test]
fn files_are_named_by_state_and_those_online_come_first() {
    let online = Meeting { attendance: Attendance::Online, state: None, ..sample("Online", 600) };
    let files = files(vec![sample("Room", 600), online]);
    let manifest = manifest(&files);
    let names: Vec<&str> = manifest.meetings.iter().map(|entry| entry.file.as_str()).collect();
    assert!(names[0].starts_with("meetings.online.") && names[1].starts_with("meetings.oh."), "{names:?}");
    assert!(names.iter().all(|name| ListingFile::is_name(name)));
    assert_eq!((manifest.meeting_count(), manifest.count), (2, 0));
}

#[test]
fn a_file_of_another_state_or_length_is_refused() {
    let files = files(vec![sample("Room", 600)]);
    let mut entry = manifest(&files).meetings.remove(0);
    let own = bytes(&files, &entry.file).to_vec();
    entry.count = 2;
    assert!(matches!(entry.read(&own), Err(WireError::Inconsistent { expected: 2, found: 1, .. })));
    entry.state = State::from_code("CA");
    assert!(matches!(entry.read(&own), Err(WireError::BadValue { .. })));
    let text = String::from_utf8(own).unwrap();
    for (right, wrong, about) in [
        ("\"days\":[0]", "\"days\":[7]", "days"),
        ("\"starts\":[600]", "\"starts\":[1440]", "starts"),
        ("\"lasts\":[60]", "\"lasts\":[60,60]", "lasts"),
        ("\"in-person\"", "\"somehow\"", "attendances"),
        ("\"2026-05-01\"", "\"May\"", "as_of"),
    ] {
        assert!(text.contains(right), "{right} in {text}");
        let message = Meetings::decode(text.replace(right, wrong).as_bytes()).unwrap_err().to_string();
        assert!(message.contains(about), "{message}");
    }
}
