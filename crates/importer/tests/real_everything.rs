//! Everything that is at hand, as one listing: both directories of 2023, a page of FindTreatment.gov, an example of the Human
//! Services Data Specification and four feeds of meetings. `BESIDE_REAL_DATA` is the folder that has them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has to stop")]

mod fixture;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use importer::report::{Outcome, Reason, Report};
use importer::{Plan, Task};
use listing::wire::Manifest;

/// What is read, out of which file, and what else the plan has to say of it.
const SOURCES: [(&str, &str, &str); 8] = [
    ("samhsa-directory", "samhsa-directory-2023", "as_of = 2023-06-20"),
    ("findtreatment-json", "findtreatment-api/sample-response-2019-05-30.json", ""),
    ("hsds", "hsds-3.0/examples/service_full.json", "as_of = 2023-01-01"),
    ("hsds", "hsds-3.0/examples/csv", "id = \"hsds-tables\"\nas_of = 2023-01-01"),
    (
        "meeting-guide",
        "meeting-guide/sf-marin-2021.json",
        "id = \"sf\"\nfellowship = \"AA\"\nas_of = 2021-06-01",
    ),
    (
        "meeting-guide",
        "meeting-guide/edmonton-2024.json",
        "id = \"edmonton\"\nfellowship = \"AA\"\nzone = \"America/Edmonton\"\nas_of = 2024-01-01",
    ),
    (
        "meeting-guide",
        "meeting-guide/north-texas-2021.json",
        "id = \"north-texas\"\nfellowship = \"AA\"\nas_of = 2021-06-01",
    ),
    (
        "meeting-guide",
        "meeting-guide/kansas-city-2021.json",
        "id = \"kansas-city\"\nfellowship = \"AA\"\nas_of = 2021-06-01",
    ),
];

fn plan(data: &Path, home: &Path) -> PathBuf {
    let mut text = "title = \"Everything at hand\"\n".to_owned();
    for (format, path, options) in SOURCES {
        let files = match format {
            "samhsa-directory" => fixture::workbooks_of_2023().unwrap_or_default(),
            _ => vec![data.join(path)],
        };
        let files: Vec<String> =
            files.iter().map(|file| format!("{:?}", file.display().to_string())).collect();
        writeln!(text, "[[source]]\nformat = \"{format}\"\nfiles = [{}]\n{options}", files.join(", "))
            .unwrap();
    }
    let plan = home.join("import.toml");
    std::fs::write(&plan, text).unwrap();
    plan
}

fn read_by(report: &Report, file: &str) -> usize {
    report.tables.iter().filter(|table| table.file.contains(file)).map(|table| table.read).sum()
}

#[test]
fn all_of_it_becomes_one_listing_whose_sums_add_up() {
    let Some(data) = std::env::var_os("BESIDE_REAL_DATA") else {
        eprintln!("skipped: BESIDE_REAL_DATA is not set");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("listing");
    let task = Task { today: "2024-02-01".parse().ok(), ..Task::default() };
    let plan = Plan::read(&plan(Path::new(&data), home.path())).unwrap();
    let review = importer::run(&plan, &out, task).unwrap();
    let report = &review.report;
    eprintln!("{}", review.text());

    assert_eq!(report.read, report.kept + report.merged + report.rejected);
    let rejected = report.entries.iter().filter(|entry| entry.outcome == Outcome::Rejected).count();
    assert_eq!(rejected, report.rejected, "every rejected row is told with its reason");
    for (file, rows) in [
        ("sf-marin", 658),
        ("edmonton", 315),
        ("north-texas", 613),
        ("kansas-city", 206),
        ("sample-response", 30),
    ] {
        assert_eq!(read_by(report, file), rows, "{file}");
    }
    assert!(
        report.count(Reason::SameInSources) > 0,
        "the page of FindTreatment.gov has places of the directory"
    );

    let manifest = Manifest::decode(&std::fs::read(out.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest.count + manifest.meeting_count(), report.kept);
    assert!(manifest.meeting_count() > 1_400, "{}", manifest.meeting_count());
    assert!(manifest.sources.len() >= 7, "{:?}", manifest.sources);
    // What nobody may find in a list of meetings.
    for entry in &manifest.meetings {
        let text = std::fs::read_to_string(out.join(&entry.file)).unwrap().to_lowercase();
        for private in ["contact_1", "@gmail", "venmo", "pwd="] {
            assert!(!text.contains(private), "{private} in {}", entry.file);
        }
    }
}
