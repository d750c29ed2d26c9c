//! A list of meetings from anywhere.
#![no_main]
#![allow(dead_code, reason = "each target uses its own part of the readers")]

#[path = "../readers/listing.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = readers::meetings(bytes);
});
