//! A workbook around parts from anywhere.
//!
//! Bytes that are thrown at a whole workbook only spoil the archive, and its check sums say so. So the archive is made anew
//! around the parts: sheet, shared strings, contents of the workbook, and properties, with a form feed between.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The parts of a workbook, and what stands in them where the bytes have no such part.
const PARTS: [(&str, &str); 4] = [
    ("xl/worksheets/sheet1.xml", ""),
    ("xl/sharedStrings.xml", ""),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Facilities" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    ("docProps/core.xml", ""),
];

const AROUND: [(&str, &str); 2] = [
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
];

/// A workbook with these parts.
pub(crate) fn of_parts(bytes: &[u8]) -> Vec<u8> {
    let mut given = bytes.split(|byte| *byte == b'\x0c');
    let parts = PARTS.map(|(name, usual)| (name, given.next().unwrap_or(usual.as_bytes())));
    let around = AROUND.map(|(name, text)| (name, text.as_bytes()));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts.into_iter().chain(around) {
        archive.start_file(name, options).expect("each name once");
        archive.write_all(bytes).expect("memory takes it");
    }
    archive.finish().expect("memory takes it").into_inner()
}
