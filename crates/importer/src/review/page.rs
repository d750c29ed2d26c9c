//! The review as one page that needs nothing beside itself.

use std::fmt::{self, Write};

use super::html::{Text, table};
use super::{Finding, Review, map};
use crate::earlier::{Change, Compared};
use crate::report::{Outcome, Reason, grouped};

/// The page's style, which stands in it.
const STYLE: &str = include_str!("report.css");
/// How many records of one finding the page names; the JSON has all.
const SUSPECTS: usize = 500;
/// How many rows of one reason the page names.
const EXAMPLES: usize = 20;

pub(super) fn of(review: &Review) -> String {
    let mut page = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_page(review, &mut page);
    page
}

fn write_page(review: &Review, page: &mut String) -> fmt::Result {
    let title = Text(format!("Import report: {}", review.report.title));
    write!(
        page,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <style>\n{STYLE}</style></head>\n<body><header><h1>{title}</h1>"
    )?;
    write_verdict(review, page)?;
    page.push_str(
        "<nav aria-label=\"On this page\"><ul><li><a href=\"#look\">To look at</a></li><li><a href=\"#figures\">What is in it</a></li>\
         <li><a href=\"#changes\">What changes</a></li><li><a href=\"#rows\">What became of the rows</a></li></ul></nav></header>\n<main>",
    );
    write_findings(review, page)?;
    write_figures(review, page)?;
    write_changes(review, page)?;
    write_rows(review, page)?;
    page.push_str("</main></body></html>\n");
    Ok(())
}

fn write_verdict(review: &Review, page: &mut String) -> fmt::Result {
    let report = &review.report;
    let verdict = if review.fails() {
        "<p class=\"fails\">The check fails: see what is marked below.</p>"
    } else {
        "<p>The check finds nothing that speaks against publishing this listing.</p>"
    };
    write!(
        page,
        "{verdict}<p>{} rows were read: {} are records of the listing, {} were united with another row, and {} were rejected. \
         {} rows had a value mended or left out.</p>",
        grouped(report.read),
        grouped(report.kept),
        grouped(report.merged),
        grouped(report.rejected),
        grouped(report.repaired_rows)
    )?;
    let sources = review.sources.iter();
    page.push_str(&table(
        "Sources",
        &[("Title", false), ("Id", false), ("Publisher", false), ("Day of the data", false)],
        sources.map(|source| {
            vec![source.title.clone(), source.id.clone(), source.publisher.clone(), source.as_of.to_string()]
        }),
    ));
    Ok(())
}

fn write_findings(review: &Review, page: &mut String) -> fmt::Result {
    page.push_str("<section aria-labelledby=\"look\"><h2 id=\"look\">To look at</h2>");
    if review.findings.is_empty() {
        page.push_str("<p>Nothing looks wrong.</p>");
    }
    for Finding { fails, title, remedy, detail, suspects, .. } in &review.findings {
        write!(page, "<h3>{}", Text(title))?;
        if !suspects.is_empty() {
            write!(page, " ({})", grouped(suspects.len()))?;
        }
        page.push_str("</h3>");
        if *fails {
            page.push_str("<p class=\"fails\">The check fails for this.</p>");
        }
        if !detail.is_empty() {
            write!(page, "<p>{}</p>", Text(detail))?;
        }
        write!(page, "<p>{}</p>", Text(remedy))?;
        if !suspects.is_empty() {
            let rows = suspects.iter().take(SUSPECTS).map(|suspect| {
                vec![suspect.row.clone(), suspect.name.clone(), suspect.id.clone(), suspect.value.clone()]
            });
            let columns = [("File and row", false), ("Name", false), ("Id", false), ("Value", false)];
            page.push_str(&table(title, &columns, rows));
            write_rest(page, suspects.len(), SUSPECTS)?;
        }
    }
    page.push_str("</section>\n");
    Ok(())
}

fn write_rest(page: &mut String, all: usize, shown: usize) -> fmt::Result {
    match all.saturating_sub(shown) {
        0 => Ok(()),
        more => write!(page, "<p class=\"soft\">And {} more, all in the report as JSON.</p>", grouped(more)),
    }
}

fn write_figures(review: &Review, page: &mut String) -> fmt::Result {
    let figures = &review.figures;
    write!(
        page,
        "<section aria-labelledby=\"figures\"><h2 id=\"figures\">What is in it</h2><p>{} centers and {} meetings. {} are placed at \
         their door, {} in the middle of their ZIP, {} nowhere.</p>",
        grouped(figures.centers),
        grouped(figures.meetings),
        grouped(figures.exact_positions),
        grouped(figures.zip_positions),
        grouped(figures.without_position)
    )?;
    page.push_str(&map::of(&figures.dots));
    page.push_str(&table(
        "By state",
        &[("State", false), ("Centers", true), ("Meetings", true)],
        figures
            .states
            .iter()
            .map(|state| vec![state.name.to_owned(), grouped(state.centers), grouped(state.meetings)]),
    ));
    page.push_str(&table(
        "What centers do not say",
        &[("What", false), ("Centers without it", true), ("In 100", true)],
        figures.missing.iter().map(|missing| {
            let share = missing.centers * 100 / figures.centers.max(1);
            vec![missing.what.to_owned(), grouped(missing.centers), share.to_string()]
        }),
    ));
    page.push_str("</section>\n");
    Ok(())
}

fn write_changes(review: &Review, page: &mut String) -> fmt::Result {
    page.push_str("<section aria-labelledby=\"changes\"><h2 id=\"changes\">What changes</h2>");
    match &review.changes {
        None if review.not_compared.is_empty() => page.push_str("<p>There is no earlier listing.</p>"),
        None => write!(
            page,
            "<p>Not compared with the listing that is there: {}.</p>",
            Text(&review.not_compared)
        )?,
        Some(changes) => {
            for (kind, compared) in changes.by_kind() {
                write_compared(kind, compared, page)?;
            }
        }
    }
    page.push_str("</section>\n");
    Ok(())
}

fn write_compared(kind: &str, compared: &Compared, page: &mut String) -> fmt::Result {
    let Compared { before, after, new, changed, gone } = compared;
    write!(page, "<p>{} {kind} before, {} now.</p>", grouped(*before), grouped(*after))?;
    for (what, changes) in [("New", new), ("Changed", changed), ("Gone", gone)] {
        let caption = format!("{what} {kind}");
        write!(page, "<h3>{caption} ({})</h3>", grouped(changes.len()))?;
        if !changes.is_empty() {
            let rows = changes.iter().map(|Change { id, name, town, fields }| {
                vec![name.clone(), town.clone(), id.clone(), fields.join(", ")]
            });
            let columns = [("Name", false), ("Town", false), ("Id", false), ("What", false)];
            page.push_str(&table(&caption, &columns, rows));
        }
    }
    Ok(())
}

fn write_rows(review: &Review, page: &mut String) -> fmt::Result {
    page.push_str("<section aria-labelledby=\"rows\"><h2 id=\"rows\">What became of the rows</h2>");
    let tables = review.report.tables.iter();
    page.push_str(&table(
        "Rows read",
        &[("File", false), ("Sheet", false), ("Rows", true)],
        tables.map(|table| vec![table.file.clone(), table.sheet.clone(), grouped(table.read)]),
    ));
    for outcome in Outcome::ALL {
        let reasons = Reason::ALL.iter().filter(|reason| reason.outcome() == outcome);
        let told: Vec<(&Reason, usize)> = reasons
            .map(|reason| (reason, review.report.count(*reason)))
            .filter(|(_, count)| *count > 0)
            .collect();
        if told.is_empty() {
            continue;
        }
        write!(page, "<h3>{}</h3>", outcome.heading())?;
        for (reason, count) in told {
            let caption = format!("{} ({})", reason.sentence(), grouped(count));
            let entries = review.report.entries.iter().filter(|entry| entry.reason == *reason).take(EXAMPLES);
            let rows = entries.map(|entry| {
                let place = crate::report::Place { file: &entry.file, sheet: &entry.sheet, row: entry.row };
                vec![place.to_string(), entry.field.to_owned(), entry.value.clone(), entry.detail.clone()]
            });
            let columns =
                [("File and row", false), ("Field", false), ("Value", false), ("What it became", false)];
            page.push_str(&table(&caption, &columns, rows));
            write_rest(page, count, EXAMPLES)?;
        }
    }
    page.push_str("</section>\n");
    Ok(())
}
