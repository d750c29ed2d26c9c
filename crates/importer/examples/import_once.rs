//! Imports once and prints the report: for measuring time and memory without the rest of `cargo xtask`.
//!
//! `cargo build --profile xtask -p importer --example import_once`, then
//! `/usr/bin/time -v target/xtask/examples/import_once samhsa-directory OUT FILE…`
#![allow(clippy::print_stdout, reason = "an example that prints a report")]

use std::env::args_os;
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = args_os().skip(1);
    let (Some(format), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: import_once FORMAT OUT FILE…".into());
    };
    let files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let start = Instant::now();
    let report =
        importer::import(&format.to_string_lossy(), &files, out.as_ref(), &importer::Options::default())?;
    println!("{}\n{:.2} s", report.summary(), start.elapsed().as_secs_f32());
    Ok(())
}
