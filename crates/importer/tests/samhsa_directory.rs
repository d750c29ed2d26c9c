//! What an operator gets from a directory that is well.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has to stop")]

mod fixture;

use std::fs;

use fixture::{CODES, FACILITIES, Home, OPEN_GATE, dictionary, facilities, row_with};
use importer::Options;
use importer::report::{Reason, report_paths};
use listing::record::{PhoneRole, Precision};

#[test]
fn a_row_becomes_a_center_with_everything_in_it() {
    let home = Home::new();
    let report = home.import(&[home.directory(&[OPEN_GATE])]).unwrap();
    assert_eq!((report.read, report.kept, report.merged, report.rejected), (1, 1, 0, 0));

    let listing = home.listing();
    let center = &listing.centers[0];
    assert_eq!([&center.name, &center.part], ["Open Gate House", "East"]);
    assert_eq!([&center.street, &center.unit, &center.city], ["12 Kettle Lane", "Suite 3", "Columbus"]);
    assert_eq!((center.state.code(), center.zip.as_str()), ("OH", "43215"));
    assert_eq!(center.position.unwrap().precision, Precision::Zip);
    let phones: Vec<_> =
        center.phones.iter().map(|p| (p.number.as_str(), p.extension.as_str(), p.role)).collect();
    assert_eq!(phones, [("6145550100", "", PhoneRole::Main), ("6145550101", "12", PhoneRole::Intake)]);
    assert_eq!(center.codes, ["DT", "MD", "OP", "PEER", "SA"]);
    assert_eq!((center.source.as_str(), center.as_of.to_string().as_str()), ("samhsa-2023-su", "2023-05-04"));

    assert!(!listing.manifest.sample);
    assert_eq!(listing.manifest.title, "SAMHSA National Directory, 2023 edition");
    assert_eq!(listing.terms.get("PEER").unwrap().name, "Mentoring/peer support");
    assert_eq!(listing.terms.get("PEER").unwrap().category, "Recovery Support Services");
}

#[test]
fn the_csv_edition_with_its_dictionary_gives_the_same_listing() {
    let (xlsx, csv) = (Home::new(), Home::new());
    let rows = [OPEN_GATE, row_with(&[("Street1", "13 Kettle Lane, \"rear\"")])];
    let options = Options { as_of: Some("2023-05-04".parse().unwrap()), ..Options::default() };
    xlsx.import_with(&[xlsx.directory(&rows)], &options).unwrap();
    let files = [csv.csv("directory-su-2023.csv", &facilities(&rows)), csv.csv("codes.csv", &dictionary())];
    csv.import_with(&files, &options).unwrap();
    assert_eq!(csv.listing().manifest, xlsx.listing().manifest);
}

#[test]
fn a_csv_edition_without_its_dictionary_is_used_and_that_is_told() {
    let home = Home::new();
    let report = home.import(&[home.csv("su-2023.csv", &facilities(&[OPEN_GATE]))]).unwrap();
    assert_eq!((report.count(Reason::NoDictionary), report.count(Reason::UnknownCode)), (1, 5));
    assert_eq!(home.listing().manifest.as_of.to_string(), "2023-01-01");
}

#[test]
fn headers_in_any_case_and_order_below_a_title_are_found() {
    let home = Home::new();
    let mut rows: Vec<Vec<String>> = facilities(&[OPEN_GATE])
        .into_iter()
        .map(|row| row.into_iter().rev().map(str::to_owned).collect())
        .collect();
    rows[0] = rows[0].iter().map(|header| header.to_uppercase().replace('_', " ")).collect();
    rows.insert(0, vec!["Facilities of 2023".to_owned()]);
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let report = home
        .import(&[home.workbook("x-2023.xlsx", &[("Tabelle1", dictionary()), ("Sheet2", rows)])])
        .unwrap();
    assert_eq!((report.kept, report.count(Reason::UnknownCode)), (1, 0));
    assert_eq!(home.listing().centers[0].name, "Open Gate House");
}

#[test]
fn two_files_become_one_listing_in_which_each_center_stands_once() {
    let home = Home::new();
    let again = row_with(&[
        ("Name1", "OPEN GATE HOUSE"),
        ("Phone", "614-555-0102"),
        ("Service_code_info", "MH * PEER"),
    ]);
    let other = row_with(&[("Name2", "West")]);
    let mut more_codes = dictionary();
    more_codes.push(vec!["TC", "Type of Care", "MH", "Mental health treatment", ""]);
    let files = [
        home.directory(&[OPEN_GATE, other]),
        home.workbook("directory-mh-2023.xlsx", &[(FACILITIES, facilities(&[again])), (CODES, more_codes)]),
    ];
    let report = home.import(&files).unwrap();
    assert_eq!((report.read, report.kept, report.merged, report.rejected), (3, 2, 1, 0));

    let listing = home.listing();
    let east = listing.centers.iter().find(|center| center.part == "East").unwrap();
    assert_eq!(east.codes, ["DT", "MD", "MH", "OP", "PEER", "SA"]);
    let numbers: Vec<&str> = east.phones.iter().map(|phone| phone.number.as_str()).collect();
    assert_eq!(numbers, ["6145550100", "6145550102", "6145550101"]);
    let source = listing.manifest.sources.iter().find(|source| source.id == east.source).unwrap();
    assert!(
        source.title.contains("mental health") && source.title.contains("substance use"),
        "{}",
        source.title
    );
}

#[test]
fn every_sheet_of_facilities_is_read_and_named_in_the_report() {
    let home = Home::new();
    let west = row_with(&[("Name2", "West"), ("Intake1", "614-555-0101 x0")]);
    let mut lacking = facilities(&[row_with(&[("Name2", "North")])]);
    for row in &mut lacking {
        row.remove(6);
    }
    let sheets = [
        ("Ohio", facilities(&[OPEN_GATE])),
        ("Ohio West", facilities(&[west])),
        ("Ohio North", lacking),
        ("Template", facilities(&[])),
        ("Notes", vec![vec!["Read me"]]),
        (CODES, dictionary()),
    ];
    let report = home.import(&[home.workbook("directory-su-2023.xlsx", &sheets)]).unwrap();
    assert_eq!((report.read, report.kept, home.listing().centers.len()), (2, 2, 2));
    let summary = report.summary();
    for line in [
        "1 rows in directory-su-2023.xlsx [Ohio West]",
        "directory-su-2023.xlsx [Ohio West] row 2, Intake1, \"614-555-0101 x0\"",
        "directory-su-2023.xlsx [Ohio North] → lacks Zip",
        "directory-su-2023.xlsx [Template] → has no rows",
    ] {
        assert!(summary.contains(line), "{line} is not in {summary}");
    }
    assert_eq!(report.count(Reason::SheetUnused), 2);
}

#[test]
fn the_report_lies_beside_the_listing_and_not_in_it() {
    let home = Home::new();
    let report =
        home.import(&[home.directory(&[row_with(&[("Intake1", "888-PARNEXT x0")]), OPEN_GATE])]).unwrap();
    let [json, text] = report_paths(&home.out()).map(|path| fs::read_to_string(path).unwrap());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (json["read"].as_u64(), json["kept"].as_u64(), json["merged"].as_u64()),
        (Some(2), Some(1), Some(1))
    );
    assert_eq!(json["entries"].as_array().unwrap().len(), report.entries.len());
    for words in [
        "row 2, Intake1, \"888-PARNEXT x0\" → 888-727-6398",
        "row 3, \"Open Gate House\" → directory-su-2023.xlsx [Facilities List] row 2",
    ] {
        assert!(text.contains(words), "{text}");
    }
    assert!(
        !fs::read_dir(home.out()).unwrap().any(|file| file
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains("report"))
    );
}

#[test]
fn a_zip_that_is_a_number_in_the_spreadsheet_keeps_its_zeros() {
    let home = Home::new();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let boston = row_with(&[("City", "Boston"), ("State", "MA")]);
    for (row, cells) in (0..).zip(facilities(&[boston])) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet.write_number(1, 6, 2_108.0).unwrap();
    sheet.write_number(1, 7, 6_175_550_100.0).unwrap();
    let path = home.path("numbers-2023.xlsx");
    workbook.save(&path).unwrap();
    let report = home.import(&[path]).unwrap();
    assert_eq!(report.count(Reason::ZipPadded), 1);
    let center = &home.listing().centers[0];
    assert_eq!((center.zip.as_str(), center.phones[0].number.as_str()), ("02108", "6175550100"));
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let (first, second) = (Home::new(), Home::new());
    for home in [&first, &second] {
        home.import(&[home.directory(&[OPEN_GATE, row_with(&[("Name2", "West")])])]).unwrap();
    }
    let manifest = |home: &Home| fs::read(home.out().join("manifest.json")).unwrap();
    assert_eq!(manifest(&first), manifest(&second));
}
