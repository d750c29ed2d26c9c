//! How do the icons for a home screen come into the site?

use std::path::Path;

use crate::failure::Failure;
use crate::places::Places;
use crate::process::{Task, say};

/// Draws them beside those that Trunk copied.
pub(crate) fn draw(places: &Places, dist: &Path) -> Result<(), Failure> {
    say("Drawing the icons");
    let what = "drawing the icons (src/icons/build.mjs)";
    Task::new(what, "node").arg("src/icons/build.mjs").arg(dist.join("icons")).dir(&places.root).run()
}
