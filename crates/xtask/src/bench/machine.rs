//! What kind of machine is it? Times are compared with those of the same kind alone.

use std::path::Path;
use std::{env, fs, thread};

use crate::process::Task;

/// Processor and memory, such as `2 cores of Some Processor, 16 GB of memory`.
pub(crate) fn kind() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let cores = if cores == 1 { "1 core".to_owned() } else { format!("{cores} cores") };
    // Linux alone tells these in files; elsewhere the kind of processor has to do.
    let processor = file("/proc/cpuinfo").and_then(|text| processor(&text));
    let memory = file("/proc/meminfo").and_then(|text| gigabytes(&text));
    let processor = processor.unwrap_or_else(|| env::consts::ARCH.to_owned());
    let memory = memory.map(|gigabytes| format!(", {gigabytes} GB of memory")).unwrap_or_default();
    format!("{cores} of {processor}{memory}")
}

/// The system, such as `Debian GNU/Linux 12`.
pub(crate) fn system() -> String {
    let name = file("/etc/os-release").and_then(|text| system_name(&text));
    name.unwrap_or_else(|| env::consts::OS.to_owned())
}

/// The browser, such as `Chromium 141.0`; nothing where it does not say.
pub(crate) fn browser(program: &Path) -> Option<String> {
    let said = Task::new("the version of the browser", program).arg("--version").read()?;
    browser_name(&said)
}

fn file(path: &str) -> Option<String> {
    fs::read_to_string(path).ok()
}

fn processor(cpuinfo: &str) -> Option<String> {
    let line = cpuinfo.lines().find_map(|line| line.strip_prefix("model name"))?;
    let name = line.trim_start().strip_prefix(':')?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn gigabytes(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some((kibibytes * 1024.0 / 1e9).round() as u64)
}

fn system_name(os_release: &str) -> Option<String> {
    let value = os_release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(value.trim().trim_matches('"').to_owned())
}

/// The name and the number, without what a distribution adds.
fn browser_name(said: &str) -> Option<String> {
    let words: Vec<&str> = said.lines().next()?.split_ascii_whitespace().collect();
    let number = words.iter().position(|word| word.starts_with(|sign: char| sign.is_ascii_digit()))?;
    Some(words[..=number].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_tells_of_its_machine() {
        let cpuinfo =
            "processor\t: 0\nmodel name\t: Some Processor 7\nprocessor\t: 1\nmodel name\t: Another\n";
        assert_eq!(processor(cpuinfo).unwrap(), "Some Processor 7");
        assert_eq!(processor("processor\t: 0\n"), None);
        assert_eq!(gigabytes("MemTotal:       16315240 kB\nMemFree: 1 kB\n"), Some(17));
        assert_eq!(gigabytes("MemFree: 1 kB\n"), None);
        let os = "ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n";
        assert_eq!(system_name(os).unwrap(), "Debian GNU/Linux 12 (bookworm)");
    }

    #[test]
    fn a_browser_is_named_with_its_number_and_no_more() {
        let said = "Chromium 141.0.7390.54 built on Debian GNU/Linux 12 (bookworm)\n";
        assert_eq!(browser_name(said).unwrap(), "Chromium 141.0.7390.54");
        assert_eq!(browser_name("Google Chrome 141.0 ").unwrap(), "Google Chrome 141.0");
        assert_eq!(browser_name("no number"), None);
    }
}
