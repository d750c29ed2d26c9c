//! What may a page do on a host that does not read `public/_headers`? The same, by its own `<meta>` tags.
#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use std::fs;
use std::path::Path;

/// What a `<meta>` tag cannot say: browsers leave it out and complain.
const HEADER_ONLY: [&str; 3] = ["frame-ancestors", "report-uri", "sandbox"];

#[test]
fn the_page_itself_has_the_policy_of_the_headers() {
    let header = header("Content-Security-Policy");
    let expected: Vec<&str> = header
        .split("; ")
        .filter(|directive| !HEADER_ONLY.iter().any(|name| directive.starts_with(name)))
        .collect();
    assert!(expected.len() > 5, "{header}");
    let page = read("index.html");
    let policy = meta(&page, "http-equiv=\"Content-Security-Policy\"");
    assert_eq!(policy.split("; ").collect::<Vec<_>>(), expected);
}

#[test]
fn the_policy_stands_before_all_that_it_is_for() {
    let page = read("index.html");
    let policy = page.find("Content-Security-Policy").expect("a policy");
    for later in ["<link", "<script", "<!--head-->"] {
        assert!(page.find(later).is_some_and(|at| at > policy), "{later} comes first");
    }
}

/// A policy in the page keeps browsers from looking ahead: what stands behind a script that has to be waited for is asked for
/// only then, a whole way to the host later.
#[test]
fn nothing_stands_behind_the_script_that_is_waited_for() {
    let page = read("index.html");
    let at = |part: &str| page.find(part).expect("a part of the head");
    let waited_for = at("src/leave.js");
    for earlier in ["<!--head-->", "rel=\"css\"", "src/start.js"] {
        assert!(at(earlier) < waited_for, "{earlier} comes too late");
    }
}

#[test]
fn the_page_itself_says_to_name_no_referrer() {
    assert_eq!(meta(&read("index.html"), "name=\"referrer\""), header("Referrer-Policy"));
}

#[test]
fn a_page_may_ask_where_the_device_is_and_for_nothing_else() {
    let header = header("Permissions-Policy");
    let allowed: Vec<&str> = header.split(", ").filter(|feature| !feature.ends_with("=()")).collect();
    assert_eq!(allowed, ["geolocation=(self)"]);
}

/// The value of a header of every answer.
fn header(name: &str) -> String {
    let text = read("public/_headers");
    let line = text.lines().find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(": "));
    line.expect("a header of this name").to_owned()
}

/// The content of the one `<meta>` tag with this attribute.
fn meta<'a>(page: &'a str, attribute: &str) -> &'a str {
    let (_, rest) = page.split_once(attribute).expect("a tag with this attribute");
    let (_, rest) = rest.split_once("content=\"").expect("a content");
    rest.split_once('"').expect("its end").0
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file))
        .expect("a file of the project")
}
