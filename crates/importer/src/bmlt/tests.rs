//! Whole lists of a server, as meetings.

use listing::meeting::{Attendance, Meeting, Weekday};
use listing::record::Precision;
use proptest::prelude::*;
use tempfile::tempdir;

use super::*;

/// A sound record of an invented meeting in a room.
const ROOM: &str = r#"{"id_bigint": "7", "worldid_mixed": "", "weekday_tinyint": "1", "start_time": "19:30:00",
    "duration_time": "01:30:00", "time_zone": "America/New_York", "formats": "O,D,WC", "lang_enum": "en", "venue_type": "1",
    "longitude": "-83.0", "latitude": "39.96", "published": "1", "meeting_name": "Just in Time", "location_text": "Kettle Hall",
    "location_street": "12 Kettle Lane", "location_municipality": "Columbus", "location_province": "OH",
    "location_postal_code_1": "43215", "location_nation": "US", "location_info": "Ring the bell.", "comments": "", "bus_lines": "Bus 4",
    "virtual_meeting_link": "", "phone_meeting_number": "", "virtual_meeting_additional_info": ""}"#;

fn read_bytes(bytes: &[u8]) -> Result<(Vec<Meeting>, Report), ImportError> {
    let home = tempdir().unwrap();
    let path = home.path().join("list.json");
    std::fs::write(&path, bytes).unwrap();
    let options = SourceOptions { as_of: Some("2026-05-01".parse().unwrap()), ..SourceOptions::default() };
    let mut report = Report::new();
    let directory = read(&[path], &options, &mut report)?;
    let closed = report.close(directory.len());
    if !matches!(closed, Err(ImportError::NothingKept { read: 1.., .. })) {
        closed?;
    }
    assert_eq!(report.read, report.kept + report.merged + report.rejected);
    Ok((directory.meetings, report))
}

/// [`ROOM`] with these members instead of its own.
fn record(changes: &str) -> String {
    let mut record: serde_json::Map<String, serde_json::Value> = serde_json::from_str(ROOM).unwrap();
    let changes: serde_json::Map<String, serde_json::Value> = serde_json::from_str(changes).unwrap();
    record.extend(changes);
    serde_json::Value::from(record).to_string()
}

fn one(changes: &str) -> (Meeting, Report) {
    let (mut meetings, report) = read_bytes(format!("[{}]", record(changes)).as_bytes()).unwrap();
    assert_eq!(meetings.len(), 1, "{}", report.summary());
    (meetings.remove(0), report)
}

fn rejected(changes: &str) -> Reason {
    let (meetings, report) = read_bytes(format!("[{}]", record(changes)).as_bytes()).unwrap();
    assert!(meetings.is_empty(), "{}", report.summary());
    report.entries.iter().find(|entry| entry.outcome == crate::report::Outcome::Rejected).unwrap().reason
}

#[test]
fn a_record_becomes_a_meeting_with_everything_in_it() {
    let (meeting, report) = one("{}");
    assert_eq!([&meeting.name, &meeting.fellowship], ["Just in Time", "NA"]);
    let time = meeting.time.unwrap();
    assert_eq!((time.day, time.starts, time.lasts), (Weekday::Sunday, 1170, Some(90)));
    assert_eq!((meeting.zone.as_str(), meeting.attendance), ("America/New_York", Attendance::InPerson));
    assert_eq!(meeting.types, ["D", "O", "X"]);
    assert_eq!(
        [&meeting.venue, &meeting.street, &meeting.city],
        ["Kettle Hall", "12 Kettle Lane", "Columbus"]
    );
    assert_eq!((meeting.state.unwrap().code(), meeting.zip.unwrap().as_str()), ("OH", "43215"));
    assert_eq!(meeting.position.unwrap().precision, Precision::Exact);
    assert_eq!(meeting.notes, "Ring the bell. Bus 4");
    assert_eq!(report.count(Reason::NoFormats), 1);
}

#[test]
fn the_week_begins_with_sunday_as_1() {
    for (said, day) in [("\"1\"", Weekday::Sunday), ("2", Weekday::Monday), ("\"7\"", Weekday::Saturday)] {
        assert_eq!(one(&format!("{{\"weekday_tinyint\": {said}}}")).0.time.unwrap().day, day);
    }
    for (changes, reason) in [
        (r#"{"weekday_tinyint": "0"}"#, Reason::NoDay),
        (r#"{"weekday_tinyint": "8"}"#, Reason::NoDay),
        (r#"{"weekday_tinyint": null}"#, Reason::NoDay),
        (r#"{"start_time": "25:00:00"}"#, Reason::NoTime),
        (r#"{"published": "0"}"#, Reason::Inactive),
        (r#"{"formats": "O,TC"}"#, Reason::TemporarilyClosed),
        (r#"{"venue_type": "2"}"#, Reason::NoPlaceToMeet),
    ] {
        assert_eq!(rejected(changes), reason, "{changes}");
    }
}

#[test]
fn where_one_can_be_is_told_by_the_kind_of_venue_or_by_formats() {
    let link = r#""virtual_meeting_link": "https://zoom.example/j/123456789?pwd=sesame""#;
    for (changes, expected) in [
        (format!("{{\"venue_type\": \"2\", {link}}}"), Attendance::Online),
        (format!("{{\"venue_type\": 3, {link}}}"), Attendance::Hybrid),
        (format!("{{\"venue_type\": \"3\", \"formats\": \"O,VM,HY,TC\", {link}}}"), Attendance::Online),
        (format!("{{\"venue_type\": \"\", \"formats\": \"O,VM\", {link}}}"), Attendance::Online),
        (format!("{{\"venue_type\": null, \"formats\": \"O,HY\", {link}}}"), Attendance::Hybrid),
        (r#"{"venue_type": ""}"#.to_owned(), Attendance::InPerson),
        (r#"{"venue_type": "2", "phone_meeting_number": "+1 614-555-0100"}"#.to_owned(), Attendance::Online),
    ] {
        let (meeting, _) = one(&changes);
        assert_eq!(meeting.attendance, expected, "{changes}");
        assert!(!meeting.join_url.contains("sesame"), "{}", meeting.join_url);
    }
}

#[test]
fn the_servers_dictionary_says_what_its_formats_mean() {
    let dictionary = r#"[{"key_string": "OO", "name_string": "Open", "world_id": "OPEN", "lang": "en"},
        {"key_string": "RR", "name_string": "Round Robin", "world_id": "", "lang": "en"},
        {"key_string": "SPK", "name_string": "Spanish", "world_id": "LANG", "lang": "en"}]"#;
    let list = format!(
        "{{\"formats\": {dictionary}, \"meetings\": [{}]}}",
        record(r#"{"formats": "OO,RR,SPK,ZZ"}"#)
    );
    let (meetings, report) = read_bytes(list.as_bytes()).unwrap();
    assert_eq!(meetings[0].types, ["O", "Round Robin", "S", "ZZ"]);
    assert_eq!((report.count(Reason::NoFormats), report.count(Reason::UnknownType)), (0, 2));
}

#[test]
fn what_nobody_should_find_in_a_public_list_is_not_in_it() {
    let (meeting, report) = one(
        r#"{"contact_name_1": "Ann Brown", "contact_phone_1": "614-555-0100", "contact_email_1": "ann@example.org",
        "email_contact": "ann@example.org", "root_server_uri": "https://bmlt.example.org/main_server",
        "comments": "Bring a mug. Contact Ann B. 614-555-0100", "virtual_meeting_additional_info": "ID: 123456789\nPasscode: sesame",
        "venue_type": "3", "virtual_meeting_link": "https://zoom.example/j/123456789"}"#,
    );
    let whole = format!("{meeting:?}") + &serde_json::to_string(&report).unwrap();
    for private in ["Ann", "ann@", "614-555-0100", "sesame", "main_server"] {
        assert!(!whole.contains(private), "{private}: {whole}");
    }
    assert_eq!(
        (meeting.notes.as_str(), meeting.join_notes.as_str()),
        ("Bring a mug. Ring the bell. Bus 4", "ID: 123456789")
    );
    assert_eq!([Reason::ContactLeftOut, Reason::EditLinkLeftOut].map(|reason| report.count(reason)), [4, 1]);
}

#[test]
fn a_file_that_is_no_list_is_refused_with_its_name_and_what_to_do() {
    let deep = format!("{{\"meetings\": {}", "[".repeat(200_000));
    for (bytes, words) in [
        ("", "is empty"),
        ("<html><body>503", "a web page"),
        ("[{\"meeting_name\": ", "cut short"),
        ("[]", "not one of the 0 rows"),
        ("{\"formats\": []}", "without a list of meetings"),
        ("id,name\n1,x", "line 1"),
        ("/**/callback([])", "line 1"),
        (&deep, "list.json"),
    ] {
        let message = read_bytes(bytes.as_bytes()).unwrap_err().to_string();
        assert!(message.contains(words), "{words}: {message}");
    }
}

#[test]
fn a_list_that_is_odd_is_mended_and_that_is_told() {
    for (bytes, reason) in [
        (format!("[{ROOM}] -- end").into_bytes(), Reason::TextAfterEnd),
        ([b"\xef\xbb\xbf[", ROOM.as_bytes(), b"]"].concat(), Reason::ByteOrderMark),
        (format!("[{ROOM}, {ROOM}]").into_bytes(), Reason::SameMeeting),
        (format!("[{ROOM}, {ROOM}]").into_bytes(), Reason::SameId),
        (format!("[{ROOM}, {{\"latitude\": 1e999}}, 7]").into_bytes(), Reason::RecordUnreadable),
    ] {
        let (meetings, report) = read_bytes(&bytes).unwrap();
        assert_eq!(meetings.len(), 1, "{reason:?}");
        assert!(report.count(reason) > 0, "{reason:?}");
    }
}

proptest! {
    #[test]
    fn whatever_the_fields_are_the_sums_add_up(
        values in prop::collection::vec("\\PC{0,20}|[0-9:]{0,9}|[A-Z,]{0,9}", Record::KEYS.len()),
        taken in prop::collection::vec(any::<bool>(), Record::KEYS.len()),
        bytes in prop::collection::vec(any::<u8>(), 0..100),
    ) {
        let mut record: serde_json::Map<String, serde_json::Value> = serde_json::from_str(ROOM).unwrap();
        for ((key, value), _) in Record::KEYS.iter().zip(values).zip(taken).filter(|(_, taken)| *taken) {
            record.insert((*key).to_owned(), value.into());
        }
        let list = format!("[{ROOM}, {}]", serde_json::Value::from(record));
        let (_, report) = read_bytes(list.as_bytes()).unwrap();
        prop_assert!((2..=16).contains(&report.read), "{}", report.read);
        let _ = read_bytes(&[b"{\"meetings\":[", ROOM.as_bytes(), &bytes].concat());
    }
}
