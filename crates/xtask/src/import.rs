//! How does an operator's file become a listing?
//!
//! All of it is the importer's work; here it is called, timed and its report printed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use importer::{Options, Report, sample};
use listing::record::Date;

use crate::args::ImportArgs;
use crate::failure::{Failure, OnPath};
use crate::process::say;

/// The format name that invents a listing and reads no file.
const SAMPLE: &str = "sample";

/// Names the folder of real directories, which are no part of the project.
const REAL_DATA: &str = "BESIDE_REAL_DATA";

/// `cargo xtask import`: makes the listing and prints what became of every row.
pub(crate) fn run(args: &ImportArgs) -> Result<(), Failure> {
    if let Some(table) = &args.suggest {
        return suggest(&args.format, table);
    }
    let start = Instant::now();
    // The arguments ask for it where nothing is drafted.
    let out = args.out.clone().unwrap_or_default();
    if args.format == SAMPLE {
        check_sample_arguments(args)?;
        say("Inventing a listing");
        invent(args.seed, args.count, &out)?;
    } else {
        check_import_arguments(args)?;
        say(&format!("Importing {} of format {}", count(args.files.len(), "file"), args.format));
        let report = importer::import(&args.format, &args.files, &out, &options(args)).map_err(failure)?;
        println!("{}", report.summary());
    }
    println!("The listing is in {} ({:.1} s).", out.display(), start.elapsed().as_secs_f64());
    println!("To see it: cargo xtask serve --listing {}", out.display());
    Ok(())
}

fn options(args: &ImportArgs) -> Options {
    Options {
        as_of: args.as_of,
        fellowship: args.fellowship.clone(),
        zone: args.zone.clone(),
        state: args.state,
        mapping: args.mapping.clone(),
        ..Options::default()
    }
}

/// Prints a draft of a mapping, and nothing beside it: it goes into a file.
fn suggest(format: &str, table: &Path) -> Result<(), Failure> {
    if !format.eq_ignore_ascii_case("csv") {
        return Err(Failure::Usage("--suggest belongs to `import csv`: a mapping is for a table".to_owned()));
    }
    print!("{}", importer::suggest_mapping(table).map_err(failure)?);
    Ok(())
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
    from_files("samhsa-directory", &files, out, None)
}

fn from_files(format: &str, files: &[PathBuf], out: &Path, as_of: Option<Date>) -> Result<Report, Failure> {
    importer::import(format, files, out, &Options { as_of, ..Options::default() }).map_err(failure)
}

fn invent(seed: Option<u64>, count: Option<usize>, out: &Path) -> Result<(), Failure> {
    let (seed, count) = (seed.unwrap_or(sample::DEFAULT_SEED), count.unwrap_or(sample::DEFAULT_COUNT));
    sample::write_listing(seed, count, out).map(drop).map_err(failure)
}

fn failure(error: importer::ImportError) -> Failure {
    Failure::Import(error.to_string())
}

fn check_sample_arguments(args: &ImportArgs) -> Result<(), Failure> {
    let of_files = args.as_of.is_some()
        || args.fellowship.is_some()
        || args.zone.is_some()
        || args.state.is_some()
        || args.mapping.is_some();
    if !args.files.is_empty() || of_files {
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
