//! The review as plain text.

use std::fmt::{self, Write};

use super::Review;
use crate::earlier::{Change, Compared};
use crate::report::grouped;

/// How many records of one finding the text names.
const SUSPECTS: usize = 5;
/// How many records that are new, changed or gone it names.
const CHANGES: usize = 50;

pub(super) fn of(review: &Review) -> String {
    let mut text = review.report.summary();
    // Writing to a `String` cannot fail.
    let _ = write_findings(review, &mut text);
    let _ = write_changes(review, &mut text);
    text
}

fn write_findings(review: &Review, text: &mut String) -> fmt::Result {
    if review.findings.is_empty() {
        return writeln!(text, "\nNothing looks wrong");
    }
    writeln!(text, "\nTo look at")?;
    for finding in &review.findings {
        let mark = if finding.fails { "FAILS" } else { "" };
        let count = match finding.suspects.len() {
            0 => String::new(),
            count => grouped(count),
        };
        write!(text, "  {count:>7}{mark:>6} {}", finding.title)?;
        match finding.detail.as_str() {
            "" => writeln!(text)?,
            detail => writeln!(text, ": {detail}")?,
        }
        writeln!(text, "                → {}", finding.remedy)?;
        for suspect in finding.suspects.iter().take(SUSPECTS) {
            let told = [&suspect.row, &suspect.name, &suspect.id, &suspect.value];
            let told: Vec<&str> =
                told.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            writeln!(text, "                {}", told.join(", "))?;
        }
        if finding.suspects.len() > SUSPECTS {
            writeln!(text, "                … and {} more", grouped(finding.suspects.len() - SUSPECTS))?;
        }
    }
    Ok(())
}

fn write_changes(review: &Review, text: &mut String) -> fmt::Result {
    if !review.not_compared.is_empty() {
        writeln!(text, "\nNot compared with the listing that is there: {}", review.not_compared)?;
    }
    let Some(changes) = &review.changes else { return Ok(()) };
    writeln!(text, "\nSince the listing that is there")?;
    for (kind, compared) in changes.by_kind() {
        write_compared(kind, compared, text)?;
    }
    Ok(())
}

fn write_compared(kind: &str, compared: &Compared, text: &mut String) -> fmt::Result {
    let Compared { before, after, new, changed, gone } = compared;
    writeln!(text, "  {:>7} {kind} before, {} now", grouped(*before), grouped(*after))?;
    for (what, changes) in [("new", new), ("changed", changed), ("gone", gone)] {
        writeln!(text, "  {:>7} {what}", grouped(changes.len()))?;
        for Change { id, name, town, fields } in changes.iter().take(CHANGES) {
            let fields = if fields.is_empty() { String::new() } else { format!(": {}", fields.join(", ")) };
            writeln!(text, "            {id}, {name}, {town}{fields}")?;
        }
        if changes.len() > CHANGES {
            writeln!(text, "            … and {} more", grouped(changes.len() - CHANGES))?;
        }
    }
    Ok(())
}
