//! How heavy is the built site, and is that within its budget?

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::app_parts;
use crate::compress;
use crate::failure::{Failure, OnPath};
use crate::files;
use crate::listing_folder;
use crate::map;
use crate::table::table;

/// What one part of the site weighs, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Weight {
    pub(crate) files: usize,
    /// As it stands on disk.
    pub(crate) raw: u64,
    /// As it is sent: in Brotli, where there is such a file.
    pub(crate) sent: u64,
}

/// A part of the site with its budget.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    pub(crate) weight: Weight,
    /// In bytes as sent.
    pub(crate) budget: Option<u64>,
}

impl Figure {
    /// A budget that nothing is held against is not met: its files have another name now.
    pub(crate) fn is_within(&self) -> bool {
        self.budget.is_none_or(|budget| self.weight.files > 0 && self.weight.sent <= budget)
    }
}

/// Pages of the app, with the most in KB that their Wasm may weigh with all parts that they begin with: what it is today and a
/// little more, so that nothing grows unseen.
const APP_PAGES: [(&str, &str, u64); 5] = [
    ("center", "Wasm of a place's page, with its parts", 290),
    ("meetings", "Wasm of the meetings, with its parts", 400),
    ("saved", "Wasm of the saved places, with its parts", 415),
    ("start", "Wasm of the first steps and calls, with its parts", 415),
    ("plan", "Wasm of the plan and the call back, with its parts", 535),
];

/// Weighs the site in `dist`. A KB is 1,000 bytes here, the stricter of the two readings.
pub(crate) fn figures(dist: &Path) -> Result<Vec<Figure>, Failure> {
    let home = dist.join("index.html");
    if !home.is_file() {
        return Err(Failure::NotBuilt { dir: dist.to_path_buf() });
    }
    let all = files::below(dist)?;
    let of_app = |is_of: fn(&str) -> bool| -> BTreeSet<PathBuf> {
        all.iter().filter(|file| is_of(&files::url_path(dist, file))).cloned().collect()
    };
    let program = of_app(app_parts::is_loaded_at_start);
    let parts = of_app(|path| app_parts::part_name(path).is_some());
    let styles: BTreeSet<PathBuf> = all
        .iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "css"))
        .filter(|file| !file.starts_with(dist.join(map::FOLDER)))
        .cloned()
        .collect();
    let html = fs::read_to_string(&home).on("read", &home)?;
    // The first page loads no Wasm: only what its HTML names.
    let mut on_home: BTreeSet<PathBuf> =
        named_in(&html).into_iter().map(|path| dist.join(path)).filter(|file| file.is_file()).collect();
    on_home.insert(home.clone());
    let manifest = listing_folder::manifest(&dist.join("listing"))?;
    let search =
        listing_folder::search_shards(&manifest).map(|name| dist.join("listing").join(name)).collect();
    let listing = all
        .iter()
        .filter(|file| file.starts_with(dist.join("listing")) && !compress::is_compressed(file))
        .cloned()
        .collect();

    // What opening the map fetches, and what zooming in adds.
    let (counties, map): (BTreeSet<PathBuf>, BTreeSet<PathBuf>) = all
        .iter()
        .filter(|file| file.starts_with(dist.join(map::FOLDER)) && !compress::is_compressed(file))
        .filter(|file| file.extension().is_some_and(|extension| extension != "txt"))
        .cloned()
        .partition(|file| files::url_path(dist, file).contains("counties"));

    let figure = |name, files: &BTreeSet<PathBuf>, budget: Option<u64>| {
        Ok(Figure { name, weight: weigh(files)?, budget: budget.map(|kilobytes| kilobytes * 1000) })
    };
    let mut app = vec![
        figure("Wasm and glue, at the start", &program, Some(220))?,
        figure("Wasm, parts for when they are needed", &parts, None)?,
    ];
    for (page, name, budget) in APP_PAGES {
        let html = dist.join(page).join("index.html");
        let html = fs::read_to_string(&html).on("read", &html)?;
        let names = app_parts::files_of_parts(&html);
        let of_page = parts.iter().filter(|file| names.iter().any(|name| file.ends_with(name)));
        let files =
            if names.is_empty() { BTreeSet::new() } else { of_page.chain(&program).cloned().collect() };
        app.push(figure(name, &files, Some(budget))?);
    }
    let rest = [
        figure("CSS", &styles, Some(15))?,
        figure("Home page, its HTML", &BTreeSet::from([home]), None)?,
        figure("Home page, in all", &on_home, Some(300))?,
        figure("Map, loaded by choice", &map, Some(80))?,
        figure("Map, counties when zoomed in", &counties, Some(100))?,
        figure("Listing, search shards", &search, Some(600))?,
        figure("Listing, in all", &listing, None)?,
    ];
    app.extend(rest);
    Ok(app)
}

/// The figures as a table for a terminal.
pub(crate) fn figures_table(figures: &[Figure]) -> String {
    let rows: Vec<_> = figures
        .iter()
        .map(|figure| {
            [
                figure.name.to_owned(),
                figure.weight.files.to_string(),
                kilobytes(figure.weight.raw),
                kilobytes(figure.weight.sent),
                figure.budget.map_or_else(String::new, kilobytes),
                if figure.budget.is_none() { "" } else { verdict(figure.is_within()) }.to_owned(),
            ]
        })
        .collect();
    table(["Size", "files", "raw", "Brotli", "budget", ""], &rows)
}

/// How a figure stands to its budget, in a word.
pub(crate) fn verdict(is_within: bool) -> &'static str {
    if is_within { "ok" } else { "OVER" }
}

/// Bytes as a person reads them.
pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

fn weigh(files: &BTreeSet<PathBuf>) -> Result<Weight, Failure> {
    let mut weight = Weight { files: files.len(), ..Weight::default() };
    for file in files {
        weight.raw += file.metadata().on("read", file)?.len();
        weight.sent += compress::sent(file)?;
    }
    Ok(weight)
}

/// The files of the site that a page's HTML fetches by itself: every `src` and `href` that is a path of ours, without
/// links to other pages.
fn named_in(html: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for attribute in [" src=\"", " href=\""] {
        for value in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
            let path = value.split(['?', '#']).next().unwrap_or(value);
            let path = path.strip_prefix("./").or_else(|| path.strip_prefix('/')).unwrap_or(path);
            let is_file =
                path.rsplit('/').next().is_some_and(|name| name.contains('.') && !name.ends_with(".html"));
            if is_file
                && !path.starts_with('/')
                && !path.contains(':')
                && !path.split('/').any(|part| part == "..")
            {
                named.insert(path.to_owned());
            }
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_what_it_fetches() {
        let html = r#"<link rel="stylesheet" href="/main-0123456789abcdef.css"><script src="./start.js?v=1"></script>
            <a href="/find/">Find</a><a href="about.html">About</a><a href="https://example.org/x.css">x</a>
            <img src="//example.org/a.png"><img src="../../etc/passwd.txt"><link rel="icon" href="icon.svg#a">"#;
        let named: Vec<String> = named_in(html).into_iter().collect();
        assert_eq!(named, ["icon.svg", "main-0123456789abcdef.css", "start.js"]);
    }

    #[test]
    fn the_table_shows_what_is_over_its_budget() {
        let weight = Weight { files: 2, raw: 700_049, sent: 230_000 };
        let figures = [
            Figure { name: "Wasm and glue", weight, budget: Some(220_000) },
            Figure { name: "CSS", weight: Weight { files: 1, raw: 999, sent: 400 }, budget: Some(15_000) },
            Figure { name: "Listing", weight, budget: None },
        ];
        let expected = "\
Size           files       raw    Brotli    budget
─────────────  ─────  ────────  ────────  ────────  ────
Wasm and glue      2  700.0 KB  230.0 KB  220.0 KB  OVER
CSS                1    0.9 KB    0.4 KB   15.0 KB    ok
Listing            2  700.0 KB  230.0 KB
";
        assert_eq!(figures_table(&figures), expected);
        assert!(!figures[0].is_within() && figures[1].is_within() && figures[2].is_within());
        let gone = Figure { weight: Weight::default(), ..figures[1].clone() };
        assert!(!gone.is_within(), "a budget for files that are not there");
    }
}
