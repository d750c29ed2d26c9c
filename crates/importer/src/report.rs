//! What happened to every row?
//!
//! An operator publishes what the importer kept, so the report accounts for each row that was read (it was kept,
//! united with another, or rejected: the sums are checked) and names every value that was changed or left out.

use std::collections::{HashMap, HashSet};
use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};

use listing::meeting::Meeting;
use listing::record::{Center, Identity};
use serde::Serialize;

use crate::error::ImportError;

/// The first field of `report.json`, for whoever reads it by program.
const FORMAT: &str = "beside-import-report";
/// How much of a value an entry shows, in signs.
const VALUE_SHOWN: usize = 60;
/// The same for what became of it, which may hold a file's name.
const DETAIL_SHOWN: usize = 300;
/// How many rows of one reason the summary names.
const EXAMPLES: usize = 3;

/// What became of a row or of one of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The row was left out of the listing.
    Rejected,
    /// One value was left out, the rest of the row was used.
    Dropped,
    /// A value was mended without loss.
    Repaired,
    /// No value of a row was changed or left out, but the operator should know.
    Noted,
    /// The row was united with another row of the same center.
    Merged,
}

impl Outcome {
    /// All of them, in the order of the summary.
    pub(crate) const ALL: [Self; 5] =
        [Self::Rejected, Self::Dropped, Self::Repaired, Self::Noted, Self::Merged];

    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Rejected => "Rejected rows",
            Self::Dropped => "Values left out",
            Self::Repaired => "Values mended",
            Self::Noted => "To know",
            Self::Merged => "Rows united",
        }
    }
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $reason:ident $outcome:ident $sentence:literal,)*) => {
        /// Why something was mended, left out, united or noted. Each belongs to one [`Outcome`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Reason { $($(#[$doc])* $reason,)* }

        impl Reason {
            /// All of them, in the order of the summary.
            pub const ALL: &'static [Self] = &[$(Self::$reason,)*];

            /// What became of the row or value.
            #[must_use]
            pub fn outcome(self) -> Outcome {
                match self { $(Self::$reason => Outcome::$outcome,)* }
            }

            /// The reason in words.
            #[must_use]
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$reason => $sentence,)* }
            }
        }
    };
}

reasons! {
    /// Both name lines are blank.
    NoName Rejected "the row has no name",
    /// No ZIP, or one that is none: the center could not be placed, listed near anything, or named by an id.
    NoZip Rejected "the ZIP is missing or is none",
    /// Neither the state nor the ZIP tells in which state the center is.
    NoState Rejected "the state is missing or unknown, and the ZIP does not tell it",
    /// A value of another type than a record.
    NoRecord Rejected "this is no record",
    /// Doctors who may prescribe a medicine: persons.
    Practitioner Rejected "the record is of a person and not of a place",
    /// An address in another country.
    NotInUsa Rejected "the address is not in the United States",
    /// A service online or by phone, or an organization alone.
    NoAddress Rejected "the record has no address: nobody can go there",
    /// The source says that it is not given any more, or not now.
    NotActive Rejected "the source says that it is closed",
    /// Not ten digits, and no certain way to make them so.
    PhoneUnreadable Dropped "the phone number is malformed",
    /// Ten digits that no phone in North America can have.
    PhoneImpossible Dropped "no phone has such an area code or exchange",
    /// Something after the number that is no extension.
    ExtensionUnreadable Dropped "what follows the phone number is no extension; the number was kept",
    /// A word among the codes that is no code.
    CodeUnreadable Dropped "this is no service code",
    /// `DUO` and its like, in some rows of a center and not in others.
    ExclusiveInSomeRows Dropped "the code says whom alone the center serves, and other rows of it do not; it was left out",
    /// One of two coordinates is none, or both are zero.
    PositionUnreadable Dropped "the coordinates are none; the middle of the ZIP was taken",
    /// A position in another part of the world than the ZIP.
    PositionFarOff Dropped "the coordinates lie far from the ZIP, whose middle was taken",
    /// A list or an object where a text should be, or the reverse.
    ValueOfOtherType Dropped "the value is of another type than it should be",
    /// Dates, ages, cells.
    ValueUnreadable Dropped "this value cannot be read",
    /// Two records with one id.
    DuplicateId Dropped "an earlier record has this id; this one was not used",
    /// An id that nothing has.
    DanglingReference Dropped "it names a record that is not there",
    /// A term that is above itself.
    ReferenceCycle Dropped "what stands above it leads back to it; the reference was not followed",
    /// A schedule that is neither of weeks nor of months, or contradicts itself.
    ScheduleUnreadable Dropped "the schedule cannot be read with certainty",
    /// A schedule or a price that ended.
    OutOfDate Dropped "it had ended by the day of the data",
    /// Fax, text telephone, pager.
    NoVoice Dropped "nobody can be talked to at this number",
    /// In the middle of a text.
    MailLeftOut Dropped "an e-mail address was left out of the text",
    /// Words beyond those that a listing has room for.
    TermLeftOut Dropped "no code stands for this and the listing has too many terms; the rarest were left out",
    /// Neither 0 nor 1.
    FlagUnreadable Dropped "this says neither yes nor no",
    /// `http://` alone, or words.
    WebsiteUnreadable Dropped "this is no web address",
    /// The text was longer than the field may be.
    CutToLength Dropped "the text was too long and was cut",
    /// The rows of one center differ in what is not part of its identity.
    RowsDiffer Dropped "rows of the same center differ; the first row's value was kept",
    /// `"614-555-0100"` with its quotes.
    QuotesRemoved Repaired "quotes around the number were removed",
    /// Extension `0`, `000`, …
    ZeroExtension Repaired "an extension of zeros alone was removed",
    /// Letters in a phone number.
    VanityNumber Repaired "letters were turned into the digits of the phone's keys",
    /// Spaces in front, behind, doubled; tabs; line breaks.
    WhiteSpace Repaired "white space was tidied",
    /// Control signs and marks that turn the direction of text.
    ControlSigns Repaired "invisible control signs were removed",
    /// Words in capitals.
    Capitals Repaired "a text in capitals alone was written with small letters",
    /// First name line blank, second filled.
    NameMoved Repaired "the first name line was blank and the second took its place",
    /// Four digits or fewer: a spreadsheet took the ZIP for a number.
    ZipPadded Repaired "leading zeros were given back to the ZIP",
    /// Nine digits.
    ZipPlusFour Repaired "a ZIP+4 was shortened to the ZIP",
    /// `Ohio` instead of `OH`.
    StateByName Repaired "the state's name was turned into its code",
    /// The state was unusable; the ZIP's was taken.
    StateFromZip Repaired "the state is missing or unknown and was taken from the ZIP",
    /// The town was blank; the ZIP's was taken.
    CityFromZip Repaired "the town is missing and was taken from the ZIP",
    /// Lower-case codes.
    CodeCapitals Repaired "a service code was written in small letters",
    /// Where the day of the data comes from.
    AsOf Noted "the day of the data",
    /// The file was not UTF-8.
    Reencoded Noted "the file is not UTF-8 and was read as Windows-1252",
    /// The file began with a mark that JSON may not have and a header should not.
    ByteOrderMark Noted "the file begins with a byte-order mark, which was left out",
    /// The file was UTF-16.
    Utf16 Noted "the file is UTF-16 and was turned into UTF-8",
    /// Some bytes are no signs in the file's encoding.
    SignsSpoiled Noted "some signs of the file are spoiled and stand as �; download it again",
    /// A sheet beside the one that was read.
    SheetUnused Noted "the sheet looks like one of facilities and was not read",
    /// A column that an edition may lack.
    ColumnMissing Noted "a column is missing and its values are not reported",
    /// No dictionary of codes in any file.
    NoDictionary Noted "no dictionary of service codes came with the files: codes have no names",
    /// A code that the dictionary does not have.
    UnknownCode Noted "the code is in no dictionary; it was kept",
    /// Words for which there is no code.
    TermWithoutCode Noted "no code stands for this; it was kept in the source's words",
    /// A table that nobody knows.
    TableUnknown Noted "the table is unknown and was not read",
    /// A list of tables that cannot be read.
    PackageUnreadable Noted "the data package cannot be read; the names of the files were taken for those of the tables",
    /// Persons are never listed.
    ContactsLeftOut Noted "contact persons were left out with their numbers and e-mail addresses",
    /// A column that nobody knows.
    ColumnUnknown Noted "the column is unknown and was not read",
    /// Pages that are missing, or that overlap.
    CountDiffers Noted "the source counts other records than the files have",
    /// Dictionaries that disagree.
    CodeTwoMeanings Noted "two dictionaries name the code differently; the first was kept",
    /// The ZIP is in no list.
    ZipUnknown Noted "the ZIP is unknown: the center is listed without a position",
    /// The ZIP is known, its position is not.
    ZipWithoutPosition Noted "the ZIP has no known position: the center is listed without one",
    /// Some ZIPs cross state lines; often it is a slip.
    ZipOfOtherState Noted "the ZIP belongs to another state; both were kept",
    /// No phone was left.
    NoPhone Noted "the center has no phone number",
    /// No town, and the ZIP is unknown.
    NoCity Noted "the center has no town",
    /// No street.
    NoStreet Noted "the center has no street",
    /// No codes at all.
    NoServices Noted "the center has no service codes",
    /// A record of a feed that is no object, or a broken one.
    RecordUnreadable Rejected "the record cannot be read",
    /// No day, or one that is none, of a meeting that is not by appointment.
    NoDay Rejected "the day is missing or is none: nobody could tell when the meeting comes",
    /// No time, or one that is none, of a meeting that is not by appointment.
    NoTime Rejected "the time is missing or is none: nobody could tell when the meeting comes",
    /// Neither the record nor the source nor the place tells the zone.
    NoZone Rejected "the time zone is not known: give the source its zone, as America/New_York",
    /// A room in another country.
    Abroad Rejected "the room is outside the United States, and there is no way to join online",
    /// Unpublished, inactive.
    Inactive Rejected "the source says that the meeting does not take place now",
    /// `TC` without a link.
    TemporarilyClosed Rejected "the room is closed for now, and there is no way to join online",
    /// Neither a street nor a link.
    NoPlaceToMeet Rejected "there is neither a room nor a way to join online",
    /// Fields about persons.
    ContactLeftOut Dropped "whom to ask (a person's name, phone or e-mail address) is not published",
    /// Passwords in links and texts.
    PasswordLeftOut Dropped "a password is not published; the meeting may ask for it",
    /// Venmo, PayPal, Cash App and the like.
    PaymentLeftOut Dropped "an account for gifts is not published",
    /// Links for those who keep the list.
    EditLinkLeftOut Dropped "a link for those who keep the list is not published",
    /// A sentence with an e-mail address.
    EmailInText Dropped "an e-mail address in a text is not published, nor the words about it",
    /// A sentence with a phone number.
    PhoneInText Dropped "a phone number in a text is not published, nor the words about it",
    /// A sentence that says whom to ask.
    PersonInText Dropped "a person to ask, named in a text, is not published",
    /// No web address.
    LinkUnreadable Dropped "the link is no web address",
    /// Neither five digits nor nine.
    ZipUnreadable Dropped "this is no ZIP; the record was kept without one",
    /// A state that is none, of a record that can do without.
    StateUnreadable Dropped "this is no state or territory of the United States",
    /// Latitude 0 and the like.
    PositionImpossible Dropped "the position is nought, out of range or far from the ZIP; the middle of the ZIP is taken where it is known",
    /// The end of a meeting.
    EndUnreadable Dropped "the end or duration cannot be read; how long the meeting lasts is not reported",
    /// The day of the last change.
    UpdatedUnreadable Dropped "the day of the last change cannot be read; the source's day is taken",
    /// A time zone that the tz database does not have.
    ZoneUnreadable Dropped "there is no such time zone",
    /// A word for how to attend that is none.
    AttendanceUnreadable Dropped "this is no way to attend: in-person, hybrid or online is expected",
    /// A word among the types that is no type.
    TypeUnreadable Dropped "this is no type of meeting",
    /// The room of a meeting that is online for now.
    RoomClosed Dropped "the room is closed for now: the meeting is listed online alone",
    /// The room of a meeting that one can join from here.
    RoomAbroad Dropped "the room is outside the United States: the meeting is listed online alone",
    /// A room in no state.
    RoomWithoutState Dropped "nothing tells in which state the room is: the meeting is listed online alone",
    /// The street of a meeting online.
    RoomOfOnline Dropped "the meeting is online alone: the address of a room was left out",
    /// Text behind the last bracket.
    TextAfterEnd Repaired "there is text behind the end of the data; it was not read",
    /// `zoom.us/j/1` for `https://zoom.us/j/1`.
    SchemeAdded Repaired "https:// was set before a web address",
    /// Tags and entities.
    MarkupRemoved Repaired "markup was taken out of a text",
    /// Names and small letters.
    TypeMended Repaired "a type was written as a name or in small letters and was turned into its code",
    /// `.TX`.
    StateSigns Repaired "signs around a state's code were left out",
    /// The option of the source.
    StateFromSource Repaired "the state is missing and was taken from the source's options",
    /// An address in one line.
    AddressSplit Repaired "an address in one line was taken apart",
    /// Keys that no reader asks for.
    FieldUnused Noted "the field is not read",
    /// No dictionary of formats.
    NoFormats Noted "no dictionary of formats came with the file: its keys were read as BMLT servers usually have them",
    /// A list of days.
    SeveralDays Noted "the record names several days: each became a meeting of its own",
    /// Neither day nor time.
    ByAppointment Noted "the meeting has neither day nor time: it is listed as by appointment",
    /// The time zone of the ZIP.
    ZoneFromZip Noted "the time zone was taken from the ZIP",
    /// The time zone of the state.
    ZoneFromState Noted "the time zone was taken from the state, which has one alone",
    /// The time zone in a state of several.
    ZoneFromNearestZip Noted "the state has several time zones: that of the nearest ZIP was taken",
    /// The option is not given.
    FellowshipAssumed Noted "the fellowship was not given and was taken from the format",
    /// A type that the Meeting Guide does not have.
    UnknownType Noted "the type is none of the Meeting Guide's; it was kept in the source's words",
    /// Ids that stand twice.
    SameId Noted "an earlier record has the same id and is another meeting; both were kept",
    /// Online, and nothing says how.
    NoJoinLink Noted "nothing tells how to join but the meeting's page at its source",
    /// The same name, day, time and place.
    SameMeeting Merged "name, day, time and place are those of an earlier record",
    /// Two of another source fit equally well, so that nobody can say which it is.
    PerhapsSame Noted "another source has several that could be this one: none was united with it",
    /// Sources differ, and a stated rule decides.
    OtherSourceDiffers Dropped "a newer or richer source says otherwise; this value was left out",
    /// A correction that changes names, street or ZIP.
    IdChanged Noted "a correction changes what the id is made of: old links to the page lead nowhere",
    /// No record is the one that a correction speaks of.
    CorrectionFitsNothing Noted "the correction fits nothing in the sources: nothing was changed; take it out or mend it",
    /// Several records are.
    CorrectionFitsSeveral Noted "the correction fits several records: nothing was changed; name the one by its id",
    /// Meetings with one id.
    MeetingsAlike Noted "the correction fits several meetings of one name, hour and place: nothing was changed; ask the source which it means",
    /// A correction that changes name, hour or place of a meeting.
    MeetingIdChanged Noted "a correction changes what the meeting's id is made of: in a calendar it is another meeting",
    /// No place, no day.
    CorrectionMakesNone Noted "the correction would leave no meeting that somebody could go to: it was not made",
    /// The source says the same by now.
    CorrectionNotNeeded Noted "the source says the same by now: the correction can be taken out",
    /// The corrected record would be one that is there already.
    CorrectionClashes Noted "the correction would make this record one that is there already: it was not made",
    /// A correction was made.
    Corrected Noted "a value was set by the operator's corrections",
    /// What the operator took out.
    RemovedByOperator Rejected "the operator's corrections remove this record",
    /// The position was 0,0 or beyond the poles.
    NoSuchPosition Dropped "the position is 0,0 or none on earth",
    /// What the operator adds is in a source by now.
    AddedIsThere Merged "a source has this record by now: the correction that adds it can be taken out",
    /// Records of two sources that fit by the stated rules.
    SameInSources Merged "another source has the same record",
    /// The same names, street and ZIP.
    SameCenter Merged "both name lines, street and ZIP are those of an earlier row",
}

/// Where in the files something stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The file's name, with as many of its folders as tell it from the others.
    pub(crate) file: &'a str,
    /// The name of the sheet; empty for CSV and for the file as a whole.
    pub(crate) sheet: &'a str,
    /// The row as a spreadsheet counts (the header is usually row 1); `None` for the sheet or file as a whole.
    pub(crate) row: Option<u32>,
}

impl fmt::Display for Place<'_> {
    /// `directory.xlsx [Facilities List] row 2`: brackets, because no sheet can have them in its name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file)?;
        if !self.sheet.is_empty() {
            write!(f, " [{}]", self.sheet)?;
        }
        match self.row {
            // What the operator wrote has lines.
            Some(row) if self.file.ends_with(".toml") => write!(f, " line {row}"),
            Some(row) => write!(f, " row {row}"),
            None => Ok(()),
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What became of it.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// The file's name, with as many of its folders as tell it from the others.
    pub file: String,
    /// The name of the sheet; empty for CSV and for the file as a whole.
    pub sheet: String,
    /// The row as a spreadsheet counts; `None` for the sheet or file as a whole.
    pub row: Option<u32>,
    /// The column, by its usual header; empty for the row as a whole.
    pub field: &'static str,
    /// What stood there, shortened.
    pub value: String,
    /// What it became, or what else helps to understand; may be empty.
    pub detail: String,
}

/// Where a record stands: which of the report's tables, and which row of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct RowAt {
    table: u32,
    row: u32,
}

/// What tells one meeting of a source from its others, near enough to find its row again.
type MeetingKey = (String, Option<listing::meeting::WeeklyTime>, String, String);

fn meeting_key(meeting: &Meeting) -> MeetingKey {
    (meeting.name.clone(), meeting.time, meeting.street.clone(), meeting.join_url.clone())
}

/// The rows of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableRows {
    /// The file's name, with as many of its folders as tell it from the others.
    pub file: String,
    /// The name of the sheet; empty for CSV.
    pub sheet: String,
    /// How many rows of facilities were read from it.
    pub read: usize,
}

/// How far the tables of a source have moved in the report that took them in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moved(u32);

impl Moved {
    pub(crate) fn row(self, at: RowAt) -> RowAt {
        RowAt { table: at.table.saturating_add(self.0), ..at }
    }
}

/// The account of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    format: &'static str,
    version: u32,
    /// Title of the listing.
    pub title: String,
    /// Rows read, in all files.
    pub read: usize,
    /// Centers in the listing.
    pub kept: usize,
    /// Rows united with an earlier row of the same center.
    pub merged: usize,
    /// Rows left out.
    pub rejected: usize,
    /// Rows with at least one value mended or left out.
    pub repaired_rows: usize,
    /// The rows read, by table.
    pub tables: Vec<TableRows>,
    /// Everything that happened, in the order of the files' rows.
    pub entries: Vec<Entry>,
    #[serde(skip)]
    centers_at: HashMap<Identity, RowAt>,
    #[serde(skip)]
    meetings_at: HashMap<MeetingKey, RowAt>,
}

impl Report {
    pub(crate) fn new() -> Self {
        Self {
            format: FORMAT,
            version: 1,
            title: String::new(),
            read: 0,
            kept: 0,
            merged: 0,
            rejected: 0,
            repaired_rows: 0,
            tables: Vec::new(),
            entries: Vec::new(),
            centers_at: HashMap::new(),
            meetings_at: HashMap::new(),
        }
    }

    /// Remembers in which row a center stands that is kept.
    pub(crate) fn locate(&mut self, center: &Center, place: Place<'_>) {
        if let Some(at) = self.row_at(place) {
            self.centers_at.entry(center.identity()).or_insert(at);
        }
    }

    /// Remembers in which row a meeting stands that is kept.
    pub(crate) fn locate_meeting(&mut self, meeting: &Meeting, place: Place<'_>) {
        if let Some(at) = self.row_at(place) {
            self.meetings_at.entry(meeting_key(meeting)).or_insert(at);
        }
    }

    fn row_at(&self, place: Place<'_>) -> Option<RowAt> {
        let sheet = shortened(place.sheet, VALUE_SHOWN);
        let table = self.tables.iter().rposition(|table| table.file == place.file && table.sheet == sheet)?;
        Some(RowAt { table: u32::try_from(table).ok()?, row: place.row? })
    }

    /// Where the center stands, if its reader told it.
    pub(crate) fn row_of_center(&self, center: &Center) -> Option<RowAt> {
        self.centers_at.get(&center.identity()).copied()
    }

    /// Where the meeting stands, if its reader told it.
    pub(crate) fn row_of_meeting(&self, meeting: &Meeting) -> Option<RowAt> {
        self.meetings_at.get(&meeting_key(meeting)).copied()
    }

    /// The row as messages name it.
    pub(crate) fn place_of(&self, at: RowAt) -> Place<'_> {
        let row = Some(at.row);
        match self.tables.get(at.table as usize) {
            Some(table) => Place { file: &table.file, sheet: &table.sheet, row },
            None => Place { file: "", sheet: "", row },
        }
    }

    /// [`Self::add`] for a row that was located; the report as a whole where no reader told the row.
    pub(crate) fn add_at(
        &mut self,
        at: Option<RowAt>,
        field: &'static str,
        reason: Reason,
        value: &str,
        detail: String,
    ) {
        let place = at.map_or(Place { file: "", sheet: "", row: None }, |at| self.place_of(at));
        let (file, sheet, row) = (place.file.to_owned(), place.sheet.to_owned(), place.row);
        self.add(Place { file: &file, sheet: &sheet, row }, field, reason, value, detail);
    }

    /// Takes in the account of one source, with `prefix` before the names of its files, and returns how far its
    /// [`RowAt`]s have moved.
    pub(crate) fn absorb(&mut self, other: &Self, prefix: &str) -> Moved {
        let moved = Moved(u32::try_from(self.tables.len()).unwrap_or(u32::MAX));
        self.read += other.read;
        self.merged += other.merged;
        self.rejected += other.rejected;
        let named = |file: &str| format!("{prefix}{file}");
        self.tables
            .extend(other.tables.iter().map(|table| TableRows { file: named(&table.file), ..table.clone() }));
        self.entries
            .extend(other.entries.iter().map(|entry| Entry { file: named(&entry.file), ..entry.clone() }));
        moved
    }

    /// Starts the account of a table with so many rows.
    pub(crate) fn start_table(&mut self, place: Place<'_>, rows: usize) {
        self.read += rows;
        self.tables.push(TableRows {
            file: place.file.to_owned(),
            sheet: shortened(place.sheet, VALUE_SHOWN),
            read: rows,
        });
    }

    /// Counts further records of the table begun last: those that one row of it stands for.
    pub(crate) fn add_read(&mut self, more: usize) {
        self.read += more;
        if let Some(table) = self.tables.last_mut() {
            table.read += more;
        }
    }

    /// The table that was started last has so many rows more: of one that is read row by row, nobody knows them before.
    pub(crate) fn count_rows(&mut self, rows: usize) {
        self.read += rows;
        if let Some(table) = self.tables.last_mut() {
            table.read += rows;
        }
    }

    /// Writes down what happened. Rejected and merged rows are counted here, so that the sums and the entries are one.
    pub(crate) fn add(
        &mut self,
        place: Place<'_>,
        field: &'static str,
        reason: Reason,
        value: &str,
        detail: String,
    ) {
        let outcome = reason.outcome();
        match outcome {
            Outcome::Rejected => self.rejected += 1,
            Outcome::Merged => self.merged += 1,
            Outcome::Dropped | Outcome::Repaired | Outcome::Noted => {}
        }
        self.entries.push(Entry {
            outcome,
            reason,
            file: place.file.to_owned(),
            sheet: shortened(place.sheet, VALUE_SHOWN),
            row: place.row,
            field,
            value: shortened(value, VALUE_SHOWN),
            detail: shortened(&detail, DETAIL_SHOWN),
        });
    }

    /// Closes the account: so many centers were kept.
    ///
    /// # Errors
    /// [`ImportError::Unbalanced`] when rows got lost or were counted twice; [`ImportError::NothingKept`] when there
    /// is nothing to publish.
    pub(crate) fn close(&mut self, kept: usize) -> Result<(), ImportError> {
        self.balance(kept)?;
        if kept == 0 { Err(self.nothing_kept()) } else { Ok(()) }
    }

    /// Counts what was kept, also when it is nothing.
    ///
    /// # Errors
    /// [`ImportError::Unbalanced`] when rows got lost or were counted twice.
    pub(crate) fn balance(&mut self, kept: usize) -> Result<(), ImportError> {
        self.kept = kept;
        let mended = |outcome| matches!(outcome, Outcome::Repaired | Outcome::Dropped);
        self.repaired_rows = self
            .entries
            .iter()
            .filter(|entry| mended(entry.outcome))
            .filter_map(|entry| Some((&entry.file, &entry.sheet, entry.row?)))
            .collect::<HashSet<_>>()
            .len();
        let accounted = self.kept + self.merged + self.rejected;
        if accounted != self.read {
            return Err(ImportError::Unbalanced { read: self.read, accounted });
        }
        Ok(())
    }

    /// Why there is nothing to publish.
    fn nothing_kept(&self) -> ImportError {
        let commonest = Reason::ALL.iter().max_by_key(|reason| match reason.outcome() {
            Outcome::Rejected => self.count(**reason),
            _ => 0,
        });
        let reason = commonest.map_or("of an unknown reason", |reason| reason.sentence()).to_owned();
        ImportError::NothingKept { read: self.read, reason }
    }

    /// How often this happened.
    #[must_use]
    pub fn count(&self, reason: Reason) -> usize {
        self.entries.iter().filter(|entry| entry.reason == reason).count()
    }

    /// The account in a page of plain text: the sums, and for each reason how often and where first.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut text = String::new();
        // Writing to a `String` cannot fail.
        let _ = self.write_summary(&mut text);
        text
    }

    fn write_summary(&self, text: &mut String) -> fmt::Result {
        writeln!(text, "{}", self.title)?;
        for table in &self.tables {
            let place = Place { file: &table.file, sheet: &table.sheet, row: None };
            writeln!(text, "  {:>7} rows in {place}", grouped(table.read))?;
        }
        writeln!(text, "  {:>7} rows read", grouped(self.read))?;
        writeln!(text, "= {:>7} records kept", grouped(self.kept))?;
        writeln!(text, "+ {:>7} rows united with another row of the same record", grouped(self.merged))?;
        writeln!(text, "+ {:>7} rows rejected", grouped(self.rejected))?;
        writeln!(text, "  {:>7} rows had a value mended or left out", grouped(self.repaired_rows))?;
        for outcome in Outcome::ALL {
            let reasons =
                Reason::ALL.iter().filter(|reason| reason.outcome() == outcome && self.count(**reason) > 0);
            for (at, reason) in reasons.enumerate() {
                if at == 0 {
                    writeln!(text, "\n{}", outcome.heading())?;
                }
                self.write_reason(text, *reason)?;
            }
        }
        Ok(())
    }

    fn write_reason(&self, text: &mut String, reason: Reason) -> fmt::Result {
        let count = self.count(reason);
        writeln!(text, "  {:>7} × {}", grouped(count), reason.sentence())?;
        for entry in self.entries.iter().filter(|entry| entry.reason == reason).take(EXAMPLES) {
            writeln!(text, "            {entry}")?;
        }
        if count > EXAMPLES {
            writeln!(text, "            … and {} more", grouped(count - EXAMPLES))?;
        }
        Ok(())
    }

    /// Every entry in a line.
    pub(crate) fn row_by_row(&self) -> String {
        let mut text = String::from("\nEverything, row by row\n");
        for entry in &self.entries {
            let _ = writeln!(text, "  {entry}: {}", entry.reason.sentence());
        }
        text
    }
}

/// Where [`Review::write_beside`](crate::Review::write_beside) puts the report, as JSON and as text, of the listing in this folder.
#[must_use]
pub fn report_paths(listing: &Path) -> [PathBuf; 2] {
    let name = listing.file_name().unwrap_or("listing".as_ref()).to_string_lossy();
    ["json", "txt"].map(|ending| listing.with_file_name(format!("{name}.report.{ending}")))
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Place { file: &self.file, sheet: &self.sheet, row: self.row })?;
        if !self.field.is_empty() {
            write!(f, ", {}", self.field)?;
        }
        if !self.value.is_empty() {
            write!(f, ", \"{}\"", self.value)?;
        }
        if !self.detail.is_empty() {
            write!(f, " → {}", self.detail)?;
        }
        Ok(())
    }
}

/// The value in so many signs as a line of a report bears, invisible signs made visible.
fn shortened(value: &str, shown: usize) -> String {
    let mut signs = value.chars();
    let mut short = String::new();
    for sign in signs.by_ref().take(shown) {
        if crate::tidy::is_invisible(sign) {
            short.extend(sign.escape_unicode());
        } else {
            short.push(sign);
        }
    }
    if signs.next().is_some() {
        short.push('…');
    }
    short
}

/// `21,451`.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW_2: Place<'static> = Place { file: "a.xlsx", sheet: "Facilities", row: Some(2) };

    fn report() -> Report {
        let mut report = Report::new();
        report.start_table(ROW_2, 3);
        report.add(ROW_2, "Zip", Reason::NoZip, "", String::new());
        report.add(Place { row: Some(3), ..ROW_2 }, "", Reason::SameCenter, "Open Door", "row 4".to_owned());
        report.add(ROW_2, "Phone", Reason::ZeroExtension, "614-555-0100 x0", "614-555-0100".to_owned());
        report
    }

    #[test]
    fn rows_read_are_rows_kept_merged_and_rejected() {
        let mut sound = report();
        sound.close(1).unwrap();
        assert_eq!(
            (sound.read, sound.kept, sound.merged, sound.rejected, sound.repaired_rows),
            (3, 1, 1, 1, 1)
        );
    }

    #[test]
    fn a_row_that_got_lost_stops_the_import() {
        assert!(matches!(report().close(0), Err(ImportError::Unbalanced { read: 3, accounted: 2 })));
    }

    #[test]
    fn a_file_in_which_every_row_is_rejected_says_why() {
        let mut report = Report::new();
        report.start_table(ROW_2, 1);
        report.add(ROW_2, "Zip", Reason::NoZip, "", String::new());
        let message = report.close(0).unwrap_err().to_string();
        assert!(message.contains("not one of the 1 rows") && message.contains("ZIP is missing"), "{message}");
    }

    #[test]
    fn the_summary_names_file_row_field_value_and_reason() {
        let mut report = report();
        report.close(1).unwrap();
        let summary = report.summary();
        assert!(
            summary.contains("a.xlsx [Facilities] row 2, Phone, \"614-555-0100 x0\" → 614-555-0100"),
            "{summary}"
        );
        assert!(summary.contains("an extension of zeros alone was removed"), "{summary}");
    }

    #[test]
    fn long_and_invisible_values_are_shown_short_and_visible() {
        assert_eq!(shortened("a\u{202e}b\n", VALUE_SHOWN), "a\\u{202e}b\\u{a}");
        assert_eq!(shortened(&"x".repeat(10_000), VALUE_SHOWN).chars().count(), VALUE_SHOWN + 1);
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(
            [0, 999, 1000, 21_451, 1_000_000].map(grouped),
            ["0", "999", "1,000", "21,451", "1,000,000"]
        );
    }

    #[test]
    fn every_reason_has_a_sentence_of_its_own() {
        let sentences: HashSet<_> = Reason::ALL.iter().map(|reason| reason.sentence()).collect();
        assert_eq!(sentences.len(), Reason::ALL.len());
    }
}
