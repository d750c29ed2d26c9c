//! How fast does the engine answer? The benches of the listing crate, by criterion.

use std::env;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::Deserialize;

use super::figure::Figure;
use super::read_json;
use crate::failure::Failure;
use crate::files;
use crate::in_browser;
use crate::places::Places;
use crate::process::{Task, say};
use crate::tools::Tools;

/// Runs the benches and reads the times that criterion wrote.
pub(crate) fn measure(places: &Places) -> Result<Vec<Figure>, Failure> {
    say("Benches of the listing crate (about 3 minutes)");
    let start = SystemTime::now();
    Task::cargo("the benches of listing")
        .args("bench --locked -p listing --benches")
        .dir(&places.root)
        .run()?;
    let home = env::var_os("CRITERION_HOME").map_or_else(|| places.target.join("criterion"), PathBuf::from);
    let mut measured = Vec::new();
    for file in files::below(&home)? {
        let is_new = file.ends_with("new/estimates.json")
            && file.metadata().and_then(|meta| meta.modified()).is_ok_and(|written| written >= start);
        if is_new {
            measured.push(time(&file)?);
        }
    }
    if measured.is_empty() {
        Err(no_figures("the benches of listing", "see that CRITERION_HOME names where criterion writes"))
    } else {
        Ok(measured)
    }
}

/// The same queries in a browser, in Wasm that is made as the site's (`benches/in_browser.rs`).
pub(crate) fn measure_in_browser(places: &Places, tools: &Tools) -> Result<Vec<Figure>, Failure> {
    say("Benches of the listing crate in a browser");
    let task = Task::cargo("the benches of listing in a browser")
        .args("test --locked --release -p listing --bench in_browser --target wasm32-unknown-unknown")
        .args("-- --nocapture")
        .dir(&places.root);
    let told = in_browser::task(places, tools, task).output()?;
    let measured: Vec<Figure> = told.lines().filter_map(told_time).collect();
    if measured.is_empty() {
        Err(no_figures("the benches in a browser", "see that their lines begin with `measured: `"))
    } else {
        Ok(measured)
    }
}

fn no_figures(what: &'static str, way_out: &'static str) -> Failure {
    Failure::NoFigures { what, way_out }
}

/// What a line such as `measured: 0.0855 answer with all counts/no filters/18697` tells.
fn told_time(line: &str) -> Option<Figure> {
    /// In milliseconds.
    const BUDGET: f64 = 4.0;
    let (milliseconds, id) = line.strip_prefix("measured: ")?.split_once(' ')?;
    Some(Figure::at_most(format!("In a browser: {id}"), milliseconds.parse().ok()?, "ms", Some(BUDGET)))
}

#[derive(Deserialize)]
struct Benchmark {
    full_id: String,
}

#[derive(Deserialize)]
struct Estimates {
    mean: Estimate,
}

#[derive(Deserialize)]
struct Estimate {
    /// In nanoseconds.
    point_estimate: f64,
}

fn time(estimates: &Path) -> Result<Figure, Failure> {
    let benchmark: Benchmark = read_json(&estimates.with_file_name("benchmark.json"))?;
    let estimates: Estimates = read_json(estimates)?;
    let milliseconds = estimates.mean.point_estimate / 1e6;
    let budget = query_budget(&benchmark.full_id);
    Ok(Figure::at_most(benchmark.full_id, milliseconds, "ms", budget))
}

/// The budget of an answer over so many places, in milliseconds: 1 for the 18,697 of the national directory, and no worse
/// than linear beyond; the same for 20,000 meetings. The benches are called `answer with all counts/QUERY/PLACES` and
/// `answer about meetings/QUERY/MEETINGS`.
fn query_budget(id: &str) -> Option<f64> {
    const NATIONAL: [(&str, f64); 2] =
        [("answer with all counts/", 18_697.0), ("answer about meetings/", 20_000.0)];
    let (query, records) = id.rsplit_once('/')?;
    let records: f64 = records.parse().ok()?;
    let (_, national) = NATIONAL.into_iter().find(|(name, _)| query.starts_with(name))?;
    Some((records / national).max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_a_time() {
        let figure =
            told_time("measured: 1.1380 answer with all counts/phrase of common words/18697").unwrap();
        assert_eq!(figure.name, "In a browser: answer with all counts/phrase of common words/18697");
        assert_eq!((figure.measured(), figure.promised()), ("1.14 ms".to_owned(), "≤ 4 ms".to_owned()));
        for other in ["running 1 test", "measured: soon answer with all counts", "measured: 1"] {
            assert!(told_time(other).is_none(), "{other}");
        }
    }

    #[test]
    fn a_query_may_grow_with_the_places_and_no_faster() {
        assert_eq!(query_budget("answer with all counts/no filters/18697"), Some(1.0));
        assert_eq!(query_budget("answer with all counts/no filters/1000"), Some(1.0));
        let large = query_budget("answer with all counts/no filters/200000").unwrap();
        assert!((10.69..10.70).contains(&large), "{large}");
        assert_eq!(query_budget("answer about meetings/near/20000"), Some(1.0));
        assert_eq!(query_budget("loading/decode all shards/18697"), None);
        assert_eq!(query_budget("answer with all counts"), None);
    }
}
