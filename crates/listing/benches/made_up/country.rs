//! A made-up country as a page has it, and what is asked of it.

use listing::geo::LatLon;
use listing::index::{Index, Vocabulary};
use listing::query::{Near, Order, Query, Within};
use listing::taxonomy::{Chosen, OptionId};
use listing::wire::{Manifest, Shard};

/// As many places as the national directory has.
pub(crate) const NATIONAL: usize = 18_697;
const SEED: u64 = 2023;

/// One listing: its shards as bytes, and where its first place is.
pub(crate) struct Country {
    pub(crate) shards: Vec<Vec<u8>>,
    pub(crate) details: Vec<Vec<u8>>,
    pub(crate) busy: LatLon,
}

pub(crate) fn country(size: usize) -> Country {
    let centers = super::centers(size, SEED);
    let busy = centers.iter().find_map(|center| center.position).unwrap().at;
    let files = super::files(centers);
    let bytes = |name: &str| files.iter().find(|file| file.name == name).unwrap().bytes.clone();
    let manifest = Manifest::decode(&bytes("manifest.json")).unwrap();
    Country {
        shards: manifest.shards.iter().map(|shard| bytes(&shard.file)).collect(),
        details: manifest.shards.iter().map(|shard| bytes(&shard.details_file)).collect(),
        busy,
    }
}

fn vocabulary() -> Vocabulary {
    let words: Vec<(OptionId, String)> =
        OptionId::all().map(|option| (option, option.slug().replace('-', " "))).collect();
    Vocabulary::new(words.iter().map(|(option, text)| (*option, text.as_str())))
}

pub(crate) fn index(shards: Vec<Shard>) -> Index {
    let mut index = Index::new(vocabulary());
    for shard in shards {
        index.add(shard);
    }
    index
}

pub(crate) fn chosen(slugs: &[&str]) -> Chosen {
    OptionId::all().filter(|option| slugs.contains(&option.slug())).collect()
}

pub(crate) fn queries(busy: LatLon) -> [(&'static str, Query); 10] {
    let plain = Query {
        near: Near::Everywhere,
        chosen: Chosen::default(),
        words: String::new(),
        order: Order::Nearest,
        limit: 20,
    };
    let around = |within| Near::Around { at: busy, within };
    let words = |words: &str| Query { words: words.to_owned(), ..plain.clone() };
    let three = chosen(&["peer-support", "medicaid", "women"]);
    [
        ("no filters", plain.clone()),
        ("near and 3 filters", Query { near: around(Within::Miles(25)), chosen: three, ..plain.clone() }),
        ("near, widening, 3 filters", Query { near: around(Within::Auto), chosen: three, ..plain.clone() }),
        (
            "near, and farther for a rare need",
            Query { near: around(Within::Miles(5)), chosen: chosen(&["with-children"]), ..plain.clone() },
        ),
        ("near 100 miles", Query { near: around(Within::Miles(100)), ..plain.clone() }),
        ("by name", Query { order: Order::Name, ..plain.clone() }),
        ("text prefix", words("har")),
        ("text of one letter", words("h")),
        ("text with a slip", words("harbrodawn")),
        ("phrase of common words", words("\"health center\"")),
    ]
}
