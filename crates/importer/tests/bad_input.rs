//! What an operator reads when a file cannot be used, or only in part.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has to stop")]

mod fixture;

use std::fs;

use fixture::{CODES, FACILITIES, Home, OPEN_GATE, dictionary, facilities, row_with};
use importer::report::Reason;
use importer::{ImportError, Options};

/// The message must say all of this.
fn says(error: &ImportError, words: &[&str]) {
    let message = error.to_string();
    for word in words {
        assert!(message.contains(word), "\"{word}\" is not in: {message}");
    }
}

mod files {
    use super::*;

    #[test]
    fn an_unknown_format_is_answered_with_the_known_ones() {
        let home = Home::new();
        let error =
            importer::import("samsa", &[home.directory(&[OPEN_GATE])], &home.out(), &Options::default())
                .unwrap_err();
        says(&error, &["samsa", "samhsa-directory"]);
    }

    #[test]
    fn a_missing_file_is_named() {
        let home = Home::new();
        let error = home.refused(&[home.path("gone.xlsx")]);
        assert!(matches!(error, ImportError::FileMissing(_)));
        says(&error, &["gone.xlsx"]);
        assert!(matches!(home.refused(&[]), ImportError::NoFiles));
    }

    #[test]
    fn a_folder_in_place_of_a_file_is_told() {
        let home = Home::new();
        fs::create_dir(home.path("folder")).unwrap();
        assert!(matches!(home.refused(&[home.path("folder")]), ImportError::FileUnreadable { .. }));
    }

    #[test]
    fn a_workbook_that_is_cut_short_asks_for_another_download() {
        let home = Home::new();
        let whole = fs::read(home.directory(&[OPEN_GATE])).unwrap();
        for share in [1, 30, 60, 99] {
            let error = home.refused(&[home.file("cut-2023.xlsx", &whole[..whole.len() * share / 100])]);
            assert!(matches!(error, ImportError::CutShort(_)), "{error}");
            says(&error, &["cut-2023.xlsx", "Download the file again"]);
        }
    }

    #[test]
    fn a_workbook_with_spoiled_insides_is_told_from_one_that_is_cut_short() {
        let home = Home::new();
        let mut bytes = fs::read(home.directory(&[OPEN_GATE])).unwrap();
        let half = bytes.len() / 2;
        bytes[30..half].fill(7);
        assert!(matches!(
            home.refused(&[home.file("spoiled-2023.xlsx", bytes)]),
            ImportError::Damaged { .. }
        ));
    }

    #[test]
    fn other_kinds_of_file_are_called_by_name() {
        let home = Home::new();
        for (bytes, words) in [
            (b"%PDF-1.7".as_slice(), ["PDF", "XLSX"]),
            (b"\n<!DOCTYPE html><p>Not found", ["web page", "browser"]),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ["old or locked", "XLSX"]),
            (b" \n", ["empty", "Download"]),
        ] {
            says(&home.refused(&[home.file("odd.xlsx", bytes)]), &words);
        }
    }
}

mod tables {
    use super::*;

    #[test]
    fn a_workbook_without_facilities_tells_what_its_sheets_have() {
        let home = Home::new();
        let sheets = [("Budget", vec![vec!["Item", "Cost"], vec!["Tea", "4"]]), ("Empty", vec![])];
        let error = home.refused(&[home.workbook("budget-2023.xlsx", &sheets)]);
        assert!(matches!(error, ImportError::WrongSheet { .. }));
        says(&error, &["budget-2023.xlsx", "Name1", "\"Budget\" with Item, Cost", "\"Empty\""]);
    }

    #[test]
    fn missing_columns_are_named_with_those_that_are_there() {
        let home = Home::new();
        let keep = |cells: Vec<&'static str>| {
            cells.into_iter().enumerate().filter(|(at, _)| ![6, 12].contains(at)).map(|(_, c)| c).collect()
        };
        let rows: Vec<Vec<&str>> = facilities(&[OPEN_GATE]).into_iter().map(keep).collect();
        for file in [
            home.workbook("cut-2023.xlsx", &[(FACILITIES, rows.clone()), (CODES, dictionary())]),
            home.csv("cut-2023.csv", &rows),
        ] {
            let error = home.refused(&[file]);
            assert!(matches!(error, ImportError::MissingColumns { .. }));
            says(&error, &["lacks the column Zip, Service_code_info.", "Name1, Name2, Street1"]);
        }
    }

    #[test]
    fn a_csv_file_of_something_else_lists_what_it_has() {
        let home = Home::new();
        let error = home.refused(&[home.file("tea-2023.csv", "Item;Cost\nTea;4\n")]);
        says(&error, &["lacks the column Name1, Street1", "Found are: Item;Cost"]);
    }

    #[test]
    fn headers_without_rows_are_no_directory() {
        let home = Home::new();
        assert!(matches!(home.refused(&[home.directory(&[])]), ImportError::NoRows { .. }));
    }

    #[test]
    fn a_dictionary_alone_is_no_directory() {
        let home = Home::new();
        assert!(matches!(
            home.refused(&[home.csv("codes-2023.csv", &dictionary())]),
            ImportError::NoFacilities
        ));
    }

    #[test]
    fn a_file_of_no_known_year_asks_for_the_day() {
        let home = Home::new();
        says(&home.refused(&[home.csv("facilities.csv", &facilities(&[OPEN_GATE]))]), &["--as-of"]);
    }

    #[test]
    fn two_editions_of_one_directory_are_refused() {
        let home = Home::new();
        let rows = facilities(&[OPEN_GATE]);
        let error = home.refused(&[home.csv("su-2022.csv", &rows), home.csv("su-2023.csv", &rows)]);
        says(
            &error,
            &["su-2022.csv (of 2022-01-01)", "su-2023.csv (of 2023-01-01)", "Name only the newer one"],
        );

        let report = home.import(&[home.csv("su-2022.csv", &rows), home.csv("mh-2023.csv", &rows)]).unwrap();
        assert_eq!((report.kept, home.listing().centers[0].as_of.to_string().as_str()), (1, "2022-01-01"));
    }

    #[test]
    fn when_no_row_can_be_used_the_commonest_reason_is_told() {
        let home = Home::new();
        let rows = [
            row_with(&[("Zip", "")]),
            row_with(&[("Zip", "none")]),
            row_with(&[("Name1", ""), ("Name2", " ")]),
        ];
        says(&home.refused(&[home.directory(&rows)]), &["not one of the 3 rows", "ZIP is missing"]);
    }

    #[test]
    fn optional_columns_may_be_missing_and_that_is_told() {
        let home = Home::new();
        let rows: Vec<Vec<&str>> =
            facilities(&[OPEN_GATE]).into_iter().map(|row| [&row[..9], &row[12..]].concat()).collect();
        let report = home.import(&[home.csv("a-2023.csv", &rows)]).unwrap();
        assert_eq!((report.kept, report.count(Reason::ColumnMissing)), (1, 3));
    }
}

mod rows {
    use super::*;

    #[test]
    fn an_unknown_code_is_kept_and_told() {
        let home = Home::new();
        let report =
            home.import(&[home.directory(&[row_with(&[("Service_code_info", "SA * BRANDNEW")])])]).unwrap();
        assert_eq!(report.count(Reason::UnknownCode), 1);
        assert_eq!(home.listing().centers[0].codes, ["BRANDNEW", "SA"]);
    }

    #[test]
    fn an_unknown_zip_keeps_the_row_without_a_position() {
        let home = Home::new();
        let report = home.import(&[home.directory(&[row_with(&[("Zip", "00000")])])]).unwrap();
        assert_eq!((report.kept, report.count(Reason::ZipUnknown)), (1, 1));
        assert_eq!(home.listing().centers[0].position, None);
    }

    #[test]
    fn a_zip_at_nought_nought_keeps_the_row_without_a_position() {
        let home = Home::new();
        // Military mail stands in the list of ZIPs at 0,0.
        let report = home.import(&[home.directory(&[row_with(&[("Zip", "09001")])])]).unwrap();
        assert_eq!((report.kept, report.count(Reason::ZipWithoutPosition)), (1, 1));
        assert_eq!(home.listing().centers[0].position, None);
    }

    #[test]
    fn an_unknown_state_is_taken_from_the_zip_or_the_row_is_rejected() {
        let home = Home::new();
        let rows = [
            OPEN_GATE,
            row_with(&[("State", "XX"), ("Street1", "13 Kettle Lane")]),
            row_with(&[("State", ""), ("Zip", "00000")]),
        ];
        let report = home.import(&[home.directory(&rows)]).unwrap();
        assert_eq!((report.read, report.kept, report.rejected), (3, 2, 1));
        assert_eq!((report.count(Reason::StateFromZip), report.count(Reason::NoState)), (1, 1));
        let rejected = report.entries.iter().find(|entry| entry.reason == Reason::NoState).unwrap();
        assert_eq!(
            (rejected.file.as_str(), rejected.row, rejected.field),
            ("directory-su-2023.xlsx", Some(4), "State")
        );
    }

    #[test]
    fn a_missing_town_is_the_zips_or_told() {
        let home = Home::new();
        let rows = [row_with(&[("City", " ")]), row_with(&[("City", ""), ("Zip", "00000")])];
        let report = home.import(&[home.directory(&rows)]).unwrap();
        assert_eq!((report.count(Reason::CityFromZip), report.count(Reason::NoCity)), (1, 1));
        let mut towns: Vec<String> = home.listing().centers.into_iter().map(|center| center.city).collect();
        towns.sort_unstable();
        assert_eq!(towns, ["", "Columbus"]);
    }

    #[test]
    fn a_row_without_phone_street_or_services_is_kept_and_told() {
        let home = Home::new();
        let bare = row_with(&[
            ("Phone", "ask at the desk"),
            ("Intake1", ""),
            ("Street1", ""),
            ("Service_code_info", ""),
        ]);
        let report = home.import(&[home.directory(&[bare])]).unwrap();
        for reason in [Reason::PhoneUnreadable, Reason::NoPhone, Reason::NoStreet, Reason::NoServices] {
            assert_eq!(report.count(reason), 1, "{}", reason.sentence());
        }
    }

    const MARKUP: &str = "<script>alert(1)</script> \"quoted\", & more";
    const TURNED: &str = "\u{202e}subm\u{200f}uloC";

    #[test]
    fn hostile_text_in_a_row_arrives_as_text() {
        let home = Home::new();
        let long = Box::leak("Ten letters ".repeat(900).into_boxed_str());
        let rows = [
            row_with(&[("Name1", MARKUP), ("Name2", MARKUP), ("Street2", TURNED), ("City", TURNED)]),
            row_with(&[
                ("Name1", long),
                ("Name2", long),
                ("Street1", "1 Line\nBreak\tLane"),
                ("Street2", MARKUP),
            ]),
        ];
        let report = home.import(&[home.directory(&rows)]).unwrap();
        assert_eq!((report.count(Reason::CutToLength), report.count(Reason::ControlSigns)), (2, 2));
        let centers = home.listing().centers;
        let hostile = centers.iter().find(|center| center.name.starts_with('<')).unwrap();
        assert_eq!([&hostile.name, &hostile.part], [MARKUP, MARKUP]);
        assert_eq!([&hostile.unit, &hostile.city], ["submuloC", "submuloC"]);
        let cut = centers.iter().find(|center| center.name.starts_with("Ten")).unwrap();
        assert!(cut.name.chars().count() <= 200 && cut.part.chars().count() <= 200);
        assert_eq!([&cut.street, &cut.unit], ["1 Line Break Lane", MARKUP]);
        assert!(report.summary().contains("\\u{202e}"), "the report makes invisible signs visible");
    }

    #[test]
    fn hostile_text_in_a_dictionary_or_a_sheets_name_arrives_as_text() {
        let home = Home::new();
        let mut codes = dictionary();
        codes.push(vec!["<b>", MARKUP, "PEER2", TURNED, ""]);
        let sheet = "\u{202e}seitilicaF <b>&\"";
        let peer = row_with(&[("Service_code_info", "PEER2"), ("Intake1", "614-555-0101 x0")]);
        let file = home.workbook("directory-su-2023.xlsx", &[(sheet, facilities(&[peer])), (CODES, codes)]);
        let report = home.import(&[file]).unwrap();
        let terms = home.listing().terms;
        let term = terms.get("PEER2").unwrap();
        assert_eq!([&term.category, &term.name], [MARKUP, "submuloC"]);
        let summary = report.summary();
        assert!(summary.contains("[\\u{202e}seitilicaF <b>&\"] row 2"), "{summary}");
        assert!(!summary.contains('\u{202e}'), "the report makes invisible signs visible");
    }
}

#[test]
fn a_refused_import_leaves_an_earlier_listing_as_it_was() {
    let home = Home::new();
    home.import(&[home.directory(&[OPEN_GATE])]).unwrap();
    home.import(&[home.file("cut-2024.xlsx", b"PK\x03\x04")]).unwrap_err();
    assert_eq!(home.listing().manifest.count, 1);
}

#[test]
fn a_folder_with_other_things_in_it_is_never_overwritten() {
    let home = Home::new();
    fs::create_dir(home.out()).unwrap();
    fs::write(home.out().join("letter.txt"), "keep me").unwrap();
    let error = home.import(&[home.directory(&[OPEN_GATE])]).unwrap_err();
    says(&error, &["is not a listing", "--out"]);
    assert_eq!(fs::read_dir(home.out()).unwrap().count(), 1);
}
