//! Whose meetings are they, and of which day?

use std::path::{Path, PathBuf};

use listing::record::Date;
use listing::wire::Source;

use super::reader::SourceFacts;
use super::zone;
use crate::SourceOptions;
use crate::error::ImportError;
use crate::file_day;
use crate::report::{Place, Reason, Report};

/// The longest id that is made of a file's name.
const LONGEST_ID: usize = 40;

/// A source, and what is known of all of its meetings.
#[derive(Debug)]
pub(crate) struct MeetingSource {
    pub(crate) source: Source,
    pub(crate) facts: SourceFacts,
}

/// Takes from the options what the operator knows better. `newest` is the last change that the files tell of.
///
/// # Errors
/// [`ImportError::BadOption`] for a zone that there is not, [`ImportError::UnknownDay`] where nothing tells the day.
pub(crate) fn of(
    files: &[PathBuf],
    format: &str,
    usual_fellowship: Option<&str>,
    newest: Option<Date>,
    options: &SourceOptions,
    place: Place<'_>,
    report: &mut Report,
) -> Result<MeetingSource, ImportError> {
    let zone = match &options.zone {
        None => None,
        Some(name) => Some(zone::named(name).ok_or_else(|| no_zone(name, options))?),
    };
    let (as_of, how) = match (file_day::of(files, options), newest) {
        (Ok(known), _) => known,
        (Err(_), Some(newest)) => (newest, "the last change that a record tells of; --as-of tells it better"),
        (Err(error), None) => return Err(error),
    };
    report.add(place, "", Reason::AsOf, &as_of.to_string(), how.to_owned());
    let fellowship = match (&options.fellowship, usual_fellowship) {
        (Some(given), _) => given.clone(),
        (None, Some(usual)) => {
            report.add(place, "", Reason::FellowshipAssumed, usual, String::new());
            usual.to_owned()
        }
        (None, None) => String::new(),
    };
    let stem = files.first().map(|file| stem_of(file)).unwrap_or_default();
    let id = options
        .id
        .clone()
        .unwrap_or_else(|| format!("{format}-{}", slug(&stem)).chars().take(LONGEST_ID).collect());
    let title = options.title.clone().unwrap_or_else(|| match fellowship.as_str() {
        "" => format!("Meetings, {stem}"),
        fellowship => format!("{fellowship} meetings, {stem}"),
    });
    let source = Source {
        id: id.clone(),
        title,
        publisher: options.publisher.clone().unwrap_or_default(),
        url: options.url.clone().unwrap_or_default(),
        as_of,
    };
    let facts = SourceFacts { source: id, as_of, fellowship, zone, state: options.state };
    Ok(MeetingSource { source, facts })
}

fn no_zone(name: &str, options: &SourceOptions) -> ImportError {
    ImportError::BadOption {
        at: options.where_given("zone"),
        option: "zone",
        why: format!(
            "\"{}\" is no time zone: a name like America/Los_Angeles is expected",
            name.chars().take(60).collect::<String>()
        ),
    }
}

fn stem_of(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Small letters, digits and hyphens.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        if sign.is_ascii_alphanumeric() {
            out.push(sign.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(
        file: &str,
        newest: Option<&str>,
        options: &SourceOptions,
    ) -> Result<MeetingSource, ImportError> {
        let place = Place { file, sheet: "", row: None };
        let newest = newest.map(|day| day.parse().unwrap());
        of(&[PathBuf::from(file)], "meeting-guide", Some("AA"), newest, options, place, &mut Report::new())
    }

    #[test]
    fn what_is_given_counts_and_the_rest_is_from_the_file() {
        let plain = source("in/Our List_2.json", Some("2026-02-03"), &SourceOptions::default()).unwrap();
        assert_eq!(plain.source.id, "meeting-guide-our-list-2");
        assert_eq!(
            (plain.source.title.as_str(), plain.source.as_of.to_string().as_str()),
            ("AA meetings, Our List_2", "2026-02-03")
        );
        let options = SourceOptions {
            id: Some("ours".to_owned()),
            title: Some("Our meetings".to_owned()),
            fellowship: Some("Al-Anon".to_owned()),
            zone: Some("america/denver".to_owned()),
            as_of: Some("2026-05-01".parse().unwrap()),
            ..SourceOptions::default()
        };
        let given = source("list.json", Some("2026-02-03"), &options).unwrap();
        assert_eq!((given.source.id.as_str(), given.source.title.as_str()), ("ours", "Our meetings"));
        assert_eq!((given.facts.zone, given.facts.fellowship.as_str()), (Some("America/Denver"), "Al-Anon"));
        assert_eq!(given.facts.as_of.to_string(), "2026-05-01");
    }

    #[test]
    fn a_day_or_a_zone_that_nobody_knows_is_asked_for() {
        let error = source("list.json", None, &SourceOptions::default()).unwrap_err().to_string();
        assert!(error.contains("list.json") && error.contains("--as-of"), "{error}");
        let options = SourceOptions { zone: Some("Ohio/Columbus".to_owned()), ..SourceOptions::default() };
        let error = source("list.json", Some("2026-02-03"), &options).unwrap_err().to_string();
        assert!(error.contains("\"Ohio/Columbus\" is no time zone"), "{error}");
    }
}
