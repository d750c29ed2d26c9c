//! What does a directory in the Human Services Data Specification (Open Referral) say?
//!
//! Version 3.0 as JSON (records whole or by ids, alone, in lists, in pages, one a line) or as tables (a folder, an archive,
//! single files), and tables of older versions. A center is an organization at a location with its services there.

mod hours;
mod inputs;
mod json_files;
mod mapping;
mod places;
mod records;
mod store;
mod tables;

use std::path::PathBuf;

use listing::record::Date;
use listing::wire::Source;

use crate::SourceOptions;
use crate::directory::Directory;
use crate::error::ImportError;
use crate::file_day;
use crate::findtreatment;
use crate::merge::Merger;
use crate::report::{Place, Reason, Report};
use crate::sources::Sources;
use inputs::{Content, Input};
use mapping::Mapping;
use places::Maker;
use store::Store;
use tables::Kind;

const TITLE: &str = "Community directory (HSDS)";

/// Reads all files as one directory.
///
/// # Errors
/// [`ImportError`] for a file that cannot be used at all. What is wrong with single records is in the report.
pub(crate) fn read(
    files: &[PathBuf],
    options: &SourceOptions,
    report: &mut Report,
) -> Result<Directory, ImportError> {
    let mapping = Mapping::read(options.mapping.as_deref())?;
    let inputs = inputs::open(files, report)?;
    let store = store_of(&inputs, report)?;
    let Some(first) = inputs.first() else { return Err(ImportError::NoFiles) };
    if [&store.organizations, &store.services, &store.locations].iter().all(|shelf| shelf.len() == 0) {
        return Err(ImportError::NoRecords(files.first().cloned().unwrap_or_default()));
    }
    if store.contacts > 0 {
        let detail = format!("{} contacts", store.contacts);
        report.add(first.place(), "contacts", Reason::ContactsLeftOut, "", detail);
    }
    let (as_of, as_of_is) = day(files, options, &store)?;
    report.add(first.place(), "", Reason::AsOf, &as_of.to_string(), as_of_is.to_owned());

    let mut sources = Sources::default();
    let source = sources.add(Source {
        id: "hsds".to_owned(),
        title: TITLE.to_owned(),
        publisher: String::new(),
        url: String::new(),
        as_of,
    });
    let units = places::units(&store);
    for input in &inputs {
        let of_this = |place: &Place<'_>| place.file == input.name;
        let strangers = store.strangers.iter().filter(|(place, _)| of_this(place)).count();
        let rows = units.iter().filter(|unit| of_this(&unit.place)).count() + strangers;
        if rows > 0 {
            report.start_table(input.place(), rows);
        }
    }
    for (place, what) in &store.strangers {
        report.add(*place, "", Reason::NoRecord, "", (*what).to_owned());
    }
    let mut maker = Maker::new(&store, &mapping, &source, (as_of, options.as_of.is_some()), options.state);
    let mut merger = Merger::default();
    for (center, place) in maker.centers(units, report) {
        merger.add(center, place, report);
    }
    let mut centers = merger.finish(&mut sources);
    let own_terms = maker.own_terms.finish(&mut centers, report);
    let terms = findtreatment::terms(&centers, own_terms);
    Ok(Directory {
        title: TITLE.to_owned(),
        sources: sources.into_vec(),
        centers,
        meetings: Vec::new(),
        terms,
    })
}

/// Reads everything: tables of what hangs on other records come after those.
fn store_of<'p>(inputs: &'p [Input], report: &mut Report) -> Result<Store<'p>, ImportError> {
    let mut store = Store::default();
    let mut tables = Vec::new();
    for input in inputs {
        match &input.content {
            Content::Json(path) => json_files::read(path, input.place(), &mut store, report)?,
            Content::Table { table, rows, reencoded } => {
                if *reencoded {
                    report.add(input.place(), "", Reason::Reencoded, "", String::new());
                }
                match tables::kind(table) {
                    Some(kind) => tables.push((kind, rows, input.place())),
                    None => report.add(input.place(), "", Reason::TableUnknown, table, String::new()),
                }
            }
        }
    }
    tables.sort_by_key(|(kind, ..)| *kind);
    let hangs = tables.partition_point(|(kind, ..)| *kind <= Kind::ServicesAtLocations);
    let (of_records, of_others) = tables.split_at(hangs);
    for (kind, rows, place) in of_records {
        tables::read(*kind, rows, *place, &mut store, report);
    }
    store.resolve(report);
    for (kind, rows, place) in of_others {
        tables::read(*kind, rows, *place, &mut store, report);
    }
    Ok(store)
}

/// The day that was given, else that in the files' names, else the newest on which a service was confirmed.
fn day(
    files: &[PathBuf],
    options: &SourceOptions,
    store: &Store<'_>,
) -> Result<(Date, &'static str), ImportError> {
    let of_files = file_day::of(files, options);
    let newest = (0..store.services.len())
        .filter_map(|at| places::confirmed(store.services.get(at)?.0))
        .max()
        .map(|day| (day, "the newest day on which a service was confirmed"));
    of_files.or_else(|unknown| newest.ok_or(unknown))
}
