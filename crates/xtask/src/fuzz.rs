//! What breaks when others write what we read?
//!
//! Every target of `fuzz/` runs for a bounded time, beginning with what is right: the files of the sample listing, and
//! `fuzz/seeds`. What was found interesting stays in the target folder, so that the next run begins where this one ended.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::failure::{Failure, OnPath};
use crate::import;
use crate::places::Places;
use crate::process::{Heard, Task, say};
use crate::table::table;
use crate::tools::{Need, Tools};

/// So long every target runs.
const TIME: Duration = Duration::from_secs(20);
/// What takes longer with one input would keep a person waiting: it counts as a crash.
const LONGEST: Duration = Duration::from_secs(10);
/// What takes more memory was made large by a number in the input: it counts as a crash, too. In megabytes.
const MOST_MEMORY: u32 = 2048;
/// Inputs are not longer, in bytes; in longer ones bytes are hit more seldom that mean something.
const LONGEST_INPUT: u32 = 64 * 1024;
/// Places of the listing that targets begin with.
const PLACES: usize = 60;

/// What came of one target.
#[derive(Debug, PartialEq, Eq)]
enum Ran {
    /// So many inputs, and nothing broke.
    Sound(u64),
    /// This input breaks it.
    Broke(PathBuf),
}

/// Builds all targets and runs each.
pub(crate) fn run(places: &Places) -> Result<(), Failure> {
    let tools = Tools::ready(places, &[Need::CargoFuzz])?;
    let fuzz = Fuzz { places, tools };
    let targets = fuzz.targets()?;
    say(&format!("Building {} fuzz targets (some minutes the first time)", targets.len()));
    fuzz.cargo_fuzz("the build of the fuzz targets").arg("build").run()?;
    let listing = fuzz.listing()?;

    let (mut rows, mut broken) = (Vec::new(), Vec::new());
    for target in &targets {
        say(&format!("Fuzzing {target} for {} seconds", TIME.as_secs()));
        let (ran, result) = match fuzz.run(target, &listing)? {
            Ran::Sound(inputs) => (inputs.to_string(), "ok"),
            Ran::Broke(input) => {
                let shown = input.display().to_string();
                broken.push((target.clone(), input));
                (shown, "BROKE")
            }
        };
        rows.push([target.clone(), ran, result.to_owned()]);
    }
    println!("\n{}", table(["Fuzz target", "inputs", ""], &rows));
    if broken.is_empty() { Ok(()) } else { Err(Failure::Fuzz { broken }) }
}

struct Fuzz<'a> {
    places: &'a Places,
    tools: Tools,
}

impl Fuzz<'_> {
    /// cargo-fuzz, in the folder above `fuzz/`.
    fn cargo_fuzz(&self, what: &str) -> Task {
        // What `.cargo/config.toml` says of compiler flags does not count beside those of the fuzzer.
        Task::new(what, self.tools.program("cargo-fuzz"))
            .env("RUSTFLAGS", "--cfg erase_components")
            // The sanitizers are unstable flags; the pinned compiler takes them so.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", self.target_dir())
            .dir(&self.places.root)
    }

    fn target_dir(&self) -> PathBuf {
        self.places.target.join("fuzz")
    }

    fn targets(&self) -> Result<Vec<String>, Failure> {
        let list = self.cargo_fuzz("the list of fuzz targets").arg("list").output()?;
        Ok(list.lines().map(str::to_owned).collect())
    }

    /// The files of the sample listing: what the targets of the listing's readers begin with.
    fn listing(&self) -> Result<PathBuf, Failure> {
        let listing = self.target_dir().join("listing");
        import::sample_of(PLACES, &listing)?;
        Ok(listing)
    }

    fn run(&self, target: &str, listing: &Path) -> Result<Ran, Failure> {
        let corpus = self.target_dir().join("corpus").join(target);
        let found = self.target_dir().join("found").join(target);
        for dir in [&corpus, &found] {
            fs::create_dir_all(dir).on("make", dir)?;
        }
        let seeds = self.places.fuzz().join("seeds").join(target);
        let seeds = if target.starts_with("decode_") { listing } else { &seeds };
        let heard = self
            .cargo_fuzz(target)
            .arg("run")
            .arg(target)
            .arg(&corpus)
            .arg(seeds)
            .args("-- -print_final_stats=1")
            .arg(format!("-max_total_time={}", TIME.as_secs()))
            .arg(format!("-timeout={}", LONGEST.as_secs()))
            .arg(format!("-rss_limit_mb={MOST_MEMORY}"))
            .arg(format!("-max_len={LONGEST_INPUT}"))
            // With the sign behind it: what follows is the name of a file.
            .arg(format!("-artifact_prefix={}{}", found.display(), std::path::MAIN_SEPARATOR))
            .hear()?;
        understand(target, &heard).inspect(|ran| {
            if matches!(ran, Ran::Broke(_)) {
                eprintln!("{}", heard.stderr);
            }
        })
    }
}

/// What libFuzzer says at its end.
fn understand(target: &str, heard: &Heard) -> Result<Ran, Failure> {
    let behind = |mark: &str| heard.stderr.lines().find_map(|line| Some(line.split_once(mark)?.1.trim()));
    if let Some(input) = behind("Test unit written to ") {
        return Ok(Ran::Broke(PathBuf::from(input)));
    }
    match behind("stat::number_of_executed_units:").and_then(|inputs| inputs.parse().ok()) {
        Some(inputs) if heard.is_success && inputs > 0 => Ok(Ran::Sound(inputs)),
        _ => Err(Failure::FuzzTarget { target: target.to_owned(), said: heard.stderr.clone() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = "\
INFO: Seed: 1402271867
#1048576\tpulse  cov: 812 ft: 3011 corp: 402/21Kb lim: 4096 exec/s: 95325 rss: 431Mb
Done 1918230 runs in 21 second(s)
stat::number_of_executed_units: 1918230
stat::average_exec_per_sec:     91344
stat::new_units_added:          912
stat::slowest_unit_time_sec:    0
stat::peak_rss_mb:              446";
    const BROKE: &str = "\
thread '<unnamed>' panicked at readers/app.rs:34:5:
assertion `left == right` failed
==41== ERROR: libFuzzer: deadly signal
SUMMARY: libFuzzer: deadly signal
artifact_prefix='/home/me/target/fuzz/found/plan_file/'; Test unit written to /home/me/target/fuzz/found/plan_file/crash-4a1f
Base64: e30=
stat::number_of_executed_units: 5121";

    fn heard(is_success: bool, stderr: &str) -> Heard {
        Heard { is_success, stdout: String::new(), stderr: stderr.to_owned() }
    }

    #[test]
    fn inputs_are_counted_and_the_one_that_breaks_is_named() {
        assert_eq!(understand("plan_file", &heard(true, SOUND)).unwrap(), Ran::Sound(1_918_230));
        let broke = Ran::Broke("/home/me/target/fuzz/found/plan_file/crash-4a1f".into());
        assert_eq!(understand("plan_file", &heard(false, BROKE)).unwrap(), broke);
    }

    #[test]
    fn a_target_that_did_not_run_is_no_sound_one() {
        let nothing = SOUND.replace("1918230", "0");
        for (is_success, stderr) in
            [(false, SOUND), (true, ""), (true, &*nothing), (false, "error: no such bin")]
        {
            assert!(understand("plan_file", &heard(is_success, stderr)).is_err(), "{stderr}");
        }
    }
}
