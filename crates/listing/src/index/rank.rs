//! Which of two places equally far away comes first?
//!
//! Distance, then freshness of the data, then the name: nothing that could be bought. All but the distance is settled
//! when a shard is added, so that an answer compares two numbers and no texts.

use std::cmp::Ordering;

use super::words::key_of;
use crate::record::Date;
use crate::text::folded;
use crate::wire::Shard;

/// The order of all rows but for the distance: newest data first, then by name, part and id, so that equal data gives an
/// equal order whichever shard came first.
#[derive(Debug, Default)]
pub(super) struct Ranks {
    keys: Vec<Key>,
    /// The folded names in one string, and where each ends.
    names: String,
    ends: Vec<u32>,
    /// The rows, best first.
    order: Vec<u32>,
    /// By row: its place in `order`.
    ranks: Vec<u32>,
}

/// What orders most rows before their names have to be looked at.
#[derive(Debug, Clone, Copy, Default)]
struct Key {
    as_of: Option<Date>,
    /// The beginning of the folded name.
    name: u64,
}

impl Ranks {
    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Takes the next row's day and folded name. [`Ranks::settle`] has to follow before ranks are asked for.
    pub(super) fn push(&mut self, as_of: Option<Date>, folded_name: &str) {
        self.keys.push(Key { as_of, name: key_of(folded_name) });
        self.names.push_str(folded_name);
        self.ends.push(self.names.len() as u32);
    }

    /// Puts the rows that were pushed since the last time among the others. `shard_at` finds a row's texts, for names that
    /// are alike.
    pub(super) fn settle<'a>(&mut self, shard_at: impl Fn(u32) -> Option<(&'a Shard, usize)>) {
        let compare = |a: &u32, b: &u32| self.compare(*a, *b, &shard_at);
        let mut new: Vec<u32> = (self.order.len() as u32..self.len() as u32).collect();
        new.sort_unstable_by(compare);
        let mut order = Vec::with_capacity(self.len());
        let mut rest = self.order.as_slice();
        for row in &new {
            // Halving, because the old rows are many and the new ones few.
            let before = rest.partition_point(|old| compare(old, row) == Ordering::Less);
            let (first, behind) = rest.split_at(before);
            order.extend_from_slice(first);
            order.push(*row);
            rest = behind;
        }
        order.extend_from_slice(rest);
        self.ranks.resize(order.len(), 0);
        for (rank, row) in order.iter().enumerate() {
            if let Some(own) = self.ranks.get_mut(*row as usize) {
                *own = rank as u32;
            }
        }
        self.order = order;
    }

    /// The folded name of a row.
    pub(super) fn name(&self, row: u32) -> &str {
        let end = self.ends.get(row as usize).copied().unwrap_or_default();
        let before = (row as usize).checked_sub(1).and_then(|before| self.ends.get(before));
        self.names.get(before.copied().unwrap_or_default() as usize..end as usize).unwrap_or_default()
    }

    // Not inlined: the sort would take it in a dozen times.
    #[inline(never)]
    fn compare<'a>(&self, a: u32, b: u32, shard_at: impl Fn(u32) -> Option<(&'a Shard, usize)>) -> Ordering {
        let key = |row: u32| self.keys.get(row as usize).copied().unwrap_or_default();
        let (a_key, b_key) = (key(a), key(b));
        let quick = b_key.as_of.cmp(&a_key.as_of).then(a_key.name.cmp(&b_key.name));
        quick.then_with(|| self.name(a).cmp(self.name(b))).then_with(|| {
            let (Some((a_shard, a)), Some((b_shard, b))) = (shard_at(a), shard_at(b)) else {
                return a.cmp(&b);
            };
            let parts = folded(a_shard.part(a)).cmp(&folded(b_shard.part(b)));
            parts.then_with(|| a_shard.id(a).cmp(&b_shard.id(b)))
        })
    }

    /// The place of a row in the order.
    pub(super) fn rank(&self, row: u32) -> u32 {
        self.ranks.get(row as usize).copied().unwrap_or_default()
    }

    /// The beginning of a row's folded name.
    pub(super) fn name_key(&self, row: u32) -> u64 {
        self.keys.get(row as usize).map(|key| key.name).unwrap_or_default()
    }
}
