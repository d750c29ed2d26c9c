//! What an operator gets from a plan of several sources, from corrections, and from a check.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has to stop")]

mod fixture;

use std::fs;
use std::path::PathBuf;

use fixture::{Home, OPEN_GATE, facilities, row_with};
use importer::report::{Reason, report_paths};
use importer::review::Concern;
use importer::{ImportError, Plan, Review, Task, html_path};
use listing::record::Field;

/// Two directories, of which the newer one knows two of three places, one of them under a longer name.
fn plan(home: &Home, more: &str) -> PathBuf {
    let longer = row_with(&[
        ("Name1", "Open Gate House, Inc."),
        ("Phone", "614-555-0109"),
        ("Intake1", ""),
        ("Service_code_info", "SA"),
    ]);
    let west = row_with(&[("Name2", "West"), ("Street1", "14 Kettle Lane")]);
    let north = row_with(&[("Name2", "North"), ("Street1", "16 Kettle Lane")]);
    let new =
        [row_with(&[("Name1", "OPEN GATE HOUSE"), ("Name2", "West"), ("Street1", "14 KETTLE LN")]), longer];
    home.csv("old-su-2025.csv", &facilities(&[OPEN_GATE, west, north]));
    home.csv("new-su-2026.csv", &facilities(&new));
    let text = format!(
        "title = \"Invented County\"\n{more}\n[[source]]\nformat = \"samhsa-directory\"\nfiles = [\"old-su-2025.csv\"]\nid = \"old\"\n\
         as_of = 2025-06-01\n[[source]]\nformat = \"samhsa-directory\"\nfiles = [\"new-su-2026.csv\"]\nid = \"new\"\ntitle = \"New directory\"\n\
         as_of = 2026-06-01\n"
    );
    home.file("import.toml", text)
}

fn run(home: &Home, plan: &Plan, task: Task) -> Result<Review, ImportError> {
    importer::run(plan, &home.out(), task)
}

fn on(today: &str) -> Task {
    Task { today: today.parse().ok(), ..Task::default() }
}

#[test]
fn two_sources_become_one_listing_in_which_each_field_knows_whose_it_is() {
    let home = Home::new();
    let plan = Plan::read(&plan(&home, "")).unwrap();
    let review = run(&home, &plan, on("2026-07-01")).unwrap();
    let report = &review.report;
    assert_eq!((report.read, report.kept, report.merged, report.rejected), (5, 3, 2, 0));
    assert!(!review.fails(), "{}", review.text());

    let listing = home.listing();
    assert_eq!(listing.manifest.title, "Invented County");
    let ids: Vec<&str> = listing.manifest.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(ids, ["new", "old", "new+old"]);
    let house = listing.centers.iter().find(|center| center.name == "Open Gate House, Inc.").unwrap();
    assert_eq!((house.source.as_str(), house.as_of.to_string().as_str()), ("new", "2026-06-01"));
    assert_eq!(house.source_of(Field::Phones), "new+old");
    assert_eq!(house.source_of(Field::Unit), "new");
    assert_eq!(house.codes, ["DT", "MD", "OP", "PEER", "SA"]);
    assert_eq!(house.source_of(Field::Codes), "new+old");
    let numbers: Vec<&str> = house.phones.iter().map(|phone| phone.number.as_str()).collect();
    assert_eq!(numbers, ["6145550109", "6145550100", "6145550101"]);

    let reversed = Plan { sources: plan.sources.iter().rev().cloned().collect(), ..plan };
    let other = Home::new();
    importer::run(&reversed, &other.out(), on("2026-07-01")).unwrap();
    assert_eq!(other.listing().manifest, listing.manifest);
}

#[test]
fn corrections_are_made_in_each_import_and_seen_in_the_listing() {
    let home = Home::new();
    home.file(
        "corrections.toml",
        "as_of = 2026-06-10\n[[correct]]\nname = \"Open Gate House North\"\nzip = \"43215\"\nset = { website = \"https://north.example.org/\" }\n\
         [[correct]]\nname = \"Nobody\"\nzip = \"43215\"\nset = { hours = \"\" }\n\
         [[remove]]\nname = \"Open Gate House West\"\nzip = \"43215\"\nreason = \"closed\"\n\
         [[add]]\ncenter = { name = \"Lantern House\", street = \"3 Elm St\", zip = \"43215\" }\n",
    );
    let plan = Plan::read(&plan(&home, "corrections = \"corrections.toml\"")).unwrap();
    for _ in 0..2 {
        let review = run(&home, &plan, on("2026-07-01")).unwrap();
        let report = &review.report;
        assert_eq!((report.read, report.kept, report.merged, report.rejected), (6, 3, 2, 1));
        assert!(review.text().contains("corrections.toml line 6, \"nobody, 43215\""), "{}", review.text());
        let listing = home.listing();
        let north = listing.centers.iter().find(|center| center.part == "North").unwrap();
        assert_eq!(
            (north.website.as_str(), north.source_of(Field::Website)),
            ("https://north.example.org/", "operator")
        );
        assert!(listing.centers.iter().all(|center| center.part != "West"));
        assert!(
            listing
                .centers
                .iter()
                .any(|center| center.name == "Lantern House" && center.source == "operator")
        );
        assert!(listing.manifest.sources.iter().any(|source| source.id == "operator"));
    }
}

#[test]
fn a_check_writes_reports_and_no_listing() {
    let home = Home::new();
    let plan = Plan::read(&plan(&home, "")).unwrap();
    let task = Task { check_only: true, ..on("2027-01-01") };
    let review = run(&home, &plan, task).unwrap();
    assert!(!home.out().exists());
    assert!(review.fails());
    assert_eq!(review.findings[0].concern, Concern::StaleListing);
    let [json, text] = report_paths(&home.out());
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
    assert_eq!(json["findings"][0]["concern"], "stale-listing");
    assert!(fs::read_to_string(text).unwrap().contains("older than 180 days"));
    assert!(fs::read_to_string(html_path(&home.out())).unwrap().contains("The check fails"));
}

#[test]
fn a_check_of_a_file_without_one_usable_row_is_a_finding_and_an_import_of_it_an_error() {
    let home = Home::new();
    let file = home.csv("su-2026.csv", &facilities(&[row_with(&[("Zip", "")])]));
    let plan = Plan::of_one("samhsa-directory", &[file], importer::SourceOptions::default()).unwrap();
    let review = run(&home, &plan, Task { check_only: true, ..Task::default() }).unwrap();
    let concerns: Vec<Concern> = review.findings.iter().map(|finding| finding.concern).collect();
    assert!(concerns.starts_with(&[Concern::NoRecords, Concern::RejectedRows]), "{concerns:?}");
    assert!(matches!(run(&home, &plan, Task::default()), Err(ImportError::NothingKept { .. })));
}

#[test]
fn what_changes_since_the_last_import_is_told() {
    let home = Home::new();
    let one = |rows: &[[&'static str; 13]]| {
        let file = home.csv("su-2026.csv", &facilities(rows));
        Plan::of_one("samhsa-directory", &[file], importer::SourceOptions::default()).unwrap()
    };
    let [a, b, c] = ["A", "B", "C"].map(|part| row_with(&[("Name2", part)]));
    let first = run(&home, &one(&[OPEN_GATE, a, b, c]), Task::default()).unwrap();
    assert_eq!((first.changes, first.not_compared.as_str()), (None, ""));
    let same = run(&home, &one(&[OPEN_GATE, a, b, c]), Task::default()).unwrap().changes.unwrap().centers;
    assert_eq!((same.new.len(), same.changed.len(), same.gone.len()), (0, 0, 0));

    let moved = row_with(&[("Name2", "A"), ("Phone", "614-555-0111"), ("Service_code_info", "SA")]);
    let d = row_with(&[("Name2", "D")]);
    let review = run(&home, &one(&[OPEN_GATE, moved, b, d]), Task::default()).unwrap();
    let text = review.text();
    let changes = review.changes.unwrap().centers;
    assert_eq!((changes.before, changes.after), (4, 4));
    assert_eq!(changes.new[0].name, "Open Gate House, D");
    assert_eq!(changes.gone[0].name, "Open Gate House, C");
    assert_eq!((changes.changed.len(), &changes.changed[0].fields[..]), (1, &["phones", "codes"][..]));
    assert!(text.contains("Open Gate House, A, Columbus, OH: phones, codes"), "{text}");
}

#[test]
fn more_than_a_third_does_not_go_without_a_word() {
    let home = Home::new();
    let one = |parts: &[&'static str]| {
        let rows: Vec<_> = parts.iter().map(|part| row_with(&[("Name2", *part)])).collect();
        let file = home.csv("su-2026.csv", &facilities(&rows));
        Plan::of_one("samhsa-directory", &[file], importer::SourceOptions::default()).unwrap()
    };
    run(&home, &one(&["A", "B", "C"]), Task::default()).unwrap();
    run(&home, &one(&["A", "B"]), Task::default()).unwrap();
    let before = home.listing().manifest;
    let [json, _] = report_paths(&home.out());
    let report = fs::read(&json).unwrap();

    let error = run(&home, &one(&["A"]), Task::default()).unwrap_err();
    let message = error.to_string();
    assert!(message.contains("1 of the 2 centers") && message.contains("--accept-loss"), "{message}");
    assert_eq!((home.listing().manifest, fs::read(&json).unwrap()), (before, report));

    let check = run(&home, &one(&["A"]), Task { check_only: true, ..Task::default() }).unwrap();
    assert_eq!(check.findings[0].concern, Concern::TooMuchGone);
    assert_eq!(home.listing().manifest.count, 2);

    run(&home, &one(&["A"]), Task { accept_loss: true, ..Task::default() }).unwrap();
    assert_eq!(home.listing().manifest.count, 1);
}

#[test]
fn a_sample_and_a_broken_listing_are_not_compared_and_that_is_told() {
    let home = Home::new();
    importer::sample::write_listing(1, 20, &home.out()).unwrap();
    let file = home.csv("su-2026.csv", &facilities(&[OPEN_GATE]));
    let plan = Plan::of_one("samhsa-directory", &[file], importer::SourceOptions::default()).unwrap();
    let review = run(&home, &plan, Task::default()).unwrap();
    assert!(review.changes.is_none() && review.not_compared.contains("sample"), "{}", review.not_compared);

    let shard = home.listing().manifest.shards[0].file.clone();
    fs::write(home.out().join(&shard), "{}").unwrap();
    let review = run(&home, &plan, Task::default()).unwrap();
    assert!(review.changes.is_none() && review.not_compared.contains(&shard), "{}", review.not_compared);
    assert!(review.text().contains("Not compared"), "{}", review.text());
}

#[test]
fn an_error_in_one_source_names_the_line_of_the_plan() {
    let home = Home::new();
    let plan = Plan::read(&plan(&home, "")).unwrap();
    home.file("new-su-2026.csv", "<!doctype html><title>502</title>");
    let message = run(&home, &plan, Task::default()).unwrap_err().to_string();
    assert!(message.contains("import.toml line 9: ") && message.contains("a web page"), "{message}");
    assert!(!home.out().exists());
}

#[test]
fn two_sources_of_one_id_are_refused_with_both_lines() {
    let home = Home::new();
    home.csv("a-su-2026.csv", &facilities(&[OPEN_GATE]));
    home.csv("b-su-2026.csv", &facilities(&[OPEN_GATE]));
    let source = |file: &str| format!("[[source]]\nformat = \"samhsa-directory\"\nfiles = [\"{file}\"]\n");
    let path = home.file("import.toml", source("a-su-2026.csv") + &source("b-su-2026.csv"));
    let message = run(&home, &Plan::read(&path).unwrap(), Task::default()).unwrap_err().to_string();
    for words in ["import.toml line 2", "import.toml line 5", "samhsa-2026-su"] {
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn files_of_one_name_are_told_apart_by_their_source() {
    let home = Home::new();
    for folder in ["a", "b"] {
        fs::create_dir(home.path(folder)).unwrap();
    }
    home.csv("a/su-2026.csv", &facilities(&[OPEN_GATE]));
    home.csv("b/su-2026.csv", &facilities(&[row_with(&[("Zip", "")])]));
    let source = |id: &str| {
        format!("[[source]]\nformat = \"samhsa-directory\"\nfiles = [\"{id}/su-2026.csv\"]\nid = \"{id}\"\n")
    };
    let path = home.file("import.toml", source("a") + &source("b"));
    let review = run(&home, &Plan::read(&path).unwrap(), Task::default()).unwrap();
    assert_eq!(review.report.count(Reason::NoZip), 1);
    assert!(review.text().contains("b: su-2026.csv row 2, Zip"), "{}", review.text());
}
