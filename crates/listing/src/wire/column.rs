//! How does one column of text stand in a file, and in memory?

use super::error::{FilePart, WireError};
use super::read::bad_value;

/// How long a line may be that holds for every row, in bytes: as a town or a day is. So a small file cannot blow up into
/// many rows of long texts.
const LONGEST_SHARED: usize = 256;

/// A column of text: one string and where its values end. 200,000 short strings would cost 24 bytes each for their
/// heads alone, and one allocation each.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextColumn {
    text: String,
    /// Where each line ends. A single line holds for every row.
    ends: Vec<u32>,
}

impl TextColumn {
    /// Cuts a column into its lines.
    pub(crate) fn new(part: FilePart, column: &'static str, text: String) -> Result<Self, WireError> {
        if u32::try_from(text.len()).is_err() {
            let (expected, found) = (u32::MAX as usize, text.len());
            return Err(WireError::Inconsistent { part, column, expected, found });
        }
        let mut ends: Vec<u32> = Vec::new();
        ends.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32));
        ends.push(text.len() as u32);
        ends.shrink_to_fit();
        Ok(Self { text, ends })
    }

    /// Cuts a column that has one line a row, or one line for all rows.
    pub(crate) fn of_rows(
        part: FilePart,
        column: &'static str,
        text: String,
        rows: usize,
    ) -> Result<Self, WireError> {
        let cut = Self::new(part, column, text)?;
        if cut.ends.len() == rows {
            Ok(cut)
        } else if cut.ends.len() == 1 {
            match cut.text.len() <= LONGEST_SHARED {
                true => Ok(cut),
                false => Err(bad_value(part, column, "one line a row", &cut.text)),
            }
        } else {
            Err(WireError::Inconsistent { part, column, expected: rows, found: cut.ends.len() })
        }
    }

    /// How many lines the text has; at least one.
    pub(crate) fn lines(&self) -> usize {
        self.ends.len()
    }

    /// The value of a row; empty for a row that is not there.
    pub(crate) fn get(&self, row: usize) -> &str {
        let line = if self.ends.len() == 1 { 0 } else { row };
        let Some(end) = self.ends.get(line) else { return "" };
        let start = match line.checked_sub(1).and_then(|before| self.ends.get(before)) {
            Some(before) => *before as usize + 1,
            None => 0,
        };
        self.text.get(start..*end as usize).unwrap_or_default()
    }

    /// The lines themselves, without repeating a single one.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|line| self.get(line))
    }
}

/// Joins one value a row, always with one line a row.
pub(crate) fn join_each<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for (row, value) in values.enumerate() {
        if row > 0 {
            text.push('\n');
        }
        text.push_str(&without_line_breaks(value));
    }
    text
}

/// Joins one value a row, or writes one line where all rows are alike and short.
pub(crate) fn join<'a>(values: impl Iterator<Item = &'a str> + Clone) -> String {
    let mut rest = values.clone();
    match rest.next() {
        Some(first) if first.len() <= LONGEST_SHARED && rest.all(|value| value == first) => {
            without_line_breaks(first)
        }
        _ => join_each(values),
    }
}

/// The value as a column can hold it: every line break (of any kind) is a space, `\r\n` is one.
pub(crate) fn without_line_breaks(value: &str) -> String {
    let is_break =
        |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    value.replace("\r\n", "\n").replace(is_break, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(text: &str, rows: usize) -> Result<Vec<String>, WireError> {
        let column = TextColumn::of_rows(FilePart::Shard, "cities", text.to_owned(), rows)?;
        Ok((0..rows).map(|row| column.get(row).to_owned()).collect())
    }

    #[test]
    fn one_line_holds_for_every_row() {
        assert_eq!(join(["Dayton", "Dayton"].into_iter()), "Dayton");
        assert_eq!(column("Dayton", 3).unwrap(), ["Dayton", "Dayton", "Dayton"]);
    }

    #[test]
    fn a_long_line_holds_for_one_row_alone() {
        let long = "x".repeat(10_000);
        let joined = join([long.as_str(), &long].into_iter());
        assert_eq!(column(&joined, 2).unwrap(), [long.as_str(), &long]);
        assert_eq!(column(&long, 1).unwrap(), [long.as_str()]);
        let error = column(&long, 2).unwrap_err();
        assert!(matches!(error, WireError::BadValue { column: "cities", .. }), "{error}");
    }

    #[test]
    fn empty_values_keep_their_rows() {
        assert_eq!(column(&join(["", "b", ""].into_iter()), 3).unwrap(), ["", "b", ""]);
        assert_eq!(column("", 2).unwrap(), ["", ""]);
    }

    #[test]
    fn a_line_break_inside_a_value_becomes_a_space() {
        assert_eq!(column(&join(["a\r\nb", "c\u{2028}d\ne"].into_iter()), 2).unwrap(), ["a b", "c d e"]);
    }

    #[test]
    fn a_wrong_number_of_lines_is_told_with_both_numbers() {
        let error = column("a\nb", 3).unwrap_err();
        assert_eq!(
            error,
            WireError::Inconsistent { part: FilePart::Shard, column: "cities", expected: 3, found: 2 }
        );
    }
}
