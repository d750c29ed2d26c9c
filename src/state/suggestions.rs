//! What may somebody mean who types this?
//!
//! A suggestion takes its part of the words away and puts what it means in its place: a ticked filter, a place. Names lead
//! to the page of the place that has them.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use listing::everyday::{Meant, meant};
use listing::gazetteer::{Gazetteer, Towns, place_in, state_of_zip};
use listing::record::{CenterId, Zip};
use listing::state::State;
use listing::taxonomy::OptionId;

use super::find_query::FindQuery;
use super::finder::{Finder, Step};
use crate::browser::timer;
use crate::i18n::Locale;

/// So many names are suggested.
const NAMES: usize = 4;
/// So many places are suggested.
const PLACES: usize = 6;
/// So many filters are suggested.
const FILTERS: usize = 3;
/// With fewer letters a name would be anything.
const FEWEST_LETTERS: usize = 2;

/// Something that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggested {
    /// A filter, and where, if that was said too.
    Filter {
        /// Which.
        option: OptionId,
        /// The place as it stands in a link.
        near: Option<String>,
        /// The words that are left.
        rest: String,
    },
    /// Where.
    Place {
        /// As it stands in a link.
        near: String,
        /// The words that are left.
        rest: String,
    },
    /// A place of the list by its name.
    Center {
        /// Which.
        id: CenterId,
        /// Its name.
        name: String,
        /// `Columbus, OH`.
        town: String,
    },
}

/// What the words in the field of words may mean: filters and places first, then names. It follows when the places that
/// were found are painted.
#[must_use]
pub fn for_words(finder: Finder) -> Memo<Vec<Suggested>> {
    let painted = RwSignal::new(String::new());
    Effect::new(move |_| {
        let typed = finder.words.get();
        timer::after_paint(move || {
            let _ = painted.try_set(typed);
        });
    });
    let locale = Locale::current();
    Memo::new(move |_| painted.with(|typed| meant_by(finder, locale, typed)))
}

fn meant_by(finder: Finder, locale: Locale, typed: &str) -> Vec<Suggested> {
    let mut suggested = Vec::new();
    if typed.trim().chars().count() < FEWEST_LETTERS {
        return suggested;
    }
    let chosen = finder.query.with(|query| query.chosen);
    let place = place_in(typed).map(|(asked, range)| (asked.to_string(), range));
    let labels = OptionId::all().map(|option| (option, locale.option_words(option).label));
    finder.directory.with_index(|index| {
        let found = meant(typed, labels).into_iter().filter(|meant| !chosen.contains(meant.option));
        for Meant { option, range } in found.take(FILTERS) {
            let apart = |(_, at): &&(String, Range<usize>)| at.end <= range.start || range.end <= at.start;
            if let Some((near, at)) = place.as_ref().filter(apart) {
                let rest = without(typed, &[range.clone(), at.clone()]);
                suggested.push(Suggested::Filter { option, near: Some(near.clone()), rest });
            }
            suggested.push(Suggested::Filter { option, near: None, rest: without(typed, &[range]) });
        }
        if let Some((near, at)) = place {
            suggested.push(Suggested::Place { near, rest: without(typed, &[at]) });
        }
        suggested.extend(index.names(typed, NAMES).into_iter().filter_map(|row| {
            let (shard, at) = index.shard(row)?;
            let town = format!("{}, {}", shard.city(at), shard.state().code());
            Some(Suggested::Center { id: shard.id(at)?, name: shard.name(at).to_owned(), town })
        }));
    });
    suggested
}

/// Which places may be meant in the field of places; what it takes to know them is fetched when it is needed.
#[derive(Debug, Clone, Copy)]
pub struct PlaceSuggestions {
    typed: RwSignal<String>,
    towns: RwSignal<Option<Arc<Towns>>>,
    zips: RwSignal<Option<Arc<Gazetteer>>>,
    finder: StoredValue<Finder>,
}

impl PlaceSuggestions {
    /// Those of this finder.
    #[must_use]
    pub fn new(finder: Finder) -> Self {
        Self {
            typed: RwSignal::new(String::new()),
            towns: RwSignal::new(None),
            zips: RwSignal::new(None),
            finder: StoredValue::new(finder),
        }
    }

    /// Something was typed.
    pub fn type_place(self, typed: String) {
        let directory = self.finder.get_value().directory;
        let zip = zip_beginning(&typed);
        let has_letters = typed.chars().filter(|sign| sign.is_alphabetic()).count() >= FEWEST_LETTERS;
        self.typed.set(typed);
        // What does not come now is asked for again with the next letter; what was typed works without it.
        if let Some(state) = zip.and_then(state_of_zip) {
            spawn_local(async move {
                if let Ok(Some(gazetteer)) = directory.gazetteer(state).await {
                    let _ = self.zips.try_set(Some(gazetteer));
                }
            });
        } else if has_letters && self.towns.with_untracked(Option::is_none) {
            spawn_local(async move {
                if let Ok(towns) = directory.towns().await {
                    let _ = self.towns.try_set(Some(towns));
                }
            });
        }
    }

    /// The places that begin so, as they stand in a link. Tracks.
    #[must_use]
    pub fn now(self) -> Vec<String> {
        let typed = self.typed.get();
        let typed = typed.trim();
        if let Some(zip) = zip_beginning(typed) {
            let begins = |gazetteer: &Arc<Gazetteer>| {
                let is_there = state_of_zip(zip) == Some(gazetteer.state());
                let found = if is_there { gazetteer.zips_beginning(typed, PLACES) } else { Vec::new() };
                found.into_iter().map(|(_, spot)| spot.label).collect()
            };
            return self.zips.with(|zips| zips.as_ref().map(begins).unwrap_or_default());
        }
        if typed.chars().count() < FEWEST_LETTERS {
            return Vec::new();
        }
        let states = State::all()
            .filter(|state| begins_with(state.name(), typed))
            .map(|state| state.name().to_owned());
        let towns = self.towns.with(|towns| {
            let found = towns.as_ref().map(|towns| towns.beginning(typed, PLACES)).unwrap_or_default();
            found.into_iter().map(|town| format!("{}, {}", town.name, town.state)).collect::<Vec<_>>()
        });
        states.chain(towns).take(PLACES).collect()
    }
}

impl Finder {
    /// Asks for what was suggested. A name is no question: it leads to a page.
    pub fn take(self, suggested: Suggested) {
        let query = self.query.get_untracked();
        match suggested {
            Suggested::Filter { option, near, rest } => {
                let chosen = query.chosen.with(option);
                let near = near.unwrap_or_else(|| query.near.clone());
                self.ask(FindQuery { near, chosen, words: rest, ..query }, Step::New);
            }
            Suggested::Place { near, rest } => self.ask(FindQuery { near, words: rest, ..query }, Step::New),
            Suggested::Center { id, .. } => self.open(id),
        }
    }
}

/// The lowest ZIP that begins with these digits, three of which say the state.
fn zip_beginning(typed: &str) -> Option<Zip> {
    let typed = typed.trim();
    let is_begun = (3..=5).contains(&typed.len()) && typed.bytes().all(|sign| sign.is_ascii_digit());
    if is_begun { format!("{typed:0<5}").parse().ok() } else { None }
}

fn begins_with(name: &str, typed: &str) -> bool {
    listing::text::folded(name).starts_with(&listing::text::folded(typed))
}

/// The words without these parts of them, with one space where a part was.
fn without(typed: &str, parts: &[Range<usize>]) -> String {
    let mut parts = parts.to_vec();
    parts.sort_unstable_by_key(|range| range.start);
    let mut rest = String::new();
    let mut done = 0;
    for part in parts {
        rest.push_str(typed.get(done..part.start).unwrap_or_default());
        rest.push(' ');
        done = part.end;
    }
    rest.push_str(typed.get(done..).unwrap_or_default());
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_is_gone_from_the_words() {
        assert_eq!(without("subs 43215", &[5..10, 0..4]), "");
        assert_eq!(without("hope subs house", &[5..9]), "hope house");
    }

    #[test]
    fn three_digits_begin_a_zip() {
        assert_eq!(zip_beginning(" 432").map(|zip| zip.to_string()), Some("43200".to_owned()));
        assert_eq!(zip_beginning("43"), None);
        assert_eq!(zip_beginning("432151"), None);
    }
}
