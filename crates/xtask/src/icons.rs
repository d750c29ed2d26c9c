//! How do the icons for a home screen come into the site?

use std::fs;
use std::path::Path;

use crate::failure::{Failure, OnPath};
use crate::places::Places;
use crate::process::{Task, say};
use crate::site_file::SiteFile;

/// Drawings of the project that a site with an icon of its own does not have.
const OURS: [&str; 3] = ["icon-maskable.svg", "icon-monochrome.svg", "logo.svg"];

/// Draws them beside those that Trunk copied; an operator's own takes the place of these.
pub(crate) fn draw(places: &Places, site: &SiteFile, dist: &Path) -> Result<(), Failure> {
    say("Drawing the icons");
    let folder = dist.join("icons");
    let what = "drawing the icons (src/icons/build.mjs)";
    let task = Task::new(what, "node").arg("src/icons/build.mjs").arg(&folder).dir(&places.root);
    let Some(icon) = &site.drawings.icon else { return task.run() };
    for name in OURS {
        let drawing = folder.join(name);
        if drawing.exists() {
            fs::remove_file(&drawing).on("remove", &drawing)?;
        }
    }
    let path = std::path::absolute(&icon.path).on("find", &icon.path)?;
    for name in ["icon.svg", "favicon.svg"] {
        let copy = folder.join(name);
        fs::copy(&path, &copy).on("write", &copy)?;
    }
    task.arg(path).arg(site.colors.ground()).run()
}
