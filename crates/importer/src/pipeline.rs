//! How does a plan become a listing, or a review of what it would be?
//!
//! Every source is read, all are joined, the operator's corrections are made, and what comes of it is looked at and
//! compared with what is there. Only then is anything written, and only where nothing speaks against it.

use std::path::Path;

use listing::geo::LatLon;
use listing::record::{Date, Position};
use listing::wire::{Header, ListingFile, Records, Source};

use crate::corrections::{self, Corrections};
use crate::directory::Directory;
use crate::earlier::{self, Changes, Comparison};
use crate::error::ImportError;
use crate::format::Format;
use crate::join::{Held, Joined, Part, join};
use crate::plan::{Plan, PlannedSource, SourceOptions};
use crate::report::{Reason, Report, RowAt};
use crate::review::{Review, Reviewed};
use crate::write;
use crate::zip_areas::ZipAreas;
use crate::{
    bmlt, findtreatment_csv, findtreatment_json, gazetteer, hsds, mapped_table, meeting_guide,
    samhsa_directory,
};

/// What is done with a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Task {
    /// Writes the reports and no listing.
    pub check_only: bool,
    /// Whether more than a third of the records that are there may go.
    pub accept_loss: bool,
    /// The day on which the age of the data is looked at; `None` does not look at it.
    pub today: Option<Date>,
}

/// Imports what the plan names as the listing folder `out`, and writes the reports beside it; with
/// [`Task::check_only`] the reports alone.
///
/// # Errors
/// [`ImportError`], each saying what happened, where, and what to do. `out` is then as it was, unless only the reports
/// could not be written.
pub fn run(plan: &Plan, out: &Path, task: Task) -> Result<Review, ImportError> {
    write::check_target(out)?;
    let Made { review, files } = make(plan, Some(out), task)?;
    if task.check_only {
        review.write_beside(out)?;
        return Ok(review);
    }
    if !task.accept_loss
        && let Some((what, lost)) = review.changes.as_ref().and_then(Changes::lost)
    {
        return Err(ImportError::TooMuchGone {
            folder: out.to_owned(),
            what,
            gone: lost.gone.len(),
            before: lost.before,
        });
    }
    write::write(&files, out)?;
    review.write_beside(out)?;
    Ok(review)
}

/// What [`run`] would tell of the plan; nothing is written, and nothing compared.
///
/// # Errors
/// [`ImportError`] for a plan that cannot be imported.
pub(crate) fn examine(plan: &Plan, task: Task) -> Result<Review, ImportError> {
    make(plan, None, task).map(|made| made.review)
}

/// A listing that is not yet written.
struct Made {
    review: Review,
    files: Vec<ListingFile>,
}

fn make(plan: &Plan, out: Option<&Path>, task: Task) -> Result<Made, ImportError> {
    // Before the work: a mistake in it should not be told after minutes.
    let corrections = plan.corrections.as_deref().map(Corrections::read).transpose()?;
    // While the files are read.
    ZipAreas::begin_loading();
    let mut parts = Vec::new();
    for source in &plan.sources {
        parts.push(read(source).map_err(|why| in_source(source, why))?);
    }
    check_ids(plan, &parts)?;
    tell_files_apart(plan, &mut parts);

    let mut report = Report::new();
    let mut joined = join(parts, &mut report);
    if let Some(corrections) = corrections {
        corrections::apply(corrections, &mut joined, &mut report);
    }
    let Joined { title, sources, mut centers, mut meetings, terms } = joined;
    report.title = plan.title.clone().unwrap_or(title);
    leave_out_positions_that_are_none(
        &mut centers,
        |center| (&center.name, &mut center.position),
        &mut report,
    );
    leave_out_positions_that_are_none(
        &mut meetings,
        |meeting| (&meeting.name, &mut meeting.position),
        &mut report,
    );
    let kept = centers.len() + meetings.len();
    if task.check_only {
        report.balance(kept)?;
    } else {
        report.close(kept)?;
    }

    let sources = sources.into_vec();
    let files = if out.is_some() {
        let header = Header { title: report.title.clone(), sources: sources.clone(), sample: plan.is_sample };
        let records = Records {
            centers: centers.iter().map(|held| held.record.clone()).collect(),
            meetings: meetings.iter().map(|held| held.record.clone()).collect(),
        };
        listing::wire::encode(&header, records, &terms, &gazetteer::of(ZipAreas::get_all()))?
    } else {
        Vec::new()
    };
    let comparison = out.map_or(Comparison::Nothing, |out| earlier::compare(&files, out));
    let reviewed =
        Reviewed { centers: &centers, meetings: &meetings, sources, comparison, today: task.today };
    Ok(Made { review: Review::of(reviewed, report), files })
}

/// Reads one source with the reader of its format, and lets the operator say what they know better of it.
fn read(source: &PlannedSource) -> Result<Part, ImportError> {
    let mut report = Report::new();
    let mut directory = match source.format {
        Format::SamhsaDirectory => samhsa_directory::read(&source.files, &source.options, &mut report)?,
        Format::FindTreatmentJson => findtreatment_json::read(&source.files, &source.options, &mut report)?,
        Format::FindTreatmentCsv => findtreatment_csv::read(&source.files, &source.options, &mut report)?,
        Format::Hsds => hsds::read(&source.files, &source.options, &mut report)?,
        Format::MeetingGuide => meeting_guide::read(&source.files, &source.options, &mut report)?,
        Format::Bmlt => bmlt::read(&source.files, &source.options, &mut report)?,
        Format::Csv => mapped_table::read(&source.files, &source.options, &mut report)?,
    };
    say_better(&mut directory, &source.options);
    report.balance(directory.len())?;
    Ok(Part { directory, report, prefix: String::new() })
}

/// Names publisher, address, title and id as the operator does. With an id or a title of its own, what the reader took for
/// several sources is one, of the oldest day of them.
fn say_better(directory: &mut Directory, options: &SourceOptions) {
    for source in &mut directory.sources {
        if let Some(publisher) = &options.publisher {
            source.publisher.clone_from(publisher);
        }
        if let Some(url) = &options.url {
            source.url.clone_from(url);
        }
    }
    if options.id.is_none() && options.title.is_none() {
        return;
    }
    let oldest = directory.sources.iter().map(|source| source.as_of).min();
    let Some((first, as_of)) = directory.sources.first().zip(oldest) else { return };
    let source = Source {
        id: options.id.clone().unwrap_or_else(|| first.id.clone()),
        title: options.title.clone().unwrap_or_else(|| first.title.clone()),
        as_of,
        ..first.clone()
    };
    for center in &mut directory.centers {
        center.source.clone_from(&source.id);
        center.origins.clear();
    }
    for meeting in &mut directory.meetings {
        meeting.source.clone_from(&source.id);
        meeting.origins.clear();
    }
    if let Some(title) = &options.title {
        directory.title.clone_from(title);
    }
    directory.sources = vec![source];
}

fn in_source(source: &PlannedSource, why: ImportError) -> ImportError {
    if source.at.is_empty() {
        why
    } else {
        ImportError::InSource { at: source.at.clone(), why: Box::new(why) }
    }
}

/// # Errors
/// [`ImportError::SameSourceTwice`] when two sources of the plan have one id: nobody could tell whose a value is.
fn check_ids(plan: &Plan, parts: &[Part]) -> Result<(), ImportError> {
    let ids = |part: &Part| part.directory.sources.iter().map(|source| source.id.clone()).collect::<Vec<_>>();
    for (at, (part, source)) in parts.iter().zip(&plan.sources).enumerate() {
        for (earlier, first) in parts.iter().zip(&plan.sources).take(at) {
            if let Some(id) = ids(part).into_iter().find(|id| ids(earlier).contains(id)) {
                return Err(ImportError::SameSourceTwice { id, at: [first.at.clone(), source.at.clone()] });
            }
        }
    }
    Ok(())
}

/// Puts the id of a source before its files' names where another source has files of such names.
fn tell_files_apart(plan: &Plan, parts: &mut [Part]) {
    let names: Vec<Vec<String>> = plan
        .sources
        .iter()
        .map(|source| {
            source
                .files
                .iter()
                .filter_map(|file| Some(file.file_name()?.to_string_lossy().into_owned()))
                .collect()
        })
        .collect();
    for (at, part) in parts.iter_mut().enumerate() {
        let others = names.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, names)| names);
        let own = names.get(at).map(Vec::as_slice).unwrap_or_default();
        if others.into_iter().any(|name| own.contains(name)) {
            let id = part.directory.sources.first().map(|source| source.id.clone()).unwrap_or_default();
            part.prefix = format!("{id}: ");
        }
    }
}

/// A position that is none, such as 0,0, is left out and told: the listing could not hold it.
fn leave_out_positions_that_are_none<T>(
    held: &mut [Held<T>],
    position_of: impl Fn(&mut T) -> (&String, &mut Option<Position>),
    report: &mut Report,
) {
    for Held { record, rows } in held {
        let row: Option<RowAt> = rows.first().copied();
        let (name, position) = position_of(record);
        if let Some(Position { at, .. }) = *position
            && LatLon::new(at.lat, at.lon).is_none()
        {
            *position = None;
            report.add_at(
                row,
                "position",
                Reason::NoSuchPosition,
                &format!("{}, {}", at.lat, at.lon),
                name.clone(),
            );
        }
    }
}
