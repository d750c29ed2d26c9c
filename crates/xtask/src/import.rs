//! How does an operator's file become a listing?
//!
//! All of it is the importer's work; here it is called, timed and its report printed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use importer::{Options, Plan, Report, SourceOptions, Task, sample};

use crate::args::{ImportArgs, Printed, SourceArgs};
use crate::failure::{Failure, OnPath};
use crate::fetch;
use crate::process::say;
use crate::today::today;

/// The format name that invents a listing and reads no file.
const SAMPLE: &str = "sample";

/// The only format whose files are fetched.
const FETCHED: &str = "findtreatment-json";

/// Names the folder of real directories, which are no part of the project.
const REAL_DATA: &str = "BESIDE_REAL_DATA";

/// What a command that did its work found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing that speaks against publishing, or none was asked.
    Fine,
    /// A check found something for which it says no.
    CheckFails,
}

/// `cargo xtask import`: makes the listing, or looks at what it would be, and prints what became of every row.
pub(crate) fn run(args: &ImportArgs) -> Result<Verdict, Failure> {
    if let Some(table) = &args.suggest {
        return suggest(&args.format, table);
    }
    let start = Instant::now();
    let fetched = fetched(args)?;
    let Some(out) = &args.out else { return Ok(Verdict::Fine) };
    if args.format == SAMPLE {
        check_sample_arguments(args)?;
        say("Inventing a listing");
        invent(args.seed, args.count, out)?;
    } else {
        let plan = plan(args, fetched.as_ref().unwrap_or(&args.files))?;
        let files: usize = plan.sources.iter().map(|source| source.files.len()).sum();
        let (doing, sources) =
            (if args.check.is_some() { "Looking at" } else { "Importing" }, plan.sources.len());
        say(&format!("{doing} {} of {}", count(files, "file"), count(sources, "source")));
        let task = Task {
            check_only: args.check.is_some(),
            accept_loss: args.accept_loss,
            today: args.today.or_else(today),
        };
        let review = importer::run(&plan, out, task).map_err(failure)?;
        if args.check == Some(Printed::Json) {
            println!("{}", review.json().map_err(|error| Failure::Import(error.to_string()))?);
        } else {
            println!("{}", review.text());
        }
        say(&format!("The report is in {}", importer::html_path(out).display()));
        if args.check.is_some() {
            return Ok(if review.fails() { Verdict::CheckFails } else { Verdict::Fine });
        }
    }
    println!("The listing is in {} ({:.1} s).", out.display(), start.elapsed().as_secs_f64());
    println!("To see it: cargo xtask serve --listing {}", out.display());
    Ok(Verdict::Fine)
}

/// Prints a draft of a mapping, and nothing beside it: it goes into a file.
fn suggest(format: &str, table: &Path) -> Result<Verdict, Failure> {
    if !format.eq_ignore_ascii_case("csv") {
        return Err(Failure::Usage("--suggest belongs to `import csv`: a mapping is for a table".to_owned()));
    }
    print!("{}", importer::suggest_mapping(table).map_err(failure)?);
    Ok(Verdict::Fine)
}

/// The plan that the arguments name, or that of the one source that they are.
fn plan(args: &ImportArgs, files: &[PathBuf]) -> Result<Plan, Failure> {
    check_import_arguments(args)?;
    let path = Path::new(&args.format);
    let mut plan = if is_plan(path) {
        if !args.files.is_empty() || args.as_of.is_some() || args.source != SourceArgs::default() {
            return Err(Failure::Usage(format!(
                "{} is a plan, which names files and says what is known of them: write it there, and leave it out here",
                path.display()
            )));
        }
        Plan::read(path).map_err(failure)?
    } else {
        let SourceArgs { id, title, publisher, url, fellowship, zone, state, mapping } = &args.source;
        let mut options = SourceOptions::default();
        options.as_of = args.as_of;
        (options.id, options.title) = (id.clone(), title.clone());
        (options.publisher, options.url) = (publisher.clone(), url.clone());
        (options.fellowship, options.zone) = (fellowship.clone(), zone.clone());
        (options.state, options.mapping) = (*state, mapping.clone());
        Plan::of_one(&args.format, files, options).map_err(failure)?
    };
    if let Some(corrections) = &args.corrections {
        plan.corrections = Some(corrections.clone());
    }
    Ok(plan)
}

fn is_plan(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// Fetches what `--fetch` asks for; `None` without it.
fn fetched(args: &ImportArgs) -> Result<Option<Vec<PathBuf>>, Failure> {
    let (Some(states), Some(into)) = (&args.fetch, &args.into) else { return Ok(None) };
    if args.format != FETCHED {
        return Err(Failure::Usage(format!("--fetch belongs to `import {FETCHED}`: leave it out")));
    }
    let today =
        today().ok_or_else(|| Failure::Usage("the clock of this machine shows no day: set it".to_owned()))?;
    let files = fetch::fetch(states, into, &args.fetch_from, fetch::Pace::POLITE, today)?;
    println!("{} in {}.", count(files.len(), "page"), into.display());
    Ok(Some(files))
}

/// Makes the sample listing that is shown where no other was asked for. `out` is a folder of ours alone: what an older
/// version of this code left there may be no listing any more.
pub(crate) fn default_sample(out: &Path) -> Result<(), Failure> {
    sample_of(sample::DEFAULT_COUNT, out)
}

/// Makes a sample listing of so many places, as [`default_sample`] does.
pub(crate) fn sample_of(count: usize, out: &Path) -> Result<(), Failure> {
    empty(out)?;
    invent(None, Some(count), out)
}

fn empty(out: &Path) -> Result<(), Failure> {
    if out.exists() {
        fs::remove_dir_all(out).on("remove", out)?;
    }
    Ok(())
}

/// The folder of real directories, where this machine has one.
pub(crate) fn real_data() -> Option<PathBuf> {
    env::var_os(REAL_DATA).filter(|dir| !dir.is_empty()).map(PathBuf::from)
}

/// Imports the national directory out of the folder of real data, into a folder of ours as [`default_sample`] does.
pub(crate) fn national(real_data: &Path, out: &Path) -> Result<Report, Failure> {
    empty(out)?;
    let dir = real_data.join("samhsa-directory-2023");
    let mut files: Vec<PathBuf> = fs::read_dir(&dir)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .on("read", &dir)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "xlsx"));
    files.sort();
    say(&format!("Importing the national directory, {}", count(files.len(), "file")));
    importer::import("samhsa-directory", &files, out, &Options::default()).map_err(failure)
}

/// Imports what the example of another operator's site is made of, into a folder of ours as [`default_sample`] does.
pub(crate) fn example(plan: &Path, out: &Path) -> Result<(), Failure> {
    empty(out)?;
    say(&format!("Importing {}", plan.display()));
    let plan = Plan::read(plan).map_err(failure)?;
    importer::run(&plan, out, Task::default()).map(drop).map_err(failure)
}

fn invent(seed: Option<u64>, count: Option<usize>, out: &Path) -> Result<(), Failure> {
    let (seed, count) = (seed.unwrap_or(sample::DEFAULT_SEED), count.unwrap_or(sample::DEFAULT_COUNT));
    sample::write_listing(seed, count, out).map(drop).map_err(failure)
}

fn failure(error: importer::ImportError) -> Failure {
    Failure::Import(error.to_string())
}

fn check_sample_arguments(args: &ImportArgs) -> Result<(), Failure> {
    let others = args.as_of.is_some()
        || args.check.is_some()
        || args.accept_loss
        || args.corrections.is_some()
        || args.today.is_some()
        || args.source != SourceArgs::default();
    if !args.files.is_empty() || others {
        return Err(Failure::Usage(
            "`import sample` invents a listing: it takes --seed, --count and --out alone".to_owned(),
        ));
    }
    Ok(())
}

fn check_import_arguments(args: &ImportArgs) -> Result<(), Failure> {
    if args.seed.is_some() || args.count.is_some() {
        return Err(Failure::Usage(
            "--seed and --count belong to `import sample`: leave them out".to_owned(),
        ));
    }
    Ok(())
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::args::{Args, Command};
    use crate::files::TestDir;

    fn arguments(dir: &TestDir, given: &[&str]) -> ImportArgs {
        let out = dir.path().join("listing");
        let args = ["xtask", "import", "--today", "2026-07-01", "--out"].map(str::to_owned);
        let args = args.into_iter().chain([out.display().to_string()]);
        let args = args.chain(given.iter().map(|&word| word.to_owned()));
        match Args::try_parse_from(args).unwrap().command {
            Command::Import(args) => *args,
            other => panic!("{other:?}"),
        }
    }

    fn directory(dir: &TestDir, rows: &[&str]) -> String {
        let text = "Name1,Street1,City,State,Zip,Phone,Service_code_info\n".to_owned() + &rows.join("\n");
        dir.write("su.csv", text);
        dir.path().join("su.csv").display().to_string()
    }

    const ROW: &str = "Invented House,1 Elm St,Columbus,OH,43215,614-555-0100,PEER";

    #[test]
    fn a_check_tells_by_its_end_whether_a_listing_should_be_published() {
        let dir = TestDir::new("import-check");
        let file = directory(&dir, &[ROW]);
        let check = |as_of: &str| {
            let given = ["samhsa-directory", &file, "--as-of", as_of, "--check"];
            run(&arguments(&dir, &given)).unwrap()
        };
        assert_eq!(check("2026-06-01"), Verdict::Fine);
        assert_eq!(check("2025-06-01"), Verdict::CheckFails);
        assert!(!dir.path().join("listing").exists());
        assert!(dir.path().join("listing.report.html").exists());
        let gone = ["samhsa-directory", "gone.csv", "--check"];
        assert!(run(&arguments(&dir, &gone)).is_err());
    }

    #[test]
    fn a_plan_is_told_by_its_ending_and_takes_corrections() {
        let dir = TestDir::new("import-plan");
        directory(&dir, &[ROW]);
        dir.write(
            "import.toml",
            "[[source]]\nformat = \"samhsa-directory\"\nfiles = [\"su.csv\"]\nas_of = 2026-06-01\n",
        );
        dir.write(
            "own.toml",
            "as_of = 2026-06-02\n[[remove]]\nname = \"Nobody\"\nzip = \"43215\"\nreason = \"gone\"\n",
        );
        let [plan, own] = ["import.toml", "own.toml"].map(|name| dir.path().join(name).display().to_string());
        assert_eq!(run(&arguments(&dir, &[&plan, "--corrections", &own])).unwrap(), Verdict::Fine);
        let text = fs::read_to_string(dir.path().join("listing.report.txt")).unwrap();
        assert!(text.contains("own.toml line 2, \"nobody, 43215\""), "{text}");
        for more in [&["a.csv"][..], &["--as-of", "2026-01-01"], &["--zone", "America/New_York"]] {
            let given = [&[plan.as_str()][..], more].concat();
            let error = run(&arguments(&dir, &given)).unwrap_err().to_string();
            assert!(error.contains("write it there"), "{error}");
        }
    }

    #[test]
    fn a_sample_takes_no_check_and_a_source_takes_no_seed() {
        let dir = TestDir::new("import-arguments");
        for given in [
            &["sample", "--check"][..],
            &["sample", "--zone", "UTC"],
            &["samhsa-directory", "a", "--seed", "1"],
        ] {
            assert!(matches!(run(&arguments(&dir, given)), Err(Failure::Usage(_))), "{given:?}");
        }
    }
}
