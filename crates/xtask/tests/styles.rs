//! Is there a rule for nothing? A class that left the markup leaves the style sheets too. What the gallery alone has does
//! not count.
#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Markup that no site ships.
const GALLERY: &str = "src/features/gallery";

#[test]
fn every_class_of_the_style_sheets_stands_in_the_markup() {
    let markup: BTreeSet<String> = ["rs", "js"]
        .iter()
        .flat_map(|extension| texts("src", extension))
        .flat_map(|text| words(&text))
        .collect();
    let classes: BTreeSet<String> = texts("style", "css").iter().flat_map(|text| classes(text)).collect();
    assert!(classes.len() > 100, "{classes:?}");
    let dead: Vec<&String> = classes.difference(&markup).collect();
    assert!(dead.is_empty(), "no markup has {dead:?}");
}

/// Every `name` of a `.name` in a selector.
fn classes(css: &str) -> Vec<String> {
    let mut rules = String::new();
    for part in css.split("/*") {
        rules.push_str(part.split_once("*/").map_or(part, |(_, rest)| rest));
    }
    // What stands before a brace is a selector (or a condition); an import names a file.
    let selectors = rules.split('{').filter_map(|part| part.rsplit([';', '}']).next());
    selectors
        .flat_map(|selector| selector.split('.').skip(1))
        .filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_lowercase()))
        .filter_map(|rest| words(rest).into_iter().next())
        .collect()
}

/// Every run of signs that a class may have.
fn words(text: &str) -> Vec<String> {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
    text.split(|sign| !is_part(sign)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn texts(folder: &str, extension: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (mut folders, mut files) = (vec![root.join(folder)], Vec::<PathBuf>::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project").flatten() {
            let path = entry.path();
            if path.ends_with(GALLERY) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files.iter().map(|file| fs::read_to_string(file).expect("a file of the project")).collect()
}
