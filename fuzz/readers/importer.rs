//! A public directory that an operator imports: read to its end, or refused in a sentence.

use std::fs;
use std::path::{Path, PathBuf};
use std::{env, process, thread};

use importer::{ImportError, Plan, Report, SourceOptions};

/// What the columns of the mapped table mean.
const MAPPING: &str = r#"
kind = "center"
[fields]
"Agency Name" = "name"
"Program" = "part"
"Address" = "street"
"City" = "city"
"State" = "state"
"Zip Code" = "zip"
"Phone" = "phone"
"Services" = "services"
"Accepts Medicaid" = "services"
[values.Services]
"Detox" = "detox"
"Peer support" = ["peer-support", "groups"]
[values."Accepts Medicaid"]
yes = "medicaid"
no = []
"#;

/// Reads the bytes as a directory: no row is lost, and an error is a sentence that names the way out.
pub(crate) fn import(bytes: &[u8]) -> Result<Report, ImportError> {
    import_as("samhsa-directory", bytes)
}

/// The same for any format that needs nothing beside the file.
pub(crate) fn import_as(format: &str, bytes: &[u8]) -> Result<Report, ImportError> {
    with_file("directory", bytes, |file| examine(format, file, None))
}

/// Reads the bytes as a feed of the Meeting Guide.
pub(crate) fn import_meeting_guide(bytes: &[u8]) -> Result<Report, ImportError> {
    with_file("feed", bytes, |file| examine("meeting-guide", file, None))
}

/// Reads the bytes as meetings of a BMLT server.
pub(crate) fn import_bmlt(bytes: &[u8]) -> Result<Report, ImportError> {
    with_file("list", bytes, |file| examine("bmlt", file, None))
}

/// Reads the bytes as a table with a mapping of centers; and as one for which a mapping is drafted, which has to be a mapping.
pub(crate) fn import_mapped_table(bytes: &[u8]) -> Result<Report, ImportError> {
    with_file("table", bytes, |file| {
        if let Ok(draft) = importer::suggest_mapping(file) {
            let read =
                with_file("draft", draft.as_bytes(), |draft| examine("csv", file, Some(draft.to_owned())));
            if let Err(error @ ImportError::OperatorFile { .. }) = read {
                let asks = ["no column means", "whose meetings"];
                assert!(asks.iter().any(|words| error.to_string().contains(words)), "{error}\n{draft}");
            }
        }
        with_file("mapping", MAPPING.as_bytes(), |mapping| examine("csv", file, Some(mapping.to_owned())))
    })
}

fn with_file<T>(what: &str, bytes: &[u8], read: impl FnOnce(&Path) -> T) -> T {
    let name = format!("beside-fuzz-{}-{:?}-{what}", process::id(), thread::current().id());
    let file = env::temp_dir().join(name);
    fs::write(&file, bytes).expect("there is room for a small file");
    let came = read(&file);
    fs::remove_file(&file).expect("nobody else has it");
    came
}

fn examine(format: &str, file: &Path, mapping: Option<PathBuf>) -> Result<Report, ImportError> {
    let mut options = SourceOptions::default();
    options.as_of = "2023-06-20".parse().ok();
    options.mapping = mapping;
    let plan = Plan::of_one(format, &[file.to_owned()], options).expect("the options are sound");
    let read = importer::examine_plan(&plan);
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
