//! For which part of the country is the site?

use listing::geo::{Bounds, LatLon};
use serde::{Deserialize, Deserializer, de};

use super::languages::{Language, Said};
use crate::settings;

/// A part of the country, such as a county.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Region {
    name: Said,
    /// Where the middle of it is for those who live there: often its largest town.
    #[serde(deserialize_with = "center")]
    center: LatLon,
    #[serde(deserialize_with = "bounds")]
    bounds: Bounds,
}

fn center<'de, D: Deserializer<'de>>(deserializer: D) -> Result<LatLon, D::Error> {
    let [lat, lon]: [f32; 2] = Deserialize::deserialize(deserializer)?;
    LatLon::new(lat, lon).ok_or_else(|| {
        de::Error::custom(format!(
            "[{lat}, {lon}] is no position: write latitude and longitude in degrees, such as [44.12, -121.32]"
        ))
    })
}

fn bounds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Bounds, D::Error> {
    let [south, west, north, east]: [f32; 4] = Deserialize::deserialize(deserializer)?;
    let corners = [LatLon::new(south, west), LatLon::new(north, east)];
    if corners.iter().all(Option::is_some) && south < north && west < east {
        return Ok(Bounds { south, west, north, east });
    }
    Err(de::Error::custom(format!(
        "[{south}, {west}, {north}, {east}] is no part of the map: write south, west, north and east in degrees, such as [43.5, -121.9, 44.8, -120.9]"
    )))
}

impl Region {
    /// What is wrong with it: the keys below `region` that lead to it, and why.
    pub(super) fn wrong(&self, languages: &[Language]) -> Option<(&'static str, String)> {
        if let Some(why) = self.name.lacks(languages) {
            return Some(("name", why));
        }
        let is_outside = !self.holds(self.center);
        is_outside.then(|| ("center", "`center` lies outside of `bounds`: mend one of them".to_owned()))
    }

    /// Whether a position lies in it.
    pub(crate) fn holds(&self, at: LatLon) -> bool {
        self.bounds.contains(at)
    }

    pub(super) fn settings(&self) -> settings::Region {
        let (LatLon { lat, lon }, Bounds { south, west, north, east }) = (self.center, self.bounds);
        let map = [lat, lon, south, west, north, east].map(|degrees| degrees.to_string()).join(",");
        settings::Region { name: self.name.words(), map }
    }
}
