//! How does a listing get to disk whole or not at all?
//!
//! Its files are written into a new folder beside the target, which takes the target's name when everything is there.
//! Whoever reads the target sees the old listing or the new one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use listing::wire::{ListingFile, MANIFEST_NAME, Manifest};

use crate::error::ImportError;

/// Writes the files as the folder `out`, in place of an earlier listing or an empty folder.
///
/// # Errors
/// [`ImportError::NotAListing`] when `out` is something else, [`ImportError::Unwritable`] when the disk says no. In both
/// cases `out` is as it was.
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
/// [`ImportError::NotAListing`] or [`ImportError::Unwritable`].
pub(crate) fn check_target(out: &Path) -> Result<(), ImportError> {
    let refused = || Err(ImportError::NotAListing(out.to_owned()));
    if out.file_name().is_none() {
        return refused();
    }
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return refused(),
        Err(source) => return Err(ImportError::Unwritable { path: out.to_owned(), source }),
    };
    let is_a_listing = fs::read(out.join(MANIFEST_NAME)).is_ok_and(|bytes| Manifest::decode(&bytes).is_ok());
    if is_a_listing || entries.next().is_none() { Ok(()) } else { refused() }
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
        fs::write(out.join("left.over.json"), "").unwrap();
        write(&listing("second"), &out).unwrap();
        assert_eq!(title_in(&out), "second");
        assert!(!out.join("left.over.json").exists());
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
