//! Which so many of all that fit come first?

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::{Index, Row};
use crate::query::Order;
use crate::text::folded;

/// The best so many of all that are pushed, without sorting the others.
pub(super) struct Best<'a> {
    index: &'a Index,
    order: Order,
    limit: usize,
    /// The worst on top.
    kept: BinaryHeap<Place<'a>>,
}

/// A row that fits, and where it stands: less is better.
struct Place<'a> {
    index: &'a Index,
    /// Decides nearly always: distance and rank, which no two rows share, or the beginning of the name.
    key: u64,
    row: u32,
    meters: u32,
}

impl<'a> Best<'a> {
    pub(super) fn new(index: &'a Index, order: Order, limit: usize) -> Self {
        Self { index, order, limit, kept: BinaryHeap::new() }
    }

    /// Takes a row, with its distance; 0 for all where none was asked for.
    pub(super) fn push(&mut self, row: u32, meters: u32) {
        let key = match self.order {
            Order::Nearest => (u64::from(meters) << 32) | u64::from(self.index.ranks.rank(row)),
            Order::Name => self.index.ranks.name_key(row),
        };
        let place = || Place { index: self.index, key, row, meters };
        if self.kept.len() < self.limit {
            self.kept.push(place());
            return;
        }
        // Most are worse than all that are kept, and the key says so.
        if self.kept.peek().is_none_or(|worst| worst.key < key) {
            return;
        }
        let place = place();
        if let Some(mut worst) = self.kept.peek_mut()
            && place < *worst
        {
            *worst = place;
        }
    }

    /// The best, best first: row and distance.
    pub(super) fn finish(self) -> Vec<(u32, u32)> {
        self.kept.into_sorted_vec().iter().map(|place| (place.row, place.meters)).collect()
    }
}

impl Place<'_> {
    /// By name, town and id; looked at only where the key is the same.
    fn by_name(&self, other: &Self) -> Ordering {
        let name = |place: &Self| place.index.ranks.name(place.row);
        name(self).cmp(name(other)).then_with(|| {
            let (Some((shard, row)), Some((other_shard, other_row))) =
                (self.index.shard(Row(self.row)), other.index.shard(Row(other.row)))
            else {
                return Ordering::Equal;
            };
            let towns = folded(shard.city(row)).cmp(&folded(other_shard.city(other_row)));
            towns.then_with(|| shard.id(row).cmp(&other_shard.id(other_row)))
        })
    }
}

impl Ord for Place<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_key = self.key.cmp(&other.key);
        by_key.then_with(|| self.by_name(other)).then(self.row.cmp(&other.row))
    }
}

impl PartialOrd for Place<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Eq for Place<'_> {}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
