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
mod region;
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
pub(crate) use region::Region;
pub(crate) use text::judged;

/// What stands in the file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
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
    /// For which part of the country it is.
    #[serde(default)]
    pub(crate) region: Option<Region>,
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
    site.look_around(folder, places)
        .map_err(|wrong| failure(NotUnderstood::new(without_mark(&text), wrong)))?;
    Ok(site)
}

/// Where and why a file is not understood.
#[derive(Debug, PartialEq)]
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

/// Some editors begin a file with a mark that is no JSON.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn parse(text: &str) -> Result<SiteFile, NotUnderstood> {
    let text = without_mark(text);
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
            .or_else(|| {
                let (key, why) = self.region.as_ref()?.wrong(&languages)?;
                Some(at(&["region", key], why))
            })
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
        let why =
            "`review_by` is not after `reviewed`: write the day on which the page is due again".to_owned();
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
            region: self.region.as_ref().map(Region::settings),
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
mod tests;
