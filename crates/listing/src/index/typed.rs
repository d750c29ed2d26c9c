//! Which rows do the typed words and phrases lead to?

use super::Index;
use super::bits::Bits;
use super::reach::Reach;
use crate::text::folded;
use crate::text::slip::{begins_but_for_a_slip, is_long_enough_to_forgive};
use crate::text::typed::{Typed, TypedKind};

impl Index {
    /// The rows in reach that everything typed leads to.
    pub(super) fn with_words(&self, typed: &str, reach: &Reach) -> Bits {
        let Some(in_reach) = reach.widest() else { return Bits::none(self.len()) };
        let mut rows = in_reach.clone();
        for part in Typed::parts(typed) {
            // Also what keeps a very long text from taking long: soon nothing is left.
            if rows.is_empty() {
                break;
            }
            let led_to = match part.kind {
                TypedKind::Word => self.rows_of_word(&part, in_reach),
                TypedKind::Phrase | TypedKind::OpenPhrase => self.rows_of_phrase(&part, &rows),
            };
            rows.and(&led_to);
        }
        rows
    }

    /// The rows in reach that a typed word leads to. A slip is forgiven where none of them has the word as it was typed:
    /// what other states are loaded does not matter.
    fn rows_of_word(&self, typed: &Typed, in_reach: &Bits) -> Bits {
        let mut rows = Bits::none(self.len());
        self.words.insert_beginning(&typed.text, &mut rows);
        self.insert_options(&mut rows, |text| typed.is_in(text));
        rows.and(in_reach);
        if rows.is_empty() && is_long_enough_to_forgive(&typed.text) {
            let fits = |word: &str| begins_but_for_a_slip(word, &typed.text);
            self.words.insert_forgiven(&typed.text, &mut rows);
            self.insert_options(&mut rows, |text| text.split(' ').any(fits));
            rows.and(in_reach);
        }
        rows
    }

    /// Those of the rows that have the phrase in one of their texts.
    fn rows_of_phrase(&self, phrase: &Typed, among: &Bits) -> Bits {
        let (before, last) = phrase.text.rsplit_once(' ').unwrap_or(("", &phrase.text));
        let mut rows = Bits::none(self.len());
        if phrase.kind == TypedKind::OpenPhrase {
            self.words.insert_beginning(last, &mut rows);
        } else {
            self.words.insert_whole(last, &mut rows);
        }
        rows.and(among);
        if !before.is_empty() {
            for word in before.split(' ') {
                let mut with_word = Bits::none(self.len());
                self.words.insert_whole(word, &mut with_word);
                rows.and(&with_word);
            }
            // All its words are there: now whether they stand side by side.
            let mut kept = Bits::none(self.len());
            rows.iter().filter(|row| self.holds(*row, phrase)).for_each(|row| kept.insert(row));
            rows = kept;
        }
        self.insert_options(&mut rows, |text| phrase.is_in(text));
        rows
    }

    /// Whether one of the texts of a row holds the phrase.
    fn holds(&self, row: u32, phrase: &Typed) -> bool {
        let in_others = || {
            let (shard, row) = self.shard(super::Row(row))?;
            Some(phrase.is_in(&folded(shard.part(row))) || phrase.is_in(&folded(shard.city(row))))
        };
        phrase.is_in(self.ranks.name(row)) || in_others().unwrap_or(false)
    }

    /// Puts in the rows of every option with a text that fits.
    fn insert_options(&self, rows: &mut Bits, fits: impl Fn(&str) -> bool) {
        for option in self.vocabulary.options(fits) {
            rows.or(&self.options[option.index()]);
        }
    }
}
