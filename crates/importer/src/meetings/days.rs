//! On which days does a meeting come?

use super::clock::{self, Numbers};
use super::draft::Draft;
use crate::report::{Place, Reason, Report};

/// A record with more than this has something else there; the names of all days in two languages are as many.
const MOST_DAYS: usize = 14;

/// The draft once for each of its days, or as it is where no day is said. What is no day is rejected, and told. Each value may
/// name several days.
pub(crate) fn each_day(
    draft: &Draft,
    values: &[String],
    field: &'static str,
    numbers: Numbers,
    place: Place<'_>,
    report: &mut Report,
) -> Vec<Draft> {
    let mut days: Vec<&str> = Vec::new();
    for day in values.iter().flat_map(|value| clock::split_days(value)) {
        if !days.contains(&day) {
            days.push(day);
        }
        if days.len() > MOST_DAYS {
            report.add(place, field, Reason::NoDay, &days.join(", "), String::new());
            return Vec::new();
        }
    }
    if days.is_empty() {
        return vec![draft.clone()];
    }
    if days.len() > 1 {
        report.add_read(days.len() - 1);
        report.add(place, field, Reason::SeveralDays, &days.join(", "), String::new());
    }
    let mut drafts = Vec::new();
    for said in days {
        match clock::day(said, numbers) {
            Some(day) => drafts.push(Draft { day: Some(day), ..draft.clone() }),
            None => report.add(place, field, Reason::NoDay, said, String::new()),
        }
    }
    drafts
}
