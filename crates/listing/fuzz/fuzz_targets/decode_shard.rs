//! A search shard from anywhere: read or refused, and what is read can be asked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use listing::geo::LatLon;
use listing::index::{Index, Vocabulary};
use listing::query::{Near, Query, Within};
use listing::taxonomy::Chosen;
use listing::wire::Shard;

fuzz_target!(|bytes: &[u8]| {
    let Ok(shard) = Shard::decode(bytes) else { return };
    // A row costs at least a byte: no number in the file makes more of them.
    let rows = shard.len();
    assert!(rows <= bytes.len());
    for row in 0..rows + 1 {
        assert_eq!(shard.center(row).is_some(), row < rows);
    }
    let mut index = Index::new(Vocabulary::default());
    index.add(shard);
    let near = Near::Around { at: LatLon { lat: 40.0, lon: -83.0 }, within: Within::Auto };
    let words = String::from_utf8_lossy(bytes.get(..12).unwrap_or_default()).into_owned();
    for near in [near, Near::Everywhere] {
        let query = Query { near, chosen: Chosen::default(), words: words.clone(), limit: 5 };
        assert!(index.answer(&query).total <= rows);
    }
});
