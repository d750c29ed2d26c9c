//! What does a person look for, and what comes back?

use crate::geo::{LatLon, Meters};
use crate::index::Row;
use crate::record::Position;
use crate::state::State;
use crate::taxonomy::{Chosen, Group, OptionId};

/// What a person looks for. Ticking several options of one group means "any of them"; groups, place and words narrow
/// each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// Where.
    pub near: Near,
    /// The options that are ticked.
    pub chosen: Chosen,
    /// What was typed. Every word has to begin a word of the name, the town or a service; a word of five letters or more
    /// that begins none in the place asked for is forgiven one slip. Words in quotation marks have to stand side by side,
    /// whole and as they were typed, in one name line, the town or the label of a service; while the second mark is not
    /// typed yet, the last of them may be a beginning.
    pub words: String,
    /// What comes first.
    pub order: Order,
    /// How many hits are wanted; the counts are of all.
    pub limit: usize,
}

impl Query {
    /// How far from the asked position the answer may look, [`Answer::farther`] too: which shards have to be loaded. `None`
    /// where no position is asked for.
    #[must_use]
    pub fn reach(&self) -> Option<Meters> {
        let Near::Around { within, .. } = self.near else { return None };
        let farthest = if self.has_rare_need() { FARTHEST_MILES } else { 0 };
        Some(within.at_most().max(Meters::from_miles(farthest)))
    }

    pub(crate) fn has_rare_need(&self) -> bool {
        self.chosen.iter().any(OptionId::is_rare_need)
    }
}

/// What comes first. Nothing that could be bought; in either order no two places are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The nearest, then the newest data, then by name.
    #[default]
    Nearest,
    /// By name, then by town.
    Name,
}

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Near {
    /// In every shard that is loaded.
    Everywhere,
    /// In one state.
    State(State),
    /// Around a position. Places without a position are not in reach of it.
    Around {
        /// The middle.
        at: LatLon,
        /// How far.
        within: Within,
    },
}

/// How far to look around a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// As far as it takes to have [`ENOUGH`] places in reach: the smallest of [`AUTO_MILES`], or else the largest.
    Auto,
    /// So many miles.
    Miles(u16),
}

/// The distances that [`Within::Auto`] tries.
pub const AUTO_MILES: [u16; 5] = [5, 10, 25, 50, 100];
/// How many places [`Within::Auto`] is content with: a page full.
pub const ENOUGH: usize = 20;
/// How many places beyond the reach are added for a rare need.
pub const FARTHER: usize = 5;
/// How far away they are at most, in miles: half a day by bus or car.
pub const FARTHEST_MILES: u16 = 300;

impl Within {
    /// The largest distance at which a place may count among those that fit; [`Query::reach`] may be more.
    #[must_use]
    pub fn at_most(self) -> Meters {
        Meters::from_miles(match self {
            Self::Auto => AUTO_MILES[AUTO_MILES.len() - 1],
            Self::Miles(miles) => miles,
        })
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// How many places fit.
    pub total: usize,
    /// The first of them, in the order that was asked for.
    pub hits: Vec<Hit>,
    /// How far was looked, in miles; `None` when the query was not around a position.
    pub within: Option<u16>,
    /// How many other places fit, as near, but serve drivers sentenced for driving under the influence and nobody else.
    /// They are not among the hits unless [`OptionId::dui_only`] is chosen.
    pub left_out: usize,
    /// Around a position, with an option ticked that [is a rare need](OptionId::is_rare_need), and fewer than [`ENOUGH`]
    /// places in reach: the nearest [`FARTHER`] places beyond it that fit all the same, at most [`FARTHEST_MILES`] away,
    /// nearest first. The words are taken as if that far had been asked for.
    pub farther: Vec<Hit>,
    /// By [`OptionId::index`].
    pub(crate) counts: [u32; OptionId::COUNT],
    /// The options that would leave other places than these.
    pub(crate) changing: Chosen,
    pub(crate) chosen: Chosen,
}

/// One place that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Which one: a row of the index that answered.
    pub row: Row,
    /// How far from the asked position; `None` when the query was not around one.
    pub distance: Option<Meters>,
}

/// One place that fits, and where it stands on a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Which one.
    pub hit: Hit,
    /// Where.
    pub position: Position,
}

impl Answer {
    /// How many places there would be with this option ticked as well; under [`Within::Auto`] as far away as it would
    /// then take. For an option that is ticked already it is the total.
    #[must_use]
    pub fn count(&self, option: OptionId) -> usize {
        self.counts[option.index()] as usize
    }

    /// Whether ticking or unticking the option can change anything. One that is ticked can always be unticked; one that
    /// would leave the same places, or none, is not worth a line on the page.
    #[must_use]
    pub fn is_worth_showing(&self, option: OptionId) -> bool {
        self.chosen.contains(option) || (self.changing.contains(option) && self.count(option) != 0)
    }
}

/// What narrows a query, and can be dropped from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrowing {
    /// All that is ticked of a group.
    Group(Group),
    /// The words.
    Words,
    /// So many miles, instead of as far as it takes.
    Distance,
}

/// What a query that nothing fits would find with less asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loosened {
    /// What has to be dropped: one narrowing, or two where no single one helps.
    pub dropped: Vec<Narrowing>,
    /// How many places fit then.
    pub total: usize,
    /// The first [`NEAREST`] of them, in the order of the query.
    pub nearest: Vec<Hit>,
    /// How far was looked, in miles; `None` when the query was not around a position.
    pub within: Option<u16>,
}

/// So many places show what a loosened query would find.
pub const NEAREST: usize = 3;
