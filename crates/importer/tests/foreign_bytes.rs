//! Whatever bytes come, an import ends with a report whose sums add up, or with a sentence: never with a panic.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../../../fuzz/readers/importer.rs"]
mod readers;
#[path = "../../../fuzz/readers/tables.rs"]
mod tables;
#[path = "../../../fuzz/readers/workbook.rs"]
mod workbook;

use std::fs;
use std::path::Path;

use proptest::prelude::*;

/// The first input of the fuzz targets, committed.
fn seed(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(path)).unwrap()
}

#[test]
fn the_first_inputs_of_the_targets_are_directories() {
    assert_eq!(readers::import(&seed("import_csv/directory.csv")).unwrap().kept, 2);
    assert_eq!(readers::import(&workbook::of_parts(&seed("import_workbook/parts.xml"))).unwrap().kept, 2);
    for (format, path, kept) in [PAGE, EXPORT, SERVICE, TABLES] {
        let bytes = tables::archived(&seed(path));
        assert_eq!(readers::import_as(format, &bytes).unwrap().kept, kept, "{path}");
    }
    assert_eq!(readers::import_meeting_guide(&seed("import_meeting_guide/feed.json")).unwrap().kept, 3);
    assert_eq!(readers::import_bmlt(&seed("import_bmlt/list.json")).unwrap().kept, 2);
    assert_eq!(readers::import_mapped_table(&seed("import_mapped_table/centers.csv")).unwrap().kept, 2);
}

type Seed = (&'static str, &'static str, usize);
const PAGE: Seed = ("findtreatment-json", "import_findtreatment_json/page.json", 2);
const EXPORT: Seed = ("findtreatment-csv", "import_findtreatment_csv/export.csv", 2);
const SERVICE: Seed = ("hsds", "import_hsds/service.json", 1);
const TABLES: Seed = ("hsds", "import_hsds/tables", 1);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_damaged_table_is_read_or_refused(
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0usize..6, any_bytes()), 1..5),
    ) {
        let _ = readers::import(&damaged(seed("import_csv/directory.csv"), &damage));
    }

    #[test]
    fn a_damaged_directory_of_any_format_is_read_or_refused(
        (format, path, _) in prop::sample::select(&[PAGE, EXPORT, SERVICE, TABLES][..]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0usize..6, any_bytes()), 1..5),
    ) {
        let _ = readers::import_as(format, &tables::archived(&damaged(seed(path), &damage)));
    }

    #[test]
    fn damaged_lists_of_meetings_and_mapped_tables_are_read_or_refused(
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0usize..6, any_bytes()), 1..5),
    ) {
        let _ = readers::import_meeting_guide(&damaged(seed("import_meeting_guide/feed.json"), &damage));
        let _ = readers::import_bmlt(&damaged(seed("import_bmlt/list.json"), &damage));
        let _ = readers::import_mapped_table(&damaged(seed("import_mapped_table/centers.csv"), &damage));
    }

    #[test]
    fn a_workbook_of_damaged_parts_is_read_or_refused(
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0usize..6, any_bytes()), 1..5),
    ) {
        let _ = readers::import(&workbook::of_parts(&damaged(seed("import_workbook/parts.xml"), &damage)));
    }
}

type Damage = (prop::sample::Index, usize, Vec<u8>);

fn damaged(mut bytes: Vec<u8>, damage: &[Damage]) -> Vec<u8> {
    for (at, removed, put) in damage {
        let at = at.index(bytes.len() + 1);
        let end = (at + removed).min(bytes.len());
        bytes.splice(at..end, put.iter().copied());
    }
    bytes
}

/// Bytes that mean something in these files, to put where they do not belong.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    const TELLING: [&str; 18] = [
        "\"",
        ",",
        "\n",
        "<",
        "/>",
        "</row>",
        "r=\"A1048576\"",
        "r=\"XFD4294967295\"",
        "&#0;",
        "99999999999999999999",
        "\x0c",
        "{",
        "[",
        "null",
        ":",
        "\n@",
        "\u{feff}",
        "",
    ];
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        prop::sample::select(&TELLING[..]).prop_map(|text| text.as_bytes().to_vec()),
    ]
}
