//! What can a person do now, and why does it fit?

use super::{Answers, OtherWay, Pay, Wish};
use crate::geo::Meters;
use crate::index::Index;
use crate::query::{Hit, Near, Query};
use crate::taxonomy::{Chosen, Group, OptionId};

/// At most so many places are suggested.
pub const MOST_PLACES: usize = 5;
/// With fewer places than this, less is asked.
pub const ENOUGH_PLACES: usize = 3;

/// What a person can do now.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Places to call, at most [`MOST_PLACES`], in the order of the engine; each stands at another address. May be none.
    pub places: Vec<Suggested>,
    /// Other ways to a human, the most fitting first; never fewer than three.
    pub others: Vec<OtherWay>,
    /// How many places meet the whole question.
    pub strictly: usize,
    /// What was dropped of the question because too few places met it, the softest first.
    pub dropped: Vec<Group>,
    /// The question that is left, for "see all in the finder".
    pub finder: Query,
    /// How many places meet that.
    pub total: usize,
}

/// A place to call.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// Which one, and how far away.
    pub hit: Hit,
    /// Why it fits.
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
    /// It has people who have been there, though nobody asked for them.
    Peers(OptionId),
    /// It is so far away, and that is within the reach of the question.
    Near(Meters),
}

/// What was asked for, and is not reported of a place; or else a long way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// This wish.
    Wish(Wish),
    /// None of the ways to pay.
    Pay,
    /// This that matters.
    Matters(OptionId),
    /// It meets a need that few places are made for, but is farther away than the others.
    Far(Meters),
}

/// The options for these answers, of the places that are loaded. `near` is what came of the place; without one
/// ([`Near::Everywhere`]) no place is suggested.
#[must_use]
pub fn options(index: &Index, answers: &Answers, near: Near) -> Options {
    let _ = index;
    Options {
        places: Vec::new(),
        others: other_ways(answers),
        strictly: 0,
        dropped: Vec::new(),
        finder: Query {
            near,
            chosen: Chosen::default(),
            words: String::new(),
            order: crate::query::Order::Nearest,
            limit: MOST_PLACES,
        },
        total: 0,
    }
}

/// The other ways to a human for these answers, the most fitting first; never fewer than three. They need no listing.
#[must_use]
pub fn other_ways(answers: &Answers) -> Vec<OtherWay> {
    let _ = answers;
    vec![OtherWay::Helpline, OtherWay::Meetings, OtherWay::Crisis]
}
