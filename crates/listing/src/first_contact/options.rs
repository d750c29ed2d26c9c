//! What can a person do now, and why does it fit?
//!
//! # The rules
//! 1. The whole question is asked first, as the finder would ask it: any of the wishes, any of the ways to pay, and what
//!    matters; groups of options narrow each other ([`question`]).
//! 2. Of the places that meet a question, those are taken that lack the least of what was said; of equals those with
//!    people who have been there where nobody knows yet what would help; of equals the first of the engine. At most
//!    [`MOST_PLACES`]. A place without a number is left to the finder, and of several programs in one house one counts.
//! 3. With fewer than [`ENOUGH_PLACES`], up to [`MOST_FAR`] of the places beyond the reach are added that the engine names
//!    for a need that few are made for.
//! 4. With fewer still, the softest group that was asked for is dropped, in the order of [`SOFTEST_FIRST`], and the looser
//!    question adds its places behind the others; and so on, until there are enough or nothing is left to drop.
//! 5. Places of one question stand in the order of the engine: distance, freshness, name. Nothing else moves a place.
//! 6. No place is suggested where nobody said where, or where all that was wished for is found elsewhere. The
//!    [other ways](other_ways) are there always.

use super::asks::Asks;
use super::{Answers, OtherWay, Pay, Wish, other_ways};
use crate::geo::Meters;
use crate::index::{Index, Row};
use crate::query::{Hit, Near, Order, Query};
use crate::taxonomy::{Chosen, Group, OptionId};

/// At most so many places are suggested.
pub const MOST_PLACES: usize = 5;
/// With fewer places than this, less is asked.
pub const ENOUGH_PLACES: usize = 3;
/// At most so many places beyond the reach are suggested.
pub const MOST_FAR: usize = 2;
/// What is dropped first when too few places fit. Whom a place serves first, since most serve others too; then the pay,
/// since there is often another way to pay; then the language of the first call; and last what would help.
pub const SOFTEST_FIRST: [Group; 5] = [Group::For, Group::Pay, Group::Language, Group::Medicine, Group::Help];

/// What a person can do now.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Places to call, at most [`MOST_PLACES`], each in another house. Those that meet the whole question come first, and
    /// then those of each looser one; among them the order is the engine's. May be none.
    pub places: Vec<Suggested>,
    /// Other ways to a human, the most fitting first; never fewer than three.
    pub others: Vec<OtherWay>,
    /// How many places meet the whole question.
    pub strictly: usize,
    /// What was dropped of the question because too few places met it, the softest first.
    pub dropped: Vec<Group>,
    /// The question that is left, for "see all in the finder".
    pub finder: Query,
    /// How many places meet that: as many as the finder finds.
    pub total: usize,
}

/// A place to call.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// Which one, and how far away.
    pub hit: Hit,
    /// Why it fits, in the order of the questions; how near it is comes last.
    pub reasons: Vec<Reason>,
    /// What was asked for and is not reported of it. That is never a "no": one has to ask.
    pub misfits: Vec<Misfit>,
}

/// Why a place fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It does what was wished for, by these of its options.
    Wish(Wish, Chosen),
    /// It takes this way to pay, by these of its options.
    Pay(Pay, Chosen),
    /// It has what matters: it serves these people, speaks this language, keeps one's medicine.
    Matters(OptionId),
    /// It has people who have been there, though nobody asked for them; by these of its options.
    Peers(Chosen),
    /// It is so far away, and that is within the reach of the question.
    Near(Meters),
}

/// What was asked for and is not reported of a place; or else a long way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// This wish.
    Wish(Wish),
    /// Any of the ways to pay.
    Pay,
    /// This that matters.
    Matters(OptionId),
    /// It meets a need that few places are made for, but is so far away, beyond the reach of the question.
    Far(Meters),
}

/// The whole question that these answers ask of the listing: it says how far to look, and so which states to load
/// ([`Query::reach`]). `near` is what came of the place.
#[must_use]
pub fn question(answers: &Answers, near: Near) -> Query {
    let chosen = Asks::of(answers).chosen();
    Query { near, chosen, words: String::new(), order: Order::Nearest, limit: usize::MAX }
}

/// The options for these answers, of the places that are loaded. `near` is what came of the place;
/// [`Near::Everywhere`] where nothing did.
#[must_use]
pub fn options(index: &Index, answers: &Answers, near: Near) -> Options {
    let whole = question(answers, near);
    let mut answer = index.answer(&whole);
    let mut options = Options {
        places: Vec::new(),
        others: other_ways(answers),
        strictly: answer.total,
        dropped: Vec::new(),
        finder: whole.clone(),
        total: answer.total,
    };
    if near == Near::Everywhere || is_found_elsewhere(answers) {
        return options;
    }
    let mut short = Shortlist { index, asks: Asks::of(answers), places: Vec::new() };
    let mut softest = SOFTEST_FIRST.into_iter();
    let mut looser = whole;
    let mut dropped = Vec::new();
    loop {
        let before = short.places.len();
        short.add(&answer.hits, MOST_PLACES, Way::Near);
        if short.places.len() < ENOUGH_PLACES {
            short.add(&answer.farther, short.places.len() + MOST_FAR, Way::Far);
        }
        if short.places.len() > before {
            options.dropped.clone_from(&dropped);
            options.finder = looser.clone();
            options.total = answer.total;
        }
        if short.places.len() >= ENOUGH_PLACES {
            break;
        }
        let is_asked = |group: &Group| looser.chosen != looser.chosen.without_group(*group);
        let Some(group) = softest.find(is_asked) else { break };
        dropped.push(group);
        looser.chosen = looser.chosen.without_group(group);
        answer = index.answer(&looser);
    }
    options.places = short.places;
    options
}

/// Whether all that was wished for is found elsewhere, and no place of a listing tells of it.
fn is_found_elsewhere(answers: &Answers) -> bool {
    answers.help.known().is_some_and(|wishes| wishes.iter().all(|wish| wish.options().is_empty()))
}

/// How long the way to a place is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Within the reach of the question.
    Near,
    /// Beyond it.
    Far,
}

/// The places so far.
struct Shortlist<'a> {
    index: &'a Index,
    asks: Asks,
    places: Vec<Suggested>,
}

impl Shortlist<'_> {
    /// Adds the best of these, until there are so many places in all.
    fn add(&mut self, hits: &[Hit], most: usize, way: Way) {
        let lack = |hit: &Hit| self.asks.lack(self.index.options(hit.row));
        let mut best: Vec<(usize, usize)> =
            hits.iter().map(lack).enumerate().map(|(at, lack)| (lack, at)).collect();
        best.sort_unstable();

        let room = most.saturating_sub(self.places.len());
        let mut taken: Vec<(usize, Hit)> = Vec::new();
        for (_, at) in best {
            if taken.len() == room {
                break;
            }
            let Some(hit) = hits.get(at) else { continue };
            let is_same = |other: &Hit| self.index.is_same_address(hit.row, other.row);
            let is_there = self.places.iter().any(|place| is_same(&place.hit))
                || taken.iter().any(|(_, other)| is_same(other));
            if !is_there && self.is_reachable(hit.row) {
                taken.push((at, *hit));
            }
        }
        taken.sort_unstable_by_key(|(at, _)| *at);
        let suggested: Vec<Suggested> = taken.into_iter().map(|(_, hit)| self.suggested(hit, way)).collect();
        self.places.extend(suggested);
    }

    /// Whether it can be called.
    fn is_reachable(&self, row: Row) -> bool {
        self.index.shard(row).is_some_and(|(shard, row)| shard.phone(row).is_some())
    }

    fn suggested(&self, hit: Hit, way: Way) -> Suggested {
        let has = self.index.options(hit.row);
        let (mut reasons, mut misfits) = (self.asks.reasons(has), self.asks.misfits(has));
        match (hit.distance, way) {
            (Some(meters), Way::Near) => reasons.push(Reason::Near(meters)),
            (Some(meters), Way::Far) => misfits.push(Misfit::Far(meters)),
            (None, _) => {}
        }
        Suggested { hit, reasons, misfits }
    }
}
