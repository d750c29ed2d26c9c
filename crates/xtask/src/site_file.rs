//! What has the operator decided about the site?
//!
//! `site.json` at the root of the project, or the file that `--site` names; `docs/site.md` says what may stand in it. It is
//! read before anything is built, so that a slip is told at once, with its line.

use std::path::Path;
use std::str::FromStr;
use std::{fmt, fs};

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};
use url::Url;

use crate::failure::{Failure, OnPath};
use crate::places::Places;

/// What stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SiteFile {
    /// Where "Leave quickly" goes.
    pub(crate) leave_to: Address,
    /// Who calls people back, where somebody does.
    #[serde(default)]
    pub(crate) call_back: Option<CallBack>,
}

/// Who calls people back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CallBack {
    /// Where the browser sends what a person asks for.
    pub(crate) endpoint: Address,
}

/// A complete `https` address whose host can stand in a policy as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address(Url);

impl Address {
    /// In the spelling of the web: what may not stand in an address is escaped.
    pub(crate) fn text(&self) -> &str {
        self.0.as_str()
    }

    /// Such as `https://help.example.org`.
    pub(crate) fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = |what: &str| {
            format!("`{text}` {what}: write a whole address such as `https://www.example.org/page`")
        };
        let url = Url::parse(text).map_err(|_| wrong("is no address"))?;
        if url.scheme() != "https" {
            return Err(wrong("does not begin with https://"));
        }
        // The rules of the web let a host have signs that end a part of a policy, or stand for any host.
        let is_host = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-');
        if !url.host_str().is_some_and(|host| host.chars().all(is_host)) {
            return Err(wrong("has a host with signs that are not a-z, 0-9, dot and hyphen"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("has a name or a password in it, which every visitor could read"));
        }
        if url.fragment().is_some() {
            return Err(wrong("has a part behind #, which no server is told"));
        }
        Ok(Self(url))
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(InText)
    }
}

/// Judges an address while its line is known: what is refused later is told with the line of the last brace.
struct InText;

impl Visitor<'_> for InText {
    type Value = Address;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an address in quotation marks")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Address, E> {
        text.parse().map_err(E::custom)
    }
}

/// Reads the file asked for, or else that of the project.
pub(crate) fn read(places: &Places, asked_for: Option<&Path>) -> Result<SiteFile, Failure> {
    let path = asked_for.map_or_else(|| places.root.join("site.json"), Path::to_path_buf);
    let text = fs::read_to_string(&path).on("read", &path)?;
    parse(&text).map_err(|NotUnderstood { line, why }| Failure::SiteFile { path, line, why })
}

/// Where and why a file is not understood.
#[derive(Debug, PartialEq, Eq)]
struct NotUnderstood {
    /// Counted from 1.
    line: usize,
    why: String,
}

fn parse(text: &str) -> Result<SiteFile, NotUnderstood> {
    // Some editors begin a file with a mark that is no JSON.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let why = said.strip_suffix(&place).unwrap_or(&said);
        let why = if error.is_data() { why.to_owned() } else { format!("this is no JSON ({why})") };
        NotUnderstood { line: error.line().max(1), why }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;

    #[test]
    fn the_file_of_the_project_leads_away_and_calls_nobody_back() {
        let site = read(&Places::find(), None).unwrap();
        assert_eq!(site.leave_to.text(), "https://www.weather.gov/");
        assert_eq!(site.call_back, None);
    }

    #[test]
    fn an_operator_may_name_who_calls_back() {
        let text = "\u{feff}{\"leave_to\": \"https://example.org\",\n \"call_back\": {\"endpoint\": \"https://Help.Example.org:8443/call-back\"}}";
        let endpoint = parse(text).unwrap().call_back.unwrap().endpoint;
        assert_eq!(endpoint.text(), "https://help.example.org:8443/call-back");
        assert_eq!(endpoint.origin(), "https://help.example.org:8443");
    }

    #[test]
    fn the_examples_of_the_documentation_are_understood() {
        let text =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/site.md")).unwrap();
        let examples: Vec<_> =
            text.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        assert!(!examples.is_empty());
        for example in examples {
            assert!(parse(example).is_ok(), "{example}: {:?}", parse(example));
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_way_out() {
        let leave_to = |value: &str| format!("{{\n  \"leave_to\": {value}\n}}");
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
                "unknown field `leave`, expected `leave_to` or `call_back`",
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
}
