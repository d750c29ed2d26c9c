//! How far is looked, and how many places are there?

use super::bits::Bits;
use super::near::InReach;
use crate::geo::Meters;
use crate::query::{AUTO_MILES, ENOUGH, Within};

/// The rows of the place that was asked for; around a position in widening circles, each of which holds the one before.
pub(super) struct Reach {
    circles: Vec<Circle>,
}

struct Circle {
    /// `None` where no position was asked for.
    miles: Option<u16>,
    rows: Bits,
}

/// How many places there are, and how far had to be looked for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) miles: Option<u16>,
    pub(super) count: usize,
}

impl Reach {
    /// Rows that have no distance: those of a state, or all.
    pub(super) fn of(rows: Bits) -> Self {
        Self { circles: vec![Circle { miles: None, rows }] }
    }

    /// The circles around a position, of so many rows in all.
    pub(super) fn around(within: Within, in_reach: &[InReach], rows: usize) -> Self {
        let circle = |miles: u16| {
            let reach = Meters::from_miles(miles);
            let mut rows = Bits::none(rows);
            in_reach.iter().filter(|place| place.meters <= reach).for_each(|place| rows.insert(place.row));
            Circle { miles: Some(miles), rows }
        };
        let circles = match within {
            Within::Auto => AUTO_MILES.into_iter().map(circle).collect(),
            Within::Miles(miles) => vec![circle(miles)],
        };
        Self { circles }
    }

    /// All rows that may come up, however far has to be looked.
    pub(super) fn widest(&self) -> Option<&Bits> {
        self.circles.last().map(|circle| &circle.rows)
    }

    /// The rows as far away as was looked.
    pub(super) fn circle(&self, found: Found) -> Option<&Bits> {
        self.circles.iter().find(|circle| circle.miles == found.miles).map(|circle| &circle.rows)
    }

    /// The smallest circle with enough places, or else the largest. `count` says how many of a circle's rows fit.
    pub(super) fn look(&self, count: impl Fn(&Bits) -> usize) -> Found {
        let mut found = Found { miles: None, count: 0 };
        for circle in &self.circles {
            found = Found { miles: circle.miles, count: count(&circle.rows) };
            if found.count >= ENOUGH {
                break;
            }
        }
        found
    }
}
