//! The part of an address behind `#`, pasted, sent or scanned.
#![no_main]
#![allow(dead_code, reason = "each target uses its own part of the readers")]

#[path = "../readers/app.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    readers::fragment(bytes);
});
