//! What does the gallery's finder find?

use std::sync::Arc;

use listing::geo::LatLon;
use listing::index::{Index, Vocabulary};
use listing::record::{Center, Date, Field, Origin, Phone, PhoneRole, Position, Precision, Zip};
use listing::state::State;
use listing::taxonomy::OptionId;
use listing::wire::{Header, Manifest, Shard, Source, Term, Terms, encode};

use crate::i18n::Locale;
use crate::state::directory::Directory;
use crate::state::find_query::FindQuery;
use crate::state::finder::{Found, Outcome};
use crate::state::place::Place;

/// So many places are shown.
const SHOWN: usize = 10;

/// A listing of a few places, each of which is hard to show in another way. All of them are invented.
#[derive(Debug, Clone)]
pub struct Invented {
    manifest: Manifest,
    shards: Vec<Shard>,
    /// What a place says of itself that says all it can.
    pub full: Arc<Center>,
    /// What its codes mean.
    pub terms: Arc<Terms>,
    /// Where the finder looks.
    pub place: Place,
}

impl Invented {
    /// Makes it as the importer would, so that it is read as any listing is.
    ///
    /// # Errors
    /// Says what in it is no listing.
    pub fn new() -> Result<Self, String> {
        let as_of: Date = "2026-05-01".parse().map_err(|error| format!("{error}"))?;
        let state = State::from_code("OH").ok_or("there is no Ohio")?;
        let zip: Zip = "43215".parse().map_err(|error| format!("{error}"))?;
        let at = LatLon::new(39.97, -83.01).ok_or("Columbus is nowhere")?;
        let bare = Center {
            name: String::new(),
            part: String::new(),
            street: String::new(),
            unit: String::new(),
            city: "Columbus".to_owned(),
            state,
            zip,
            position: Some(Position { at, precision: Precision::Zip }),
            phones: Vec::new(),
            website: String::new(),
            hours: String::new(),
            cost: String::new(),
            eligibility: String::new(),
            accessibility: String::new(),
            codes: codes(&["PEER"]),
            source: "invented".to_owned(),
            as_of,
            origins: Vec::new(),
        };
        let full = Center {
            name: "Lantern House Recovery Center".to_owned(),
            part: "Outpatient and peer support".to_owned(),
            street: "100 Invented Street".to_owned(),
            unit: "Suite 4".to_owned(),
            phones: vec![
                phone("6145550100", "", PhoneRole::Main),
                phone("6145550101", "12", PhoneRole::Intake),
                phone("6145550102", "", PhoneRole::Crisis),
            ],
            website: "https://example.org/".to_owned(),
            hours: "Monday to Friday, 8 to 5".to_owned(),
            cost: "Nobody is turned away. Groups: free. Counseling: $0 to $40 an hour, by income.".to_owned(),
            eligibility: "Adults who live in the county, 18 and older.".to_owned(),
            accessibility: "Ramp at the side door. Restroom for wheelchairs.".to_owned(),
            codes: codes(&[
                "AH", "ANG", "BU", "CO", "MD", "MU", "OP", "PEER", "PVTN", "SHG", "SMON", "SP", "SS", "VET",
                "WN", "XYZ",
            ]),
            origins: [(Field::Phones, "corrected"), (Field::Website, "corrected"), (Field::Cost, "county")]
                .map(|(field, source)| Origin { field, source: source.to_owned() })
                .to_vec(),
            ..bare.clone()
        };
        let long = Center {
            name: "The Greater Muskingum Valley Regional Association for Peer-Run Recovery, Wellness and Community \
                   Reintegration Services, Incorporated"
                .to_owned(),
            street: "12345 Northwest Old Invented Turnpike Extension".to_owned(),
            city: "Saint Clairsville Heights".to_owned(),
            phones: vec![phone("7405550103", "", PhoneRole::Main)],
            ..full.clone()
        };
        let short = Center { name: "Hope".to_owned(), street: full.street.clone(), ..bare.clone() };
        let right_to_left =
            Center { name: "مركز الأمل".to_owned(), street: "2 Invented Way".to_owned(), ..bare };
        let source = |id: &str, title: &str, publisher: &str| Source {
            id: id.to_owned(),
            title: title.to_owned(),
            publisher: publisher.to_owned(),
            url: "https://example.org/".to_owned(),
            as_of,
        };
        let sources = vec![
            source("invented", "Invented places", "The gallery"),
            source("county", "Invented places of a county", "The county"),
            source("corrected", "Corrections by the operator of this site", ""),
        ];
        let header = Header { title: "Invented".to_owned(), sources, sample: true };
        let terms = Terms::new(vec![
            term("PEER", "RSS", "Recovery Support Services", "Mentoring/peer support"),
            term("OP", "SET", "Service Setting", "Outpatient"),
            term("VET", "SG", "Special Programs/Groups Offered", "Veterans"),
            term("ANG", "TAP", "Treatment Approaches", "Anger management"),
            term("PVTN", "FOP", "Facility Operation", "Private non-profit organization"),
            term("SMON", "SMP", "Facility Smoking Policy", "Smoking not permitted"),
            term("MD", "PAY", "Payment/Insurance/Funding Accepted", "Medicaid"),
        ]);
        let files = encode(&header, vec![full.clone(), long, short, right_to_left], &terms, &[])
            .map_err(|error| error.to_string())?;
        let bytes = |name: &str| files.iter().find(|file| file.name == name).map(|file| &*file.bytes);
        let manifest = Manifest::decode(bytes("manifest.json").unwrap_or_default())
            .map_err(|error| error.to_string())?;
        let shards = manifest.shards.iter().map(|entry| {
            entry.read_shard(bytes(&entry.file).unwrap_or_default()).map_err(|error| error.to_string())
        });
        let shards = shards.collect::<Result<_, _>>()?;
        // Those that are for people with a court case alone are found by nobody else.
        let full = Center { codes: [full.codes, codes(&["DUO"])].concat(), ..full };
        let place = Place::Point { at, label: "Columbus, OH 43215".to_owned(), state };
        Ok(Self { manifest, shards, full: Arc::new(full), terms: Arc::new(terms), place })
    }

    /// The directory that has loaded it.
    #[must_use]
    pub fn directory(&self) -> Directory {
        Directory::still(self.manifest.clone(), self.index())
    }

    /// What the finder answers to this question, with some states missing.
    #[must_use]
    pub fn found(&self, query: &FindQuery, missing: Vec<State>) -> Outcome {
        let found = Found::of(&self.index(), query, &query.question(&self.place, SHOWN));
        Outcome::Found(Found { missing, ..found })
    }

    fn index(&self) -> Index {
        let labels = OptionId::all().map(|option| (option, Locale::current().option_label(option)));
        let mut index = Index::new(Vocabulary::new(labels));
        for shard in &self.shards {
            index.add(shard.clone());
        }
        index
    }
}

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn phone(number: &str, extension: &str, role: PhoneRole) -> Phone {
    Phone { number: number.to_owned(), extension: extension.to_owned(), role }
}

fn term(code: &str, category_code: &str, category: &str, name: &str) -> Term {
    Term {
        code: code.to_owned(),
        category_code: category_code.to_owned(),
        category: category.to_owned(),
        name: name.to_owned(),
    }
}
