//! What has the operator decided about the site?
//!
//! `site.json` at the root of the project, or the file that `--site` names; `docs/site.md` says what may stand in it. It is
//! read before anything is built, so that a slip is told at once, with its line. What pages need of it is written into one
//! file of [`Settings`], with everything filled in that was left out.

mod address;
mod colors;
mod embed;
mod helplines;
mod languages;
mod lines;
mod pictures;
mod text;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::failure::{Failure, OnPath};
use crate::places::Places;
use crate::settings::{Contact, NAME, Review, Settings, Tiles};
use crate::tiles::Template;

pub(crate) use address::Address;
use colors::Colors;
pub(crate) use embed::Origin;
use helplines::Helpline;
use languages::Language;
use lines::line_of;
use pictures::Picture;
pub(crate) use text::judged;

/// What stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SiteFile {
    #[serde(default, deserialize_with = "text::name")]
    name: Option<String>,
    #[serde(default, deserialize_with = "text::short_name")]
    short_name: Option<String>,
    /// Where the site will live.
    #[serde(default, deserialize_with = "text::site_address")]
    pub(crate) url: Option<String>,
    /// Where "Leave quickly" goes.
    leave_to: Address,
    /// Who calls people back, where somebody does.
    #[serde(default)]
    pub(crate) call_back: Option<CallBack>,
    /// Where pictures beneath the map come from.
    #[serde(default)]
    pub(crate) tiles: Option<Pictures>,
    #[serde(default)]
    pub(crate) contact: Reached,
    /// Where the style sheet's own are not wanted.
    #[serde(default)]
    pub(crate) colors: Colors,
    #[serde(default)]
    languages: Option<Vec<Language>>,
    #[serde(default, deserialize_with = "text::file")]
    logo: Option<String>,
    #[serde(default, deserialize_with = "text::file")]
    icon: Option<String>,
    /// Which other sites may show it within their pages.
    #[serde(default)]
    pub(crate) embed_in: Vec<Origin>,
    /// Whom a person can call here, beside the lines of the whole country.
    #[serde(default)]
    helplines: Vec<Helpline>,
    /// Which pages the operator went through again.
    #[serde(default)]
    reviews: BTreeMap<String, Reviewed>,
    #[serde(skip)]
    pub(crate) drawings: Drawings,
}

/// The operator's own drawings, where there are any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Drawings {
    pub(crate) logo: Option<Picture>,
    pub(crate) icon: Option<Picture>,
}

/// When a page was gone through, and when that is due again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reviewed {
    #[serde(deserialize_with = "text::day")]
    reviewed: String,
    #[serde(deserialize_with = "text::day")]
    review_by: String,
}

impl Reviewed {
    fn settings(&self) -> Review {
        Review { reviewed: self.reviewed.clone(), review_by: self.review_by.clone() }
    }
}

/// The keys that lead to something wrong, and why it is.
type Wrong = (Vec<String>, String);

fn at(keys: &[&str], why: String) -> Wrong {
    (keys.iter().map(|key| (*key).to_owned()).collect(), why)
}

/// Who calls people back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CallBack {
    /// Where the browser sends what a person asks for.
    pub(crate) endpoint: Address,
}

/// Where pictures beneath the map come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pictures {
    pub(crate) template: Template,
    /// Whose they are.
    #[serde(deserialize_with = "text::line")]
    pub(crate) attribution: String,
}

/// Who answers for the site, and how they are reached.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reached {
    #[serde(default, deserialize_with = "text::maybe_line")]
    name: Option<String>,
    #[serde(default, deserialize_with = "text::mail")]
    pub(crate) mail: Option<String>,
    #[serde(default, deserialize_with = "text::phone")]
    phone: Option<String>,
    #[serde(default)]
    page: Option<Address>,
}

/// Reads the file asked for, or else that of the project.
pub(crate) fn read(places: &Places, asked_for: Option<&Path>) -> Result<SiteFile, Failure> {
    let path = asked_for.map_or_else(|| places.root.join("site.json"), Path::to_path_buf);
    let text = fs::read_to_string(&path).on("read", &path)?;
    let failure = |NotUnderstood { line, why }| Failure::SiteFile { path: path.clone(), line, why };
    let mut site = parse(&text).map_err(failure)?;
    let folder = path.parent().unwrap_or(&path);
    site.look_around(folder, places).map_err(|wrong| failure(NotUnderstood::new(&text, wrong)))?;
    Ok(site)
}

/// Where and why a file is not understood.
#[derive(Debug, PartialEq, Eq)]
struct NotUnderstood {
    /// Counted from 1.
    line: usize,
    why: String,
}

impl NotUnderstood {
    fn new(text: &str, (keys, why): Wrong) -> Self {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        Self { line: line_of(text, &keys), why }
    }
}

fn parse(text: &str) -> Result<SiteFile, NotUnderstood> {
    // Some editors begin a file with a mark that is no JSON.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let site: SiteFile = serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let why = said.strip_suffix(&place).unwrap_or(&said);
        let why = if error.is_data() { why.to_owned() } else { format!("this is no JSON ({why})") };
        NotUnderstood { line: error.line().max(1), why }
    })?;
    match site.wrong_together() {
        Some(wrong) => Err(NotUnderstood::new(text, wrong)),
        None => Ok(site),
    }
}

impl SiteFile {
    /// What no key by itself is wrong with.
    fn wrong_together(&self) -> Option<Wrong> {
        let languages = self.languages();
        let wrong_line = || {
            let (keys, why) = helplines::wrong(&self.helplines, &languages)?;
            Some(([vec!["helplines".to_owned()], keys].concat(), why))
        };
        self.wrong_name()
            .or_else(|| self.colors.wrong_together())
            .or_else(|| Some(at(&["languages"], languages::wrong(&languages)?)))
            .or_else(wrong_line)
            .or_else(|| self.wrong_review())
    }

    fn wrong_name(&self) -> Option<Wrong> {
        let longest = text::LONGEST_SHORT_NAME;
        let name = self.name.as_ref().filter(|name| name.chars().count() > longest)?;
        let why =
            format!("`{name}` is too long for a home screen: add `short_name` with at most {longest} signs");
        self.short_name.is_none().then(|| at(&["name"], why))
    }

    fn wrong_review(&self) -> Option<Wrong> {
        let (page, _) = self.reviews.iter().find(|(_, review)| review.review_by <= review.reviewed)?;
        let why = "is not after `reviewed`: write the day on which the page is due again".to_owned();
        Some(at(&["reviews", page, "review_by"], why))
    }

    /// Looks at what the file names: the drawings beside it, and the pages and lines of the project.
    fn look_around(&mut self, folder: &Path, places: &Places) -> Result<(), Wrong> {
        let logo = self.logo.as_ref().map(|logo| Picture::logo(folder.join(logo)));
        let icon = self.icon.as_ref().map(|icon| Picture::icon(folder.join(icon)));
        self.drawings = Drawings {
            logo: logo.transpose().map_err(|why| at(&["logo"], why))?,
            icon: icon.transpose().map_err(|why| at(&["icon"], why))?,
        };
        let content = places.root.join("content");
        let pages = content.join("pages");
        if let Some(page) = self.reviews.keys().find(|page| !pages.join(format!("{page}.json")).is_file()) {
            let why =
                format!("there is no page `{page}`: content/pages has one file a page, named as this key");
            return Err(at(&["reviews", page], why));
        }
        let lines = fs::read_to_string(content.join("lines.json")).unwrap_or_default();
        let is_known = |id: &str| lines.contains(&format!("\"id\": \"{id}\""));
        match self.helplines.iter().enumerate().find(|(_, line)| is_known(&line.id)) {
            Some((number, line)) => {
                let why = format!("the line `{}` is in content/lines.json: choose another id", line.id);
                Err(at(&["helplines", &number.to_string(), "id"], why))
            }
            None => Ok(()),
        }
    }

    fn languages(&self) -> Vec<Language> {
        self.languages.clone().unwrap_or_else(|| Language::ALL.to_vec())
    }

    /// Below which folder of its host it will lie.
    pub(crate) fn base(&self) -> String {
        self.settings().base().to_owned()
    }

    /// What pages need of it.
    fn settings(&self) -> Settings {
        let name = self.name.clone().unwrap_or_else(|| NAME.to_owned());
        let Reached { name: who, mail, phone, page } = self.contact.clone();
        Settings {
            short_name: self.short_name.clone().unwrap_or_else(|| name.clone()),
            name,
            url: self.url.as_ref().map(|url| url.trim_end_matches('/').to_owned()),
            leave_to: self.leave_to.text().to_owned(),
            call_back: self.call_back.as_ref().map(|call_back| call_back.endpoint.text().to_owned()),
            tiles: self.tiles.as_ref().map(|Pictures { template, attribution }| Tiles {
                template: template.text().to_owned(),
                attribution: attribution.clone(),
            }),
            papers: self.colors.papers(),
            languages: Language::ALL
                .into_iter()
                .filter(|language| self.languages().contains(language))
                .map(|language| language.code().to_owned())
                .collect(),
            logo: self.drawings.logo.as_ref().map(Picture::settings),
            has_own_icon: self.drawings.icon.is_some(),
            helplines: self.helplines.iter().map(Helpline::settings).collect(),
            reviews: self.reviews.iter().map(|(page, review)| (page.clone(), review.settings())).collect(),
            contact: Contact { name: who, mail, phone, page: page.map(|page| page.text().to_owned()) },
        }
    }

    /// Writes that for the prerenderer, and gives the file.
    pub(crate) fn write_settings(&self, places: &Places) -> Result<PathBuf, Failure> {
        let path = places.settings();
        let json = serde_json::to_string_pretty(&self.settings()).map_err(std::io::Error::from);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).on("make", folder)?;
        }
        json.and_then(|json| fs::write(&path, json)).on("write", &path)?;
        Ok(path)
    }
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
    fn what_is_left_out_is_filled_in() {
        let short =
            parse("{\"leave_to\": \"https://example.org/\", \"name\": \"Lantern\"}").unwrap().settings();
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
            (
                format!("\"helplines\": [{{\"id\": \"988\", \"call\": \"988\",{line}}}]"),
                2,
                "choose another id",
            ),
        ] {
            folder.write("site.json", format!("{{\"leave_to\": \"https://example.org/\",\n{setting}}}"));
            let said = read(&Places::find(), Some(&path)).unwrap_err().to_string();
            assert!(
                said.contains(&format!("site.json line {number}: ")) && said.contains(expected),
                "{said}"
            );
        }
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

    /// The keys of a line but its id and its numbers.
    const LINE: &str = "\n\"name\": {\"en\": \"e\", \"es\": \"s\"}, \"who\": {\"en\": \"e\", \"es\": \"s\"}, \
        \"hours\": {\"en\": \"e\", \"es\": \"s\"}, \"languages\": {\"en\": \"e\", \"es\": \"s\"}, \
        \"what_happens\": {\"en\": \"e\", \"es\": \"s\"}, \"checked\": \"2026-11-24\"";

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_way_out() {
        let leave_to = |value: &str| format!("{{\n  \"leave_to\": {value}\n}}");
        let beside = |setting: &str| leave_to(&format!("\"https://example.org/\",\n  {setting}"));
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
            (
                beside("\"contact\": {\n\"fax\": \"\"}"),
                4,
                "unknown field `fax`, expected one of `name`, `mail`",
            ),
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
            (
                line(&format!("\"id\": \"a\",{LINE}")),
                3,
                "`a` cannot be reached: add `call`, `text` or `chat`",
            ),
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
}
