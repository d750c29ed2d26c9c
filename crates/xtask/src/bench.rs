//! How fast and how heavy is it, what was promised, and how was it the last time?
//!
//! Runs what measures (criterion, the importer, a browser with Lighthouse), sets every figure beside its budget and that of
//! the last run, and keeps them in `docs/bench.md`.

mod browser;
mod engine;
mod figure;
mod import;
mod machine;
mod record;

use std::path::Path;
use std::{fs, io};

use serde::Deserialize;

use self::figure::Figure;
use self::record::{Circumstances, Last};
use crate::build::{self, Wanted};
use crate::failure::{Failure, OnPath};
use crate::import as listings;
use crate::places::Places;
use crate::process::{Task, say};
use crate::serve::Port;
use crate::table::table;
use crate::tools::{Need, TO_BUILD, Tools};

/// Ten national directories: what the engine is held against.
const LARGE: usize = 200_000;

/// Where the figures are kept, seen from the workspace.
const RECORD: &str = "docs/bench.md";

/// `cargo xtask bench`: what is measured in a browser is the median of so many runs.
pub(crate) fn run(places: &Places, runs: u32) -> Result<(), Failure> {
    let record = places.root.join(RECORD);
    // Before anything else: the figures to come may change files, and what is damaged shall be known at once.
    let last = last_run(&record);
    let commit = commit(places);
    let needs: Vec<Need> = TO_BUILD.into_iter().chain([Need::Browser, Need::Driver]).collect();
    let tools = Tools::ready(places, &needs)?;
    let real_data = listings::real_data();
    let figures = measure(places, &tools, real_data.as_deref(), runs)?;

    let listing = if real_data.is_some() { "the national directory" } else { "the sample, which is smaller" };
    let told = [
        ("date", crate::today::today().map_or_else(|| "not known".to_owned(), |date| date.to_string())),
        ("commit", commit),
        ("machine", machine::kind()),
        ("system", machine::system()),
        (
            "browser",
            tools.browser.as_deref().and_then(machine::browser).unwrap_or_else(|| "not known".to_owned()),
        ),
        ("listing in the browser", listing.to_owned()),
        ("runs in the browser", runs.to_string()),
    ];
    let circumstances: Circumstances = told.map(|(name, value)| (name.to_owned(), value)).into();
    fs::write(&record, record::document(&circumstances, &figures, &last)).on("write", &record)?;
    println!("\n{}", on_terminal(&figures, &last));
    println!("Kept in {RECORD}");
    for name in last.gone(&figures) {
        say(&format!("Measured last time, and not this time: {name}"));
    }
    let over: Vec<String> =
        figures.iter().filter(|figure| !figure.is_within()).map(|figure| figure.name.clone()).collect();
    if over.is_empty() { Ok(()) } else { Err(Failure::OverBudget { over }) }
}

/// The run that was kept; none where there is no file, or one that cannot be understood.
fn last_run(record: &Path) -> Last {
    let text = match fs::read_to_string(record) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Last::default(),
        read => read.map_err(|error| error.to_string()),
    };
    match text.and_then(|text| record::read(&text).map_err(|damage| damage.to_string())) {
        Ok(last) => last,
        Err(why) => {
            say(&format!(
                "{RECORD} tells of no last run that can be understood: {why}. It is written anew, without one"
            ));
            Last::default()
        }
    }
}

/// Which version is measured.
fn commit(places: &Places) -> String {
    let git = |args: &str| Task::new("git", "git").args(args).dir(&places.root).read();
    let Some(commit) = git("rev-parse --short HEAD") else { return "not known".to_owned() };
    // The last run's figures are no part of what is measured.
    let changed = git(&format!("status --porcelain -- . :(exclude){RECORD}"));
    if changed.is_some_and(|changed| changed.is_empty()) { commit } else { format!("{commit}, with changes") }
}

fn measure(
    places: &Places,
    tools: &Tools,
    real_data: Option<&Path>,
    runs: u32,
) -> Result<Vec<Figure>, Failure> {
    let mut figures = Vec::new();
    // First of all: see there.
    match real_data {
        Some(real_data) => figures.extend(import::measure(real_data, &places.national_listing())?),
        None => say("Without the national directory (BESIDE_REAL_DATA is not set): its figures are left out"),
    }
    figures.extend(engine::measure(places)?);
    figures.extend(engine::measure_in_browser(places, tools)?);

    let sizes = build::build(places, tools, &Wanted::default(), &places.dist())?;
    figures.extend(sizes.iter().map(|size| Figure::size("", size)));
    let mut served = vec![("BASE_URL_SAMPLE", Port::take(0)?.serve_beside(&places.dist())?)];
    if real_data.is_some() {
        let dist = places.national_dist();
        let listing = places.national_listing();
        let wanted = Wanted { listing: Some(&listing), ..Wanted::default() };
        let sizes = build::build(places, tools, &wanted, &dist)?;
        let of_listing = sizes.iter().filter(|size| size.name.starts_with("Listing"));
        figures.extend(of_listing.map(|size| Figure::size("National: ", size)));
        served.push(("BASE_URL_NATIONAL", Port::take(0)?.serve_beside(&dist)?));
    }
    say(&format!("Making a listing of {LARGE} places"));
    let (large, dist) = (places.target.join("large-listing"), places.target.join("large-dist"));
    listings::sample_of(LARGE, &large)?;
    build::build(places, tools, &Wanted { listing: Some(&large), ..Wanted::default() }, &dist)?;
    served.push(("BASE_URL_LARGE", Port::take(0)?.serve_beside(&dist)?));
    figures.extend(browser::measure(places, tools, served, runs)?);
    Ok(figures)
}

fn on_terminal(figures: &[Figure], last: &Last) -> String {
    let rows: Vec<_> = figures
        .iter()
        .map(|figure| {
            let last = last.measured(&figure.name).to_owned();
            [figure.name.clone(), figure.measured(), figure.promised(), figure.verdict().to_owned(), last]
        })
        .collect();
    table(["Figure", "measured", "budget", "", "last run"], &rows)
}

fn read_json<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, Failure> {
    let bytes = fs::read(path).on("read", path)?;
    serde_json::from_slice(&bytes).map_err(io::Error::from).on("understand", path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;

    #[test]
    fn a_run_is_kept_for_the_next_and_damage_is_no_last_run() {
        let dir = TestDir::new("bench");
        let record = dir.path().join("bench.md");
        assert_eq!(last_run(&record), Last::default());
        let figures = [Figure::at_most("CSS", 7.5, "KB", Some(15.0))];
        dir.write("bench.md", record::document(&Circumstances::new(), &figures, &Last::default()));
        let last = last_run(&record);
        let shown = on_terminal(&figures, &last);
        assert!(shown.ends_with("CSS      7.50 KB  ≤ 15 KB  ok   7.50 KB\n"), "{shown}");
        dir.write("bench.md", "<<<<<<< HEAD\n");
        assert_eq!(last_run(&record), Last::default());
        dir.write("bench.md", [0xff, 0xfe]);
        assert_eq!(last_run(&record), Last::default());
    }
}
