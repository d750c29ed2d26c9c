//! Which table stands in a CSV file?

use std::path::Path;

use super::{Document, MOST_COLUMNS, Row, Table};
use crate::error::ImportError;
use crate::report::Reason;
use crate::text_file::text_of;

/// Line breaks inside one cell beyond these are the lines that an unclosed quote has swallowed.
const MOST_BREAKS: usize = 20;

pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<Document, ImportError> {
    let (text, reencoded) = decoded(bytes);
    let rows = rows_of(&text).map_err(|detail| ImportError::Damaged { file: path.to_owned(), detail })?;
    Ok(Document {
        tables: vec![Table { name: String::new(), rows }],
        title: String::new(),
        created: None,
        reencoded,
    })
}

/// The text, its last line ended, and whether it had to be taken for Windows-1252.
fn decoded(bytes: &[u8]) -> (String, bool) {
    let (mut text, repairs) = text_of(bytes);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    (text, repairs.contains(&Reason::Reencoded))
}

/// The reader skips blank lines and counts lines, a spreadsheet counts both blank lines and records with line breaks
/// inside as one row. The row's number is therefore its last line less all line breaks inside cells so far.
///
/// # Errors
/// What is wrong, in words: the reader's own, or the row with a cell of too many lines.
fn rows_of(text: &str) -> Result<Vec<Row>, String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    let mut breaks_inside = 0;
    while reader.read_record(&mut record).map_err(|error| error.to_string())? {
        let breaks = |cell: &str| cell.matches('\n').count();
        if record.iter().any(|cell| breaks(cell) > MOST_BREAKS) {
            let row = first_line_of(&record, text).saturating_sub(breaks_inside);
            return Err(format!(
                "the quote that opens a cell in row {row} is not closed within {MOST_BREAKS} lines"
            ));
        }
        breaks_inside += record.iter().map(|cell| breaks(cell) as u64).sum::<u64>();
        let last_line = reader.position().line().saturating_sub(1);
        let number = u32::try_from(last_line.saturating_sub(breaks_inside)).unwrap_or(u32::MAX);
        let row = Row { number, cells: record.iter().take(MOST_COLUMNS).map(str::to_owned).collect() };
        if !row.is_blank() {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// The line on which the record begins. Its own position is before the blank lines that were skipped.
fn first_line_of(record: &csv::StringRecord, text: &str) -> u64 {
    let Some(start) = record.position() else { return 0 };
    let rest = usize::try_from(start.byte()).ok().and_then(|byte| text.get(byte..)).unwrap_or_default();
    start.line() + rest.bytes().take_while(|byte| *byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers_and_first_cells(bytes: &[u8]) -> Vec<(u32, String)> {
        rows_of(&decoded(bytes).0)
            .unwrap()
            .into_iter()
            .map(|row| (row.number, row.cells[0].clone()))
            .collect()
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_shows_them() {
        let expected = [(1, "head"), (2, "two\nlines"), (4, "after a blank"), (5, "last")]
            .map(|(n, t)| (n, t.to_owned()));
        assert_eq!(numbers_and_first_cells(b"head,x\n\"two\nlines\",y\n\nafter a blank,z\nlast,w"), expected);
        assert_eq!(
            numbers_and_first_cells(b"head,x\r\n\"two\r\nlines\",y\r\n\r\nafter a blank,z\r\nlast,w\r\n"),
            expected
        );
    }

    #[test]
    fn a_quote_that_is_not_closed_is_told_with_its_row() {
        let rows = "c,d\n".repeat(MOST_BREAKS + 5);
        for behind in ["", "\"\n"] {
            let text = format!("a,\"b\nb\"\n\nc,\"d\n{rows}{behind}");
            let error = rows_of(&decoded(text.as_bytes()).0).unwrap_err();
            assert!(error.contains("row 3 is not closed"), "{error}");
        }
        let within = "line\n".repeat(MOST_BREAKS);
        assert_eq!(numbers_and_first_cells(format!("a,b\nc,\"{within}\"\nd,e\n").as_bytes()).len(), 3);
    }

    #[test]
    fn rows_of_commas_alone_do_not_count_as_rows() {
        assert_eq!(numbers_and_first_cells(b"a,b\n,,\nc,d\n"), [(1, "a".to_owned()), (3, "c".to_owned())]);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_header() {
        assert_eq!(numbers_and_first_cells(b"\xef\xbb\xbfName1,Zip\n")[0].1, "Name1");
        assert_eq!(decoded(b"\xff\xfeN\0\n\0").0, "N\n");
    }

    #[test]
    fn text_that_is_not_utf_8_is_read_as_windows_writes_it_and_that_is_told() {
        assert_eq!(decoded(b"Caf\xe9\n"), ("Café\n".to_owned(), true));
        assert_eq!(decoded("Café\n".as_bytes()), ("Café\n".to_owned(), false));
    }
}
