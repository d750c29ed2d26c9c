//! A directory as XLSX.
#![no_main]
#![allow(dead_code, reason = "each target uses its own part of the readers")]

#[path = "../readers/importer.rs"]
mod readers;

#[path = "../readers/workbook.rs"]
mod workbook;

use std::panic;

/// The first import unpacks the list of ZIPs. That takes its time, and is no fault of the input.
const SOUND: &[u8] = include_bytes!("../seeds/import_csv/directory.csv");

libfuzzer_sys::fuzz_target!(init: {
    let_the_importer_catch();
    let _ = readers::import(SOUND);
}, |bytes: &[u8]| {
    let _ = readers::import(&workbook::of_parts(bytes));
});

/// The reader of workbooks that we use panics at some damage, and the importer takes that for a damaged file. The fuzzer would
/// end there: so a panic in that reader goes its way, and any other ends the run as always.
fn let_the_importer_catch() {
    let end = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let is_the_readers = panic
            .location()
            .is_some_and(|place| ["calamine-", "zip-"].iter().any(|name| place.file().contains(name)));
        if !is_the_readers {
            end(panic);
        }
    }));
}
