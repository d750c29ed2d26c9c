//! Which of SAMHSA's codes does a text mean?
//!
//! The locator's own files name services in words where the National Directory has codes. The words are those of the
//! directory's dictionary, but for some that were others in other years.

use std::collections::HashMap;
use std::sync::LazyLock;

use listing::text::normalised;
use listing::wire::{Term, Terms};

const NAMES: &str = include_str!("names.tsv");
const OLDER_NAMES: &str = include_str!("older_names.tsv");

/// The dictionary, and its codes by their names.
#[derive(Debug)]
pub(crate) struct Dictionary {
    terms: Vec<Term>,
    places: HashMap<String, usize>,
    /// By the normalised name all terms that bear it.
    named: HashMap<String, Vec<usize>>,
}

impl Dictionary {
    /// The dictionary, read once for the whole program.
    pub(crate) fn get() -> &'static Self {
        static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::read);
        &DICTIONARY
    }

    fn read() -> Self {
        let mut terms: Vec<Term> = Vec::new();
        for line in lines(NAMES) {
            if let [category_code, category, code, name] = line[..] {
                let [category_code, category, code, name] =
                    [category_code, category, code, name].map(str::to_owned);
                terms.push(Term { code, category_code, category, name });
            }
        }
        let places: HashMap<String, usize> =
            terms.iter().enumerate().map(|(at, term)| (term.code.clone(), at)).collect();
        let mut named: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, term) in terms.iter().enumerate() {
            named.entry(normalised(&term.name)).or_default().push(at);
        }
        for line in lines(OLDER_NAMES) {
            if let [code, name] = line[..]
                && let Some(at) = places.get(code)
            {
                named.entry(normalised(name)).or_default().push(*at);
            }
        }
        Self { terms, places, named }
    }

    /// What the code means.
    pub(crate) fn term(&self, code: &str) -> Option<&Term> {
        self.terms.get(*self.places.get(code)?)
    }

    /// The code whose name this is. Where several have it (there are young adults as an age and as a group), the category
    /// decides; where it does not, nobody knows.
    pub(crate) fn code_of(&self, category_code: &str, name: &str) -> Option<&str> {
        let candidates = self.named.get(&normalised(name))?;
        let mut terms = candidates.iter().filter_map(|at| self.terms.get(*at));
        let found = match candidates.len() {
            1 => terms.next(),
            _ => terms.find(|term| term.category_code.eq_ignore_ascii_case(category_code.trim())),
        };
        found.map(|term| term.code.as_str())
    }

    /// The terms of these codes, in the dictionary's order.
    pub(crate) fn terms_of(&self, is_used: impl Fn(&str) -> bool) -> Terms {
        Terms::new(self.terms.iter().filter(|term| is_used(&term.code)).cloned().collect())
    }
}

/// The lines of a table of ours, cut at their tabs.
fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use listing::taxonomy;

    use super::*;

    #[test]
    fn every_line_of_both_tables_is_used() {
        let dictionary = Dictionary::get();
        assert_eq!(lines(NAMES).count(), dictionary.terms.len());
        let codes: HashSet<&str> = dictionary.terms.iter().map(|term| term.code.as_str()).collect();
        assert_eq!(codes.len(), dictionary.terms.len(), "a code comes twice");
        for line in lines(OLDER_NAMES) {
            let [code, name] = line[..] else { panic!("{line:?}") };
            assert_eq!(dictionary.code_of("", name), Some(code), "{name}");
        }
    }

    #[test]
    fn every_code_behind_an_option_is_explained() {
        let never_shown = taxonomy::NEVER_SHOWN.iter().chain(&taxonomy::EXCLUSIVE).copied();
        for code in taxonomy::filterable_codes().into_iter().chain(never_shown) {
            assert!(Dictionary::get().term(code).is_some(), "{code}");
        }
    }

    #[test]
    fn capitals_and_signs_are_no_difference() {
        let code = |category, name| Dictionary::get().code_of(category, name);
        assert_eq!(code("RSS", " mentoring / PEER support "), Some("PEER"));
        assert_eq!(code("PAY", "State financed health insurance plan other than Medicaid"), Some("SI"));
        // The category's code has changed over the years: it decides only where names are alike.
        assert_eq!(code("EDU", "Health education services other than HIV/AIDS or hepatitis"), Some("HEOH"));
        assert_eq!(code("PAY", "Access to something else"), None);
    }

    #[test]
    fn of_two_codes_with_one_name_the_category_decides() {
        let code = |category| Dictionary::get().code_of(category, "Young adults");
        assert_eq!([code("AGE"), code("sg "), code("")], [Some("YAD"), Some("TAY"), None]);
    }
}
