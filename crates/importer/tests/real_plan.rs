//! The two directories of 2023 as two sources of a plan, when they are at hand: `BESIDE_REAL_DATA` is the folder that has
//! `samhsa-directory-2023/`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has to stop")]

mod fixture;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use importer::report::Reason;
use importer::review::Concern;
use importer::{Plan, Task};

/// A plan with each workbook as a source of its own, the last one first if so wished.
fn plan(home: &Path, reversed: bool) -> Option<PathBuf> {
    let mut files = fixture::workbooks_of_2023()?;
    if reversed {
        files.reverse();
    }
    let source = |file: &PathBuf| {
        format!(
            "[[source]]\nformat = \"samhsa-directory\"\nfiles = [\"{}\"]\nas_of = 2023-06-20\n",
            file.display()
        )
    };
    let path = home.join("import.toml");
    std::fs::write(&path, files.iter().map(source).collect::<String>()).unwrap();
    Some(path)
}

#[test]
fn the_two_directories_as_two_sources() {
    let home = tempfile::tempdir().unwrap();
    let Some(path) = plan(home.path(), false) else { return };
    let out = home.path().join("listing");
    let task = Task { today: "2023-08-01".parse().ok(), ..Task::default() };
    let review = importer::run(&Plan::read(&path).unwrap(), &out, task).unwrap();
    let report = &review.report;
    assert_eq!((report.read, report.rejected), (21_451, 0));
    assert_eq!(report.kept + report.merged, report.read);
    // 10 rows are the same as another of their own file, 2,770 are by identity in both files, 99 more by the rules.
    assert_eq!(
        (report.kept, report.count(Reason::SameCenter), report.count(Reason::SameInSources)),
        (18_572, 10, 2_869)
    );
    assert_eq!(report.count(Reason::PerhapsSame), 5);
    let suspects = |concern| {
        review.findings.iter().find(|found| found.concern == concern).map(|found| found.suspects.len())
    };
    assert_eq!(suspects(Concern::SharedPhone), Some(95));
    assert_eq!((suspects(Concern::NoPhone), suspects(Concern::FarFromZip)), (Some(1), None));
    assert!(!review.fails());
    let ids = |out: &Path| -> BTreeSet<String> {
        let names = std::fs::read_dir(out).unwrap().map(|entry| entry.unwrap().file_name());
        names
            .map(|name| name.to_string_lossy().into_owned())
            .filter(|name| !name.starts_with("manifest"))
            .collect()
    };
    // File names are hashes of what is in them.
    let again = tempfile::tempdir().unwrap();
    let path = plan(again.path(), true).unwrap();
    let reversed = again.path().join("listing");
    importer::run(&Plan::read(&path).unwrap(), &reversed, task).unwrap();
    assert_eq!(ids(&out), ids(&reversed));
}
