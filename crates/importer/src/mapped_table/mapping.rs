//! Which column of a table means what?
//!
//! A mapping is TOML that an operator writes, or has drafted and mends (`cargo xtask import csv --suggest`).

use std::collections::BTreeMap;
use std::path::Path;

use listing::meeting::types::MeetingType;
use listing::taxonomy::OptionId;
use serde::Deserialize;
use toml::Spanned;

use super::bare;
use super::fields::{self, Field, IGNORE, SERVICES, TYPES};
use crate::error::ImportError;
use crate::meetings::type_names::{self, Meant};
use crate::toml_file::TomlFile;

/// Between the values of a cell, where the mapping does not say it.
const USUAL_SEPARATORS: [&str; 3] = [";", "|", "\n"];
/// So many names a message offers.
const NAMES_OFFERED: usize = 3;
/// Names less alike than this are not offered.
const LEAST_LIKENESS: f64 = 0.6;

/// The file as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingFile {
    kind: Spanned<String>,
    #[serde(default)]
    separators: Option<Spanned<Vec<String>>>,
    fields: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    constants: BTreeMap<String, Spanned<OneOrMore>>,
    #[serde(default)]
    values: BTreeMap<String, Spanned<BTreeMap<String, Spanned<OneOrMore>>>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn into_list(self) -> Vec<String> {
        match self {
            Self::One(one) => vec![one],
            Self::More(more) => more,
        }
    }
}

/// One column of the mapping.
#[derive(Debug)]
pub(super) struct MappedColumn {
    /// The header as the mapping writes it.
    pub(super) header: String,
    /// The line on which it does.
    pub(super) line: u32,
    /// `None` for a column that is not to be read.
    pub(super) field: Option<Field>,
    /// What its values mean, by the value [folded](listing::text::folded): codes of services, codes of types, or a text.
    pub(super) values: BTreeMap<String, Vec<String>>,
}

/// What an operator says of a table.
#[derive(Debug)]
pub(super) struct Mapping {
    pub(super) is_meeting: bool,
    pub(super) separators: Vec<String>,
    pub(super) columns: Vec<MappedColumn>,
    /// For what no column says: the field, and its values.
    pub(super) constants: Vec<(Field, Vec<String>)>,
    /// For messages about columns that the table does not have.
    file: TomlFile,
}

impl Mapping {
    /// # Errors
    /// [`ImportError::OperatorFile`] with the line of what is wrong.
    pub(super) fn read(path: &Path) -> Result<Self, ImportError> {
        let file = TomlFile::open(path)?;
        let MappingFile { kind, separators, fields, constants, mut values } = file.parse()?;
        let is_meeting = match kind.get_ref().as_str() {
            "center" => false,
            "meeting" => true,
            other => {
                return Err(
                    file.wrong_at(&kind, format!("\"{other}\" is no kind: center or meeting is expected"))
                );
            }
        };
        let usual = || USUAL_SEPARATORS.iter().map(|sign| (*sign).to_owned()).collect();
        let separators = match separators {
            Some(signs) if signs.get_ref().iter().any(String::is_empty) => {
                return Err(file.wrong_at(&signs, "a separator is empty: a sign like \";\" is expected"));
            }
            Some(signs) => signs.into_inner(),
            None => usual(),
        };
        let mut columns: Vec<MappedColumn> = Vec::new();
        for (header, name) in fields {
            let line = file.line(&name.span());
            let field = field(&file, &name, name.get_ref(), is_meeting)?;
            let twice = columns.iter().find(|column| bare(&column.header) == bare(&header));
            if let Some(twice) = twice {
                let why = format!("the column \"{header}\" stands on line {} already", twice.line);
                return Err(file.wrong_at(&name, why));
            }
            let same = columns
                .iter()
                .find(|column| field.is_some_and(|field| !field.is_list && column.field == Some(field)));
            if let Some(same) = same {
                let why = format!(
                    "{} is what \"{}\" on line {} means already, and there is one of it alone",
                    name.get_ref(),
                    same.header,
                    same.line
                );
                return Err(file.wrong_at(&name, why));
            }
            let of_column = values.keys().find(|column| bare(column) == bare(&header)).cloned();
            let of_column = of_column.and_then(|column| values.remove(&column));
            let values = match of_column {
                Some(table) => meanings(&file, field, table.into_inner())?,
                None => BTreeMap::new(),
            };
            columns.push(MappedColumn { header, line, field, values });
        }
        if let Some((column, table)) = values.into_iter().next() {
            let why = format!(
                "[values.{column:?}] is of a column that [fields] does not have: add it there, or take this out"
            );
            return Err(file.wrong_at(&table, why));
        }
        let mut fixed = Vec::new();
        for (name, value) in constants {
            let span = value.span();
            let named = Spanned::new(span.clone(), name);
            let Some(field) = field(&file, &named, named.get_ref(), is_meeting)? else { continue };
            let mut codes = Vec::new();
            for one in value.into_inner().into_list() {
                codes.extend(meaning(&file, Some(field), &Spanned::new(span.clone(), one))?);
            }
            fixed.push((field, codes));
        }
        let mapping = Self { is_meeting, separators, columns, constants: fixed, file };
        mapping.check_required()?;
        Ok(mapping)
    }

    /// What nothing can replace.
    fn check_required(&self) -> Result<(), ImportError> {
        let has = |name: &str| self.says(name);
        let missing = if !has("name") {
            Some("name")
        } else if !self.is_meeting && !has("zip") && !has("full_address") {
            Some("zip")
        } else if self.is_meeting && has("time") != has("day") {
            Some(if has("day") { "time" } else { "day" })
        } else {
            None
        };
        match missing {
            None => Ok(()),
            Some(missing) => {
                let why = format!(
                    "no column means {missing}: add one to [fields], or a value for all to [constants]"
                );
                Err(self.file.wrong(None, why))
            }
        }
    }

    /// Whether a column or a constant means the field.
    pub(super) fn says(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.field.is_some_and(|field| field.name == name))
            || self.constants.iter().any(|(field, _)| field.name == name)
    }

    /// The error for a column that the table does not have.
    pub(super) fn no_column(&self, column: &MappedColumn, headers: &[String]) -> ImportError {
        let offered = nearest(&column.header, headers.iter().map(String::as_str));
        let why = format!("the table has no column \"{}\". {offered}", column.header);
        self.file.wrong_on(column.line, why)
    }

    /// The error for what the mapping lacks.
    pub(super) fn lacks(&self, why: &str) -> ImportError {
        self.file.wrong(None, why)
    }
}

fn field<T>(
    file: &TomlFile,
    at: &Spanned<T>,
    name: &str,
    is_meeting: bool,
) -> Result<Option<Field>, ImportError> {
    let kind = if is_meeting { "meeting" } else { "center" };
    let known = fields::named(name.trim(), is_meeting).ok_or_else(|| {
        let offered = nearest(name, fields::fields(is_meeting).map(|field| field.name));
        file.wrong_at(at, format!("\"{name}\" is no field of a {kind}. {offered}"))
    })?;
    Ok(Some(known).filter(|field| field.name != IGNORE))
}

fn meanings(
    file: &TomlFile,
    field: Option<Field>,
    table: BTreeMap<String, Spanned<OneOrMore>>,
) -> Result<BTreeMap<String, Vec<String>>, ImportError> {
    let mut values = BTreeMap::new();
    for (value, meant) in table {
        let span = meant.span();
        let mut codes = Vec::new();
        for one in meant.into_inner().into_list() {
            codes.extend(meaning(file, field, &Spanned::new(span.clone(), one))?);
        }
        values.insert(listing::text::folded(&value), codes);
    }
    Ok(values)
}

/// What a value is turned into: the code of a slug of the taxonomy, that of a type of meeting, or the text itself.
fn meaning(
    file: &TomlFile,
    field: Option<Field>,
    value: &Spanned<String>,
) -> Result<Vec<String>, ImportError> {
    let slug = value.get_ref().trim();
    match field.map(|field| field.name) {
        Some(SERVICES) => {
            let option = OptionId::all().find(|option| option.slug() == slug);
            let code = option.and_then(|option| option.codes().first()).ok_or_else(|| {
                let offered = nearest(slug, OptionId::all().map(OptionId::slug));
                file.wrong_at(value, format!("\"{slug}\" is no service of the taxonomy. {offered}"))
            })?;
            Ok(vec![(*code).to_owned()])
        }
        Some(TYPES) => {
            let known = MeetingType::from_slug(slug).map(|kind| kind.code().to_owned());
            let known = known.or_else(|| match type_names::read(slug) {
                Some(Meant::Type(kind, _)) => Some(kind.code().to_owned()),
                Some(Meant::Online | Meant::Hybrid | Meant::InPerson) => Some(slug.to_owned()),
                _ => None,
            });
            let code = known.ok_or_else(|| {
                let offered = nearest(slug, MeetingType::all().map(MeetingType::slug));
                file.wrong_at(value, format!("\"{slug}\" is no type of meeting. {offered}"))
            })?;
            Ok(vec![code])
        }
        _ => Ok(vec![slug.to_owned()]),
    }
}

/// `Perhaps detox or outpatient?`, or all names where none is like it.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> String {
    let known: Vec<&str> = known.collect();
    let likeness = |other: &str| strsim::jaro_winkler(&bare(name), &bare(other));
    let mut alike: Vec<(f64, &str)> = known.iter().map(|other| (likeness(other), *other)).collect();
    alike.retain(|(likeness, _)| *likeness >= LEAST_LIKENESS);
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    let names: Vec<&str> = alike.into_iter().take(NAMES_OFFERED).map(|(_, name)| name).collect();
    if names.is_empty() {
        format!("Known are: {}", known.join(", "))
    } else {
        format!("Perhaps {}?", names.join(" or "))
    }
}
