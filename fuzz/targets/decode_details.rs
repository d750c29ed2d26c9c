//! A details shard from anywhere.
#![no_main]
#![allow(dead_code, reason = "each target uses its own part of the readers")]

#[path = "../readers/listing.rs"]
mod readers;

use std::sync::LazyLock;

use listing::record::Center;
use listing::state::State;

static CENTER: LazyLock<Center> = LazyLock::new(|| Center {
    name: "Open Door".to_owned(),
    part: String::new(),
    street: "1 Elm Street".to_owned(),
    unit: String::new(),
    city: "Columbus".to_owned(),
    state: State::from_code("OH").unwrap(),
    zip: "43215".parse().unwrap(),
    position: None,
    phones: vec![],
    website: String::new(),
    hours: String::new(),
    cost: String::new(),
    eligibility: String::new(),
    accessibility: String::new(),
    codes: vec!["PEER".to_owned()],
    source: "one".to_owned(),
    as_of: "2023-01-01".parse().unwrap(),
    origins: Vec::new(),
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = readers::details(bytes, &CENTER);
});
