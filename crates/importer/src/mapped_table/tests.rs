//! Whole tables with their mappings.

use listing::meeting::{Attendance, Meeting, Weekday};
use listing::record::{Center, PhoneRole, Precision};
use proptest::prelude::*;
use tempfile::{TempDir, tempdir};

use super::*;

const CENTERS: &str = "List of 2026,,,,,,,,\n\
    Agency Name,Program,Address,City,State,Zip Code,Phone,Services,Accepts Medicaid,Contact E-mail\n\
    Open Gate House,East,12 Kettle Lane,Columbus,OH,43215,614-555-0100,Detox; Peer Support;Horse riding,Yes,ann@example.org\n\
    Elm House,,1 Elm Street,Columbus,,43215,614-555-0101,peer support,No,\n\
    Elm House,,1 Elm Street,Columbus,OH,43215,614-555-0102,Detox,,\n\
    No Place,,,,,,,,,\n";

const CENTER_MAPPING: &str = r#"
kind = "center"
[fields]
"agency_name" = "name"
"Program" = "part"
"Address" = "street"
"City" = "city"
"State" = "state"
"Zip Code" = "zip"
"Phone" = "phone"
"Services" = "services"
"Accepts Medicaid" = "services"
"Contact E-mail" = "ignore"
[constants]
hours = "Call first"
[values.Services]
"Detox" = "detox"
"Peer support" = ["peer-support", "groups"]
[values."Accepts Medicaid"]
yes = "medicaid"
no = []
"#;

const MEETINGS: &str = "Name,Day,Time,Place,Address,City,State,Zip,Type,Link,Notes\n\
    Early Birds,Mon/Wed,7:30 AM,Kettle Hall,12 Kettle Lane,Columbus,OH,43215,\"O, Women\",,Ring the bell. Call Ann B. 614-555-0100\n\
    Night Owls,Friday,21:00,,,,,,open;sitting,https://zoom.example/j/123456789?pwd=sesame,\n\
    Night Owls,someday,21:00,,,,,,,https://zoom.example/j/123456789,\n";

const MEETING_MAPPING: &str = r#"
kind = "meeting"
[fields]
Name = "name"
Day = "day"
Time = "time"
Place = "venue"
Address = "street"
City = "city"
State = "state"
Zip = "zip"
Type = "types"
Link = "join_url"
Notes = "notes"
[constants]
fellowship = "Quiet Minds"
timezone = "America/New_York"
[values.Type]
sitting = "meditation"
"#;

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempdir().unwrap())
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn read(&self, table: impl AsRef<[u8]>, mapping: &str) -> Result<(Directory, Report), ImportError> {
        let options = SourceOptions {
            as_of: Some("2026-05-01".parse().unwrap()),
            mapping: Some(self.file("mapping.toml", mapping)),
            ..SourceOptions::default()
        };
        let mut report = Report::new();
        let directory = read(&[self.file("table.csv", table)], &options, &mut report)?;
        report.close(directory.len())?;
        Ok((directory, report))
    }
}

fn centers(table: &str, mapping: &str) -> (Vec<Center>, Directory, Report) {
    let (mut directory, report) = Home::new().read(table, mapping).unwrap();
    (std::mem::take(&mut directory.centers), directory, report)
}

fn meetings(table: &str, mapping: &str) -> (Vec<Meeting>, Report) {
    let (directory, report) = Home::new().read(table, mapping).unwrap();
    (directory.meetings, report)
}

fn refused(table: &str, mapping: &str) -> String {
    Home::new().read(table, mapping).unwrap_err().to_string()
}

#[test]
fn rows_become_centers_as_the_mapping_says() {
    let (centers, directory, report) = centers(CENTERS, CENTER_MAPPING);
    assert_eq!((report.read, report.kept, report.merged, report.rejected), (4, 2, 1, 1));
    let gate = &centers[0];
    assert_eq!(
        [&gate.name, &gate.part, &gate.street, &gate.city],
        ["Open Gate House", "East", "12 Kettle Lane", "Columbus"]
    );
    assert_eq!((gate.state.code(), gate.zip.as_str(), gate.hours.as_str()), ("OH", "43215", "Call first"));
    assert_eq!((gate.phones[0].number.as_str(), gate.phones[0].role), ("6145550100", PhoneRole::Main));
    assert_eq!(gate.codes, ["DT", "MD", "OWN:horse-riding", "PEER", "SHG"]);
    assert_eq!(gate.position.unwrap().precision, Precision::Zip);
    assert_eq!(directory.terms.get("OWN:horse-riding").unwrap().name, "Horse riding");
    let elm = &centers[1];
    assert_eq!((elm.codes.join(" "), elm.phones.len()), ("DT PEER SHG".to_owned(), 2));
    assert_eq!(
        [Reason::StateFromZip, Reason::NoZip, Reason::SameCenter].map(|reason| report.count(reason)),
        [1, 1, 1]
    );
    assert_eq!(report.entries.iter().find(|entry| entry.reason == Reason::NoZip).unwrap().row, Some(6));
}

#[test]
fn rows_become_meetings_as_the_mapping_says() {
    let (meetings, report) = meetings(MEETINGS, MEETING_MAPPING);
    assert_eq!((report.read, report.kept, report.rejected), (4, 3, 1));
    let days: Vec<Weekday> = meetings.iter().map(|meeting| meeting.time.unwrap().day).collect();
    assert_eq!(days, [Weekday::Monday, Weekday::Wednesday, Weekday::Friday]);
    let (birds, owls) = (&meetings[0], &meetings[2]);
    assert_eq!((birds.fellowship.as_str(), birds.zone.as_str()), ("Quiet Minds", "America/New_York"));
    assert_eq!((birds.types.join(" "), birds.notes.as_str()), ("O W".to_owned(), "Ring the bell."));
    assert_eq!(
        (owls.attendance, owls.join_url.as_str()),
        (Attendance::Online, "https://zoom.example/j/123456789")
    );
    assert_eq!(owls.types, ["MED", "O"]);
}

#[test]
fn an_address_in_one_line_and_coordinates_will_do() {
    let table = "Site,Where,Lat,Lng\nOpen Gate House,\"12 Kettle Lane, Columbus, OH 43215\",39.96,-83.0\n";
    let mapping = "kind = \"center\"\n[fields]\nSite = \"name\"\nWhere = \"full_address\"\nLat = \"lat\"\nLng = \"lon\"\n";
    let (centers, _, report) = centers(table, mapping);
    assert_eq!([&centers[0].street, &centers[0].city], ["12 Kettle Lane", "Columbus"]);
    assert_eq!(centers[0].position.unwrap().precision, Precision::Exact);
    assert_eq!(report.count(Reason::AddressSplit), 1);
}

#[test]
fn a_mistake_in_a_mapping_is_told_with_its_line_and_the_nearest_names() {
    for (from, to, words) in [
        (
            "\"Zip Code\" = \"zip\"",
            "\"Zip Code\" = \"zipp\"",
            "mapping.toml line 9: \"zipp\" is no field of a center. Perhaps zip",
        ),
        ("\"City\" = \"city\"", "\"City\" = \"day\"", "is no field of a center"),
        (
            "\"Detox\" = \"detox\"",
            "\"Detox\" = \"dettox\"",
            "line 17: \"dettox\" is no service of the taxonomy. Perhaps detox",
        ),
        ("kind = \"center\"", "kind = \"place\"", "line 2: \"place\" is no kind"),
        ("\"Program\" = \"part\"", "\"Program\" = \"name\"", "there is one of it alone"),
        (
            "\"Program\" = \"part\"",
            "\"Programme\" = \"part\"",
            "line 5: the table has no column \"Programme\". Perhaps Program",
        ),
        ("\"Program\" = \"part\"", "\"Services \" = \"part\"", "stands on line"),
        ("[values.Services]", "[values.Service]", "of a column that [fields] does not have"),
        ("\"Zip Code\" = \"zip\"", "", "no column means zip"),
        ("[constants]", "[constant]", "unknown field"),
        ("kind = \"center\"", "kind = ", "mapping.toml line 2"),
        ("yes = \"medicaid\"", "yes = 7", "mapping.toml line"),
    ] {
        let mapping = CENTER_MAPPING.replacen(from, to, 1);
        assert_ne!(mapping, CENTER_MAPPING, "{from}");
        let message = refused(CENTERS, &mapping);
        assert!(message.contains(words), "{words}: {message}");
    }
    let no_fellowship = MEETING_MAPPING.replace("fellowship = \"Quiet Minds\"", "");
    assert!(refused(MEETINGS, &no_fellowship).contains("whose meetings"));
    let wrong_type = MEETING_MAPPING.replace("\"meditation\"", "\"meditating\"");
    assert!(refused(MEETINGS, &wrong_type).contains("is no type of meeting. Perhaps meditation"));
}

#[test]
fn a_file_that_is_no_table_is_refused_with_its_name_and_what_to_do() {
    for (table, words) in [
        (&b""[..], "is empty"),
        (b"<!DOCTYPE html>", "a web page"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04", "cut short"),
        (b"[{\"name\": 1}]", "has no column"),
        (b"Agency Name,Program,Address,City,State,Zip Code,Phone,Services,Accepts Medicaid,Contact E-mail\n", "not one row"),
        (b"a,\"b\n", "has no column"),
    ] {
        let error = Home::new().read(table, CENTER_MAPPING).unwrap_err().to_string();
        assert!(error.contains(words), "{words}: {error}");
    }
    let home = Home::new();
    let error =
        read(&[home.file("table.csv", CENTERS)], &SourceOptions::default(), &mut Report::new()).unwrap_err();
    assert!(error.to_string().contains("--suggest"), "{error}");
}

#[test]
fn odd_bytes_of_a_table_are_read_and_told() {
    let latin = CENTERS.replace("Elm House", "Caf\u{e9}").chars().map(|sign| sign as u8).collect::<Vec<u8>>();
    let (directory, report) = Home::new().read(latin, CENTER_MAPPING).unwrap();
    assert_eq!((directory.centers[1].name.as_str(), report.count(Reason::Reencoded)), ("Café", 1));
    let marked = [b"\xef\xbb\xbf", CENTERS.as_bytes()].concat();
    assert_eq!(Home::new().read(marked, CENTER_MAPPING).unwrap().0.centers.len(), 2);
}

fn suggested(table: &str) -> String {
    let home = Home::new();
    suggest(&home.file("table.csv", table)).unwrap()
}

#[test]
fn a_draft_of_centers_can_be_imported_as_it_is() {
    let draft = suggested(CENTERS);
    for line in [
        "kind = \"center\"",
        "separators = [\";\"]",
        "\"Agency Name\" = \"name\"",
        "\"Zip Code\" = \"zip\"",
        "\"Accepts Medicaid\" = \"services\"",
        "\"Contact E-mail\" = \"ignore\"  # about a person: not published",
        "\"Detox\" = \"detox\"",
        "\"Peer Support\" = \"peer-support\"",
        "# ? \"Horse riding\" = \"SLUG\"",
        "\"No\" = []",
    ] {
        assert!(draft.lines().any(|own| own == line), "{line} is not in:\n{draft}");
    }
    let (centers, _, report) = centers(CENTERS, &draft);
    assert_eq!((centers.len(), report.read), (2, 4));
    assert_eq!(
        [&centers[0].name, &centers[0].part, &centers[0].street],
        ["Open Gate House", "East", "12 Kettle Lane"]
    );
    assert!(centers[0].codes.contains(&"DT".to_owned()) && centers[0].codes.contains(&"PEER".to_owned()));
}

#[test]
fn a_draft_of_meetings_can_be_imported_with_what_nobody_can_guess() {
    let draft = suggested(MEETINGS);
    assert!(draft.contains("kind = \"meeting\"") && draft.contains("# ? fellowship = \"AA\""), "{draft}");
    let mended = draft.replace("# ? fellowship", "fellowship").replace("# ? timezone", "timezone");
    assert!(mended.contains("# ? \"Link\" = \"join_url\""), "{mended}");
    let mended = mended.replace("# ? \"Link\"", "\"Link\"");
    let (meetings, _) = meetings(MEETINGS, &mended);
    assert_eq!(
        (meetings.len(), meetings[0].venue.as_str(), meetings[0].street.as_str()),
        (3, "Kettle Hall", "12 Kettle Lane")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_draft_is_a_mapping(
        headers in prop::collection::vec("\\PC{0,10}|name|Zip|Phone|Services|Day|Time|Type", 1..8),
        cells in prop::collection::vec("\\PC{0,10}|yes|no|detox|[a-z;,]{0,9}", 8),
        rows in 1..4_usize,
    ) {
        let line = |cells: &[String]| cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",");
        let table = format!("{}\n{}", line(&headers), format!("{}\n", line(&cells)).repeat(rows));
        let home = Home::new();
        if let Ok(draft) = suggest(&home.file("table.csv", &table)) {
            match home.read(&table, &draft) {
                Ok((_, report)) => prop_assert_eq!(report.read, report.kept + report.merged + report.rejected),
                // What a draft cannot know is asked for; that it is no mapping may never be said.
                Err(error) => {
                    let error = error.to_string();
                    let asks = ["no column means", "whose meetings", "can be used", "not one row"];
                    prop_assert!(asks.iter().any(|words| error.contains(words)), "{}\n{}", error, draft);
                }
            }
        }
    }

    #[test]
    fn whatever_stands_in_the_cells_the_sums_add_up(
        cells in prop::collection::vec("\\PC{0,20}|[0-9 x-]{0,14}|yes|Detox;x", 10),
        bytes in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let row = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",");
        let (_, report) = Home::new().read(format!("{CENTERS}{row}\n{row}\n"), CENTER_MAPPING).unwrap();
        prop_assert_eq!(report.read, report.kept + report.merged + report.rejected);
        let _ = Home::new().read([MEETINGS.as_bytes(), &bytes].concat(), MEETING_MAPPING);
        let _ = Home::new().read(&bytes, CENTER_MAPPING);
    }
}
