//! How do several sources become one listing?
//!
//! By rules that `docs/import.md` states: `same` says which records are one, `fields` what is then said of it, and
//! `meetings` both for meetings. The order in which sources are named does not matter for any of it.

mod fields;
mod meetings;
mod same;
mod street;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use listing::meeting::Meeting;
use listing::record::Center;
use listing::taxonomy;
use listing::wire::{Term, Terms};

use crate::directory::Directory;
use crate::report::{Place, Reason, Report, RowAt};
use crate::sources::Sources;

/// One source of a plan, read.
#[derive(Debug)]
pub(crate) struct Part {
    /// What its reader gave.
    pub(crate) directory: Directory,
    /// What its reader told.
    pub(crate) report: Report,
    /// What stands before the names of its files in the common report, so that they can be told from those of others.
    pub(crate) prefix: String,
}

/// A record and the rows that it was made of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Held<T> {
    /// The record.
    pub(crate) record: T,
    /// Where it stands; empty where no reader told it.
    pub(crate) rows: Vec<RowAt>,
}

/// What all sources say together.
#[derive(Debug)]
pub(crate) struct Joined {
    /// What the listing may be called.
    pub(crate) title: String,
    /// Who said it.
    pub(crate) sources: Sources,
    /// The places.
    pub(crate) centers: Vec<Held<Center>>,
    /// The meetings.
    pub(crate) meetings: Vec<Held<Meeting>>,
    /// The sources' own words for codes.
    pub(crate) terms: Terms,
}

/// A record of one source.
#[derive(Debug)]
struct Member<T> {
    /// Which of the sources.
    part: usize,
    record: T,
    row: Option<RowAt>,
}

/// Unites what the sources say.
pub(crate) fn join(parts: Vec<Part>, report: &mut Report) -> Joined {
    let title = title_of(&parts);
    let moved: Vec<_> = parts.iter().map(|part| report.absorb(&part.report, &part.prefix)).collect();
    let mut parts: Vec<_> = parts.into_iter().zip(moved).collect();
    parts.sort_by_key(|(part, _)| {
        let sources = &part.directory.sources;
        let newest = sources.iter().map(|source| source.as_of).max();
        (Reverse(newest), sources.iter().map(|source| source.id.clone()).min())
    });
    let (mut sources, mut terms) = (Sources::default(), Vec::new());
    let (mut centers, mut meetings) = (Vec::new(), Vec::new());
    for (at, (Part { directory, report: own, .. }, moved)) in parts.into_iter().enumerate() {
        for source in directory.sources {
            sources.add(source);
        }
        add_terms(&mut terms, &directory.terms, report);
        let row = |row: Option<RowAt>| row.map(|row| moved.row(row));
        centers.extend(directory.centers.into_iter().map(|record| {
            let row = row(own.row_of_center(&record));
            Member { part: at, record, row }
        }));
        meetings.extend(directory.meetings.into_iter().map(|record| {
            let row = row(own.row_of_meeting(&record));
            Member { part: at, record, row }
        }));
    }
    let exclusive = exclusive_codes(&centers);
    let centers = fields::unite_all(same::clusters(centers, report), &exclusive, &mut sources, report);
    let meetings = meetings::unite_all(meetings, &mut sources, report);
    Joined { title, sources, centers, meetings, terms: Terms::new(terms) }
}

fn title_of(parts: &[Part]) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for part in parts {
        let title = part.directory.title.as_str();
        if !title.is_empty() && !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles.join("; ")
}

/// Adds the terms that are new, and tells where a source means something else by a code.
fn add_terms(terms: &mut Vec<Term>, others: &Terms, report: &mut Report) {
    let known: BTreeMap<String, String> =
        terms.iter().map(|term| (term.code.clone(), term.name.clone())).collect();
    for term in others.iter() {
        match known.get(&term.code) {
            None => terms.push(term.clone()),
            Some(name) if *name != term.name => {
                let detail = format!("kept is \"{name}\", another source has \"{}\"", term.name);
                report.add(
                    Place { file: "", sheet: "", row: None },
                    "",
                    Reason::CodeTwoMeanings,
                    &term.code,
                    detail,
                );
            }
            Some(_) => {}
        }
    }
}

/// For each source the codes that say whom alone a place serves, where it uses any. Of one that knows no such code, a place
/// without it says nothing.
fn exclusive_codes(centers: &[Member<Center>]) -> HashSet<(usize, String)> {
    let codes = centers.iter().flat_map(|center| center.record.codes.iter().map(|code| (center.part, code)));
    codes.filter(|(_, code)| taxonomy::is_exclusive(code)).map(|(part, code)| (part, code.clone())).collect()
}

/// Whether the two are one meeting by the rules.
pub(crate) fn is_same_meeting(a: &Meeting, b: &Meeting) -> bool {
    meetings::is_same(a, b)
}

#[cfg(test)]
mod tests;
