//! Which files are there to read?
//!
//! HSDS comes as JSON, or as tables: a folder, a ZIP archive, or single CSV files, with a `datapackage.json` that names them
//! or without.

use std::collections::HashMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

use crate::error::ImportError;
use crate::file_names::names_of;
use crate::json::Scalar;
use crate::report::{Place, Reason, Report};
use crate::table::{self, Row};
use crate::text_file;

/// A directory as JSON is smaller than this.
pub(super) const MOST_BYTES: u64 = 512 << 20;
/// All tables of an archive together are smaller than this.
const MOST_UNPACKED: u64 = 512 << 20;
/// An archive of HSDS has some twenty files.
const MOST_ENTRIES: usize = 1000;

/// One thing to read, and what it is called in the report.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) content: Content,
}

pub(super) enum Content {
    /// A file of JSON, not yet opened.
    Json(PathBuf),
    /// The rows of a table, the header row first, and the table's name.
    Table { table: String, rows: Vec<Row>, reencoded: bool },
}

impl Input {
    pub(super) fn place(&self) -> Place<'_> {
        Place { file: &self.name, sheet: "", row: None }
    }
}

/// Opens what the operator named.
///
/// # Errors
/// [`ImportError`] for what is missing, unreadable, or holds no table.
pub(super) fn open(files: &[PathBuf], report: &mut Report) -> Result<Vec<Input>, ImportError> {
    let mut inputs = Vec::new();
    for (path, name) in files.iter().zip(names_of(files)) {
        if path.is_dir() {
            open_folder(path, &name, &mut inputs, report)?;
        } else if is_data_package(path) {
            let folder = path.parent().unwrap_or(Path::new(""));
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            open_folder(folder, "", &mut inputs, report)?;
        } else if starts_with(path, b"PK")? {
            open_archive(path, &name, &mut inputs, report)?;
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
            inputs.push(table_of(path, &stem(path), name, &table::bytes_of(path)?)?);
        } else {
            inputs.push(Input { name, content: Content::Json(path.clone()) });
        }
    }
    Ok(inputs)
}

fn is_data_package(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.eq_ignore_ascii_case("datapackage.json"))
}

fn starts_with(path: &Path, start: &[u8]) -> Result<bool, ImportError> {
    let mut bytes = vec![0; start.len()];
    let unreadable = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::NotFound => ImportError::FileMissing(path.to_owned()),
        _ => ImportError::FileUnreadable { file: path.to_owned(), source },
    };
    match fs::File::open(path).and_then(|mut file| file.read_exact(&mut bytes)) {
        Ok(()) => Ok(bytes == start),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(unreadable(error)),
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn open_folder(
    folder: &Path,
    name: &str,
    inputs: &mut Vec<Input>,
    report: &mut Report,
) -> Result<(), ImportError> {
    let unreadable = |source| ImportError::FileUnreadable { file: folder.to_owned(), source };
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .map_err(unreadable)?;
    files.sort();
    let shown = |file: &str| if name.is_empty() { file.to_owned() } else { format!("{name}/{file}") };
    let package = match files.iter().find(|file| is_data_package(file)) {
        Some(file) => {
            let text = text_file::read(file, MOST_BYTES, "JSON").map(|file| file.text);
            names_in_package(text.ok().as_deref(), &shown("datapackage.json"), report)
        }
        None => HashMap::new(),
    };
    let before = inputs.len();
    for file in files {
        let is_table = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if !is_table || !file.is_file() {
            continue;
        }
        let file_name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let table = package.get(&file_name).cloned().unwrap_or_else(|| stem(&file));
        inputs.push(table_of(&file, &table, shown(&file_name), &table::bytes_of(&file)?)?);
    }
    if inputs.len() == before { Err(ImportError::NoTables(folder.to_owned())) } else { Ok(()) }
}

fn open_archive(
    path: &Path,
    name: &str,
    inputs: &mut Vec<Input>,
    report: &mut Report,
) -> Result<(), ImportError> {
    let damaged = |detail: String| ImportError::DamagedArchive { file: path.to_owned(), detail };
    let bytes = text_file::bytes_of(path, MOST_BYTES)?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    if archive.len() > MOST_ENTRIES {
        return Err(damaged(format!("it has more than {MOST_ENTRIES} files")));
    }
    let (mut tables, mut package, mut room) = (Vec::new(), HashMap::new(), MOST_UNPACKED);
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|error| damaged(error.to_string()))?;
        // The name is shown and never used as a path.
        let inside = entry.name().map_err(|error| damaged(error.to_string()))?.into_owned();
        let file_name = inside.rsplit('/').next().unwrap_or_default().to_owned();
        let is_package = file_name.eq_ignore_ascii_case("datapackage.json");
        let is_table = file_name.to_ascii_lowercase().ends_with(".csv");
        if inside.starts_with("__MACOSX") || !(is_package || is_table) {
            continue;
        }
        let mut bytes = Vec::new();
        entry
            .take(room + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(format!("{inside}: {error}")))?;
        room = room
            .checked_sub(bytes.len() as u64)
            .ok_or_else(|| damaged(format!("unpacked it has more than {} MB", MOST_UNPACKED >> 20)))?;
        let shown: String = format!("{name}/{}", inside.chars().take(100).collect::<String>());
        if is_package {
            let text = String::from_utf8_lossy(&bytes);
            package = names_in_package(Some(&text), &shown, report);
        } else {
            tables.push((file_name, shown, bytes));
        }
    }
    if tables.is_empty() {
        return Err(ImportError::NoTables(path.to_owned()));
    }
    for (file_name, shown, bytes) in tables {
        let table = package.get(&file_name).cloned().unwrap_or_else(|| stem(Path::new(&file_name)));
        inputs.push(table_of(Path::new(&shown), &table, shown.clone(), &bytes)?);
    }
    Ok(())
}

/// A table; an empty file is one without rows. `path` is for messages.
fn table_of(path: &Path, table: &str, name: String, bytes: &[u8]) -> Result<Input, ImportError> {
    let mut content = Content::Table { table: table.to_owned(), rows: Vec::new(), reencoded: false };
    if !bytes.iter().all(u8::is_ascii_whitespace) {
        let document = table::read_csv(path, bytes)?;
        let rows = document.tables.into_iter().next().map(|table| table.rows).unwrap_or_default();
        content = Content::Table { table: table.to_owned(), rows, reencoded: document.reencoded };
    }
    Ok(Input { name, content })
}

#[derive(Deserialize)]
struct Package {
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    #[serde(default)]
    name: Scalar,
    #[serde(default)]
    path: Scalar,
}

/// The name of the table in each file that the data package names. A package that cannot be read is told, and the names of
/// the files count: tables are more than a list of them.
fn names_in_package(text: Option<&str>, shown: &str, report: &mut Report) -> HashMap<String, String> {
    let place = Place { file: shown, sheet: "", row: None };
    let package = match text.map(serde_json::from_str::<Package>) {
        Some(Ok(package)) => package,
        Some(Err(error)) => {
            report.add(place, "", Reason::PackageUnreadable, "", error.to_string());
            return HashMap::new();
        }
        None => {
            report.add(place, "", Reason::PackageUnreadable, "", String::new());
            return HashMap::new();
        }
    };
    let mut names = HashMap::new();
    for resource in package.resources {
        let path = Path::new(&resource.path.text);
        // A file of this folder and of no other.
        let is_plain = matches!(path.components().collect::<Vec<_>>()[..], [Component::Normal(_)]);
        if is_plain && !resource.name.text.is_empty() {
            names.insert(resource.path.text, resource.name.text);
        } else {
            report.add(
                place,
                "resources",
                Reason::PackageUnreadable,
                &resource.path.text,
                "no file of this folder".to_owned(),
            );
        }
    }
    names
}
