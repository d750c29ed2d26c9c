//! Which rows are in reach of a position, and how far are they?

use super::bits::ROWS_A_BLOCK;
use crate::geo::{Bounds, LatLon, Meters, distance};
use crate::record::Position;

/// The positions of all rows. Rows stand in the order of their ZIPs, so 64 neighbors lie close together: a box around
/// each 64 spares most of the country.
#[derive(Debug, Default)]
pub(super) struct Positions {
    /// Not a number where the position is unknown, which is in no box.
    at: Vec<LatLon>,
    boxes: Vec<Bounds>,
}

/// A row in reach.
#[derive(Debug, Clone, Copy)]
pub(super) struct InReach {
    pub(super) row: u32,
    pub(super) meters: Meters,
}

impl Positions {
    pub(super) fn push(&mut self, position: Option<Position>) {
        let row = self.at.len();
        if row.is_multiple_of(ROWS_A_BLOCK) {
            let (most, least) = (f32::INFINITY, f32::NEG_INFINITY);
            self.boxes.push(Bounds { south: most, west: most, north: least, east: least });
        }
        let Some(Position { at, .. }) = position else {
            self.at.push(LatLon { lat: f32::NAN, lon: f32::NAN });
            return;
        };
        self.at.push(at);
        if let Some(block) = self.boxes.last_mut() {
            block.south = block.south.min(at.lat);
            block.west = block.west.min(at.lon);
            block.north = block.north.max(at.lat);
            block.east = block.east.max(at.lon);
        }
    }

    /// The rows that are in reach, in ascending order.
    pub(super) fn in_reach(&self, from: LatLon, reach: Meters) -> Vec<InReach> {
        let wanted = Bounds::around(from, reach);
        let mut found = Vec::new();
        // Many rows stand in the middle of one ZIP: neighbors are often at the very same spot.
        let mut last = (LatLon { lat: f32::NAN, lon: f32::NAN }, Meters(0));
        for (block, (bounds, rows)) in self.boxes.iter().zip(self.at.chunks(ROWS_A_BLOCK)).enumerate() {
            if !bounds.overlaps(&wanted) {
                continue;
            }
            for (row, at) in rows.iter().enumerate().filter(|(_, at)| wanted.contains(**at)) {
                if *at != last.0 {
                    last = (*at, distance(from, *at));
                }
                if last.1 <= reach {
                    found.push(InReach { row: (block * ROWS_A_BLOCK + row) as u32, meters: last.1 });
                }
            }
        }
        found
    }
}
