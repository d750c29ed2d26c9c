//! `cargo xtask sizes`: whose code are the bytes that a page of the app waits for?

mod document;
mod module;
mod symbol;

use std::fs;

use self::module::Bytes;
use crate::app_parts;
use crate::failure::{Failure, OnPath};
use crate::places::Places;
use crate::process::{Task, say};
use crate::tools::{Need, Tools};

/// Builds the app as the site does, keeps the names of its functions, and writes what takes the bytes to `docs/size.md`.
pub(crate) fn run(places: &Places) -> Result<(), Failure> {
    let tools = Tools::ready(places, &[Need::Crates, Need::WasmTarget, Need::WasmBindgen])?;
    say("Building the app as the site has it (from nothing, about 4 minutes on two cores)");
    // With the arguments and in the folder of Trunk: what a build of the site left is not done again.
    Task::cargo("the build of the app")
        .args(
            "build --release --locked --target wasm32-unknown-unknown --features hydrate,parts --bin beside",
        )
        .env("CARGO_TARGET_DIR", places.app_target())
        .dir(&places.root)
        .run()?;
    let (wasm, parts) = app_parts::start_with_names(places, &tools, &places.target.join("sizes"))?;
    let bytes = Bytes::read(&wasm).map_err(|why| Failure::Parts(why.to_string()))?;
    let file = places.root.join("docs").join("size.md");
    fs::write(&file, document::document(&bytes, &parts)).on("write", &file)?;
    println!("{} KB of Wasm at the start: what takes them is in {}", bytes.total() / 1000, file.display());
    Ok(())
}
