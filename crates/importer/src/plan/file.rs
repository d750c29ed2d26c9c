//! What stands in a plan?

use std::collections::HashMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{Plan, PlannedSource, SourceOptions};
use crate::error::ImportError;
use crate::format::Format;
use crate::toml_file::TomlFile;

/// The file as it stands. Keys that nobody knows are refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanFile {
    title: Option<String>,
    corrections: Option<Spanned<String>>,
    #[serde(default)]
    sample: bool,
    #[serde(default)]
    source: Vec<Spanned<SourceTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceTable {
    format: Spanned<String>,
    files: Spanned<Vec<Spanned<String>>>,
    id: Option<Spanned<String>>,
    title: Option<Spanned<String>>,
    publisher: Option<Spanned<String>>,
    url: Option<Spanned<String>>,
    as_of: Option<Spanned<toml::Value>>,
    fellowship: Option<Spanned<String>>,
    zone: Option<Spanned<String>>,
    state: Option<Spanned<String>>,
    mapping: Option<Spanned<String>>,
}

pub(super) fn read(path: &Path) -> Result<Plan, ImportError> {
    let file = TomlFile::open(path)?;
    let plan: PlanFile = file.parse()?;
    if plan.source.is_empty() {
        return Err(
            file.wrong(None, "there is no source. Name at least one, as [[source]] with format and files")
        );
    }
    let mut sources = Vec::new();
    let mut seen = Seen::default();
    for table in &plan.source {
        sources.push(source(&file, table, &mut seen)?);
    }
    let corrections = plan.corrections.as_ref().map(|value| file.file_at(value)).transpose()?;
    let title = plan.title.filter(|title| !title.trim().is_empty());
    Ok(Plan { title, sources, corrections, is_sample: plan.sample })
}

/// Ids and files, each with the line on which it was named first.
#[derive(Default)]
struct Seen {
    ids: HashMap<String, u32>,
    files: HashMap<std::path::PathBuf, u32>,
}

fn source(
    file: &TomlFile,
    table: &Spanned<SourceTable>,
    seen: &mut Seen,
) -> Result<PlannedSource, ImportError> {
    let source = table.get_ref();
    let format: Format = source
        .format
        .get_ref()
        .parse()
        .map_err(|error: ImportError| file.wrong_at(&source.format, error.to_string()))?;
    if source.files.get_ref().is_empty() {
        return Err(file.wrong_at(&source.files, "the source has no files. Name those that were downloaded"));
    }
    let mut files = Vec::new();
    for value in source.files.get_ref() {
        let path = file.file_at(value)?;
        let line = file.line(&value.span());
        if let Some(first) = seen.files.insert(path.clone(), line) {
            let why = format!("{} was named on line {first} already: a file is read once", value.get_ref());
            return Err(file.wrong_at(value, why));
        }
        files.push(path);
    }
    if let Some(id) = &source.id {
        let line = file.line(&id.span());
        if let Some(first) = seen.ids.insert(id.get_ref().clone(), line) {
            let why = format!(
                "the id \"{}\" is that of the source on line {first}: give each its own",
                id.get_ref()
            );
            return Err(file.wrong_at(id, why));
        }
    }
    let options = options(file, source)?;
    options.check(format)?;
    let line = file.line(&source.format.span());
    Ok(PlannedSource { format, files, options, at: at(file, line) })
}

fn options(file: &TomlFile, source: &SourceTable) -> Result<SourceOptions, ImportError> {
    let mut given_at = HashMap::new();
    let mut text = |name: &'static str, value: &Option<Spanned<String>>| {
        let value = value.as_ref()?;
        given_at.insert(name, at(file, file.line(&value.span())));
        Some(value.get_ref().trim().to_owned())
    };
    let mut options = SourceOptions {
        id: text("id", &source.id),
        title: text("title", &source.title),
        publisher: text("publisher", &source.publisher),
        url: text("url", &source.url),
        fellowship: text("fellowship", &source.fellowship),
        zone: text("zone", &source.zone),
        ..SourceOptions::default()
    };
    let (_, _) = (text("state", &source.state), text("mapping", &source.mapping));
    if let Some(value) = &source.as_of {
        let written = match value.get_ref() {
            toml::Value::String(text) => text.clone(),
            other => other.as_datetime().map(ToString::to_string).unwrap_or_default(),
        };
        given_at.insert("as_of", at(file, file.line(&value.span())));
        let not_a_day = || file.wrong_at(value, "as_of is no day: one like 2026-05-01 is expected");
        options.as_of = Some(written.parse().map_err(|_| not_a_day())?);
    }
    if let Some(value) = &source.state {
        let state = listing::state::State::from_code(value.get_ref());
        let not_a_state = || file.wrong_at(value, "state is none: two letters like OH are expected");
        options.state = Some(state.ok_or_else(not_a_state)?);
    }
    options.mapping = source.mapping.as_ref().map(|value| file.file_at(value)).transpose()?;
    options.given_at = given_at;
    Ok(options)
}

fn at(file: &TomlFile, line: u32) -> String {
    format!("{} line {line}", file.path().display())
}

#[cfg(test)]
mod tests {
    use tempfile::{TempDir, tempdir};

    use super::*;

    fn home() -> TempDir {
        let home = tempdir().unwrap();
        std::fs::create_dir(home.path().join("in")).unwrap();
        for name in ["in/a-2026.csv", "in/b-2026.csv"] {
            std::fs::write(home.path().join(name), "Name1\n").unwrap();
        }
        home
    }

    fn read_text(home: &TempDir, text: &str) -> Result<Plan, ImportError> {
        let path = home.path().join("import.toml");
        std::fs::write(&path, text).unwrap();
        read(&path)
    }

    #[test]
    fn a_plan_has_its_sources_with_what_the_operator_knows() {
        let home = home();
        std::fs::write(home.path().join("corrections.toml"), "# none\n").unwrap();
        let plan = read_text(
            &home,
            r#"
title = "Invented County"
corrections = "corrections.toml"

[[source]]
format = "samhsa-directory"
files = ["in/a-2026.csv"]
id = "a"
as_of = 2026-05-01

[[source]]
format = "samhsa-directory"
files = ["in/b-2026.csv"]
as_of = "2026-06-01"
publisher = "Invented agency"
url = "https://example.org/"
"#,
        )
        .unwrap();
        assert_eq!((plan.title.as_deref(), plan.sources.len()), (Some("Invented County"), 2));
        assert_eq!(plan.corrections, Some(home.path().join("corrections.toml")));
        let days: Vec<String> =
            plan.sources.iter().map(|source| source.options.as_of.unwrap().to_string()).collect();
        assert_eq!(days, ["2026-05-01", "2026-06-01"]);
        assert_eq!(plan.sources[1].files, [home.path().join("in/b-2026.csv")]);
        assert!(plan.sources[1].at.ends_with("import.toml line 12"), "{}", plan.sources[1].at);
        assert!(plan.sources[0].options.where_given("id").ends_with("import.toml line 8"));
    }

    #[test]
    fn whatever_is_wrong_is_told_with_its_line_and_what_to_do() {
        let home = home();
        let source = "[[source]]\nformat = \"samhsa-directory\"\nfiles = [\"in/a-2026.csv\"]\n";
        let second = source.replace("/a-", "/b-");
        for (text, line, words) in [
            ("title = \"x\"\n".to_owned(), 1, "there is no source"),
            (format!("{source}colour = 1\n"), 4, "unknown field `colour`, expected one of `format`"),
            (format!("titel = \"x\"\n{source}"), 1, "unknown field `titel`"),
            (format!("{source}id = 7\n"), 4, "expected a string"),
            (format!("{source}id = \"a b\"\n"), 4, "is no id"),
            (format!("{source}id = \"operator\"\n"), 4, "is no id"),
            (format!("{source}as_of = \"May\"\n"), 4, "one like 2026-05-01"),
            (format!("{source}as_of = 2026-02-30\n"), 4, "day"),
            (format!("{source}state = \"Ohio\"\n"), 4, "two letters like OH"),
            (format!("{source}state = \"OH\"\n"), 4, "state the format samhsa-directory has no use for it"),
            (format!("{source}mapping = \"in/b-2026.csv\"\n"), 4, "has no use for it"),
            (format!("{source}url = \"javascript:1\"\n"), 4, "is no web address"),
            (format!("{source}zone = \"Mars\"\n"), 4, "has no use for it"),
            (format!("{source}id = \"a\"\n\n{second}id = \"a\"\n"), 9, "on line 4"),
            (format!("{source}{source}"), 6, "was named on line 3 already"),
            (source.replace("a-2026", "gone"), 3, "there is no file"),
            (source.replace("samhsa", "samsha"), 2, "Known formats: "),
            (source.replace("[\"in/a-2026.csv\"]", "[]"), 3, "has no files"),
            (source.replace("format = ", "format "), 2, "expected"),
            ("[[source]]\nfiles = []\n".to_owned(), 1, "missing field `format`"),
            (format!("corrections = \"gone.toml\"\n{source}"), 1, "there is no file"),
        ] {
            let error = read_text(&home, &text).unwrap_err().to_string();
            assert!(
                error.contains(&format!("import.toml line {line}")) && error.contains(words),
                "{text}\n{error}"
            );
            assert!(!error.contains('\n'), "{error}");
        }
    }
}
