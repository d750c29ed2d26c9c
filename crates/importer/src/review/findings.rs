//! What looks wrong in a listing, and how is it mended?

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use listing::freshness::{day_of_list, is_stale};
use listing::geo::{Meters, distance};
use listing::meeting::Meeting;
use listing::record::{Center, Date, Position, Precision, Zip};
use listing::text::normalised;
use serde::Serialize;

use super::Reviewed;
use super::figures::Lacks;
use crate::earlier::Comparison;
use crate::report::{Reason, Report, RowAt};
use crate::zip_areas::ZipAreas;

/// A door farther from the middle of its ZIP than this is suspicious. 95 of 100 are within 6 miles.
const FAR_FROM_ZIP: Meters = Meters::from_miles(25);
/// So many records with one phone are a switchboard, or a mistake.
const PHONE_SHARED: usize = 10;
/// More rejected rows than this share are a file that is not what it was: one in twenty.
const MOST_REJECTED: usize = 20;
/// How many rows of a shared phone are named.
const ROWS_NAMED: usize = 3;

macro_rules! concerns {
    ($($(#[$doc:meta])* $concern:ident $fails:literal $title:literal $remedy:literal,)*) => {
        /// What can look wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Concern { $($(#[$doc])* $concern,)* }

        impl Concern {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$concern,)*];

            /// Whether `--check` says no for it.
            #[must_use]
            pub fn fails(self) -> bool {
                match self { $(Self::$concern => $fails,)* }
            }

            /// What it is.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$concern => $title,)* }
            }

            /// How to mend it.
            #[must_use]
            pub fn remedy(self) -> &'static str {
                match self { $(Self::$concern => $remedy,)* }
            }
        }
    };
}

concerns! {
    /// Nothing could be kept.
    NoRecords true "There is not one record"
        "Look at the rejected rows below: most often the files are not of the format that was named, or an error page.",
    /// More than one row in twenty.
    RejectedRows true "More than 5 in 100 rows were rejected"
        "Look at the commonest reason below. Where the source has changed its columns, name them in a mapping or ask the publisher; single rows can be added in corrections.toml.",
    /// More than a third of what is there.
    TooMuchGone true "More than a third of the centers or of the meetings would go"
        "Compare the files with those of the last import: a part may be missing. Where the loss is right, import with --accept-loss.",
    /// Most of a kind is old.
    StaleListing true "More than half of the centers or of the meetings are older than 180 days"
        "Download the files anew. Where they are newer than they say, give the day with --as-of or as_of in the plan.",
    /// A source of a plan that gives nothing.
    EmptySource false "A source gives no record of its own"
        "Its rows were rejected, or each of them stands in a newer or richer source too. Look at its rows below, or take it out of the plan.",
    /// Positions that are none.
    NoSuchPosition false "The position was 0,0 or none on earth"
        "It was left out. Tell the publisher, or set position in corrections.toml.",
    /// Doors and ZIPs that do not fit.
    FarFromZip false "The position is more than 25 miles from the middle of the ZIP"
        "Compare position and ZIP with the address on the place's own site, and set the wrong one in corrections.toml.",
    /// Phones of many.
    SharedPhone false "One phone number stands in ten records or more"
        "A switchboard is all right. Where it is the publisher's own or a placeholder, set phones in corrections.toml.",
    /// Names that come twice.
    SameNameInZip false "Several records of one ZIP have the same name"
        "Where they are one place, remove the worse one in corrections.toml; where they are not, give them a part each.",
    /// Records without phone.
    NoPhone false "The center has no phone"
        "Look for it on the place's own site, and set phones in corrections.toml.",
    /// Records without services.
    NoServices false "The center says nothing of its services"
        "No filter finds it. Set codes in corrections.toml, or take them from a second source.",
    /// Old records.
    StaleRecord false "The record is older than 180 days"
        "Download its source anew, or ask the place and set what changed in corrections.toml.",
}

/// Something that looks wrong, with the records that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What.
    pub concern: Concern,
    /// Whether `--check` says no for it.
    pub fails: bool,
    /// What it is.
    pub title: &'static str,
    /// How to mend it.
    pub remedy: &'static str,
    /// The figures behind it; may be empty.
    pub detail: String,
    /// The records.
    pub suspects: Vec<Suspect>,
}

/// A record that looks wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suspect {
    /// Its id, as corrections name it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// File and row; empty where the reader told none.
    pub row: String,
    /// The value that looks wrong.
    pub value: String,
}

/// Everything that looks wrong.
pub(super) fn of(reviewed: &Reviewed<'_>, report: &Report) -> Vec<Finding> {
    let mut found = Found { report, findings: Vec::new() };
    found.totals(reviewed);
    found.positions(reviewed);
    found.phones(reviewed);
    found.names(reviewed);
    found.silence(reviewed);
    if let Some(today) = reviewed.today {
        found.age(reviewed, today);
    }
    found.findings
}

struct Found<'a> {
    report: &'a Report,
    findings: Vec<Finding>,
}

impl Found<'_> {
    fn add(&mut self, concern: Concern, detail: String, suspects: Vec<Suspect>) {
        self.findings.push(Finding {
            concern,
            fails: concern.fails(),
            title: concern.title(),
            remedy: concern.remedy(),
            detail,
            suspects,
        });
    }

    /// The finding, where there are suspects.
    fn suspect(&mut self, concern: Concern, suspects: Vec<Suspect>) {
        if !suspects.is_empty() {
            self.add(concern, String::new(), suspects);
        }
    }

    fn row(&self, rows: &[RowAt]) -> String {
        rows.iter()
            .take(ROWS_NAMED)
            .map(|row| self.report.place_of(*row).to_string())
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn center(&self, center: &Center, rows: &[RowAt], value: String) -> Suspect {
        let name = [center.name.as_str(), &center.part].into_iter().filter(|line| !line.is_empty());
        Suspect {
            id: center.id().to_string(),
            name: name.collect::<Vec<_>>().join(", "),
            row: self.row(rows),
            value,
        }
    }

    fn meeting(&self, meeting: &Meeting, rows: &[RowAt], value: String) -> Suspect {
        Suspect { id: meeting.id().to_string(), name: meeting.name.clone(), row: self.row(rows), value }
    }

    fn totals(&mut self, reviewed: &Reviewed<'_>) {
        let Report { read, kept, rejected, .. } = *self.report;
        if kept == 0 {
            self.add(Concern::NoRecords, format!("{read} rows read"), Vec::new());
        }
        // What the operator removes is counted as rejected and is no fault of the files.
        let rejected = rejected.saturating_sub(self.report.count(Reason::RemovedByOperator));
        if rejected * MOST_REJECTED > read {
            self.add(Concern::RejectedRows, format!("{rejected} of {read} rows"), Vec::new());
        }
        if let Comparison::Changes(changes) = &reviewed.comparison {
            let lost = changes.by_kind().into_iter().filter(|(_, compared)| compared.loses_too_much());
            let told = lost.map(|(what, lost)| format!("{} of {} {what}", lost.gone.len(), lost.before));
            let told: Vec<String> = told.collect();
            if !told.is_empty() {
                self.add(Concern::TooMuchGone, told.join("; "), Vec::new());
            }
        }
        let used: BTreeSet<&str> = reviewed
            .centers
            .iter()
            .flat_map(|held| {
                held.record.origins.iter().map(|origin| &origin.source).chain([&held.record.source])
            })
            .chain(reviewed.meetings.iter().flat_map(|held| {
                held.record.origins.iter().map(|origin| &origin.source).chain([&held.record.source])
            }))
            .flat_map(|id| id.split('+').chain([id.as_str()]))
            .collect();
        // What is joined of several is there by itself.
        let own = reviewed.sources.iter().filter(|source| !source.id.contains('+'));
        let idle = own.filter(|source| !used.contains(source.id.as_str()));
        let idle: Vec<Suspect> = idle
            .map(|source| Suspect {
                id: source.id.clone(),
                name: source.title.clone(),
                row: String::new(),
                value: source.as_of.to_string(),
            })
            .collect();
        self.suspect(Concern::EmptySource, idle);
    }

    fn positions(&mut self, reviewed: &Reviewed<'_>) {
        let entries = self.report.entries.iter().filter(|entry| entry.reason == Reason::NoSuchPosition);
        let none: Vec<Suspect> = entries
            .map(|entry| Suspect {
                id: String::new(),
                name: entry.detail.clone(),
                row: match entry.row {
                    Some(row) => format!("{} row {row}", entry.file),
                    None => entry.file.clone(),
                },
                value: entry.value.clone(),
            })
            .collect();
        self.suspect(Concern::NoSuchPosition, none);
        let mut far: Vec<Suspect> = Vec::new();
        for held in reviewed.centers {
            if let Some(value) = far_from_zip(held.record.position, Some(held.record.zip)) {
                far.push(self.center(&held.record, &held.rows, value));
            }
        }
        for held in reviewed.meetings {
            if let Some(value) = far_from_zip(held.record.position, held.record.zip) {
                far.push(self.meeting(&held.record, &held.rows, value));
            }
        }
        self.suspect(Concern::FarFromZip, far);
    }

    fn phones(&mut self, reviewed: &Reviewed<'_>) {
        let mut by_number: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, held) in reviewed.centers.iter().enumerate() {
            for phone in &held.record.phones {
                let of_number = by_number.entry(&phone.number).or_default();
                if of_number.last() != Some(&at) {
                    of_number.push(at);
                }
            }
        }
        let mut shared: Vec<(&str, Vec<usize>)> =
            by_number.into_iter().filter(|(_, records)| records.len() >= PHONE_SHARED).collect();
        shared.sort_by_key(|(number, records)| (Reverse(records.len()), *number));
        let suspects = shared.into_iter().map(|(number, records)| {
            let held: Vec<_> = records.iter().filter_map(|at| reviewed.centers.get(*at)).collect();
            let rows: Vec<RowAt> = held.iter().filter_map(|held| held.rows.first().copied()).collect();
            let first = held.first().map(|held| &held.record);
            Suspect {
                id: first.map(|center| center.id().to_string()).unwrap_or_default(),
                name: first
                    .map(|center| format!("{} and {} more", center.name, records.len() - 1))
                    .unwrap_or_default(),
                row: self.row(&rows),
                value: format!("{number}: {} records", records.len()),
            }
        });
        let suspects = suspects.collect();
        self.suspect(Concern::SharedPhone, suspects);
    }

    fn names(&mut self, reviewed: &Reviewed<'_>) {
        let mut by_name: BTreeMap<(Zip, String), Vec<usize>> = BTreeMap::new();
        for (at, held) in reviewed.centers.iter().enumerate() {
            let center = &held.record;
            let name = normalised(&format!("{} {}", center.name, center.part));
            by_name.entry((center.zip, name)).or_default().push(at);
        }
        let mut suspects = Vec::new();
        for ((zip, _), same) in by_name.into_iter().filter(|(_, same)| same.len() > 1) {
            for held in same.iter().filter_map(|at| reviewed.centers.get(*at)) {
                suspects.push(self.center(
                    &held.record,
                    &held.rows,
                    format!("{zip}, {}", held.record.street),
                ));
            }
        }
        self.suspect(Concern::SameNameInZip, suspects);
    }

    fn silence(&mut self, reviewed: &Reviewed<'_>) {
        let lacks: [(Concern, Lacks); 2] = [
            (Concern::NoPhone, |center| center.phones.is_empty()),
            (Concern::NoServices, |center| center.codes.is_empty()),
        ];
        for (concern, lacks) in lacks {
            let silent = reviewed.centers.iter().filter(|held| lacks(&held.record));
            let suspects = silent.map(|held| self.center(&held.record, &held.rows, String::new())).collect();
            self.suspect(concern, suspects);
        }
    }

    fn age(&mut self, reviewed: &Reviewed<'_>, today: Date) {
        // Each kind by itself: fresh meetings make no old centers fresh.
        let centers = day_of_list(reviewed.centers.iter().map(|held| held.record.as_of));
        let meetings = day_of_list(reviewed.meetings.iter().map(|held| held.record.as_of));
        for (day, what) in [(centers, "centers"), (meetings, "meetings")] {
            if let Some(day) = day.filter(|day| is_stale(*day, today)) {
                self.add(Concern::StaleListing, format!("{what}: {day}; today is {today}"), Vec::new());
            }
        }
        let mut old: Vec<Suspect> = Vec::new();
        for held in reviewed.centers.iter().filter(|held| is_stale(held.record.as_of, today)) {
            old.push(self.center(&held.record, &held.rows, held.record.as_of.to_string()));
        }
        for held in reviewed.meetings.iter().filter(|held| is_stale(held.record.as_of, today)) {
            old.push(self.meeting(&held.record, &held.rows, held.record.as_of.to_string()));
        }
        self.suspect(Concern::StaleRecord, old);
    }
}

/// How far the door is from the middle of its ZIP, where that is too far.
fn far_from_zip(position: Option<Position>, zip: Option<Zip>) -> Option<String> {
    let door = position.filter(|position| position.precision == Precision::Exact)?;
    let zip = zip?;
    let middle = ZipAreas::get_all().get(&zip)?.at?;
    let apart = distance(door.at, middle);
    let miles = apart.whole_miles();
    (apart > FAR_FROM_ZIP)
        .then(|| format!("{}, {}: {miles} miles from the middle of {zip}", door.at.lat, door.at.lon))
}
