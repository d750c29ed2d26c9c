//! Where do the workspace, its build output and our cache of tools live?

use std::env;
use std::path::{Path, PathBuf};

/// The folders every command works in; all paths are absolute.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// The workspace: the folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target folder; our own output stands in subfolders of it.
    pub(crate) target: PathBuf,
    /// Tools that we installed, shared by all clones of this user.
    pub(crate) tools: PathBuf,
}

impl Places {
    /// Reads them from the environment that `cargo xtask` leaves us.
    pub(crate) fn find() -> Self {
        // Cargo says at run time where it started us: a binary in a shared target folder may come from another clone.
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest.ancestors().nth(2).unwrap_or(&manifest).to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let target = std::path::absolute(&target).unwrap_or(target);
        let cache = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .filter(|cache| cache.is_absolute())
            .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
            .unwrap_or_else(|| target.join("cache"));
        Self { root, target, tools: cache.join("beside").join("tools") }
    }

    /// The built site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A copy of the built site that has the gallery of components as well.
    pub(crate) fn gallery_dist(&self) -> PathBuf {
        self.target.join("gallery-dist")
    }

    /// The site built with the national directory, for those tests alone.
    pub(crate) fn national_dist(&self) -> PathBuf {
        self.target.join("national-dist")
    }

    /// The site of `examples/`, for its tests alone.
    pub(crate) fn example_dist(&self) -> PathBuf {
        self.target.join("example-dist")
    }

    /// What that site's listing is imported to.
    pub(crate) fn example_listing(&self) -> PathBuf {
        self.target.join("example-listing")
    }

    /// The imported national directory.
    pub(crate) fn national_listing(&self) -> PathBuf {
        self.target.join("national-listing")
    }

    /// Build output of the app: for the browser below its own target triple, for prerendering and native tests beside it.
    /// Apart from the tools', whose features differ.
    pub(crate) fn app_target(&self) -> PathBuf {
        self.target.join("app")
    }

    /// The one style sheet, bundled. Always below the workspace, because `index.html` names it by a fixed path.
    pub(crate) fn bundled_css(&self) -> PathBuf {
        self.root.join("target").join("site").join("main.css")
    }

    /// What an operator decided, as the prerenderer reads it.
    pub(crate) fn settings(&self) -> PathBuf {
        self.root.join("target").join("site").join("settings.json")
    }

    /// A site of another operator, which is invented.
    pub(crate) fn example(&self) -> PathBuf {
        self.root.join("examples").join("alder-county")
    }

    /// The script that stands in the pages of the app.
    pub(crate) fn early_script(&self) -> PathBuf {
        self.root.join("src").join("early.js")
    }

    /// The files of the map, below hashed names.
    pub(crate) fn bundled_map(&self) -> PathBuf {
        self.root.join("target").join("site").join("map")
    }

    /// The service worker, and what pages do with it.
    pub(crate) fn bundled_offline(&self) -> PathBuf {
        self.root.join("target").join("site").join("offline")
    }

    /// The workspace of the fuzz targets.
    pub(crate) fn fuzz(&self) -> PathBuf {
        self.root.join("fuzz")
    }

    /// A program that npm installed.
    pub(crate) fn npm_bin(&self, name: &str) -> PathBuf {
        self.root.join("node_modules").join(".bin").join(name)
    }
}

/// The first program of that name on PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(name)).find(|file| is_program(file))
}

/// Whether a file is there that the system would run.
pub(crate) fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}
