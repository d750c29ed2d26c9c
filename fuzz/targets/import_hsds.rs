//! A directory in the Human Services Data Specification: JSON, or the tables of an archive.
#![no_main]
#![allow(dead_code, reason = "each target uses its own part of the readers")]

#[path = "../readers/importer.rs"]
mod readers;
#[path = "../readers/tables.rs"]
mod tables;

/// The first import unpacks the list of ZIPs. That takes its time, and is no fault of the input.
const SOUND: &[u8] = include_bytes!("../seeds/import_hsds/service.json");

libfuzzer_sys::fuzz_target!(init: { let _ = readers::import_as("hsds", SOUND); }, |bytes: &[u8]| {
    let _ = readers::import_as("hsds", &tables::archived(bytes));
});
