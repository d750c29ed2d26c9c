//! What must hold before a change lands, and in which order is it looked at?
//!
//! Cheap steps stand first, so that a slip is known early. A step that fails ends the run: what comes after it stands on
//! it. Nothing is left out in silence: a step that cannot run here, or not all of it, says why and is not counted as passed.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::audit;
use crate::build::{self, Wanted};
use crate::engines;
use crate::failure::Failure;
use crate::gallery;
use crate::import;
use crate::in_browser;
use crate::places::Places;
use crate::process::{Task, say};
use crate::serve::Port;
use crate::sizes;
use crate::table::table;
use crate::tools::{Need, TO_BUILD, Tools};

/// One step; its name is what `--only` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// What the steps need is installed
    Tools,
    /// The code is formatted
    Format,
    /// What others wrote: licenses, sources, and known faults of crates and npm packages
    Audit,
    /// No lint, in the crates that run natively
    Lint,
    /// No lint in the app, as it prerenders
    LintApp,
    /// No lint in the app, as it runs in a browser
    LintWasm,
    /// Tests of listing, importer and xtask
    Unit,
    /// Native tests of the app
    App,
    /// Wasm tests of the app, in a browser
    Browser,
    /// The release site with the sample listing
    Build,
    /// Every prerendered page is valid HTML
    Html,
    /// The site is within its budgets of size
    Budget,
    /// The release site as a person uses it
    Pages,
    /// Every component in every state
    Gallery,
    /// Another operator's site, with a listing, colors and a name of its own
    Example,
    /// The release site with the national directory
    National,
    /// The stories that matter most, in Firefox and WebKit
    Engines,
}

/// How a step ended that did not fail.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ended {
    Passed,
    /// It could not run here, for this reason.
    Skipped(&'static str),
    /// These parts of it could not run here, each with the reason; the others passed.
    InPart(Vec<String>),
}

/// What every step works with.
struct Context<'a> {
    places: &'a Places,
    tools: Tools,
    /// The folder of real directories, where there is one on this machine.
    real_data: Option<PathBuf>,
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.to_possible_value();
        formatter.write_str(value.as_ref().map_or("", |value| value.get_name()))
    }
}

impl Step {
    /// What it says of itself in `--help`.
    fn about(self) -> String {
        let value = self.to_possible_value();
        value.and_then(|value| value.get_help().map(ToString::to_string)).unwrap_or_default()
    }

    fn needs(self) -> &'static [Need] {
        match self {
            Self::Tools | Self::Format => &[],
            Self::Lint | Self::LintApp | Self::Unit | Self::App => &[Need::Crates],
            Self::Audit => &[Need::CargoDeny, Need::NpmPackages],
            Self::LintWasm => &[Need::Crates, Need::WasmTarget],
            Self::Browser => {
                &[Need::Crates, Need::WasmTarget, Need::WasmBindgen, Need::Browser, Need::Driver]
            }
            Self::Build => &TO_BUILD,
            Self::Html => &[Need::NpmPackages],
            Self::Budget => &[],
            Self::Pages => &[Need::NpmPackages, Need::Shell],
            Self::Engines => &[Need::NpmPackages, Need::Engines],
            Self::Gallery => &[Need::Crates, Need::NpmPackages, Need::Shell],
            Self::Example | Self::National => &[
                Need::Crates,
                Need::WasmTarget,
                Need::Trunk,
                Need::WasmBindgen,
                Need::NpmPackages,
                Need::Shell,
            ],
        }
    }

    fn run(self, context: &Context) -> Result<Ended, Failure> {
        let places = context.places;
        let cargo = |args: &str| Task::cargo(format!("the step {self}")).args(args).dir(&places.root);
        match self {
            // Done before the first step runs; it stands in the list so that its failure is counted.
            Self::Tools => Ok(()),
            Self::Format => cargo("fmt --all --check").run(),
            Self::Audit => {
                let left_out = audit::audit(places, &context.tools)?;
                return Ok(if left_out.is_empty() { Ended::Passed } else { Ended::InPart(left_out) });
            }
            Self::Lint => {
                cargo("clippy --locked -p listing -p importer -p xtask --all-targets -- -D warnings").run()
            }
            Self::LintApp => cargo("clippy --locked -p beside --features ssr --all-targets -- -D warnings")
                .env("CARGO_TARGET_DIR", places.app_target())
                .run(),
            Self::LintWasm => cargo(
                "clippy --locked -p beside --features hydrate,parts --lib --bins --target wasm32-unknown-unknown -- -D warnings",
            )
            .env("CARGO_TARGET_DIR", places.app_target())
            .run()
            .and_then(|()| {
                cargo("clippy --locked -p listing --bench in_browser --target wasm32-unknown-unknown -- -D warnings")
                    .env("CARGO_TARGET_DIR", places.app_target())
                    .run()
            }),
            Self::Unit => cargo("test --locked -p listing -p importer -p xtask").run(),
            Self::App => cargo("test --locked -p beside --features ssr")
                .env("CARGO_TARGET_DIR", places.app_target())
                .run(),
            Self::Browser => test_in_browser(context, cargo),
            Self::Build => {
                build::build(places, &context.tools, &Wanted::default(), &places.dist()).map(|_| ())
            }
            Self::Html => {
                build::check_built(&places.dist()).and_then(|()| validate_html(places, "dist/**/*.html"))
            }
            Self::Budget => check_budget(&places.dist()),
            Self::Pages => test_pages(context, &places.dist(), "sample"),
            Self::Gallery => test_gallery(context),
            Self::Example => test_example(context),
            Self::National => return test_national(context),
            Self::Engines => engines::test(places, &context.tools),
        }
        .map(|()| Ended::Passed)
    }
}

/// The steps asked for, or all; the other engines, which take a while to install, only where they are asked for by name.
fn chosen(only: &[Step], all_browsers: bool) -> Vec<Step> {
    let is_chosen = |step: &Step| match step {
        Step::Tools => true,
        Step::Engines => all_browsers || only.contains(step),
        _ => only.is_empty() || only.contains(step),
    };
    Step::value_variants().iter().copied().filter(is_chosen).collect()
}

/// Runs the steps asked for, or all of them. Whether they all passed.
///
/// The last line it prints is `N passed, N failed`, whatever happens.
pub(crate) fn run(places: &Places, only: &[Step], all_browsers: bool) -> bool {
    let mut context = Context { places, tools: Tools::default(), real_data: import::real_data() };
    let steps = chosen(only, all_browsers);
    let needs: Vec<Need> = steps.iter().flat_map(|step| step.needs()).copied().collect();

    let mut rows = Vec::new();
    let (mut passed, mut failed) = (0, None);
    for (number, step) in (1..).zip(&steps) {
        say(&format!("Step {number} of {}, {step}: {}", steps.len(), step.about()));
        let start = Instant::now();
        let ended = if *step == Step::Tools {
            Tools::ready(places, &needs).map(|tools| context.tools = tools).map(|()| Ended::Passed)
        } else {
            step.run(&context)
        };
        let result = match &ended {
            Ok(Ended::Passed) => "passed",
            Ok(Ended::Skipped(_)) => "skipped",
            Ok(Ended::InPart(_)) => "in part",
            Err(_) => "FAILED",
        };
        rows.push([step.to_string(), seconds(start.elapsed()), result.to_owned()]);
        match ended {
            Ok(Ended::Passed) => passed += 1,
            Ok(Ended::Skipped(why)) => say(&format!("Skipped {step}: {why}")),
            Ok(Ended::InPart(left_out)) => {
                left_out.iter().for_each(|part| say(&format!("Left out of {step}: {part}")));
            }
            Err(failure) => {
                eprintln!("error: {failure}");
                failed = Some(*step);
                break;
            }
        }
    }

    println!("\n{}", table(["Step", "seconds", "result"], &rows));
    if let Some(step) = failed {
        println!("{step} failed. To run just it again: cargo xtask test --only {step}");
    }
    println!("{}", last_line(passed, usize::from(failed.is_some())));
    failed.is_none()
}

fn last_line(passed: usize, failed: usize) -> String {
    format!("{passed} passed, {failed} failed")
}

fn seconds(duration: Duration) -> String {
    format!("{:.1}", duration.as_secs_f64())
}

fn test_in_browser(context: &Context, cargo: impl Fn(&str) -> Task) -> Result<(), Failure> {
    let task =
        cargo("test --locked -p beside --features hydrate --target wasm32-unknown-unknown --test browser");
    in_browser::task(context.places, &context.tools, task).run()
}

fn validate_html(places: &Places, files: impl AsRef<OsStr>) -> Result<(), Failure> {
    Task::new("html-validate", places.npm_bin("html-validate")).arg(files).dir(&places.root).run()
}

fn check_budget(dist: &Path) -> Result<(), Failure> {
    let figures = sizes::figures(dist)?;
    println!("{}", sizes::figures_table(&figures));
    let over: Vec<String> = figures
        .iter()
        .filter(|figure| !figure.is_within())
        .map(|figure| format!("{} ({})", figure.name, sizes::kilobytes(figure.weight.sent)))
        .collect();
    if over.is_empty() { Ok(()) } else { Err(Failure::OverBudget { over }) }
}

/// Runs one Playwright project against the site in `dist`, served with its headers.
fn test_pages(context: &Context, dist: &Path, project: &str) -> Result<(), Failure> {
    let url = Port::take(0)?.serve_beside(dist)?;
    let mut task = Task::new(format!("Playwright, project {project},"), context.places.npm_bin("playwright"))
        .args("test --project")
        .arg(project)
        .env(&format!("BASE_URL_{}", project.to_uppercase()), &url)
        .dir(&context.places.root);
    if let Some(browser) = &context.tools.shell {
        task = task.env("PLAYWRIGHT_CHROMIUM", browser);
    }
    task.run()
}

/// In a copy of the site: what is shipped has no gallery.
fn test_gallery(context: &Context) -> Result<(), Failure> {
    let dist = gallery::add(context.places, None, &context.places.dist())?;
    validate_html(context.places, dist.join("gallery").join("index.html"))?;
    test_pages(context, &dist, "gallery")
}

/// The same sources as any site, built for another operator.
fn test_example(context: &Context) -> Result<(), Failure> {
    let places = context.places;
    let (example, listing, dist) = (places.example(), places.example_listing(), places.example_dist());
    import::example(&example.join("import.toml"), &listing)?;
    let site = example.join("site.json");
    let wanted = Wanted { listing: Some(&listing), site: Some(&site), ..Wanted::default() };
    build::build(places, &context.tools, &wanted, &dist)?;
    validate_html(places, dist.join("**").join("*.html"))?;
    check_budget(&dist)?;
    test_pages(context, &dist, "example")
}

fn test_national(context: &Context) -> Result<Ended, Failure> {
    let Some(real_data) = &context.real_data else {
        return Ok(Ended::Skipped(
            "BESIDE_REAL_DATA is not set, so there is no national directory to test with",
        ));
    };
    let places = context.places;
    import::national(real_data, &places.national_listing())?;
    let dist = places.national_dist();
    let listing = places.national_listing();
    let wanted = Wanted { listing: Some(&listing), ..Wanted::default() };
    build::build(places, &context.tools, &wanted, &dist)?;
    check_budget(&dist)?;
    test_pages(context, &dist, "national")?;
    Ok(Ended::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_one_that_a_machine_can_read() {
        assert_eq!(last_line(12, 0), "12 passed, 0 failed");
        assert_eq!(last_line(0, 1), "0 passed, 1 failed");
    }

    #[test]
    fn every_step_says_what_it_looks_at() {
        for step in Step::value_variants() {
            assert!(!step.about().is_empty(), "{step}");
        }
        assert_eq!(Step::LintWasm.to_string(), "lint-wasm");
    }

    #[test]
    fn the_other_engines_come_last_and_only_when_they_are_asked_for() {
        assert!(!chosen(&[], false).contains(&Step::Engines));
        assert_eq!(chosen(&[], true).last(), Some(&Step::Engines));
        assert_eq!(chosen(&[Step::Engines], false), [Step::Tools, Step::Engines]);
        assert_eq!(chosen(&[Step::Html], true), [Step::Tools, Step::Html, Step::Engines]);
    }

    #[test]
    fn the_tools_come_first_and_the_site_is_built_before_it_is_looked_at() {
        let at = |step| Step::value_variants().iter().position(|other| *other == step).unwrap();
        assert_eq!(at(Step::Tools), 0);
        let on_the_site = [
            Step::Html,
            Step::Budget,
            Step::Pages,
            Step::Gallery,
            Step::Example,
            Step::National,
            Step::Engines,
        ];
        for step in on_the_site {
            assert!(at(Step::Build) < at(step), "{step}");
        }
    }
}
