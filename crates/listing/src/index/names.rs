//! Which places have a name like what is being typed?

use super::bits::Bits;
use super::{Index, Row};
use crate::text::folded;
use crate::text::slip::{begins_but_for_a_slip, is_long_enough_to_forgive};

/// A name that fits, and the best row that has it.
struct Name<'a> {
    /// Whether it only has the words somewhere, instead of beginning as typed; and the name, folded.
    order: (bool, &'a str),
    row: u32,
}

impl Index {
    /// Places to suggest while a name is typed, among all that are loaded: every typed word begins a word of the first name
    /// line, or would but for a slip where no name has them all. Those that begin as the whole of what was typed come
    /// first, then by name; of equal names the one with the newest data stands for all.
    #[must_use]
    pub fn names(&self, typed: &str, limit: usize) -> Vec<Row> {
        let typed = folded(typed);
        if typed.is_empty() {
            return Vec::new();
        }
        let exact = self.names_with(&typed, false, limit);
        if exact.is_empty() { self.names_with(&typed, true, limit) } else { exact }
    }

    fn names_with(&self, typed: &str, is_forgiving: bool, limit: usize) -> Vec<Row> {
        let forgives = |word: &str| is_forgiving && is_long_enough_to_forgive(word);
        let fits = |name: &str| {
            typed.split(' ').all(|word| {
                let mut own = name.split(' ');
                own.any(|own| own.starts_with(word) || (forgives(word) && begins_but_for_a_slip(own, word)))
            })
        };
        let mut best: Vec<Name> = Vec::new();
        for row in self.rows_with_words(typed, forgives).iter() {
            let name = self.ranks.name(row);
            let order = (!name.starts_with(typed), name);
            // Most are behind all that are kept.
            if best.len() >= limit && best.last().is_none_or(|last| last.order < order) {
                continue;
            }
            let at = best.partition_point(|other| other.order < order);
            if let Some(same) = best.get_mut(at).filter(|other| other.order == order) {
                if self.ranks.rank(row) < self.ranks.rank(same.row) {
                    same.row = row;
                }
            } else if fits(name) {
                best.insert(at, Name { order, row });
                best.truncate(limit);
            }
        }
        best.into_iter().map(|name| Row(name.row)).collect()
    }

    /// The rows that have all the words in any of their texts: few of all.
    fn rows_with_words(&self, typed: &str, forgives: impl Fn(&str) -> bool) -> Bits {
        let mut rows = Bits::range(self.len(), 0, self.len());
        for word in typed.split(' ') {
            let mut with_word = Bits::none(self.len());
            self.words.insert_beginning(word, &mut with_word);
            if forgives(word) {
                self.words.insert_forgiven(word, &mut with_word);
            }
            rows.and(&with_word);
        }
        rows
    }
}
