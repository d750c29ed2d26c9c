//! A manifest from anywhere: read or refused, and what is read leads nowhere else.
#![no_main]

use libfuzzer_sys::fuzz_target;
use listing::geo::{LatLon, Meters};
use listing::wire::Manifest;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(manifest) = Manifest::decode(bytes) {
        assert!(manifest.shards.iter().all(|shard| !shard.file.contains(['/', ':', '\\'])));
        let at = LatLon { lat: 40.0, lon: -83.0 };
        assert!(manifest.shards_in_reach(at, Meters::from_miles(100)).count() <= manifest.shards.len());
    }
});
