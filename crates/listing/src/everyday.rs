//! What does a person mean who types `subs` or `casa de sobriedad`?
//!
//! People type what they say every day, and not the names of options. Here a text becomes options that can be offered;
//! whether one is taken is the person's choice.

mod phrases;

use std::ops::Range;

use crate::taxonomy::{Chosen, OptionId};
use crate::text::slip::{is_but_for_a_slip, is_long_enough_to_forgive};
use crate::text::{Word, folded, words};

use phrases::PHRASES;

/// A phrase that is still being typed has to be so long, in letters, before it is completed.
const COMPLETED_FROM: usize = 4;

/// An option that a part of a typed text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The option.
    pub option: OptionId,
    /// The bytes of the text that said it. Several options may be said by the same bytes: any of them would do.
    pub range: Range<usize>,
}

/// The options that a text means, in the order of the text. `labels` are what the page calls the options: they lead to
/// them as everyday words do.
///
/// At each word the longest phrase counts. Case, accents and signs make no difference ([`folded`]). What is typed last may
/// be the beginning of a phrase, where that can only mean one thing; and in a phrase of five letters or more one slip
/// behind the first letter is forgiven, where it then can only mean one thing.
///
/// ```
/// # use listing::everyday::meant;
/// let found = meant("Subs near me, sin seguro", []);
/// let said: Vec<_> = found.iter().map(|meant| meant.option.slug()).collect();
/// assert_eq!(said, ["buprenorphine", "sliding-fee", "payment-help", "free"]);
/// assert_eq!(found[0].range, 0..4);
/// ```
#[must_use]
pub fn meant<'a>(typed: &str, labels: impl IntoIterator<Item = (OptionId, &'a str)>) -> Vec<Meant> {
    let labels: Vec<(OptionId, String)> =
        labels.into_iter().map(|(option, label)| (option, folded(label))).collect();
    let mut phrases: Vec<(Chosen, &str)> = everyday().collect();
    phrases.extend(labels.iter().map(|(option, label)| (Chosen::default().with(*option), label.as_str())));
    let mut found = Vec::new();
    for (chosen, range) in said(typed, &phrases) {
        found.extend(chosen.iter().map(|option| Meant { option, range: range.clone() }));
    }
    found
}

/// The parts of a text that are everyday words for some option, in their order.
pub(crate) fn said_in(typed: &str) -> Vec<Range<usize>> {
    let phrases: Vec<(Chosen, &str)> = everyday().collect();
    let said = said(typed, &phrases).into_iter();
    said.filter(|(chosen, _)| !chosen.is_empty()).map(|(_, range)| range).collect()
}

/// All everyday phrases, each with the options that it means.
fn everyday() -> impl Iterator<Item = (Chosen, &'static str)> {
    PHRASES.iter().flat_map(|(slugs, phrases)| {
        let chosen =
            OptionId::all().filter(|option| slugs.split(' ').any(|slug| slug == option.slug())).collect();
        phrases.split(',').map(move |phrase| (chosen, phrase))
    })
}

fn said(typed: &str, phrases: &[(Chosen, &str)]) -> Vec<(Chosen, Range<usize>)> {
    let words = words(typed);
    let mut said = Vec::new();
    let mut rest = words.as_slice();
    while let Some(first) = rest.first() {
        let (chosen, count) = begins(rest, phrases).unwrap_or((Chosen::default(), 1));
        let (taken, behind) = rest.split_at(count.clamp(1, rest.len()));
        if let Some(last) = taken.last() {
            said.push((chosen, first.range.start..last.range.end));
        }
        rest = behind;
    }
    said
}

/// What the first of these words mean, and how many words that are.
fn begins(words: &[Word], phrases: &[(Chosen, &str)]) -> Option<(Chosen, usize)> {
    let joined = |count: usize| {
        let words: Vec<&str> = words.iter().take(count).map(|word| word.folded.as_str()).collect();
        words.join(" ")
    };
    // One word more than any phrase has: a long text costs no more at each of its words.
    let all = joined(LONGEST + 1);
    let exactly = phrases
        .iter()
        .filter(|(_, phrase)| {
            all.strip_prefix(*phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
        .max_by_key(|(_, phrase)| phrase.len());
    if let Some((chosen, _)) = exactly.filter(|(_, phrase)| *phrase == all) {
        return Some((*chosen, words.len()));
    }
    if all.chars().count() >= COMPLETED_FROM {
        let completed = phrases.iter().filter(|(_, phrase)| phrase.starts_with(&all));
        if let Some(chosen) = one_meaning(completed.map(|(chosen, _)| *chosen)) {
            return Some((chosen, words.len()));
        }
    }
    if let Some((chosen, phrase)) = exactly {
        return Some((*chosen, count_words(phrase)));
    }
    // The longest beginning of the text that is a phrase but for a slip.
    (1..=words.len().min(LONGEST)).rev().find_map(|count| {
        let part = joined(count);
        // The first letter is the cheapest to look at, and rules nearly all out.
        let alike = phrases.iter().filter(|(_, phrase)| {
            phrase.as_bytes().first() == part.as_bytes().first()
                && count_words(phrase) == count
                && is_long_enough_to_forgive(phrase)
                && is_but_for_a_slip(phrase, &part)
        });
        one_meaning(alike.map(|(chosen, _)| *chosen)).map(|chosen| (chosen, count))
    })
}

/// No phrase has more words.
const LONGEST: usize = 6;

fn count_words(phrase: &str) -> usize {
    phrase.split(' ').count()
}

/// What all of them mean; `None` for none, and where they mean different things.
fn one_meaning(mut meanings: impl Iterator<Item = Chosen>) -> Option<Chosen> {
    let first = meanings.next()?;
    meanings.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    fn slugs(typed: &str) -> String {
        let found = meant(typed, []);
        found.iter().map(|meant| meant.option.slug()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_slug_is_that_of_an_option() {
        for (slugs, _) in PHRASES {
            for slug in slugs.split_terminator(' ') {
                assert!(OptionId::all().any(|option| option.slug() == slug), "{slug}");
            }
        }
    }

    #[test]
    fn every_option_has_words_of_every_day() {
        for option in OptionId::all() {
            assert!(everyday().any(|(chosen, _)| chosen.contains(option)), "{option}");
        }
    }

    #[test]
    fn phrases_are_folded_in_order_and_none_comes_twice() {
        let mut known = BTreeSet::new();
        for (slugs, phrases) in PHRASES {
            let phrases: Vec<&str> = phrases.split(',').collect();
            for phrase in &phrases {
                assert_eq!(folded(phrase), **phrase);
                assert!(known.insert(*phrase), "{phrase} comes twice");
                assert!(count_words(phrase) <= LONGEST, "{phrase}");
            }
            assert!(phrases.is_sorted(), "{slugs}: {phrases:?}");
        }
    }

    #[test]
    fn every_phrase_means_what_the_table_says() {
        for (chosen, phrase) in everyday() {
            let found: Chosen = meant(phrase, []).into_iter().map(|meant| meant.option).collect();
            assert_eq!(found, chosen, "{phrase}");
        }
    }

    #[test]
    fn what_people_type_leads_to_options() {
        for (typed, expected) in [
            ("Suboxone!", "buprenorphine"),
            ("DESINTOXICACIÓN", "detox"),
            ("half-way house", "sober-living"),
            ("methadone clinic", "methadone"),
            ("N.A. meeting", "twelve-step groups"),
            ("free rehab for my teen", "free residential teens"),
            ("can't afford rehab", "sliding-fee payment-help free residential"),
            ("detox en español", "detox spanish"),
            ("inpatient", "residential hospital"),
        ] {
            assert_eq!(slugs(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_phrase_may_still_be_being_typed() {
        for (typed, expected) in [
            ("subo", "buprenorphine"),
            ("peer sup", "peer-support"),
            ("halfw", "sober-living"),
            ("deso", ""),
            ("sub", ""),
            ("recovery", ""),
            ("halfw hope", ""),
        ] {
            assert_eq!(slugs(typed), expected, "{typed}");
        }
    }

    #[test]
    fn one_slip_is_forgiven_behind_the_first_letter() {
        for (typed, expected) in [
            ("suboxine hope", "buprenorphine"),
            ("methdone clinic", "methadone"),
            ("vivitorl", "naltrexone"),
            ("south street", ""),
            ("gree house", ""),
            ("sboxoen hope", ""),
        ] {
            assert_eq!(slugs(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_part_of_a_phrase_that_means_nothing_means_nothing() {
        for typed in ["drug free", "smoke free house", "meth", "help", "home", "Hope Street", "", "...", "me"]
        {
            assert_eq!(slugs(typed), "", "{typed}");
        }
    }

    #[test]
    fn labels_lead_to_their_options() {
        let option = |slug| OptionId::all().find(|option| option.slug() == slug).unwrap();
        let labels = [(option("cash"), "Cash or self-pay"), (option("justice"), "Corte, cárcel o prisión")];
        let found = meant("cash or self pay; CORTE, carcel", labels);
        let said: Vec<_> = found.iter().map(|meant| (meant.option.slug(), meant.range.clone())).collect();
        assert_eq!(said, [("cash", 0..16), ("justice", 18..31)]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_the_ranges_are_parts_of_it(typed in any_typed()) {
            let mut end = 0;
            for part in meant(&typed, []).chunk_by(|a, b| a.range == b.range) {
                let range = part[0].range.clone();
                prop_assert!(end <= range.start && range.start < range.end);
                prop_assert!(typed.is_char_boundary(range.start) && typed.is_char_boundary(range.end));
                // The range alone means the same, and what is left is what else was typed.
                let alone: Vec<_> = meant(&typed[range.clone()], []).into_iter().map(|meant| meant.option).collect();
                prop_assert_eq!(alone, part.iter().map(|meant| meant.option).collect::<Vec<_>>());
                end = range.end;
            }
            prop_assert!(end <= typed.len());
        }
    }

    fn any_typed() -> impl Strategy<Value = String> {
        let phrase =
            prop::sample::select(everyday().map(|(_, phrase)| phrase.to_owned()).collect::<Vec<_>>());
        let part = prop_oneof![phrase, any::<String>(), "[a-z']{1,6}", Just("Straße—É".to_owned())];
        prop::collection::vec(part, 0..5).prop_map(|parts| parts.join(" "))
    }
}
