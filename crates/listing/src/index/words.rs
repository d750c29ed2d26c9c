//! Which rows have a word that begins as it was typed?

use std::cmp::Ordering;
use std::ops::Range;

use super::bits::Bits;
use crate::taxonomy::OptionId;
use crate::text::folded;

/// A typed word has to be so long before a slip in it is forgiven: in shorter ones a slip is another word.
const FORGIVEN_FROM: usize = 5;

/// The words that lead to an option: those of its label, its synonyms, everyday words. They come from the locale files,
/// so the app hands them in.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary(Vec<(String, OptionId)>);

impl Vocabulary {
    /// Words for options; each text may hold several words.
    pub fn new<'a>(texts: impl IntoIterator<Item = (OptionId, &'a str)>) -> Self {
        let mut words = Vec::new();
        for (option, text) in texts {
            words.extend(folded(text).split_terminator(' ').map(|word| (word.to_owned(), option)));
        }
        Self(words)
    }

    /// The options with a word that fits.
    pub(super) fn options(&self, fits: impl Fn(&str) -> bool) -> impl Iterator<Item = OptionId> {
        self.0.iter().filter(move |(word, _)| fits(word)).map(|(_, option)| *option)
    }
}

/// Every word of the names and towns of all rows, folded, with the rows that have it. One string and a list of rows a
/// word; `sorted` is the order that finds a prefix by halving.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
    ends: Vec<u32>,
    /// The beginning of each word.
    keys: Vec<u64>,
    rows: Vec<Vec<u32>>,
    sorted: Vec<u32>,
}

/// The words of rows that are being added.
#[derive(Default)]
pub(super) struct NewWords {
    text: String,
    found: Vec<NewWord>,
}

/// A word in `NewWords::text`, and its row.
#[derive(Clone, Copy)]
struct NewWord {
    /// The beginning of the word.
    key: u64,
    start: u32,
    end: u32,
    row: u32,
}

/// The last text of a column in which neighbors often have the same: its words are folded and kept once.
#[derive(Default)]
pub(super) struct Repeating<'a> {
    text: &'a str,
    /// Its words, in `NewWords::found`.
    found: Range<usize>,
}

/// The first eight bytes of a text as a number: comparing two of them is comparing the beginnings of two texts, and most
/// comparisons end there, without looking the texts up.
pub(super) fn key_of(text: &str) -> u64 {
    let mut eight = [0; 8];
    for (to, from) in eight.iter_mut().zip(text.as_bytes()) {
        *to = *from;
    }
    u64::from_be_bytes(eight)
}

impl NewWords {
    /// Takes the words of a folded text.
    pub(super) fn push(&mut self, row: u32, folded: &str) {
        for word in folded.split_terminator(' ') {
            let start = self.text.len() as u32;
            self.text.push_str(word);
            self.found.push(NewWord { key: key_of(word), start, end: self.text.len() as u32, row });
        }
    }

    /// Takes the words of a text that is not folded yet and may be the same as that of the row before.
    pub(super) fn push_repeating<'a>(&mut self, last: &mut Repeating<'a>, row: u32, text: &'a str) {
        let start = self.found.len();
        if last.text == text {
            for at in last.found.clone() {
                self.found.push(NewWord { row, ..self.found[at] });
            }
        } else {
            self.push(row, &folded(text));
        }
        *last = Repeating { text, found: start..self.found.len() };
    }

    fn word(&self, found: &NewWord) -> &str {
        self.text.get(found.start as usize..found.end as usize).unwrap_or_default()
    }
}

impl Words {
    fn word(&self, id: u32) -> &str {
        let end = self.ends.get(id as usize).copied().unwrap_or_default();
        let start = (id as usize)
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Adds words whose rows are all behind those already there.
    pub(super) fn add(&mut self, mut new: NewWords) {
        let mut found = std::mem::take(&mut new.found);
        found.sort_unstable_by(|a, b| {
            let by_word = a.key.cmp(&b.key).then_with(|| new.word(a).cmp(new.word(b)));
            by_word.then(a.row.cmp(&b.row))
        });
        // Words that are new, and before which of the old ones they belong.
        let mut unknown: Vec<(usize, u32)> = Vec::new();
        let mut at = 0;
        for same in found.chunk_by(|a, b| a.key == b.key && new.word(a) == new.word(b)) {
            let Some(first) = same.first() else { continue };
            let word = new.word(first);
            let rest = self.sorted.get(at..).unwrap_or_default();
            at += rest.partition_point(|id| self.compare(*id, first.key, word) == Ordering::Less);
            let old = self.sorted.get(at).copied();
            let id = match old.filter(|id| self.compare(*id, first.key, word) == Ordering::Equal) {
                Some(id) => id,
                None => {
                    let id = self.push(first.key, word);
                    unknown.push((at, id));
                    id
                }
            };
            let Some(rows) = self.rows.get_mut(id as usize) else { continue };
            for found in same {
                if rows.last() != Some(&found.row) {
                    rows.push(found.row);
                }
            }
        }
        self.merge(&unknown);
    }

    fn compare(&self, id: u32, key: u64, word: &str) -> Ordering {
        let own = self.keys.get(id as usize).copied().unwrap_or_default();
        own.cmp(&key).then_with(|| self.word(id).cmp(word))
    }

    /// A word that is not there yet, without rows, and not yet in order.
    fn push(&mut self, key: u64, word: &str) -> u32 {
        let id = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.keys.push(key);
        self.rows.push(Vec::new());
        id
    }

    /// Puts new words, which are in order, each before the old one that it belongs before.
    fn merge(&mut self, unknown: &[(usize, u32)]) {
        let mut merged = Vec::with_capacity(self.sorted.len() + unknown.len());
        let mut done = 0;
        for (before, id) in unknown {
            merged.extend_from_slice(self.sorted.get(done..*before).unwrap_or_default());
            merged.push(*id);
            done = *before;
        }
        merged.extend_from_slice(self.sorted.get(done..).unwrap_or_default());
        self.sorted = merged;
    }

    fn insert_rows(&self, id: u32, into: &mut Bits) {
        for row in self.rows.get(id as usize).into_iter().flatten() {
            into.insert(*row);
        }
    }

    /// Puts in the rows with a word that begins as typed.
    pub(super) fn insert_prefixed(&self, typed: &str, into: &mut Bits) {
        let start = self.sorted.partition_point(|id| self.word(*id) < typed);
        let behind = self.sorted.get(start..).unwrap_or_default();
        for id in behind.iter().take_while(|id| self.word(**id).starts_with(typed)) {
            self.insert_rows(*id, into);
        }
    }

    /// Puts in the rows with a word that begins as typed but for one slip.
    pub(super) fn insert_forgiven(&self, typed: &str, into: &mut Bits) {
        for id in &self.sorted {
            if begins_but_for_a_slip(self.word(*id), typed) {
                self.insert_rows(*id, into);
            }
        }
    }
}

/// Whether a slip in the typed word is forgiven.
pub(super) fn is_long_enough_to_forgive(typed: &str) -> bool {
    typed.chars().nth(FORGIVEN_FROM - 1).is_some()
}

/// Whether the word begins as typed, but for one letter too many, too few or wrong, or two neighbors swapped.
///
/// It is enough to look where the two part: a slip further ahead would have parted them there, and one in a run of equal
/// letters is the same slip at the end of the run.
pub(super) fn begins_but_for_a_slip(word: &str, typed: &str) -> bool {
    let (mut in_word, mut in_typed) = (word.chars(), typed.chars());
    loop {
        // What is left of both from the letter on where they part.
        let (word_from, typed_from) = (in_word.as_str(), in_typed.as_str());
        match (in_word.next(), in_typed.next()) {
            (_, None) => return true,
            (None, Some(_)) => return in_typed.as_str().is_empty(),
            (Some(w), Some(t)) if w == t => {}
            (Some(w), Some(t)) => {
                let (word_rest, typed_rest) = (in_word.as_str(), in_typed.as_str());
                return word_rest.starts_with(typed_rest)
                    || word_from.starts_with(typed_rest)
                    || word_rest.starts_with(typed_from)
                    || is_swapped(w, word_rest, t, typed_rest);
            }
        }
    }
}

/// Whether the next letters are `wt…` in the word and `tw…` as typed, and go on alike.
fn is_swapped(w: char, word_rest: &str, t: char, typed_rest: &str) -> bool {
    match (word_rest.strip_prefix(t), typed_rest.strip_prefix(w)) {
        (Some(word_behind), Some(typed_behind)) => word_behind.starts_with(typed_behind),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_slip_is_forgiven() {
        for typed in [
            "recvery",
            "recoovery",
            "rexovery",
            "rceovery",
            "ecovery",
            "xrecov",
            "recovrey",
            "recoverx",
            "recoveryy",
        ] {
            assert!(begins_but_for_a_slip("recovery", typed), "{typed}");
        }
    }

    #[test]
    fn two_slips_are_another_word() {
        for typed in ["rcvery", "rexoverx", "recoveryyy", "yrevocer", "recov2re"] {
            assert!(!begins_but_for_a_slip("recovery", typed), "{typed}");
        }
    }

    #[test]
    fn letters_count_not_bytes() {
        assert!(begins_but_for_a_slip("家族のいえ", "家旅のいえ"));
        assert!(is_long_enough_to_forgive("家族のいえ") && !is_long_enough_to_forgive("éééé"));
    }

    /// The same by the book: every prefix of the word, every way to slip.
    fn by_the_book(word: &str, typed: &str) -> bool {
        let word: Vec<char> = word.chars().collect();
        let typed: Vec<char> = typed.chars().collect();
        (0..=word.len()).any(|end| {
            let prefix = &word[..end];
            let removed = |from: &[char], at: usize| [&from[..at], &from[at + 1..]].concat();
            let swapped = |at: usize| {
                let mut letters = typed.clone();
                letters.swap(at, at + 1);
                letters
            };
            prefix == typed
                || (0..typed.len()).any(|at| removed(&typed, at) == prefix)
                || (0..prefix.len()).any(|at| removed(prefix, at) == typed)
                || (prefix.len() == typed.len()
                    && prefix.iter().zip(&typed).filter(|(a, b)| a != b).count() == 1)
                || (1..typed.len()).any(|at| swapped(at - 1) == prefix)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn the_quick_way_agrees_with_the_book(word in "[abc]{0,7}", typed in "[abc]{1,8}") {
            prop_assert_eq!(begins_but_for_a_slip(&word, &typed), by_the_book(&word, &typed));
        }
    }

    #[test]
    fn words_that_come_later_stand_in_order() {
        let mut words = Words::default();
        for (row, text) in ["hope dawn hope", "harbor", "dawn abc zebra", "hopeful"].into_iter().enumerate() {
            let mut new = NewWords::default();
            new.push(row as u32, text);
            words.add(new);
        }
        let sorted: Vec<&str> = words.sorted.iter().map(|id| words.word(*id)).collect();
        assert_eq!(sorted, ["abc", "dawn", "harbor", "hope", "hopeful", "zebra"]);
        let mut rows = Bits::none(4);
        words.insert_prefixed("hop", &mut rows);
        assert_eq!(rows.iter().collect::<Vec<_>>(), [0, 3]);
    }
}
