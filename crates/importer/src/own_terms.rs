//! What becomes of a source's words for which no code is known?
//!
//! Each becomes a term of its own, so that a center's page can show the words. Which words these were is told once each,
//! with the first record and how many have it: a new service of a new year stands in thousands of records.

use std::collections::{BTreeMap, BTreeSet};

use listing::record::Center;
use listing::text::normalised;
use listing::wire::Term;

use crate::report::{Place, Reason, Report};
use crate::tidy::{self, Kind};

/// Longest name of a service or a category, in signs.
const LONGEST_NAME: usize = 300;
/// Longest part of a code that is made of a name.
const LONGEST_CODE: usize = 60;
/// So many terms of their own a listing may have: each costs a bit in every record of its state.
const MOST_TERMS: usize = 300;

/// The terms, by their codes.
#[derive(Debug, Default)]
pub(crate) struct OwnTerms(BTreeMap<String, OwnTerm>);

#[derive(Debug)]
struct OwnTerm {
    term: Term,
    field: &'static str,
    file: String,
    row: Option<u32>,
    records: usize,
}

impl OwnTerms {
    /// The code of these words; `None` for words without a letter or digit. The same words in one category are one term, in
    /// whatever capitals.
    pub(crate) fn code(
        &mut self,
        [category_code, category]: [&str; 2],
        name: &str,
        field: &'static str,
        place: Place<'_>,
    ) -> Option<String> {
        let text = |text: &str| tidy::tidy(text, Kind::Name, LONGEST_NAME).text;
        let name = text(name);
        let slug = slug(&name);
        if slug.is_empty() {
            return None;
        }
        let category_code = slug_of_category(category_code);
        let code = format!("{category_code}:{slug}");
        let own = self.0.entry(code.clone()).or_insert_with(|| OwnTerm {
            term: Term { code: code.clone(), category_code, category: text(category), name },
            field,
            file: place.file.to_owned(),
            row: place.row,
            records: 0,
        });
        own.records += 1;
        Some(code)
    }

    /// Tells of every term, takes those out of the centers that are too many (the rarest), and gives the others.
    pub(crate) fn finish(self, centers: &mut [Center], report: &mut Report) -> Vec<Term> {
        let mut by_number: Vec<(&String, usize)> =
            self.0.iter().map(|(code, own)| (code, own.records)).collect();
        by_number.sort_by_key(|(code, records)| (usize::MAX - records, *code));
        let too_many: BTreeSet<String> =
            by_number.into_iter().skip(MOST_TERMS).map(|(code, _)| code.clone()).collect();
        for (code, own) in &self.0 {
            let reason = if too_many.contains(code) { Reason::TermLeftOut } else { Reason::TermWithoutCode };
            let detail = match own.records {
                1 => "in this record only".to_owned(),
                records => format!("first of {records} records"),
            };
            let place = Place { file: &own.file, sheet: "", row: own.row };
            report.add(place, own.field, reason, &own.term.name, detail);
        }
        if !too_many.is_empty() {
            for center in centers {
                center.codes.retain(|code| !too_many.contains(code));
            }
        }
        let kept = self.0.into_iter().filter(|(code, _)| !too_many.contains(code));
        kept.map(|(_, own)| own.term).collect()
    }
}

fn slug(text: &str) -> String {
    let slug: String = normalised(text).replace(' ', "-").chars().take(LONGEST_CODE).collect();
    slug.trim_end_matches('-').to_owned()
}

fn slug_of_category(code: &str) -> String {
    slug(code).to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place<'static> = Place { file: "a.json", sheet: "", row: Some(3) };
    const CARE: [&str; 2] = ["AS", "Ancillary Services"];

    #[test]
    fn words_become_a_term_that_is_told_once() {
        let (mut own, mut report) = (OwnTerms::default(), Report::new());
        let code = own.code(CARE, " Horse  riding ", "services", PLACE).unwrap();
        assert_eq!(code, "AS:horse-riding");
        let again = own.code(CARE, "HORSE RIDING", "services", Place { row: Some(9), ..PLACE });
        assert_eq!(again, Some(code.clone()));
        assert_eq!(own.code(CARE, " -- ", "services", PLACE), None);
        let terms = own.finish(&mut [], &mut report);
        assert_eq!(
            terms,
            [Term {
                code,
                category_code: "AS".to_owned(),
                category: "Ancillary Services".to_owned(),
                name: "Horse riding".to_owned(),
            }]
        );
        let told: Vec<String> = report.entries.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["a.json row 3, services, \"Horse riding\" → first of 2 records"]);
    }

    #[test]
    fn of_too_many_terms_the_rarest_are_left_out_and_told() {
        let (mut own, mut report) = (OwnTerms::default(), Report::new());
        for number in 0..MOST_TERMS + 2 {
            // Number 7 is rare, and 8 too; all others come twice.
            for _ in 0..if matches!(number, 7 | 8) { 1 } else { 2 } {
                own.code(CARE, &format!("Service {number}"), "services", PLACE);
            }
        }
        let terms = own.finish(&mut [], &mut report);
        assert_eq!((terms.len(), report.count(Reason::TermLeftOut)), (MOST_TERMS, 2));
        assert!(!terms.iter().any(|term| matches!(term.name.as_str(), "Service 7" | "Service 8")));
    }
}
