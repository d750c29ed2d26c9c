//! How does a listing get to disk whole or not at all?
//!
//! Its files are written into a new folder beside the target, which takes the target's name when everything is there.
//! Whoever reads the target sees the old listing or the new one, or for the moment between two renames no folder at all.
//! Who stops the program in that moment finds both beside the target, as `.NAME.old-…` and `.NAME.new-…`.
//!
//! The old folder is removed as a whole, so it may hold nothing but what an import has put there.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use listing::wire::{ListingFile, MANIFEST_NAME, Manifest, WireError};

use crate::error::ImportError;
use crate::report::report_paths;
use crate::review::html_path;

/// How many foreign entries of a folder a message names.
const ENTRIES_NAMED: usize = 5;

/// Writes the files as the folder `out`, in place of an earlier listing or an empty folder.
///
/// # Errors
/// See [`check_target`]; [`ImportError::Unwritable`] when the disk says no. In each case `out` is as it was.
pub(crate) fn write(files: &[ListingFile], out: &Path) -> Result<(), ImportError> {
    check_target(out)?;
    let fresh = sibling(out, "new");
    let unwritable = |path: &Path| {
        let path = path.to_owned();
        move |source| ImportError::Unwritable { path, source }
    };
    remove_folder(&fresh).map_err(unwritable(&fresh))?;
    let written = fs::create_dir_all(&fresh)
        .map_err(unwritable(&fresh))
        .and_then(|()| {
            files.iter().try_for_each(|file| {
                let path = fresh.join(&file.name);
                fs::write(&path, &file.bytes).map_err(unwritable(&path))
            })
        })
        .and_then(|()| put_in_place(&fresh, out).map_err(unwritable(out)));
    if written.is_err() {
        // The first error is the one to tell; a leftover beside the target does no harm.
        let _ = remove_folder(&fresh);
    }
    written
}

/// Whether [`write`] may write here. Asked before the work too, so that nobody waits for an import that cannot end.
///
/// # Errors
/// [`ImportError::NotAListing`] when `out` is neither a listing nor an empty folder, [`ImportError::ForeignEntries`]
/// when there is more in it than a listing, [`ImportError::Unwritable`] when it cannot be looked into.
pub(crate) fn check_target(out: &Path) -> Result<(), ImportError> {
    let refused = || ImportError::NotAListing(out.to_owned());
    let unwritable = |source| ImportError::Unwritable { path: out.to_owned(), source };
    if out.file_name().is_none() {
        return Err(refused());
    }
    let entries = match fs::read_dir(out) {
        Ok(entries) => entries.collect::<io::Result<Vec<_>>>().map_err(unwritable)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(refused()),
        Err(source) => return Err(unwritable(source)),
    };
    if entries.is_empty() {
        return Ok(());
    }
    let own_names = own_names(out).ok_or_else(refused)?;
    let is_own = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let known = own_names.contains(&name)
            || name.to_str().is_some_and(|name| ListingFile::is_name(name) || OF_THE_DESKTOP.contains(&name));
        known && entry.file_type().is_ok_and(|kind| !kind.is_dir())
    };
    let mut foreign: Vec<String> = entries
        .iter()
        .filter(|entry| !is_own(entry))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    if foreign.is_empty() {
        return Ok(());
    }
    foreign.sort_unstable();
    Err(ImportError::ForeignEntries { folder: out.to_owned(), entries: named(&foreign) })
}

/// What desktops leave in a folder that somebody looked into, mostly without showing it.
const OF_THE_DESKTOP: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// The names in the folder that are a listing's by its manifest or a report's; `None` when it has no manifest of ours.
/// One of another format version is one of ours too: its files have the names that the importer gives.
fn own_names(out: &Path) -> Option<HashSet<OsString>> {
    let listed: Vec<OsString> = match Manifest::decode(&fs::read(out.join(MANIFEST_NAME)).ok()?) {
        Ok(manifest) => manifest.file_names().map(OsString::from).collect(),
        Err(WireError::UnknownVersion { .. }) => Vec::new(),
        Err(_) => return None,
    };
    let reports = report_paths(out)
        .into_iter()
        .chain([html_path(out)])
        .filter_map(|path| path.file_name().map(ToOwned::to_owned));
    Some(listed.into_iter().chain(reports).collect())
}

/// The first of the names, for a message.
fn named(names: &[String]) -> String {
    let shown = names.iter().take(ENTRIES_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(ENTRIES_NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Swaps the fresh folder in; brings the old one back when that fails.
fn put_in_place(fresh: &Path, out: &Path) -> io::Result<()> {
    let old = sibling(out, "old");
    remove_folder(&old)?;
    match fs::rename(out, &old) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return fs::rename(fresh, out),
        moved => moved?,
    }
    if let Err(error) = fs::rename(fresh, out) {
        fs::rename(&old, out)?;
        return Err(error);
    }
    // The new listing is in place: an old one that cannot be removed is no reason to call the import failed.
    let _ = remove_folder(&old);
    Ok(())
}

/// A hidden folder beside `out`, so that both are on one disk and renaming is one step.
fn sibling(out: &Path, what: &str) -> PathBuf {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!(".{name}.{what}-{}", std::process::id()))
}

fn remove_folder(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use listing::wire::{Header, Source, Terms};
    use tempfile::tempdir;

    use super::*;

    fn listing(title: &str) -> Vec<ListingFile> {
        let source = Source {
            id: "a".to_owned(),
            title: String::new(),
            publisher: String::new(),
            url: String::new(),
            as_of: "2023-01-01".parse().unwrap(),
        };
        let header = Header { title: title.to_owned(), sources: vec![source], sample: false };
        listing::wire::encode(&header, vec![], &Terms::new(vec![]), &[]).unwrap()
    }

    fn title_in(folder: &Path) -> String {
        Manifest::decode(&fs::read(folder.join(MANIFEST_NAME)).unwrap()).unwrap().title
    }

    #[test]
    fn a_listing_takes_the_place_of_an_earlier_one_and_leaves_nothing_beside() {
        let home = tempdir().unwrap();
        let out = home.path().join("deep/listing");
        write(&listing("first"), &out).unwrap();
        let left_over = out.join("oh.0123456789abcdef.json");
        fs::write(&left_over, "").unwrap();
        write(&listing("second"), &out).unwrap();
        assert_eq!(title_in(&out), "second");
        assert!(!left_over.exists());
        assert_eq!(fs::read_dir(home.path().join("deep")).unwrap().count(), 1);
    }

    #[test]
    fn an_empty_folder_is_filled() {
        let home = tempdir().unwrap();
        write(&listing("first"), home.path()).unwrap();
        assert_eq!(title_in(home.path()), "first");
    }

    #[test]
    fn a_folder_with_anything_else_in_it_is_refused_and_stays_as_it_was() {
        let home = tempdir().unwrap();
        fs::write(home.path().join("letter.txt"), "keep me").unwrap();
        let message = write(&listing("first"), home.path()).unwrap_err().to_string();
        assert!(message.contains("is not a listing"), "{message}");
        assert_eq!(fs::read_to_string(home.path().join("letter.txt")).unwrap(), "keep me");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_no_import_has_put_beside_a_listing_is_named_and_kept() {
        let home = tempdir().unwrap();
        let out = home.path().join("listing");
        write(&listing("first"), &out).unwrap();
        fs::write(out.join("index.html"), "keep me").unwrap();
        // A folder is no file of a listing, whatever it is called.
        fs::create_dir(out.join("oh.0123456789abcdef.json")).unwrap();
        let message = write(&listing("second"), &out).unwrap_err().to_string();
        assert!(message.contains("index.html, oh.0123456789abcdef.json"), "{message}");
        assert!(message.contains("Move"), "{message}");
        assert_eq!(title_in(&out), "first");
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "keep me");
        for name in ["a", "b", "c", "d", "e"] {
            fs::write(out.join(name), "").unwrap();
        }
        assert!(check_target(&out).unwrap_err().to_string().contains("a, b, c, d, e and 2 more"));
    }

    #[test]
    fn a_listing_of_another_format_version_makes_room() {
        let home = tempdir().unwrap();
        let out = home.path().join("listing");
        write(&listing("first"), &out).unwrap();
        let manifest = fs::read_to_string(out.join(MANIFEST_NAME)).unwrap();
        let later = manifest.replacen("\"version\":1", "\"version\":999", 1);
        assert_ne!(manifest, later);
        fs::write(out.join(MANIFEST_NAME), &later).unwrap();
        fs::write(out.join(".DS_Store"), "").unwrap();
        fs::write(out.join("letter.txt"), "keep me").unwrap();
        assert!(matches!(write(&listing("second"), &out), Err(ImportError::ForeignEntries { .. })));
        fs::remove_file(out.join("letter.txt")).unwrap();
        write(&listing("second"), &out).unwrap();
        assert_eq!(title_in(&out), "second");
    }

    #[test]
    fn a_file_and_a_folder_with_a_foreign_manifest_are_refused() {
        let home = tempdir().unwrap();
        let file = home.path().join("file");
        fs::write(&file, "keep me").unwrap();
        assert!(matches!(write(&listing("first"), &file), Err(ImportError::NotAListing(_))));
        let app = home.path().join("app");
        fs::create_dir(&app).unwrap();
        fs::write(app.join(MANIFEST_NAME), "{\"name\":\"some app\"}").unwrap();
        assert!(matches!(write(&listing("first"), &app), Err(ImportError::NotAListing(_))));
        assert!(app.join(MANIFEST_NAME).exists() && file.exists());
    }

    #[test]
    fn when_a_file_cannot_be_written_the_earlier_listing_stays() {
        let home = tempdir().unwrap();
        let out = home.path().join("listing");
        write(&listing("first"), &out).unwrap();
        let mut broken = listing("second");
        broken.push(ListingFile { name: "no such folder/x.json".to_owned(), bytes: vec![] });
        assert!(matches!(write(&broken, &out), Err(ImportError::Unwritable { .. })));
        assert_eq!(title_in(&out), "first");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }
}
