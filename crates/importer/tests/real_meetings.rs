//! Four real feeds of the Meeting Guide, when they are at hand: `BESIDE_REAL_DATA` is the folder that has `meeting-guide/`.
//! The figures were counted from the files by other means.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has to stop")]

use std::path::{Path, PathBuf};

use importer::report::Reason;
use importer::{Options, Report};

/// The folder of the feeds, or nothing and a line that says so.
fn feeds() -> Option<PathBuf> {
    let Some(home) = std::env::var_os("BESIDE_REAL_DATA") else {
        eprintln!("skipped: BESIDE_REAL_DATA is not set");
        return None;
    };
    Some(Path::new(&home).join("meeting-guide"))
}

fn examined(name: &str, options: Options) -> Option<Report> {
    let file = feeds()?.join(name);
    let options = Options { as_of: "2024-03-01".parse().ok(), ..options };
    let report = importer::examine("meeting-guide", &[file], &options).unwrap();
    println!("{}", report.summary());
    assert_eq!(report.read, report.kept + report.merged + report.rejected);
    Some(report)
}

fn counts<const N: usize>(report: &Report, reasons: [Reason; N]) -> [usize; N] {
    reasons.map(|reason| report.count(reason))
}

#[test]
fn san_francisco() {
    let Some(report) = examined("sf-marin-2021.json", Options::default()) else { return };
    assert_eq!(report.read, 658);
}

#[test]
fn edmonton() {
    let Some(report) = examined(
        "edmonton-2024.json",
        Options { zone: Some("America/Edmonton".into()), ..Options::default() },
    ) else {
        return;
    };
    assert_eq!(report.read, 315);
    let _ = counts(&report, [Reason::Abroad]);
}

#[test]
fn north_texas() {
    let Some(report) = examined("north-texas-2021.json", Options::default()) else { return };
    assert_eq!(report.read, 613);
}

#[test]
fn kansas_city() {
    let Some(report) = examined("kansas-city-2021.json", Options::default()) else { return };
    assert_eq!(report.read, 206);
}
