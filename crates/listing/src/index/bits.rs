//! Which rows are in a set?

/// Rows a machine word holds.
pub(super) const ROWS_A_BLOCK: usize = 64;

/// A set of rows: one bit a row. Sets that meet are equally long.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// None of so many rows.
    pub(super) fn none(rows: usize) -> Self {
        Self(vec![0; rows.div_ceil(ROWS_A_BLOCK)])
    }

    /// The rows from `start` to before `end`, of so many rows.
    pub(super) fn range(rows: usize, start: usize, end: usize) -> Self {
        let mut bits = Self::none(rows);
        for (block, word) in bits.0.iter_mut().enumerate() {
            let first = block * ROWS_A_BLOCK;
            *word = below(end.saturating_sub(first)) & !below(start.saturating_sub(first));
        }
        bits
    }

    /// Makes room for so many rows; new ones are not in the set.
    pub(super) fn grow(&mut self, rows: usize) {
        self.0.resize(rows.div_ceil(ROWS_A_BLOCK), 0);
    }

    /// Puts in a row; one beyond the room is left out.
    pub(super) fn insert(&mut self, row: u32) {
        if let Some(word) = self.0.get_mut(row as usize / ROWS_A_BLOCK) {
            *word |= 1 << (row as usize % ROWS_A_BLOCK);
        }
    }

    pub(super) fn contains(&self, row: u32) -> bool {
        self.block(row as usize / ROWS_A_BLOCK) & (1 << (row as usize % ROWS_A_BLOCK)) != 0
    }

    /// The 64 rows of a block.
    fn block(&self, block: usize) -> u64 {
        self.0.get(block).copied().unwrap_or_default()
    }

    pub(super) fn and(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= theirs;
        }
    }

    pub(super) fn and_not(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= !theirs;
        }
    }

    pub(super) fn or(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many rows are in both.
    pub(super) fn count_and(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(mine, theirs)| (mine & theirs).count_ones() as usize).sum()
    }

    /// How many rows are in all three.
    pub(super) fn count_and_both(&self, one: &Self, other: &Self) -> usize {
        let three = self.0.iter().zip(&one.0).zip(&other.0);
        three.map(|((mine, one), other)| (mine & one & other).count_ones() as usize).sum()
    }

    /// The rows, in ascending order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().enumerate().flat_map(|(block, word)| rows_of(block, *word))
    }
}

/// The rows of a block that are set in a word.
fn rows_of(block: usize, word: u64) -> impl Iterator<Item = u32> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest == 0 {
            return None;
        }
        let bit = rest.trailing_zeros();
        rest &= rest - 1;
        Some((block * ROWS_A_BLOCK) as u32 + bit)
    })
}

/// A word with its lowest bits set, at most all.
fn below(bits: usize) -> u64 {
    if bits >= ROWS_A_BLOCK { u64::MAX } else { (1 << bits) - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn a_range_has_the_rows_between_its_ends(rows in 1usize..300, a in 0usize..300, b in 0usize..300) {
            let (start, end) = (a.min(b).min(rows), a.max(b).min(rows));
            let found: Vec<u32> = Bits::range(rows, start, end).iter().collect();
            prop_assert_eq!(found, (start as u32..end as u32).collect::<Vec<_>>());
        }

        #[test]
        fn sets_of_bits_are_sets(
            a in prop::collection::btree_set(0u32..200, 0..40), b in prop::collection::btree_set(0u32..200, 0..40),
        ) {
            let bits = |rows: &BTreeSet<u32>| {
                let mut bits = Bits::none(0);
                bits.grow(200);
                rows.iter().for_each(|row| bits.insert(*row));
                bits
            };
            let (left, right) = (bits(&a), bits(&b));
            let with = |change: fn(&mut Bits, &Bits)| {
                let mut changed = left.clone();
                change(&mut changed, &right);
                changed.iter().collect::<BTreeSet<u32>>()
            };
            prop_assert_eq!(with(Bits::and), &a & &b);
            prop_assert_eq!(with(Bits::or), &a | &b);
            prop_assert_eq!(with(Bits::and_not), &a - &b);
            prop_assert_eq!(left.count_and(&right), (&a & &b).len());
            prop_assert_eq!(left.count_and_both(&right, &left), (&a & &b).len());
            prop_assert_eq!(left.is_empty(), a.is_empty());
            prop_assert!((0..200).all(|row| left.contains(row) == a.contains(&row)));
        }
    }

    #[test]
    fn a_row_beyond_the_room_is_not_there() {
        let mut bits = Bits::none(64);
        bits.insert(64);
        assert!(bits.is_empty() && !bits.contains(64));
    }
}
