//! How far apart are two positions?

use std::f64::consts::{FRAC_PI_2, PI};

use serde::Serialize;

/// The mean radius of the earth in meters (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;
/// One international mile in millimeters.
const MILE_MM: u64 = 1_609_344;

/// A position on the globe, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LatLon {
    /// Degrees north of the equator, -90 to 90.
    pub lat: f32,
    /// Degrees east of Greenwich, -180 to 180.
    pub lon: f32,
}

impl LatLon {
    /// The position, unless it is none: out of range, not a number, or 0,0 (which in public data means "unknown"
    /// and is a spot in the Atlantic).
    #[must_use]
    pub fn new(lat: f32, lon: f32) -> Option<Self> {
        let in_range = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        (in_range && (lat != 0.0 || lon != 0.0)).then_some(Self { lat, lon })
    }

    /// The position to a hundredth of a degree, two thirds of a mile: at most half a mile from where it was. Enough to
    /// find what is near, and not enough to say at which door somebody asked.
    ///
    /// ```
    /// # use listing::geo::LatLon;
    /// let at = LatLon { lat: 39.96123, lon: -82.99879 };
    /// assert_eq!(at.rounded(), LatLon { lat: 39.96, lon: -83.0 });
    /// ```
    #[must_use]
    pub fn rounded(self) -> Self {
        let hundredths = |degrees: f32| ((f64::from(degrees) * 100.0).round() / 100.0) as f32;
        Self { lat: hundredths(self.lat), lon: hundredths(self.lon) }
    }

    /// The position from whole steps of a degree: with `steps` = 10,000 a unit is 1e-4 degrees, about 11 m.
    pub(crate) fn from_steps(lat: i32, lon: i32, steps: f64) -> Option<Self> {
        Self::new((f64::from(lat) / steps) as f32, (f64::from(lon) / steps) as f32)
    }

    /// The nearest whole steps of a degree, latitude first.
    pub(crate) fn to_steps(self, steps: f64) -> (i32, i32) {
        ((f64::from(self.lat) * steps).round() as i32, (f64::from(self.lon) * steps).round() as i32)
    }
}

/// A distance over ground, in whole meters. Ranking compares these, so that the noise of a float decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Meters(pub u32);

impl Meters {
    /// Miles in meters, rounded.
    ///
    /// ```
    /// # use listing::geo::Meters;
    /// assert_eq!(Meters::from_miles(25), Meters(40_234));
    /// ```
    #[must_use]
    pub const fn from_miles(miles: u16) -> Self {
        Self(((miles as u64 * MILE_MM + 500) / 1000) as u32)
    }

    /// Miles, rounded: what a page shows. Most positions are those of a ZIP area, so tenths would say too much.
    ///
    /// ```
    /// # use listing::geo::Meters;
    /// assert_eq!([700, 900, 4_828].map(|meters| Meters(meters).whole_miles()), [0, 1, 3]);
    /// ```
    #[must_use]
    pub const fn whole_miles(self) -> usize {
        ((self.0 as u64 * 1_000 + MILE_MM / 2) / MILE_MM) as usize
    }

    /// Kilometers, rounded.
    #[must_use]
    pub const fn whole_kilometers(self) -> usize {
        (self.0 as usize + 500) / 1_000
    }

    /// As many of the unit as it is, rounded.
    #[must_use]
    pub const fn whole(self, unit: Unit) -> usize {
        match unit {
            Unit::Miles => self.whole_miles(),
            Unit::Kilometers => self.whole_kilometers(),
        }
    }
}

/// In what a person thinks of a distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// As the roads of the United States have them.
    #[default]
    Miles,
    /// As most of the world has them.
    Kilometers,
}

/// The great-circle distance between two positions.
///
/// # Units
/// Degrees in, whole meters out. The earth is taken as a sphere, which is wrong by 0.5 % at most.
///
/// # References
/// R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (2), 1984.
#[must_use]
pub fn distance(from: LatLon, to: LatLon) -> Meters {
    let (from_lat, to_lat) = (f64::from(from.lat).to_radians(), f64::from(to.lat).to_radians());
    let half_lat = (to_lat - from_lat) / 2.0;
    let half_lon = (f64::from(to.lon) - f64::from(from.lon)).to_radians() / 2.0;
    let haversine = sine(half_lat).powi(2) + cosine(from_lat) * cosine(to_lat) * sine(half_lon).powi(2);
    Meters((2.0 * EARTH_RADIUS_M * haversine.sqrt().min(1.0).asin()).round() as u32)
}

/// The sine of an angle of at most half a turn either way, in radians; wrong by less than 1e-11, on the globe a tenth of a
/// millimeter. The standard library's takes angles of any size and is 8 KB of Wasm.
///
/// # References
/// The first eight terms of its series, with the angle folded into a quarter turn.
fn sine(angle: f64) -> f64 {
    let folded = if angle.abs() > FRAC_PI_2 { angle.signum() * PI - angle } else { angle };
    let square = folded * folded;
    let series = |sum: f64, n: u32| 1.0 - sum * square / f64::from(2 * n * (2 * n + 1));
    folded * (1..8).rev().fold(1.0, series)
}

/// The cosine of an angle of at most a quarter turn either way, in radians; as exact as [`sine`].
fn cosine(angle: f64) -> f64 {
    sine(FRAC_PI_2 - angle.abs())
}

/// A box between two latitudes and two longitudes, in degrees.
///
/// On the wire it is `[south, west, north, east]` in whole 1e-4 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(into = "[i32; 4]")]
pub struct Bounds {
    /// Smallest latitude.
    pub south: f32,
    /// Smallest longitude.
    pub west: f32,
    /// Largest latitude.
    pub north: f32,
    /// Largest longitude.
    pub east: f32,
}

/// Steps of a degree in which a [`Bounds`] is written.
const BOUNDS_STEPS: f64 = 10_000.0;

impl Bounds {
    /// The smallest box that holds all of them; `None` without any.
    #[must_use]
    pub fn of(positions: impl IntoIterator<Item = LatLon>) -> Option<Self> {
        let mut bounds: Option<Self> = None;
        for at in positions {
            let grown =
                bounds.get_or_insert(Self { south: at.lat, west: at.lon, north: at.lat, east: at.lon });
            grown.south = grown.south.min(at.lat);
            grown.west = grown.west.min(at.lon);
            grown.north = grown.north.max(at.lat);
            grown.east = grown.east.max(at.lon);
        }
        bounds
    }

    /// A box that holds every position within `reach` of `at`, and somewhat more. Where it would cross a pole or the
    /// date line it goes all the way round: still true, only less sharp.
    #[must_use]
    pub fn around(at: LatLon, reach: Meters) -> Self {
        // A margin of a few meters, so that no rounding of a float loses a place at the rim.
        let angle = (f64::from(reach.0) + 10.0) / EARTH_RADIUS_M;
        let (lat, lon) = (f64::from(at.lat), f64::from(at.lon));
        let (south, north) = (lat - angle.to_degrees(), lat + angle.to_degrees());
        let half_width = (sine(angle.min(FRAC_PI_2)) / cosine(lat.to_radians())).asin().to_degrees();
        let (mut west, mut east) = (lon - half_width, lon + half_width);
        let plain = south > -90.0 && north < 90.0 && west >= -180.0 && east <= 180.0;
        if !plain {
            (west, east) = (-180.0, 180.0);
        }
        Self { south: south as f32, west: west as f32, north: north as f32, east: east as f32 }
    }

    /// Whether the position is inside or on the rim.
    #[must_use]
    pub fn contains(&self, at: LatLon) -> bool {
        at.lat >= self.south && at.lat <= self.north && at.lon >= self.west && at.lon <= self.east
    }

    /// Whether the two boxes share a point.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.south <= other.north
            && other.south <= self.north
            && self.west <= other.east
            && other.west <= self.east
    }
}

impl From<[i32; 4]> for Bounds {
    fn from(steps: [i32; 4]) -> Self {
        let [south, west, north, east] = steps.map(|step| (f64::from(step) / BOUNDS_STEPS) as f32);
        Self { south, west, north, east }
    }
}

impl From<Bounds> for [i32; 4] {
    /// Rounds outwards, so that the written box still holds all that the box held.
    fn from(bounds: Bounds) -> Self {
        let steps = |degrees: f32| f64::from(degrees) * BOUNDS_STEPS;
        [
            steps(bounds.south).floor() as i32,
            steps(bounds.west).floor() as i32,
            steps(bounds.north).ceil() as i32,
            steps(bounds.east).ceil() as i32,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lat: f32, lon: f32) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    mod positions {
        use super::*;

        #[test]
        fn nowhere_is_not_a_position() {
            for (lat, lon) in
                [(0.0, 0.0), (91.0, 10.0), (10.0, -180.5), (f32::NAN, 1.0), (1.0, f32::INFINITY)]
            {
                assert_eq!(LatLon::new(lat, lon), None, "{lat},{lon}");
            }
        }
    }

    mod distances {
        use super::*;

        #[test]
        fn columbus_to_cleveland_is_about_126_miles() {
            let miles = distance(at(39.9612, -82.9988), at(41.4993, -81.6944)).whole_miles();
            assert!((125..=127).contains(&miles), "{miles}");
        }

        #[test]
        fn one_degree_north_is_111_195_meters() {
            assert_eq!(distance(at(40.0, -80.0), at(41.0, -80.0)), Meters(111_195));
        }

        #[test]
        fn the_date_line_is_no_wall() {
            assert!(distance(at(52.0, 179.9), at(52.0, -179.9)) < Meters(14_000));
        }
    }

    proptest! {
        #[test]
        fn sine_and_cosine_are_those_of_the_standard_library(angle in -PI..PI) {
            prop_assert!((sine(angle) - angle.sin()).abs() < 1e-11);
            let quarter = angle / 2.0;
            prop_assert!((cosine(quarter) - quarter.cos()).abs() < 1e-11);
        }

        #[test]
        fn distance_is_the_same_both_ways_and_nothing_to_oneself(
            a in (-90f32..90.0, -180f32..180.0), b in (-90f32..90.0, -180f32..180.0),
        ) {
            let (a, b) = (LatLon { lat: a.0, lon: a.1 }, LatLon { lat: b.0, lon: b.1 });
            prop_assert_eq!(distance(a, b), distance(b, a));
            prop_assert_eq!(distance(a, a), Meters(0));
        }

        #[test]
        fn a_box_around_loses_nothing_that_is_in_reach(
            lat in -89f32..89.0, lon in -180f32..180.0, miles in 0u16..500,
            north in -8f32..8.0, east in -20f32..20.0,
        ) {
            let (center, reach) = (LatLon { lat, lon }, Meters::from_miles(miles));
            let other_lon = match lon + east { e if e > 180.0 => e - 360.0, w if w < -180.0 => w + 360.0, same => same };
            let other = LatLon { lat: (lat + north).clamp(-90.0, 90.0), lon: other_lon };
            if distance(center, other) <= reach {
                prop_assert!(Bounds::around(center, reach).contains(other));
            }
        }

        #[test]
        fn a_rounded_position_is_half_a_mile_away_at_most(lat in -90f32..90.0, lon in -180f32..180.0) {
            let position = LatLon { lat, lon };
            let rounded = position.rounded();
            prop_assert!(distance(position, rounded) < Meters(1_609 / 2), "{rounded:?}");
            prop_assert_eq!(rounded.rounded(), rounded);
        }

        #[test]
        fn a_written_box_still_holds_its_positions(lat in -90f32..90.0, lon in -180f32..180.0) {
            let position = LatLon { lat, lon };
            let written: [i32; 4] = Bounds::of([position]).unwrap().into();
            prop_assert!(Bounds::from(written).contains(position));
        }
    }
}
