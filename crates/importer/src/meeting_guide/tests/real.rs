//! Four real feeds, when they are at hand: `BESIDE_REAL_DATA` is the folder that has `meeting-guide/`. The figures of what was
//! read, kept, united and rejected were counted from the files by other means.

use std::path::Path;

use super::*;

fn read_feed(name: &str, zone: Option<&str>) -> Option<(Vec<Meeting>, Report)> {
    let Some(home) = std::env::var_os("BESIDE_REAL_DATA") else {
        eprintln!("skipped: BESIDE_REAL_DATA is not set");
        return None;
    };
    let options = SourceOptions {
        as_of: Some("2024-03-01".parse().unwrap()),
        zone: zone.map(str::to_owned),
        ..SourceOptions::default()
    };
    let mut report = Report::new();
    let file = Path::new(&home).join("meeting-guide").join(name);
    let directory = read(&[file], &options, &mut report).unwrap();
    report.close(directory.len()).unwrap();
    Some((directory.meetings, report))
}

fn sums(report: &Report) -> [usize; 4] {
    [report.read, report.kept, report.merged, report.rejected]
}

fn counts<const N: usize>(report: &Report, reasons: [Reason; N]) -> [usize; N] {
    reasons.map(|reason| report.count(reason))
}

fn attending(meetings: &[Meeting], attendance: Attendance) -> usize {
    meetings.iter().filter(|meeting| meeting.attendance == attendance).count()
}

#[test]
fn san_francisco() {
    let Some((meetings, report)) = read_feed("sf-marin-2021.json", None) else { return };
    assert_eq!(sums(&report), [658, 657, 1, 0]);
    assert!(meetings.iter().all(|meeting| meeting.zone == "America/Los_Angeles"));
    assert_eq!(Attendance::ALL.map(|how| attending(&meetings, how)), [55, 88, 514]);
}

/// Every room is in Canada: what one can join from here is kept.
#[test]
fn edmonton() {
    let Some((meetings, report)) = read_feed("edmonton-2024.json", Some("America/Edmonton")) else { return };
    assert_eq!(sums(&report), [315, 74, 0, 241]);
    assert_eq!(counts(&report, [Reason::Abroad, Reason::RoomAbroad]), [241, 74]);
    assert_eq!(attending(&meetings, Attendance::Online), 74);
}

#[test]
fn north_texas() {
    let Some((meetings, report)) = read_feed("north-texas-2021.json", None) else { return };
    assert_eq!(sums(&report), [613, 598, 15, 0]);
    assert_eq!(counts(&report, [Reason::TypeMended, Reason::StateSigns, Reason::PhoneInText]), [613, 3, 3]);
    assert_eq!(attending(&meetings, Attendance::InPerson), 598);
    assert!(meetings.iter().all(|meeting| matches!(&*meeting.zone, "America/Chicago" | "America/Denver")));
}

#[test]
fn kansas_city() {
    let Some((_, report)) = read_feed("kansas-city-2021.json", None) else { return };
    assert_eq!(sums(&report), [206, 197, 0, 9]);
    assert_eq!(counts(&report, [Reason::TemporarilyClosed]), [9]);
}

/// Not one of them has anything in it that looks like an e-mail address or a password, and no phone number stands in notes.
#[test]
fn nothing_private_is_left() {
    for name in ["sf-marin-2021.json", "edmonton-2024.json", "north-texas-2021.json", "kansas-city-2021.json"]
    {
        let Some((meetings, _)) = read_feed(name, Some("America/Chicago")) else { return };
        for meeting in meetings {
            let told = format!("{meeting:?}").to_lowercase();
            for private in ["someone@", "555-555-0100", "pwd=", "passcode", "venmo"] {
                assert!(!told.contains(private), "{name}: {private}: {told}");
            }
        }
    }
}

/// Hand-made edge cases: text behind the end, a day that is none, no address at all, an approximate address without a link.
#[test]
fn edge_cases() {
    for (name, zone, expected) in [
        ("edge-times.json", None, [9, 8, 0, 1]),
        ("edge-invalid.json", Some("America/Chicago"), [8, 6, 0, 2]),
        ("test-appointment-2021-05-20.json", Some("America/Los_Angeles"), [2, 2, 0, 0]),
    ] {
        let Some((_, report)) = read_feed(name, zone) else { return };
        assert_eq!(sums(&report), expected, "{name}: {}", report.summary());
    }
}
