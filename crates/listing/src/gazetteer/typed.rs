//! Which part of a typed text is a place?

use std::ops::Range;

use super::Asked;
use crate::everyday;
use crate::record::Zip;
use crate::state::State;
use crate::text::{Word, words};

/// Codes that are words of their own, in English or Spanish.
const ORDINARY_CODES: [&str; 17] =
    ["al", "as", "co", "de", "hi", "id", "in", "la", "ma", "md", "me", "mi", "ms", "oh", "ok", "or", "pa"];
/// Words behind which a place comes, and whether nothing else does: one is `in recovery`, but never near it.
const MARKERS: [(&[&str], bool); 6] = [
    (&["near"], true),
    (&["around"], true),
    (&["close", "to"], true),
    (&["cerca", "de"], true),
    (&["in"], false),
    (&["en"], false),
];
/// Words with which no town begins or ends.
const NO_TOWN: [&str; 37] = [
    "a", "an", "and", "at", "ayuda", "busco", "can", "con", "e", "find", "for", "help", "here", "i", "im",
    "is", "looking", "me", "mi", "my", "necesito", "need", "o", "on", "or", "para", "place", "por", "que",
    "sin", "takes", "that", "to", "un", "want", "with", "y",
];
/// No town that people name has more words.
const LONGEST_TOWN: usize = 4;
/// Nobody types more, in bytes, and it would take long to look through.
const LONGEST_TEXT: usize = 1_000;
/// `Federated States of Micronesia`.
const LONGEST_STATE: usize = 4;

/// The place that stands in a text among other words, and the bytes that say it: `subs 43215`, `detox near Columbus, OH`,
/// `Columbus OH detox`, `rehab en Ohio`. What is not sure is no place: `help me` is not in Maine.
///
/// ```
/// # use listing::gazetteer::place_in;
/// let (asked, range) = place_in("subs near columbus ohio").ok_or("no place")?;
/// assert_eq!((asked.to_string().as_str(), range), ("columbus, OH", 5..23));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn place_in(typed: &str) -> Option<(Asked, Range<usize>)> {
    if typed.len() > LONGEST_TEXT {
        return None;
    }
    let text = Text { typed, words: words(typed), said: everyday::said_in(typed) };
    text.zip().or_else(|| text.with_state(text.words.len())).or_else(|| text.near_a_town())
}

struct Text<'a> {
    typed: &'a str,
    words: Vec<Word>,
    /// The everyday words for options.
    said: Vec<Range<usize>>,
}

impl Text<'_> {
    /// The last ZIP, with its town and state where they stand before it.
    fn zip(&self) -> Option<(Asked, Range<usize>)> {
        let at = self.words.iter().rposition(|word| self.zip_at(word).is_some())?;
        let zip = self.words.get(at).and_then(|word| self.zip_at(word))?;
        let is_extension =
            |word: &&Word| word.range.len() == 4 && self.typed[word.range.clone()].parse::<u16>().is_ok();
        let extended = self.words.get(at + 1).filter(|_| self.gap(at + 1) == "-").filter(is_extension);
        let end = extended.or(self.words.get(at))?.range.end;
        let start = match self.with_state(at).filter(|(_, range)| Some(range.end) == self.end_before(at)) {
            Some((_, range)) => range.start,
            None => self.start_at(self.marked(at).unwrap_or(at)),
        };
        Some((Asked::Zip(zip), start..end))
    }

    fn zip_at(&self, word: &Word) -> Option<Zip> {
        self.typed.get(word.range.clone())?.parse().ok()
    }

    /// A state, with its town where one stands before it, among the words before `behind`.
    fn with_state(&self, behind: usize) -> Option<(Asked, Range<usize>)> {
        (1..=behind).rev().find_map(|end| {
            let longest = end.min(LONGEST_STATE);
            let (start, state) = (end - longest..end).find_map(|at| Some((at, self.state(at..end)?)))?;
            self.place_of(state, start..end, behind)
        })
    }

    fn state(&self, at: Range<usize>) -> Option<State> {
        let name: Vec<&str> = self.words.get(at)?.iter().map(|word| word.folded.as_str()).collect();
        match name[..] {
            ["d", "c"] => State::from_code("DC"),
            [code] if code.len() == 2 => State::from_code(code),
            _ => State::from_name(&name.join(" ")),
        }
    }

    fn place_of(&self, state: State, at: Range<usize>, behind: usize) -> Option<(Asked, Range<usize>)> {
        let code = &self.words.get(at.start)?.folded;
        let is_code = at.len() == 1 && code.len() == 2;
        let is_ordinary = is_code && ORDINARY_CODES.contains(&code.as_str());
        let has_comma = self.gap(at.start).contains(',');
        let is_sure = has_comma || (is_code && self.is_in_capitals(at.start));
        let closes = (at.end..behind).all(|word| self.is_said(word));
        if !closes && !is_sure {
            return None;
        }
        let end = self.words.get(at.end - 1)?.range.end;
        let (town, is_marked) = self.town_before(at.start);
        // Other words, and then a state: whose town they are is sure only behind something that is none.
        if is_ordinary && !is_sure && (town.is_empty() || !is_marked) {
            return None;
        }
        if let Some(asked) = self.asked(town.clone(), Some(state)) {
            return Some((asked, self.start_at(self.marked(town.start).unwrap_or(town.start))..end));
        }
        if !closes || (is_ordinary && !is_sure) {
            return None;
        }
        Some((Asked::State(state), self.start_at(self.marked(at.start).unwrap_or(at.start))..end))
    }

    /// `near Springfield`, at the end.
    fn near_a_town(&self) -> Option<(Asked, Range<usize>)> {
        let (town, _) = self.town_before(self.words.len());
        let is_sure = MARKERS.iter().filter(|(_, is_sure)| *is_sure);
        let marked = is_sure.filter_map(|(marker, _)| self.begin_of(marker, town.start)).next()?;
        let end = self.words.last()?.range.end;
        Some((self.asked(town, None)?, self.start_at(marked)..end))
    }

    /// The words that may be a town, up to this one; and whether what stands before them says where it begins.
    fn town_before(&self, end: usize) -> (Range<usize>, bool) {
        let mut start = end;
        while start > 0 {
            if self.marked(start).is_some() || self.is_said(start - 1) {
                return (start..end, true);
            }
            // A comma before the state belongs to it; any other ends what is said.
            if start < end && self.is_parted(start) {
                break;
            }
            start -= 1;
        }
        (start..end, false)
    }

    /// These words as a town, unless they can be none.
    fn asked(&self, town: Range<usize>, state: Option<State>) -> Option<Asked> {
        let (first, last) = (self.words.get(town.start)?, self.words.get(town.end.checked_sub(1)?)?);
        let can_be = (1..=LONGEST_TOWN).contains(&town.len())
            && [first, last].iter().all(|word| !NO_TOWN.contains(&word.folded.as_str()));
        let name = self.typed.get(first.range.start..last.range.end).filter(|_| can_be)?;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        // Read as a link is, so that a link can be made of it.
        let asked: Asked = match state {
            Some(state) => format!("{name}, {state}").parse().ok()?,
            None => name.parse().ok()?,
        };
        (!matches!(asked, Asked::State(_) | Asked::Zip(_))).then_some(asked)
    }

    /// Where the marker begins that ends before this word.
    fn marked(&self, at: usize) -> Option<usize> {
        MARKERS.iter().find_map(|(marker, _)| self.begin_of(marker, at))
    }

    fn begin_of(&self, marker: &[&str], end: usize) -> Option<usize> {
        let start = end.checked_sub(marker.len())?;
        let is_it =
            self.words.get(start..end)?.iter().map(|word| word.folded.as_str()).eq(marker.iter().copied());
        is_it.then_some(start)
    }

    /// Whether the word is a part of everyday words for an option.
    fn is_said(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        self.said.iter().any(|said| said.start <= word.range.start && word.range.end <= said.end)
    }

    /// Capital letters mean something where not all are.
    fn is_in_capitals(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).and_then(|word| self.typed.get(word.range.clone())) else {
            return false;
        };
        let is_alone = self.words.len() == 1;
        word.chars().all(char::is_uppercase) && (is_alone || self.typed.contains(char::is_lowercase))
    }

    /// Whether signs that no name has stand before this word.
    fn is_parted(&self, at: usize) -> bool {
        self.gap(at).contains(|sign: char| !sign.is_whitespace() && !matches!(sign, '.' | '-'))
    }

    /// What stands between this word and the one before.
    fn gap(&self, at: usize) -> &str {
        let start = self.end_before(at).unwrap_or_default();
        self.words.get(at).and_then(|word| self.typed.get(start..word.range.start)).unwrap_or_default()
    }

    fn end_before(&self, at: usize) -> Option<usize> {
        self.words.get(at.checked_sub(1)?).map(|word| word.range.end)
    }

    fn start_at(&self, at: usize) -> usize {
        self.words.get(at).map_or(self.typed.len(), |word| word.range.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The place as a link has it, and the part of the text that says it.
    fn found(typed: &str) -> (String, &str) {
        place_in(typed).map_or((String::new(), ""), |(asked, range)| (asked.to_string(), &typed[range]))
    }

    fn check(table: &[(&str, &str, &str)]) {
        for (typed, place, part) in table {
            assert_eq!(found(typed), ((*place).to_owned(), *part), "{typed}");
        }
    }

    #[test]
    fn a_zip_is_found_anywhere() {
        check(&[
            ("43215", "43215", "43215"),
            ("subs 43215", "43215", "43215"),
            ("43215 detox", "43215", "43215"),
            ("detox near 43215-1021 women", "43215", "near 43215-1021"),
            ("subs Columbus, OH 43215", "43215", "Columbus, OH 43215"),
            ("4321 elm", "", ""),
            ("432150", "", ""),
        ]);
    }

    #[test]
    fn a_town_with_its_state_is_found_at_the_end() {
        check(&[
            ("Columbus, OH", "Columbus, OH", "Columbus, OH"),
            ("subs Columbus OH", "Columbus, OH", "Columbus OH"),
            ("subs columbus oh", "columbus, OH", "columbus oh"),
            ("detox, st. louis mo", "st. louis, MO", "st. louis mo"),
            ("detox near columbus ohio", "columbus, OH", "near columbus ohio"),
            ("rehab cerca de Columbus, oh", "Columbus, OH", "cerca de Columbus, oh"),
            ("desintoxicación en Columbus OH", "Columbus, OH", "en Columbus OH"),
            ("free rehab new york ny", "new york, NY", "new york ny"),
            ("Truth or Consequences, NM", "Truth or Consequences, NM", "Truth or Consequences, NM"),
            ("methadone charleston west virginia", "charleston, WV", "charleston west virginia"),
            ("halfway house washington d.c.", "washington, DC", "washington d.c"),
            ("dallas tx", "dallas, TX", "dallas tx"),
        ]);
    }

    #[test]
    fn a_town_with_its_state_is_found_at_the_beginning() {
        check(&[
            ("Columbus, OH detox", "Columbus, OH", "Columbus, OH"),
            ("columbus ohio detox", "columbus, OH", "columbus ohio"),
            ("Columbus, oh Open Door", "Columbus, OH", "Columbus, oh"),
            ("Columbus OH Open Door", "Columbus, OH", "Columbus OH"),
            ("dallas tx free rehab", "dallas, TX", "dallas tx"),
        ]);
    }

    #[test]
    fn a_state_is_found_alone() {
        check(&[
            ("OH", "OH", "OH"),
            ("subs OH", "OH", "OH"),
            ("rehab in ohio", "OH", "in ohio"),
            ("please help me find a place in New York", "NY", "in New York"),
            ("texas", "TX", "texas"),
        ]);
    }

    #[test]
    fn a_town_behind_near_needs_no_state() {
        check(&[
            ("detox near Springfield", "Springfield", "near Springfield"),
            ("cerca de San Antonio", "San Antonio", "cerca de San Antonio"),
            ("close to st louis", "st louis", "close to st louis"),
        ]);
    }

    #[test]
    fn an_ordinary_word_is_no_state() {
        for typed in [
            "help me",
            "HELP ME",
            "detox help me",
            "detox near me",
            "in",
            "or",
            "oh ok",
            "free rehab or",
            "hi",
            "rehab en la",
            "someone in recovery",
            "casa de",
            "Open Door",
            "subs",
            "",
            "...",
            "in recovery",
            "mental health co",
            "near",
            "near me",
        ] {
            assert_eq!(found(typed), (String::new(), ""), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_found_can_stand_in_a_link_and_is_a_part_of_the_text(typed in any_typed()) {
            if let Some((asked, range)) = place_in(&typed) {
                prop_assert!(range.start < range.end && typed.get(range.clone()).is_some(), "{range:?}");
                prop_assert_eq!(asked.to_string().parse::<Asked>(), Ok(asked));
            }
        }
    }

    fn any_typed() -> impl Strategy<Value = String> {
        let part = prop::sample::select(vec![
            "subs", "near", "in", "en", "cerca", "de", "Columbus", "st.", "louis", "OH", "oh", "me", "or",
            "ohio", "west", "virginia", ",", ", ", "43215", "-", "1021", "d.c.", "É", "new york", "détox",
            "the", "dallas", "TX", "\u{2bb}", "家",
        ]);
        prop_oneof![
            4 => prop::collection::vec(part, 0..7).prop_map(|parts| parts.join(" ")),
            1 => any::<String>(),
        ]
    }
}
