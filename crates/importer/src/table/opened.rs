//! How are several files of tables opened at once?

use std::path::{Path, PathBuf};
use std::thread;

use super::{Document, read};
use crate::error::ImportError;
use crate::file_names::names_of;
use crate::report::Place;

/// A file that was read, its rows not yet judged.
pub(crate) struct Opened<'a> {
    pub(crate) path: &'a Path,
    pub(crate) name: String,
    pub(crate) document: Document,
}

impl Opened<'_> {
    /// The file as a whole.
    pub(crate) fn place(&self) -> Place<'_> {
        Place { file: &self.name, sheet: "", row: None }
    }
}

/// Opens all files, each on a thread of its own: a directory has two or three, and unpacking is most of the work.
pub(crate) fn open<'files>(files: &'files [PathBuf]) -> Result<Vec<Opened<'files>>, ImportError> {
    thread::scope(|scope| {
        let readers: Vec<_> = files.iter().map(|path| (path, scope.spawn(|| read(path)))).collect();
        let open = |(path, reader): (&'files PathBuf, thread::ScopedJoinHandle<'_, _>)| {
            Ok(Opened { path, name: String::new(), document: document_of(path, reader.join())? })
        };
        let opened: Result<Vec<Opened<'files>>, ImportError> = readers.into_iter().map(open).collect();
        Ok(opened?.into_iter().zip(names_of(files)).map(|(file, name)| Opened { name, ..file }).collect())
    })
}

/// What the thread that read the file came back with. The reader of workbooks panics at some damage (a cell in a row
/// that no number can hold), which is the file's fault and not a reason to end without a word.
fn document_of(
    path: &Path,
    read: thread::Result<Result<Document, ImportError>>,
) -> Result<Document, ImportError> {
    read.unwrap_or_else(|_| {
        let detail = "something in it is beyond what a workbook can hold".to_owned();
        Err(ImportError::Damaged { file: path.to_owned(), detail })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_at_which_its_reader_panics_is_damaged() {
        let error =
            document_of(Path::new("odd-2023.xlsx"), Err(Box::new("attempt to multiply with overflow")));
        let message = error.unwrap_err().to_string();
        assert!(
            message.contains("odd-2023.xlsx is damaged") && message.contains("Download it again"),
            "{message}"
        );
    }
}
