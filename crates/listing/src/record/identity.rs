//! When are two records the same center?

use super::Zip;
use crate::text;

/// What makes a center this one and no other: both name lines, street and ZIP, each as [`text::normalised`] has it.
/// Records with equal identities are one center, and its [`CenterId`](super::CenterId) is made of this.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identity(String);

impl Identity {
    /// The identity of the center with these lines. Capitals, punctuation, and whether an accent is one sign with its
    /// letter or stands behind it, do not matter; the accent itself does.
    #[must_use]
    pub fn new(name: &str, part: &str, street: &str, zip: &Zip) -> Self {
        let mut lines = String::new();
        for line in [name, part, street, zip.as_str()] {
            lines.push_str(&text::normalised(line));
            lines.push('\n');
        }
        Self(lines)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}
