//! Writes a small listing as the first corpus of each target, so that the fuzzer does not have to invent JSON.

use std::error::Error;
use std::fs;
use std::path::Path;

use listing::geo::LatLon;
use listing::record::{Center, Kind, Phone, PhoneRole, Position, Precision};
use listing::state::State;
use listing::wire::{GazetteerEntry, Header, Source, Term, Terms, encode};

fn main() -> Result<(), Box<dyn Error>> {
    let ohio = State::from_code("OH").ok_or("no Ohio")?;
    let center = |number: u8, precision: Precision| -> Result<Center, Box<dyn Error>> {
        let at = LatLon::new(39.9 + f32::from(number) / 10.0, -83.0).ok_or("no position")?;
        Ok(Center {
            kind: if number == 2 { Kind::Meeting } else { Kind::Center },
            name: format!("House {number}"),
            part: "Niños".to_owned(),
            street: format!("{number} Elm Street"),
            unit: "Suite 1".to_owned(),
            city: "Columbus".to_owned(),
            state: ohio,
            zip: format!("4321{number}").parse()?,
            position: Some(Position { at, precision }),
            phones: vec![
                Phone { number: "6145550100".to_owned(), extension: "12".to_owned(), role: PhoneRole::Main },
                Phone { number: "6145550101".to_owned(), extension: String::new(), role: PhoneRole::Intake },
            ],
            website: "https://example.org/".to_owned(),
            hours: String::new(),
            codes: ["CBT", "MD", "PEER"].map(str::to_owned).to_vec(),
            source: "seed".to_owned(),
            as_of: "2023-01-01".parse()?,
        })
    };
    let header = Header {
        title: "Seeds".to_owned(),
        sources: vec![Source {
            id: "seed".to_owned(),
            title: "Invented".to_owned(),
            publisher: String::new(),
            url: String::new(),
            as_of: "2023-01-01".parse()?,
        }],
        sample: true,
    };
    let terms = Terms::new(vec![Term {
        code: "CBT".to_owned(),
        category_code: "TAP".to_owned(),
        category: "Treatment Approaches".to_owned(),
        name: "Cognitive behavioral therapy".to_owned(),
    }]);
    let places = ["43210", "43211"]
        .map(|zip| -> Result<GazetteerEntry, Box<dyn Error>> {
            Ok(GazetteerEntry {
                zip: zip.parse()?,
                state: ohio,
                town: "Columbus".to_owned(),
                at: LatLon::new(40.0, -83.0),
            })
        })
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?;
    let centers = vec![center(1, Precision::Exact)?, center(2, Precision::Zip)?, center(3, Precision::Zip)?];
    for file in encode(&header, centers, &terms, &places)? {
        let target = match file.name.split('.').collect::<Vec<_>>()[..] {
            ["manifest", "json"] => "decode_manifest",
            ["oh", _, "json"] => "decode_shard",
            ["oh", "details", _, "json"] => "decode_details",
            ["places", ..] => "decode_gazetteer",
            _ => continue,
        };
        let folder = Path::new("corpus").join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("seed"), file.bytes)?;
    }
    Ok(())
}
