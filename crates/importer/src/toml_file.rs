//! What did an operator write by hand, and on which line?
//!
//! Import plans, corrections and mappings are TOML. Whatever is wrong in one is told with its file and line.

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::error::ImportError;
use crate::text_file;

/// Nobody writes more by hand.
const MOST_BYTES: u64 = 4 << 20;

/// A file of TOML.
#[derive(Debug)]
pub(crate) struct TomlFile {
    path: PathBuf,
    text: String,
}

impl TomlFile {
    /// Opens the file.
    ///
    /// # Errors
    /// [`ImportError`] for a file that is missing, unreadable, empty, or no text.
    pub(crate) fn open(path: &Path) -> Result<Self, ImportError> {
        let read = text_file::read(path, MOST_BYTES, "TOML")?;
        Ok(Self { path: path.to_owned(), text: read.text })
    }

    /// What the file says.
    ///
    /// # Errors
    /// [`ImportError::OperatorFile`] for what is no TOML, for a key that nobody knows, and for a value of another kind.
    pub(crate) fn parse<T: DeserializeOwned>(&self) -> Result<T, ImportError> {
        toml::from_str(&self.text).map_err(|error| self.wrong(error.span(), error.message()))
    }

    /// The error that says what is wrong at this place.
    pub(crate) fn wrong(&self, span: Option<Range<usize>>, why: impl Into<String>) -> ImportError {
        let line = span.map_or(1, |span| self.line(&span));
        ImportError::OperatorFile { file: self.path.clone(), line, why: one_line(&why.into()) }
    }

    /// The error that says what is wrong on this line.
    pub(crate) fn wrong_on(&self, line: u32, why: impl Into<String>) -> ImportError {
        ImportError::OperatorFile { file: self.path.clone(), line, why: one_line(&why.into()) }
    }

    /// The same for a value.
    pub(crate) fn wrong_at<T>(&self, value: &Spanned<T>, why: impl Into<String>) -> ImportError {
        self.wrong(Some(value.span()), why)
    }

    /// The line on which the place begins; the first is 1.
    pub(crate) fn line(&self, span: &Range<usize>) -> u32 {
        let before = self.text.as_bytes().get(..span.start).unwrap_or_default();
        u32::try_from(before.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX - 1) + 1
    }

    /// The file that the value names, or the folder, for formats of several tables: paths are relative to the folder of this file.
    ///
    /// # Errors
    /// [`ImportError::OperatorFile`] when it is not there.
    pub(crate) fn file_at(&self, value: &Spanned<String>) -> Result<PathBuf, ImportError> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let path = folder.join(value.get_ref());
        if path.exists() {
            return Ok(path);
        }
        let why = format!(
            "there is no file {}. Paths are taken from the folder of this file: check the spelling",
            path.display()
        );
        Err(self.wrong_at(value, why))
    }

    /// Where the file is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
