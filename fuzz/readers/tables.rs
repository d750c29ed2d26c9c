//! Bytes as tables of an archive, so that check sums do not keep them out.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Begins the name of a table, as in `@phones.csv`.
const NAME: &[u8] = b"@";

/// An archive with the tables in it where the bytes begin with the name of one (`@services.csv`, then its lines, then the
/// next name); else the bytes as they are.
pub(crate) fn archived(bytes: &[u8]) -> Vec<u8> {
    if !bytes.starts_with(NAME) {
        return bytes.to_vec();
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut begun = false;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(NAME) {
            let name = String::from_utf8_lossy(name).trim().to_owned();
            // A name that came before cannot be given twice.
            begun = archive.start_file(name, options).is_ok();
        } else if begun {
            archive.write_all(line).expect("memory takes all bytes");
        }
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}
