//! Where do the records lie?
//!
//! A plot of dots with degrees at its edges: enough to see that places lie where people live, and what lies in the sea.

use std::collections::BTreeSet;
use std::fmt::Write;

use listing::geo::LatLon;

/// Points of the plot for one degree, from west to east and from south to north.
const ACROSS: f32 = 6.0;
const UP: f32 = 7.5;
/// Room for the degrees.
const MARGIN: f32 = 36.0;
/// Degrees between two lines.
const STEP: i32 = 10;
/// What is always shown: the states, Alaska and Hawaii among them. West, east, south, north.
const STATES: [f32; 4] = [-180.0, -60.0, 10.0, 75.0];

/// The plot; empty without a dot.
pub(super) fn of(dots: &[LatLon]) -> String {
    if dots.is_empty() {
        return String::new();
    }
    // Guam and the Marianas lie west of the line where the date changes.
    let dots: Vec<(f32, f32)> =
        dots.iter().map(|at| (if at.lon > 0.0 { at.lon - 360.0 } else { at.lon }, at.lat)).collect();
    let [mut west, mut east, mut south, mut north] = STATES;
    for (lon, lat) in &dots {
        (west, east) = (west.min(*lon), east.max(*lon));
        (south, north) = (south.min(*lat), north.max(*lat));
    }
    let outward = |degrees: f32, up: bool| {
        let steps = degrees / STEP as f32;
        STEP * (if up { steps.ceil() } else { steps.floor() }) as i32
    };
    let (west, east) = (outward(west, false), outward(east, true));
    let (south, north) = (outward(south, false), outward(north, true));
    let x = |lon: f32| MARGIN + (lon - west as f32) * ACROSS;
    let y = |lat: f32| 8.0 + (north as f32 - lat) * UP;
    let (right, bottom) = (x(east as f32), y(south as f32));

    let mut svg = format!(
        "<svg viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" aria-labelledby=\"map-title\"><title id=\"map-title\">\
         Positions by degrees: each dot is one or more records</title><g class=\"lines\">",
        right + 12.0,
        bottom + 24.0
    );
    // Writing to a `String` cannot fail.
    for lon in (west..=east).step_by(STEP as usize) {
        let at = x(lon as f32);
        let _ = write!(svg, "<path d=\"M{at:.0} 8V{bottom:.0}\"/>");
    }
    for lat in (south..=north).step_by(STEP as usize) {
        let at = y(lat as f32);
        let _ = write!(svg, "<path d=\"M{MARGIN:.0} {at:.1}H{right:.0}\"/>");
    }
    svg.push_str("</g><g class=\"degrees\">");
    for lon in (west..=east).step_by(2 * STEP as usize) {
        let (at, below) = (x(lon as f32), bottom + 16.0);
        // Behind the line of the date the degrees count down again.
        let (degrees, side) = if lon < -180 { (lon + 360, "E") } else { (-lon, "W") };
        let _ = write!(
            svg,
            "<text x=\"{at:.0}\" y=\"{below:.0}\" text-anchor=\"middle\">{degrees}°{side}</text>"
        );
    }
    for lat in (south..=north).step_by(STEP as usize) {
        let (at, degrees, side) = (y(lat as f32) + 4.0, lat.abs(), if lat < 0 { "S" } else { "N" });
        let _ = write!(
            svg,
            "<text x=\"{:.0}\" y=\"{at:.0}\" text-anchor=\"end\">{degrees}°{side}</text>",
            MARGIN - 4.0
        );
    }
    svg.push_str("</g><path class=\"dots\" d=\"");
    // Dots that would cover each other are drawn once.
    let points: BTreeSet<(i32, i32)> =
        dots.iter().map(|(lon, lat)| (x(*lon).round() as i32, y(*lat).round() as i32)).collect();
    for (x, y) in points {
        let _ = write!(svg, "M{x} {y}h0");
    }
    svg.push_str("\"/></svg>");
    svg
}
