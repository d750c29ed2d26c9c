//! How long does an import of the national directory take, and how much memory?

use std::fs;
use std::path::Path;
use std::time::Instant;

use super::figure::Figure;
use crate::failure::Failure;
use crate::import;

/// To be called before this program has done anything else: its peak of memory is then the importer's.
pub(crate) fn measure(real_data: &Path, out: &Path) -> Result<Vec<Figure>, Failure> {
    let start = Instant::now();
    let report = import::national(real_data, out)?;
    let seconds = start.elapsed().as_secs_f64();
    let mut measured =
        vec![Figure::at_most(format!("Import of {} rows", report.read), seconds, "s", Some(5.0))];
    // Linux alone tells it in a file; elsewhere the figure is left out.
    if let Some(megabytes) = fs::read_to_string("/proc/self/status").ok().as_deref().and_then(peak_megabytes)
    {
        measured.push(Figure::at_most("Import, peak of memory", megabytes, "MB", Some(500.0)));
    }
    Ok(measured)
}

/// The most memory a process ever held, from its `/proc/…/status`.
fn peak_megabytes(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_of_memory_is_read_from_the_system() {
        assert_eq!(peak_megabytes("Name:\txtask\nVmHWM:\t  250000 kB\nVmRSS:\t 1 kB\n"), Some(256.0));
        assert_eq!(peak_megabytes("Name:\txtask\n"), None);
    }
}
