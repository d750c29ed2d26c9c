//! Which 64 bits stand for these bytes, on every machine and in every year?
//!
//! FNV-1a (Fowler, Noll, Vo; <http://www.isthe.com/chongo/tech/comp/fnv/>): tiny, stable, not secret. It names
//! centers and files; nothing here has to withstand somebody who looks for a collision.

use std::fmt;

/// A running 64-bit FNV-1a hash.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Fnv {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    pub(crate) fn finish(self) -> u64 {
        self.0
    }
}

/// Crockford's base 32 in lower case: no letters that are taken for digits when read aloud.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 64 bits in steps of five.
const LENGTH: usize = 13;

/// A hash as people see it in an id: thirteen digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Digits(pub(crate) u64);

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in (0..LENGTH).rev() {
            let digit = (self.0 >> (5 * step)) & 31;
            write!(f, "{}", char::from(DIGITS[digit as usize]))?;
        }
        Ok(())
    }
}

impl Digits {
    /// Reads what is written so, and nothing else.
    pub(crate) fn read(text: &str) -> Option<Self> {
        if text.len() != LENGTH {
            return None;
        }
        let mut hash: u64 = 0;
        for (at, byte) in text.bytes().enumerate() {
            let digit = DIGITS.iter().position(|digit| *digit == byte)?;
            // Thirteen digits hold 65 bits: the first may only be 0 to 15.
            if at == 0 && digit > 15 {
                return None;
            }
            hash = (hash << 5) | digit as u64;
        }
        Some(Self(hash))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_the_published_test_vectors() {
        for (text, expected) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            let mut hash = Fnv::new();
            hash.add(text.as_bytes());
            assert_eq!(hash.finish(), expected, "{text}");
        }
    }
}
