//! A made-up country of any size, the same for the same seed: for benches only.
//!
//! It is shaped like the national directory where that matters for speed: states of unequal size, a few hundred ZIPs a
//! state with places around a handful of cities, names from a small stock of words (so that words repeat as they do in
//! real names), a dozen or two of codes a place, and all data from one day.

pub(crate) mod country;

use listing::geo::LatLon;
use listing::record::{Center, Date, Phone, PhoneRole, Position, Precision};
use listing::state::State;
use listing::taxonomy::filterable_codes;
use listing::wire::{Header, ListingFile, Source, Term, Terms, encode};

/// SplitMix64 (Steele, Lea, Flood 2014): small, and pinned here so that figures of two years can be compared.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Small numbers more often than large ones, as words and cities are used.
    fn skewed(&mut self, end: usize) -> usize {
        let a = self.below(end);
        a * self.below(end) / end
    }

    fn of<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.skewed(from.len())]
    }

    fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

const KINDS: [&str; 16] = [
    "Recovery Center",
    "Counseling Services",
    "Behavioral Health",
    "Community Health Center",
    "Treatment Center",
    "House",
    "Wellness Clinic",
    "Outpatient Services",
    "Family Services",
    "Medical Group",
    "Health Network",
    "Lodge",
    "Peer Center",
    "Guidance Clinic",
    "Hospital",
    "Sober Living",
];
const SYLLABLES: [&str; 24] = [
    "har", "bor", "dawn", "ridge", "wil", "low", "cres", "ent", "mar", "field", "oak", "ton", "sum", "mit",
    "val", "ley", "nor", "brook", "pine", "wood", "lan", "der", "hope", "stone",
];

/// A word of two or three syllables: about two thousand common ones and a long tail.
fn word(random: &mut Random) -> String {
    let mut word = format!("{}{}", random.of(&SYLLABLES), random.of(&SYLLABLES));
    if random.is(20) {
        word.push_str(random.of(&SYLLABLES));
    }
    word[..1].to_uppercase() + &word[1..]
}

struct Town {
    name: String,
    at: (f32, f32),
}

/// So many centers over all states.
pub(crate) fn centers(count: usize, seed: u64) -> Vec<Center> {
    let mut random = Random::new(seed);
    let states: Vec<State> = State::all().collect();
    let corners: Vec<(f32, f32)> = states
        .iter()
        .map(|_| (27.0 + random.below(200) as f32 / 10.0, -122.0 + random.below(500) as f32 / 10.0))
        .collect();
    let towns: Vec<Vec<Town>> = corners
        .iter()
        .map(|(south, west)| {
            let town = |random: &mut Random| {
                let (north, east) =
                    (random.below(4_000) as f32 / 1_000.0, random.below(5_000) as f32 / 1_000.0);
                Town { name: word(random), at: (south + north, west + east) }
            };
            (0..120).map(|_| town(&mut random)).collect()
        })
        .collect();
    let codes = filterable_codes();
    let as_of: Date = "2023-01-01".parse().unwrap();
    (0..count)
        .map(|number| {
            let state = random.skewed(states.len());
            let town_at = random.skewed(120);
            let town = &towns[state][town_at];
            let zip = 10_000 + state * 1_500 + town_at * 10 + random.below(10);
            let (lat, lon) = (town.at.0 + (zip % 10) as f32 / 50.0, town.at.1 + (zip % 7) as f32 / 50.0);
            let position = Position { at: LatLon { lat, lon }, precision: Precision::Zip };
            let mut own: Vec<String> = Vec::new();
            for (at, code) in codes.iter().enumerate() {
                if random.is(if *code == "DUO" { 1 } else { 15 + at * 7 % 50 }) {
                    own.push((*code).to_owned());
                }
            }
            own.extend((0..40).filter(|_| random.is(40)).map(|other| format!("X{other}")));
            own.sort_unstable();
            Center {
                name: format!("{} {} {}", word(&mut random), word(&mut random), random.of(&KINDS)),
                part: if random.is(60) {
                    format!("{} {}", word(&mut random), random.of(&KINDS))
                } else {
                    String::new()
                },
                street: format!("{number} {} Street", word(&mut random)),
                unit: if random.is(20) { format!("Suite {}", random.below(400)) } else { String::new() },
                city: town.name.clone(),
                state: states[state],
                zip: zip.to_string().parse().unwrap(),
                position: random.is(98).then_some(position),
                phones: vec![Phone {
                    number: format!("{}55501{:02}", 200 + random.below(700), random.below(100)),
                    extension: String::new(),
                    role: PhoneRole::Main,
                }],
                website: String::new(),
                hours: String::new(),
                cost: String::new(),
                eligibility: String::new(),
                accessibility: String::new(),
                codes: own,
                source: "made-up".to_owned(),
                as_of,
                origins: Vec::new(),
            }
        })
        .collect()
}

/// The files of a listing of these centers.
pub(crate) fn files(centers: Vec<Center>) -> Vec<ListingFile> {
    let source = Source {
        id: "made-up".to_owned(),
        title: "A made-up country".to_owned(),
        publisher: String::new(),
        url: String::new(),
        as_of: "2023-01-01".parse().unwrap(),
    };
    let header = Header { title: "Made up".to_owned(), sources: vec![source], sample: true };
    let term = |at: usize| Term {
        code: format!("X{at}"),
        category_code: "X".to_owned(),
        category: "Other".to_owned(),
        name: format!("Something else {at}"),
    };
    encode(&header, centers, &Terms::new((0..40).map(term).collect()), &[]).unwrap()
}
