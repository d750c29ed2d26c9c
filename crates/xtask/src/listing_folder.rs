//! Which listing does the site show, and is it one?

use std::fs;
use std::path::{Path, PathBuf};

use listing::gazetteer::{Gazetteer, Towns};
use listing::wire::{Manifest, Terms, WireError};

use crate::failure::{Failure, OnPath};
use crate::import;
use crate::places::Places;
use crate::process::say;

/// The listing folder to build with, as an absolute path: the one asked for, or else the sample, freshly made.
pub(crate) fn choose(places: &Places, asked_for: Option<&Path>) -> Result<PathBuf, Failure> {
    let dir = match asked_for {
        Some(dir) => std::path::absolute(dir).on("find", dir)?,
        None => {
            let dir = places.target.join("sample-listing");
            say("Making the sample listing");
            import::default_sample(&dir)?;
            dir
        }
    };
    check(&dir)?;
    Ok(dir)
}

/// Reads the manifest of the listing in `dir`.
pub(crate) fn manifest(dir: &Path) -> Result<Manifest, Failure> {
    let not_a_listing = |why: String| Failure::NotAListing { dir: dir.to_path_buf(), why };
    if !dir.is_dir() {
        return Err(not_a_listing("there is no such folder".to_owned()));
    }
    let file = dir.join("manifest.json");
    if !file.is_file() {
        return Err(not_a_listing("it has no manifest.json".to_owned()));
    }
    let bytes = fs::read(&file).on("read", &file)?;
    Manifest::decode(&bytes).map_err(|error| not_a_listing(format!("manifest.json: {error}")))
}

/// The names of the files that a search needs.
pub(crate) fn search_shards(manifest: &Manifest) -> impl Iterator<Item = &str> {
    manifest.shards.iter().map(|shard| shard.file.as_str())
}

/// Copies the listing in `from` to `to`: the manifest and what it names. The importer's report stays at home.
pub(crate) fn publish(from: &Path, to: &Path) -> Result<(), Failure> {
    let names = check(from)?;
    if to.exists() {
        fs::remove_dir_all(to).on("remove", to)?;
    }
    fs::create_dir_all(to).on("make", to)?;
    for name in names.iter().map(String::as_str).chain(["manifest.json"]) {
        let (source, target) = (from.join(name), to.join(name));
        // Written anew, not copied with its rights and age: a server tells a new listing from an old one by its age.
        let bytes = fs::read(&source).on("read", &source)?;
        fs::write(&target, bytes).on("write", &target)?;
    }
    Ok(())
}

/// The names of all files but the manifest. Each of them is there and can be read: what a visitor's device would refuse
/// is named here.
pub(crate) fn check(dir: &Path) -> Result<Vec<String>, Failure> {
    let manifest = manifest(dir)?;
    let check = |name: &str, read: &dyn Fn(&[u8]) -> Result<(), WireError>| {
        let not_a_listing = |why: String| Failure::NotAListing { dir: dir.to_path_buf(), why };
        if !is_plain_name(name) {
            return Err(not_a_listing(format!(
                "manifest.json names `{name}`, which is no file of its folder"
            )));
        }
        let file = dir.join(name);
        if !file.is_file() {
            return Err(not_a_listing(format!("{name} is missing, which its manifest.json names")));
        }
        let bytes = fs::read(&file).on("read", &file)?;
        read(&bytes).map_err(|error| not_a_listing(format!("{name}: {error}")))
    };
    for shard in &manifest.shards {
        check(&shard.file, &|bytes| shard.read_shard(bytes).map(drop))?;
        check(&shard.details_file, &|bytes| shard.read_details(bytes).map(drop))?;
    }
    for places in &manifest.gazetteer {
        check(&places.file, &|bytes| Gazetteer::decode(bytes).map(drop))?;
    }
    check(&manifest.towns_file, &|bytes| Towns::decode(bytes).map(drop))?;
    check(&manifest.terms_file, &|bytes| Terms::decode(bytes).map(drop))?;
    Ok(manifest.file_names().map(str::to_owned).collect())
}

/// Whether it names a file of the same folder, so that a foreign manifest cannot have others of our files published.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;

    fn refused(dir: &Path) -> String {
        check(dir).unwrap_err().to_string()
    }

    #[test]
    fn a_folder_that_is_no_listing_is_refused_with_the_way_out() {
        let dir = TestDir::new("no-listing");
        let missing = refused(&dir.path().join("nowhere"));
        assert!(missing.contains("nowhere is not a listing: there is no such folder"), "{missing}");
        assert!(missing.contains("cargo xtask import"), "{missing}");
        assert!(refused(dir.path()).contains("it has no manifest.json"));
        dir.write("manifest.json", "<!doctype html><title>404</title>");
        assert!(refused(dir.path()).contains("manifest.json: "));
        assert!(!refused(dir.path()).contains('\n'), "one line");
    }

    /// A listing without a single center, which is one all the same, and a report beside its files.
    fn write_listing(dir: &TestDir) {
        let source = listing::wire::Source {
            id: "invented".to_owned(),
            title: "Invented".to_owned(),
            publisher: "Nobody".to_owned(),
            url: "https://example.org/".to_owned(),
            as_of: "2026-01-01".parse().unwrap(),
        };
        let header =
            listing::wire::Header { title: "Invented".to_owned(), sources: vec![source], sample: true };
        for file in listing::wire::encode(&header, vec![], &Terms::new(vec![]), &[]).unwrap() {
            dir.write(&file.name, &file.bytes);
        }
        dir.write("report.json", "{}");
    }

    #[test]
    fn the_manifest_and_what_it_names_are_published_and_nothing_else() {
        let (from, to) = (TestDir::new("listing"), TestDir::new("published"));
        write_listing(&from);
        to.write("listing/of.an.earlier.build.json", "{}");
        let published = to.path().join("listing");
        publish(from.path(), &published).unwrap();
        let files = crate::files::below(&published).unwrap();
        let mut expected = check(from.path()).unwrap();
        expected.push("manifest.json".to_owned());
        expected.sort();
        let names: Vec<String> = files.iter().map(|file| crate::files::url_path(&published, file)).collect();
        assert_eq!(names, expected);
        assert!(names.iter().any(|name| name.starts_with("terms.")), "{names:?}");
    }

    #[test]
    fn a_listing_that_lost_a_file_is_refused_and_the_file_named() {
        let dir = TestDir::new("listing-lost");
        write_listing(&dir);
        let lost = check(dir.path()).unwrap().pop().unwrap();
        fs::remove_file(dir.path().join(&lost)).unwrap();
        assert!(refused(dir.path()).contains(&format!("{lost} is missing")), "{}", refused(dir.path()));
    }

    /// A broken copy, or half an upload: before anything is built, and before a visitor's device refuses it.
    #[test]
    fn a_file_that_is_cut_short_or_something_else_is_refused_and_named() {
        let dir = TestDir::new("listing-cut");
        import::default_sample(dir.path()).unwrap();
        let names = check(dir.path()).unwrap();
        let [shard, details] = [&names[0], &names[1]];
        let places = names.iter().find(|name| name.starts_with("places.")).unwrap();
        let towns = names.iter().find(|name| name.starts_with("towns.")).unwrap();
        for name in [shard, details, places, towns, names.last().unwrap()] {
            let whole = fs::read(dir.path().join(name)).unwrap();
            for (bytes, why) in [
                (&whole[..whole.len() / 2], "is cut short"),
                (&b"<!doctype html><title>404</title>"[..], "a web page came in place"),
            ] {
                dir.write(name, bytes);
                let said = refused(dir.path());
                assert!(said.contains(&format!("{name}: ")) && said.contains(why), "{said}");
            }
            dir.write(name, &whole);
        }
        let another = names.iter().find(|name| !name.contains("details") && *name != shard).unwrap();
        dir.write(shard, fs::read(dir.path().join(another)).unwrap());
        assert!(refused(dir.path()).contains(&format!("{shard}: ")), "a file of another state");
        assert!(check(dir.path()).is_err());
    }

    #[test]
    fn a_manifest_cannot_name_files_outside_its_folder() {
        for name in ["../secret.json", "/etc/passwd", "a\\b", ".hidden", "", "a/b.json"] {
            assert!(!is_plain_name(name), "{name}");
        }
        assert!(is_plain_name("oh.details.0123456789abcdef.json"));
    }
}
