//! Whole feeds, as meetings.

use listing::meeting::{Attendance, Meeting, Weekday};
use listing::record::Precision;
use proptest::prelude::*;
use tempfile::tempdir;

use super::*;

mod real;

/// A sound record of an invented meeting in a room.
const ROOM: &str = r#"{"slug": "early-birds", "name": "Early Birds", "group": "Kettle Group", "day": 1, "time": "07:30",
    "end_time": "08:30", "types": ["O", "D"], "location": "Kettle Hall", "address": "12 Kettle Lane", "city": "Columbus",
    "state": "OH", "postal_code": "43215", "country": "US", "latitude": 39.96, "longitude": -83.0, "notes": "Ring the bell.",
    "url": "https://meetings.example.org/early-birds", "updated": "2026-02-03 10:00:00"}"#;

fn read_bytes(bytes: &[u8], options: &SourceOptions) -> Result<(Vec<Meeting>, Report), ImportError> {
    let home = tempdir().unwrap();
    let path = home.path().join("feed.json");
    std::fs::write(&path, bytes).unwrap();
    let mut report = Report::new();
    let directory = read(&[path], options, &mut report)?;
    report.close(directory.len())?;
    Ok((directory.meetings, report))
}

fn options() -> SourceOptions {
    SourceOptions { as_of: Some("2026-05-01".parse().unwrap()), ..SourceOptions::default() }
}

/// [`ROOM`] with these members instead of its own.
fn record(changes: &str) -> String {
    let mut record: serde_json::Map<String, serde_json::Value> = serde_json::from_str(ROOM).unwrap();
    let changes: serde_json::Map<String, serde_json::Value> = serde_json::from_str(changes).unwrap();
    record.extend(changes);
    serde_json::Value::from(record).to_string()
}

fn of(changes: &str) -> (Vec<Meeting>, Report) {
    let home = tempdir().unwrap();
    let path = home.path().join("feed.json");
    std::fs::write(&path, format!("[{}]", record(changes))).unwrap();
    let mut report = Report::new();
    let directory = read(&[path], &options(), &mut report).unwrap();
    // A feed in which nothing is kept is an error of its own; here the record's own reason is wanted.
    let _ = report.close(directory.len());
    assert_eq!(report.read, report.kept + report.merged + report.rejected);
    (directory.meetings, report)
}

fn one(changes: &str) -> (Meeting, Report) {
    let (mut meetings, report) = of(changes);
    assert_eq!(meetings.len(), 1, "{}", report.summary());
    (meetings.remove(0), report)
}

fn rejected(changes: &str) -> Reason {
    let (meetings, report) = of(changes);
    assert!(meetings.is_empty() && report.rejected == 1, "{}", report.summary());
    let entry = report.entries.iter().find(|entry| entry.outcome == crate::report::Outcome::Rejected);
    entry.unwrap().reason
}

#[test]
fn a_record_becomes_a_meeting_with_everything_in_it() {
    let (meeting, report) = one("{}");
    assert_eq!([&meeting.name, &meeting.group, &meeting.fellowship], ["Early Birds", "Kettle Group", "AA"]);
    let time = meeting.time.unwrap();
    assert_eq!((time.day, time.starts, time.lasts), (Weekday::Monday, 450, Some(60)));
    assert_eq!((meeting.zone.as_str(), meeting.attendance), ("America/New_York", Attendance::InPerson));
    assert_eq!(meeting.types, ["D", "O"]);
    assert_eq!(
        [&meeting.venue, &meeting.street, &meeting.city],
        ["Kettle Hall", "12 Kettle Lane", "Columbus"]
    );
    assert_eq!((meeting.state.unwrap().code(), meeting.zip.unwrap().as_str()), ("OH", "43215"));
    assert_eq!(meeting.position.unwrap().precision, Precision::Exact);
    assert_eq!(
        (meeting.notes.as_str(), meeting.as_of.to_string().as_str()),
        ("Ring the bell.", "2026-02-03")
    );
    assert_eq!(meeting.url, "https://meetings.example.org/early-birds");
    assert_eq!((report.count(Reason::FellowshipAssumed), report.count(Reason::ZoneFromZip)), (1, 1));
}

#[test]
fn days_and_times_are_read_in_every_way_that_feeds_write_them() {
    for (changes, day, starts, lasts) in [
        (r#"{"day": 0, "time": "12:15 PM"}"#, Weekday::Sunday, 735, Some(1215)),
        (r#"{"day": "6", "end_time": ""}"#, Weekday::Saturday, 450, None),
        (r#"{"day": [3], "time": "23:30", "end_time": "00:45"}"#, Weekday::Wednesday, 1410, Some(75)),
        (
            r#"{"day": "Thursday", "time": "7:30 pm", "end_time": "8:30 pm"}"#,
            Weekday::Thursday,
            1170,
            Some(60),
        ),
        (r#"{"day": 2.0}"#, Weekday::Tuesday, 450, Some(60)),
    ] {
        let time = one(changes).0.time.unwrap();
        assert_eq!((time.day, time.starts, time.lasts), (day, starts, lasts), "{changes}");
    }
    for nothing in
        [r#"{"day": null, "time": ""}"#, r#"{"day": [], "time": null}"#, r#"{"day": "", "time": " "}"#]
    {
        let (meeting, report) = one(nothing);
        assert_eq!((meeting.time, report.count(Reason::ByAppointment)), (None, 1), "{nothing}");
    }
    assert_eq!(one(r#"{"end_time": "late"}"#).1.count(Reason::EndUnreadable), 1);
}

#[test]
fn a_day_or_a_time_that_is_none_rejects_the_record() {
    for (changes, reason) in [
        (r#"{"day": 7}"#, Reason::NoDay),
        (r#"{"day": "someday"}"#, Reason::NoDay),
        (r#"{"day": null}"#, Reason::NoDay),
        (r#"{"day": 1e30}"#, Reason::NoDay),
        (r#"{"time": ""}"#, Reason::NoTime),
        (r#"{"time": "24:30"}"#, Reason::NoTime),
        (r#"{"time": {"h": 7}}"#, Reason::NoTime),
        (r#"{"name": "", "group": null}"#, Reason::NoName),
    ] {
        assert_eq!(rejected(changes), reason, "{changes}");
    }
}

#[test]
fn a_list_of_days_becomes_a_meeting_a_day_and_the_sums_add_up() {
    let (meetings, report) = of(r#"{"day": [1, "3", 5, 5, 9]}"#);
    let days: Vec<Weekday> = meetings.iter().map(|meeting| meeting.time.unwrap().day).collect();
    assert_eq!(days, [Weekday::Monday, Weekday::Wednesday, Weekday::Friday]);
    assert_eq!((report.read, report.kept, report.rejected), (4, 3, 1));
    assert_eq!((report.count(Reason::SeveralDays), report.count(Reason::SameId)), (1, 0));
}

#[test]
fn types_are_read_as_lists_texts_codes_and_names() {
    for (types, expected) in [
        (r#""[open]""#, &["O"][..]),
        (r#"["o", "Women", "X"]"#, &["O", "W", "X"]),
        (r#""O, D""#, &["D", "O"]),
        (r#"["O", "O", "", null]"#, &["O"]),
        (r#"["Round Robin", "O"]"#, &["O", "Round Robin"]),
        ("null", &[]),
        (r#"{"a": 1}"#, &[]),
    ] {
        let (meeting, _) = one(&format!("{{\"types\": {types}}}"));
        assert_eq!(meeting.types, expected, "{types}");
    }
    let (_, report) = one(r#"{"types": ["o", "Round Robin", "614-555-0100"]}"#);
    let told =
        [Reason::TypeMended, Reason::UnknownType, Reason::TypeUnreadable].map(|reason| report.count(reason));
    assert_eq!(told, [1, 1, 1]);
}

#[test]
fn where_one_can_be_follows_from_address_types_and_link() {
    let link = r#""conference_url": "https://zoom.example/j/123456789""#;
    for (changes, expected) in [
        (format!("{{{link}}}"), Attendance::Hybrid),
        (format!("{{{link}, \"types\": [\"ONL\", \"TC\"]}}"), Attendance::Online),
        (format!("{{{link}, \"approximate\": \"yes\"}}"), Attendance::Online),
        (format!("{{{link}, \"attendance_option\": \"online\"}}"), Attendance::Online),
        (format!("{{{link}, \"attendance_option\": \"in_person\"}}"), Attendance::InPerson),
        (
            format!(
                "{{{link}, \"address\": null, \"latitude\": null, \"longitude\": null, \"location\": null}}"
            ),
            Attendance::Online,
        ),
        (
            r#"{"conference_phone": "+16145550100,,123456789#", "types": ["TC"]}"#.to_owned(),
            Attendance::Online,
        ),
        (r#"{"attendance_option": "hybrid"}"#.to_owned(), Attendance::Hybrid),
        (r#"{"types": ["ONL"], "address": "", "location": ""}"#.to_owned(), Attendance::Online),
    ] {
        let (meeting, _) = one(&changes);
        assert_eq!(meeting.attendance, expected, "{changes}");
        assert_eq!(meeting.position.is_some(), expected.has_a_room(), "{changes}");
        assert_eq!(meeting.street.is_empty(), !expected.has_a_room(), "{changes}");
    }
    for (changes, reason) in [
        (r#"{"types": ["TC"]}"#, Reason::TemporarilyClosed),
        (r#"{"attendance_option": "inactive"}"#, Reason::Inactive),
        (r#"{"approximate": "yes"}"#, Reason::NoPlaceToMeet),
        (r#"{"address": "", "location": "", "latitude": 0, "longitude": 0}"#, Reason::NoPlaceToMeet),
        (r#"{"types": ["ONL"], "address": "", "url": "", "location": ""}"#, Reason::NoPlaceToMeet),
    ] {
        assert_eq!(rejected(changes), reason, "{changes}");
    }
    assert_eq!(one(r#"{"types": ["ONL"], "address": "", "location": ""}"#).1.count(Reason::NoJoinLink), 1);
}

#[test]
fn an_address_in_one_line_is_taken_apart() {
    let gone = r#""address": null, "city": null, "state": null, "postal_code": null"#;
    let (meeting, report) =
        one(&format!("{{{gone}, \"formatted_address\": \"12 Kettle Lane, Columbus, OH 43215, USA\"}}"));
    assert_eq!([&meeting.street, &meeting.city], ["12 Kettle Lane", "Columbus"]);
    assert_eq!((meeting.state.unwrap().code(), meeting.zip.unwrap().as_str()), ("OH", "43215"));
    assert_eq!(report.count(Reason::AddressSplit), 1);
    let (meeting, _) = one(
        r#"{"city": null, "state": null, "postal_code": null, "address": "12 Kettle Lane, Columbus, OH 43215"}"#,
    );
    assert_eq!([&meeting.street, &meeting.city], ["12 Kettle Lane", "Columbus"]);
}

#[test]
fn a_room_in_another_country_is_no_place_here_and_its_link_is() {
    assert_eq!(rejected(r#"{"country": "Canada"}"#), Reason::Abroad);
    let abroad = r#"{"address": "1 Elm St, Calgary, Alberta, T2P 1A1, Canada", "city": null, "state": null, "postal_code": null,
        "country": null, "timezone": "America/Edmonton", "conference_url": "https://zoom.example/j/123456789"}"#;
    let (meeting, report) = one(abroad);
    assert_eq!((meeting.attendance, meeting.state, meeting.zip), (Attendance::Online, None, None));
    assert_eq!((meeting.zone.as_str(), report.count(Reason::RoomAbroad)), ("America/Edmonton", 1));
}

#[test]
fn states_and_zips_are_mended_where_it_is_certain() {
    for (changes, state, zip, reason) in [
        (r#"{"state": ".OH"}"#, "OH", "43215", Reason::StateSigns),
        (r#"{"state": "Ohio"}"#, "OH", "43215", Reason::StateByName),
        (r#"{"state": ""}"#, "OH", "43215", Reason::StateFromZip),
        (r#"{"state": "XX"}"#, "OH", "43215", Reason::StateUnreadable),
        (
            r#"{"state": "MA", "city": "Boston", "postal_code": 2108, "latitude": 42.36, "longitude": -71.06}"#,
            "MA",
            "02108",
            Reason::ZipPadded,
        ),
        (r#"{"postal_code": 0}"#, "OH", "", Reason::ZoneFromState),
        (r#"{"postal_code": "12"}"#, "OH", "", Reason::ZipUnreadable),
    ] {
        let (meeting, report) = one(changes);
        let found = (
            meeting.state.map_or("", |state| state.code()),
            meeting.zip.map(|zip| zip.to_string()).unwrap_or_default(),
        );
        assert_eq!((found.0, found.1.as_str(), report.count(reason)), (state, zip, 1), "{changes}");
    }
    assert_eq!(rejected(r#"{"state": "", "postal_code": ""}"#), Reason::NoState);
    let nowhere = r#"{"state": "", "postal_code": "", "timezone": "America/Denver", "conference_url": "https://zoom.example/j/1"}"#;
    let (meeting, report) = one(nowhere);
    assert_eq!((meeting.attendance, report.count(Reason::RoomWithoutState)), (Attendance::Online, 1));
    assert_eq!(rejected(r#"{"state": "XX", "postal_code": ""}"#), Reason::NoState);
}

#[test]
fn a_position_that_cannot_be_gives_way_to_the_middle_of_the_zip() {
    for changes in [
        r#"{"latitude": 0, "longitude": 0}"#,
        r#"{"latitude": 0}"#,
        r#"{"latitude": "39.96", "longitude": "83.0"}"#,
        r#"{"latitude": 100}"#,
        r#"{"latitude": "north"}"#,
    ] {
        let (meeting, report) = one(changes);
        assert_eq!(meeting.position.unwrap().precision, Precision::Zip, "{changes}");
        assert_eq!(report.count(Reason::PositionImpossible), 1, "{changes}");
    }
    let (meeting, _) = one(r#"{"latitude": null, "longitude": null, "coordinates": "39.96, -83.0"}"#);
    assert_eq!(meeting.position.unwrap().precision, Precision::Exact);
}

#[test]
fn the_zone_is_the_records_then_the_sources_then_that_of_the_place() {
    let zone = |changes: &str, zone: Option<&str>| {
        let options = SourceOptions { zone: zone.map(str::to_owned), ..options() };
        let feed = format!("[{}]", record(changes));
        read_bytes(feed.as_bytes(), &options).map(|(meetings, report)| (meetings[0].zone.clone(), report))
    };
    assert_eq!(
        zone(r#"{"timezone": "America/Chicago"}"#, Some("America/Denver")).unwrap().0,
        "America/Chicago"
    );
    assert_eq!(zone("{}", Some("America/Denver")).unwrap().0, "America/Denver");
    let (found, report) = zone(r#"{"timezone": "Ohio"}"#, None).unwrap();
    assert_eq!((found.as_str(), report.count(Reason::ZoneUnreadable)), ("America/New_York", 1));
    let nowhere = r#"{"state": "", "postal_code": "", "address": "", "location": "", "types": ["ONL"],
        "conference_url": "https://zoom.example/j/123456789"}"#;
    assert_eq!(rejected(nowhere), Reason::NoZone);
    assert!(matches!(zone("{}", Some("Ohio/Columbus")), Err(ImportError::BadOption { .. })));
}

#[test]
fn what_nobody_should_find_in_a_public_list_is_not_in_it() {
    let (meeting, report) = one(
        r#"{"contact_1_name": "Ann Brown", "contact_1_email": "ann@example.org", "contact_1_phone": "614-555-0100",
        "venmo": "@early-birds", "square": "$early", "paypal": "early", "edit_url": "https://example.org/edit?key=1",
        "feedback_emails": ["ann@example.org"], "conference_url": "https://zoom.example/j/123456789?pwd=sesame",
        "conference_url_notes": "Zoom ID: 123456789\nPassword: sesame", "conference_phone": "+16145550101,,123456789#,,,,*987#",
        "notes": "Ring the bell. Call Ann B. 614-555-0100.\nGifts: venmo @early-birds", "group_notes": "Write to ann@example.org",
        "location_notes": "Upstairs", "name": "Early Birds 614-555-0100"}"#,
    );
    let whole = format!("{meeting:?}") + &report.summary() + &serde_json::to_string(&report).unwrap();
    for private in ["Ann", "ann@", "614-555-0100", "5550100", "sesame", "$early", "venmo @", "edit?", "987"] {
        assert!(!whole.contains(private), "{private}: {whole}");
    }
    assert_eq!(
        (meeting.notes.as_str(), meeting.join_notes.as_str()),
        ("Ring the bell. Upstairs", "Zoom ID: 123456789")
    );
    assert_eq!(meeting.join_url, "https://zoom.example/j/123456789");
    assert_eq!(meeting.join_phone.unwrap().number, "6145550101");
    for (reason, count) in [
        (Reason::ContactLeftOut, 4),
        (Reason::PasswordLeftOut, 3),
        (Reason::PaymentLeftOut, 4),
        (Reason::EditLinkLeftOut, 1),
        (Reason::PhoneInText, 2),
        (Reason::EmailInText, 1),
    ] {
        assert_eq!(report.count(reason), count, "{}", reason.sentence());
    }
}

#[test]
fn copies_of_one_meeting_are_united_and_ids_that_stand_twice_are_told() {
    let feed = format!("[{0}, {0}, {0}, {1}]", record("{}"), record(r#"{"time": "19:00"}"#));
    let (meetings, report) = read_bytes(feed.as_bytes(), &options()).unwrap();
    assert_eq!((meetings.len(), report.read, report.merged), (2, 4, 2));
    assert_eq!((report.count(Reason::SameMeeting), report.count(Reason::SameId)), (2, 3));
}

#[test]
fn fields_that_nobody_reads_are_told_once() {
    let (_, report) = one(r#"{"region": "North", "sub_region": "", "image": null, "district": 7}"#);
    let told: Vec<&str> = report
        .entries
        .iter()
        .filter(|entry| entry.reason == Reason::FieldUnused)
        .map(|entry| &*entry.value)
        .collect();
    assert_eq!(told, ["district", "region"]);
}

#[test]
fn a_feed_that_is_odd_is_mended_and_that_is_told() {
    let sound = format!("[{ROOM}]");
    for (bytes, reason) in [
        (format!("{sound}\n\ninvalid text").into_bytes(), Some(Reason::TextAfterEnd)),
        ([b"\xef\xbb\xbf", sound.as_bytes()].concat(), Some(Reason::ByteOrderMark)),
        (
            sound.replace("Kettle Hall", "Caf\u{e9}").chars().map(|sign| sign as u8).collect(),
            Some(Reason::Reencoded),
        ),
        (format!("[{ROOM}, 7, null, [], {{\"slug\": 1e999}}]").into_bytes(), Some(Reason::RecordUnreadable)),
        (format!("{{\"meetings\": {sound}, \"total\": 1}}").into_bytes(), None),
    ] {
        let (meetings, report) = read_bytes(&bytes, &options()).unwrap();
        assert_eq!(meetings.len(), 1, "{reason:?}");
        assert!(reason.is_none_or(|reason| report.count(reason) > 0), "{reason:?}");
    }
    let feed = format!("[\n{{\"name\": 1e999}},\n{ROOM}]");
    let (_, report) = read_bytes(feed.as_bytes(), &options()).unwrap();
    let entry = report.entries.iter().find(|entry| entry.reason == Reason::RecordUnreadable).unwrap();
    assert!(entry.to_string().contains("feed.json row 1 → line 2: number out of range"), "{entry}");
}

#[test]
fn a_file_that_is_no_feed_is_refused_with_its_name_and_what_to_do() {
    let deep = "[".repeat(200_000);
    for (bytes, words) in [
        ("", "is empty"),
        ("<!DOCTYPE html><title>502</title>", "a web page"),
        ("[{\"name\": \"Early", "cut short"),
        (&format!("[{ROOM},"), "cut short"),
        ("[]", "not one of the 0 rows"),
        ("[{\"name\": \"Early Birds\"}]", "not one of the 1 rows"),
        ("{\"code\": \"rest_no_route\"}", "without a list of meetings"),
        ("name,day,time\nEarly Birds,1,07:30", "line 1"),
        ("\"meetings\"", "line 1"),
        (&deep, "feed.json"),
    ] {
        let message = read_bytes(bytes.as_bytes(), &options()).unwrap_err().to_string();
        assert!(message.contains(words), "{words}: {message}");
    }
    let error = read_bytes(b"[{\"name\": \"Early Birds\"}]", &SourceOptions::default()).unwrap_err();
    assert!(matches!(error, ImportError::UnknownDay(_)), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_the_fields_are_the_sums_add_up_and_nothing_private_gets_through(
        values in prop::collection::vec(
            prop_oneof![
                "\\PC{0,24}|[0-9:]{0,6}( [AP]M)?|[a-z]{2,8}@[a-z]{2,5}\\.org|614-555-01[0-9]{2}|https://[a-z]{2,6}\\.org/\\?pwd=[a-z]{3}"
                    .prop_map(serde_json::Value::from),
                any::<i64>().prop_map(serde_json::Value::from),
                any::<f64>().prop_map(serde_json::Value::from),
                prop::collection::vec(-1_i8..8, 0..4).prop_map(serde_json::Value::from),
                Just(serde_json::Value::Null),
                Just(serde_json::json!({"a": [1]})),
            ],
            Record::KEYS.len(),
        ),
        taken in prop::collection::vec(any::<bool>(), Record::KEYS.len()),
    ) {
        let mut record: serde_json::Map<String, serde_json::Value> = serde_json::from_str(ROOM).unwrap();
        for ((key, value), _) in Record::KEYS.iter().zip(values).zip(taken).filter(|(_, taken)| *taken) {
            record.insert((*key).to_owned(), value);
        }
        let feed = serde_json::Value::from(vec![serde_json::from_str(ROOM).unwrap(), serde_json::Value::from(record)]);
        let (meetings, report) = read_bytes(feed.to_string().as_bytes(), &options()).unwrap();
        prop_assert_eq!(report.read, report.kept + report.merged + report.rejected);
        for meeting in meetings {
            let told = format!("{meeting:?}");
            let has_mail = told.as_bytes().windows(3).any(|signs| {
                signs[1] == b'@' && signs[0].is_ascii_alphanumeric() && signs[2].is_ascii_alphanumeric()
            });
            prop_assert!(!has_mail && !told.contains("614-555-01") && !told.contains("pwd="), "{}", told);
            prop_assert!(meeting.zone.contains('/') && !meeting.name.is_empty());
            prop_assert!(![&meeting.name, &meeting.notes, &meeting.venue, &meeting.street].iter().any(|text| text.contains('\n')));
        }
    }

    #[test]
    fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..ROOM.len()) {
        for head in [&b""[..], b"[", b"[{\"name\":", b"{\"meetings\":["] {
            let _ = read_bytes(&[head, &bytes].concat(), &options());
        }
        let start = ROOM.get(..cut).unwrap_or(ROOM);
        let _ = read_bytes(&[b"[", start.as_bytes(), &bytes].concat(), &options());
    }
}
