//! How do many yes-or-no codes a row fit into a few signs?

use std::collections::HashMap;

use super::error::{FilePart, WireError};
use super::read::bad_value;

/// Six bits a sign; all of them are plain in JSON and in a URL.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BITS: usize = 6;

fn bits_of(sign: u8) -> Option<u8> {
    match sign {
        b'A'..=b'Z' => Some(sign - b'A'),
        b'a'..=b'z' => Some(sign - b'a' + 26),
        b'0'..=b'9' => Some(sign - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

/// For every row, which of the file's codes it has.
#[derive(Debug, Clone, Default)]
pub(crate) struct CodeColumn {
    codes: Vec<String>,
    /// Signs a row.
    width: usize,
    signs: String,
}

impl CodeColumn {
    pub(crate) fn new(
        part: FilePart,
        codes: Vec<String>,
        signs: String,
        rows: usize,
    ) -> Result<Self, WireError> {
        let width = codes.len().div_ceil(BITS);
        if width.checked_mul(rows) != Some(signs.len()) {
            let expected = width.saturating_mul(rows);
            return Err(WireError::Inconsistent { part, column: "services", expected, found: signs.len() });
        }
        if signs.bytes().any(|sign| bits_of(sign).is_none()) {
            return Err(bad_value(part, "services", "only signs of A-Za-z0-9-_", &signs));
        }
        Ok(Self { codes, width, signs })
    }

    /// The codes of the file, in the order of their bits.
    pub(crate) fn codes(&self) -> &[String] {
        &self.codes
    }

    /// Calls back with each code (by its place in [`Self::codes`]) that the row has.
    pub(crate) fn each_bit(&self, row: usize, mut found: impl FnMut(usize)) {
        let start = row.saturating_mul(self.width);
        let signs = self.signs.as_bytes().get(start..start.saturating_add(self.width)).unwrap_or_default();
        for (at, sign) in signs.iter().enumerate() {
            let mut bits = bits_of(*sign).unwrap_or_default();
            while bits != 0 {
                let code = at * BITS + bits.trailing_zeros() as usize;
                // The last sign may have bits beyond the last code; nothing stands for them.
                if code < self.codes.len() {
                    found(code);
                }
                bits &= bits - 1;
            }
        }
    }

    /// Puts the row's codes among those that are already there, which are in order and stay so; none comes twice.
    pub(crate) fn add_to(&self, row: usize, codes: &mut Vec<String>) {
        self.each_bit(row, |code| {
            let code = &self.codes[code];
            if let Err(at) = codes.binary_search(code) {
                codes.insert(at, code.clone());
            }
        });
    }
}

/// Writes the rows: for each, which of the codes stand among its own.
pub(crate) fn write_signs<'a>(codes: &[String], rows: impl Iterator<Item = &'a [String]>) -> String {
    let places: HashMap<&str, usize> = codes.iter().enumerate().map(|(at, code)| (&**code, at)).collect();
    let mut signs = String::new();
    for own in rows {
        let mut row = vec![0; codes.len().div_ceil(BITS)];
        for at in own.iter().filter_map(|code| places.get(code.as_str())) {
            row[at / BITS] |= 1 << (at % BITS);
        }
        signs.extend(row.into_iter().map(|bits: usize| char::from(SIGNS[bits])));
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_read_as_it_was_written() {
        for (bits, sign) in SIGNS.iter().enumerate() {
            assert_eq!(bits_of(*sign), Some(bits as u8));
        }
    }

    #[test]
    fn bits_beyond_the_last_code_stand_for_nothing() {
        let column = CodeColumn::new(FilePart::Shard, vec!["PEER".into()], "_B".into(), 2).unwrap();
        for row in 0..3 {
            let mut codes = Vec::new();
            column.add_to(row, &mut codes);
            assert_eq!(codes, ["PEER"][..usize::from(row < 2)]);
        }
    }

    #[test]
    fn codes_come_in_order_and_none_twice() {
        let column =
            CodeColumn::new(FilePart::Shard, vec!["MD".into(), "CBT".into()], "D".into(), 1).unwrap();
        let mut codes = vec!["CBT".to_owned(), "PEER".to_owned()];
        column.add_to(0, &mut codes);
        assert_eq!(codes, ["CBT", "MD", "PEER"]);
    }

    #[test]
    fn a_foreign_sign_is_refused() {
        let error = CodeColumn::new(FilePart::Shard, vec!["PEER".into()], "=".into(), 1).unwrap_err();
        assert!(error.to_string().contains("A-Za-z0-9-_"), "{error}");
    }
}
