//! How long does a person wait for the meetings of tonight? With as many as a country's lists have, all of them loaded: more
//! than a page ever loads, which takes only the states in reach.
//!
//! Budget: an answer with all counts in 1 ms for 20,000 meetings.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench may panic, and criterion's macro writes no docs"
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use listing::geo::LatLon;
use listing::meeting::types::MeetingType;
use listing::meeting::{
    Attend, Attendance, Meeting, MeetingIndex, MeetingQuery, Now, Weekday, WeeklyTime, When,
};
use listing::query::{Near, Within};
use listing::record::{Position, Precision};
use listing::state::State;
use listing::wire::{Header, Manifest, Records, Source, Terms, encode};

const SIZE: usize = 20_000;
const FELLOWSHIPS: [&str; 6] = ["AA", "NA", "Al-Anon", "SMART Recovery", "CA", "Recovery Dharma"];
const ZONES: [&str; 4] = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"];
const BUSY: LatLon = LatLon { lat: 40.0, lon: -83.0 };

/// Numbers that look thrown and are the same each time (Knuth's generator).
struct Thrown(u64);

impl Thrown {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }
}

fn meetings() -> Vec<Meeting> {
    let mut thrown = Thrown(2026);
    let states: Vec<State> = State::all().collect();
    let types: Vec<MeetingType> = MeetingType::all().collect();
    (0..SIZE)
        .map(|number| {
            let attendance = Attendance::ALL[thrown.below(10).min(2)];
            // A tenth of all is within an hour of one city.
            let spread = if thrown.below(10) == 0 { 1.0 } else { 20.0 };
            let mut off = || (thrown.below(2_000) as f32 / 1_000.0 - 1.0) * spread;
            let at = LatLon::new(BUSY.lat + off() * 0.4, BUSY.lon + off()).unwrap();
            let mut codes: Vec<String> =
                (0..4).map(|_| types[thrown.below(types.len())].code().to_owned()).collect();
            codes.sort();
            codes.dedup();
            Meeting {
                name: format!("Group {} of {}", number, ["Morning", "Lantern", "Harbor"][thrown.below(3)]),
                group: String::new(),
                fellowship: FELLOWSHIPS[thrown.below(FELLOWSHIPS.len())].to_owned(),
                time: Some(WeeklyTime {
                    day: Weekday::ALL[thrown.below(7)],
                    starts: (thrown.below(96) * 15) as u16,
                    lasts: Some(60),
                }),
                zone: ZONES[thrown.below(ZONES.len())].to_owned(),
                attendance,
                types: codes,
                venue: format!("Hall {}", thrown.below(900)),
                street: format!("{number} Elm Street"),
                city: "Columbus".to_owned(),
                state: Some(states[thrown.below(states.len())]),
                zip: None,
                position: attendance.has_a_room().then_some(Position { at, precision: Precision::Exact }),
                notes: String::new(),
                join_url: String::new(),
                join_phone: None,
                join_notes: String::new(),
                url: String::new(),
                source: "one".to_owned(),
                as_of: "2026-05-01".parse().unwrap(),
                origins: Vec::new(),
            }
        })
        .collect()
}

fn index() -> MeetingIndex {
    let source = Source {
        id: "one".to_owned(),
        title: "Made up".to_owned(),
        publisher: String::new(),
        url: String::new(),
        as_of: "2026-05-01".parse().unwrap(),
    };
    let header = Header { title: "Made up".to_owned(), sources: vec![source], sample: true };
    let records = Records { centers: Vec::new(), meetings: meetings() };
    let files = encode(&header, records, &Terms::default(), &[]).unwrap();
    let bytes = |name: &str| files.iter().find(|file| file.name == name).map(|file| &*file.bytes).unwrap();
    let manifest = Manifest::decode(bytes("manifest.json")).unwrap();
    let mut index = MeetingIndex::default();
    for entry in &manifest.meetings {
        index.add(entry.read(bytes(&entry.file)).unwrap());
    }
    index
}

fn questions() -> [(&'static str, MeetingQuery); 5] {
    let near = Near::Around { at: BUSY, within: Within::Auto };
    let wide = Near::Around { at: BUSY, within: Within::Miles(100) };
    let plain = MeetingQuery::default();
    [
        ("everywhere", plain.clone()),
        ("near", MeetingQuery { near, ..plain.clone() }),
        ("near 100 miles", MeetingQuery { near: wide, ..plain.clone() }),
        (
            "tonight, near, in person",
            MeetingQuery { near, when: When::Tonight, attend: Some(Attend::InPerson), ..plain.clone() },
        ),
        ("words", MeetingQuery { near, words: "lan".to_owned(), ..plain }),
    ]
}

fn answers(criterion: &mut Criterion) {
    let index = index();
    let now = Now { day: Weekday::Thursday, minute: 1095 };
    let mut group = criterion.benchmark_group("answer about meetings");
    for (name, question) in questions() {
        group.bench_function(BenchmarkId::new(name, SIZE), |bencher| {
            bencher.iter(|| black_box(index.answer(black_box(&question), |_| now)));
        });
    }
    group.finish();
}

criterion_group!(benches, answers);
criterion_main!(benches);
