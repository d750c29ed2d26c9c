//! How does the site get small on the wire?
//!
//! Every file that is text, or Wasm, is compressed once, as hard as it gets, next to the file itself (`.br` and `.gz`):
//! no server has to do it for each visitor, and the bytes that the budgets count are the bytes that are sent.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;

use crate::failure::{Failure, OnPath};
use crate::files;

/// Below this a compressed answer fits the same packet as the plain one.
const SMALLEST: usize = 512;

/// What gains by compression; pictures and fonts are compressed in themselves.
const EXTENSIONS: [&str; 14] = [
    "css",
    "csv",
    "html",
    "ico",
    "ics",
    "js",
    "json",
    "map",
    "mjs",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Compresses every file below `dir` that gains by it, on all processors, and takes away what an earlier build left.
/// Gives the number of files compressed.
pub(crate) fn compress(dir: &Path) -> Result<usize, Failure> {
    let mut wanted = Vec::new();
    for file in files::below(dir)? {
        if is_compressed(&file) {
            fs::remove_file(&file).on("remove", &file)?;
        } else if gains(&file) && file.metadata().on("read", &file)?.len() > SMALLEST as u64 {
            wanted.push(file);
        }
    }
    let next = AtomicUsize::new(0);
    let work = || -> Result<(), Failure> {
        while let Some(file) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            compress_file(file)?;
        }
        Ok(())
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })?;
    Ok(wanted.len())
}

/// How many bytes of a file are sent: in Brotli, where there is such a file.
pub(crate) fn sent(file: &Path) -> Result<u64, Failure> {
    let twin = beside(file, "br");
    let file = if twin.is_file() { &twin } else { file };
    Ok(file.metadata().on("read", file)?.len())
}

/// `name` + `.br` or `.gz`.
pub(crate) fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

/// What Brotli may take a Wasm for, besides anything: which guess serves it best changes from build to build, by up to two parts in a hundred.
const GUESSES_OF_WASM: [BrotliEncoderMode; 4] = [
    BrotliEncoderMode::BROTLI_MODE_FONT,
    BrotliEncoderMode::BROTLI_FORCE_LSB_PRIOR,
    BrotliEncoderMode::BROTLI_FORCE_MSB_PRIOR,
    BrotliEncoderMode::BROTLI_FORCE_SIGNED_PRIOR,
];

/// `bytes` of `file` in Brotli, as hard as it gets.
fn brotli(file: &Path, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut shortest = brotli_as(BrotliEncoderMode::BROTLI_MODE_GENERIC, bytes)?;
    if extension(file) == "wasm" {
        for guess in GUESSES_OF_WASM {
            let other = brotli_as(guess, bytes)?;
            if other.len() < shortest.len() {
                shortest = other;
            }
        }
    }
    Ok(shortest)
}

fn brotli_as(mode: BrotliEncoderMode, mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), mode, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Compresses one file, whatever it gains.
pub(crate) fn compress_file(file: &Path) -> Result<(), Failure> {
    let bytes = fs::read(file).on("read", file)?;
    for (extension, compressed) in [("br", brotli(file, &bytes)), ("gz", gzip(&bytes))] {
        let target = beside(file, extension);
        let compressed = compressed.on("compress", file)?;
        fs::write(&target, compressed).on("write", &target)?;
    }
    Ok(())
}

fn extension(file: &Path) -> &str {
    file.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn gains(file: &Path) -> bool {
    EXTENSIONS.contains(&extension(file))
}

/// Whether a file is what another one was compressed into.
pub(crate) fn is_compressed(file: &Path) -> bool {
    matches!(extension(file), "br" | "gz") && gains(&file.with_extension(""))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::files::TestDir;

    fn names(dir: &TestDir) -> Vec<String> {
        files::below(dir.path()).unwrap().iter().map(|file| files::url_path(dir.path(), file)).collect()
    }

    #[test]
    fn text_gets_both_forms_and_comes_back_whole() {
        let dir = TestDir::new("compress");
        let text = "peer support ".repeat(500);
        dir.write("find/index.html", &text);
        assert_eq!(compress(dir.path()).unwrap(), 1);
        assert_eq!(names(&dir), ["find/index.html", "find/index.html.br", "find/index.html.gz"]);

        let file = dir.path().join("find/index.html");
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &fs::read(beside(&file, "br")).unwrap()[..], &mut plain).unwrap();
        assert_eq!(plain, text.as_bytes());
        let mut plain = String::new();
        let gz = fs::read(beside(&file, "gz")).unwrap();
        flate2::read::GzDecoder::new(&gz[..]).read_to_string(&mut plain).unwrap();
        assert_eq!(plain, text);
    }

    #[test]
    fn a_wasm_is_never_longer_than_without_a_guess_and_comes_back_whole() {
        let bytes: Vec<u8> =
            (0..40_000_u32).flat_map(|number| (number * number % 977).to_le_bytes()).collect();
        let unguessed = brotli_as(BrotliEncoderMode::BROTLI_MODE_GENERIC, &bytes).unwrap();
        let guessed = GUESSES_OF_WASM.map(|guess| brotli_as(guess, &bytes).unwrap());
        let lengths = guessed.iter().chain([&unguessed]).map(Vec::len);
        assert_eq!(brotli(Path::new("a.wasm"), &bytes).unwrap().len(), lengths.min().unwrap());
        assert_eq!(brotli(Path::new("a.json"), &bytes).unwrap(), unguessed);
        for compressed in guessed {
            let mut plain = Vec::new();
            brotli::BrotliDecompress(&mut &compressed[..], &mut plain).unwrap();
            assert!(plain == bytes);
        }
    }

    #[test]
    fn small_files_and_pictures_stay_as_they_are() {
        let dir = TestDir::new("compress-not");
        dir.write("small.txt", "a".repeat(SMALLEST));
        dir.write("picture.png", "a".repeat(5000));
        dir.write("_headers", "a".repeat(5000));
        assert_eq!(compress(dir.path()).unwrap(), 0);
        assert_eq!(names(&dir), ["_headers", "picture.png", "small.txt"]);
    }

    #[test]
    fn what_an_earlier_build_left_is_never_served_for_a_new_file() {
        let dir = TestDir::new("compress-again");
        dir.write("now-small.css", "a{}");
        dir.write("now-small.css.br", "old");
        dir.write("gone.js.gz", "old");
        dir.write("archive.tar.gz", "a download of the operator's own");
        assert_eq!(compress(dir.path()).unwrap(), 0);
        assert_eq!(names(&dir), ["archive.tar.gz", "now-small.css"]);
    }
}
