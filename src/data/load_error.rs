//! What can go wrong on the way of a file, in terms that a person can act on?

use listing::wire::WireError;

/// Why a file of the listing could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// There was no answer. Trying again with a signal helps.
    #[error("no answer for {file}")]
    Unreachable {
        /// Which file.
        file: String,
    },
    /// It began to come, or not even that, and then nothing came for as long as anybody waits.
    #[error("nothing more came of {file}")]
    Stalled {
        /// Which file.
        file: String,
    },
    /// A part of the app did not come, or not as it was built.
    #[error("a part of the app did not come")]
    Part,
    /// The host answered, but not with the file. Trying again later may help.
    #[error("the host answered {status} for {file}")]
    Refused {
        /// Which file.
        file: String,
        /// HTTP status.
        status: u16,
    },
    /// The answer is not the file that was asked for: cut short, a web page, another format, a newer version.
    #[error("{file}: {reason}")]
    Unreadable {
        /// Which file.
        file: String,
        /// What the reader found.
        reason: WireError,
    },
}
