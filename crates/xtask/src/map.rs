//! How do the files of the map come into the site?
//!
//! `src/map/build.mjs` bundles them below hashed names. The prerenderer writes those names into the pages that have an
//! app, and nothing loads them before somebody opens the map.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::places::Places;
use crate::process::{Task, say};

/// The folder of the site that they stand in.
pub(crate) const FOLDER: &str = "map";

/// The bundled map.
#[derive(Debug)]
pub(crate) struct BuiltMap {
    /// Where its files are.
    pub(crate) folder: PathBuf,
    /// Their names, as JSON; `src/site.rs` reads them.
    pub(crate) names: String,
}

/// Bundles the map.
pub(crate) fn bundle(places: &Places) -> Result<BuiltMap, Failure> {
    say("Bundling the map");
    let folder = places.bundled_map();
    let what = "bundling the map (src/map/build.mjs)";
    let names = Task::new(what, "node").arg("src/map/build.mjs").arg(&folder).dir(&places.root).output()?;
    Ok(BuiltMap { folder, names })
}
