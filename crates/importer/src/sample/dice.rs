//! How is something chosen by chance, and the same way every time?

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// Chance from a seed. ChaCha is the same stream on every machine and in every version of its crate; all that turns
/// its numbers into choices stands here, so that no update of a library shifts the sample.
#[derive(Debug)]
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number from 0 to `end` - 1; 0 for an `end` of 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        // The upper half of a 128-bit product: even enough for ends far below 2^64, and without a loop.
        ((u128::from(self.0.next_u64()) * end as u128) >> 64) as usize
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&mut self, percent: u8) -> bool {
        self.below(100) < usize::from(percent)
    }

    /// One of them; `None` when there are none.
    pub(super) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// One of these words.
    pub(super) fn word(&mut self, of: &[&'static str]) -> &'static str {
        self.pick(of).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same_numbers() {
        let throw = |seed| {
            let mut dice = Dice::new(seed);
            (0..100).map(|_| dice.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(throw(7), throw(7));
        assert_ne!(throw(7), throw(8));
        assert!(throw(7).iter().all(|number| *number < 1_000));
    }

    #[test]
    fn chances_are_about_what_they_say() {
        let mut dice = Dice::new(1);
        let hits = (0..10_000).filter(|_| dice.chance(30)).count();
        assert!((2_800..3_200).contains(&hits), "{hits}");
        assert!((0..100).all(|_| dice.chance(100) && !dice.chance(0)));
        assert_eq!(dice.pick::<u8>(&[]), None);
    }
}
