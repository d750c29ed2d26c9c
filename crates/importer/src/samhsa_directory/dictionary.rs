//! What do the codes of an edition mean?

use listing::wire::Term;

use crate::report::{Place, Reason, Report};
use crate::table::Headers;
use crate::tidy::{self, Kind};

/// Longest name of a service or a category, in signs.
const LONGEST_NAME: usize = 300;

/// The terms of one dictionary that `known` does not have yet. A code that both name differently keeps its first name,
/// and that is reported; capitals and white space are no difference.
pub(crate) fn read(
    headers: &Headers<'_>,
    table: Place<'_>,
    known: &[Term],
    report: &mut Report,
) -> Vec<Term> {
    let place_of = |header| headers.place(header);
    let (category_code, category) = (place_of("Category_code"), place_of("Category_name"));
    let (code, name) = (place_of("Service_code"), place_of("Service_name"));
    let text = |cell: &str| tidy::tidy(cell, Kind::Name, LONGEST_NAME).text;
    let mut terms: Vec<Term> = Vec::new();
    for row in headers.below {
        let term = Term {
            code: row.cell(code).trim().to_ascii_uppercase(),
            category_code: row.cell(category_code).trim().to_ascii_uppercase(),
            category: text(row.cell(category)),
            name: text(row.cell(name)),
        };
        if term.code.is_empty() {
            continue;
        }
        match known.iter().chain(&terms).find(|earlier| earlier.code == term.code) {
            Some(earlier) => {
                if listing::text::normalised(&earlier.name) != listing::text::normalised(&term.name) {
                    let place = Place { row: Some(row.number), ..table };
                    let value = format!("{}: {}", term.code, term.name);
                    report.add(place, "Service_name", Reason::CodeTwoMeanings, &value, earlier.name.clone());
                }
            }
            None => terms.push(term),
        }
    }
    terms
}
