//! How do corrections reach the meetings?

use std::collections::{BTreeMap, BTreeSet};

use listing::meeting::MeetingId;
use listing::record::{MeetingField, Origin, Precision};

use super::apply::tell_removed;
use super::meeting_values::Changing;
use super::{CorrectMeeting, Corrections, RemoveMeeting};
use crate::join::{self, Held, Joined};
use crate::meetings::{differing, shown};
use crate::plan::OPERATOR;
use crate::report::{Place, Reason, Report};

type Meeting = Held<listing::meeting::Meeting>;

/// Sets and removes, and tells whether anything was set.
pub(super) fn apply(corrections: &Corrections, joined: &mut Joined, report: &mut Report) -> bool {
    if corrections.correct_meetings.is_empty() && corrections.remove_meetings.is_empty() {
        return false;
    }
    let mut maker = Maker::new(std::mem::take(&mut joined.meetings));
    for correct in &corrections.correct_meetings {
        if let Some(at) = maker.find(correct.id, corrections.at(correct.line), report) {
            maker.correct(at, correct, corrections, report);
        }
    }
    for remove in &corrections.remove_meetings {
        if let Some(at) = maker.find(remove.id, corrections.at(remove.line), report) {
            maker.remove(at, remove, corrections.at(remove.line), report);
        }
    }
    let Maker { meetings, gone, used, .. } = maker;
    let kept = meetings.into_iter().enumerate().filter(|(at, _)| !gone.contains(at));
    joined.meetings = kept.map(|(_, held)| held).collect();
    used
}

/// The meetings while corrections are made, found by what the sources say of them and not by what was set meanwhile.
struct Maker {
    meetings: Vec<Meeting>,
    by_id: BTreeMap<MeetingId, Vec<usize>>,
    gone: BTreeSet<usize>,
    used: bool,
}

impl Maker {
    fn new(meetings: Vec<Meeting>) -> Self {
        let mut by_id: BTreeMap<MeetingId, Vec<usize>> = BTreeMap::new();
        for (at, held) in meetings.iter().enumerate() {
            by_id.entry(held.record.id()).or_default().push(at);
        }
        Self { meetings, by_id, gone: BTreeSet::new(), used: false }
    }

    fn find(&self, id: MeetingId, place: Place<'_>, report: &mut Report) -> Option<usize> {
        match self.by_id.get(&id).map(Vec::as_slice).unwrap_or_default() {
            [at] => Some(*at),
            [] => {
                report.add(place, "", Reason::CorrectionFitsNothing, &id.to_string(), String::new());
                None
            }
            several => {
                let names = several.iter().filter_map(|at| self.meetings.get(*at));
                let names: Vec<String> = names
                    .take(5)
                    .map(|held| format!("{}, {}", held.record.name, held.record.group))
                    .collect();
                report.add(place, "", Reason::MeetingsAlike, &id.to_string(), names.join("; "));
                None
            }
        }
    }

    fn correct(
        &mut self,
        at: usize,
        correct: &CorrectMeeting,
        corrections: &Corrections,
        report: &mut Report,
    ) {
        let Some(before) = self.meetings.get(at).map(|held| held.record.clone()) else { return };
        let mut changing = Changing::new(before.clone());
        let mut lines = Vec::new();
        for setting in &correct.settings {
            let field = setting.value.field;
            if changing.set(&setting.value) {
                lines.push((setting.line, field));
            } else {
                report.add(
                    corrections.at(setting.line),
                    field.word(),
                    Reason::CorrectionNotNeeded,
                    &shown(&before, field),
                    before.name.clone(),
                );
            }
        }
        if lines.is_empty() {
            return;
        }
        let place = corrections.at(correct.line);
        let mut after = match changing.finish() {
            Ok(after) => after,
            Err(why) => {
                report.add(place, "", Reason::CorrectionMakesNone, &before.name, why.to_owned());
                return;
            }
        };
        let others = self.meetings.iter().enumerate().filter(|(other, _)| *other != at);
        let is_there = others
            .filter(|(other, _)| !self.gone.contains(other))
            .any(|(_, held)| held.record.id() == after.id() || join::is_same_meeting(&held.record, &after));
        let change = format!("{} → {}", before.id(), after.id());
        if is_there && after.id() != before.id() {
            report.add(place, "", Reason::CorrectionClashes, &before.name, change);
            return;
        }
        if after.id() != before.id() {
            report.add(place, "", Reason::MeetingIdChanged, &before.name, change);
        }
        for (line, field) in lines {
            let detail = format!("{} ({})", shown(&after, field), before.name);
            report.add(corrections.at(line), field.word(), Reason::Corrected, &shown(&before, field), detail);
        }
        for field in differing(&before, &after) {
            set_origin(&mut after, field);
        }
        // The meeting has one day: an older one than the operator's promises nothing that is not so.
        after.as_of = after.as_of.min(corrections.as_of);
        if let Some(held) = self.meetings.get_mut(at) {
            held.record = after;
        }
        self.used = true;
    }

    fn remove(&mut self, at: usize, remove: &RemoveMeeting, place: Place<'_>, report: &mut Report) {
        let Some(held) = self.meetings.get(at) else { return };
        let (name, row) = (&held.record.name, held.rows.first().copied());
        tell_removed(self.gone.insert(at), name, row, (place, &remove.reason), report);
    }
}

fn set_origin(meeting: &mut listing::meeting::Meeting, field: MeetingField) {
    meeting.origins.retain(|origin| origin.field != field);
    // The middle of a ZIP is from no source.
    let is_middle = field == MeetingField::Position
        && meeting.position.is_some_and(|position| position.precision == Precision::Zip);
    if meeting.source != OPERATOR && !is_middle {
        meeting.origins.push(Origin { field, source: OPERATOR.to_owned() });
        meeting.origins.sort();
    }
}
