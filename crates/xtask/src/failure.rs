//! What can go wrong in a command, and what does the reader do about it?
//!
//! Every variant prints as one line: what happened, then the way out.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a command of `cargo xtask` could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A program that we do not install ourselves is not there.
    #[error("{program} is not installed: {way_out}, then run this again")]
    Missing { program: &'static str, way_out: String },

    /// It is there, in a version with which our tools do not run.
    #[error("{program} {found} is too old: {way_out}, then run this again")]
    TooOld { program: &'static str, found: String, way_out: String },

    /// Something had to be fetched, and no registry answered.
    #[error("{what} could not be fetched, there seems to be no connection: connect and run this again")]
    NoConnection { what: String },

    /// A program ran and said no; its own messages stand above ours.
    #[error("{what} failed (`{command}`, {status}): its own messages are above")]
    Command { what: String, command: String, status: ExitStatus },

    /// A program that should be there did not even start.
    #[error("{what} failed: `{program}` did not start ({source})")]
    Start { what: String, program: String, source: io::Error },

    /// Benches ran, and no figure of theirs was found.
    #[error("{what} left no figures: {way_out}")]
    NoFigures { what: &'static str, way_out: &'static str },

    /// The disk refused us.
    #[error("could not {doing} {}: {source}", path.display())]
    File { doing: &'static str, path: PathBuf, source: io::Error },

    /// `--listing` names something that is not a listing.
    #[error(
        "{} is not a listing: {why}. Make one with `cargo xtask import FORMAT FILE… --out DIR`, or leave \
         --listing out for the sample",
        dir.display()
    )]
    NotAListing { dir: PathBuf, why: String },

    /// A step wants the built site, and there is none.
    #[error("there is no built site in {}: run `cargo xtask build` first", dir.display())]
    NotBuilt { dir: PathBuf },

    /// The file that must come from the project is not there.
    #[error("{} is not there: {way_out}", path.display())]
    NoSuchFile { path: PathBuf, way_out: &'static str },

    /// The app that was built cannot be cut into parts.
    #[error("the app could not be cut into parts: {0}; `src/features/parts.rs` says where it is cut")]
    Parts(String),

    /// Other sites cannot be let in as the operator wants it.
    #[error("other sites cannot show this one: {0}; docs/embed.md says who may")]
    Frames(String),

    /// Somebody else listens on the port.
    #[error(
        "port {port} is in use: stop the program that holds it, or choose another with --port N (0 takes any)"
    )]
    PortInUse { port: u16 },

    /// The system keeps the low ports for itself.
    #[error("port {port} is kept for programs of the system: choose --port 1024 or above (0 takes any)")]
    PortNotAllowed { port: u16 },

    /// The server could not start or stopped.
    #[error("the server stopped: {0}")]
    Server(io::Error),

    /// `_headers` does not say what we need.
    #[error("{} line {line}: {why}", path.display())]
    HeaderFile { path: PathBuf, line: usize, why: String },

    /// `_headers` says what cannot be said to other hosts.
    #[error(
        "public/_headers: {name} is given for {pattern} alone: for nginx, Caddy and Apache the build can write Cache-Control for some paths, and anything else for all (/*)"
    )]
    Hosts { pattern: String, name: String },

    /// An operator's settings do not say what we need.
    #[error("{} line {line}: {why} (docs/site.md says what may stand there)", path.display())]
    SiteFile { path: PathBuf, line: usize, why: String },

    /// The site is heavier than its budget.
    #[error("{} over budget: {}", if over.len() == 1 { "one figure is" } else { "figures are" }, over.join(", "))]
    OverBudget { over: Vec<String> },

    /// Something that others wrote, and that is used here, has a known fault.
    #[error("{0}")]
    Audit(String),

    /// An input was found that breaks what reads it.
    #[error(
        "{}. Each file is an input that breaks: make it a test of the crate, then mend it (fuzz/README.md)",
        broken.iter().map(|(target, input)| format!("{target} breaks with {}", input.display())).collect::<Vec<_>>().join(", ")
    )]
    Fuzz { broken: Vec<(String, PathBuf)> },

    /// A fuzz target ended in a way that is neither.
    #[error("the fuzz target {target} did not run: {said}")]
    FuzzTarget { target: String, said: String },

    /// Pages of a directory did not come.
    #[error("{0}")]
    Fetch(String),

    /// The importer said no; its sentence says what to do.
    #[error("{0}")]
    Import(String),

    /// Arguments that clap cannot judge.
    #[error("{0}")]
    Usage(String),
}

/// Names the path and what was tried, so that no disk error reaches a reader bare.
pub(crate) trait OnPath<T> {
    /// `doing` completes the sentence "could not … PATH".
    fn on(self, doing: &'static str, path: &std::path::Path) -> Result<T, Failure>;
}

impl<T> OnPath<T> for io::Result<T> {
    fn on(self, doing: &'static str, path: &std::path::Path) -> Result<T, Failure> {
        self.map_err(|source| Failure::File { doing, path: path.to_path_buf(), source })
    }
}
