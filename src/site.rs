//! Which facts of the listing are baked into every page?

use listing::wire::Manifest;

/// What the prerenderer must know about the listing that the site is built with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteFacts {
    /// All places are invented: every page says so before any script runs.
    pub is_sample: bool,
}

impl From<&Manifest> for SiteFacts {
    fn from(manifest: &Manifest) -> Self {
        Self { is_sample: manifest.sample }
    }
}
