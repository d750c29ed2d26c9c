//! What does a listing look like where nobody has imported one?
//!
//! Invented places at real ZIPs: enough to try everything the finder can do, and nothing that could be taken for real
//! help. Phones are in the range kept for fiction, streets and organizations are made up, web addresses lead nowhere,
//! and the manifest says that it is a sample, so that every page says it too.

mod dice;
mod meetings;
mod names;
mod services;
mod terms;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use listing::geo::LatLon;
use listing::record::{Center, CenterId, Date, Phone, PhoneRole, Position, Precision};
use listing::state::State;
use listing::wire::{Header, Records, Source};

use crate::error::ImportError;
use crate::zip_areas::{ZipArea, ZipAreas};
use crate::{gazetteer, phone, write};
use dice::Dice;
use services::Sort;

/// How many places the default listing has.
pub const DEFAULT_COUNT: usize = 2_000;
/// The seed of the default listing.
pub const DEFAULT_SEED: u64 = 1;

const SOURCE: &str = "sample";
/// Every state gets so many places before chance decides.
const FEWEST_IN_A_STATE: usize = 6;
/// A town with so many ZIPs is a city.
const ZIPS_OF_A_CITY: usize = 6;
/// The years that the invented data are of.
const YEARS: [u16; 2] = [2024, 2025];

/// In a list of a whole country, there is a meeting for so many places; a smaller one has as many as it needs to be tried.
const PLACES_A_MEETING: usize = 10;

/// Writes the invented listing as the folder `out`, and returns how many places it has. The same seed and count give
/// the same listing on every machine.
///
/// # Errors
/// [`ImportError::EmptySample`], [`ImportError::NotAListing`] and [`ImportError::Unwritable`]; `out` is then as it was.
pub fn write_listing(seed: u64, count: usize, out: &Path) -> Result<usize, ImportError> {
    write::check_target(out)?;
    let centers = centers(seed, count);
    let made = centers.len();
    let as_of = centers.iter().map(|center| center.as_of).max().ok_or(ImportError::EmptySample)?;
    let source = Source {
        id: SOURCE.to_owned(),
        title: "Invented sample places".to_owned(),
        publisher: "Beside".to_owned(),
        url: String::new(),
        as_of,
    };
    let meetings = meetings::meetings(seed, made / PLACES_A_MEETING, ZipAreas::get_all());
    let records = Records { centers, meetings };
    let header = Header {
        title: "Sample listing (all places are invented)".to_owned(),
        sources: vec![source],
        sample: true,
    };
    let files =
        listing::wire::encode(&header, records, &terms::terms(), &gazetteer::of(ZipAreas::get_all()))?;
    write::write(&files, out)?;
    Ok(made)
}

/// The invented places of a seed, no two with the same id.
#[must_use]
pub fn centers(seed: u64, count: usize) -> Vec<Center> {
    let (mut dice, neighborhoods) = (Dice::new(seed), Neighborhoods::new(ZipAreas::get_all()));
    let (mut centers, mut ids): (Vec<Center>, HashSet<CenterId>) = (Vec::new(), HashSet::new());
    // The last organization of each state, which may run the next place there too.
    let mut last: HashMap<State, Organization> = HashMap::new();
    while centers.len() < count {
        let Some(area) = neighborhoods.pick(centers.len(), &mut dice) else { break };
        let Some(state) = area.state else { break };
        let (organization, part) = match last.get(&state) {
            // One in eight belongs to an organization that is there already, and says which branch it is.
            Some(known) if dice.chance(12) => (known.clone(), format!("{} Office", area.town)),
            _ => (Organization::invent(&mut dice), names::part(&mut dice, area.town)),
        };
        let Some(center) = invent(area, state, &organization, part, &mut dice) else { break };
        if ids.insert(center.id()) {
            last.insert(state, organization);
            centers.push(center);
        }
    }
    centers
}

/// The ZIPs where invented places may be: lived in, with a known position and an area code.
struct Neighborhoods<'a> {
    by_state: Vec<Vec<&'a ZipArea>>,
    all: Vec<&'a ZipArea>,
    in_cities: Vec<&'a ZipArea>,
}

impl<'a> Neighborhoods<'a> {
    fn new(areas: &'a ZipAreas) -> Self {
        // The states in free association have no area codes, so no number there is known to be fictional.
        let usable = |area: &&ZipArea| {
            area.is_a_neighborhood && area.state.is_some() && area.at.is_some() && !area.area_codes.is_empty()
        };
        let all: Vec<&ZipArea> = areas.iter().filter(usable).collect();
        let mut towns: HashMap<(Option<State>, &str), usize> = HashMap::new();
        let mut by_state: BTreeMap<Option<State>, Vec<&ZipArea>> = BTreeMap::new();
        for area in &all {
            *towns.entry((area.state, area.town)).or_default() += 1;
            by_state.entry(area.state).or_default().push(area);
        }
        let is_city =
            |area: &&ZipArea| towns.get(&(area.state, area.town)).is_some_and(|zips| *zips >= ZIPS_OF_A_CITY);
        let in_cities = all.iter().copied().filter(is_city).collect();
        Self { by_state: by_state.into_values().collect(), all, in_cities }
    }

    /// The first places go round the states; of the others more than half are in cities, as people are.
    fn pick(&self, made: usize, dice: &mut Dice) -> Option<&'a ZipArea> {
        let of = if made < FEWEST_IN_A_STATE * self.by_state.len() {
            &self.by_state[made % self.by_state.len()]
        } else if dice.chance(60) {
            &self.in_cities
        } else {
            &self.all
        };
        dice.pick(of).copied()
    }
}

/// Who runs a place, and places of which sort.
#[derive(Clone)]
struct Organization {
    name: String,
    sort: &'static Sort,
}

impl Organization {
    fn invent(dice: &mut Dice) -> Self {
        let sort = services::sort(dice);
        Self { name: names::organization(dice, sort.names), sort }
    }
}

fn invent(area: &ZipArea, state: State, of: &Organization, part: String, dice: &mut Dice) -> Option<Center> {
    let Organization { name, sort } = of.clone();
    let website = if dice.chance(55) { names::website(&name) } else { String::new() };
    Some(Center {
        name,
        part,
        street: names::street(dice),
        unit: names::unit(dice),
        city: area.town.to_owned(),
        state,
        zip: area.zip,
        position: Some(position(area.at?, dice)),
        phones: phones(area, dice)?,
        website,
        hours: hours(sort.day_and_night, dice),
        cost: String::new(),
        eligibility: String::new(),
        accessibility: String::new(),
        codes: sort.codes(dice),
        source: SOURCE.to_owned(),
        as_of: day(dice)?,
        origins: Vec::new(),
    })
}

/// Mostly the middle of the ZIP, as with real data; one in seven has a door of its own within a mile or so.
fn position(middle: LatLon, dice: &mut Dice) -> Position {
    if !dice.chance(14) {
        return Position { at: middle, precision: Precision::Zip };
    }
    let mut step = || (dice.below(3_001) as f32 - 1_500.0) / 100_000.0;
    let at = LatLon { lat: middle.lat + step(), lon: middle.lon + step() };
    Position { at, precision: Precision::Exact }
}

/// One to three numbers between 555-0100 and 555-0199, which are kept for fiction in every area code.
fn phones(area: &ZipArea, dice: &mut Dice) -> Option<Vec<Phone>> {
    let area_code = dice.pick(area.area_codes)?.clone();
    let number = |dice: &mut Dice| format!("{area_code}55501{:02}", dice.below(100));
    let mut phones = vec![Phone { number: number(dice), extension: String::new(), role: PhoneRole::Main }];
    if dice.chance(35) {
        let extension = if dice.chance(30) { (1 + dice.below(899)).to_string() } else { String::new() };
        phone::add(&mut phones, Phone { number: number(dice), extension, role: PhoneRole::Intake });
    }
    if dice.chance(6) {
        phone::add(
            &mut phones,
            Phone { number: number(dice), extension: String::new(), role: PhoneRole::Crisis },
        );
    }
    Some(phones)
}

/// Half of the places do not tell their hours, as in real data.
fn hours(day_and_night: u8, dice: &mut Dice) -> String {
    const OFFICE: &[&str] = &[
        "Monday to Friday, 8 am to 5 pm",
        "Monday to Friday, 9 am to 6 pm",
        "Monday to Thursday, 9 am to 8 pm; Friday, 9 am to 3 pm",
        "Monday to Saturday, 6 am to 2 pm",
        "Every day, 10 am to 9 pm",
    ];
    if dice.chance(day_and_night) {
        "Every day, all day and night".to_owned()
    } else if dice.chance(50) {
        dice.word(OFFICE).to_owned()
    } else {
        String::new()
    }
}

/// A day that every month has.
fn day(dice: &mut Dice) -> Option<Date> {
    format!("{}-{:02}-{:02}", YEARS[dice.below(YEARS.len())], 1 + dice.below(12), 1 + dice.below(28))
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use listing::taxonomy;
    use listing::wire::{MANIFEST_NAME, Manifest};

    use super::*;

    /// The default listing, made once for all tests.
    fn default_listing() -> &'static [Center] {
        static MADE: OnceLock<Vec<Center>> = OnceLock::new();
        MADE.get_or_init(|| centers(DEFAULT_SEED, DEFAULT_COUNT))
    }

    #[test]
    fn the_same_seed_gives_the_same_places_for_ever() {
        // FNV-1a over all that is in them. It changes with the words and mixes above and with the list of ZIPs, and
        // with nothing else: when it does, the pictures and counts that show the sample have to be made anew.
        let print = |centers: &[Center]| {
            format!("{centers:?}").bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            })
        };
        assert_eq!(format!("{:016x}", print(default_listing())), "f9c91f8589181603");
        assert_ne!(print(&centers(1, 100)), print(&centers(2, 100)));
    }

    #[test]
    fn a_smaller_sample_is_the_beginning_of_a_larger_one() {
        assert_eq!(centers(3, 50), centers(3, 400)[..50]);
    }

    /// States in free association, which have calling codes of their own.
    const OTHER_NUMBERING: [&str; 3] = ["FM", "MH", "PW"];

    #[test]
    fn every_state_with_fictional_numbers_has_places_and_no_two_places_are_one() {
        let places = default_listing();
        assert_eq!(places.len(), DEFAULT_COUNT);
        for state in State::all().filter(|state| !OTHER_NUMBERING.contains(&state.code())) {
            let in_state = places.iter().filter(|center| center.state == state).count();
            assert!(in_state >= FEWEST_IN_A_STATE, "{}: {in_state}", state.code());
        }
        let ids: HashSet<CenterId> = places.iter().map(Center::id).collect();
        assert_eq!(ids.len(), places.len());
    }

    #[test]
    fn every_number_is_fictional_in_an_area_code_of_its_zip() {
        let areas = ZipAreas::get_all();
        for center in default_listing() {
            let area_codes = areas.get(&center.zip).unwrap().area_codes;
            assert!(!center.phones.is_empty());
            for phone in &center.phones {
                let (area_code, line) = phone.number.split_at(3);
                assert!(area_codes.iter().any(|code| code == area_code), "{area_code} in {}", center.zip);
                assert!(line.len() == 7 && line.starts_with("55501"), "{line}");
            }
        }
    }

    #[test]
    fn every_filter_finds_something_and_has_something_to_leave_out() {
        let places = default_listing();
        for code in taxonomy::filterable_codes() {
            let with = places.iter().filter(|center| center.codes.iter().any(|own| own == code)).count();
            assert!((2..DEFAULT_COUNT).contains(&with), "{code}: {with}");
        }
    }

    #[test]
    fn free_places_take_no_money() {
        for center in default_listing().iter().filter(|center| center.codes.iter().any(|code| code == "NP")) {
            assert!(!center.codes.iter().any(|code| ["MD", "MC", "PI", "SF", "SS"].contains(&code.as_str())));
        }
    }

    #[test]
    fn no_place_contradicts_itself() {
        let places = default_listing();
        let has = |center: &Center, code: &str| center.codes.iter().any(|own| own == code);
        assert!(
            places.iter().any(|center| has(center, "SMON"))
                && places.iter().any(|center| has(center, "SMPD"))
        );
        assert!(!places.iter().any(|center| has(center, "SMON") && has(center, "SMPD")));
        assert!(!places.iter().any(|center| has(center, "NMOA") && has(center, "BU")));
    }

    #[test]
    fn most_positions_are_the_middle_of_a_zip_and_some_are_a_door_near_it() {
        let (areas, places) = (ZipAreas::get_all(), default_listing());
        let exact = |center: &&Center| center.position.unwrap().precision == Precision::Exact;
        let doors: Vec<&Center> = places.iter().filter(exact).collect();
        assert!((200..400).contains(&doors.len()), "{}", doors.len());
        for center in doors {
            let (at, middle) = (center.position.unwrap().at, areas.get(&center.zip).unwrap().at.unwrap());
            assert!((at.lat - middle.lat).abs() < 0.02 && (at.lon - middle.lon).abs() < 0.02);
        }
    }

    #[test]
    fn the_days_differ_so_that_freshness_can_be_seen() {
        let days: HashSet<Date> = default_listing().iter().map(|center| center.as_of).collect();
        assert!(days.len() > 300, "{}", days.len());
    }

    #[test]
    fn the_written_listing_says_that_it_is_a_sample() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("sample");
        assert_eq!(write_listing(1, 120, &out).unwrap(), 120);
        let manifest = Manifest::decode(&std::fs::read(out.join(MANIFEST_NAME)).unwrap()).unwrap();
        assert!(manifest.sample && manifest.title.contains("invented") && manifest.count == 120);
    }

    #[test]
    fn a_sample_of_nothing_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let message = write_listing(1, 0, &home.path().join("sample")).unwrap_err().to_string();
        assert!(message.contains("--count"), "{message}");
    }
}
