//! A feed of the Meeting Guide.
#![no_main]
#![allow(dead_code, reason = "each target uses its own part of the readers")]

#[path = "../readers/importer.rs"]
mod readers;

/// The first import unpacks the list of ZIPs. That takes its time, and is no fault of the input.
const SOUND: &[u8] = include_bytes!("../seeds/import_meeting_guide/feed.json");

libfuzzer_sys::fuzz_target!(init: { let _ = readers::import_meeting_guide(SOUND); }, |bytes: &[u8]| {
    let _ = readers::import_meeting_guide(bytes);
});
