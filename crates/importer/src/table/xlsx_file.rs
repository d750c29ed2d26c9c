//! Which tables stand in an XLSX workbook?

use std::io::Cursor;
use std::path::Path;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::{Document, MOST_COLUMNS, Row, Table};
use crate::error::ImportError;

/// The mark of a ZIP archive's table of contents, which stands at its end.
const END_OF_ARCHIVE: &[u8] = b"PK\x05\x06";

pub(super) fn read(path: &Path, bytes: Vec<u8>) -> Result<Document, ImportError> {
    // Said before opening: an archive without its end is what an interrupted download leaves.
    if !bytes.windows(END_OF_ARCHIVE.len()).any(|window| window == END_OF_ARCHIVE) {
        return Err(ImportError::CutShort(path.to_owned()));
    }
    let damaged =
        |error: XlsxError| ImportError::Damaged { file: path.to_owned(), detail: error.to_string() };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    // The properties are a help with the edition's day, no more: a workbook without them is as good.
    let properties = workbook.workbook_properties().ok();
    let mut tables = Vec::new();
    for name in workbook.sheet_names() {
        let rows = match rows_of(&mut workbook, &name) {
            Ok(rows) => rows,
            // A sheet with a chart instead of cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(damaged(error)),
        };
        tables.push(Table { name, rows });
    }
    let (title, created) = properties.map(|found| (found.title, found.created)).unwrap_or_default();
    Ok(Document {
        tables,
        title: title.unwrap_or_default(),
        created: created.and_then(|instant| instant.get(..10)?.parse().ok()),
        reencoded: false,
    })
}

/// Streams the sheet's cells: the reader holds one at a time, so that a national sheet costs its text and no more.
fn rows_of(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Result<Vec<Row>, XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(sheet)?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let column = column as usize;
        let text = text_of(cell.get_value());
        if column >= MOST_COLUMNS || text.is_empty() {
            continue;
        }
        let number = row.saturating_add(1);
        if rows.last().is_none_or(|last| last.number != number) {
            rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            if last.cells.len() <= column {
                last.cells.resize(column + 1, String::new());
            }
            last.cells[column] = text;
        }
    }
    rows.retain(|row| !row.is_blank());
    Ok(rows)
}

/// The cell as it would be read aloud: whole numbers without a decimal point, errors such as `#N/A` as nothing.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        // `f64`'s own text of 6513.0 is "6513".
        DataRef::Float(number) => number.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::DateTime(day) => day.to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
