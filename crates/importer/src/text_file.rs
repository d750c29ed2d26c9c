//! Which text stands in a file?
//!
//! For every format that is text (JSON, CSV). A file is refused in a sentence when it is too large, empty, a web page or
//! no text at all; what is text comes out as UTF-8 with `\n` at the ends of lines, and whatever had to be done for that is told.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::ImportError;
use crate::report::{Place, Reason, Report};

/// A directory as text is smaller than this, all of its states together.
pub(crate) const MOST_BYTES: u64 = 64 << 20;
/// How far into a file its kind is looked for.
const START: usize = 4096;
/// Where a text has one sign in so many that no text has, it is none.
const ONE_CONTROL_SIGN_IN: usize = 200;

/// A file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TextFile {
    /// The text without its byte-order mark, with `\n` at the ends of lines.
    pub(crate) text: String,
    /// What had to be done to read it; empty for plain UTF-8.
    pub(crate) repairs: Vec<Reason>,
}

impl TextFile {
    /// Writes down what had to be done, for the file as a whole.
    #[cfg_attr(
        not(test),
        allow(dead_code, reason = "what an operator writes is not told so; readers of formats tell it")
    )]
    pub(crate) fn tell(&self, place: Place<'_>, report: &mut Report) {
        for reason in &self.repairs {
            report.add(Place { row: None, ..place }, "", *reason, "", String::new());
        }
    }
}

/// Reads a file as text. What is expected is said in errors, as in "JSON" or "CSV".
///
/// # Errors
/// [`ImportError`] for a file that is missing, unreadable, larger than `most`, empty, a web page, or no text.
pub(crate) fn read(path: &Path, most: u64, expected: &'static str) -> Result<TextFile, ImportError> {
    decode(path, &bytes_of(path, most)?, expected)
}

/// All bytes of a file that has no more than `most`. No more are read, whatever the file system says of its size.
///
/// # Errors
/// [`ImportError`] for a file that is missing, unreadable or too large.
pub(crate) fn bytes_of(path: &Path, most: u64) -> Result<Vec<u8>, ImportError> {
    let unreadable = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => ImportError::FileMissing(path.to_owned()),
        _ => ImportError::FileUnreadable { file: path.to_owned(), source },
    };
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most {
        return Err(ImportError::TooLarge { file: path.to_owned(), most_mb: most >> 20 });
    }
    Ok(bytes)
}

/// The text that these bytes of a file are; `path` is for messages.
///
/// # Errors
/// [`ImportError::Empty`] and [`ImportError::NotText`].
pub(crate) fn decode(path: &Path, bytes: &[u8], expected: &'static str) -> Result<TextFile, ImportError> {
    let refused = |kind, remedy| Err(ImportError::NotText { file: path.to_owned(), kind, expected, remedy });
    if let Some((kind, remedy)) = kind_without_text(bytes) {
        return refused(kind, remedy);
    }
    let (text, repairs) = text_of(bytes);
    if text.trim().is_empty() {
        return Err(ImportError::Empty(path.to_owned()));
    }
    if is_web_page(&text) {
        return refused(
            "a web page",
            "The download may have failed: open the link in a browser and save the file.",
        );
    }
    let odd = |sign: &char| sign.is_control() && !matches!(sign, '\n' | '\t' | '\u{c}');
    if text.chars().filter(odd).count() * ONE_CONTROL_SIGN_IN > text.chars().count() {
        return refused("no text", "Download the file again, or check that it is the right one.");
    }
    Ok(TextFile { text, repairs })
}

/// What the first bytes of files tell that are often taken for text, and what to do.
fn kind_without_text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const KINDS: [(&[u8], &str, &str); 5] = [
        (b"PK\x03\x04", "a ZIP archive or a workbook", "Unpack it, or save its table as CSV."),
        (&[0xd0, 0xcf, 0x11, 0xe0], "an old Excel workbook", "Open it and save its table as CSV."),
        (b"%PDF", "a PDF", "Download the data itself instead."),
        (&[0x1f, 0x8b], "compressed with gzip", "Unpack it first: gunzip FILE."),
        (b"\x89PNG", "a picture", "Choose the file with the data."),
    ];
    KINDS.into_iter().find(|(start, ..)| bytes.starts_with(start)).map(|(_, kind, remedy)| (kind, remedy))
}

/// Whether the text begins as HTML does, behind white space, comments and an XML declaration.
pub(crate) fn is_web_page(text: &str) -> bool {
    const TAGS: [&str; 8] = ["!doctype html", "html", "head", "body", "title", "meta ", "script", "center>"];
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
        let ended = [("<!--", "-->"), ("<?", "?>")]
            .into_iter()
            .find_map(|(start, end)| Some(rest.strip_prefix(start)?.split_once(end)?.1));
        match ended {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    TAGS.iter().any(|known| tag.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known)))
}

/// [`is_web_page`] of bytes whose signs are not known yet.
pub(crate) fn starts_like_a_web_page(bytes: &[u8]) -> bool {
    is_web_page(&String::from_utf8_lossy(bytes.get(..START).unwrap_or(bytes)))
}

/// The text, and what it took. A byte-order mark says which signs they are; without one it is UTF-8, UTF-16 where every
/// other byte is zero, and else Windows-1252, which is what Excel's plain "CSV" writes.
pub(crate) fn text_of(bytes: &[u8]) -> (String, Vec<Reason>) {
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let (encoding, mut repairs) = match marked.or_else(|| utf_16_without_mark(bytes)) {
        Some(encoding) if encoding == encoding_rs::UTF_8 => (encoding, vec![Reason::ByteOrderMark]),
        Some(encoding) => (encoding, vec![Reason::Utf16]),
        None if std::str::from_utf8(bytes).is_ok() => (encoding_rs::UTF_8, Vec::new()),
        // With signs of several bytes that are right, it is UTF-8 that was spoiled somewhere.
        None if has_signs_of_several_bytes(bytes) => (encoding_rs::UTF_8, Vec::new()),
        None => (encoding_rs::WINDOWS_1252, vec![Reason::Reencoded]),
    };
    let (text, _, spoiled) = encoding.decode(bytes);
    if spoiled {
        repairs.push(Reason::SignsSpoiled);
    }
    (text.replace("\r\n", "\n").replace('\r', "\n"), repairs)
}

fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = bytes.get(..START).unwrap_or(bytes);
    let pairs = start.len() / 2;
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Text in Latin letters: nearly all of one side are zeros, and none of the other.
    let mostly = |zeros: usize| pairs >= 2 && zeros * 10 >= pairs * 7;
    match (even, odd) {
        (0, odd) if mostly(odd) => Some(encoding_rs::UTF_16LE),
        (even, 0) if mostly(even) => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

fn has_signs_of_several_bytes(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tempfile::tempdir;

    use super::*;

    fn read_bytes(bytes: &[u8]) -> Result<TextFile, ImportError> {
        decode(Path::new("list.json"), bytes, "JSON")
    }

    fn utf_16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn every_usual_way_to_write_signs_gives_the_same_text() {
        let text = "{\"name\": \"Café Ñ\"}\n";
        let marked = |bytes: Vec<u8>, mark: &[u8]| [mark, &bytes].concat();
        let (little, big) = (utf_16(text, u16::to_le_bytes), utf_16(text, u16::to_be_bytes));
        for (bytes, repairs) in [
            (text.as_bytes().to_vec(), vec![]),
            (marked(text.into(), b"\xef\xbb\xbf"), vec![Reason::ByteOrderMark]),
            (marked(little.clone(), b"\xff\xfe"), vec![Reason::Utf16]),
            (marked(big.clone(), b"\xfe\xff"), vec![Reason::Utf16]),
            (little, vec![Reason::Utf16]),
            (big, vec![Reason::Utf16]),
            (b"{\"name\": \"Caf\xe9 \xd1\"}\r\n".to_vec(), vec![Reason::Reencoded]),
        ] {
            assert_eq!(read_bytes(&bytes).unwrap(), TextFile { text: text.to_owned(), repairs });
        }
    }

    #[test]
    fn one_spoiled_byte_does_not_turn_the_other_signs_into_nonsense() {
        let read = read_bytes("Niño \u{1}".replace('\u{1}', "?").as_bytes()).unwrap();
        assert_eq!(read.repairs, []);
        let spoiled = read_bytes(b"Ni\xc3\xb1o Caf\xe9 bar").unwrap();
        assert_eq!(
            (spoiled.text.as_str(), spoiled.repairs),
            ("Niño Caf\u{fffd} bar", vec![Reason::SignsSpoiled])
        );
    }

    #[test]
    fn what_is_no_text_is_refused_with_what_it_is_and_what_to_do() {
        for (bytes, words) in [
            (&b""[..], "is empty"),
            (b" \r\n\t", "is empty"),
            (b"\xef\xbb\xbf", "is empty"),
            (b"PK\x03\x04rest", "a workbook, but JSON is expected. Unpack it"),
            (b"%PDF-1.4", "a PDF"),
            (b"\x1f\x8b\x08\0\0", "gunzip"),
            (b"  <!DOCTYPE HTML><title>502</title>", "a web page"),
            (b"<?xml version='1.0'?><!-- x --><html lang=en>", "a web page"),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", "a web page"),
            (b"\x01\x02\x03abc\0\x07", "no text"),
        ] {
            let message = read_bytes(bytes).unwrap_err().to_string();
            assert!(message.contains(words) && message.contains("list.json"), "{words}: {message}");
        }
    }

    #[test]
    fn what_had_to_be_done_is_told_of_the_file_as_a_whole() {
        let mut report = Report::new();
        let place = Place { file: "list.json", sheet: "", row: Some(7) };
        read_bytes(b"\xff\xfe[\0]\0").unwrap().tell(place, &mut report);
        assert_eq!(report.entries[0].to_string(), "list.json");
        assert_eq!(report.count(Reason::Utf16), 1);
    }

    #[test]
    fn a_text_with_angle_brackets_is_no_web_page() {
        for text in ["name,<zip>", "<zip>,name", "<", "<!", "<?", "<!--", "<é", "{\"a\": \"<html>\"}"] {
            assert!(!is_web_page(text), "{text}");
        }
    }

    #[test]
    fn no_more_is_read_than_may_be() {
        let home = tempdir().unwrap();
        let path = home.path().join("list.json");
        std::fs::write(&path, "x".repeat(1001)).unwrap();
        assert_eq!(bytes_of(&path, 1001).unwrap().len(), 1001);
        let error = bytes_of(&path, 1000).unwrap_err();
        assert!(matches!(error, ImportError::TooLarge { .. }), "{error}");
        // A file of holes that says it has 8 GB: it is not read to its end.
        File::options().write(true).open(&path).unwrap().set_len(8 << 30).unwrap();
        let message = read(&path, MOST_BYTES, "JSON").unwrap_err().to_string();
        assert!(message.contains("list.json") && message.contains("64 MB"), "{message}");
        let gone = read(&home.path().join("gone.json"), MOST_BYTES, "JSON").unwrap_err();
        assert!(matches!(gone, ImportError::FileMissing(_)), "{gone}");
        let folder = read(home.path(), MOST_BYTES, "JSON").unwrap_err();
        assert!(matches!(folder, ImportError::FileUnreadable { .. }), "{folder}");
    }

    proptest! {
        #[test]
        fn foreign_bytes_end_in_text_or_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            match read_bytes(&bytes) {
                Ok(read) => prop_assert!(!read.text.contains('\r')),
                Err(error) => prop_assert!(error.to_string().len() > 30),
            }
        }

        #[test]
        fn utf_8_stays_as_it_is(text in "[ -~é家\n]{1,60}") {
            prop_assume!(!text.trim().is_empty() && !is_web_page(&text) && !text.starts_with("PK\u{3}\u{4}") && !text.starts_with("%PDF"));
            prop_assert_eq!(read_bytes(text.as_bytes()).unwrap(), TextFile { text, repairs: vec![] });
        }
    }
}
