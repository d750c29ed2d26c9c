//! What stands in the file of corrections?

use std::collections::BTreeMap;
use std::path::Path;

use listing::meeting::{Attendance, Meeting, Weekday, WeeklyTime};
use listing::record::{Center, Date, Kind};
use serde::Deserialize;
use toml::Spanned;

use super::values::{self, Setting};
use super::{Correct, Corrections, Lined, Remove, Which};
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
    meeting: Option<Spanned<MeetingTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeetingTable {
    name: Spanned<toml::Value>,
    fellowship: Spanned<toml::Value>,
    day: Option<Spanned<String>>,
    starts: Option<Spanned<String>>,
    lasts: Option<u16>,
    zone: Spanned<String>,
    attendance: Spanned<String>,
    #[serde(default)]
    types: Vec<String>,
    group: Option<Spanned<toml::Value>>,
    venue: Option<Spanned<toml::Value>>,
    street: Option<Spanned<toml::Value>>,
    city: Option<Spanned<toml::Value>>,
    state: Option<Spanned<String>>,
    zip: Option<Spanned<String>>,
    position: Option<Spanned<toml::Value>>,
    notes: Option<Spanned<toml::Value>>,
    join_url: Option<Spanned<String>>,
    join_phone: Option<Spanned<String>>,
    join_notes: Option<Spanned<toml::Value>>,
    url: Option<Spanned<String>>,
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
        add_centers: Vec::new(),
        add_meetings: Vec::new(),
        remove: Vec::new(),
    };
    for table in &read.correct {
        corrections.correct.push(reader.correct(table)?);
    }
    for table in &read.remove {
        corrections.remove.push(reader.remove(table)?);
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

    fn remove(&self, table: &Spanned<RemoveTable>) -> Result<Remove, ImportError> {
        let RemoveTable { id, name, zip, reason } = table.get_ref();
        let which = self.which(table, id.as_ref(), name.as_ref(), zip.as_ref())?;
        let text = tidy::plain(reason.get_ref());
        if text.is_empty() {
            return Err(self.file.wrong_at(reason, "the reason is blank: say why the record is removed"));
        }
        Ok(Remove { line: self.line(table), which, reason: text })
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
            kind: Kind::Center,
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

    fn text(&self, value: Option<&Spanned<toml::Value>>) -> Result<String, ImportError> {
        let Some(value) = value else { return Ok(String::new()) };
        values::text(value.get_ref()).map_err(|why| self.file.wrong_at(value, why))
    }

    fn link(&self, value: Option<&Spanned<String>>) -> Result<String, ImportError> {
        let Some(value) = value else { return Ok(String::new()) };
        let link = listing::link::web_link(value.get_ref());
        link.map(|_| value.get_ref().clone())
            .ok_or_else(|| self.file.wrong_at(value, "a web address like https://example.org/ is expected"))
    }

    fn meeting(&self, table: &Spanned<MeetingTable>, as_of: Date) -> Result<Lined<Meeting>, ImportError> {
        let own = table.get_ref();
        let filled = |value: &Spanned<toml::Value>| {
            values::filled(value.get_ref()).map_err(|why| self.file.wrong_at(value, why))
        };
        let attendance: Attendance = own
            .attendance
            .get_ref()
            .parse()
            .map_err(|error| self.file.wrong_at(&own.attendance, format!("{error}")))?;
        let parsed = |value: &Spanned<String>, why: &str| self.file.wrong_at(value, why);
        let state = own.state.as_ref().map(|value| {
            let state = listing::state::State::from_code(value.get_ref());
            state.ok_or_else(|| parsed(value, "a state of two letters like OH is expected"))
        });
        let zip = own.zip.as_ref().map(|value| {
            value
                .get_ref()
                .parse()
                .map_err(|_| parsed(value, "five digits in quotes are expected, like \"43215\""))
        });
        let join_phone = own
            .join_phone
            .as_ref()
            .map(|value| values::one_phone(value.get_ref()).map_err(|why| self.file.wrong_at(value, why)));
        let position = own.position.as_ref().map(|value| {
            values::position(value.get_ref())
                .map(|at| listing::record::Position { at, precision: listing::record::Precision::Exact })
                .ok_or_else(|| {
                    self.file.wrong_at(value, "[latitude, longitude] is expected, like [39.96, -83.0]")
                })
        });
        let mut types = own.types.clone();
        types.sort_unstable();
        types.dedup();
        let meeting = Meeting {
            name: filled(&own.name)?,
            group: self.text(own.group.as_ref())?,
            fellowship: filled(&own.fellowship)?,
            time: self.time(table)?,
            zone: own.zone.get_ref().clone(),
            attendance,
            types,
            venue: self.text(own.venue.as_ref())?,
            street: self.text(own.street.as_ref())?,
            city: self.text(own.city.as_ref())?,
            state: state.transpose()?,
            zip: zip.transpose()?,
            position: position.transpose()?,
            notes: self.text(own.notes.as_ref())?,
            join_url: self.link(own.join_url.as_ref())?,
            join_phone: join_phone.transpose()?,
            join_notes: self.text(own.join_notes.as_ref())?,
            url: self.link(own.url.as_ref())?,
            source: OPERATOR.to_owned(),
            as_of,
            origins: Vec::new(),
        };
        if attendance.has_a_room() && meeting.street.is_empty() {
            return Err(self.file.wrong_at(table, "a meeting that is not online has no street"));
        }
        if attendance.is_online() && meeting.join_url.is_empty() && meeting.join_phone.is_none() {
            return Err(self.file.wrong_at(table, "a meeting online has neither join_url nor join_phone"));
        }
        Ok(Lined { line: self.line(table), value: meeting })
    }

    fn time(&self, table: &Spanned<MeetingTable>) -> Result<Option<WeeklyTime>, ImportError> {
        let MeetingTable { day, starts, lasts, .. } = table.get_ref();
        let (day, starts) = match (day, starts) {
            (None, None) => return Ok(None),
            (Some(day), Some(starts)) => (day, starts),
            _ => {
                return Err(self
                    .file
                    .wrong_at(table, "day and starts go together; neither means by appointment"));
            }
        };
        const DAYS: [&str; 7] =
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let at = DAYS.iter().position(|known| known.eq_ignore_ascii_case(day.get_ref().trim()));
        let weekday = at.and_then(|at| Weekday::ALL.get(at).copied());
        let minutes = starts.get_ref().split_once(':').and_then(|(hours, minutes)| {
            let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
            (hours < 24 && minutes < 60).then_some(60 * hours + minutes)
        });
        let day =
            weekday.ok_or_else(|| self.file.wrong_at(day, "a day of the week is expected, like monday"))?;
        let starts =
            minutes.ok_or_else(|| self.file.wrong_at(starts, "an hour like \"19:30\" is expected"))?;
        if lasts.is_some_and(|lasts| !(1..=1440).contains(&lasts)) {
            return Err(self.file.wrong_at(table, "lasts is a number of minutes, 1 to 1440"));
        }
        Ok(Some(WeeklyTime { day, starts, lasts: *lasts }))
    }
}
