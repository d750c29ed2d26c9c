//! The layers of the house: who may know whom. See ARCHITECTURE.md.
#![allow(clippy::expect_used, clippy::panic, reason = "the helpers of a test may fail it")]

use std::fs;
use std::path::{Path, PathBuf};

/// A layer of the app and the layers it may use, besides itself.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("browser", &[]),
    ("components", &[]),
    ("i18n", &["browser"]),
    ("routes", &["i18n"]),
    ("site", &[]),
    ("data", &["browser", "routes"]),
    ("state", &["browser", "data", "i18n", "routes"]),
    ("content", &["i18n", "routes", "site", "state"]),
    ("features", &["components", "content", "data", "i18n", "routes", "site", "state"]),
    ("app", &["components", "features", "i18n", "routes", "state"]),
    ("prerender", &["app", "browser", "content", "features", "i18n", "routes", "site"]),
    // The programs, and the list of the layers.
    ("main", &["app", "browser", "routes"]),
    ("bin", &["content", "i18n", "prerender", "routes", "site"]),
    ("lib", &[]),
];

/// What the app's own crate is called, from within and from its programs.
const OWN_NAMES: [&str; 2] = ["crate::", "beside::"];

/// What the pure crate must not name.
const IMPURE: [&str; 7] = ["leptos", "web_sys", "js_sys", "gloo", "std::fs", "std::net", "std::time"];

#[test]
fn every_layer_of_the_app_uses_only_the_layers_below_it() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src") {
        let layer = layer_of(&file);
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == layer) else {
            wrong.push(format!("{}: {layer} is no layer: give it a place in this table", file.display()));
            continue;
        };
        for used in used_layers(&text) {
            if used != layer && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: {layer} must not use {used}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A step up would leave a layer without naming the one that is entered.
#[test]
fn no_file_climbs_out_of_its_layer() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src") {
        let inside = file.strip_prefix(root().join("src")).unwrap_or(&file);
        let is_top = inside.components().count() == 1
            || (inside.ends_with("mod.rs") && inside.components().count() == 2);
        let step = if is_top { "super::" } else { "super::super" };
        // What a test module takes from its own file stays there.
        if text.replace("super::*", "").contains(step) {
            wrong.push(format!("{}: climbs by {step}, use crate::", file.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_the_browser_layer_names_the_browser() {
    let names = ["web_sys", "js_sys", "gloo_net", "gloo_timers", "wasm_bindgen"];
    assert_nobody_names("src", &names, |file| layer_of(file) == "browser");
}

#[test]
fn the_listing_crate_is_pure() {
    assert_nobody_names("crates/listing/src", &IMPURE, |_| false);
}

#[test]
fn paths_are_spelled_in_routes_and_parameters_in_the_query_state_alone() {
    let spelled = [
        "\"/find",
        "\"/center",
        "\"/saved",
        "\"/start",
        "\"/call",
        "\"/plan",
        "\"/es",
        "\"near=",
        "\"within=",
        "\"list=",
        "href=\"/",
    ];
    assert_nobody_names("src", &spelled, |file| {
        let is_of_query =
            file.components().any(|part| part.as_os_str().to_string_lossy().starts_with("find_query"));
        file.ends_with("routes.rs") || is_of_query
    });
}

/// What a listing says becomes a link by these two alone: `link` of the listing crate knows web addresses, the routes know
/// how one calls, writes and finds the way. Properties beside them hold which schemes there are.
#[test]
fn no_scheme_of_a_link_is_spelled_outside_of_the_routes() {
    let schemes = ["\"tel:", "\"sms:", "\"mailto:", "\"geo:", "\"data:", "\"javascript:", "format!(\"http"];
    assert_nobody_names("src", &schemes, |file| file.ends_with("src/routes.rs"));
}

#[track_caller]
fn assert_nobody_names(folder: &str, names: &[&str], is_excepted: impl Fn(&Path) -> bool) {
    let mut wrong = Vec::new();
    for (file, text) in sources(folder).into_iter().filter(|(file, _)| !is_excepted(file)) {
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for name in names.iter().filter(|name| line.contains(**name)) {
                wrong.push(format!("{}:{}: names {name}", file.display(), at + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// `src/state/finder.rs` and `src/state.rs` belong to the layer `state`.
fn layer_of(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).unwrap_or(file);
    let first = inside.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    first.unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// Every `name` of a `crate::name`, and of each name in `crate::{…}`.
fn used_layers(text: &str) -> Vec<String> {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let paths = OWN_NAMES.iter().flat_map(|own| code.split(own).skip(1));
    paths.flat_map(first_names).collect()
}

/// The first name of a path, or of every path in a list of them: `a` and `b` of `{a::{c, d}, b::e}`.
fn first_names(path: &str) -> Vec<String> {
    let name = |path: &str| -> String {
        let is_part = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_';
        path.trim_start().chars().take_while(is_part).collect()
    };
    let Some(list) = path.trim_start().strip_prefix('{') else {
        return Some(name(path)).filter(|name| !name.is_empty()).into_iter().collect();
    };
    let (mut names, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(name(&list[start..at]));
                start = at + 1;
            }
            _ => {}
        }
        if sign == '}' && start == at + 1 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn the_layers_in_a_list_of_paths_are_seen() {
    assert_eq!(used_layers("use crate::state::finder::Finder;"), ["state"]);
    assert_eq!(
        used_layers(
            "use crate::{\n    i18n::{Locale, words::{A, B}},\n    data as d, routes,\n};\nuse crate::app;"
        ),
        ["i18n", "data", "routes", "app"]
    );
    assert_eq!(used_layers("use beside::{browser::mount, site};"), ["browser", "site"]);
    assert_eq!(used_layers("// crate::data\nuse crate::{Thing};"), Vec::<String>::new());
}

/// All Rust files below a folder of the project, with their text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let (mut folders, mut found) = (vec![root().join(folder)], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no sources in {folder}");
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project's folder")
}
