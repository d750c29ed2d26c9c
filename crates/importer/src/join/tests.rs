//! What the rules promise, whatever the sources say.

use std::collections::BTreeSet;

use listing::meeting::{Attendance, Weekday, WeeklyTime};
use listing::record::{Field, MeetingField, Origin, Phone, PhoneRole};
use listing::state::State;
use listing::wire::Source;
use proptest::prelude::*;

use super::*;

fn center(name: &str, source: &str) -> Center {
    Center {
        name: name.to_owned(),
        part: String::new(),
        street: "12 Kettle Lane".to_owned(),
        unit: String::new(),
        city: "Columbus".to_owned(),
        state: State::from_code("OH").unwrap(),
        zip: "43215".parse().unwrap(),
        position: None,
        phones: vec![phone(0)],
        website: String::new(),
        hours: String::new(),
        cost: String::new(),
        eligibility: String::new(),
        accessibility: String::new(),
        codes: vec!["PEER".to_owned()],
        source: source.to_owned(),
        as_of: "2026-01-01".parse().unwrap(),
        origins: Vec::new(),
    }
}

fn phone(number: u8) -> Phone {
    Phone { number: format!("61455501{number:02}"), extension: String::new(), role: PhoneRole::Main }
}

fn source(id: &str, as_of: &str) -> Source {
    Source {
        id: id.to_owned(),
        title: format!("Title of {id}"),
        publisher: String::new(),
        url: String::new(),
        as_of: as_of.parse().unwrap(),
    }
}

/// A source whose records all are of its day.
fn part(id: &str, as_of: &str, mut centers: Vec<Center>, mut meetings: Vec<Meeting>) -> Part {
    for center in &mut centers {
        (center.source, center.as_of) = (id.to_owned(), as_of.parse().unwrap());
    }
    for meeting in &mut meetings {
        (meeting.source, meeting.as_of) = (id.to_owned(), as_of.parse().unwrap());
    }
    let mut report = Report::new();
    let file = format!("{id}.csv");
    let table = Place { file: &file, sheet: "", row: None };
    report.start_table(table, centers.len() + meetings.len());
    for (row, center) in (2..).zip(&centers) {
        report.locate(center, Place { row: Some(row), ..table });
    }
    for (row, meeting) in (100..).zip(&meetings) {
        report.locate_meeting(meeting, Place { row: Some(row), ..table });
    }
    let sources = vec![source(id, as_of)];
    let directory = Directory { title: id.to_owned(), sources, centers, meetings, terms: Terms::default() };
    Part { directory, report, prefix: String::new() }
}

fn joined(parts: Vec<Part>) -> (Vec<Center>, Vec<Meeting>, Report) {
    let mut report = Report::new();
    let joined = join(parts, &mut report);
    report.balance(joined.centers.len() + joined.meetings.len()).unwrap();
    let centers = joined.centers.into_iter().map(|held| held.record).collect();
    (centers, joined.meetings.into_iter().map(|held| held.record).collect(), report)
}

/// How many centers two sources become that have one each.
fn of_two(old: Center, new: Center) -> (Vec<Center>, Report) {
    let parts =
        vec![part("old", "2025-01-01", vec![old], vec![]), part("new", "2026-01-01", vec![new], vec![])];
    let (centers, _, report) = joined(parts);
    (centers, report)
}

#[test]
fn the_newest_source_wins_field_by_field_and_what_it_does_not_say_is_filled() {
    let mut old = center("Open Gate House", "");
    old.phones = vec![phone(1)];
    old.website = "https://old.example.org/".to_owned();
    old.hours = "Mornings".to_owned();
    old.codes = vec!["DT".to_owned(), "PEER".to_owned()];
    let mut new = center("OPEN GATE HOUSE", "");
    new.hours = "Evenings".to_owned();
    let (centers, report) = of_two(old, new);
    let [united] = centers.as_slice() else { panic!("{centers:?}") };
    assert_eq!((united.source.as_str(), united.as_of.to_string().as_str()), ("new", "2026-01-01"));
    assert_eq!((united.name.as_str(), united.hours.as_str()), ("OPEN GATE HOUSE", "Evenings"));
    assert_eq!(united.website, "https://old.example.org/");
    assert_eq!(united.phones, [phone(0), phone(1)]);
    assert_eq!(united.codes, ["DT", "PEER"]);
    let origin = |field, source: &str| Origin { field, source: source.to_owned() };
    assert_eq!(
        united.origins,
        [origin(Field::Phones, "new+old"), origin(Field::Website, "old"), origin(Field::Codes, "new+old")]
    );
    let told: Vec<String> = report.entries.iter().map(ToString::to_string).collect();
    assert!(told.contains(&"old.csv row 2, hours, \"Mornings\" → Evenings".to_owned()), "{told:?}");
    assert!(
        told.contains(&"old.csv row 2, \"Open Gate House\" → OPEN GATE HOUSE, new".to_owned()),
        "{told:?}"
    );
}

#[test]
fn a_name_in_the_other_is_the_same_at_the_same_door_or_with_the_same_main_phone() {
    let old = center("Open Gate House", "");
    for change in [
        |new: &mut Center| new.name = "Open Gate House, Inc.".to_owned(),
        |new: &mut Center| {
            new.name = "The Open Gate House".to_owned();
            new.street = "12 KETTLE LN, Suite 4".to_owned();
            new.phones = vec![phone(9)];
        },
        |new: &mut Center| {
            new.part = "Peer program".to_owned();
            new.street = "PO Box 12".to_owned();
        },
    ] {
        let mut new = old.clone();
        change(&mut new);
        assert_eq!(of_two(old.clone(), new).0.len(), 1);
    }
}

#[test]
fn neither_a_phone_nor_a_door_nor_a_name_alone_makes_two_records_one() {
    let old = center("Open Gate House", "");
    for change in [
        |new: &mut Center| new.name = "Harbor Clinic".to_owned(),
        |new: &mut Center| {
            new.name = "Harbor Clinic".to_owned();
            new.street = "99 Other Road".to_owned();
        },
        |new: &mut Center| {
            new.street = "99 Other Road".to_owned();
            new.phones = vec![phone(9)];
        },
        |new: &mut Center| {
            new.street = "12 KETTLE LN".to_owned();
            new.zip = "43216".parse().unwrap();
        },
        // One word is too little of a name.
        |new: &mut Center| {
            new.name = "House".to_owned();
            new.street = "12 Kettle Ln".to_owned();
        },
        // No whole words.
        |new: &mut Center| {
            new.name = "Open Gate Houses".to_owned();
            new.street = "12 Kettle Ln".to_owned();
        },
    ] {
        let mut new = old.clone();
        change(&mut new);
        assert_eq!(of_two(old.clone(), new).0.len(), 2);
    }
}

#[test]
fn two_rows_of_one_source_are_never_united_and_of_two_that_fit_neither_is_taken() {
    let house = |part: &str| Center { part: part.to_owned(), ..center("Open Gate House", "") };
    let both = vec![house("for men"), house("for women")];
    let (centers, _, report) = joined(vec![
        part("a", "2026-01-01", both.clone(), vec![]),
        part("b", "2025-01-01", vec![house("")], vec![]),
    ]);
    assert_eq!(centers.len(), 3);
    assert_eq!(report.count(Reason::PerhapsSame), 1);
    let line = report.entries.iter().find(|entry| entry.reason == Reason::PerhapsSame).unwrap().to_string();
    assert_eq!(line, "b.csv row 2, \"Open Gate House\"");
    // With one of them by its full name, it is clear.
    let (centers, ..) = joined(vec![
        part("a", "2026-01-01", both, vec![]),
        part("b", "2025-01-01", vec![house("for men")], vec![]),
    ]);
    assert_eq!(centers.len(), 2);
}

#[test]
fn a_source_that_knows_no_such_code_does_not_deny_it() {
    let coded = |codes: &[&str]| {
        let codes = codes.iter().map(|code| (*code).to_owned()).collect();
        Center { codes, ..center("Open Gate House", "") }
    };
    let (centers, _) = of_two(coded(&["DT", "DUO"]), coded(&["PEER"]));
    assert_eq!(centers[0].codes, ["DT", "DUO", "PEER"]);
    let elsewhere =
        Center { name: "Other House".to_owned(), street: "1 Elm St".to_owned(), ..coded(&["DUO"]) };
    let (centers, _, report) = joined(vec![
        part("a", "2026-01-01", vec![coded(&["DT", "DUO"])], vec![]),
        part("b", "2026-01-01", vec![coded(&["PEER"]), elsewhere], vec![]),
    ]);
    let house = centers.iter().find(|center| center.name == "Open Gate House").unwrap();
    assert_eq!(
        (&house.codes[..], report.count(Reason::ExclusiveInSomeRows)),
        (&["DT".into(), "PEER".into()][..], 1)
    );
}

#[test]
fn a_street_that_is_filled_in_never_makes_two_centers_one() {
    let named = |name: &str, street: &str| Center { street: street.to_owned(), ..center(name, "") };
    let (centers, ..) = joined(vec![
        part(
            "new",
            "2026-01-01",
            vec![named("Open Gate House", ""), named("Open Gate House", "12 Kettle Lane")],
            vec![],
        ),
        part("old", "2025-01-01", vec![named("Open Gate House Inc", "12 Kettle Lane")], vec![]),
    ]);
    let ids: BTreeSet<_> = centers.iter().map(Center::id).collect();
    assert_eq!(ids.len(), centers.len());
}

fn meeting(name: &str, street: &str, join_url: &str) -> Meeting {
    Meeting {
        name: name.to_owned(),
        group: String::new(),
        fellowship: "AA".to_owned(),
        time: Some(WeeklyTime { day: Weekday::Monday, starts: 19 * 60, lasts: None }),
        zone: "America/New_York".to_owned(),
        attendance: if street.is_empty() { Attendance::Online } else { Attendance::Hybrid },
        types: vec!["O".to_owned()],
        venue: String::new(),
        street: street.to_owned(),
        city: "Columbus".to_owned(),
        state: State::from_code("OH"),
        zip: None,
        position: None,
        notes: String::new(),
        join_url: join_url.to_owned(),
        join_phone: None,
        join_notes: String::new(),
        url: String::new(),
        source: String::new(),
        as_of: "2026-01-01".parse().unwrap(),
        origins: Vec::new(),
    }
}

#[test]
fn a_meeting_is_the_same_by_fellowship_day_hour_name_and_place() {
    const LINK: &str = "https://meet.example.org/1";
    let known = meeting("Evening Circle", "12 Kettle Lane", LINK);
    let count = |new: Meeting| {
        let parts = vec![
            part("a", "2026-01-01", vec![], vec![known.clone()]),
            part("b", "2025-01-01", vec![], vec![new]),
        ];
        joined(parts).1.len()
    };
    assert_eq!(count(meeting("EVENING CIRCLE", "12 Kettle Ln.", "")), 1);
    assert_eq!(count(meeting("Evening Circle", "", "http://meet.example.org/1/")), 2, "another scheme");
    assert_eq!(count(meeting("Evening Circle", "", "https://meet.example.org/1/")), 1);
    assert_eq!(count(meeting("Evening Circle", "14 Kettle Lane", LINK)), 2);
    assert_eq!(count(meeting("Evening Circle", "", "")), 2);
    let another = |change: fn(&mut Meeting)| {
        let mut new = known.clone();
        change(&mut new);
        count(new)
    };
    assert_eq!(another(|new| new.fellowship = "NA".to_owned()), 2);
    assert_eq!(another(|new| new.time = None), 2);
    assert_eq!(another(|new| new.name = "Morning Circle".to_owned()), 2);
    assert_eq!(another(|new| new.city = "Dayton".to_owned()), 2);
    assert_eq!(another(|new| new.types = vec!["C".to_owned()]), 2, "a closed one");

    let mut older = known.clone();
    (older.notes, older.types) = ("Ring twice".to_owned(), vec!["W".to_owned()]);
    let (_, meetings, report) = joined(vec![
        part("a", "2026-01-01", vec![], vec![known.clone()]),
        part("b", "2025-01-01", vec![], vec![older]),
    ]);
    let [united] = meetings.as_slice() else { panic!("{meetings:?}") };
    let of = |field, source: &str| Origin { field, source: source.to_owned() };
    assert_eq!(
        united.origins,
        [of(MeetingField::Types, "a+b"), of(MeetingField::Notes, "b")],
        "each field knows whose it is"
    );
    assert_eq!(
        (united.notes.as_str(), &united.types[..]),
        ("Ring twice", &["O".to_owned(), "W".to_owned()][..])
    );
    assert_eq!((united.source.as_str(), united.as_of.to_string().as_str()), ("a", "2025-01-01"));
    assert_eq!(report.count(Reason::SameInSources), 1);
}

#[test]
fn two_meetings_of_one_source_stay_two() {
    let known = meeting("Evening Circle", "12 Kettle Lane", "");
    let (_, meetings, report) = joined(vec![
        part("a", "2026-01-01", vec![], vec![known.clone(), known.clone()]),
        part("b", "2025-01-01", vec![], vec![known]),
    ]);
    assert_eq!((meetings.len(), report.count(Reason::SameInSources)), (2, 1));
}

/// Few names, streets and phones, so that many are the same, nearly the same, or the same in a part.
fn any_center() -> impl Strategy<Value = Center> {
    let names = prop::sample::select(vec![
        "Open Gate House",
        "OPEN GATE HOUSE",
        "Open Gate House Inc",
        "Open Gate",
        "Harbor Clinic",
    ]);
    let streets = prop::sample::select(vec![
        "",
        "12 Kettle Lane",
        "12 KETTLE LN",
        "12 Kettle Lane Ste 2",
        "14 Kettle Lane",
    ]);
    let codes = prop::sample::subsequence(vec!["DT", "DUO", "OP", "PEER"], 0..4);
    let part = prop::sample::select(vec!["", "", "East"]);
    (names, part, streets, prop::collection::vec(0..4_u8, 0..3), codes, any::<[bool; 3]>()).prop_map(
        |(name, part, street, phones, codes, [website, hours, zip])| {
            let mut center = center(name, "");
            part.clone_into(&mut center.part);
            street.clone_into(&mut center.street);
            center.phones.clear();
            for number in phones {
                crate::phone::add(&mut center.phones, phone(number));
            }
            center.codes = codes.into_iter().map(str::to_owned).collect();
            center.website = if website { format!("https://example.org/{street}") } else { String::new() };
            center.hours = if hours { "Mornings".to_owned() } else { String::new() };
            center.zip = if zip { "43215" } else { "43216" }.parse().unwrap();
            center
        },
    )
}

/// The centers of one source: none twice, as its reader would give them.
fn any_source() -> impl Strategy<Value = Vec<Center>> {
    prop::collection::vec(any_center(), 0..7).prop_map(|mut centers| {
        let mut seen = BTreeSet::new();
        centers.retain(|center| seen.insert(center.identity()));
        centers
    })
}

fn parts_of(sources: &[Vec<Center>], days: &[&str]) -> Vec<Part> {
    let named = sources.iter().zip(["a", "b", "c"]).zip(days);
    named.map(|((centers, id), day)| part(id, day, centers.clone(), vec![])).collect()
}

fn sorted(mut centers: Vec<Center>) -> Vec<Center> {
    centers.sort_by_key(Center::id);
    centers
}

proptest! {
    #[test]
    fn the_order_of_sources_does_not_matter(
        sources in prop::collection::vec(any_source(), 3),
        order in Just(vec![0_usize, 1, 2]).prop_shuffle(),
        days in prop::collection::vec(prop::sample::select(vec!["2025-01-01", "2026-01-01"]), 3),
    ) {
        let (first, _, _) = joined(parts_of(&sources, &days));
        let mut parts: Vec<Option<Part>> = parts_of(&sources, &days).into_iter().map(Some).collect();
        let shuffled = order.iter().map(|at| parts[*at].take().unwrap()).collect();
        let (second, _, _) = joined(shuffled);
        prop_assert_eq!(sorted(first), sorted(second));
    }

    #[test]
    fn no_phone_and_no_code_is_lost_and_none_is_made_up(sources in prop::collection::vec(any_source(), 3)) {
        let all = |centers: &[Center]| -> BTreeSet<String> {
            let phones = centers.iter().flat_map(|center| &center.phones).map(ToString::to_string);
            let codes = centers.iter().flat_map(|center| &center.codes).filter(|code| *code != "DUO").cloned();
            phones.chain(codes).collect()
        };
        let given: Vec<Center> = sources.concat();
        let (centers, _, report) = joined(parts_of(&sources, &["2026-01-01", "2025-01-01", "2025-01-01"]));
        prop_assert_eq!(all(&centers), all(&given));
        prop_assert_eq!(report.read, given.len());
        prop_assert_eq!(report.count(Reason::SameInSources), given.len() - centers.len());
        // Whatever was given is in a center that could be it: same ZIP, and its phones and codes are all there.
        for one in &given {
            let is_in = |center: &&Center| {
                center.zip == one.zip
                    && one.phones.iter().all(|phone| center.phones.contains(phone))
                    && one.codes.iter().all(|code| code == "DUO" || center.codes.contains(code))
            };
            prop_assert!(centers.iter().any(|center| is_in(&center)), "{one:?}");
        }
        let ids: BTreeSet<_> = centers.iter().map(Center::id).collect();
        prop_assert_eq!(ids.len(), centers.len());
        // Every origin is a source, each field once.
        for center in &centers {
            prop_assert!(center.origins.windows(2).all(|two| two[0].field < two[1].field));
            prop_assert!(center.origins.iter().all(|origin| origin.source != center.source));
        }
    }

    #[test]
    fn what_is_joined_stays_as_it_is_joined_again(sources in prop::collection::vec(any_source(), 2)) {
        let mut report = Report::new();
        let days = ["2026-01-01", "2026-01-01"];
        let once = join(parts_of(&sources, &days), &mut report);
        let centers: Vec<Center> = once.centers.into_iter().map(|held| held.record).collect();
        let again = |id: &str| {
            let mut again = part(id, "2026-01-01", vec![], vec![]);
            again.directory.centers = centers.clone();
            again.directory.sources = once.sources.clone().into_vec();
            again
        };
        let (twice, _, _) = joined_unchecked(vec![again("x")]);
        prop_assert_eq!(sorted(twice), sorted(centers.clone()));
        // A copy of the same under another name adds nothing to any of them.
        let mut copy = again("y");
        for center in &mut copy.directory.centers {
            (center.source, center.origins) = ("y".to_owned(), Vec::new());
        }
        copy.directory.sources = vec![source("y", "2020-01-01")];
        for center in &mut copy.directory.centers {
            center.as_of = "2020-01-01".parse().unwrap();
        }
        let (with_copy, _, _) = joined_unchecked(vec![again("x"), copy]);
        prop_assert_eq!(sorted(with_copy), sorted(centers));
    }
}

/// [`joined`] for parts whose reports know nothing of their rows.
fn joined_unchecked(parts: Vec<Part>) -> (Vec<Center>, Vec<Meeting>, Report) {
    let mut report = Report::new();
    let joined = join(parts, &mut report);
    let centers = joined.centers.into_iter().map(|held| held.record).collect();
    (centers, joined.meetings.into_iter().map(|held| held.record).collect(), report)
}
