//! How does a visitor's device know which files the site consists of?
//!
//! `src/offline/build.mjs` bundles the service worker and what pages do with it. When the site is complete, the list of its
//! files is written above the worker as `sw.js`: each file with its hash, so that a device never keeps anything else under
//! its name, and another version of the site is another worker. The pages and the app are one group, kept whole or not at
//! all; the directory is kept a state at a time, the map when all is.

use std::fs;
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use listing::wire::Manifest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::caching;
use crate::compress;
use crate::failure::{Failure, OnPath};
use crate::files;
use crate::listing_folder;
use crate::map;
use crate::places::Places;
use crate::process::{Task, say};

/// The folder of the script that pages load.
const FOLDER: &str = "offline";
/// The worker: at the root, since it may answer only for what lies below it.
const WORKER: &str = "sw.js";
const LISTING: &str = "listing";

/// What nobody needs without signal: what hosts, search engines and the pages of others read, the page for an address where nothing is, what a
/// phone asks for once when the site comes onto its home screen, and licenses.
const LEFT_OUT: [&str; 11] = [
    "_headers",
    ".htaccess",
    "robots.txt",
    "embed.js",
    "framed.js",
    "404.html",
    "es/404.html",
    WORKER,
    "icons/",
    "screenshots/",
    "licenses",
];
/// The largest file is 200 KB: so long it takes on a line of 30 kilobits a second.
const PATIENCE: u32 = 60_000;
/// Of the icons, the one that every page shows.
const FAVICON: &str = "icons/favicon.svg";

/// What `src/offline/build.mjs` made.
#[derive(Debug, Deserialize)]
struct Names {
    worker: String,
    page: String,
}

/// The bundled worker and script.
#[derive(Debug)]
pub(crate) struct BuiltOffline {
    folder: PathBuf,
    names: Names,
}

impl BuiltOffline {
    /// What the script of the pages is called.
    pub(crate) fn page(&self) -> &str {
        &self.names.page
    }
}

/// Bundles both.
pub(crate) fn bundle(places: &Places) -> Result<BuiltOffline, Failure> {
    say("Bundling the service worker");
    let folder = places.bundled_offline();
    let what = "bundling the service worker (src/offline/build.mjs)";
    let names =
        Task::new(what, "node").arg("src/offline/build.mjs").arg(&folder).dir(&places.root).output()?;
    let names = serde_json::from_str(&names).map_err(std::io::Error::from).on("understand", &folder)?;
    Ok(BuiltOffline { folder, names })
}

/// Copies the script of the pages, and all that goes along, into the site.
pub(crate) fn copy(built: &BuiltOffline, dist: &Path) -> Result<(), Failure> {
    let to = dist.join(FOLDER);
    files::copy(&built.folder, &to)?;
    let worker = to.join(&built.names.worker);
    fs::remove_file(&worker).on("remove", &worker)
}

/// A file of the site, as Workbox reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct File {
    url: String,
    integrity: String,
    /// Nothing where the name holds a hash of the content.
    revision: Option<String>,
}

/// A state of the directory, and the files that it needs.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct State {
    name: &'static str,
    files: Vec<String>,
}

/// What `src/offline/worker/files.js` reads.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct List {
    as_of: String,
    /// What directory and map weigh as they are sent.
    bytes: u64,
    /// How long one file may take, in milliseconds.
    patience: u32,
    states: Vec<State>,
    shell: Vec<File>,
    directory: Vec<File>,
    map: Vec<File>,
}

/// Writes the worker of the site in `dist`, which is complete and compressed.
pub(crate) fn write_worker(built: &BuiltOffline, dist: &Path) -> Result<(), Failure> {
    let worker = built.folder.join(&built.names.worker);
    let code = fs::read_to_string(&worker).on("read", &worker)?;
    let list = list(dist, &listing_folder::manifest(&dist.join(LISTING))?)?;
    let path = dist.join(WORKER);
    let json = serde_json::to_string(&list).map_err(std::io::Error::from).on("write", &path)?;
    fs::write(&path, format!("self.BESIDE={json};\n{code}")).on("write", &path)?;
    compress::compress_file(&path)
}

fn list(dist: &Path, manifest: &Manifest) -> Result<List, Failure> {
    let mut list = List { as_of: manifest.as_of.to_string(), patience: PATIENCE, ..List::default() };
    for path in files::below(dist)? {
        let name = files::url_path(dist, &path);
        let is_left_out =
            LEFT_OUT.iter().any(|left_out| name.starts_with(left_out) || name.contains("/licenses"));
        if compress::is_compressed(&path) || (is_left_out && name != FAVICON) {
            continue;
        }
        let content = fs::read(&path).on("read", &path)?;
        let integrity = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(&content)));
        let revision = (!caching::is_hashed(&name)).then(|| integrity.clone());
        let file = File { url: url(&name), integrity, revision };
        let is_below = |folder: &str| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        if is_below(map::FOLDER) {
            list.map.push(file);
        } else if is_below(LISTING) && file.revision.is_none() {
            list.directory.push(file);
        } else {
            list.shell.push(file);
            continue;
        }
        list.bytes += compress::sent(&path)?;
    }
    list.states = listing::state::State::all().filter_map(|state| state_files(manifest, state)).collect();
    Ok(list)
}

/// What is needed without signal in a state that has places or meetings. No file is that of two states: the meetings online,
/// which belong to none, are kept with whichever comes first, as the names of towns are.
fn state_files(manifest: &Manifest, state: listing::state::State) -> Option<State> {
    let (shard, meetings) = (manifest.shard(state), manifest.meetings(state));
    if shard.is_none() && meetings.is_none() {
        return None;
    }
    let names = [
        shard.map(|shard| &shard.file),
        shard.map(|shard| &shard.details_file),
        manifest.gazetteer(state).map(|places| &places.file),
        meetings.map(|meetings| &meetings.file),
    ];
    let files = names.into_iter().flatten().map(|name| url(&format!("{LISTING}/{name}"))).collect();
    Some(State { name: state.name(), files })
}

/// The address of a file, from where the worker lies: a page is the folder that it stands in.
fn url(name: &str) -> String {
    let name = match name.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => name,
    };
    format!("./{name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;
    use crate::import;

    /// A small site with an invented listing.
    fn site(name: &str) -> (TestDir, List) {
        let dir = TestDir::new(name);
        import::sample_of(30, &dir.path().join(LISTING)).unwrap();
        for file in [
            "index.html",
            "es/find/index.html",
            "404.html",
            "_headers",
            "sw.js",
            "main-0123456789abcdef.css",
            "icons/favicon.svg",
            "icons/icon-512.png",
            "map/map.0123456789abcdef.js",
            "map/licenses.0123456789abcdef.txt",
            "index.html.br",
        ] {
            dir.write(file, file);
        }
        let list = list(dir.path(), &listing_folder::manifest(&dir.path().join(LISTING)).unwrap()).unwrap();
        (dir, list)
    }

    fn urls(files: &[File]) -> Vec<&str> {
        files.iter().map(|file| file.url.as_str()).collect()
    }

    #[test]
    fn the_shell_is_what_every_visit_needs_by_the_addresses_that_people_use() {
        let (_dir, list) = site("offline-shell");
        assert_eq!(
            urls(&list.shell),
            [
                "./es/find/",
                "./icons/favicon.svg",
                "./",
                "./listing/manifest.json",
                "./main-0123456789abcdef.css"
            ]
        );
        assert_eq!(urls(&list.map), ["./map/map.0123456789abcdef.js"]);
        assert!(list.bytes > 0);
    }

    #[test]
    fn a_name_with_a_hash_needs_no_revision_and_every_file_has_its_hash() {
        let (_dir, list) = site("offline-revisions");
        for file in &list.shell {
            assert_eq!(file.revision.is_none(), file.url.contains("0123456789abcdef"), "{file:?}");
        }
        // printf index.html | openssl dgst -sha256 -binary | base64
        let home = list.shell.iter().find(|file| file.url == "./").unwrap();
        assert_eq!(home.integrity, "sha256-DrVHMEZYgFqteI0yDxC/Hyknl7Xm10Wjv2F1hNoBcFE=");
    }

    #[test]
    fn a_state_needs_its_places_and_meetings_and_all_of_them_are_in_the_directory() {
        let (_dir, list) = site("offline-states");
        assert!(!list.states.is_empty());
        let directory = urls(&list.directory);
        for state in &list.states {
            // A state that has meetings alone has no shards.
            assert!((2..=4).contains(&state.files.len()), "{state:?}");
            assert!(state.files.iter().any(|file| file.contains("listing/meetings.")), "{state:?}");
            assert!(state.files.iter().all(|file| directory.contains(&file.as_str())), "{state:?}");
            assert!(state.files.iter().all(|file| !file.contains("meetings.online.")), "{state:?}");
        }
    }

    #[test]
    fn another_content_is_another_list() {
        let (dir, before) = site("offline-version");
        dir.write("index.html", "another");
        let after = list_of(&dir);
        assert_ne!(before, after);
        assert_eq!(after, list_of(&dir), "the same content is the same list");
    }

    fn list_of(dir: &TestDir) -> List {
        list(dir.path(), &listing_folder::manifest(&dir.path().join(LISTING)).unwrap()).unwrap()
    }
}
