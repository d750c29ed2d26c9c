//! What stands in the file of corrections?

use std::collections::BTreeMap;
use std::path::Path;

use listing::meeting::{Attendance, Meeting, MeetingId};
use listing::record::{Center, Date};
use serde::Deserialize;
use toml::Spanned;

use super::meeting_values::{Changing, MeetingSetting};
use super::values::Setting;
use super::{Correct, CorrectMeeting, Corrections, Lined, Remove, RemoveMeeting, Which};
use crate::error::ImportError;
use crate::plan::OPERATOR;
use crate::tidy;
use crate::toml_file::TomlFile;
use crate::zip_areas::ZipAreas;

/// The file as it stands. Keys that nobody knows are refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionsFile {
    /// The day on which the operator last knew all of it to be right.
    as_of: Spanned<toml::Value>,
    title: Option<String>,
    publisher: Option<String>,
    #[serde(default)]
    correct: Vec<Spanned<CorrectTable>>,
    #[serde(default)]
    add: Vec<Spanned<AddTable>>,
    #[serde(default)]
    remove: Vec<Spanned<RemoveTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectTable {
    id: Option<Spanned<String>>,
    name: Option<Spanned<String>>,
    zip: Option<Spanned<String>>,
    /// Why, for whoever reads the file.
    #[serde(default, rename = "reason")]
    _reason: Option<String>,
    set: Spanned<Values>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RemoveTable {
    id: Option<Spanned<String>>,
    name: Option<Spanned<String>>,
    zip: Option<Spanned<String>>,
    reason: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AddTable {
    center: Option<Spanned<Values>>,
    meeting: Option<Spanned<Values>>,
}

pub(super) fn read(path: &Path) -> Result<Corrections, ImportError> {
    let file = TomlFile::open(path)?;
    let read: CorrectionsFile = file.parse()?;
    let reader = Reader { file: &file };
    let as_of = reader.day(&read.as_of)?;
    let mut corrections = Corrections {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        title: read.title.unwrap_or_else(|| "Corrections by the operator of this site".to_owned()),
        publisher: read.publisher.unwrap_or_default(),
        as_of,
        correct: Vec::new(),
        correct_meetings: Vec::new(),
        add_centers: Vec::new(),
        add_meetings: Vec::new(),
        remove: Vec::new(),
        remove_meetings: Vec::new(),
    };
    for table in &read.correct {
        let CorrectTable { id, name, zip, .. } = table.get_ref();
        match reader.meeting_id(table, id.as_ref(), name.is_some() || zip.is_some())? {
            Some(id) => corrections.correct_meetings.push(reader.correct_meeting(table, id)?),
            None => corrections.correct.push(reader.correct(table)?),
        }
    }
    for table in &read.remove {
        let reason = reader.reason(table)?;
        let RemoveTable { id, name, zip, .. } = table.get_ref();
        match reader.meeting_id(table, id.as_ref(), name.is_some() || zip.is_some())? {
            Some(id) => {
                let line = reader.line(table);
                corrections.remove_meetings.push(RemoveMeeting { line, id, reason });
            }
            None => corrections.remove.push(reader.remove(table, reason)?),
        }
    }
    for table in &read.add {
        match (&table.get_ref().center, &table.get_ref().meeting) {
            (Some(center), None) => corrections.add_centers.push(reader.center(center, as_of)?),
            (None, Some(meeting)) => corrections.add_meetings.push(reader.meeting(meeting, as_of)?),
            _ => {
                let why = "one of center and meeting is expected, as in [add.center] below [[add]]";
                return Err(file.wrong_at(table, why));
            }
        }
    }
    Ok(corrections)
}

/// What the id of a meeting begins with.
const MEETING: &str = "m-";

/// Keys and values, each with its line.
type Values = BTreeMap<Spanned<String>, Spanned<toml::Value>>;

struct Reader<'a> {
    file: &'a TomlFile,
}

impl Reader<'_> {
    fn line<T>(&self, value: &Spanned<T>) -> u32 {
        self.file.line(&value.span())
    }

    fn day(&self, value: &Spanned<toml::Value>) -> Result<Date, ImportError> {
        let written = match value.get_ref() {
            toml::Value::String(text) => text.clone(),
            other => other.as_datetime().map(ToString::to_string).unwrap_or_default(),
        };
        written
            .parse()
            .map_err(|_| self.file.wrong_at(value, "as_of is no day: one like 2026-05-01 is expected"))
    }

    /// The id, where it is that of a meeting: they begin with a sign of their own.
    fn meeting_id<T>(
        &self,
        table: &Spanned<T>,
        id: Option<&Spanned<String>>,
        has_more: bool,
    ) -> Result<Option<MeetingId>, ImportError> {
        let of_a_meeting = |id: &&Spanned<String>| id.get_ref().trim().starts_with(MEETING);
        let Some(id) = id.filter(of_a_meeting) else { return Ok(None) };
        if has_more {
            return Err(self.file.wrong_at(table, "which record is meant? Give the id of a meeting alone"));
        }
        let parsed = id.get_ref().trim().parse();
        parsed.map(Some).map_err(|error| self.file.wrong_at(id, format!("{error}")))
    }

    fn which<T>(
        &self,
        table: &Spanned<T>,
        id: Option<&Spanned<String>>,
        name: Option<&Spanned<String>>,
        zip: Option<&Spanned<String>>,
    ) -> Result<Which, ImportError> {
        match (id, name, zip) {
            (Some(id), None, None) => {
                let parsed = id.get_ref().trim().parse();
                parsed.map(Which::Id).map_err(|error| self.file.wrong_at(id, format!("{error}")))
            }
            (None, Some(name), Some(zip)) => {
                let parsed =
                    zip.get_ref().parse().map_err(|error| self.file.wrong_at(zip, format!("{error}")));
                Ok(Which::Named { name: listing::text::normalised(name.get_ref()), zip: parsed? })
            }
            _ => {
                Err(self.file.wrong_at(table, "which record is meant? Give its id, or its name and its zip"))
            }
        }
    }

    fn correct(&self, table: &Spanned<CorrectTable>) -> Result<Correct, ImportError> {
        let CorrectTable { id, name, zip, set, .. } = table.get_ref();
        let which = self.which(table, id.as_ref(), name.as_ref(), zip.as_ref())?;
        let mut settings = Vec::new();
        for (key, value) in set.get_ref() {
            settings.push(Lined { line: self.line(key), value: self.setting(key, value)? });
        }
        if settings.is_empty() {
            return Err(self.file.wrong_at(set, "nothing is set: name at least one value"));
        }
        Ok(Correct { line: self.line(table), which, settings })
    }

    fn setting(&self, key: &Spanned<String>, value: &Spanned<toml::Value>) -> Result<Setting, ImportError> {
        let wrong = |why| self.file.wrong(Some(key.span()), format!("{}: {why}", key.get_ref()));
        Setting::read(key.get_ref(), value.get_ref()).map_err(wrong)
    }

    fn correct_meeting(
        &self,
        table: &Spanned<CorrectTable>,
        id: MeetingId,
    ) -> Result<CorrectMeeting, ImportError> {
        let set = &table.get_ref().set;
        let settings = self.meeting_settings(set.get_ref())?;
        if settings.is_empty() {
            return Err(self.file.wrong_at(set, "nothing is set: name at least one value"));
        }
        Ok(CorrectMeeting { line: self.line(table), id, settings })
    }

    fn reason(&self, table: &Spanned<RemoveTable>) -> Result<String, ImportError> {
        let reason = &table.get_ref().reason;
        let text = tidy::plain(reason.get_ref());
        if text.is_empty() {
            return Err(self.file.wrong_at(reason, "the reason is blank: say why the record is removed"));
        }
        Ok(text)
    }

    fn remove(&self, table: &Spanned<RemoveTable>, reason: String) -> Result<Remove, ImportError> {
        let RemoveTable { id, name, zip, .. } = table.get_ref();
        let which = self.which(table, id.as_ref(), name.as_ref(), zip.as_ref())?;
        Ok(Remove { line: self.line(table), which, reason })
    }

    fn center(&self, table: &Spanned<Values>, as_of: Date) -> Result<Lined<Center>, ImportError> {
        let mut settings = Vec::new();
        for (key, value) in table.get_ref() {
            if matches!(key.get_ref().as_str(), "add_codes" | "remove_codes") {
                return Err(self.file.wrong(Some(key.span()), "a whole center has codes alone"));
            }
            settings.push(self.setting(key, value)?);
        }
        let missing = |what: &str| self.file.wrong_at(table, format!("the center has no {what}"));
        let zip = settings.iter().find_map(|setting| match setting {
            Setting::Zip(zip) => Some(*zip),
            _ => None,
        });
        let zip = zip.ok_or_else(|| missing("zip"))?;
        let area = ZipAreas::get_all().get(&zip);
        let state = settings.iter().find_map(|setting| match setting {
            Setting::State(state) => Some(*state),
            _ => None,
        });
        let state = state.or_else(|| area.and_then(|area| area.state));
        let mut center = Center {
            name: String::new(),
            part: String::new(),
            street: String::new(),
            unit: String::new(),
            city: area.map(|area| area.town.to_owned()).unwrap_or_default(),
            state: state.ok_or_else(|| missing("state, and its zip does not tell it"))?,
            zip,
            position: area.and_then(crate::zip_areas::ZipArea::position),
            phones: Vec::new(),
            website: String::new(),
            hours: String::new(),
            cost: String::new(),
            eligibility: String::new(),
            accessibility: String::new(),
            codes: Vec::new(),
            source: OPERATOR.to_owned(),
            as_of,
            origins: Vec::new(),
        };
        for setting in settings {
            setting.set(&mut center);
        }
        if center.name.is_empty() {
            return Err(missing("name"));
        }
        if center.street.is_empty() {
            return Err(missing("street"));
        }
        Ok(Lined { line: self.line(table), value: center })
    }

    fn meeting(&self, table: &Spanned<Values>, as_of: Date) -> Result<Lined<Meeting>, ImportError> {
        let mut changing = Changing::new(Meeting {
            name: String::new(),
            group: String::new(),
            fellowship: String::new(),
            time: None,
            zone: String::new(),
            attendance: Attendance::InPerson,
            types: Vec::new(),
            venue: String::new(),
            street: String::new(),
            city: String::new(),
            state: None,
            zip: None,
            position: None,
            notes: String::new(),
            join_url: String::new(),
            join_phone: None,
            join_notes: String::new(),
            url: String::new(),
            source: OPERATOR.to_owned(),
            as_of,
            origins: Vec::new(),
        });
        let wrong = |why: &str| self.file.wrong_at(table, why);
        for needed in ["name", "fellowship", "zone", "attendance"] {
            if table.get_ref().keys().all(|key| key.get_ref() != needed) {
                return Err(wrong(&format!("the meeting has no {needed}")));
            }
        }
        for setting in self.meeting_settings(table.get_ref())? {
            changing.set(&setting.value);
        }
        let meeting = changing.finish().map_err(wrong)?;
        if meeting.attendance.has_a_room() && meeting.street.is_empty() {
            return Err(wrong("a meeting that is not online has no street"));
        }
        Ok(Lined { line: self.line(table), value: meeting })
    }

    fn meeting_settings(&self, values: &Values) -> Result<Vec<Lined<MeetingSetting>>, ImportError> {
        let read = |(key, value): (&Spanned<String>, &Spanned<toml::Value>)| {
            let wrong = |why| self.file.wrong(Some(key.span()), format!("{}: {why}", key.get_ref()));
            let value = MeetingSetting::read(key.get_ref(), value.get_ref()).map_err(wrong)?;
            Ok(Lined { line: self.line(key), value })
        };
        values.iter().map(read).collect()
    }
}
