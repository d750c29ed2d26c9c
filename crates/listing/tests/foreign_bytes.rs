//! Whatever bytes come, reading them ends with a listing or with a sentence: never with a panic, and never by reserving
//! memory that the bytes themselves do not fill.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use listing::gazetteer::Gazetteer;
use listing::geo::LatLon;
use listing::index::{Index, Vocabulary};
use listing::query::{Near, Query, Within};
use listing::taxonomy::Chosen;
use listing::wire::{Details, ListingFile, Manifest, Shard, Terms, encode};
use proptest::prelude::*;
use support::{any_centers, any_gazetteer, header, terms};

/// Reads the bytes as every kind of file, and uses what comes out as the app would.
fn read_as_everything(bytes: &[u8]) {
    let shard = Shard::decode(bytes);
    let details = Details::decode(bytes);
    if let Ok(details) = &details {
        let _ = details.other_phones(details.rows());
    }
    let sentences = [
        shard.as_ref().err().map(ToString::to_string),
        details.err().map(|error| error.to_string()),
        Manifest::decode(bytes).err().map(|error| error.to_string()),
        Terms::decode(bytes).err().map(|error| error.to_string()),
        Gazetteer::decode(bytes).err().map(|error| error.to_string()),
    ];
    for sentence in sentences.into_iter().flatten() {
        assert!(sentence.len() > 40, "{sentence}");
    }
    if let Ok(gazetteer) = Gazetteer::decode(bytes) {
        let _ = gazetteer.town("Columbus");
    }
    if let Ok(shard) = shard {
        use_shard(shard);
    }
}

fn use_shard(shard: Shard) {
    let rows = shard.len();
    for row in 0..rows + 1 {
        assert_eq!(shard.center(row).is_some(), row < rows);
    }
    let mut index = Index::new(Vocabulary::default());
    assert!(index.add(shard));
    let at = LatLon { lat: 40.0, lon: -82.0 };
    for near in [Near::Everywhere, Near::Around { at, within: Within::Auto }] {
        let query = Query { near, chosen: Chosen::default(), words: "harbour".to_owned(), limit: 10 };
        assert!(index.answer(&query).total <= rows);
    }
}

fn any_files() -> impl Strategy<Value = Vec<ListingFile>> {
    (any_centers(12), any_gazetteer())
        .prop_map(|(centers, places)| encode(&header(), centers, &terms(), &places).unwrap())
}

/// Bytes that mean something in these files, to put where they do not belong.
fn telling_bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        Just(b"\\n".to_vec()),
        Just(b"4294967295".to_vec()),
        Just(b"-2147483648".to_vec()),
        Just(b"99999999999999999999".to_vec()),
        Just(b"1e400".to_vec()),
        Just(b"null".to_vec()),
        Just(b"\"".to_vec()),
        Just(b"]".to_vec()),
        Just(b"\\ud800".to_vec()),
        Just("é".as_bytes().to_vec()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn random_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_as_everything(&bytes);
    }

    #[test]
    fn random_json_is_read_or_refused(text in "[\\[\\]{}\":,0-9a-z\\\\ .-]{0,200}") {
        read_as_everything(text.as_bytes());
    }

    #[test]
    fn a_file_cut_short_is_refused(files in any_files(), which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>()) {
        let bytes = &which.get(&files).bytes;
        let cut = &bytes[..at.index(bytes.len())];
        read_as_everything(cut);
        prop_assert!(Shard::decode(cut).is_err() && Manifest::decode(cut).is_err() && Details::decode(cut).is_err());
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(
        files in any_files(),
        which in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0usize..6, telling_bytes()), 1..4),
    ) {
        let mut bytes = which.get(&files).bytes.clone();
        for (at, removed, put) in damage {
            let at = at.index(bytes.len() + 1);
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, put);
        }
        read_as_everything(&bytes);
    }

    #[test]
    fn a_file_under_another_name_is_refused(files in any_files()) {
        for file in &files {
            let read = [
                Manifest::decode(&file.bytes).is_ok(),
                Shard::decode(&file.bytes).is_ok(),
                Details::decode(&file.bytes).is_ok(),
                Terms::decode(&file.bytes).is_ok(),
                Gazetteer::decode(&file.bytes).is_ok(),
            ];
            prop_assert_eq!(read.into_iter().filter(|ok| *ok).count(), 1, "{}", file.name);
        }
    }
}
