//! How do corrections reach the records?

use std::collections::{BTreeMap, HashSet};

use listing::record::{Center, CenterId, Field, Origin, Position, Precision, Zip};
use listing::text::normalised;
use listing::wire::Source;

use super::{Corrections, Which};
use crate::join::{Held, Joined};
use crate::plan::OPERATOR;
use crate::report::{Place, Reason, Report, RowAt};
use crate::zip_areas::ZipAreas;

/// Sets, removes and adds, in this order.
pub(crate) fn apply(corrections: Corrections, joined: &mut Joined, report: &mut Report) {
    let mut maker = Maker::new(&corrections, joined);
    for correct in &corrections.correct {
        let place = corrections.at(correct.line);
        let Some(at) = maker.find(&correct.which, place, report) else { continue };
        maker.correct(at, correct, &corrections, report);
    }
    let mut gone = HashSet::new();
    for remove in &corrections.remove {
        let place = corrections.at(remove.line);
        let Some(at) = maker.find(&remove.which, place, report) else { continue };
        let held = &maker.centers[at];
        tell_removed(
            gone.insert(at),
            &held.record.name,
            held.rows.first().copied(),
            (place, &remove.reason),
            report,
        );
    }
    let Maker { centers, used, .. } = maker;
    joined.centers =
        centers.into_iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, held)| held).collect();
    let used =
        used | super::meetings::apply(&corrections, joined, report) | add(&corrections, joined, report);
    if used {
        joined.sources.add(Source {
            id: OPERATOR.to_owned(),
            title: corrections.title.clone(),
            publisher: corrections.publisher.clone(),
            url: String::new(),
            as_of: corrections.as_of,
        });
    }
}

/// Tells that a record goes, by the line at this place and for this reason; or that another line took it already.
pub(super) fn tell_removed(
    is_first: bool,
    name: &str,
    row: Option<RowAt>,
    (place, reason): (Place<'_>, &str),
    report: &mut Report,
) {
    if is_first {
        report.add_at(row, "", Reason::RemovedByOperator, name, format!("{place}: {reason}"));
    } else {
        let detail = "the record is removed already".to_owned();
        report.add(place, "", Reason::CorrectionFitsNothing, "", detail);
    }
}

impl Corrections {
    pub(super) fn at(&self, line: u32) -> Place<'_> {
        Place { file: &self.name, sheet: "", row: Some(line) }
    }
}

/// Adds what no source has, and tells whether there was anything.
fn add(corrections: &Corrections, joined: &mut Joined, report: &mut Report) -> bool {
    let adds = corrections.add_centers.len() + corrections.add_meetings.len();
    if adds == 0 {
        return false;
    }
    report.start_table(Place { row: None, ..corrections.at(0) }, adds);
    let mut added = false;
    for center in &corrections.add_centers {
        let place = corrections.at(center.line);
        if joined.centers.iter().any(|held| held.record.identity() == center.value.identity()) {
            report.add(place, "", Reason::AddedIsThere, &center.value.name, String::new());
            continue;
        }
        report.locate(&center.value, place);
        let rows = report.row_of_center(&center.value).into_iter().collect();
        joined.centers.push(Held { record: center.value.clone(), rows });
        added = true;
    }
    for meeting in &corrections.add_meetings {
        let place = corrections.at(meeting.line);
        if joined.meetings.iter().any(|held| crate::join::is_same_meeting(&held.record, &meeting.value)) {
            report.add(place, "", Reason::AddedIsThere, &meeting.value.name, String::new());
            continue;
        }
        report.locate_meeting(&meeting.value, place);
        let rows = report.row_of_meeting(&meeting.value).into_iter().collect();
        joined.meetings.push(Held { record: meeting.value.clone(), rows });
        added = true;
    }
    added
}

/// The centers while corrections are made, found by what the sources say of them and not by what was set meanwhile.
struct Maker {
    centers: Vec<Held<Center>>,
    by_id: BTreeMap<CenterId, usize>,
    by_name: BTreeMap<(String, Zip), Vec<usize>>,
    used: bool,
}

impl Maker {
    fn new(corrections: &Corrections, joined: &mut Joined) -> Self {
        let centers = std::mem::take(&mut joined.centers);
        let mut by_name: BTreeMap<(String, Zip), Vec<usize>> = BTreeMap::new();
        let mut by_id = BTreeMap::new();
        if !corrections.correct.is_empty() || !corrections.remove.is_empty() {
            for (at, held) in centers.iter().enumerate() {
                let center = &held.record;
                by_id.insert(center.id(), at);
                let mut names = vec![normalised(&center.name)];
                names.push(normalised(&format!("{} {}", center.name, center.part)));
                names.dedup();
                for name in names {
                    by_name.entry((name, center.zip)).or_default().push(at);
                }
            }
        }
        Self { centers, by_id, by_name, used: false }
    }

    fn find(&self, which: &Which, place: Place<'_>, report: &mut Report) -> Option<usize> {
        let (found, named) = match which {
            Which::Id(id) => (self.by_id.get(id).copied().into_iter().collect(), id.to_string()),
            Which::Named { name, zip } => {
                let found = self.by_name.get(&(name.clone(), *zip)).cloned();
                (found.unwrap_or_default(), format!("{name}, {zip}"))
            }
        };
        match found.as_slice() {
            [at] => Some(*at),
            [] => {
                report.add(place, "", Reason::CorrectionFitsNothing, &named, String::new());
                None
            }
            several => {
                let ids: Vec<String> =
                    several.iter().take(5).map(|at| self.centers[*at].record.id().to_string()).collect();
                report.add(place, "", Reason::CorrectionFitsSeveral, &named, ids.join(", "));
                None
            }
        }
    }

    fn correct(
        &mut self,
        at: usize,
        correct: &super::Correct,
        corrections: &Corrections,
        report: &mut Report,
    ) {
        let before = self.centers[at].record.clone();
        let mut after = before.clone();
        let mut told = Vec::new();
        for setting in &correct.settings {
            let field = setting.value.field();
            let old = setting.value.shown(&after);
            if setting.value.set(&mut after) {
                set_origin(&mut after, field);
                told.push((setting.line, field, old, setting.value.shown(&after)));
            } else {
                report.add(
                    corrections.at(setting.line),
                    field.word(),
                    Reason::CorrectionNotNeeded,
                    &old,
                    before.name.clone(),
                );
            }
        }
        if told.is_empty() {
            return;
        }
        move_with_zip(&before, &mut after);
        if after.identity() != before.identity() || after.state != before.state {
            let identity = after.identity();
            let clashes = self
                .centers
                .iter()
                .enumerate()
                .any(|(other, held)| other != at && held.record.identity() == identity);
            let place = corrections.at(correct.line);
            let change = format!("{} → {}", before.id(), after.id());
            if clashes {
                report.add(place, "", Reason::CorrectionClashes, &before.name, change);
                return;
            }
            report.add(place, "", Reason::IdChanged, &before.name, change);
        }
        for (line, field, old, new) in told {
            let detail = format!("{new} ({})", before.name);
            report.add(corrections.at(line), field.word(), Reason::Corrected, &old, detail);
        }
        self.centers[at].record = after;
        self.used = true;
    }
}

fn set_origin(center: &mut Center, field: Field) {
    center.origins.retain(|origin| origin.field != field);
    if center.source != OPERATOR {
        center.origins.push(Origin { field, source: OPERATOR.to_owned() });
        center.origins.sort();
    }
}

/// A center in another ZIP is no longer in the middle of the old one.
fn move_with_zip(before: &Center, after: &mut Center) {
    let is_a_door = |position: &Position| position.precision == Precision::Exact;
    if before.zip != after.zip && after.position.as_ref().is_none_or(|position| !is_a_door(position)) {
        after.position = ZipAreas::get_all().get(&after.zip).and_then(crate::zip_areas::ZipArea::position);
    }
}
