//! Invented pages and exports of the locator, from the file to the listing.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has to stop")]

mod fixture;

use fixture::{Home, Listing};
use importer::report::Reason;
use importer::{ImportError, Report};
use listing::record::{Center, PhoneRole, Precision};
use serde_json::{Value, json};

const JSON: &str = "findtreatment-json";
const CSV: &str = "findtreatment-csv";

/// One sound row of a page. The place is invented.
fn open_gate() -> Value {
    json!({
        "_irow": 1,
        "frid": "0000",
        "name1": "Open Gate House",
        "name2": "East",
        "street1": "12 Kettle Lane",
        "street2": null,
        "city": "Columbus",
        "state": "OH",
        "zip": "43215",
        "phone": "614-555-0100",
        "typeFacility": "SA",
        "intake1": "614-555-0101 x12",
        "hotline1": "614-555-0102",
        "website": "http://example.org/gate",
        "latitude": "39.9700",
        "longitude": "-83.0100",
        "miles": 0.2,
        "services": [
            {"f1": "Type of Care", "f2": "TC", "f3": "Substance use treatment; Detoxification"},
            {"f1": "Ancillary Services", "f2": "AS", "f3": "Consumer-run (peer-support) services; Horse riding"},
            {"f1": "Age Groups Accepted", "f2": "AGE", "f3": "Young adults; Seniors (65 or older)"},
        ],
    })
}

fn row_with(changes: Value) -> Value {
    let mut row = open_gate();
    for (field, value) in changes.as_object().unwrap() {
        row[field] = value.clone();
    }
    row
}

fn page(number: u32, of: u32, count: usize, rows: &[Value]) -> String {
    json!({"page": number, "totalPages": of, "recordCount": count, "rows": rows}).to_string()
}

fn imported(rows: &[Value]) -> (Report, Listing) {
    let home = Home::new();
    let file = home.file("page-2026-01-31.json", page(1, 1, rows.len(), rows));
    (home.import_as(JSON, &[file]).unwrap(), home.listing())
}

fn refused(format: &str, name: &str, bytes: &[u8]) -> ImportError {
    let home = Home::new();
    let error = home.import_as(format, &[home.file(name, bytes)]).unwrap_err();
    assert!(!home.out().exists(), "a refused import leaves no listing");
    assert!(!matches!(error, ImportError::Unbalanced { .. }), "{error}");
    error
}

fn only(listing: &Listing) -> &Center {
    let [center] = listing.centers.as_slice() else { panic!("{:?}", listing.centers) };
    center
}

#[test]
fn a_row_becomes_a_center_with_door_phones_and_codes() {
    let (report, listing) = imported(&[open_gate()]);
    assert_eq!((report.read, report.kept, report.rejected), (1, 1, 0));
    let center = only(&listing);
    assert_eq!((center.name.as_str(), center.part.as_str()), ("Open Gate House", "East"));
    assert_eq!(center.codes, ["AS:horse-riding", "DT", "PEER", "SA", "SNR", "YAD"]);
    let roles: Vec<PhoneRole> = center.phones.iter().map(|phone| phone.role).collect();
    assert_eq!(roles, [PhoneRole::Main, PhoneRole::Intake, PhoneRole::Crisis]);
    let position = center.position.unwrap();
    assert_eq!(position.precision, Precision::Exact);
    assert!((position.at.lat - 39.97).abs() < 1e-4 && (position.at.lon + 83.01).abs() < 1e-4);
    assert_eq!(center.website, "http://example.org/gate");
    assert_eq!((center.source.as_str(), center.as_of.to_string().as_str()), ("findtreatment", "2026-01-31"));
    // What has no code is there in the source's words, and that is told.
    let term = listing.terms.get("AS:horse-riding").unwrap();
    assert_eq!((term.name.as_str(), term.category.as_str()), ("Horse riding", "Ancillary Services"));
    assert_eq!(listing.terms.get("PEER").unwrap().name, "Mentoring/peer support");
    assert_eq!(report.count(Reason::TermWithoutCode), 1);
}

#[test]
fn odd_values_cost_no_more_than_themselves() {
    for (changes, reason) in [
        (json!({"services": null}), Reason::NoServices),
        (json!({"services": "SA"}), Reason::ValueOfOtherType),
        (json!({"services": [7]}), Reason::ValueOfOtherType),
        (json!({"services": [{"f1": [], "f2": "TC", "f3": "Detoxification"}]}), Reason::ValueOfOtherType),
        (json!({"website": "http://"}), Reason::WebsiteUnreadable),
        (json!({"latitude": 0, "longitude": 0}), Reason::PositionUnreadable),
        (json!({"latitude": 100, "longitude": 101}), Reason::PositionUnreadable),
        (json!({"latitude": "-83.01", "longitude": "39.97"}), Reason::PositionFarOff),
        (json!({"name2": {"a": 1}}), Reason::ValueOfOtherType),
        (json!({"zip": 2134, "state": "MA", "latitude": null, "longitude": null}), Reason::ZipPadded),
        (json!({"phone": "none"}), Reason::PhoneUnreadable),
        (json!({"capacity": 12}), Reason::ColumnUnknown),
    ] {
        let (report, listing) = imported(&[row_with(changes.clone())]);
        assert_eq!(report.count(reason), 1, "{changes}: {:?}", report.entries);
        assert_eq!(only(&listing).name, "Open Gate House");
    }
}

#[test]
fn a_row_that_is_none_or_is_a_person_is_rejected_and_told() {
    for (row, reason) in [
        (json!(7), Reason::NoRecord),
        (json!([[]]), Reason::NoRecord),
        (Value::Null, Reason::NoRecord),
        (json!({}), Reason::NoName),
        (row_with(json!({"zip": "K1A 0B1"})), Reason::NoZip),
        (row_with(json!({"type_facility": "BUPREN", "typeFacility": null})), Reason::Practitioner),
    ] {
        let (report, _) = imported(&[open_gate(), row]);
        assert_eq!((report.read, report.kept, report.count(reason)), (2, 1, 1), "{:?}", report.entries);
        let entry = report.entries.iter().find(|entry| entry.reason == reason).unwrap();
        assert_eq!((entry.file.as_str(), entry.row), ("page-2026-01-31.json", Some(2)));
    }
}

#[test]
fn several_pages_are_one_source_and_what_stands_twice_is_united() {
    let home = Home::new();
    let other = row_with(json!({"name1": "Willow Steps", "type_facility": "MH"}));
    let files = [
        home.file("oh-2026-01-31-1.json", page(1, 2, 3, &[open_gate(), other])),
        home.file("oh-2026-02-01-2.json", page(2, 2, 3, &[open_gate()])),
    ];
    let report = home.import_as(JSON, &files).unwrap();
    assert_eq!((report.read, report.kept, report.merged), (3, 2, 1));
    assert_eq!(report.count(Reason::CountDiffers), 0);
    let listing = home.listing();
    let [source] = listing.manifest.sources.as_slice() else { panic!("one source") };
    // The older of both days.
    assert_eq!((source.id.as_str(), source.as_of.to_string().as_str()), ("findtreatment", "2026-01-31"));
}

#[test]
fn a_page_that_is_missing_is_told() {
    let home = Home::new();
    let file = home.file("oh-2026-01-31-1.json", page(1, 3, 5, &[open_gate()]));
    let report = home.import_as(JSON, &[file]).unwrap();
    let entry = report.entries.iter().find(|entry| entry.reason == Reason::CountDiffers).unwrap();
    assert!(entry.detail.contains("missing are the pages 2, 3"), "{entry}");
}

#[test]
fn files_that_are_no_pages_are_refused_with_file_and_line() {
    let whole = page(1, 1, 1, &[open_gate()]);
    let deep = format!("{{\"rows\":[{}", "[".repeat(200_000));
    let closed = format!("{{\"rows\":[{}{}]}}", "[".repeat(200_000), "]".repeat(200_000));
    let nested =
        format!("{{\"rows\":[{}1{}]}}", "{\"services\":[{\"f1\":".repeat(50_000), "}]}".repeat(50_000));
    let number = whole.replace("\"43215\"", "1e999");
    for (bytes, words) in [
        (b"".as_slice(), "is empty"),
        (b" \n\t", "is empty"),
        (&whole.as_bytes()[..whole.len() - 2], "cut short, in line 1"),
        (b"{\"rows\": [\n{\"name1\": \"Open", "cut short, in line 2"),
        (b"<!DOCTYPE html><title>502</title>", "a web page"),
        (b"name1,zip\nOpen Gate,43215\n", "is no page of FindTreatment.gov"),
        (b"[]", "invalid type: sequence, expected an object with `rows`"),
        (b"{\"error\": \"busy\"}", "has no `rows`"),
        (b"{\"rows\": 7}", "expected the list of `rows`"),
        (b"{\"rows\": []}", "not one of the 0 rows"),
        (b"{\"rows\": null}", "not one of the 0 rows"),
        (b"{\"rows\": []} {}", "trailing characters"),
        (b"{\"rows\": [{\"name1\": \"a\x00\"}]}", "page-2026-01-31.json"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (deep.as_bytes(), "page-2026-01-31.json"),
        // So deep that it would overflow the stack, were it followed; nothing is read of what lies below a value.
        (closed.as_bytes(), "not one of the 1 rows"),
        (nested.as_bytes(), "the row has no name"),
        (number.as_bytes(), "number out of range"),
    ] {
        let message = refused(JSON, "page-2026-01-31.json", bytes).to_string();
        assert!(message.contains(words), "{words}: {message}");
    }
    let message = refused(JSON, "page.json", whole.as_bytes()).to_string();
    assert!(message.contains("--as-of"), "{message}");
}

#[test]
fn other_ways_to_write_signs_are_read_and_told() {
    let text = page(1, 1, 1, &[row_with(json!({"name1": "Café Gate"}))]);
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let utf_16: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let windows = text.replace('é', "\u{1}").into_bytes().into_iter().map(|b| if b == 1 { 0xe9 } else { b });
    for (bytes, reason) in
        [(marked, Reason::ByteOrderMark), (utf_16, Reason::Utf16), (windows.collect(), Reason::Reencoded)]
    {
        let home = Home::new();
        let report = home.import_as(JSON, &[home.file("page-2026-01-31.json", bytes)]).unwrap();
        assert_eq!(report.count(reason), 1);
        assert_eq!(only(&home.listing()).name, "Café Gate");
    }
}

const HEADERS: &str = "name1,name2,street1,street2,city,state,zip,zip4,county,phone,intake1,intake2,hotline1,\
                       website,latitude,longitude,type_facility,sa,dt,peer,bu";
const ROW: &str = "Open Gate House,East,12 Kettle Lane,,Columbus,OH,43215,1021,Franklin,614-555-0100,614-555-0101,,,\
                   http://example.org,39.97,-83.01,SA,1,0,1,";

fn export(text: &str) -> (Report, Listing) {
    let home = Home::new();
    let report = home.import_as(CSV, &[home.file("export-2026-01-31.csv", text)]).unwrap();
    (report, home.listing())
}

#[test]
fn an_export_becomes_centers_by_its_headers() {
    let (report, listing) = export(&format!("{HEADERS}\n{ROW}\n"));
    assert_eq!((report.read, report.kept), (1, 1));
    let center = only(&listing);
    assert_eq!(center.codes, ["PEER", "SA"]);
    assert_eq!(center.position.unwrap().precision, Precision::Exact);
    assert_eq!((center.phones.len(), center.website.as_str()), (2, "http://example.org"));
    assert_eq!(listing.terms.get("SA").unwrap().category, "Type of Care");
    assert_eq!((report.count(Reason::ColumnUnknown), report.count(Reason::ColumnMissing)), (0, 0));
}

#[test]
fn order_and_capitals_of_the_headers_do_not_matter() {
    let (report, listing) = export(
        "PEER,Zip,STATE,City,Street1,Phone,NAME1\n1,43215,OH,Columbus,12 Kettle Lane,614-555-0100,Open Gate House\n",
    );
    assert_eq!(only(&listing).codes, ["PEER"]);
    // What is missing is named: the second lines, three numbers, website, both coordinates and the type.
    assert_eq!(report.count(Reason::ColumnMissing), 9);
}

#[test]
fn unknown_columns_are_told_once_and_codes_of_a_new_year_are_kept() {
    let text = format!(
        "{HEADERS},newc,Notes,odd\n{ROW},1,Ask for someone,3\n{},0,,1\n",
        ROW.replace("East", "West")
    );
    let (report, listing) = export(&text);
    assert_eq!(listing.centers.len(), 2);
    assert_eq!(report.count(Reason::UnknownCode), 1);
    let told: Vec<&str> = report
        .entries
        .iter()
        .filter(|entry| entry.reason == Reason::ColumnUnknown)
        .map(|entry| entry.value.as_str())
        .collect();
    assert_eq!(told, ["Notes", "odd"]);
    let with_it = listing.centers.iter().filter(|center| center.codes.contains(&"NEWC".to_owned())).count();
    assert_eq!(with_it, 1);
}

#[test]
fn a_cell_that_says_neither_yes_nor_no_is_left_out_and_told() {
    let (report, listing) = export(&format!("{HEADERS}\n{}\n", ROW.replace("SA,1,0,1,", "SA,1,0,perhaps,")));
    assert_eq!(
        (report.count(Reason::FlagUnreadable), only(&listing).codes.as_slice()),
        (1, ["SA".to_owned()].as_slice())
    );
}

#[test]
fn a_workbook_is_read_alike() {
    let home = Home::new();
    let rows = [HEADERS, ROW].map(|line| line.split(',').collect::<Vec<_>>()).to_vec();
    let file = home.workbook("export-2026-01-31.xlsx", &[("Facilities", rows)]);
    assert_eq!(home.import_as(CSV, &[file]).unwrap().kept, 1);
    assert_eq!(only(&home.listing()).codes, ["PEER", "SA"]);
}

#[test]
fn files_that_are_no_exports_are_refused() {
    let many = format!("{HEADERS}\n{}", "\"".repeat(3));
    for (bytes, words) in [
        (b"".as_slice(), "is empty"),
        (b"<html><p>Busy", "a web page"),
        (b"Name;Zip\nOpen Gate;43215\n", "lacks the column name1"),
        (b"{\"rows\": []}", "lacks the column name1"),
        (b"name1,street1,city,state,zip\nOpen Gate,1 Elm,Columbus,OH,43215\n", "lacks the column phone."),
        (HEADERS.as_bytes(), "not one row below"),
        (b"PK\x03\x04rest", "cut short"),
        (b"%PDF-1.7", "a PDF"),
        (many.as_bytes(), "the row has no name"),
    ] {
        let message = refused(CSV, "export-2026-01-31.csv", bytes).to_string();
        assert!(message.contains(words), "{words}: {message}");
    }
}
