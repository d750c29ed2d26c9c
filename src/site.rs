//! Which facts of the site are baked into every page?

mod settings;

use listing::wire::Manifest;
use serde::Deserialize;

pub use settings::{Contact, Helpline, Logo, NAME, Papers, Region, Review, Settings, Tiles, Words};

/// What the prerenderer must know about the site that is built.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteFacts {
    /// All places are invented: every page says so before any script runs.
    pub is_sample: bool,
    /// What the operator decided.
    pub settings: Settings,
    /// What the map is made of, where it has been built.
    pub map: Option<MapFiles>,
    /// The script that keeps the site for the time without signal, where it has been built: a name in `/offline/`.
    pub offline: Option<String>,
}

/// The files of the map by their hashed names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MapFiles {
    /// Leaflet and all that we do with it.
    pub script: String,
    /// What Leaflet needs to be laid out.
    pub style: String,
    /// Outlines of the states.
    pub states: String,
    /// Borders of the counties.
    pub counties: String,
}

impl SiteFacts {
    /// Those of a site with this listing, whose operator decided this.
    #[must_use]
    pub fn new(manifest: &Manifest, settings: Settings) -> Self {
        Self { is_sample: manifest.sample, settings, ..Self::default() }
    }
}
