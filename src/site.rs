//! Which facts of the site are baked into every page?

use listing::wire::Manifest;
use serde::Deserialize;

/// What the prerenderer must know about the site that is built.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteFacts {
    /// All places are invented: every page says so before any script runs.
    pub is_sample: bool,
    /// Where the site will live, such as `https://beside.example`, without a slash at the end. Without it no page can name
    /// its own address.
    pub origin: Option<String>,
    /// Where those who run the site read mail. Without it, a person who sees a mistake is led to the source alone.
    pub mail: Option<String>,
    /// Where "Leave quickly" goes.
    pub leave_to: String,
    /// Where a person's wish to be called back is sent, where somebody calls back.
    pub call_back: Option<String>,
    /// What the map is made of, where it has been built.
    pub map: Option<MapFiles>,
    /// The script that keeps the site for the time without signal, where it has been built: a name in `/offline/`.
    pub offline: Option<String>,
}

/// The files of the map by their hashed names, and what the operator lets it load besides.
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
    /// Pictures beneath the map, from another host; off by default.
    #[serde(skip)]
    pub tiles: Option<Tiles>,
}

/// Where pictures beneath the map come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiles {
    /// Such as `https://tiles.example.org/{z}/{x}/{y}.png`.
    pub template: String,
    /// Whose they are.
    pub attribution: String,
}

impl SiteFacts {
    /// Those of a site with this listing, at this address, whose operator reads mail there.
    #[must_use]
    pub fn new(manifest: &Manifest, origin: Option<String>, mail: Option<String>) -> Self {
        let origin = origin.map(|origin| origin.trim_end_matches('/').to_owned());
        Self {
            is_sample: manifest.sample,
            origin: origin.filter(|origin| !origin.is_empty()),
            mail: mail.filter(|mail| !mail.is_empty()),
            ..Self::default()
        }
    }
}
