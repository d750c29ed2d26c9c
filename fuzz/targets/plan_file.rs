//! A file that somebody brings in as a plan.
#![no_main]
#![allow(dead_code, reason = "each target uses its own part of the readers")]

#[path = "../readers/app.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    readers::plan_file(bytes);
});
