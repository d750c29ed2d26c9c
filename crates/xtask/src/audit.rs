//! What of others is in this project: under which licenses, from where, in how many versions, and with which known faults?
//!
//! `deny.toml` says what is allowed and has the reason of every exception; [`npm_audit`] has those of npm packages.
//! Licenses, versions and sources are looked at anywhere. Known faults are asked of two services, and where one cannot be
//! reached that part is left out and named: it is never taken for "nothing found".

use std::path::PathBuf;

use crate::failure::Failure;
use crate::npm_audit::{self, Answer};
use crate::places::Places;
use crate::process::Task;
use crate::tools::Tools;

/// Looks at every lock file of the project. What could not be looked at here, each part with the reason.
pub(crate) fn audit(places: &Places, tools: &Tools) -> Result<Vec<String>, Failure> {
    for workspace in workspaces(places) {
        deny(places, tools, &format!("the audit of {}", workspace.name))
            .arg("--manifest-path")
            .arg(&workspace.manifest)
            .args("--workspace --locked check licenses bans sources")
            .args(workspace.lints)
            .run()?;
    }
    let left_out = [crates_with_known_faults(places, tools)?, npm_packages_with_known_faults(places)?];
    Ok(left_out.into_iter().flatten().collect())
}

/// A `Cargo.lock`, by its manifest.
struct Workspace {
    name: &'static str,
    manifest: PathBuf,
    /// What is needed in neither workspace goes: exceptions show in the site's, licenses in the other, which has the
    /// fuzzer beside them.
    lints: &'static str,
}

fn workspaces(places: &Places) -> [Workspace; 2] {
    [
        Workspace {
            name: "the site's crates",
            manifest: places.root.join("Cargo.toml"),
            lints: "--deny unmatched-skip --deny unnecessary-skip --allow license-not-encountered",
        },
        Workspace {
            name: "the crates of the fuzz targets",
            manifest: places.fuzz().join("Cargo.toml"),
            lints: "--allow unmatched-skip --allow unnecessary-skip --allow license-exception-not-encountered",
        },
    ]
}

fn deny(places: &Places, tools: &Tools, what: &str) -> Task {
    let program = tools.program("cargo-deny");
    Task::new(what, program).arg("--config").arg(places.root.join("deny.toml")).dir(&places.root)
}

/// Asks RustSec's database. It is fetched by itself, so that "nobody answers" is never mistaken for "something is found".
fn crates_with_known_faults(places: &Places, tools: &Tools) -> Result<Option<String>, Failure> {
    let fetched = deny(places, tools, "RustSec's database").args("fetch db").hear()?;
    if fetched.lacked_a_connection() {
        let why = "known faults of crates, since RustSec's database (github.com) cannot be reached";
        return Ok(Some(why.to_owned()));
    }
    if !fetched.is_success {
        let said = fetched.stderr;
        return Err(Failure::Audit(format!(
            "RustSec's database could not be fetched, cargo-deny says: {said}"
        )));
    }
    for workspace in workspaces(places) {
        deny(places, tools, &format!("the check of {} for known faults", workspace.name))
            .arg("--manifest-path")
            .arg(&workspace.manifest)
            // The database is here, and a check never stops at what it cannot fetch.
            .args("--workspace --locked --offline check advisories")
            .run()?;
    }
    Ok(None)
}

/// Asks the npm registry.
fn npm_packages_with_known_faults(places: &Places) -> Result<Option<String>, Failure> {
    let heard = Task::new("npm audit", "npm")
        // Offline, npm finds nothing wrong with anything.
        .args("audit --json --package-lock-only --no-offline")
        .dir(&places.root)
        .hear()?;
    match npm_audit::understand(&heard.stdout)? {
        Answer::Looked(found) => npm_audit::judge(&found, npm_audit::ACCEPTED).map(|()| None),
        Answer::Nobody(why) => {
            Ok(Some(format!("known faults of npm packages, since the registry gives no answer ({why})")))
        }
    }
}
