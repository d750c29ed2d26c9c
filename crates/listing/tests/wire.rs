//! What is written is read again, whatever it is; and what is wrong is told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use listing::gazetteer::Gazetteer;
use listing::geo::{LatLon, distance};
use listing::meeting::Meeting;
use listing::record::{Center, Field, MeetingField, Origin, Phone, PhoneRole, Position, Precision};
use listing::wire::{
    Details, EncodeError, FilePart, GazetteerEntry, ListingFile, Manifest, Records, Shard, ShardEntry,
    Source, Term, Terms, WireError, encode,
};
use proptest::prelude::*;
use support::{
    any_center, any_centers, any_gazetteer, center, date, file, header, meeting, state, terms, zip,
};

/// The value as a column can hold it.
fn on_one_line(text: &str) -> String {
    let is_break =
        |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.replace("\r\n", " ").replace(is_break, " ")
}

/// What is expected to come back: line breaks folded; the position is compared on its own.
fn as_written(center: &Center) -> Center {
    let mut center = center.clone();
    for text in [
        &mut center.name,
        &mut center.part,
        &mut center.street,
        &mut center.unit,
        &mut center.city,
        &mut center.website,
        &mut center.hours,
        &mut center.cost,
        &mut center.eligibility,
        &mut center.accessibility,
    ] {
        *text = on_one_line(text);
    }
    center.position = None;
    center
}

/// Every center of the files, whole, and what the manifest says.
fn read_all(files: &[ListingFile]) -> (Manifest, Vec<Center>) {
    let manifest = Manifest::decode(file(files, "manifest.json")).unwrap();
    let mut centers = Vec::new();
    for entry in &manifest.shards {
        let shard = Shard::decode(file(files, &entry.file)).unwrap();
        let details = Details::decode(file(files, &entry.details_file)).unwrap();
        assert_eq!((shard.len(), details.rows(), shard.state()), (entry.count, entry.count, entry.state));
        assert_eq!(file(files, &entry.file).len(), entry.bytes);
        assert_eq!(file(files, &entry.details_file).len(), entry.details_bytes);
        for row in 0..shard.len() {
            centers.push(details.complete(row, shard.center(row).unwrap()));
        }
    }
    (manifest, centers)
}

fn write(centers: &[Center]) -> Vec<ListingFile> {
    encode(&header(), centers.to_vec(), &terms(), &[]).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_center_comes_back_as_it_was(centers in any_centers(30)) {
        let (manifest, read) = read_all(&write(&centers));
        prop_assert_eq!(manifest.count, centers.len());
        prop_assert_eq!(read.len(), centers.len());
        for center in &centers {
            let found = read.iter().find(|other| other.id() == center.id()).expect("the id is the same");
            prop_assert_eq!(as_written(found), as_written(center));
            match (center.position, found.position) {
                (Some(Position { at, precision }), Some(read)) => {
                    prop_assert_eq!(read.precision, precision);
                    let most = if precision == Precision::Exact { 1 } else { 9 };
                    prop_assert!(distance(at, read.at).0 <= most, "{:?} became {:?}", at, read.at);
                }
                (asked, read) => prop_assert_eq!(asked, read),
            }
        }
    }

    #[test]
    fn what_was_read_is_written_as_the_same_bytes(centers in any_centers(30)) {
        let first = write(&centers);
        let (_, mut read) = read_all(&first);
        read.reverse();
        prop_assert!(write(&read) == first, "the bytes differ");
    }

    #[test]
    fn every_box_holds_its_centers(centers in any_centers(30)) {
        let (manifest, read) = read_all(&write(&centers));
        for center in read {
            let Some(position) = center.position else { continue };
            let bounds = manifest.shard(center.state).unwrap().bounds.unwrap();
            prop_assert!(bounds.contains(position.at));
            let reach = listing::geo::Meters(0);
            let in_reach = manifest.shards_in_reach(position.at, reach).any(|shard| shard.state == center.state);
            prop_assert!(in_reach);
        }
    }

    #[test]
    fn file_names_change_with_their_content(center in any_center(), name in "[a-z]{1,9}") {
        let mut other = center.clone();
        other.name = name;
        prop_assume!(on_one_line(&center.name) != other.name);
        let names = |files: Vec<ListingFile>| files.into_iter().map(|file| file.name).collect::<Vec<_>>();
        let (before, after) = (names(write(&[center])), names(write(&[other])));
        prop_assert_ne!(&before[0], &after[0]);
        prop_assert_eq!(before.last(), after.last());
    }

    #[test]
    fn the_gazetteer_is_one_file_a_state(entries in any_gazetteer()) {
        let files = encode(&header(), vec![], &terms(), &entries).unwrap();
        let manifest = Manifest::decode(file(&files, "manifest.json")).unwrap();
        for entry in &entries {
            let listed = manifest.gazetteer(entry.state).expect("every state with a ZIP has a file");
            prop_assert_eq!(file(&files, &listed.file).len(), listed.bytes);
        }
    }
}

#[test]
fn a_files_name_is_told_from_any_other() {
    let place = GazetteerEntry {
        zip: zip("43215"),
        state: state("OH"),
        town: "Columbus".into(),
        aliases: vec![],
        at: None,
    };
    let files = encode(&header(), vec![center("Open Door")], &terms(), &[place]).unwrap();
    assert_eq!(files.len(), 6);
    assert!(files.iter().all(|file| ListingFile::is_name(&file.name)));
    for other in [
        "",
        "index.html",
        "oh.json",
        "oh.0123456789abcdef.html",
        "oh.0123456789ABCDEF.json",
        "OH.0123456789abcdef.json",
        "xy.0123456789abcdef.json",
        "terms.0123456789abcde.json",
        "notes.oh.0123456789abcdef.json",
    ] {
        assert!(!ListingFile::is_name(other), "{other}");
    }
}

#[test]
fn the_manifest_comes_last() {
    assert_eq!(write(&[center("Open Door")]).last().unwrap().name, "manifest.json");
}

#[test]
fn details_that_an_older_importer_wrote_have_no_costs_and_are_read() {
    let mut told = center("Open Door");
    told.cost = "10 dollars a visit".to_owned();
    told.hours = "Mo 9:00-17:00".to_owned();
    let files = write(&[told]);
    let entry = &Manifest::decode(file(&files, "manifest.json")).unwrap().shards[0];
    let text = std::str::from_utf8(file(&files, &entry.details_file)).unwrap();
    let older = text.replace(r#","costs":"10 dollars a visit""#, "");
    assert_ne!(older, text);
    let shard = Shard::decode(file(&files, &entry.file)).unwrap();
    let read = |text: &str| Details::decode(text.as_bytes()).unwrap().complete(0, shard.center(0).unwrap());
    assert_eq!((read(text).cost.as_str(), read(&older).cost.as_str()), ("10 dollars a visit", ""));
    assert_eq!(read(&older).hours, "Mo 9:00-17:00");
}

#[test]
fn hostile_strings_stay_text() {
    let markup = "<img src=x onerror=alert(1)>";
    let mut hostile = center(markup);
    hostile.part = "\u{202e}gnp.exe\u{200f}".to_owned();
    hostile.street = "\"};alert(1)//\\".to_owned();
    hostile.city = "a\nb\r\nc".to_owned();
    hostile.website = "javascript:alert(1)".to_owned();
    hostile.hours = "z".repeat(10_000);
    hostile.unit = "\"><script>alert(1)</script>".to_owned();
    hostile.codes = vec!["'; DROP TABLE".to_owned(), markup.to_owned()];
    let mut header = header();
    header.title = format!("{markup}\u{202e}");
    header.sources[0].title = "y".repeat(10_000);
    header.sources[0].url = "javascript:alert(1)".to_owned();
    let meaning = Term {
        code: markup.to_owned(),
        category_code: "\u{202e}".to_owned(),
        category: "]]>".to_owned(),
        name: "{\"__proto__\":{}}".to_owned(),
    };
    let at = LatLon::new(39.96, -83.0);
    let town = GazetteerEntry {
        zip: zip("43215"),
        state: state("OH"),
        town: markup.to_owned(),
        aliases: vec![markup.to_owned()],
        at,
    };
    let terms = Terms::new(vec![meaning]);
    let files =
        encode(&header, vec![hostile.clone(), center("Neighbor")], &terms, std::slice::from_ref(&town))
            .unwrap();
    let (manifest, read) = read_all(&files);
    let found = read.iter().find(|c| c.id() == hostile.id()).unwrap();
    assert_eq!(found, &Center { city: "a b c".to_owned(), ..hostile });
    assert_eq!((manifest.title, manifest.sources), (header.title, header.sources));
    assert_eq!(Terms::decode(file(&files, &manifest.terms_file)).unwrap(), terms);
    let places = Gazetteer::decode(file(&files, &manifest.gazetteer[0].file)).unwrap();
    assert!(places.zip(&town.zip).unwrap().label.contains(markup));
}

#[test]
fn what_is_from_another_source_is_told_and_details_of_an_older_importer_are_read() {
    let origin = |field, source: &str| Origin { field, source: source.to_owned() };
    let mut mixed = center("Open Door");
    mixed.origins = vec![origin(Field::Hours, "two"), origin(Field::Phones, "two")];
    let files = write(&[mixed.clone(), center("New Dawn")]);
    let (_, read) = read_all(&files);
    let found = read.iter().find(|center| center.id() == mixed.id()).unwrap();
    assert_eq!(found.origins, [origin(Field::Phones, "two"), origin(Field::Hours, "two")]);
    assert_eq!([Field::Phones, Field::Website].map(|field| found.source_of(field)), ["two", "one"]);

    let plain = write(&[center("Open Door")]);
    let text = |files: &[ListingFile]| String::from_utf8(files[1].bytes.clone()).unwrap();
    assert!(!text(&plain).contains("origin"), "{}", text(&plain));
    assert_eq!(Details::decode(text(&plain).as_bytes()).unwrap().origins(0), []);

    // What nobody can read is left out, and the rest of the center stays.
    for (odd, expected) in
        [("p1 h0", vec![origin(Field::Hours, "two")]), ("?0 h p-1 h0 p0", vec![origin(Field::Hours, "two")])]
    {
        let spoiled = text(&files).replace("p0 h0", odd);
        assert_ne!(spoiled, text(&files));
        let details = Details::decode(spoiled.as_bytes()).unwrap();
        assert_eq!((0..2).flat_map(|row| details.origins(row)).collect::<Vec<_>>(), expected);
    }
    let unknown = Center { origins: vec![origin(Field::Name, "nobody")], ..center("Open Door") };
    let error = encode(&header(), vec![unknown], &terms(), &[]).unwrap_err();
    assert!(
        matches!(&error, EncodeError::UnknownSource { source_id, .. } if source_id == "nobody"),
        "{error}"
    );
}

#[test]
fn words_of_a_list_for_a_type_stay_together() {
    let mut own = meeting("Evening Circle");
    // "C" alone would close it to visitors.
    own.types = ["Group C", "O", "Round Robin"].map(str::to_owned).to_vec();
    let records = Records { centers: vec![center("Open Door")], meetings: vec![own.clone()] };
    let files = encode(&header(), records, &terms(), &[]).unwrap();
    let entry = &Manifest::decode(file(&files, "manifest.json")).unwrap().meetings[0];
    assert_eq!(entry.read(file(&files, &entry.file)).unwrap().into_vec()[0].types, own.types);
}

#[test]
fn what_is_from_another_source_is_told_of_a_meeting_too() {
    let origin = |field, source: &str| Origin { field, source: source.to_owned() };
    let write = |meeting: Meeting| {
        let records = Records { centers: vec![center("Open Door")], meetings: vec![meeting] };
        encode(&header(), records, &terms(), &[])
    };
    let read = |files: &[ListingFile]| {
        let manifest = Manifest::decode(file(files, "manifest.json")).unwrap();
        manifest.meetings[0].read(file(files, &manifest.meetings[0].file)).unwrap().into_vec().remove(0)
    };
    let mut mixed = meeting("Evening Circle");
    mixed.origins = vec![origin(MeetingField::Notes, "two"), origin(MeetingField::Starts, "two")];
    let found = read(&write(mixed).unwrap());
    assert_eq!(found.origins, [origin(MeetingField::Starts, "two"), origin(MeetingField::Notes, "two")]);
    assert_eq!([MeetingField::Notes, MeetingField::Name].map(|field| found.source_of(field)), ["two", "one"]);

    let plain = write(meeting("Evening Circle")).unwrap();
    let meetings = plain.iter().find(|file| file.name.starts_with("meetings")).unwrap();
    assert!(
        !String::from_utf8_lossy(&meetings.bytes).contains("origin"),
        "a file without them has no column"
    );
    assert_eq!(read(&plain).origins, []);

    let mut unknown = meeting("Evening Circle");
    unknown.origins = vec![origin(MeetingField::Notes, "nobody")];
    assert!(matches!(write(unknown), Err(EncodeError::UnknownSource { .. })));
}

#[test]
fn a_shard_is_the_one_that_the_manifest_speaks_of() {
    let files = write(&[center("Open Door")]);
    let others = write(&[center("Open Door"), center("New Dawn")]);
    let manifest = Manifest::decode(file(&files, "manifest.json")).unwrap();
    let entry = &manifest.shards[0];
    assert_eq!(entry.read_shard(file(&files, &entry.file)).unwrap().len(), 1);
    assert_eq!(entry.read_details(file(&files, &entry.details_file)).unwrap().rows(), 1);

    let swapped = [entry.read_shard(&others[0].bytes).err(), entry.read_details(&others[1].bytes).err()];
    for error in swapped {
        let error = error.unwrap();
        assert!(matches!(error, WireError::Inconsistent { expected: 1, found: 2, .. }), "{error}");
    }
    let elsewhere = ShardEntry { state: state("PA"), ..entry.clone() };
    let error = elsewhere.read_shard(file(&files, &entry.file)).unwrap_err();
    assert!(error.to_string().contains("the state that the manifest names"), "{error}");
}

#[test]
fn a_manifest_names_each_state_once() {
    let files = write(&[center("Open Door")]);
    let text = String::from_utf8(file(&files, "manifest.json").to_vec()).unwrap();
    let (start, end) = (text.find("\"shards\":[").unwrap() + 10, text.find("],\"gazetteer\"").unwrap());
    let entry = &text[start..end];
    let twice = text
        .replace(entry, &format!("{entry},{entry}"))
        .replace("\"count\":1,\"sources\"", "\"count\":2,\"sources\"");
    let error = Manifest::decode(twice.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("each once"), "{error}");
}

#[test]
fn the_shard_knows_the_first_phone_and_the_details_the_others() {
    let phone = |number: &str, role| Phone { number: number.to_owned(), extension: "7".to_owned(), role };
    let mut with_phones = center("Open Door");
    with_phones.phones = vec![phone("6145550100", PhoneRole::Main), phone("6145550101", PhoneRole::Intake)];
    let files = write(&[with_phones.clone()]);
    let shard = Shard::decode(&files[0].bytes).unwrap();
    assert_eq!(shard.center(0).unwrap().phones, with_phones.phones[..1]);
    let (_, read) = read_all(&files);
    assert_eq!(read[0].phones, with_phones.phones);
}

#[test]
fn centers_of_one_zip_without_a_position_share_the_zips() {
    let at = LatLon::new(39.96, -83.0).unwrap();
    let mut placed = center("Placed");
    placed.position = Some(Position { at, precision: Precision::Zip });
    let (_, read) = read_all(&write(&[placed, center("Unplaced")]));
    assert_eq!(read[0].position, read[1].position);
    assert!(read[1].position.is_some());
}

#[test]
fn a_pasted_id_leads_to_its_row() {
    let centers = [center("A"), center("B"), center("C")];
    let shard = Shard::decode(&write(&centers)[0].bytes).unwrap();
    assert_eq!(shard.row_of(centers[1].id()).map(|row| shard.name(row)), Some("B"));
    assert_eq!(shard.row_of(center("D").id()), None);
}

#[test]
fn a_row_that_is_not_there_is_nothing() {
    let shard = Shard::decode(&write(&[center("A")])[0].bytes).unwrap();
    assert_eq!(shard.center(1), None);
    assert_eq!((shard.id(usize::MAX), shard.position(usize::MAX)), (None, None));
}

#[test]
fn the_dictionary_comes_back_in_its_order() {
    let files = write(&[]);
    let manifest = Manifest::decode(file(&files, "manifest.json")).unwrap();
    let read = Terms::decode(file(&files, &manifest.terms_file)).unwrap();
    assert_eq!(read, terms());
    assert_eq!(read.get("PEER").unwrap().name, "Mentoring/peer support");
    assert_eq!(read.get("NOPE"), None);
    assert_eq!(Terms::decode(&write_terms(&Terms::default())).unwrap().len(), 0);
}

fn write_terms(terms: &Terms) -> Vec<u8> {
    let files = encode(&header(), vec![], terms, &[]).unwrap();
    let manifest = Manifest::decode(file(&files, "manifest.json")).unwrap();
    file(&files, &manifest.terms_file).to_vec()
}

#[test]
fn a_listing_without_centers_is_a_listing() {
    let (manifest, read) = read_all(&write(&[]));
    assert_eq!((manifest.count, read.len(), manifest.as_of), (0, 0, date("2024-06-30")));
    assert_eq!(manifest.source("two").unwrap().title, "Invented directory");
}

mod refusals {
    use super::*;

    fn refused(change: impl Fn(&mut Center)) -> EncodeError {
        let mut wrong = center("Wrong");
        change(&mut wrong);
        encode(&header(), vec![center("Right"), wrong], &terms(), &[]).unwrap_err()
    }

    #[test]
    fn the_same_center_is_not_listed_twice() {
        let error = refused(|center| center.name = "RIGHT!".to_owned());
        assert!(matches!(error, EncodeError::SameCenterTwice { .. }), "{error}");
    }

    #[test]
    fn a_source_has_to_be_named() {
        let error = refused(|center| center.source = "three".to_owned());
        assert!(error.to_string().contains("\"three\""), "{error}");
        let nameless = listing::wire::Header { sources: vec![], ..header() };
        assert_eq!(encode(&nameless, vec![], &terms(), &[]), Err(EncodeError::NoSource));
        let mut twice = header();
        twice.sources.push(Source { id: "one".to_owned(), ..twice.sources[0].clone() });
        assert!(matches!(encode(&twice, vec![], &terms(), &[]), Err(EncodeError::BadSourceId { .. })));
    }

    #[test]
    fn a_phone_is_digits() {
        let phone = Phone { number: "888PARNEXT".into(), extension: String::new(), role: PhoneRole::Main };
        let error = refused(|center| center.phones = vec![phone.clone()]);
        assert!(error.to_string().contains("888PARNEXT"), "{error}");
    }

    #[test]
    fn nowhere_is_not_a_position() {
        let at = LatLon { lat: 0.0, lon: 0.0 };
        let error = refused(|center| center.position = Some(Position { at, precision: Precision::Zip }));
        assert!(matches!(error, EncodeError::BadPosition { .. }), "{error}");
    }
}

/// What a person reads when a file is not what it should be.
mod foreign_files {
    use super::*;

    fn manifest() -> String {
        String::from_utf8(file(&write(&[center("Open Door")]), "manifest.json").to_vec()).unwrap()
    }

    fn shard() -> String {
        String::from_utf8(write(&[center("Open Door"), center("Closed Door")])[0].bytes.clone()).unwrap()
    }

    fn shard_error(json: &str) -> WireError {
        Shard::decode(json.as_bytes()).unwrap_err()
    }

    #[test]
    fn a_web_page_is_called_a_web_page() {
        let error = Manifest::decode(b"\n<!DOCTYPE html><title>404</title>").unwrap_err();
        assert_eq!(error, WireError::Html { part: FilePart::Manifest });
        assert!(error.to_string().contains("not on the host"), "{error}");
    }

    #[test]
    fn every_beginning_of_a_file_is_cut_short() {
        let whole = shard();
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            assert_eq!(shard_error(&whole[..end]), WireError::CutShort { part: FilePart::Shard }, "{end}");
        }
    }

    #[test]
    fn another_kind_of_json_says_what_is_missing() {
        let error = shard_error("{\"meetings\": []}");
        assert!(error.to_string().contains("`format` is missing"), "{error}");
        assert!(matches!(shard_error("[1, 2]"), WireError::Foreign { .. }));
        assert!(matches!(shard_error("not json"), WireError::NotJson { .. }));
        let error = Shard::decode(manifest().as_bytes()).unwrap_err();
        assert!(error.to_string().contains("beside-listing"), "{error}");
        let error = shard_error("{\"format\":\"beside-shard\",\"version\":1}");
        assert!(error.to_string().contains("`names` is missing"), "{error}");
    }

    #[test]
    fn a_newer_version_is_told_as_one() {
        for newer in [
            shard().replace("\"version\":1", "\"version\":2"),
            "{\"format\":\"beside-shard\",\"version\":2}".into(),
        ] {
            let expected = WireError::UnknownVersion { part: FilePart::Shard, found: 2, known: 1 };
            assert_eq!(shard_error(&newer), expected);
        }
    }

    #[test]
    fn columns_that_contradict_each_other_are_named() {
        for (from, to, column) in [
            ("\"zip_rows\":[2]", "\"zip_rows\":[2000000000]", "zip_rows"),
            ("\"zip_lats\":[0]", "\"zip_lats\":[]", "zip_lats"),
            ("\"zips\":\"43215\"", "\"zips\":\"4321\"", "zips"),
            ("\"parts\":\"\"", "\"parts\":\"a\\nb\\nc\"", "parts"),
            ("\"services\":\"\"", "\"services\":\"A\"", "services"),
            (
                "\"exact_rows\":[],\"exact_lats\":[],\"exact_lons\":[]",
                "\"exact_rows\":[2],\"exact_lats\":[1],\"exact_lons\":[1]",
                "exact_rows",
            ),
        ] {
            let changed = shard().replace(from, to);
            assert_ne!(changed, shard(), "{from}");
            let error = shard_error(&changed);
            assert!(
                matches!(error, WireError::Inconsistent { column: found, .. } if found == column),
                "{error}"
            );
        }
    }

    #[test]
    fn values_that_cannot_be_are_shown() {
        for (from, to, shown) in [
            ("\"as_of\":\"2023-01-01\"", "\"as_of\":\"2023-02-31\"", "2023-02-31"),
            ("\"zips\":\"43215\"", "\"zips\":\"4321a\"", "4321a"),
        ] {
            let error = shard_error(&shard().replace(from, to));
            assert!(
                matches!(error, WireError::BadValue { .. }) && error.to_string().contains(shown),
                "{error}"
            );
        }
    }

    #[test]
    fn a_state_nobody_knows_is_shown() {
        let error = shard_error(&shard().replace("\"OH\"", "\"ZZ\""));
        assert!(error.to_string().contains("\"ZZ\" for state"), "{error}");
    }

    #[test]
    fn a_manifest_cannot_lead_elsewhere() {
        for elsewhere in ["https://example.org/oh.json", "../secret.json", "a/b.json", ".hidden", ""] {
            let mut names: serde_json::Value = serde_json::from_str(&manifest()).unwrap();
            names["shards"][0]["file"] = elsewhere.into();
            let error = Manifest::decode(names.to_string().as_bytes()).unwrap_err();
            assert!(error.to_string().contains("plain file name"), "{error}");
        }
    }

    #[test]
    fn counts_have_to_add_up() {
        let error = Manifest::decode(
            manifest().replace("\"count\":1,\"sources\"", "\"count\":7,\"sources\"").as_bytes(),
        );
        assert!(
            matches!(error, Err(WireError::Inconsistent { column: "count", expected: 1, found: 7, .. })),
            "{error:?}"
        );
    }

    #[test]
    fn a_door_out_of_this_world_is_no_position() {
        let mut exact = center("Open Door");
        let at = LatLon::new(39.96, -83.0).unwrap();
        exact.position = Some(Position { at, precision: Precision::Exact });
        let json = String::from_utf8(write(&[exact])[0].bytes.clone()).unwrap();
        let read = Shard::decode(json.replace("[3996000]", "[10000000]").as_bytes()).unwrap();
        assert_eq!((read.len(), read.position(0)), (1, None));
    }
}

#[test]
fn a_zip_and_a_state_stand_as_themselves() {
    let shard = Shard::decode(&write(&[center("A")])[0].bytes).unwrap();
    assert_eq!((shard.zip(0), shard.state()), (Some(zip("43215")), state("OH")));
}
