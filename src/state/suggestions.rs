//! What may somebody mean who types this?
//!
//! A suggestion takes its part of the words away and puts what it means in its place: a ticked filter, a place. Names lead
//! to the page of the place that has them.

use std::ops::Range;
use std::pin::Pin;

use leptos::prelude::*;
use listing::everyday::{Meant, meant};
use listing::gazetteer::{place_in, state_of_zip};
use listing::record::{CenterId, Zip};
use listing::state::State;
use listing::taxonomy::OptionId;
use listing::text::folded;

use super::find_query::FindQuery;
use super::finder::{Finder, Step};
use crate::browser::timer;
use crate::i18n::Locale;

/// So many names are suggested.
const NAMES: usize = 3;
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

/// What may be meant, as soon as it is known.
pub type Suggesting = Pin<Box<dyn Future<Output = Vec<Suggested>>>>;

/// Says what may be meant by what was typed.
pub type SuggestFor = fn(Finder, Locale, String) -> Suggesting;

/// What may be meant in each of the two fields.
#[derive(Debug, Clone, Copy)]
pub struct Suggest {
    /// In the field of words: filters and places first, then names.
    pub words: SuggestFor,
    /// In the field of places: ZIPs, or states and towns.
    pub places: SuggestFor,
}

/// The only way to these rules: they are a part of the app that is fetched when somebody types.
pub const SUGGEST: Suggest = Suggest {
    words: |finder, locale, typed| Box::pin(for_words(finder, locale, typed)),
    places: |finder, _, typed| Box::pin(for_place(finder, typed)),
};

async fn for_words(finder: Finder, locale: Locale, typed: String) -> Vec<Suggested> {
    // The places that fit are painted first.
    timer::painted().await;
    let mut suggested = Vec::new();
    let Some(chosen) = finder.query.try_with_untracked(|query| query.chosen) else { return suggested };
    if typed.trim().chars().count() < FEWEST_LETTERS {
        return suggested;
    }
    let place = place_in(&typed).map(|(asked, range)| (asked.to_string(), range));
    let labels = OptionId::all().map(|option| (option, locale.option_label(option)));
    let found = meant(&typed, labels).into_iter().filter(|meant| !chosen.contains(meant.option));
    for Meant { option, range } in found.take(FILTERS) {
        let apart = |(_, at): &&(String, Range<usize>)| at.end <= range.start || range.end <= at.start;
        if let Some((near, at)) = place.as_ref().filter(apart) {
            let rest = without(&typed, &[range.clone(), at.clone()]);
            suggested.push(Suggested::Filter { option, near: Some(near.clone()), rest });
        }
        suggested.push(Suggested::Filter { option, near: None, rest: without(&typed, &[range]) });
    }
    if let Some((near, at)) = place {
        suggested.push(Suggested::Place { near, rest: without(&typed, &[at]) });
    }
    finder.directory.with_index(|index| {
        suggested.extend(index.names(&typed, NAMES).into_iter().filter_map(|row| {
            let (shard, at) = index.shard(row)?;
            let town = format!("{}, {}", shard.city(at), shard.state().code());
            Some(Suggested::Center { id: shard.id(at)?, name: shard.name(at).to_owned(), town })
        }));
    });
    suggested
}

/// What does not come is asked for again with the next letter; what was typed works without it.
async fn for_place(finder: Finder, typed: String) -> Vec<Suggested> {
    let typed = typed.trim();
    let words = finder.query.try_with_untracked(|query| query.words.clone()).unwrap_or_default();
    let place = |near: String| Suggested::Place { near, rest: words.clone() };
    if let Some(zip) = zip_beginning(typed) {
        let Some(state) = state_of_zip(zip) else { return Vec::new() };
        let Ok(Some(gazetteer)) = finder.directory.gazetteer(state).await else { return Vec::new() };
        return gazetteer
            .zips_beginning(typed, PLACES)
            .into_iter()
            .map(|(_, spot)| place(spot.label))
            .collect();
    }
    if typed.chars().filter(|sign| sign.is_alphabetic()).count() < FEWEST_LETTERS {
        return Vec::new();
    }
    let begun = folded(typed);
    let states = State::all().filter(|state| folded(state.name()).starts_with(&begun));
    let states = states.map(|state| state.name().to_owned());
    let towns = match finder.directory.towns().await {
        Ok(towns) => towns.beginning(typed, PLACES),
        Err(_) => Vec::new(),
    };
    let towns = towns.into_iter().map(|town| format!("{}, {}", town.name, town.state));
    states.chain(towns).take(PLACES).map(place).collect()
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
        assert_eq!(without("a hope subs house", &[7..11, 0..1]), "hope house");
    }

    #[test]
    fn three_digits_begin_a_zip() {
        assert_eq!(zip_beginning(" 432").map(|zip| zip.to_string()), Some("43200".to_owned()));
        assert_eq!(zip_beginning("43"), None);
        assert_eq!(zip_beginning("432151"), None);
    }
}
