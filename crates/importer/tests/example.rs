//! The example of another operator's site: its tables are imported as its README says, and nothing is wrong with them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has to stop")]

use std::path::Path;

use importer::{Plan, Task};
use listing::wire::{MANIFEST_NAME, Manifest};

#[test]
fn the_example_is_imported_by_its_plan_and_nothing_speaks_against_publishing_it() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/alder-county");
    let plan = Plan::read(&example.join("import.toml")).unwrap();
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("listing");
    let today = "2026-11-26".parse().ok();

    let checked = importer::run(&plan, &out, Task { today, check_only: true, ..Task::default() }).unwrap();
    assert!(!checked.fails(), "{}", checked.text());
    assert!(!out.exists(), "a check writes no listing");

    let review = importer::run(&plan, &out, Task { today, ..Task::default() }).unwrap();
    let report = &review.report;
    assert_eq!(
        (report.read, report.kept, report.merged, report.rejected),
        (12, 12, 0, 0),
        "{}",
        review.text()
    );
    let manifest = Manifest::decode(&std::fs::read(out.join(MANIFEST_NAME)).unwrap()).unwrap();
    assert!(manifest.sample, "every page says that it is invented");
    assert_eq!((manifest.count, manifest.meeting_count()), (6, 6));
    assert_eq!(manifest.title, "Peer help in Alder County");
}
