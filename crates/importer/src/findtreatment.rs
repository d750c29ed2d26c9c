//! What do the pages and the export of the locator FindTreatment.gov have in common?
//!
//! The locator knows the position of the door, a website and hotlines, which the National Directory does not. Beside places
//! it lists practitioners who may prescribe buprenorphine: those are persons, and are left out.

use std::collections::HashSet;

use listing::record::{Center, Date, PhoneRole};
use listing::wire::{Source, Term, Terms};

use crate::directory::Directory;
use crate::fields::{Cell, Notes};
use crate::report::Reason;
use crate::samhsa_codes::Dictionary;
use crate::sources::Sources;
use crate::tidy::Kind as TextKind;
use crate::zip_areas::ZipAreas;

const TITLE: &str = "FindTreatment.gov locator";
const PUBLISHER: &str = "Substance Abuse and Mental Health Services Administration (SAMHSA)";
const URL: &str = "https://findtreatment.gov/";

/// Longest text about opening hours.
const LONGEST_HOURS: usize = 300;

/// The fields with phones.
const PHONES: [(&str, PhoneRole); 7] = [
    ("phone", PhoneRole::Main),
    ("intake1", PhoneRole::Intake),
    ("intake2", PhoneRole::Intake),
    ("intake1a", PhoneRole::Intake),
    ("intake2a", PhoneRole::Intake),
    ("hotline1", PhoneRole::Crisis),
    ("hotline2", PhoneRole::Crisis),
];

/// Who published it.
pub(crate) fn source(as_of: Date) -> Source {
    Source {
        id: "findtreatment".to_owned(),
        title: TITLE.to_owned(),
        publisher: PUBLISHER.to_owned(),
        url: URL.to_owned(),
        as_of,
    }
}

/// A row as a center, with these codes; `None` when it was rejected. `cell` gives the value of a field by its name.
pub(crate) fn center<'c>(
    cell: impl Fn(&'static str) -> Cell<'c>,
    codes: Vec<String>,
    source: &Source,
    notes: &mut Notes<'_>,
) -> Option<Center> {
    let areas = ZipAreas::get_all();
    let kind = cell("type_facility");
    if kind.value.to_ascii_lowercase().contains("bupren") {
        notes.add(kind.field, Reason::Practitioner, kind.value, "");
        return None;
    }
    let (name, part) = notes.names(cell("name1"), cell("name2"))?;
    let (zip, state) = notes.zip_and_state(cell("zip"), cell("state"), areas)?;
    let position = notes.door_or_zip([cell("latitude"), cell("longitude")], &zip, state, areas);
    let street = notes.street(cell("street1"));
    let unit = notes.unit(cell("street2"));
    let city = notes.city(cell("city"), &zip, areas);
    let mut phones = Vec::new();
    for (field, role) in PHONES {
        notes.phone(cell(field), role, &mut phones);
    }
    notes.want_phone("phone", &phones);
    let website = notes.website(cell("website"));
    let hours = notes.text(cell("hours"), TextKind::Address, LONGEST_HOURS);
    if codes.is_empty() {
        notes.add("services", Reason::NoServices, "", "");
    }
    Some(Center {
        name,
        part,
        street,
        unit,
        city,
        state,
        zip,
        position,
        phones,
        website,
        hours,
        cost: String::new(),
        eligibility: String::new(),
        accessibility: String::new(),
        codes,
        source: source.id.clone(),
        as_of: source.as_of,
        origins: Vec::new(),
    })
}

/// All of it as a directory. The dictionary has the terms that are used, and those of the source's own.
pub(crate) fn directory(sources: Sources, centers: Vec<Center>, own_terms: Vec<Term>) -> Directory {
    let terms = terms(&centers, own_terms);
    Directory { title: TITLE.to_owned(), sources: sources.into_vec(), centers, meetings: Vec::new(), terms }
}

/// The terms of SAMHSA's dictionary that any of the centers has, and those of the source's own.
pub(crate) fn terms(centers: &[Center], own_terms: Vec<Term>) -> Terms {
    let used: HashSet<&str> = centers.iter().flat_map(|center| &center.codes).map(String::as_str).collect();
    let known = Dictionary::get().terms_of(|code| used.contains(code));
    Terms::new(known.iter().cloned().chain(own_terms).collect())
}
