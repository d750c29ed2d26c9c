//! A public directory that an operator imports: read to its end, or refused in a sentence.

use std::fs;
use std::{env, process, thread};

use importer::{ImportError, Options, Report};

/// Reads the bytes as a directory: no row is lost, and an error is a sentence that names the way out.
pub(crate) fn import(bytes: &[u8]) -> Result<Report, ImportError> {
    let name = format!("beside-fuzz-{}-{:?}", process::id(), thread::current().id());
    let file = env::temp_dir().join(name);
    fs::write(&file, bytes).expect("there is room for a small file");
    let options = Options { as_of: "2023-06-20".parse().ok(), ..Options::default() };
    let read = importer::examine("samhsa-directory", std::slice::from_ref(&file), &options);
    fs::remove_file(&file).expect("nobody else has it");
    match &read {
        Ok(report) => assert_eq!(report.read, report.kept + report.merged + report.rejected),
        Err(error) => {
            assert!(
                !matches!(error, ImportError::Unbalanced { .. } | ImportError::FileUnreadable { .. }),
                "{error}"
            );
            assert!(error.to_string().len() > 40, "{error}");
        }
    }
    read
}
