//! Why was nothing imported, and what can the operator do about it?

use std::io;
use std::path::PathBuf;

use listing::record::Date;

use crate::format::Format;

/// Why an import, or the making of a sample, ended without a listing.
///
/// A fault in a single row is never one of these: such a row is repaired, kept as it is, or rejected, and the
/// [`Report`](crate::Report) tells which. Whatever the error, an earlier listing in the target folder is still there.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The format's name is none that is known here.
    #[error("there is no format \"{0}\". Known formats: {known}", known = Format::names())]
    UnknownFormat(String),
    /// No file was named.
    #[error(
        "no file to import was given. Name the files that were downloaded, for example directory-2023.xlsx"
    )]
    NoFiles,
    /// A named file is not there.
    #[error("there is no file {}. Check the path and the spelling", .0.display())]
    FileMissing(PathBuf),
    /// A named file is there and cannot be read.
    #[error("{} cannot be read: {source}. Check that it is a file and that you may open it", file.display())]
    FileUnreadable {
        /// The path as it was given.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is larger than any directory.
    #[error(
        "{} has more than {most_mb} MB, which is more than any directory has: it was not read. \
         Check that it is the right file; a directory of several files can be given as these",
        file.display()
    )]
    TooLarge {
        /// The path as it was given.
        file: PathBuf,
        /// How much would be read.
        most_mb: u64,
    },
    /// A file has nothing in it.
    #[error("{} is empty. Download the file again", .0.display())]
    Empty(PathBuf),
    /// The file is no JSON, or JSON of something else.
    #[error("{} is no {expected}: {detail}, in line {line}, sign {column}. {remedy}", file.display())]
    BadJson {
        /// The path as it was given.
        file: PathBuf,
        /// What it should be.
        expected: &'static str,
        /// What the reader stumbled over.
        detail: String,
        /// The line, the first is 1.
        line: usize,
        /// The sign in the line, the first is 1.
        column: usize,
        /// What to do.
        remedy: &'static str,
    },
    /// A folder or an archive without tables.
    #[error("{} has no CSV tables. Name the folder or archive with organizations.csv, services.csv and locations.csv in it", .0.display())]
    NoTables(PathBuf),
    /// Nothing in the files is a record of HSDS.
    #[error(
        "{} has no organization, service or location of HSDS in it. Choose the file with the records themselves, such as an answer of \
         /services or /organizations, or organizations.csv, services.csv and locations.csv",
        .0.display()
    )]
    NoRecords(PathBuf),
    /// An archive that cannot be unpacked.
    #[error("{} cannot be unpacked: {detail}. Download it again, or unpack it and name the folder", file.display())]
    DamagedArchive {
        /// The path as it was given.
        file: PathBuf,
        /// What went wrong.
        detail: String,
    },
    /// The operator's file of terms is none.
    #[error("{} is no mapping of terms: {detail}. docs/formats-centers.md shows how one looks", file.display())]
    BadMapping {
        /// The path as it was given.
        file: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// A table needs somebody who says what its columns mean.
    #[error(
        "a table needs a mapping, which says what its columns mean. Draft one with cargo xtask import csv --suggest FILE > \
         mapping.toml, look it over, and name it with --mapping mapping.toml"
    )]
    NoMapping,
    /// Neither the options nor the files tell of which day the data are.
    #[error("{} does not tell of which day its data are. Give the day with --as-of 2026-01-31, or put it into the file's name", .0.display())]
    UnknownDay(PathBuf),
    /// Text is expected, and the file is something else.
    #[error("{} is {kind}, but {expected} is expected. {remedy}", file.display())]
    NotText {
        /// The path as it was given.
        file: PathBuf,
        /// What it is instead.
        kind: &'static str,
        /// What it should be.
        expected: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// A file that the operator wrote by hand says something that cannot be.
    #[error("{} line {line}: {why} (docs/import.md says what may stand there)", file.display())]
    OperatorFile {
        /// The path as it was given.
        file: PathBuf,
        /// The line, the first is 1.
        line: u32,
        /// What is wrong, and what to do.
        why: String,
    },
    /// What the operator said of a source cannot be used.
    #[error("{at}: {option} {why}")]
    BadOption {
        /// Where it was given: a file with its line, or an argument.
        at: String,
        /// Its name.
        option: &'static str,
        /// What is wrong, and what to do.
        why: String,
    },
    /// A source of a plan cannot be imported.
    #[error("{at}: {why}")]
    InSource {
        /// Where the plan names it.
        at: String,
        /// Why.
        #[source]
        why: Box<ImportError>,
    },
    /// Two sources of a plan have one id.
    #[error("{} and {} are both the source \"{id}\". Give one of them an id of its own", at[0], at[1])]
    SameSourceTwice {
        /// The id.
        id: String,
        /// Where the plan names them.
        at: [String; 2],
    },
    /// More than a third of the records that are there would go.
    #[error(
        "{gone} of the {before} {what} in {} would go, which is more than a third. Nothing was written. See with --check \
         which ones they are; where it is right, import again with --accept-loss",
        folder.display()
    )]
    TooMuchGone {
        /// The target folder.
        folder: PathBuf,
        /// Of what: centers or meetings.
        what: &'static str,
        /// How many would go.
        gone: usize,
        /// How many are there.
        before: usize,
    },
    /// A workbook ends too early: its table of contents, which stands at the end, is missing.
    #[error("{} is cut short: the end of the workbook is missing. Download the file again", .0.display())]
    CutShort(PathBuf),
    /// A workbook is whole and still cannot be read.
    #[error("{} is damaged or no workbook: {detail}. Download it again, or save it anew as XLSX or CSV", file.display())]
    Damaged {
        /// The path as it was given.
        file: PathBuf,
        /// What the reader stumbled over.
        detail: String,
    },
    /// The file is of a kind that holds no tables we read.
    #[error("{} is {kind}, but XLSX or CSV is expected. {remedy}", file.display())]
    WrongKind {
        /// The path as it was given.
        file: PathBuf,
        /// What it is instead.
        kind: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// No sheet of the workbook looks like the table of facilities.
    #[error(
        "{} has no sheet of facilities. A sheet with the headers {expected} is expected; found {found}. \
         Choose the workbook with the directory itself",
        file.display()
    )]
    WrongSheet {
        /// The path as it was given.
        file: PathBuf,
        /// The headers that make a table of facilities.
        expected: String,
        /// Each sheet with the headers it has.
        found: String,
    },
    /// The table of facilities lacks columns that nothing can replace.
    #[error(
        "{}, {table}, lacks the column {missing}. Found are: {found}. \
         Rename the headers to match, or choose the file with the directory itself",
        file.display()
    )]
    MissingColumns {
        /// The path as it was given.
        file: PathBuf,
        /// Which table of it.
        table: String,
        /// The missing headers, comma separated.
        missing: String,
        /// The headers that are there, comma separated.
        found: String,
    },
    /// A table of facilities has headers and nothing below them.
    #[error("{}, {table}, has its headers and not one row below them. Download the file again", file.display())]
    NoRows {
        /// The path as it was given.
        file: PathBuf,
        /// Which table of it.
        table: String,
    },
    /// Only dictionaries of codes were given.
    #[error("only a dictionary of codes was given. Name the file with the facilities too")]
    NoFacilities,
    /// Every single row was rejected.
    #[error(
        "not one of the {read} rows can be used, most often because {reason}. Look at the file's first rows"
    )]
    NothingKept {
        /// How many rows were read.
        read: usize,
        /// The commonest reason.
        reason: String,
    },
    /// Neither the options nor the file tell which year's edition it is.
    #[error("{} does not tell its year, neither in its name nor inside. Give the day of the data with --as-of 2023-06-20", .0.display())]
    UnknownEdition(PathBuf),
    /// Two files are editions of one directory.
    #[error(
        "{} (of {}) and {} (of {}) are two editions of one directory. Name only the newer one, for what it no longer has \
         is gone. Files of two directories need su or mh in their names; parts of one edition need one day, \
         given with --as-of",
        files[0].display(), days[0], files[1].display(), days[1]
    )]
    TwoEditions {
        /// The paths as they were given.
        files: [PathBuf; 2],
        /// The days of their data.
        days: [Date; 2],
    },
    /// A sample without places was asked for.
    #[error("a sample of no places was asked for. Give --count 1 or more")]
    EmptySample,
    /// The sums of the report do not add up: a fault of this program, caught before a listing is written.
    #[error(
        "{read} rows were read but {accounted} accounted for. This is a mistake in Beside: please report it with the file's name"
    )]
    Unbalanced {
        /// Rows read.
        read: usize,
        /// Rows kept, merged and rejected together.
        accounted: usize,
    },
    /// The centers cannot be put into the wire format.
    #[error("the listing cannot be written down: {0}")]
    Encode(#[from] listing::wire::EncodeError),
    /// The target folder holds something that is no listing of ours.
    #[error("{} is there and is not a listing; nothing in it was touched. Choose an empty or new folder with --out", .0.display())]
    NotAListing(PathBuf),
    /// The target folder holds a listing and other things.
    #[error(
        "{} holds a listing and also {entries}, which no import has put there; nothing in it was touched. \
         Move these away, or choose another folder with --out",
        folder.display()
    )]
    ForeignEntries {
        /// The target folder.
        folder: PathBuf,
        /// The names of the other things, comma separated.
        entries: String,
    },
    /// The listing cannot be written.
    #[error("{} cannot be written: {source}. Check that there is room and that you may write there", path.display())]
    Unwritable {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}
