//! What may stand in the file, and how each slip is told.

use super::*;
use crate::files::TestDir;

#[test]
fn the_file_of_the_project_leads_away_and_calls_nobody_back() {
    let site = read(&Places::find(), None).unwrap();
    assert_eq!(site.leave_to.text(), "https://www.weather.gov/");
    assert_eq!(site.call_back, None);
}

#[test]
fn the_table_of_the_documentation_has_every_key() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/site.md")).unwrap();
    // What is not known is told with all that is.
    let told = parse("{\"no_such_key\": 1}").unwrap_err().why;
    let (_, keys) = told.split_once("expected one of ").unwrap();
    let keys: Vec<&str> = keys.split('`').skip(1).step_by(2).collect();
    assert!(keys.contains(&"embed_in") && keys.len() > 10, "{told}");
    for key in keys {
        let is_row = |line: &str| {
            let rest = line.strip_prefix("| `").and_then(|line| line.strip_prefix(key));
            rest.is_some_and(|rest| rest.starts_with(['`', '.']))
        };
        assert!(text.lines().any(is_row), "{key}");
    }
}

#[test]
fn an_operator_may_name_who_calls_back() {
    let text = "\u{feff}{\"leave_to\": \"https://example.org\",\n \"call_back\": {\"endpoint\": \"https://Help.Example.org:8443/call-back\"}}";
    let endpoint = parse(text).unwrap().call_back.unwrap().endpoint;
    assert_eq!(endpoint.text(), "https://help.example.org:8443/call-back");
    assert_eq!(endpoint.origin(), "https://help.example.org:8443");
}

#[test]
fn what_is_left_out_is_filled_in() {
    let short = parse("{\"leave_to\": \"https://example.org/\", \"name\": \"Lantern\"}").unwrap().settings();
    assert_eq!((short.name.as_str(), short.short_name.as_str()), ("Lantern", "Lantern"));
    let none = parse("{\"leave_to\": \"https://example.org/\"}").unwrap().settings();
    assert_eq!(none, Settings { leave_to: "https://example.org/".to_owned(), ..Settings::default() });
}

#[test]
fn the_prerenderer_reads_what_is_written() {
    let folder = TestDir::new("settings");
    let places = Places { root: folder.path().to_path_buf(), ..Places::find() };
    let site = parse(
        "{\"leave_to\": \"https://example.org/\", \"url\": \"https://help.example.org/\",
        \"contact\": {\"name\": \"Example County\", \"phone\": \"614-555-0101\"}}",
    );
    let path = site.unwrap().write_settings(&places).unwrap();
    let read: Settings = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(read.url.as_deref(), Some("https://help.example.org"));
    assert_eq!(read.contact.phone.as_deref(), Some("614-555-0101"));
}

#[test]
fn a_site_in_one_language_says_nothing_in_the_other() {
    let line = LINE.replace(", \"es\": \"s\"", "");
    let text = format!(
        "{{\"leave_to\": \"https://example.org/\", \"languages\": [\"en\"],
        \"helplines\": [{{\"id\": \"county\", \"call\": \"211\",{line}}}]}}"
    );
    let settings = parse(&text).unwrap().settings();
    assert_eq!(settings.languages, ["en"]);
    assert_eq!(settings.helplines[0].name.es, "e");
}

#[test]
fn what_the_project_does_not_have_is_told_with_its_line() {
    let folder = TestDir::new("site-around");
    let path = folder.path().join("site.json");
    let line = LINE;
    for (setting, number, expected) in [
        ("\"logo\": \"none.svg\"".to_owned(), 2, "`none.svg` cannot be read beside this file"),
        (
            "\"reviews\": {\n\"blog\": {\"reviewed\": \"2026-11-01\", \"review_by\": \"2027-11-01\"}}"
                .to_owned(),
            3,
            "there is no page `blog`",
        ),
        (format!("\"helplines\": [{{\"id\": \"988\", \"call\": \"988\",{line}}}]"), 2, "choose another id"),
    ] {
        folder.write("site.json", format!("{{\"leave_to\": \"https://example.org/\",\n{setting}}}"));
        let said = read(&Places::find(), Some(&path)).unwrap_err().to_string();
        assert!(said.contains(&format!("site.json line {number}: ")) && said.contains(expected), "{said}");
    }
}

#[test]
fn the_examples_of_the_documentation_are_understood() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/site.md")).unwrap();
    let examples: Vec<_> =
        text.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!examples.is_empty());
    for example in examples {
        assert!(parse(example).is_ok(), "{example}: {:?}", parse(example));
    }
}

/// The keys of a line but its id and its numbers.
const LINE: &str = "\n\"name\": {\"en\": \"e\", \"es\": \"s\"}, \"who\": {\"en\": \"e\", \"es\": \"s\"}, \
    \"hours\": {\"en\": \"e\", \"es\": \"s\"}, \"languages\": {\"en\": \"e\", \"es\": \"s\"}, \
    \"what_happens\": {\"en\": \"e\", \"es\": \"s\"}, \"checked\": \"2026-11-24\"";

#[test]
fn what_is_wrong_is_told_with_its_line_and_the_way_out() {
    let leave_to = |value: &str| format!("{{\n  \"leave_to\": {value}\n}}");
    let beside = |setting: &str| leave_to(&format!("\"https://example.org/\",\n  {setting}"));
    let region = |center: &str, bounds: &str| {
        let name = "\"name\": {\"en\": \"Bend\", \"es\": \"Bend\"}";
        beside(&format!("\"region\": {{{name},\n\"center\": {center},\n\"bounds\": {bounds}}}"))
    };
    let line = |keys: &str| beside(&format!("\"helplines\": [{{{keys}}}]"));
    let cases = [
        (leave_to("\"http://example.org/\""), 2, "`http://example.org/` does not begin with https://"),
        (leave_to("\"javascript:alert(1)\""), 2, "does not begin with https://"),
        (leave_to("\"www.example.org\""), 2, "`www.example.org` is no address: write a whole address"),
        (leave_to("\"\""), 2, "is no address"),
        (leave_to("\"https://*.example.org/\""), 2, "has a host with signs"),
        (leave_to("\"https://a.org;script-src/\""), 2, "has a host with signs"),
        (leave_to("\"https://me:secret@example.org/\""), 2, "a password in it"),
        (leave_to("\"https://example.org/#a\""), 2, "a part behind #"),
        (leave_to("7"), 2, "invalid type: integer `7`, expected an address in quotation marks"),
        (
            leave_to("\"https://example.org/\",\n  \"leave\": 1"),
            3,
            "unknown field `leave`, expected one of `name`, ",
        ),
        (
            leave_to("\"https://example.org/\",\n  \"call_back\": {\"to\": \"\"}"),
            3,
            "unknown field `to`, expected `endpoint`",
        ),
        (leave_to("\"https://example.org/\",\n  \"call_back\": {}"), 3, "missing field `endpoint`"),
        (
            leave_to("\"https://example.org/\",\n  \"leave_to\": \"https://example.org/\""),
            3,
            "duplicate field",
        ),
        (leave_to("\"https://example.org/\","), 3, "this is no JSON (trailing comma)"),
        (beside("\"name\": \"\""), 3, "`` is empty"),
        (beside("\"name\": null"), 3, "invalid type: null, expected a name in quotation marks"),
        (beside("\"name\": \"<b>\""), 3, "has the sign '<'"),
        (
            beside("\"name\": \"A name that is much longer than a name may be\""),
            3,
            "45 signs, and 40 are allowed",
        ),
        (
            beside("\"name\": \"Example County\""),
            3,
            "`Example County` is too long for a home screen: add `short_name`",
        ),
        (beside("\"short_name\": \"Example County\""), 3, "14 signs, and 12 are allowed"),
        (beside("\"url\": \"help.example.org\""), 3, "`help.example.org` is no address of a site"),
        (beside("\"contact\": {\n\"mail\": \"help\"}"), 4, "`help` is no address of a mailbox"),
        (beside("\"contact\": {\n\"phone\": \"555-0101\"}"), 4, "with its area code"),
        (beside("\"contact\": {\n\"page\": \"http://example.org\"}"), 4, "does not begin with https"),
        (beside("\"contact\": {\n\"fax\": \"\"}"), 4, "unknown field `fax`, expected one of `name`, `mail`"),
        (
            beside("\"tiles\": {\n\"template\": \"https://tiles.example.org/\"}"),
            4,
            "`https://tiles.example.org/` leads to no pictures",
        ),
        (
            beside("\"colors\": {\n\"light\": {\n\"acent\": \"#000\"}}"),
            5,
            "there is no color `acent`: there are accent, accent-strong, ",
        ),
        (beside("\"colors\": {\n\"dark\": {\"ink\": \"white\"}}"), 4, "`white` is no color: write six"),
        (beside("\"colors\": {\n\"night\": {}}"), 4, "unknown field `night`, expected `light` or `dark`"),
        (
            beside("\"colors\": {\n\"light\": {\n\n\"accent\": \"#4fb3a9\"}}"),
            6,
            "accent #4fb3a9 on paper #faf6ef is hard to read",
        ),
        (region("[44.1, 200]", "[43.5, -121.9, 44.8, -120.9]"), 4, "is no position: write latitude"),
        (region("[44.1, -121]", "[44.8, -121.9, 43.5, -120.9]"), 5, "is no part of the map"),
        (region("[44.1]", "[43.5, -121.9, 44.8, -120.9]"), 4, "invalid length 1"),
        (region("[40.1, -121]", "[43.5, -121.9, 44.8, -120.9]"), 4, "lies outside of `bounds`"),
        (beside("\"languages\": [\n\"fr\"]"), 4, "unknown variant `fr`, expected `en` or `es`"),
        (beside("\"languages\": [\"es\"]"), 3, "English stands at / and cannot be left out"),
        (beside("\"languages\": [\"en\", \"en\"]"), 3, "a language comes twice"),
        (beside("\"reviews\": {\"about\": {\"reviewed\": \"2026-13-01\"}}"), 3, "`2026-13-01` is no day"),
        (
            beside(
                "\"reviews\": {\"about\": {\"reviewed\": \"2026-11-01\",\n\"review_by\": \"2026-11-01\"}}",
            ),
            4,
            "is not after `reviewed`",
        ),
        (line("\"id\": \"A line\""), 3, "`A line` is no id"),
        (line(""), 3, "missing field `id`"),
        (line(&format!("\"id\": \"a\",{LINE}")), 3, "`a` cannot be reached: add `call`, `text` or `chat`"),
        (
            line(&format!("\"id\": \"a\",\n\"call\": \"211\",{}", LINE.replace(", \"es\": \"s\"", ""))),
            5,
            "it is not said in `es`, which is a language of the site",
        ),
        (
            beside("\"tiles\": {\"template\": \"https://t.example/{z}/{x}/{y}\"}"),
            3,
            "missing field `attribution`",
        ),
        ("{}".to_owned(), 1, "missing field `leave_to`"),
        (String::new(), 1, "this is no JSON"),
        ("<!doctype html>".to_owned(), 1, "this is no JSON"),
    ];
    for (text, line, why) in cases {
        let error = parse(&text).unwrap_err();
        assert_eq!(error.line, line, "{text}: {}", error.why);
        assert!(error.why.contains(why), "{text}: {}", error.why);
    }
}

#[test]
fn the_message_names_the_file_and_where_to_read_more() {
    let folder = TestDir::new("site-file");
    folder.write("mine.json", "{\n \"leave_to\": \"http://example.org/\"\n}");
    let places = Places::find();
    let said = read(&places, Some(&folder.path().join("mine.json"))).unwrap_err().to_string();
    assert!(
        said.contains("mine.json line 2: `http://example.org/`") && said.contains("docs/site.md"),
        "{said}"
    );
    assert!(!said.contains('\n'), "one line");
    let said = read(&places, Some(&folder.path().join("none.json"))).unwrap_err().to_string();
    assert!(said.contains("none.json"), "{said}");
}
