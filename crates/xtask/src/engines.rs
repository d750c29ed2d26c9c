//! Does the site hold in other engines than Chromium's?
//!
//! The stories in `tests/engines`, through WebDriver, in Firefox and in WebKit.

use std::env;

use crate::apt;
use crate::failure::{Failure, OnPath};
use crate::places::{Places, on_path};
use crate::process::Task;
use crate::tools::Tools;

/// A program of the system that the stories need.
struct Needed {
    /// Its name in a sentence.
    name: &'static str,
    program: &'static str,
    /// Debian's package of it.
    package: &'static str,
}

const NEEDED: [Needed; 3] = [
    Needed { name: "Firefox", program: "firefox", package: "firefox-esr" },
    Needed { name: "the driver of WebKitGTK", program: "WebKitWebDriver", package: "webkit2gtk-driver" },
    // The small browser of WebKitGTK cannot do without a screen.
    Needed { name: "Xvfb", program: "Xvfb", package: "xvfb" },
];

const WAY_OUT: &str = "install firefox, WebKitWebDriver (of WebKitGTK) and Xvfb with your system's package manager, and put \
                       them on PATH";

/// Installs the browsers that are missing; the driver of Firefox comes by cargo.
pub(crate) fn install() -> Result<(), Failure> {
    for needed in NEEDED {
        let is_there = || on_path(needed.program).is_some();
        if !is_there() {
            apt::install(needed.name, needed.package, is_there, WAY_OUT)?;
        }
    }
    Ok(())
}

/// Runs all stories in one engine after the other.
pub(crate) fn test(places: &Places, tools: &Tools) -> Result<(), Failure> {
    // A story that is told without a connection ends a server, so each story begins one of its own.
    let xtask = env::current_exe().on("find", &places.target)?;
    Task::new("the stories in other engines", "node")
        .args("--test --test-reporter=spec --test-concurrency=1")
        .args("tests/engines/firefox.mjs tests/engines/webkit.mjs")
        .env("BESIDE_XTASK", xtask)
        .env("BESIDE_DIST", places.dist())
        .env("GECKODRIVER", tools.program("geckodriver"))
        .dir(&places.root)
        .run()
}
