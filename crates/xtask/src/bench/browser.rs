//! How fast is the site in a browser? `tests/bench/run.mjs` measures it.

use std::fs;
use std::io;

use super::figure::Figure;
use super::read_json;
use crate::failure::{Failure, OnPath};
use crate::places::Places;
use crate::process::{Task, say};
use crate::tools::Tools;

/// The served sites, by the variables that name their addresses to the program.
pub(crate) type Served = Vec<(&'static str, String)>;

/// Measures the sites; a figure is the median of so many runs.
pub(crate) fn measure(
    places: &Places,
    tools: &Tools,
    served: Served,
    runs: u32,
) -> Result<Vec<Figure>, Failure> {
    say("In a browser: Lighthouse and keystrokes (some minutes)");
    let out = places.target.join("bench").join("browser.json");
    if let Some(dir) = out.parent() {
        fs::create_dir_all(dir).on("make", dir)?;
    }
    match fs::remove_file(&out) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error).on("remove", &out),
        _ => {}
    }
    let mut task = Task::new("tests/bench/run.mjs", "node")
        .arg("tests/bench/run.mjs")
        .args(&format!("--runs {runs} --json"))
        .arg(&out)
        .dir(&places.root);
    for (variable, url) in served {
        task = task.env(variable, url);
    }
    if let Some(browser) = &tools.browser {
        // Lighthouse's launcher and Playwright each have a name of their own for it.
        task = task.env("PLAYWRIGHT_CHROMIUM", browser).env("CHROME_PATH", browser);
    }
    task.run()?;
    read_json(&out)
}
