//! Which facts of the site are baked into every page?

use listing::wire::Manifest;

/// What the prerenderer must know about the site that is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFacts {
    /// All places are invented: every page says so before any script runs.
    pub is_sample: bool,
    /// Where the site will live, such as `https://beside.example`, without a slash at the end. Without it no page can name
    /// its own address.
    pub origin: Option<String>,
}

impl SiteFacts {
    /// Those of a site with this listing, at this address.
    #[must_use]
    pub fn new(manifest: &Manifest, origin: Option<String>) -> Self {
        let origin = origin.map(|origin| origin.trim_end_matches('/').to_owned());
        Self { is_sample: manifest.sample, origin: origin.filter(|origin| !origin.is_empty()) }
    }
}
