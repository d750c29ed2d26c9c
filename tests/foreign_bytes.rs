//! Whatever comes in a file, in an address, from the device or from a service: it is read or refused, and never a panic.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../fuzz/readers/app.rs"]
mod readers;

use std::fs;
use std::path::Path;

use proptest::prelude::*;

/// The name of a fuzz target, and what it does.
type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 4] = [
    ("plan_file", readers::plan_file),
    ("fragment", readers::fragment),
    ("record", readers::record),
    ("call_back_answer", readers::call_back_answer),
];

/// What a fuzz target begins with.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|file| fs::read(file).unwrap()).collect()
}

#[test]
fn what_is_right_is_read() {
    for (target, read) in TARGETS {
        for seed in seeds(target) {
            read(&seed);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_damaged_is_read_or_refused(
        which in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0usize..6, any_bytes()), 1..4),
    ) {
        for (target, read) in TARGETS {
            let mut bytes = which.get(&seeds(target)).clone();
            for (at, removed, put) in &damage {
                let at = at.index(bytes.len() + 1);
                let end = (at + removed).min(bytes.len());
                bytes.splice(at..end, put.iter().copied());
            }
            read(&bytes);
        }
    }
}

/// Bytes that mean something in these, to put where they do not belong.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    const TELLING: [&str; 14] = [
        "\"",
        ",",
        "\n",
        "{}",
        "[]",
        "%00",
        "&",
        "=",
        "18446744073709551615",
        "-1",
        "null",
        "\\u0000",
        "é",
        "version",
    ];
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        prop::sample::select(&TELLING[..]).prop_map(|text| text.as_bytes().to_vec()),
    ]
}
