//! Centers and listings for tests: strategies that make them up, and short ways to write one down.
#![allow(dead_code, reason = "every test file uses a part of it")]

pub(crate) mod answers;

use listing::geo::LatLon;
use listing::meeting::{Attendance, Meeting, Weekday, WeeklyTime};
use listing::record::{Center, Date, Field, Origin, Phone, PhoneRole, Position, Precision, Zip};
use listing::state::State;
use listing::taxonomy::filterable_codes;
use listing::wire::{GazetteerEntry, Header, ListingFile, Manifest, Shard, Source, Term, Terms, encode};
use proptest::prelude::*;

pub(crate) fn state(code: &str) -> State {
    State::from_code(code).unwrap()
}

pub(crate) fn zip(digits: &str) -> Zip {
    digits.parse().unwrap()
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn header() -> Header {
    let source = |id: &str, as_of: &str| Source {
        id: id.to_owned(),
        title: "Invented directory".to_owned(),
        publisher: "Invented agency".to_owned(),
        url: "https://example.org/".to_owned(),
        as_of: date(as_of),
    };
    Header {
        title: "Invented".into(),
        sources: vec![source("one", "2023-01-01"), source("two", "2024-06-30")],
        sample: true,
    }
}

pub(crate) fn terms() -> Terms {
    let term = |code: &str, category_code: &str, category: &str, name: &str| Term {
        code: code.to_owned(),
        category_code: category_code.to_owned(),
        category: category.to_owned(),
        name: name.to_owned(),
    };
    Terms::new(vec![
        term("SA", "TC", "Type of Care", "Substance use treatment"),
        term("PEER", "RSS", "Recovery Support Services", "Mentoring/peer support"),
        term("CBT", "TAP", "Treatment Approaches", "Cognitive behavioral therapy"),
    ])
}

/// A plain meeting to change one thing of: Mondays at ten, in a room.
pub(crate) fn meeting(name: &str) -> Meeting {
    Meeting {
        name: name.to_owned(),
        group: String::new(),
        fellowship: "AA".to_owned(),
        time: Some(WeeklyTime { day: Weekday::Monday, starts: 600, lasts: Some(60) }),
        zone: "America/Los_Angeles".to_owned(),
        attendance: Attendance::InPerson,
        types: vec!["O".to_owned()],
        venue: String::new(),
        street: "1 Elm Street".to_owned(),
        city: "Columbus".to_owned(),
        state: Some(state("OH")),
        zip: None,
        position: None,
        notes: String::new(),
        join_url: String::new(),
        join_phone: None,
        join_notes: String::new(),
        url: String::new(),
        source: "one".to_owned(),
        as_of: date("2026-05-01"),
        origins: Vec::new(),
    }
}

/// A plain center to change one thing of.
pub(crate) fn center(name: &str) -> Center {
    Center {
        name: name.to_owned(),
        part: String::new(),
        street: "1 Elm Street".to_owned(),
        unit: String::new(),
        city: "Columbus".to_owned(),
        state: state("OH"),
        zip: zip("43215"),
        position: None,
        phones: vec![],
        website: String::new(),
        hours: String::new(),
        cost: String::new(),
        eligibility: String::new(),
        accessibility: String::new(),
        codes: vec![],
        source: "one".to_owned(),
        as_of: date("2023-01-01"),
        origins: Vec::new(),
    }
}

/// What the files hold, by name.
pub(crate) fn file<'a>(files: &'a [ListingFile], name: &str) -> &'a [u8] {
    &files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("no file {name}")).bytes
}

/// All shards of a listing made of these centers.
pub(crate) fn shards(centers: &[Center]) -> Vec<Shard> {
    let files = encode(&header(), centers.to_vec(), &terms(), &[]).unwrap();
    let manifest = Manifest::decode(file(&files, "manifest.json")).unwrap();
    manifest.shards.iter().map(|shard| Shard::decode(file(&files, &shard.file)).unwrap()).collect()
}

const STATES: [&str; 4] = ["OH", "PA", "AK", "GU"];

/// Where the middle of each invented ZIP is: a function of the ZIP, as in the real world. Some have none.
fn zip_middle(number: u32) -> Option<LatLon> {
    let step = |by: u32| (number.wrapping_mul(by) % 2_000) as f32 / 1_000.0;
    (!number.is_multiple_of(5)).then(|| LatLon::new(39.0 + step(7), -83.0 + step(13)).unwrap())
}

/// Words that are much alike, so that prefixes, slips and equal names happen.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("Hope"),
        Just("hoper"),
        Just("House"),
        Just("Harbor"),
        Just("Harbour"),
        Just("HARBÓR"),
        Just("St."),
        Just("Mary's"),
        Just("Recovery"),
        Just("Recover"),
        Just("Ñandú"),
        Just("New"),
        Just("Dawn"),
        Just("ﬁve"),
        Just("détox"),
        Just("12"),
        Just("&"),
        Just("Łódź"),
        Just("家"),
    ];
    prop::collection::vec(word, 0..4).prop_map(|words| words.join(" "))
}

/// Text nobody should have to display: markup, marks, breaks.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => words(),
        1 => any::<String>(),
        1 => Just("<script>alert(1)</script>".to_owned()),
        1 => Just("\u{202e}evil\u{2069}\r\nline\u{2028}two\ttab\0nul".to_owned()),
        1 => Just("x".repeat(300)),
    ]
}

fn phone() -> impl Strategy<Value = Phone> {
    let role = prop_oneof![Just(PhoneRole::Main), Just(PhoneRole::Intake), Just(PhoneRole::Crisis)];
    ("[0-9]{10}", "[0-9]{0,4}", role).prop_map(|(number, extension, role)| Phone { number, extension, role })
}

fn codes() -> impl Strategy<Value = Vec<String>> {
    let mut known = filterable_codes();
    known.extend(["CBT", "SA", "NMOA", "SMON", "F47", "ODD <code>\n"]);
    let some = prop::sample::subsequence(known, 0..12);
    // DUO is one code of many, but the rule about it deserves more than chance.
    (some, prop::bool::weighted(0.2)).prop_map(|(some, dui_only)| {
        let mut codes: Vec<String> = some.into_iter().map(str::to_owned).collect();
        if dui_only {
            codes.push("DUO".to_owned());
        }
        codes.sort_unstable();
        codes.dedup();
        codes
    })
}

prop_compose! {
    pub(crate) fn any_center()(
        names in (any_text(), words(), any_text(), any_text(), words()),
        state_at in 0..STATES.len(),
        zip_number in 0u32..12,
        exact in prop::option::weighted(0.3, (39f32..41.0, -83f32..-81.0)),
        phones in prop::collection::vec(phone(), 0..4),
        rest in (any_text(), any_text(), any_text(), words(), any_text()),
        codes in codes(),
        day in 1u32..4,
        source in prop_oneof![Just("one"), Just("two")],
        others in prop::sample::subsequence(Field::ALL.to_vec(), 0..4),
    ) -> Center {
        let (name, part, street, unit, city) = names;
        // One block of ZIPs a state: a ZIP lies in one state.
        let number = 43_000 + state_at as u32 * 100 + zip_number;
        let middle = zip_middle(number).map(|at| Position { at, precision: Precision::Zip });
        let door = exact.map(|(lat, lon)| Position { at: LatLon { lat, lon }, precision: Precision::Exact });
        Center {
            name, part, street, unit, city,
            state: state(STATES[state_at]),
            zip: zip(&number.to_string()),
            position: door.or(middle),
            phones,
            website: rest.0,
            hours: rest.1,
            cost: rest.2,
            eligibility: rest.3,
            accessibility: rest.4,
            codes,
            source: source.to_owned(),
            as_of: date(&format!("2024-02-{:02}", day * 7)),
            origins: origins(others, source),
        }
    }
}

/// These fields from the other source.
fn origins(fields: Vec<Field>, own: &str) -> Vec<Origin> {
    let source = if own == "one" { "two" } else { "one" };
    fields.into_iter().map(|field| Origin { field, source: source.to_owned() }).collect()
}

/// Up to `most` centers, none twice.
pub(crate) fn any_centers(most: usize) -> impl Strategy<Value = Vec<Center>> {
    prop::collection::vec(any_center(), 0..most).prop_map(|mut centers| {
        let mut seen = std::collections::HashSet::new();
        centers.retain(|center| seen.insert(center.id()));
        centers
    })
}

pub(crate) fn any_gazetteer() -> impl Strategy<Value = Vec<GazetteerEntry>> {
    let aliases = prop::collection::vec(words(), 0..3);
    let entry = (0u32..300, words(), aliases, prop::option::of((30f32..45.0, -120f32..-70.0))).prop_map(
        |(number, town, aliases, at)| GazetteerEntry {
            zip: zip(&(43_000 + number).to_string()),
            state: state(STATES[(number / 100) as usize]),
            town,
            aliases,
            at: at.map(|(lat, lon)| LatLon { lat, lon }),
        },
    );
    prop::collection::btree_map(0u32..300, entry, 0..40).prop_map(|entries| {
        let mut entries: Vec<_> = entries.into_values().collect();
        entries.sort_by_key(|entry| entry.zip);
        entries.dedup_by_key(|entry| entry.zip);
        entries
    })
}
