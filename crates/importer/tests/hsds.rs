//! Invented directories in the Human Services Data Specification, from the file to the listing.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has to stop")]

mod fixture;

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use fixture::{Home, Listing};
use importer::report::Reason;
use importer::{ImportError, Options, Plan, Report, SourceOptions, Task};
use listing::record::{Center, PhoneRole, Precision};
use proptest::prelude::*;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

const HSDS: &str = "hsds";

fn location() -> Value {
    json!({
        "id": "l1",
        "location_type": "physical",
        "name": "Kettle Lane Branch",
        "latitude": 39.97,
        "longitude": -83.01,
        "addresses": [
            {"id": "a0", "address_1": "PO Box 1", "city": "Columbus", "state_province": "OH", "postal_code": "43216",
             "country": "US", "address_type": "postal"},
            {"id": "a1", "address_1": "12 Kettle Lane", "address_2": "Suite 3", "attention": "A. Person",
             "city": "Columbus", "state_province": "OH", "postal_code": "43215", "country": "US",
             "address_type": "physical"},
        ],
        "accessibility": [{"id": "x1", "description": "Ramp at the side door"}],
        "phones": [{"id": "p2", "number": "\"614-555-0101\"", "extension": 12, "type": "voice", "description": "Intake desk"}],
        "schedules": [{"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}],
    })
}

/// A whole service. Everything in it is invented.
fn peer_service() -> Value {
    json!({
        "id": "s1",
        "name": "Talk with a Peer",
        "status": "active",
        "url": "https://example.org/peer",
        "email": "someone@example.org",
        "eligibility_description": "Anybody. Write to jo@example.org first.",
        "minimum_age": 18,
        "fees_description": "Free",
        "assured_date": "2025-11-03",
        "last_modified": "2024-01-01T10:00:00Z",
        "phones": [
            {"id": "p1", "number": "614-555-0100", "type": "voice"},
            {"id": "p9", "number": "614-555-0109", "type": "fax"},
        ],
        "contacts": [{"id": "c1", "name": "Ann Invented", "email": "ann@example.org",
                      "phones": [{"number": "614-555-0188"}]}],
        "languages": [{"code": "es", "name": "Spanish"}, {"code": "en"}, {"code": "tlh", "name": "Klingon"}],
        "attributes": [
            {"taxonomy_term": {"id": "t1", "name": "Peer-Support", "taxonomy": "Help"}},
            {"taxonomy_term": {"id": "t2", "name": "Horse riding", "taxonomy": "Help"}},
        ],
        "service_at_locations": [{"id": "sl1", "location": location()}],
        "organization": {"id": "o1", "name": "Open Gate House", "website": "https://example.org",
                         "phones": [{"number": "614-555-0102", "description": "Crisis line"}]},
    })
}

fn with(mut value: Value, changes: &[(&str, Value)]) -> Value {
    for (pointer, new) in changes {
        *value.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = new.clone();
    }
    value
}

fn import_text(text: impl AsRef<[u8]>) -> Result<(Report, Listing), ImportError> {
    let home = Home::new();
    let file = home.file("directory-2026-01-31.json", text);
    let report = home.import_as(HSDS, &[file])?;
    Ok((report, home.listing()))
}

fn imported(value: &Value) -> (Report, Listing) {
    import_text(value.to_string()).unwrap()
}

fn only(listing: &Listing) -> &Center {
    let [center] = listing.centers.as_slice() else { panic!("{:?}", listing.centers) };
    center
}

#[test]
fn a_service_at_a_location_becomes_a_center() {
    let (report, listing) = imported(&peer_service());
    assert_eq!((report.read, report.kept), (1, 1));
    let center = only(&listing);
    assert_eq!((center.name.as_str(), center.part.as_str()), ("Open Gate House", "Kettle Lane Branch"));
    assert_eq!((center.street.as_str(), center.unit.as_str()), ("12 Kettle Lane", "Suite 3"));
    assert_eq!(center.position.unwrap().precision, Precision::Exact);
    assert_eq!(center.hours, "Mon–Fri 9 am–5 pm");
    assert_eq!((center.cost.as_str(), center.accessibility.as_str()), ("Free", "Ramp at the side door"));
    assert_eq!(center.website, "https://example.org/peer");
    assert_eq!(center.codes, ["HELP:horse-riding", "PEER", "SERVICE:talk-with-a-peer", "SL:klingon", "SP"]);
    assert_eq!(listing.terms.get("SERVICE:talk-with-a-peer").unwrap().name, "Talk with a Peer");
    // The day on which somebody confirmed the service.
    assert_eq!(center.as_of.to_string(), "2025-11-03");
    let numbers: Vec<(String, PhoneRole)> =
        center.phones.iter().map(|phone| (phone.number.clone(), phone.role)).collect();
    let number = |end: &str, role| (format!("61455501{end}"), role);
    assert_eq!(
        numbers,
        [number("00", PhoneRole::Main), number("01", PhoneRole::Intake), number("02", PhoneRole::Crisis)]
    );
    assert_eq!(report.count(Reason::QuotesRemoved), 1);
    assert_eq!(report.count(Reason::NoVoice), 1);
}

#[test]
fn no_person_gets_into_the_listing() {
    let home = Home::new();
    let file = home.file("directory-2026-01-31.json", peer_service().to_string());
    let report = home.import_as(HSDS, &[file]).unwrap();
    for entry in fs::read_dir(home.out()).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for private in ["Ann Invented", "A. Person", "ann@", "jo@", "someone@", "6145550188"] {
            assert!(!text.contains(private), "{private}");
        }
    }
    assert_eq!(home.listing().centers[0].eligibility, "Anybody. Write to first.; Age 18 and older");
    assert_eq!((report.count(Reason::ContactsLeftOut), report.count(Reason::MailLeftOut)), (1, 1));
}

#[test]
fn every_way_to_write_records_gives_the_same_center() {
    let whole = peer_service();
    let expected = only(&imported(&whole).1).clone();
    let mut organization = whole["organization"].clone();
    let mut service = whole.clone();
    service.as_object_mut().unwrap().remove("organization");
    organization["services"] = json!([service.clone()]);
    let mut at = json!({"id": "sl1", "location": location()});
    at["service"] = whole.clone();
    at["service"].as_object_mut().unwrap().remove("service_at_locations");
    for (what, text) in [
        ("a page", json!({"total_items": 1, "contents": [whole]}).to_string()),
        ("a list", json!([whole]).to_string()),
        ("lines", format!("{whole}\n\n{whole}\n")),
        ("an organization", organization.to_string()),
        ("a service at a location", at.to_string()),
        ("a byte-order mark", format!("\u{feff}{whole}")),
    ] {
        let (report, listing) = import_text(&text).unwrap();
        assert_eq!(only(&listing), &expected, "{what}: {:?}", report.entries);
        assert_eq!(report.count(Reason::DuplicateId), usize::from(what == "lines"), "{what}");
    }
}

#[test]
fn several_services_at_one_location_are_one_center() {
    let second = with(
        peer_service(),
        &[
            ("/id", json!("s2")),
            ("/name", json!("Detox")),
            ("/fees_description", json!("Sliding scale by income")),
            ("/service_at_locations/0/id", json!("sl2")),
            ("/attributes", json!([])),
        ],
    );
    let (report, listing) = imported(&json!([peer_service(), second]));
    assert_eq!((report.read, report.kept, report.merged), (2, 1, 1));
    let center = only(&listing);
    assert_eq!(center.cost, "Talk with a Peer: Free; Detox: Sliding scale by income");
    // Told alike by both.
    assert_eq!(center.hours, "Mon–Fri 9 am–5 pm");
    assert!(center.codes.contains(&"DT".to_owned()) && center.codes.contains(&"PEER".to_owned()));
    // Of several services none speaks for the place.
    assert_eq!(center.website, "https://example.org");
}

#[test]
fn odd_values_cost_no_more_than_themselves() {
    let at = "/service_at_locations/0/location";
    for (changes, reason) in [
        (vec![(format!("{at}/latitude"), json!(100))], Reason::PositionUnreadable),
        (vec![(format!("{at}/latitude"), json!({"x": 1}))], Reason::ValueOfOtherType),
        (vec![(format!("{at}/addresses/1/postal_code"), json!(432_151_021))], Reason::ZipPlusFour),
        (vec![(format!("{at}/schedules/0/opens_at"), json!("9:00Z"))], Reason::ScheduleUnreadable),
        (vec![(format!("{at}/schedules/0/byday"), json!(["MO"]))], Reason::ValueOfOtherType),
        (vec![(format!("{at}/phones"), json!("none"))], Reason::ValueOfOtherType),
        (vec![(format!("{at}/phones/0/number"), json!("+44 1234 234567"))], Reason::PhoneUnreadable),
        (vec![("/minimum_age".to_owned(), json!(4000))], Reason::ValueUnreadable),
        (vec![("/url".to_owned(), json!("http://"))], Reason::WebsiteUnreadable),
        (vec![("/attributes/0/taxonomy_term".to_owned(), json!("Peers"))], Reason::ValueOfOtherType),
        (
            vec![("/service_at_locations/0/location/accessibility".to_owned(), json!([7]))],
            Reason::ValueOfOtherType,
        ),
        (
            vec![("/assured_date".to_owned(), json!("soon")), ("/last_modified".to_owned(), json!(""))],
            Reason::ValueUnreadable,
        ),
    ] {
        let changes: Vec<(&str, Value)> =
            changes.iter().map(|(at, value)| (at.as_str(), value.clone())).collect();
        let (report, listing) = imported(&with(peer_service(), &changes));
        assert_eq!(report.count(reason), 1, "{changes:?}: {:?}", report.entries);
        assert_eq!(only(&listing).name, "Open Gate House");
    }
}

#[test]
fn records_that_are_no_place_here_are_rejected_with_the_reason() {
    let at = "/service_at_locations/0/location";
    let other = |changes: &[(&str, Value)]| {
        let ids = [
            ("/id", json!("s2")),
            ("/service_at_locations/0/id", json!("sl2")),
            ("/service_at_locations/0/location/id", json!("l2")),
        ];
        with(with(peer_service(), &ids), changes)
    };
    let address = |field: &str| format!("{at}/addresses/1/{field}");
    for (record, reason) in [
        (json!(7), Reason::NoRecord),
        (Value::Null, Reason::NoRecord),
        (json!({"id": "t", "name": "A term"}), Reason::NoRecord),
        (other(&[("/status", json!("Temporarily closed"))]), Reason::NotActive),
        (other(&[("/service_at_locations", json!([]))]), Reason::NoAddress),
        (other(&[(&format!("{at}/addresses"), json!([]))]), Reason::NoAddress),
        (
            other(&[(&address("country"), json!("CA")), (&address("postal_code"), json!("K1A 0B1"))]),
            Reason::NotInUsa,
        ),
        (other(&[(&address("postal_code"), json!("K1A 0B1"))]), Reason::NoZip),
        (json!({"id": "o7", "name": "Alone", "legal_status": "Association"}), Reason::NoAddress),
    ] {
        let (report, _) = imported(&json!([peer_service(), record]));
        assert_eq!((report.read, report.kept), (2, 1), "{record}: {:?}", report.entries);
        let entry =
            report.entries.iter().find(|entry| entry.reason == reason).unwrap_or_else(|| panic!("{record}"));
        assert_eq!((entry.file.as_str(), entry.row), ("directory-2026-01-31.json", Some(2)));
    }
}

#[test]
fn files_that_are_no_hsds_are_refused_with_file_and_line() {
    let whole = peer_service().to_string();
    let deep = format!("{{\"id\":\"s\",\"organization\":{}", "{\"organization\":".repeat(100_000));
    let deepest = "{\"organization\":".repeat(20);
    let list = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let number = whole.replace("39.97", "1e999");
    for (bytes, words) in [
        (b"".as_slice(), "is empty"),
        (b"<html>502", "a web page"),
        (&whole.as_bytes()[..whole.len() - 1], "cut short, in line 1"),
        (b"[\n{\"id\": ", "cut short, in line 2"),
        (b"{\"id\": \"s\"}\n{\"id\" 7}", "in line 2"),
        (b"name,zip\nOpen Gate,43215\n", "is no HSDS"),
        (b"7", "expected a record, a page or a list of records"),
        (b"[]", "no organization, service or location"),
        (b"{\"rows\": []}", "no organization, service or location"),
        (b"{\"resources\": []}", "datapackage.json"),
        (b"{\"contents\": 7}", "no organization, service or location"),
        // What is read of each level would take more of the stack than there is.
        (deep.as_bytes(), "nested deeper than 20 levels, in line 1"),
        (list.as_bytes(), "nested deeper than 20 levels, in line 1"),
        (deepest.as_bytes(), "is cut short"),
        (number.as_bytes(), "number out of range"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04rest", "cannot be unpacked"),
        (b"{\"name\": \"a\", \"name\": \"b\"}", "duplicate field"),
    ] {
        let message = import_text(bytes).err().unwrap_or_else(|| panic!("{words}")).to_string();
        assert!(
            message.contains(words) && message.contains("directory-2026-01-31.json"),
            "{words}: {message}"
        );
    }
}

/// The tables of the same directory. `older` gives them the names of version 1.
fn tables(older: bool) -> Vec<(&'static str, String)> {
    let name = |new: &'static str, old: &'static str| if older { old } else { new };
    let schedule = if older {
        "id,location_id,weekday,opens_at,closes_at\nh1,l1,1,09:00,17:00\nh2,l1,2,09:00,17:00\n"
    } else {
        "id,location_id,freq,byday,opens_at,closes_at\nh1,l1,WEEKLY,\"MO,TU\",09:00,17:00\n"
    };
    let term = name("taxonomy_term_id", "taxonomy_id");
    let link = if older {
        format!("id,service_id,{term}\nx1,s1,t1\nx2,s1,t2\n")
    } else {
        format!("id,link_id,{term},link_entity\nx1,s1,t1,service\nx2,s1,t2,service\n")
    };
    vec![
        ("organizations.csv", "id,name,website,email\no1,Open Gate House,https://example.org,ann@example.org\n".to_owned()),
        ("services.csv", "id,organization_id,name,status\ns1,o1,Talk with a Peer,active\n".to_owned()),
        ("locations.csv", "id,organization_id,name,latitude,longitude\nl1,o1,Kettle Lane Branch,39.97,-83.01\n".to_owned()),
        (name("service_at_location.csv", "services_at_location.csv"), "id,service_id,location_id\nsl1,s1,l1\n".to_owned()),
        (
            name("addresses.csv", "physical_addresses.csv"),
            "id,location_id,attention,address_1,city,state_province,postal_code,country\na1,l1,A. Person,12 Kettle Lane,Columbus,OH,43215,US\n".to_owned(),
        ),
        ("phones.csv", "id,location_id,contact_id,number,extension\np1,l1,,\"\"\"614-555-0100\"\"\",7\np2,,c1,614-555-0188,\n".to_owned()),
        ("contacts.csv", "id,service_id,name,email\nc1,s1,Ann Invented,ann@example.org\n".to_owned()),
        (name("schedules.csv", "regular_schedules.csv"), schedule.to_owned()),
        ("languages.csv", "id,service_id,name,code\ng1,s1,,spa\n".to_owned()),
        (name("taxonomy_terms.csv", "taxonomy.csv"), "id,name,parent_id\nt1,Peer support,\nt2,Night walks,t1\n".to_owned()),
        (name("attributes.csv", "services_taxonomy.csv"), link),
        ("funding.csv", "id,service_id,source\nf1,s1,Fund\n".to_owned()),
    ]
}

fn folder(home: &Home, tables: &[(&str, String)]) -> PathBuf {
    let folder = home.path("tables-2026-01-31");
    fs::create_dir(&folder).unwrap();
    for (name, text) in tables {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn import_folder(tables: &[(&str, String)]) -> (Report, Listing) {
    let home = Home::new();
    let report = home.import_as(HSDS, &[folder(&home, tables)]).unwrap();
    (report, home.listing())
}

#[test]
fn tables_of_every_version_give_the_same_center() {
    for older in [false, true] {
        let (report, listing) = import_folder(&tables(older));
        assert_eq!((report.read, report.kept), (1, 1), "{:?}", report.entries);
        let center = only(&listing);
        assert_eq!((center.name.as_str(), center.part.as_str()), ("Open Gate House", "Kettle Lane Branch"));
        // A night walk is a kind of peer support, and is there in its own words too.
        assert_eq!(center.codes, ["PEER", "SERVICE:talk-with-a-peer", "SP", "TERM:night-walks"]);
        let hours = if older { "Mon 9 am–5 pm; Tue 9 am–5 pm" } else { "Mon, Tue 9 am–5 pm" };
        assert_eq!(center.hours, hours);
        let phones: Vec<String> = center.phones.iter().map(ToString::to_string).collect();
        assert_eq!(phones, ["6145550100x7"]);
        assert_eq!(report.count(Reason::TableUnknown) + report.count(Reason::DanglingReference), 0);
    }
}

#[test]
fn an_archive_and_single_files_are_read_like_a_folder() {
    let (tables, home) = (tables(false), Home::new());
    let expected = import_folder(&tables).1.centers;
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in &tables {
        archive.start_file(format!("export/{name}"), SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let archive = home.file("tables-2026-01-31.zip", archive.finish().unwrap().into_inner());
    home.import_as(HSDS, &[archive]).unwrap();
    assert_eq!(home.listing().centers, expected);

    let folder = folder(&home, &tables);
    let files: Vec<PathBuf> = tables.iter().map(|(name, _)| folder.join(name)).collect();
    let options = Options { as_of: Some("2026-01-31".parse().unwrap()), ..Options::default() };
    importer::import(HSDS, &files, &home.out(), &options).unwrap();
    assert_eq!(home.listing().centers, expected);
}

#[test]
fn a_data_package_names_the_tables() {
    let mut tables = tables(false);
    for (name, _) in &mut tables {
        if *name == "organizations.csv" {
            *name = "orgs.csv";
        }
    }
    let package =
        |resources: Value| ("datapackage.json", json!({"name": "x", "resources": resources}).to_string());
    let with_package = |package| [tables.clone(), vec![package]].concat();
    let (report, listing) =
        import_folder(&with_package(package(json!([{"name": "organization", "path": "orgs.csv"}]))));
    assert_eq!((report.count(Reason::TableUnknown), only(&listing).name.as_str()), (0, "Open Gate House"));

    // One that leads out of the folder is not followed, and one that is none is told.
    for package in [
        package(json!([{"name": "organization", "path": "../secret.csv"}])),
        package(json!([{"name": "organization", "path": "/etc/orgs.csv"}])),
        ("datapackage.json", "../../datapackage.json".to_owned()),
    ] {
        let (report, _) = import_folder(&with_package(package));
        assert_eq!((report.count(Reason::PackageUnreadable), report.count(Reason::TableUnknown)), (1, 1));
    }
}

#[test]
fn what_tables_refer_to_wrongly_is_told() {
    for (table, line, reason) in [
        ("phones.csv", "p7,gone,,614-555-0107,\n", Reason::DanglingReference),
        ("phones.csv", "p7,,,614-555-0107,\n", Reason::DanglingReference),
        ("attributes.csv", "x7,s1,gone,service\n", Reason::DanglingReference),
        ("attributes.csv", "x7,gone,t1,service\n", Reason::DanglingReference),
        ("services.csv", "s1,o1,Twice,active\n", Reason::DuplicateId),
        ("organizations.csv", "o1,Twice,,\n", Reason::DuplicateId),
        ("locations.csv", "l1,o1,Twice,,\n", Reason::DuplicateId),
        ("service_at_location.csv", "sl9,s1,l1\n", Reason::DuplicateId),
        ("taxonomy_terms.csv", "t1,Twice,\n", Reason::DuplicateId),
    ] {
        let mut tables = tables(false);
        tables.iter_mut().find(|(name, _)| *name == table).unwrap().1.push_str(line);
        let (report, listing) = import_folder(&tables);
        assert_eq!(report.count(reason), 1, "{table} {line}: {:?}", report.entries);
        assert_eq!(only(&listing).name, "Open Gate House");
        let entry = report.entries.iter().find(|entry| entry.reason == reason).unwrap();
        assert!(entry.file.ends_with(".csv") && entry.row.is_some(), "{entry}");
    }
}

#[test]
fn terms_that_stand_above_each_other_are_told_and_do_not_keep_the_import_for_ever() {
    for terms in ["id,name,parent_id\nt1,One,t2\nt2,Two,t1\n", "id,name,parent_id\nt1,One,t1\nt2,Two,t2\n"] {
        let mut tables = tables(false);
        tables.iter_mut().find(|(name, _)| *name == "taxonomy_terms.csv").unwrap().1 = terms.to_owned();
        let (report, listing) = import_folder(&tables);
        assert!(report.count(Reason::ReferenceCycle) >= 1, "{:?}", report.entries);
        assert!(only(&listing).codes.contains(&"TERM:one".to_owned()));
    }
}

#[test]
fn a_pair_without_its_service_or_location_is_told() {
    let mut tables = tables(false);
    tables[3].1.push_str("sl2,s1,gone\nsl3,gone,gone\nsl4,gone,l1\n");
    let (report, listing) = import_folder(&tables);
    assert_eq!(listing.centers.len(), 1);
    assert_eq!(report.count(Reason::DanglingReference), 4);
    assert_eq!((report.read, report.count(Reason::NoAddress), report.count(Reason::NoRecord)), (4, 1, 1));
}

#[test]
fn a_folder_without_tables_is_refused() {
    let home = Home::new();
    let folder = folder(&home, &[("readme.txt", String::new())]);
    let message = home.import_as(HSDS, &[folder]).unwrap_err().to_string();
    assert!(message.contains("no CSV tables") && message.contains("tables-2026-01-31"), "{message}");
    let message = home.import_as(HSDS, &[home.path("gone.json")]).unwrap_err().to_string();
    assert!(message.contains("gone.json"), "{message}");
}

#[test]
fn an_operators_own_mapping_is_asked_first() {
    let home = Home::new();
    let mapping = home.file("terms.toml", "[terms]\n\"Horse riding\" = \"recovery-coach\"\n");
    let file = home.file("directory-2026-01-31.json", peer_service().to_string());
    let mut options = SourceOptions::default();
    options.mapping = Some(mapping);
    let plan = Plan::of_one(HSDS, &[file], options).unwrap();
    importer::run(&plan, &home.out(), Task::default()).unwrap();
    let codes = &home.listing().centers[0].codes;
    assert!(codes.contains(&"RC".to_owned()) && codes.contains(&"PEER".to_owned()), "{codes:?}");
}

#[test]
fn without_any_day_the_operator_is_asked_for_one() {
    let home = Home::new();
    let record = with(peer_service(), &[("/assured_date", Value::Null), ("/last_modified", Value::Null)]);
    let file = home.file("directory.json", record.to_string());
    let message = home.import_as(HSDS, &[file]).unwrap_err().to_string();
    assert!(message.contains("--as-of"), "{message}");
    let file = home.file("directory.json", peer_service().to_string());
    home.import_as(HSDS, &[file]).unwrap();
    assert_eq!(home.listing().manifest.as_of.to_string(), "2025-11-03");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_stands_in_the_cells_the_sums_add_up(
        cells in prop::collection::vec("\\PC{0,12}|s1|l1|o1|t1|[0-9:,MOTU-]{0,10}", 20),
        table in 0_usize..12,
    ) {
        let mut tables = tables(false);
        let columns = tables[table].1.lines().next().unwrap().split(',').count();
        let quoted: Vec<String> =
            cells.iter().take(columns).map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        tables[table].1.push_str(&format!("{}\n", quoted.join(",")));
        let home = Home::new();
        match importer::examine(HSDS, &[folder(&home, &tables)], &Options::default()) {
            Ok(report) => prop_assert_eq!(report.read, report.kept + report.merged + report.rejected),
            Err(error) => prop_assert!(!matches!(error, ImportError::Unbalanced { .. }), "{}", error),
        }
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(at in any::<prop::sample::Index>(), put in "\\PC{0,3}|[\\[\\]{}\",:]{1,3}") {
        let mut text = peer_service().to_string();
        let mut place = at.index(text.len());
        while !text.is_char_boundary(place) {
            place -= 1;
        }
        text.insert_str(place, &put);
        let home = Home::new();
        let file = home.file("directory-2026-01-31.json", &text);
        if let Err(error) = importer::examine(HSDS, &[file], &Options::default()) {
            prop_assert!(!matches!(error, ImportError::Unbalanced { .. }), "{}", error);
            prop_assert!(error.to_string().len() > 40);
        }
    }
}
