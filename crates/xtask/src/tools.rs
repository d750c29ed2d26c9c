//! Which tools must be there, and how does each one get there?
//!
//! Whatever can be installed without asking is installed when it is first needed, says so, and is used from then on.
//! The versions are pinned here and nowhere else.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::apt;
use crate::engines;
use crate::failure::{Failure, OnPath};
use crate::places::{Places, is_program, on_path};
use crate::process::{Task, say};

/// What a command needs before it can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Every crate of `Cargo.lock`, on this disk.
    Crates,
    /// The standard library for the browser.
    WasmTarget,
    /// The bundler of the app.
    Trunk,
    /// What turns cargo's Wasm into a module, and runs Wasm tests.
    WasmBindgen,
    /// What looks at the crates of a lock file.
    CargoDeny,
    /// What throws bytes at our readers.
    CargoFuzz,
    /// The dev tools of `package.json`.
    NpmPackages,
    /// Chromium or Chrome.
    Browser,
    /// Such a browser for the stories: without a window, where there is one.
    Shell,
    /// The chromedriver that fits it.
    Driver,
    /// Firefox and WebKit with their drivers.
    Engines,
}

/// What the release site is built with.
pub(crate) const TO_BUILD: [Need; 5] =
    [Need::Crates, Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::NpmPackages];

/// The tools that were asked for, ready to be used.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tools {
    /// Folders that go before PATH, so that the pinned versions are found first.
    dirs: Vec<PathBuf>,
    /// Chromium or Chrome, where it was asked for.
    pub(crate) browser: Option<PathBuf>,
    /// What the stories run in, where it was asked for.
    pub(crate) shell: Option<PathBuf>,
    /// chromedriver, where it was asked for.
    pub(crate) driver: Option<PathBuf>,
}

impl Tools {
    /// Makes ready all that is needed, in an order in which each can use the ones before it.
    pub(crate) fn ready(places: &Places, needs: &[Need]) -> Result<Self, Failure> {
        let mut tools = Self::default();
        if needs.contains(&Need::Crates) {
            fetch_crates(places)?;
        }
        if needs.contains(&Need::WasmTarget) {
            install_wasm_target(places)?;
        }
        for (need, tool) in PINNED {
            if needs.contains(need) {
                tools.dirs.extend(tool.ready(places)?);
            }
        }
        if needs.contains(&Need::NpmPackages) {
            install_npm_packages(places)?;
        }
        if needs.contains(&Need::Browser) || needs.contains(&Need::Driver) {
            install_browser(needs.contains(&Need::Driver))?;
            tools.browser = browser();
            tools.driver = driver();
        }
        if needs.contains(&Need::Shell) {
            install_shell()?;
            tools.shell = shell();
        }
        if needs.contains(&Need::Engines) {
            engines::install()?;
        }
        Ok(tools)
    }

    /// PATH with the pinned tools first.
    pub(crate) fn path(&self) -> OsString {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let dirs = self.dirs.iter().cloned().chain(env::split_paths(&inherited));
        env::join_paths(dirs).unwrap_or(inherited)
    }

    /// A program among the pinned tools, or else its bare name.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        let pinned = self.dirs.iter().map(|dir| dir.join(name)).find(|file| is_program(file));
        pinned.or_else(|| on_path(name)).unwrap_or_else(|| PathBuf::from(name))
    }
}

/// A program of Rust's registry at exactly one version.
#[derive(Debug)]
struct Pinned {
    /// Its name in a sentence.
    name: &'static str,
    /// Its package on the registry.
    package: &'static str,
    /// The program whose `--version` tells.
    program: &'static str,
    /// Every program of the package that we use.
    programs: &'static [&'static str],
    version: &'static str,
    /// What to expect on a machine with two cores, measured.
    minutes: u8,
}

const TRUNK: Pinned = Pinned {
    name: "Trunk",
    package: "trunk",
    program: "trunk",
    programs: &["trunk"],
    // 0.22 needs a newer Rust than the one pinned in rust-toolchain.toml.
    version: "0.21.14",
    minutes: 8,
};

/// Of the program and of the crate.
pub(crate) const WASM_BINDGEN_VERSION: &str = "0.2.129";

const WASM_BINDGEN: Pinned = Pinned {
    name: "wasm-bindgen-cli",
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    // Must equal the crate in Cargo.lock, to the last digit; a test below holds it.
    version: WASM_BINDGEN_VERSION,
    minutes: 3,
};

/// The driver of Firefox; Debian has none that is packaged by itself.
const GECKODRIVER: Pinned = Pinned {
    name: "geckodriver",
    package: "geckodriver",
    program: "geckodriver",
    programs: &["geckodriver"],
    version: "0.37.1",
    minutes: 5,
};

const CARGO_DENY: Pinned = Pinned {
    name: "cargo-deny",
    package: "cargo-deny",
    program: "cargo-deny",
    programs: &["cargo-deny"],
    version: "0.20.2",
    minutes: 9,
};

const CARGO_FUZZ: Pinned = Pinned {
    name: "cargo-fuzz",
    package: "cargo-fuzz",
    program: "cargo-fuzz",
    programs: &["cargo-fuzz"],
    version: "0.13.2",
    minutes: 4,
};

const PINNED: &[(Need, Pinned)] = &[
    (Need::Trunk, TRUNK),
    (Need::WasmBindgen, WASM_BINDGEN),
    (Need::CargoDeny, CARGO_DENY),
    (Need::CargoFuzz, CARGO_FUZZ),
    (Need::Engines, GECKODRIVER),
];

impl Pinned {
    /// The folder to put before PATH, or none where PATH has exactly this version already.
    fn ready(&self, places: &Places) -> Result<Option<PathBuf>, Failure> {
        let name = format!("{}-{}", self.package, self.version);
        let home = places.tools.join(&name);
        let bin = home.join("bin");
        if self.is_in(&bin) {
            return Ok(Some(bin));
        }
        if let Some(dir) = on_path(self.program).as_deref().and_then(Path::parent)
            && self.is_in(dir)
        {
            return Ok(None);
        }
        say(&format!(
            "Installing {} {} (first time only, about {} minutes on two cores)",
            self.name, self.version, self.minutes
        ));
        // A target folder of its own, so that the tool's build leaves nothing in ours.
        let build = places.tools.join(format!("{name}.build"));
        fs::create_dir_all(&home).on("make", &home)?;
        Task::cargo(format!("{} {}", self.name, self.version))
            .args("install --locked --root")
            .arg(&home)
            .arg(format!("{}@{}", self.package, self.version))
            .env("CARGO_TARGET_DIR", &build)
            .dir(&places.root)
            .fetch()?;
        fs::remove_dir_all(&build).on("remove", &build)?;
        Ok(Some(bin))
    }

    fn is_in(&self, dir: &Path) -> bool {
        let says = || Task::new(self.name, dir.join(self.program)).arg("--version").read();
        self.is_complete_in(dir) && says().is_some_and(|said| version(&said) == Some(self.version))
    }

    fn is_complete_in(&self, dir: &Path) -> bool {
        self.programs.iter().all(|program| is_program(&dir.join(program)))
    }
}

/// The version in what a program answers to `--version`: `trunk 0.21.14`, `v20.20.2`, `Chromium 141.0.1 built on …`.
fn version(said: &str) -> Option<&str> {
    said.split_ascii_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|sign: char| sign.is_ascii_digit()) && word.contains('.'))
}

fn fetch_crates(places: &Places) -> Result<(), Failure> {
    let offline =
        |task: Task| task.args("fetch --locked --quiet --offline").dir(&places.root).read().is_some();
    if offline(Task::cargo("the crates")) {
        return Ok(());
    }
    say("Fetching the crates of Cargo.lock");
    Task::cargo("the crates of Cargo.lock").args("fetch --locked").dir(&places.root).fetch()
}

fn install_wasm_target(places: &Places) -> Result<(), Failure> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let library = Task::new("rustc", env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args("--print target-libdir --target")
        .arg(TARGET)
        .dir(&places.root)
        .read();
    if library.is_some_and(|dir| Path::new(&dir).is_dir()) {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        return Err(Failure::Missing {
            program: "the Rust target wasm32-unknown-unknown",
            way_out: "install it with your system's package manager, or install rustup, which then does it by itself".into(),
        });
    }
    say("Adding the Rust target wasm32-unknown-unknown (first time only, a few seconds)");
    Task::new("the Rust target wasm32-unknown-unknown", "rustup")
        .args("target add")
        .arg(TARGET)
        .dir(&places.root)
        .fetch()
}

fn install_npm_packages(places: &Places) -> Result<(), Failure> {
    let lock = places.root.join("package-lock.json");
    for file in [&places.root.join("package.json"), &lock] {
        if !file.is_file() {
            let way_out = "it belongs to the project, restore it with git";
            return Err(Failure::NoSuchFile { path: file.clone(), way_out });
        }
    }
    // Also where the packages are installed: they are what runs on it, and fail in words of their own.
    check_node()?;
    // npm writes this file last, so an interrupted install has none.
    let stamp = places.root.join("node_modules").join(".package-lock.json");
    if is_newer(&stamp, &lock) {
        return Ok(());
    }
    say("Installing the npm packages of package-lock.json (dev tools only, about a minute)");
    Task::new("the npm packages", "npm")
        .args("ci --no-audit --no-fund")
        // The browser comes from the system; Playwright's own would be another 170 MB.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .dir(&places.root)
        .fetch()
}

/// The oldest Node.js that the npm packages run on; `package.json` says so too, but npm only mutters about it.
const NODE: (u32, u32) = (20, 19);

fn check_node() -> Result<(), Failure> {
    let way_out = || {
        let (major, minor) = NODE;
        format!("install Node.js {major}.{minor} or newer together with npm (https://nodejs.org/en/download)")
    };
    if on_path("node").is_none() || on_path("npm").is_none() {
        return Err(Failure::Missing { program: "Node.js", way_out: way_out() });
    }
    let said = Task::new("Node.js", "node").arg("--version").read().unwrap_or_default();
    match version(&said) {
        Some(found) if is_older(found, NODE) => {
            Err(Failure::TooOld { program: "Node.js", found: found.to_owned(), way_out: way_out() })
        }
        // What does not tell its version may be any.
        _ => Ok(()),
    }
}

fn is_older(found: &str, (major, minor): (u32, u32)) -> bool {
    let mut parts = found.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default()) < (major, minor)
}

/// Whether `file` was written after `other`, or at the same moment.
fn is_newer(file: &Path, other: &Path) -> bool {
    let written = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    matches!((written(file), written(other)), (Some(file), Some(other)) if file >= other)
}

fn browser() -> Option<PathBuf> {
    named_by("PLAYWRIGHT_CHROMIUM").or_else(|| {
        ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"]
            .into_iter()
            .find_map(on_path)
    })
}

/// The browser without a window that Playwright itself prefers: the same engine, and a fifth quicker.
const SHELL: &str = "chromium-headless-shell";

/// What the stories run in.
fn shell() -> Option<PathBuf> {
    named_by("PLAYWRIGHT_CHROMIUM").or_else(|| on_path(SHELL)).or_else(browser)
}

fn driver() -> Option<PathBuf> {
    named_by("CHROMEDRIVER").or_else(|| on_path("chromedriver"))
}

/// A program that the environment names, for machines where it is not on PATH.
fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| is_program(file))
}

const WAY_TO_A_BROWSER: &str = "install it with your system's package manager, of one version with the browser, and put it on PATH \
                                (or name it in PLAYWRIGHT_CHROMIUM and CHROMEDRIVER)";

fn install_browser(with_driver: bool) -> Result<(), Failure> {
    let is_there = || browser().is_some() && (!with_driver || driver().is_some());
    let (program, packages) = match (browser(), with_driver && driver().is_none()) {
        (Some(_), false) => return Ok(()),
        (None, false) => ("Chromium", "chromium"),
        (Some(_), true) => ("chromedriver", "chromium-driver"),
        (None, true) => ("Chromium with chromedriver", "chromium chromium-driver"),
    };
    apt::install(program, packages, is_there, WAY_TO_A_BROWSER)
}

/// Debian has it beside Chromium; other systems go without, and tell the stories in the browser itself.
fn install_shell() -> Result<(), Failure> {
    let is_there = || on_path(SHELL).is_some();
    let is_known = || {
        Task::new("apt-cache", "apt-cache").arg("show").arg(SHELL).read().is_some_and(|said| !said.is_empty())
    };
    if named_by("PLAYWRIGHT_CHROMIUM").is_none()
        && !is_there()
        && on_path("apt-cache").is_some()
        && is_known()
    {
        apt::install("Chromium without a window", SHELL, is_there, WAY_TO_A_BROWSER)?;
    }
    install_browser(false)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::files::TestDir;

    #[test]
    fn a_version_is_read_from_what_each_tool_says() {
        assert_eq!(version("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version("wasm-bindgen 0.2.129\n"), Some("0.2.129"));
        assert_eq!(version("v20.20.2"), Some("20.20.2"));
        assert_eq!(
            version("Chromium 141.0.7390.54 built on Debian GNU/Linux 12 (bookworm)"),
            Some("141.0.7390.54")
        );
        assert_eq!(version("version unknown"), None);
        assert_eq!(version(""), None);
    }

    #[test]
    fn a_node_that_is_too_old_is_told_from_one_that_will_do() {
        for old in ["18.20.4", "20.18.3", "20", "9.99.0"] {
            assert!(is_older(old, NODE), "{old}");
        }
        for new in ["20.19.0", "20.20.2", "22.0.0", "100.1"] {
            assert!(!is_older(new, NODE), "{new}");
        }
        let failure =
            Failure::TooOld { program: "Node.js", found: "18.20.4".into(), way_out: "do this".into() };
        assert_eq!(failure.to_string(), "Node.js 18.20.4 is too old: do this, then run this again");
    }

    #[test]
    fn the_oldest_node_is_the_one_that_the_packages_and_the_readme_name() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let (major, minor) = NODE;
        for (file, expected) in
            [("package.json", format!("^{major}.{minor}.0")), ("README.md", format!("Node {major}.{minor}"))]
        {
            assert!(fs::read_to_string(root.join(file)).unwrap().contains(&expected), "{file}: {expected}");
        }
    }

    #[test]
    fn the_wasm_bindgen_command_is_of_the_version_the_app_is_built_with() {
        let lock =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock")).unwrap();
        let expected = format!("name = \"wasm-bindgen\"\nversion = \"{}\"\n", WASM_BINDGEN.version);
        assert!(
            lock.contains(&expected),
            "Cargo.lock has another wasm-bindgen than {}",
            WASM_BINDGEN.version
        );
    }

    #[test]
    fn a_tool_that_lacks_one_of_its_programs_is_installed_again() {
        let folder = TestDir::new("tools");
        let add = |name: &str, mode: u32| {
            folder.write(name, "#!/bin/sh\n");
            fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(mode)).unwrap();
        };
        add("wasm-bindgen", 0o755);
        assert!(!WASM_BINDGEN.is_complete_in(folder.path()), "its test runner is missing");
        add("wasm-bindgen-test-runner", 0o644);
        assert!(!WASM_BINDGEN.is_complete_in(folder.path()), "its test runner cannot be run");
        add("wasm-bindgen-test-runner", 0o755);
        assert!(WASM_BINDGEN.is_complete_in(folder.path()));
    }
}
