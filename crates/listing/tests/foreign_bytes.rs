//! Whatever bytes come, reading them ends with a listing or with a sentence: never with a panic, and never by reserving
//! memory that the bytes themselves do not fill.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../../../fuzz/readers/listing.rs"]
mod readers;

mod support;

use listing::wire::{ListingFile, Records, WireError, encode};
use proptest::prelude::*;
use support::{any_centers, any_gazetteer, center, header, meeting, terms};

/// Reads the bytes as every kind of file, and uses what comes out as the app would.
fn read_as_everything(bytes: &[u8]) -> [Result<(), WireError>; 7] {
    let read = [
        readers::manifest(bytes),
        readers::shard(bytes),
        readers::details(bytes, &center("Open Door")),
        readers::gazetteer(bytes),
        readers::towns(bytes),
        readers::terms(bytes),
        readers::meetings(bytes),
    ];
    readers::typed(bytes);
    readers::field(bytes);
    for error in read.iter().filter_map(|read| read.as_ref().err()) {
        let sentence = error.to_string();
        assert!(sentence.len() > 40, "{sentence}");
    }
    read
}

fn any_files() -> impl Strategy<Value = Vec<ListingFile>> {
    (any_centers(12), any_gazetteer()).prop_map(|(centers, places)| {
        let meetings = vec![meeting("Noon Bench")];
        encode(&header(), Records { centers, meetings }, &terms(), &places).unwrap()
    })
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
        let _ = read_as_everything(&bytes);
    }

    #[test]
    fn random_json_is_read_or_refused(text in "[\\[\\]{}\":,0-9a-z\\\\ .-]{0,200}") {
        let _ = read_as_everything(text.as_bytes());
    }

    #[test]
    fn a_file_cut_short_is_refused(files in any_files(), which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>()) {
        let bytes = &which.get(&files).bytes;
        let cut = &bytes[..at.index(bytes.len())];
        prop_assert!(read_as_everything(cut).iter().all(Result::is_err));
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
        let _ = read_as_everything(&bytes);
    }

    #[test]
    fn a_file_under_another_name_is_refused(files in any_files()) {
        for file in &files {
            let read = read_as_everything(&file.bytes);
            prop_assert_eq!(read.into_iter().filter(Result::is_ok).count(), 1, "{}", file.name);
        }
    }
}
