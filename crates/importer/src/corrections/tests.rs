//! What a hand-written file does to records, and what is told of it.

use listing::meeting::{Attendance, Weekday, WeeklyTime};
use listing::record::{Field, MeetingField, Origin, Phone, PhoneRole, Precision};
use listing::state::State;
use listing::wire::{Source, Terms};
use tempfile::tempdir;

use super::*;
use crate::directory::Directory;
use crate::join::{Joined, Part, join};
use crate::meetings::invented;
use crate::report::{Place, Reason, Report};

const AS_OF: &str = "as_of = 2026-06-01\n";

fn center(name: &str, street: &str) -> Center {
    Center {
        name: name.to_owned(),
        part: String::new(),
        street: street.to_owned(),
        unit: String::new(),
        city: "Columbus".to_owned(),
        state: State::from_code("OH").unwrap(),
        zip: "43215".parse().unwrap(),
        position: None,
        phones: vec![Phone {
            number: "6145550100".to_owned(),
            extension: String::new(),
            role: PhoneRole::Main,
        }],
        website: String::new(),
        hours: String::new(),
        cost: String::new(),
        eligibility: String::new(),
        accessibility: String::new(),
        codes: vec!["DT".to_owned()],
        source: "a".to_owned(),
        as_of: "2026-01-01".parse().unwrap(),
        origins: Vec::new(),
    }
}

fn read_text(text: &str) -> Result<Corrections, ImportError> {
    let home = tempdir().unwrap();
    let path = home.path().join("corrections.toml");
    std::fs::write(&path, text).unwrap();
    Corrections::read(&path)
}

/// These corrections of an Open Gate House and two Harbor Clinics.
fn corrected(text: &str) -> (Joined, Report) {
    let centers = vec![
        center("Open Gate House", "12 Kettle Lane"),
        center("Harbor Clinic", "1 Elm St"),
        center("Harbor Clinic", "2 Elm St"),
    ];
    corrected_of(centers, Vec::new(), text)
}

/// These corrections of these records.
fn corrected_of(centers: Vec<Center>, meetings: Vec<Meeting>, text: &str) -> (Joined, Report) {
    let mut own = Report::new();
    let table = Place { file: "a.csv", sheet: "", row: None };
    own.start_table(table, centers.len() + meetings.len());
    for (row, meeting) in (100..).zip(&meetings) {
        own.locate_meeting(meeting, Place { row: Some(row), ..table });
    }
    for (row, center) in (2..).zip(&centers) {
        own.locate(center, Place { row: Some(row), ..table });
    }
    let source = Source {
        id: "a".to_owned(),
        title: "A".to_owned(),
        publisher: String::new(),
        url: String::new(),
        as_of: "2026-01-01".parse().unwrap(),
    };
    let directory = Directory {
        title: "A".to_owned(),
        sources: vec![source],
        centers,
        meetings,
        terms: Terms::default(),
    };
    let mut report = Report::new();
    let mut joined = join(vec![Part { directory, report: own, prefix: String::new() }], &mut report);
    apply(read_text(&format!("{AS_OF}{text}")).unwrap(), &mut joined, &mut report);
    report.balance(joined.centers.len() + joined.meetings.len()).unwrap();
    (joined, report)
}

fn told(report: &Report, reason: Reason) -> Vec<String> {
    report.entries.iter().filter(|entry| entry.reason == reason).map(ToString::to_string).collect()
}

fn named<'a>(joined: &'a Joined, name: &str) -> &'a Center {
    &joined.centers.iter().find(|held| held.record.name == name).unwrap().record
}

#[test]
fn values_are_set_and_known_to_be_the_operators() {
    let id = center("Open Gate House", "12 Kettle Lane").id();
    let text = format!(
        "[[correct]]\nid = \"{id}\"\nreason = \"they moved their phones\"\n[correct.set]\nphones = [\"614-555-0101\", \"intake 614-555-0102 x3\"]\n\
         website = \"https://gate.example.org/\"\nadd_codes = [\"PEER\"]\nposition = [39.96, -83.0]\n"
    );
    let (joined, report) = corrected(&text);
    let house = named(&joined, "Open Gate House");
    let phones: Vec<String> = house.phones.iter().map(ToString::to_string).collect();
    assert_eq!(phones, ["6145550101", "i6145550102x3"]);
    assert_eq!(
        (house.website.as_str(), &house.codes[..]),
        ("https://gate.example.org/", &["DT".into(), "PEER".into()][..])
    );
    assert_eq!(house.position.unwrap().precision, Precision::Exact);
    let of = |field| Origin { field, source: "operator".to_owned() };
    assert_eq!(house.origins, [Field::Position, Field::Phones, Field::Website, Field::Codes].map(of));
    assert_eq!((house.source.as_str(), house.id()), ("a", id));
    let sources = joined.sources.clone().into_vec();
    assert_eq!((sources[1].id.as_str(), sources[1].as_of.to_string().as_str()), ("operator", "2026-06-01"));
    let told = told(&report, Reason::Corrected);
    assert_eq!(told.len(), 4);
    assert!(
        told.contains(
            &"corrections.toml line 6, phones, \"6145550100\" → 6145550101 i6145550102x3 (Open Gate House)"
                .to_owned()
        ),
        "{told:?}"
    );
}

#[test]
fn a_correction_that_fits_nothing_or_two_or_is_not_needed_is_told_with_its_line() {
    let (joined, report) = corrected(
        "[[correct]]\nname = \"Gone House\"\nzip = \"43215\"\nset = { hours = \"Mornings\" }\n\
         [[correct]]\nname = \"harbor clinic\"\nzip = \"43215\"\nset = { hours = \"Mornings\" }\n\
         [[correct]]\nname = \"Open Gate House\"\nzip = \"43215\"\nset = { phones = [\"614-555-0100\"] }\n\
         [[remove]]\nname = \"Open Gate House\"\nzip = \"99999\"\nreason = \"closed\"\n",
    );
    let told = |reason| told(&report, reason);
    assert_eq!(
        told(Reason::CorrectionFitsNothing),
        [
            "corrections.toml line 2, \"gone house, 43215\"",
            "corrections.toml line 14, \"open gate house, 99999\""
        ]
    );
    let [several] = &told(Reason::CorrectionFitsSeveral)[..] else { panic!() };
    assert!(several.starts_with("corrections.toml line 6, \"harbor clinic, 43215\" → oh-"), "{several}");
    assert_eq!(
        told(Reason::CorrectionNotNeeded),
        ["corrections.toml line 13, phones, \"6145550100\" → Open Gate House"]
    );
    assert!(joined.centers.iter().all(|held| held.record.hours.is_empty() && held.record.origins.is_empty()));
    assert_eq!((report.kept, joined.sources.clone().into_vec().len()), (3, 1));
}

#[test]
fn what_is_removed_is_counted_and_told_with_its_reason() {
    let (joined, report) =
        corrected("[[remove]]\nname = \"Open Gate House\"\nzip = \"43215\"\nreason = \"closed in May\"\n");
    assert_eq!((report.read, report.kept, report.rejected), (3, 2, 1));
    assert!(joined.centers.iter().all(|held| held.record.name == "Harbor Clinic"));
    assert_eq!(
        told(&report, Reason::RemovedByOperator),
        ["a.csv row 2, \"Open Gate House\" → corrections.toml line 2: closed in May"]
    );
}

#[test]
fn centers_and_meetings_are_added_once() {
    let text = "[[add]]\n[add.center]\nname = \"Lantern House\"\nstreet = \"3 Elm St\"\nzip = \"43215\"\nphones = [\"614-555-0103\"]\ncodes = [\"PEER\"]\n\
                [[add]]\ncenter = { name = \"open gate house\", street = \"12 Kettle Lane\", zip = \"43215\" }\n\
                [[add]]\n[add.meeting]\nname = \"Evening Circle\"\nfellowship = \"AA\"\nday = \"Monday\"\nstarts = \"19:30\"\nzone = \"America/New_York\"\n\
                attendance = \"in-person\"\nstreet = \"3 Elm St\"\ncity = \"Columbus\"\nstate = \"OH\"\n";
    let (joined, report) = corrected(text);
    assert_eq!((report.read, report.kept, report.merged), (6, 5, 1));
    let added = named(&joined, "Lantern House");
    assert_eq!(
        (added.city.as_str(), added.state.code(), added.source.as_str()),
        ("Columbus", "OH", "operator")
    );
    assert_eq!(added.position.unwrap().precision, Precision::Zip);
    assert_eq!(joined.meetings[0].record.time.unwrap().starts, 19 * 60 + 30);
    assert_eq!(told(&report, Reason::AddedIsThere).len(), 1);
    let row = joined.centers.iter().find(|held| held.record.name == "Lantern House").unwrap().rows[0];
    assert_eq!(report.place_of(row).to_string(), "corrections.toml line 3");
}

fn meeting(name: &str, hour: u16) -> Meeting {
    Meeting {
        time: Some(WeeklyTime { day: Weekday::Monday, starts: 60 * hour, lasts: None }),
        attendance: Attendance::Hybrid,
        types: vec!["O".to_owned()],
        venue: "Invented Hall".to_owned(),
        street: "3 Elm St".to_owned(),
        zip: Some("43215".parse().unwrap()),
        notes: "Ring twice".to_owned(),
        join_url: "https://meet.example.org/1".to_owned(),
        ..invented(name)
    }
}

/// These values set in the evening circle, beside which there is a late one.
fn circle_with(set: &str) -> (Joined, Report) {
    let meetings = vec![meeting("Evening Circle", 19), meeting("Late Circle", 22)];
    let id = meetings[0].id();
    corrected_of(Vec::new(), meetings, &format!("[[correct]]\nid = \"{id}\"\n[correct.set]\n{set}"))
}

fn circle(joined: &Joined) -> &Meeting {
    &joined.meetings.iter().find(|held| held.record.name == "Evening Circle").unwrap().record
}

#[test]
fn values_of_a_meeting_are_set_and_known_to_be_the_operators() {
    let (joined, report) = circle_with(
        "starts = \"19:30\"\nnotes = \"\"\ntypes = [\"Open\", \"W\"]\nlasts = 90\ncity = \"Columbus\"\n",
    );
    let circle = circle(&joined);
    let time = WeeklyTime { day: Weekday::Monday, starts: 19 * 60 + 30, lasts: Some(90) };
    assert_eq!((circle.time, circle.notes.as_str()), (Some(time), ""));
    assert_eq!(circle.types, ["O", "W"]);
    let of = |field| Origin { field, source: "operator".to_owned() };
    use MeetingField::{Lasts, Notes, Starts, Types};
    assert_eq!(circle.origins, [Starts, Lasts, Types, Notes].map(of));
    assert_eq!((circle.source.as_str(), circle.as_of.to_string().as_str()), ("a", "2026-01-01"));
    assert_eq!(joined.sources.clone().into_vec()[1].id, "operator");
    assert!(
        told(&report, Reason::Corrected)
            .contains(&"corrections.toml line 5, starts, \"19:00\" → 19:30 (Evening Circle)".to_owned()),
        "{:?}",
        report.entries
    );
    assert_eq!(
        told(&report, Reason::CorrectionNotNeeded),
        ["corrections.toml line 9, city, \"Columbus\" → Evening Circle"]
    );
    let old = meeting("Evening Circle", 19).id();
    let [id_changed] = &told(&report, Reason::MeetingIdChanged)[..] else { panic!() };
    assert!(id_changed.ends_with(&format!("{old} → {}", circle.id())), "{id_changed}");
}

#[test]
fn what_goes_with_a_value_of_a_meeting_goes_with_it() {
    let (joined, _) = circle_with("attendance = \"online\"\n");
    let online = circle(&joined);
    assert_eq!((online.street.as_str(), online.venue.as_str(), online.position), ("", "", None));
    assert_eq!(online.join_url, "https://meet.example.org/1");
    assert_eq!(online.source_of(MeetingField::Street), "operator");

    let (joined, _) = circle_with("attendance = \"in-person\"\n");
    assert_eq!(circle(&joined).join_url, "");

    let (joined, _) = circle_with("zip = \"43016\"\ncity = \"Dublin\"\n");
    assert_eq!(circle(&joined).position.unwrap().precision, Precision::Zip);

    let (joined, _) = circle_with("day = \"\"\nstarts = \"\"\n");
    assert_eq!(circle(&joined).time, None, "by appointment");
}

#[test]
fn a_correction_after_which_nobody_could_go_there_is_not_made() {
    for (set, why) in [
        ("day = \"\"\n", "day and starts go together"),
        ("street = \"\"\n", "has no street"),
        ("attendance = \"online\"\njoin_url = \"\"\n", "neither join_url nor join_phone"),
        ("attendance = \"online\"\nstreet = \"4 Elm St\"\n", "a meeting online has no room"),
        ("attendance = \"in-person\"\njoin_phone = \"614-555-0104\"\n", "nobody joins a meeting"),
    ] {
        let (joined, report) = circle_with(set);
        let [told] = &told(&report, Reason::CorrectionMakesNone)[..] else { panic!("{set}") };
        assert!(told.starts_with("corrections.toml line 2") && told.contains(why), "{told}");
        assert_eq!(*circle(&joined), meeting("Evening Circle", 19), "{set}");
    }
    let (joined, report) = circle_with("name = \"Late Circle\"\nstarts = \"22:00\"\n");
    assert_eq!((report.count(Reason::CorrectionClashes), joined.meetings.len()), (1, 2));
}

#[test]
fn a_meeting_is_removed_by_its_id_and_told_with_the_reason() {
    let meetings = vec![meeting("Evening Circle", 19), meeting("Late Circle", 22)];
    let (id, gone) = (meetings[0].id(), meeting("Gone Circle", 8).id());
    let (joined, report) = corrected_of(
        vec![center("Open Gate House", "12 Kettle Lane")],
        meetings,
        &format!(
            "[[remove]]\nid = \"{id}\"\nreason = \"ended in May\"\n[[remove]]\nid = \"{gone}\"\nreason = \"ended\"\n\
             [[remove]]\nid = \"{id}\"\nreason = \"ended\"\n"
        ),
    );
    assert_eq!((report.read, report.kept, report.rejected), (3, 2, 1));
    assert_eq!(joined.meetings.len(), 1);
    assert_eq!(
        told(&report, Reason::RemovedByOperator),
        ["a.csv row 100, \"Evening Circle\" → corrections.toml line 2: ended in May"]
    );
    assert_eq!(
        told(&report, Reason::CorrectionFitsNothing),
        [
            format!("corrections.toml line 5, \"{gone}\""),
            "corrections.toml line 8 → the record is removed already".to_owned()
        ]
    );
}

#[test]
fn a_meeting_that_one_id_names_twice_is_not_touched() {
    let of = |group: &str| Meeting { group: group.to_owned(), ..meeting("Evening Circle", 19) };
    let id = of("A").id();
    let (joined, report) = corrected_of(
        Vec::new(),
        vec![of("A"), of("B")],
        &format!("[[correct]]\nid = \"{id}\"\nset = {{ notes = \"Ring once\" }}\n"),
    );
    assert_eq!(report.count(Reason::MeetingsAlike), 1);
    assert!(joined.meetings.iter().all(|held| held.record.notes == "Ring twice"));
}

#[test]
fn a_new_name_is_a_new_id_and_never_that_of_another() {
    let (joined, report) = corrected(
        "[[correct]]\nname = \"Open Gate House\"\nzip = \"43215\"\nset = { name = \"Gate House\", zip = \"43016\" }\n",
    );
    let [told] = &told(&report, Reason::IdChanged)[..] else { panic!("{:?}", report.entries) };
    let house = named(&joined, "Gate House");
    assert!(told.ends_with(&format!("→ {}", house.id())), "{told}");
    assert!(
        house.position.is_some_and(|position| position.precision == Precision::Zip),
        "it lies in its new ZIP"
    );

    let id = center("Harbor Clinic", "1 Elm St").id();
    let (joined, report) =
        corrected(&format!("[[correct]]\nid = \"{id}\"\nset = {{ street = \"2 Elm St.\" }}\n"));
    assert_eq!(report.count(Reason::CorrectionClashes), 1);
    assert_eq!(named(&joined, "Harbor Clinic").street, "1 Elm St");
}

#[test]
fn whatever_is_wrong_in_the_file_is_told_with_its_line() {
    const MEETING: &str = "[[correct]]\nid = \"m-0000000000000\"\n";
    let which = "[[correct]]\nname = \"A B\"\nzip = \"43215\"\n";
    for (text, line, words) in [
        (String::new(), 1, "as_of"),
        ("as_of = \"soon\"\n".to_owned(), 1, "one like 2026-05-01"),
        (format!("{AS_OF}[[corect]]\n"), 2, "unknown field `corect`"),
        (format!("{AS_OF}[[correct]]\nname = \"A\"\nset = {{ hours = \"\" }}\n"), 2, "its name and its zip"),
        (
            format!("{AS_OF}[[correct]]\nid = \"oh-1\"\nset = {{ hours = \"\" }}\n"),
            3,
            "is not the id of a center",
        ),
        (format!("{AS_OF}{which}set = {{}}\n"), 5, "nothing is set"),
        (format!("{AS_OF}{which}[correct.set]\nhours = \"x\"\nphone = \"1\"\n"), 7, "nothing is called so"),
        (format!("{AS_OF}{which}set = {{ phones = [\"614-555\"] }}\n"), 5, "is no phone number"),
        (format!("{AS_OF}{which}set = {{ zip = \"432\" }}\n"), 5, "five digits"),
        (format!("{AS_OF}{which}set = {{ zip = 43215 }}\n"), 5, "a text in quotes"),
        (format!("{AS_OF}{which}set = {{ website = \"javascript:1\" }}\n"), 5, "a web address"),
        (format!("{AS_OF}{which}set = {{ position = [0, 0] }}\n"), 5, "[latitude, longitude]"),
        (format!("{AS_OF}{which}set = {{ codes = [\"a b\"] }}\n"), 5, "is no service code"),
        (format!("{AS_OF}[[remove]]\nid = \"m-1\"\nreason = \"x\"\n"), 3, "is not the id of a meeting"),
        (
            format!("{AS_OF}[[remove]]\nid = \"m-0000000000000\"\nzip = \"43215\"\nreason = \"x\"\n"),
            2,
            "a meeting alone",
        ),
        (format!("{AS_OF}{MEETING}set = {{}}\n"), 4, "nothing is set"),
        (format!("{AS_OF}{MEETING}set = {{ hours = \"\" }}\n"), 4, "nothing of a meeting is called so"),
        (format!("{AS_OF}{MEETING}set = {{ zone = \"Ohio\" }}\n"), 4, "America/New_York"),
        (format!("{AS_OF}{MEETING}set = {{ day = \"soon\" }}\n"), 4, "like monday"),
        (format!("{AS_OF}{MEETING}set = {{ starts = \"7 pm\" }}\n"), 4, "19:30"),
        (format!("{AS_OF}{MEETING}set = {{ lasts = 0 }}\n"), 4, "1 to 1440"),
        (format!("{AS_OF}{MEETING}set = {{ types = [\"online\"] }}\n"), 4, "told by attendance"),
        (format!("{AS_OF}{MEETING}set = {{ attendance = \"here\" }}\n"), 4, "in-person, hybrid or online"),
        (format!("{AS_OF}[[add]]\nmeeting = {{ name = \"A\" }}\n"), 3, "has no fellowship"),
        (format!("{AS_OF}[[remove]]\nname = \"A\"\nzip = \"43215\"\n"), 2, "missing field `reason`"),
        (format!("{AS_OF}[[remove]]\nname = \"A\"\nzip = \"43215\"\nreason = \" \"\n"), 5, "say why"),
        (format!("{AS_OF}[[add]]\n"), 2, "one of center and meeting"),
        (format!("{AS_OF}[[add]]\ncenter = {{ name = \"A\", zip = \"43215\" }}\n"), 3, "has no street"),
        (
            format!(
                "{AS_OF}[[add]]\nmeeting = {{ name = \"A\", fellowship = \"AA\", zone = \"UTC\", attendance = \"online\" }}\n"
            ),
            3,
            "neither join_url nor join_phone",
        ),
    ] {
        let error = read_text(&text).map(drop).unwrap_err().to_string();
        if text.is_empty() {
            assert!(error.contains("is empty"), "{error}");
        } else {
            assert!(
                error.contains(&format!("corrections.toml line {line}")) && error.contains(words),
                "{text}\n{error}"
            );
        }
    }
}
