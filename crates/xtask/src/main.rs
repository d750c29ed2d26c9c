//! `cargo xtask`: serve, build, test, bench, sizes, import. One module a subject; what is pinned stands in [`tools`].
#![allow(clippy::print_stdout, reason = "results of a command belong on stdout; progress goes to stderr")]
#![forbid(unsafe_code)]

mod app_names;
mod app_pack;
mod app_parts;
mod apt;
mod args;
mod audit;
mod below;
mod bench;
mod build;
mod caching;
mod compress;
mod contrast;
mod engines;
mod failure;
mod fetch;
mod files;
mod fuzz;
mod gallery;
mod headers;
mod hosts;
mod icons;
mod import;
mod in_browser;
mod listing_folder;
mod map;
mod npm_audit;
mod offline;
mod origins;
mod places;
mod policy;
mod process;
mod region;
mod serve;
#[allow(unreachable_pub, reason = "it is a module of the app as well")]
#[path = "../../../src/site/settings.rs"]
mod settings;
mod site_file;
mod sizes;
mod table;
mod test;
mod tiles;
mod today;
mod tools;
mod wasm_names;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Command};
use crate::build::Wanted;
use crate::failure::{Failure, OnPath};
use crate::places::Places;
use crate::process::say;
use crate::serve::Port;
use crate::tools::{TO_BUILD, Tools};

fn main() -> ExitCode {
    let places = Places::find();
    let done = match Args::parse().command {
        // Its last line is its verdict, so nothing is printed after it.
        Command::Test { only, all_browsers } if test::run(&places, &only, all_browsers) => Ok(()),
        Command::Test { .. } => return ExitCode::FAILURE,
        Command::Serve { listing, site, port, gallery, no_build, dist } => {
            let wanted = Wanted { listing: listing.as_deref(), site: site.as_deref(), ..Wanted::default() };
            serve(&places, &wanted, port, gallery, no_build, dist)
        }
        Command::Build { listing, site, url, mail, date, tiles, attribution, dist } => {
            let wanted = Wanted {
                listing: listing.as_deref(),
                site: site.as_deref(),
                url: url.as_deref(),
                mail: mail.as_deref(),
                date,
                tiles: tiles.as_ref().zip(attribution.as_deref()),
            };
            dist_or(&places, dist).and_then(|dist| build(&places, &wanted, &dist))
        }
        Command::Bench { fuzz: true, .. } => fuzz::run(&places),
        Command::Bench { fuzz: false, runs } => {
            let measured = bench::run(&places, runs);
            // A figure over its budget is no reason not to look at what breaks; it stands in its table.
            fuzz::run(&places).and(measured)
        }
        Command::Sizes => origins::run(&places),
        Command::Import(args) => match import::run(&args) {
            Ok(import::Verdict::Fine) => Ok(()),
            Ok(import::Verdict::CheckFails) => return ExitCode::from(2),
            Err(failure) => Err(failure),
        },
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn serve(
    places: &Places,
    wanted: &Wanted<'_>,
    port: u16,
    gallery: bool,
    no_build: bool,
    dist: Option<PathBuf>,
) -> Result<(), Failure> {
    let port = Port::take(port)?;
    let dist = dist_or(places, dist)?;
    if !no_build {
        build(places, wanted, &dist)?;
    }
    if !gallery {
        return port.serve(&dist);
    }
    let dist = gallery::add(places, wanted.site, &dist)?;
    say(&format!("The gallery will be at {}gallery/", port.url()));
    port.serve(&dist)
}

fn build(places: &Places, wanted: &Wanted<'_>, dist: &Path) -> Result<(), Failure> {
    // Before tools are installed for minutes.
    site_file::read(places, wanted.site)?;
    if let Some(listing) = wanted.listing {
        listing_folder::check(listing)?;
    }
    let tools = Tools::ready(places, &TO_BUILD)?;
    let figures = build::build(places, &tools, wanted, dist)?;
    println!("\n{}", sizes::figures_table(&figures));
    Ok(())
}

/// The folder of the site, absolute: Trunk runs in the workspace, not where the command was typed.
fn dist_or(places: &Places, dist: Option<PathBuf>) -> Result<PathBuf, Failure> {
    dist.map_or_else(|| Ok(places.dist()), |dist| std::path::absolute(&dist).on("find", &dist))
}
