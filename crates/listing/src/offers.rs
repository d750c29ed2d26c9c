//! What does a place offer, grouped by what a person asks?
//!
//! Options of the taxonomy come with the source's own terms behind them; what has no option is there in the source's
//! words. Codes that say what a place does *not* do stand apart and are never among the services.

use crate::taxonomy::{Group, OptionId, is_never_shown};
use crate::wire::{Term, Terms};

/// What a person asks of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// What this group of options answers.
    Of(Group),
    /// Which rules are there?
    Rules,
    /// Who runs it?
    Operator,
}

impl Question {
    /// All of them, in the order a page shows them.
    pub const ALL: [Self; 7] = [
        Self::Of(Group::Help),
        Self::Of(Group::Medicine),
        Self::Of(Group::Pay),
        Self::Of(Group::For),
        Self::Of(Group::Language),
        Self::Rules,
        Self::Operator,
    ];

    /// The question that a category of SAMHSA's directory answers. What is in a category that nobody knows is some kind of
    /// help.
    #[must_use]
    pub fn of_category(category_code: &str) -> Self {
        match category_code {
            "PHR" | "OM" | "OMSC" | "OT" | "SMAT" | "AUT" => Self::Of(Group::Medicine),
            "PAY" | "PYAS" => Self::Of(Group::Pay),
            "SG" | "AGE" | "GN" | "EXCL" => Self::Of(Group::For),
            "SL" | "OL" => Self::Of(Group::Language),
            "SMP" | "FVP" => Self::Rules,
            "FT" | "FOP" | "LCA" | "HOSP" => Self::Operator,
            _ => Self::Of(Group::Help),
        }
    }
}

/// Everything that a place told, each thing where a person would look for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offers<'a> {
    /// One for each of [`Question::ALL`], also where nothing is known.
    pub sections: Vec<Section<'a>>,
    /// What the place does not do, or forbids: see [`NEVER_SHOWN`](crate::taxonomy::NEVER_SHOWN).
    pub limits: Vec<&'a Term>,
    /// Codes that no option stands for and the source does not explain.
    pub unexplained: Vec<&'a str>,
}

/// What is known to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<'a> {
    /// The question.
    pub question: Question,
    /// Options that the place has, each with the source's terms for them.
    pub options: Vec<(OptionId, Vec<&'a Term>)>,
    /// What no option stands for, by the source's category.
    pub others: Vec<(&'a str, Vec<&'a Term>)>,
}

impl Section<'_> {
    /// Whether the source said nothing to this.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.options.is_empty() && self.others.is_empty()
    }
}

/// What a place with these codes offers, in the words of this dictionary.
///
/// That it is for one kind of person alone ([`OptionId::dui_only`]) is no offer: it stands among the others.
#[must_use]
pub fn offers<'a>(codes: &'a [String], terms: &'a Terms) -> Offers<'a> {
    let has = |code: &str| codes.iter().any(|own| own == code);
    let own_terms: Vec<&Term> = terms.iter().filter(|term| has(&term.code)).collect();
    let options: Vec<OptionId> = OptionId::all()
        .filter(|option| Some(*option) != OptionId::dui_only() && option.codes().iter().any(|code| has(code)))
        .collect();
    let stands_for = |code: &str| options.iter().any(|option| option.codes().contains(&code));
    let section = |question| Section {
        question,
        options: options
            .iter()
            .filter(|option| Question::Of(option.group()) == question)
            .map(|option| {
                let behind = own_terms.iter().copied();
                (*option, behind.filter(|term| option.codes().contains(&&*term.code)).collect())
            })
            .collect(),
        others: by_category(own_terms.iter().copied().filter(|term| {
            Question::of_category(&term.category_code) == question
                && !stands_for(&term.code)
                && !is_never_shown(&term.code)
        })),
    };
    Offers {
        sections: Question::ALL.into_iter().map(section).collect(),
        limits: own_terms.iter().copied().filter(|term| is_never_shown(&term.code)).collect(),
        unexplained: codes
            .iter()
            .map(String::as_str)
            .filter(|code| terms.get(code).is_none() && !stands_for(code))
            .collect(),
    }
}

/// Categories and terms in the order of the source.
fn by_category<'a>(terms: impl Iterator<Item = &'a Term>) -> Vec<(&'a str, Vec<&'a Term>)> {
    let mut categories: Vec<(&str, Vec<&Term>)> = Vec::new();
    for term in terms {
        match categories.iter_mut().find(|(name, _)| *name == term.category) {
            Some((_, known)) => known.push(term),
            None => categories.push((&term.category, vec![term])),
        }
    }
    categories
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CODES: [(&str, &str); 12] = [
        ("PEER", "RSS"),
        ("MOA", "OT"),
        ("ACMA", "AUT"),
        ("MWS", "OT"),
        ("CBT", "TAP"),
        ("MD", "PAY"),
        ("DUO", "EXCL"),
        ("NMOA", "OT"),
        ("SMON", "SMP"),
        ("SMPD", "SMP"),
        ("PVTN", "FOP"),
        ("NEW", "NOBODY"),
    ];

    fn terms() -> Terms {
        let term = |(code, category): &(&str, &str)| Term {
            code: (*code).to_owned(),
            category_code: (*category).to_owned(),
            category: format!("Category {category}"),
            name: format!("Name {code}"),
        };
        Terms::new(CODES.iter().map(term).collect())
    }

    fn owned(codes: &[&str]) -> Vec<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    }

    fn section<'a>(offers: &'a Offers<'a>, question: Question) -> &'a Section<'a> {
        offers.sections.iter().find(|section| section.question == question).unwrap()
    }

    fn names(terms: &[&Term]) -> Vec<String> {
        terms.iter().map(|term| term.code.clone()).collect()
    }

    #[test]
    fn an_option_comes_with_every_term_that_stands_behind_it() {
        let (codes, terms) = (owned(&["ACMA", "MOA", "MWS"]), terms());
        let offers = offers(&codes, &terms);
        let medicine = section(&offers, Question::Of(Group::Medicine));
        let [(option, behind)] = medicine.options.as_slice() else { panic!("{medicine:?}") };
        assert_eq!((option.slug(), names(behind)), ("keeps-medicine", owned(&["MOA", "ACMA"])));
        let [(category, others)] = medicine.others.as_slice() else { panic!("{medicine:?}") };
        assert_eq!((*category, names(others)), ("Category OT", owned(&["MWS"])));
    }

    #[test]
    fn what_a_place_does_not_do_is_no_service() {
        let (codes, terms) = (owned(&["NMOA", "SMON", "SMPD"]), terms());
        let offers = offers(&codes, &terms);
        assert_eq!(names(&offers.limits), ["NMOA", "SMON"]);
        let told = offers.sections.iter().flat_map(|section| &section.others);
        assert_eq!(told.flat_map(|(_, terms)| names(terms)).collect::<Vec<_>>(), ["SMPD"]);
    }

    #[test]
    fn what_nobody_knows_is_told_all_the_same() {
        let (codes, terms) = (owned(&["NEW", "ZZZ"]), terms());
        let offers = offers(&codes, &terms);
        assert_eq!(offers.unexplained, ["ZZZ"]);
        assert_eq!(section(&offers, Question::Of(Group::Help)).others[0].0, "Category NOBODY");
    }

    #[test]
    fn without_a_dictionary_the_options_are_there_still() {
        let codes = owned(&["MD"]);
        let terms = Terms::default();
        let offers = offers(&codes, &terms);
        assert_eq!(section(&offers, Question::Of(Group::Pay)).options.len(), 1);
        assert!(section(&offers, Question::Of(Group::Help)).is_empty() && offers.unexplained.is_empty());
    }

    proptest! {
        #[test]
        fn every_code_is_told_exactly_once(taken in prop::collection::vec(any::<bool>(), CODES.len() + 1)) {
            let all = CODES.iter().map(|(code, _)| *code).chain(["ZZZ"]);
            let mut codes: Vec<String> =
                all.zip(taken).filter(|(_, taken)| *taken).map(|(code, _)| code.to_owned()).collect();
            codes.sort_unstable();
            let terms = terms();
            let offers = offers(&codes, &terms);
            let mut told: Vec<String> = offers.unexplained.iter().map(|code| (*code).to_owned()).collect();
            told.extend(names(&offers.limits));
            for section in &offers.sections {
                for terms in section.options.iter().map(|(_, terms)| terms).chain(section.others.iter().map(|(_, terms)| terms)) {
                    told.extend(names(terms));
                }
            }
            told.sort_unstable();
            prop_assert_eq!(told, codes);
        }
    }
}
