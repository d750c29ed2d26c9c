//! Which rows have a word that begins as it was typed?

use std::cmp::Ordering;
use std::ops::Range;

use super::bits::Bits;
use crate::taxonomy::OptionId;
use crate::text::folded;
use crate::text::slip::begins_but_for_a_slip;

/// The texts that lead to an option, folded: its label, its synonyms, everyday words. They come from the locale files, so
/// the app hands them in.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary(Vec<(String, OptionId)>);

impl Vocabulary {
    /// Texts for options; each of their words leads to the option, and so does a phrase that stands in one of them.
    pub fn new<'a>(texts: impl IntoIterator<Item = (OptionId, &'a str)>) -> Self {
        Self(texts.into_iter().map(|(option, text)| (folded(text), option)).collect())
    }

    /// The options with a text that fits.
    pub(super) fn options(&self, fits: impl Fn(&str) -> bool) -> impl Iterator<Item = OptionId> {
        self.0.iter().filter(move |(text, _)| fits(text)).map(|(_, option)| *option)
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
    pub(super) fn insert_beginning(&self, typed: &str, into: &mut Bits) {
        for id in self.from(typed).iter().take_while(|id| self.word(**id).starts_with(typed)) {
            self.insert_rows(*id, into);
        }
    }

    /// Puts in the rows with this word.
    pub(super) fn insert_whole(&self, word: &str, into: &mut Bits) {
        if let Some(id) = self.from(word).first().filter(|id| self.word(**id) == word) {
            self.insert_rows(*id, into);
        }
    }

    /// The words from this one on, in order.
    fn from(&self, word: &str) -> &[u32] {
        let start = self.sorted.partition_point(|id| self.word(*id) < word);
        self.sorted.get(start..).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;

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
        words.insert_beginning("hop", &mut rows);
        assert_eq!(rows.iter().collect::<Vec<_>>(), [0, 3]);
        let mut rows = Bits::none(4);
        words.insert_whole("hope", &mut rows);
        words.insert_whole("hop", &mut rows);
        assert_eq!(rows.iter().collect::<Vec<_>>(), [0]);
    }
}
