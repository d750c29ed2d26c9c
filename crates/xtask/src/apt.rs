//! How does a program come from the system's packages?

use std::path::Path;

use crate::failure::Failure;
use crate::places::on_path;
use crate::process::{Task, say};

/// Installs these packages on Debian and its kin. Elsewhere, and where that fails, the failure names the way out.
pub(crate) fn install(
    program: &'static str,
    packages: &str,
    is_there: impl Fn() -> bool,
    way_out: &str,
) -> Result<(), Failure> {
    let missing = || Failure::Missing { program, way_out: way_out.to_owned() };
    if !Path::new("/etc/debian_version").is_file() || on_path("apt-get").is_none() {
        return Err(missing());
    }
    say(&format!("Installing {program} with apt-get (first time only, about a minute)"));
    let what = format!("{program} (Debian's {packages})");
    let args = format!("install -y --no-install-recommends {packages}");
    // A machine whose package lists are older than the archive asks for files that are gone: refresh, then once more.
    apt_get(&what, &args)
        .or_else(|_| {
            apt_get("the package lists", "update")?;
            apt_get(&what, &args)
        })
        .map_err(|failure| match failure {
            Failure::NoConnection { .. } => failure,
            _ => missing(),
        })?;
    if is_there() { Ok(()) } else { Err(missing()) }
}

fn apt_get(what: &str, args: &str) -> Result<(), Failure> {
    let is_root = Task::new("id", "id").arg("-u").read().as_deref() == Some("0");
    let task = if is_root { Task::new(what, "apt-get") } else { Task::new(what, "sudo").args("-n apt-get") };
    task.args(args).env("DEBIAN_FRONTEND", "noninteractive").fetch()
}
