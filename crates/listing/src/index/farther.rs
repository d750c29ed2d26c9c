//! Which places beyond the reach are worth a longer way?

use super::best::Best;
use super::filters::Filters;
use super::reach::Found;
use super::{Ground, Index, hits};
use crate::query::{ENOUGH, FARTHER, FARTHEST_MILES, Hit, Near, Order, Query, Within};

impl Index {
    /// The nearest places beyond those that were found, where few were found for a rare need.
    pub(super) fn farther(&self, query: &Query, filters: &Filters, ground: &Ground, now: Found) -> Vec<Hit> {
        let Near::Around { at, .. } = query.near else { return Vec::new() };
        if !query.has_rare_need() || now.count >= ENOUGH {
            return Vec::new();
        }
        let within = Within::Miles(FARTHEST_MILES);
        let farther = self.ground(Near::Around { at, within }, &query.words);
        let (mut fitting, found) = filters.look(&farther.with_words, &farther.reach);
        if let Some(in_reach) = ground.reach.circle(now) {
            fitting.and_not(in_reach);
        }
        hits(&farther, &fitting, found, Best::new(self, Order::Nearest, FARTHER))
    }
}
