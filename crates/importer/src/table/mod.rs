//! Which tables stand in a file?
//!
//! XLSX and CSV come out alike: a [`Document`] with tables of text cells, each row under the number that a
//! spreadsheet shows for it. What the cells mean is not known here.

mod csv_file;
mod headers;
mod opened;
mod xlsx_file;

use std::path::Path;

use listing::record::Date;

use crate::error::ImportError;
use crate::text_file;

pub(crate) use headers::{Column, Headers};
pub(crate) use opened::{Opened, open};

/// Columns to the right of this one are not read: no directory is as wide (the widest has one for each of 260 services), and a
/// hostile cell address must not make a row as wide as it likes.
const MOST_COLUMNS: usize = 512;

/// A file as tables.
#[derive(Debug)]
pub(crate) struct Document {
    /// Its tables, in the file's order.
    pub(crate) tables: Vec<Table>,
    /// The workbook's own title; empty when there is none.
    pub(crate) title: String,
    /// The day the workbook says it was made.
    pub(crate) created: Option<Date>,
    /// True for text that was not UTF-8 and had to be read as Windows-1252.
    pub(crate) reencoded: bool,
}

/// One table: a sheet, or the whole of a CSV file.
#[derive(Debug)]
pub(crate) struct Table {
    /// The sheet's name; empty for CSV.
    pub(crate) name: String,
    /// Every row with at least one cell that is not blank, the header row among them.
    pub(crate) rows: Vec<Row>,
}

/// One row of text cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// As the spreadsheet counts: the first row of the sheet is 1.
    pub(crate) number: u32,
    /// The cells from the first column on, as they stand in the file; trailing ones may be missing.
    pub(crate) cells: Vec<String>,
}

impl Row {
    /// The cell in this column; empty where the row has none.
    pub(crate) fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).map_or("", String::as_str)
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Reads a file as tables. What it is shows in its first bytes; the name does not matter.
///
/// # Errors
/// [`ImportError`] for a file that is missing, unreadable, cut short, damaged, or neither XLSX nor CSV.
pub(crate) fn read(path: &Path) -> Result<Document, ImportError> {
    let bytes = text_file::bytes_of(path, text_file::MOST_BYTES)?;
    let wrong = |kind, remedy| Err(ImportError::WrongKind { file: path.to_owned(), kind, remedy });
    if bytes.iter().all(u8::is_ascii_whitespace) {
        wrong("empty", "Download the file again.")
    } else if bytes.starts_with(b"PK") {
        xlsx_file::read(path, bytes)
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        wrong("an old or locked Excel workbook", "Open it and save it as XLSX without a password.")
    } else if bytes.starts_with(b"%PDF") {
        wrong("a PDF", "Download the directory's XLSX edition instead.")
    } else if text_file::starts_like_a_web_page(&bytes) {
        wrong("a web page", "The download may have failed: open the link in a browser and save the file.")
    } else {
        csv_file::read(path, &bytes)
    }
}
