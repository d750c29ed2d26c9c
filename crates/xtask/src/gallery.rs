//! How does a built site come by the page that shows every component?
//!
//! In a copy of it, so that no built site has the page by accident, and all else in the copy is what is shipped.

use std::path::{Path, PathBuf};

use crate::build;
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::process::{Task, say};
use crate::site_file;

/// Copies the site in `dist`, adds the gallery, and gives the folder of the copy. `site` is the file that says what the operator
/// decided, where it is not that of the project.
pub(crate) fn add(places: &Places, site: Option<&Path>, dist: &Path) -> Result<PathBuf, Failure> {
    build::check_built(dist)?;
    let copy = places.gallery_dist();
    files::copy(dist, &copy)?;
    say("Prerendering the gallery");
    Task::cargo("prerendering the gallery")
        .args("run --quiet --locked --package beside --features ssr --bin prerender")
        .env("CARGO_TARGET_DIR", places.app_target())
        .env("TRUNK_STAGING_DIR", &copy)
        .env("BESIDE_LISTING", copy.join("listing"))
        .env("BESIDE_SITE", site_file::read(places, site)?.write_settings(places)?)
        .env("BESIDE_GALLERY", "1")
        .dir(&places.root)
        .run()?;
    Ok(copy)
}
