//! How fast and how heavy is it, and what was promised?
//!
//! Runs what measures (criterion, the importer, a browser with Lighthouse) and sets every figure beside its budget.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};
use std::{env, io};

use serde::Deserialize;

use crate::build::{self, Wanted};
use crate::failure::{Failure, OnPath};
use crate::files;
use crate::import;
use crate::places::Places;
use crate::process::{Task, say};
use crate::serve::Port;
use crate::sizes::{Figure, verdict};
use crate::table::table;
use crate::tools::{Need, TO_BUILD, Tools};

/// Ten national directories: what the engine is held against.
const LARGE: usize = 200_000;

/// One line of the table. `tests/bench/run.mjs` writes a JSON list of them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Measured {
    /// What was measured.
    figure: String,
    value: f64,
    /// Such as `ms`, `KB`, or nothing for a score.
    #[serde(default)]
    unit: String,
    /// What was promised, in the same unit; nothing where nothing was.
    #[serde(default)]
    budget: Option<f64>,
    /// Whether the budget is the least allowed (a score) and not the most (a time).
    #[serde(default)]
    at_least: bool,
}

impl Measured {
    fn at_most(figure: impl Into<String>, value: f64, unit: &str, budget: Option<f64>) -> Self {
        Self { figure: figure.into(), value, unit: unit.to_owned(), budget, at_least: false }
    }

    fn is_within(&self) -> bool {
        self.budget
            .is_none_or(|budget| if self.at_least { self.value >= budget } else { self.value <= budget })
    }

    fn row(&self) -> [String; 4] {
        let with_unit = |value: f64| format!("{} {}", short(value), self.unit).trim_end().to_owned();
        let sign = if self.at_least { "≥" } else { "≤" };
        [
            self.figure.clone(),
            with_unit(self.value),
            self.budget.map_or_else(String::new, |budget| format!("{sign} {}", with_unit(budget))),
            if self.budget.is_none() { "" } else { verdict(self.is_within()) }.to_owned(),
        ]
    }
}

/// `cargo xtask bench`.
pub(crate) fn run(places: &Places) -> Result<(), Failure> {
    let needs: Vec<Need> = TO_BUILD.into_iter().chain([Need::Browser]).collect();
    let tools = Tools::ready(places, &needs)?;
    let mut measured = Vec::new();

    // First of all, while this program has done nothing else: its peak of memory is then the importer's.
    let real_data = import::real_data();
    match &real_data {
        Some(real_data) => measured.extend(time_import(real_data, &places.national_listing())?),
        None => say("Without the national directory (BESIDE_REAL_DATA is not set): its figures are left out"),
    }
    measured.extend(criterion(places)?);

    build::build(places, &tools, &Wanted::default(), &places.dist())
        .map(|figures| measured.extend(figures.iter().map(|figure| in_kilobytes("", figure))))?;
    let mut task = Task::new("tests/bench/run.mjs", "node").arg("tests/bench/run.mjs");
    task = task.env("BASE_URL_SAMPLE", Port::take(0)?.serve_beside(&places.dist())?);
    if real_data.is_some() {
        let dist = places.national_dist();
        let listing = places.national_listing();
        let wanted = Wanted { listing: Some(&listing), ..Wanted::default() };
        let figures = build::build(places, &tools, &wanted, &dist)?;
        let of_listing = figures.iter().filter(|figure| figure.name.starts_with("Listing"));
        measured.extend(of_listing.map(|figure| in_kilobytes("National: ", figure)));
        task = task.env("BASE_URL_NATIONAL", Port::take(0)?.serve_beside(&dist)?);
    }
    say(&format!("Making a listing of {LARGE} places"));
    let (large, dist) = (places.target.join("large-listing"), places.target.join("large-dist"));
    import::sample_of(LARGE, &large)?;
    build::build(places, &tools, &Wanted { listing: Some(&large), ..Wanted::default() }, &dist)?;
    task = task.env("BASE_URL_LARGE", Port::take(0)?.serve_beside(&dist)?);
    measured.extend(in_browser(places, &tools, task)?);

    let rows: Vec<_> = measured.iter().map(Measured::row).collect();
    println!("\n{}", table(["Figure", "measured", "budget", ""], &rows));
    let over: Vec<String> = measured
        .iter()
        .filter(|measured| !measured.is_within())
        .map(|measured| measured.figure.clone())
        .collect();
    if over.is_empty() { Ok(()) } else { Err(Failure::OverBudget { over }) }
}

fn time_import(real_data: &Path, out: &Path) -> Result<Vec<Measured>, Failure> {
    let start = Instant::now();
    let report = import::national(real_data, out)?;
    let seconds = start.elapsed().as_secs_f64();
    let mut measured =
        vec![Measured::at_most(format!("Import of {} rows", report.read), seconds, "s", Some(5.0))];
    // Linux alone tells it in a file; elsewhere the figure is left out.
    if let Some(megabytes) = fs::read_to_string("/proc/self/status").ok().as_deref().and_then(peak_megabytes)
    {
        measured.push(Measured::at_most("Import, peak of memory", megabytes, "MB", Some(500.0)));
    }
    Ok(measured)
}

/// The most memory a process ever held, from its `/proc/…/status`.
fn peak_megabytes(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

/// Runs the benches of the listing crate and reads the times that criterion wrote.
fn criterion(places: &Places) -> Result<Vec<Measured>, Failure> {
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
            measured.push(bench_time(&file)?);
        }
    }
    Ok(measured)
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

fn bench_time(estimates: &Path) -> Result<Measured, Failure> {
    let benchmark: Benchmark = read_json(&estimates.with_file_name("benchmark.json"))?;
    let estimates: Estimates = read_json(estimates)?;
    let milliseconds = estimates.mean.point_estimate / 1e6;
    let budget = query_budget(&benchmark.full_id);
    Ok(Measured::at_most(benchmark.full_id, milliseconds, "ms", budget))
}

/// The budget of an answer over so many places, in milliseconds: 1 for the 18,697 of the national directory, and no worse
/// than linear beyond. The bench is called `answer with all counts/QUERY/PLACES`.
fn query_budget(id: &str) -> Option<f64> {
    const NATIONAL: f64 = 18_697.0;
    let (query, places) = id.rsplit_once('/')?;
    let places: f64 = places.parse().ok()?;
    query.starts_with("answer with all counts/").then(|| (places / NATIONAL).max(1.0))
}

fn in_browser(places: &Places, tools: &Tools, task: Task) -> Result<Vec<Measured>, Failure> {
    say("In a browser: Lighthouse and keystrokes (some minutes)");
    let out = places.target.join("bench").join("browser.json");
    if let Some(dir) = out.parent() {
        fs::create_dir_all(dir).on("make", dir)?;
    }
    match fs::remove_file(&out) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error).on("remove", &out),
        _ => {}
    }
    let task = task.arg("--json").arg(&out).dir(&places.root);
    match &tools.browser {
        // Lighthouse's launcher and Playwright each have a name of their own for it.
        Some(browser) => task.env("PLAYWRIGHT_CHROMIUM", browser).env("CHROME_PATH", browser).run()?,
        None => task.run()?,
    }
    read_json(&out)
}

fn read_json<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, Failure> {
    let bytes = fs::read(path).on("read", path)?;
    serde_json::from_slice(&bytes).map_err(io::Error::from).on("understand", path)
}

fn in_kilobytes(prefix: &str, figure: &Figure) -> Measured {
    let kilobytes = |bytes: u64| bytes as f64 / 1000.0;
    Measured::at_most(
        format!("{prefix}{}, Brotli", figure.name),
        kilobytes(figure.weight.sent),
        "KB",
        figure.budget.map(kilobytes),
    )
}

/// Three figures are enough to compare.
fn short(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 || value.fract() == 0.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    format!("{value:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_stands_beside_its_budget() {
        let time = Measured::at_most("answer/18697", 0.4321, "ms", Some(1.0));
        assert_eq!(time.row(), ["answer/18697", "0.432 ms", "≤ 1 ms", "ok"]);
        let score = Measured {
            at_least: true,
            unit: String::new(),
            ..Measured::at_most("Lighthouse", 98.0, "", Some(100.0))
        };
        assert_eq!(score.row(), ["Lighthouse", "98", "≥ 100", "OVER"]);
        assert_eq!(Measured::at_most("x", 12.34, "KB", None).row(), ["x", "12.3 KB", "", ""]);
    }

    #[test]
    fn a_query_may_grow_with_the_places_and_no_faster() {
        assert_eq!(query_budget("answer with all counts/no filters/18697"), Some(1.0));
        assert_eq!(query_budget("answer with all counts/no filters/1000"), Some(1.0));
        let large = query_budget("answer with all counts/no filters/200000").unwrap();
        assert!((10.69..10.70).contains(&large), "{large}");
        assert_eq!(query_budget("loading/decode all shards/18697"), None);
        assert_eq!(query_budget("answer with all counts"), None);
    }

    #[test]
    fn the_peak_of_memory_is_read_from_the_system() {
        assert_eq!(peak_megabytes("Name:\txtask\nVmHWM:\t  250000 kB\nVmRSS:\t 1 kB\n"), Some(256.0));
        assert_eq!(peak_megabytes("Name:\txtask\n"), None);
    }

    #[test]
    fn what_the_browser_measured_is_read() {
        let text = r#"[{"figure":"Lighthouse home","value":100,"budget":100,"at_least":true},
                       {"figure":"keystroke p95","value":12.5,"unit":"ms","budget":16}]"#;
        let measured: Vec<Measured> = serde_json::from_str(text).unwrap();
        assert!(measured.iter().all(Measured::is_within));
        assert_eq!(measured[1].row(), ["keystroke p95", "12.5 ms", "≤ 16 ms", "ok"]);
    }
}
