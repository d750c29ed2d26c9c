//! How is another program run, so that the reader sees what happens and why it failed?

use std::ffi::OsStr;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::failure::Failure;

/// Says in one line what is done next. On stderr: stdout is for results.
pub(crate) fn say(what: &str) {
    eprintln!("→ {what}");
}

/// What a program said, unseen by the reader.
#[derive(Debug)]
pub(crate) struct Heard {
    /// It ended as one that has nothing to complain of.
    pub(crate) is_success: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Heard {
    /// Whether it gave up because nothing answered.
    pub(crate) fn lacked_a_connection(&self) -> bool {
        !self.is_success && speaks_of_the_network(&self.stderr)
    }
}

/// A program with a purpose: the purpose is what a reader sees when it fails.
#[derive(Debug)]
pub(crate) struct Task {
    what: String,
    command: Command,
}

impl Task {
    /// `what` is a noun phrase that goes before "failed", such as "the Wasm build".
    pub(crate) fn new(what: impl Into<String>, program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(is_of_our_own_run) {
                command.env_remove(name);
            }
        }
        Self { what: what.into(), command }
    }

    /// The cargo that runs us.
    pub(crate) fn cargo(what: impl Into<String>) -> Self {
        Self::new(what, std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Several arguments, written as on a command line; none of them may hold a space.
    pub(crate) fn args(mut self, args: &str) -> Self {
        self.command.args(args.split_ascii_whitespace());
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Runs it with its output going straight to the reader.
    pub(crate) fn run(mut self) -> Result<(), Failure> {
        let status = self.command.status().map_err(|source| self.did_not_start(source))?;
        if status.success() { Ok(()) } else { Err(self.failed(status)) }
    }

    /// Runs what has to fetch something: a missing connection becomes its own failure.
    pub(crate) fn fetch(mut self) -> Result<(), Failure> {
        if io::stderr().is_terminal() {
            // Piped, cargo would hide its progress; and some of these take minutes.
            self.command.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "80");
            self.command.env("CARGO_TERM_COLOR", "always");
        }
        let mut child =
            self.command.stderr(Stdio::piped()).spawn().map_err(|source| self.did_not_start(source))?;
        let heard = child.stderr.take().map(|stderr| thread::spawn(move || echo(stderr)));
        let status = child.wait().map_err(|source| self.did_not_start(source))?;
        let heard = heard.and_then(|thread| thread.join().ok()).unwrap_or_default();
        if status.success() {
            Ok(())
        } else if speaks_of_the_network(&heard) {
            Err(Failure::NoConnection { what: self.what })
        } else {
            Err(self.failed(status))
        }
    }

    /// Runs it with its messages going straight to the reader, and gives what it printed.
    pub(crate) fn output(mut self) -> Result<String, Failure> {
        let output = self.command.stderr(Stdio::inherit()).output();
        let output = output.map_err(|source| self.did_not_start(source))?;
        match output.status.success() {
            true => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
            false => Err(self.failed(output.status)),
        }
    }

    /// Runs it unseen and gives what it printed, or nothing when it could not run or failed.
    pub(crate) fn read(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Runs it unseen and gives all that it said, however it ended.
    pub(crate) fn hear(mut self) -> Result<Heard, Failure> {
        let output = self.command.output().map_err(|source| self.did_not_start(source))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        Ok(Heard {
            is_success: output.status.success(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        })
    }

    fn did_not_start(&self, source: io::Error) -> Failure {
        Failure::Start { what: self.what.clone(), program: self.program(), source }
    }

    fn failed(self, status: std::process::ExitStatus) -> Failure {
        let mut command = self.program();
        for arg in self.command.get_args() {
            command.push(' ');
            command.push_str(&arg.to_string_lossy());
        }
        Failure::Command { what: self.what, command, status }
    }

    fn program(&self) -> String {
        let program = Path::new(self.command.get_program());
        program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()
    }
}

/// Variables that cargo set for xtask itself. They must not reach a nested cargo, whose builds would otherwise differ
/// from the same build started by hand, and be done twice.
fn is_of_our_own_run(name: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_PACKAGE"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
}

/// Passes on what is heard as it comes and keeps the last part of it.
fn echo(mut from: impl Read) -> String {
    const KEPT: usize = 64 * 1024;
    let mut kept = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(count) = from.read(&mut buffer) {
        let Some(heard) = buffer.get(..count).filter(|heard| !heard.is_empty()) else { break };
        let mut to = io::stderr().lock();
        // A reader that has gone away is no reason to stop the program.
        let _ = to.write_all(heard).and_then(|()| to.flush());
        kept.extend_from_slice(heard);
        if kept.len() > 2 * KEPT {
            kept.drain(..kept.len() - KEPT);
        }
    }
    String::from_utf8_lossy(&kept).into_owned()
}

/// Whether cargo, npm, apt or git gave up because nothing answered.
fn speaks_of_the_network(heard: &str) -> bool {
    const SIGNS: [&str; 17] = [
        "could not resolve host",
        "couldn't resolve host",
        "failed to resolve address",
        "temporary failure resolving",
        "could not connect to server",
        "couldn't connect to server",
        "spurious network error",
        "network failure seems to have happened",
        "download of config.json failed",
        "failed to download",
        "--offline was specified",
        "the --offline flag",
        "network is unreachable",
        "eai_again",
        "enotfound",
        "network request to",
        "unable to access 'http",
    ];
    const NPM_CODES: [&str; 5] = ["etimedout", "econnrefused", "econnreset", "enetunreach", "enotcached"];
    let heard = heard.to_lowercase();
    SIGNS.iter().any(|sign| heard.contains(sign))
        || NPM_CODES.iter().any(|code| heard.contains(&format!("npm error code {code}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_connection_is_told_apart_from_a_build_that_fails() {
        assert!(speaks_of_the_network(
            "error: failed to download `leptos v0.8.23`\nCaused by: [6] Could not resolve host (…)"
        ));
        assert!(speaks_of_the_network("npm error code EAI_AGAIN\nnpm error syscall getaddrinfo"));
        assert!(speaks_of_the_network("npm error code ECONNREFUSED"));
        assert!(speaks_of_the_network(
            "[ERROR] failed to fetch database: failed to clone: [\"clone\", \"--depth=1\", \"https://github.com/RustSec/advisory-db\"]\n\
             fatal: unable to access 'https://github.com/RustSec/advisory-db/': Failed to connect to github.com port 443"
        ));
        assert!(!speaks_of_the_network(
            "error[vulnerability]: Segmentation fault in time\nadvisories FAILED"
        ));
        assert!(!speaks_of_the_network("error[E0308]: mismatched types\nerror: could not compile `trunk`"));
        assert!(!speaks_of_the_network(
            "npm error code EUSAGE\nnpm error `npm ci` can only install with a lockfile"
        ));
    }

    #[test]
    fn a_failed_program_is_named_with_its_purpose_and_arguments() {
        let failure = Task::new("the check", "sh").arg("-c").arg("exit 3").run().unwrap_err();
        assert_eq!(
            failure.to_string(),
            "the check failed (`sh -c exit 3`, exit status: 3): its own messages are above"
        );
    }

    #[test]
    fn a_fetch_without_a_connection_says_what_was_fetched() {
        let failure =
            Task::new("Trunk", "sh").arg("-c").arg("echo Could not resolve host >&2; exit 101").fetch();
        assert_eq!(
            failure.unwrap_err().to_string(),
            "Trunk could not be fetched, there seems to be no connection: connect and run this again"
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = Task::new("the check", "/no/such/program").run().unwrap_err().to_string();
        assert!(failure.starts_with("the check failed: `program` did not start"), "{failure}");
    }

    #[test]
    fn a_nested_cargo_does_not_see_the_variables_of_our_own_run() {
        assert!(is_of_our_own_run("CARGO_PKG_VERSION"));
        assert!(is_of_our_own_run("CARGO_MANIFEST_DIR"));
        assert!(!is_of_our_own_run("CARGO_HOME"));
        assert!(!is_of_our_own_run("CARGO_TARGET_DIR"));
    }
}
