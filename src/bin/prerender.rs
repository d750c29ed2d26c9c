//! Writes every page of the site as HTML into Trunk's staging folder. Runs natively, as Trunk's `post_build` hook.
//!
//! Reads `TRUNK_STAGING_DIR` (set by Trunk), `BESIDE_LISTING` (the listing folder the site is built with), `BESIDE_SITE` (the
//! file of settings that `cargo xtask` makes of an operator's site.json), `BESIDE_DATE` (the day on which no review may be
//! overdue, if one is given), `BESIDE_OFFLINE` (the script that keeps the site for the time without signal, if there is one),
//! `BESIDE_MAP` (the names of the map's files, as `src/map/build.mjs` prints them) and `BESIDE_GALLERY` (set where the page
//! that shows every component is wanted, and no other).

#![recursion_limit = "512"]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::{env, fs};

use beside::content::Content;
use beside::prerender::{Template, gallery, left, locales, page, web_manifest};
use beside::routes::{self, GALLERY, LEFT, Route};
use beside::site::{MapFiles, Settings, SiteFacts};
use listing::wire::Manifest;

fn main() -> ExitCode {
    match prerender() {
        Ok(pages) => {
            eprintln!("prerendered {pages} pages");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("prerender: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn prerender() -> Result<usize, String> {
    let staging =
        PathBuf::from(variable("TRUNK_STAGING_DIR", "run it through Trunk, or name the built site")?);
    let listing =
        PathBuf::from(variable("BESIDE_LISTING", "name the listing folder that the site is built with")?);
    let manifest = read(&listing.join("manifest.json"))?;
    let manifest =
        Manifest::decode(manifest.as_bytes()).map_err(|error| format!("{}: {error}", listing.display()))?;
    let site = PathBuf::from(variable("BESIDE_SITE", "`cargo xtask build` makes that file of site.json")?);
    let settings: Settings =
        serde_json::from_str(&read(&site)?).map_err(|error| format!("{}: {error}", site.display()))?;
    routes::set_base(settings.base());
    let facts = SiteFacts {
        map: map_files()?,
        offline: env::var("BESIDE_OFFLINE").ok(),
        ..SiteFacts::new(&manifest, settings)
    };
    let content = Content::load(Path::new("content"), &facts.settings).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        format!("the words of the pages are not ready:\n{}", lines.join("\n"))
    })?;
    if let Ok(today) = env::var("BESIDE_DATE") {
        let today = today.parse().map_err(|error| format!("BESIDE_DATE: {error}"))?;
        let overdue: Vec<String> = content
            .overdue(today)
            .map(|(page, due)| format!("content/pages/{page}.json: its review was due on {due}; go through it, then set reviewed and review_by (or in `reviews` of site.json)"))
            .collect();
        if !overdue.is_empty() {
            return Err(overdue.join("\n"));
        }
    }
    let content = Arc::new(content);
    // A page that was written before is as good a template: so a built site can be prerendered for another listing.
    let template = Template::parse(&read(&staging.join("index.html"))?)?;
    if env::var_os("BESIDE_GALLERY").is_some() {
        write(&staging.join(file_of(GALLERY)), &gallery(&template, &facts, &content)?)?;
        return Ok(1);
    }
    write(&staging.join(file_of(LEFT)), &left(&facts))?;
    let mut pages = 1;
    for locale in locales(&facts) {
        write(&staging.join(file_of(&web_manifest::path(locale))), &web_manifest::text(locale, &facts))?;
        for route in Route::all() {
            write(
                &staging.join(file_of(&route.path(locale))),
                &page(&template, route, locale, &facts, &content),
            )?;
            pages += 1;
        }
    }
    Ok(pages)
}

fn map_files() -> Result<Option<MapFiles>, String> {
    let Ok(names) = env::var("BESIDE_MAP") else { return Ok(None) };
    serde_json::from_str(&names).map(Some).map_err(|error| format!("BESIDE_MAP: {error}"))
}

/// `/es/find/` is served from `es/find/index.html`, below whichever folder of the host the site lies.
fn file_of(path: &str) -> PathBuf {
    let path = path.strip_prefix(routes::base()).unwrap_or(path).trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') {
        Path::new(path).join("index.html")
    } else {
        PathBuf::from(path)
    }
}

fn variable(name: &str, way_out: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("{name} is not set: {way_out}"))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let problem = |error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(problem)?;
    }
    fs::write(path, text).map_err(problem)
}
