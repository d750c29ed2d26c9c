//! In which states is there a town of this name?

use std::cmp::Reverse;
use std::ops::Range;

use super::{SHORTENED, town_key};
use crate::state::State;
use crate::text::slip::{begins_but_for_a_slip, is_long_enough_to_forgive};
use crate::wire::WireError;
use crate::wire::towns::TownNames;

/// The names of all towns of the country.
#[derive(Debug, Clone, Default)]
pub struct Towns(TownNames);

/// A town in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TownIn {
    /// Its name as the list spells it.
    pub name: String,
    /// In which state it is.
    pub state: State,
    /// How many ZIPs have the name: how large it is, as well as this list knows.
    pub zips: u16,
}

impl Towns {
    /// Reads a list of towns.
    ///
    /// # Errors
    /// See [`WireError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        TownNames::decode(bytes).map(Self)
    }

    /// How many names it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.len() == 0
    }

    /// The towns of exactly this name, the largest first. Which spellings are one, [`town_key`] says.
    #[must_use]
    pub fn named(&self, town: &str) -> Vec<TownIn> {
        let wanted = town_key(town);
        let row = self.first_from(&wanted);
        if wanted.is_empty() || !self.has_key(row, &wanted) {
            return Vec::new();
        }
        self.best(vec![row], Some(row), usize::MAX)
    }

    /// The towns whose name begins as typed: those of exactly this name first, then the largest. `st lou` and `saint lou`
    /// find Saint Louis. When nothing begins so, one slip behind the first letter is forgiven.
    #[must_use]
    pub fn beginning(&self, typed: &str, limit: usize) -> Vec<TownIn> {
        let wanted = town_key(typed);
        let first = self.first_from(&wanted);
        let exact = (!wanted.is_empty() && self.has_key(first, &wanted)).then_some(first);
        let mut rows: Vec<usize> =
            beginnings(typed).iter().flat_map(|start| self.rows_beginning(start)).collect();
        rows.extend(exact.filter(|exact| !rows.contains(exact)));
        if rows.is_empty() && is_long_enough_to_forgive(&wanted) {
            let first = wanted.chars().next().map(String::from).unwrap_or_default();
            rows = self.rows_beginning(&first).collect();
            rows.retain(|row| begins_but_for_a_slip(&town_key(self.0.name(*row)), &wanted));
        }
        self.best(rows, exact, limit)
    }

    /// The towns of these rows in order: those of the row that has exactly the name first, then the largest.
    fn best(&self, rows: Vec<usize>, exact: Option<usize>, limit: usize) -> Vec<TownIn> {
        let mut found: Vec<(bool, Reverse<u16>, usize, State)> = Vec::new();
        for row in rows {
            let places = self.0.places(row).iter();
            found.extend(places.map(|(state, zips)| (Some(row) != exact, Reverse(*zips), row, *state)));
        }
        found.sort_unstable();
        found.truncate(limit);
        let town = |(_, Reverse(zips), row, state)| TownIn { name: self.0.name(row).to_owned(), state, zips };
        found.into_iter().map(town).collect()
    }

    /// The rows whose key begins so.
    fn rows_beginning(&self, start: &str) -> Range<usize> {
        let first = self.first_from(start);
        first..self.halve(first, |own| own.starts_with(start))
    }

    fn has_key(&self, row: usize, key: &str) -> bool {
        row < self.len() && town_key(self.0.name(row)) == key
    }

    /// The first row whose key does not stand before this one.
    fn first_from(&self, key: &str) -> usize {
        self.halve(0, |own| own < key)
    }

    /// The first row, not before `first`, whose key is not as asked, where all that are stand together. Keys are made as
    /// they are needed: some fifteen, and not twenty-five thousand.
    fn halve(&self, mut first: usize, is_so: impl Fn(&str) -> bool) -> usize {
        let mut size = self.len().saturating_sub(first);
        while size > 0 {
            let half = size / 2;
            if is_so(&town_key(self.0.name(first + half))) {
                first += half + 1;
                size -= half + 1;
            } else {
                size = half;
            }
        }
        first
    }
}

/// With what the keys begin of towns that may become what is being typed. The last word may be a part of one that a key
/// has shortened: `sain` may become `st`, and `fort` may become `fortuna` as well as `ft`.
fn beginnings(typed: &str) -> Vec<String> {
    let folded = crate::text::folded(typed);
    if folded.is_empty() {
        return Vec::new();
    }
    let (before, last) = folded.rsplit_once(' ').unwrap_or(("", &folded));
    // What stands before the last word, as it begins a key: with a space behind, or none after `mc`.
    let mut start = town_key(&format!("{before} x"));
    start.pop();
    let mut all = vec![format!("{start}{last}")];
    let shortened = SHORTENED.iter().filter(|(long, _)| last.len() > 1 && long.starts_with(last));
    all.extend(shortened.map(|(_, short)| format!("{start}{short} ")));
    all
}
