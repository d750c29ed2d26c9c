//! Which places fit a query, in which order, and what would each option leave?
//!
//! Shards are added one by one and make one [`Index`]: a set of rows for each option (one bit a row), the rows of each
//! word, and the positions. An answer is a few passes over those bits, so it costs the same whatever is ticked; its
//! counts come from the same bits.

mod address;
mod best;
mod bits;
mod farther;
mod filters;
mod loosened;
mod names;
mod near;
mod rank;
mod reach;
mod typed;
mod words;

use std::ops::Range;

pub use words::Vocabulary;

use best::Best;
use bits::Bits;
use filters::{Counts, Filters};
use near::{InReach, Positions};
use rank::Ranks;
use reach::{Found, Reach};
use words::{NewWords, Repeating, Words};

use crate::geo::Meters;
use crate::query::{Answer, Hit, Near, Query, Spot};
use crate::record::{Center, CenterId};
use crate::state::State;
use crate::taxonomy::{Chosen, OptionId};
use crate::text::folded;
use crate::wire::Shard;

/// A place in an [`Index`]. It stays the same as further shards are added; it means nothing to another index (use
/// [`CenterId`] for what is kept).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Row(u32);

/// All places that are loaded, ready to be asked.
#[derive(Debug)]
pub struct Index {
    vocabulary: Vocabulary,
    shards: Vec<Shard>,
    /// The first row of each shard.
    starts: Vec<u32>,
    /// Of the last shard: the options that each of its codes stands for.
    meaning: Vec<Chosen>,
    /// By [`OptionId::index`]: the rows that have the option.
    options: Vec<Bits>,
    positions: Positions,
    ranks: Ranks,
    words: Words,
}

/// The rows of the place that was asked for.
struct Ground {
    reach: Reach,
    /// Around a position: how far each row is.
    in_reach: Vec<InReach>,
    /// Those that everything typed leads to.
    with_words: Bits,
}

impl Index {
    /// An index without places. The vocabulary leads words to options.
    #[must_use]
    pub fn new(vocabulary: Vocabulary) -> Self {
        Self {
            vocabulary,
            shards: Vec::new(),
            starts: Vec::new(),
            meaning: Vec::new(),
            options: vec![Bits::default(); OptionId::COUNT],
            positions: Positions::default(),
            ranks: Ranks::default(),
            words: Words::default(),
        }
    }

    /// Takes other words for the options: the visitor changed the language.
    pub fn set_vocabulary(&mut self, vocabulary: Vocabulary) {
        self.vocabulary = vocabulary;
    }

    /// Adds the places of a state. A state that is there already is not added again (a retried download may come twice);
    /// the answer is whether it was added.
    pub fn add(&mut self, shard: Shard) -> bool {
        let is_new = self.begin(shard);
        self.go_on(usize::MAX);
        is_new
    }

    /// Begins to add the places of a state: [`Index::go_on`] adds them by and by, so that a slow phone can answer a touch
    /// in between. Answers as [`Index::add`] does. What was begun before is brought to its end.
    pub fn begin(&mut self, shard: Shard) -> bool {
        if self.has(shard.state()) {
            return false;
        }
        self.go_on(usize::MAX);
        let codes = shard.services().codes().iter();
        let meaning = |code: &String| {
            OptionId::all().filter(|option| option.codes().contains(&code.as_str())).collect()
        };
        self.meaning = codes.map(meaning).collect();
        self.starts.push(self.len() as u32);
        self.shards.push(shard);
        true
    }

    /// Adds at most so many more places of the state that was begun; the answer is whether some are left. At any time the
    /// index knows the places that it has, and answers for those.
    pub fn go_on(&mut self, most: usize) -> bool {
        let (Some(shard), Some(start)) = (self.shards.last(), self.starts.last()) else { return false };
        let (start, first) = (*start as usize, self.len());
        let rows = start + shard.len();
        let end = first.saturating_add(most).min(rows);
        if first < end {
            add_options(&mut self.options, &self.meaning, shard, start, first..end);
            let mut new = NewWords::default();
            let (mut parts, mut cities) = (Repeating::default(), Repeating::default());
            for global in first..end {
                let (row, global) = (global - start, global as u32);
                let name = folded(shard.name(row));
                new.push(global, &name);
                new.push_repeating(&mut parts, global, shard.part(row));
                new.push_repeating(&mut cities, global, shard.city(row));
                self.ranks.push(shard.as_of(row), &name);
                self.positions.push(shard.position(row));
            }
            self.words.add(new);
            self.ranks.settle(|row| shard_at(&self.shards, &self.starts, row));
        }
        end < rows
    }

    /// How many places there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ranks.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the state's shard has been added, or begun.
    #[must_use]
    pub fn has(&self, state: State) -> bool {
        self.shards.iter().any(|shard| shard.state() == state)
    }

    /// The shard that a row stands in, and its row there; `None` for a row of another index.
    #[must_use]
    pub fn shard(&self, row: Row) -> Option<(&Shard, usize)> {
        shard_at(&self.shards, &self.starts, row.0)
    }

    /// What the list knows of a place; its page adds the details to it, with the row that [`Index::shard`] gives.
    #[must_use]
    pub fn center(&self, row: Row) -> Option<Center> {
        let (shard, row) = self.shard(row)?;
        shard.center(row)
    }

    /// The place with this id, if it is loaded.
    #[must_use]
    pub fn find(&self, id: CenterId) -> Option<Row> {
        let at = self.shards.iter().position(|shard| shard.state() == id.state())?;
        let row = self.starts.get(at)? + self.shards.get(at)?.row_of(id)? as u32;
        ((row as usize) < self.len()).then_some(Row(row))
    }

    /// The options that a place has.
    #[must_use]
    pub fn options(&self, row: Row) -> Chosen {
        OptionId::all().filter(|option| self.options[option.index()].contains(row.0)).collect()
    }

    /// The places that fit, the best of them in order, and what each option would leave.
    #[must_use]
    pub fn answer(&self, query: &Query) -> Answer {
        let ground = self.ground(query.near, &query.words);
        let filters = Filters::new(self, query.chosen);
        let (fitting, now) = filters.look(&ground.with_words, &ground.reach);
        let Counts { counts, changing } = filters.counts(&ground.with_words, &fitting, &ground.reach, now);
        Answer {
            total: now.count,
            hits: hits(&ground, &fitting, now, Best::new(self, query.order, query.limit)),
            within: now.miles,
            left_out: filters.left_out(&ground.with_words, &ground.reach, now),
            farther: self.farther(query, &filters, &ground, now),
            counts,
            changing,
            chosen: query.chosen,
        }
    }

    /// All places that fit and whose position is known, in the order of the answer; its limit does not matter.
    #[must_use]
    pub fn spots(&self, query: &Query) -> Vec<Spot> {
        let all = self.answer(&Query { limit: usize::MAX, ..query.clone() });
        let spot = |hit: Hit| {
            let (shard, row) = self.shard(hit.row)?;
            Some(Spot { hit, position: shard.position(row)? })
        };
        all.hits.into_iter().filter_map(spot).collect()
    }

    /// Where to look, and what the words leave of it.
    fn ground(&self, near: Near, words: &str) -> Ground {
        let (reach, in_reach) = match near {
            Near::Everywhere => (Reach::of(Bits::range(self.len(), 0, self.len())), Vec::new()),
            Near::State(state) => (Reach::of(self.in_state(state)), Vec::new()),
            Near::Around { at, within } => {
                let in_reach = self.positions.in_reach(at, within.at_most());
                (Reach::around(within, &in_reach, self.len()), in_reach)
            }
        };
        Ground { with_words: self.with_words(words, &reach), reach, in_reach }
    }

    fn in_state(&self, state: State) -> Bits {
        let shard = self.shards.iter().zip(&self.starts).find(|(shard, _)| shard.state() == state);
        let (start, rows) = shard.map_or((0, 0), |(shard, start)| (*start as usize, shard.len()));
        Bits::range(self.len(), start, (start + rows).min(self.len()))
    }
}

/// The best of the rows that fit, as far away as was looked.
fn hits(ground: &Ground, fitting: &Bits, found: Found, mut best: Best) -> Vec<Hit> {
    if let Some(miles) = found.miles {
        let reach = Meters::from_miles(miles);
        let near = ground.in_reach.iter().filter(|place| place.meters <= reach);
        near.filter(|place| fitting.contains(place.row))
            .for_each(|place| best.push(place.row, place.meters.0));
    } else {
        fitting.iter().for_each(|row| best.push(row, 0));
    }
    let distance = |meters| found.miles.map(|_| Meters(meters));
    let hit = |(row, meters)| Hit { row: Row(row), distance: distance(meters) };
    best.finish().into_iter().map(hit).collect()
}

/// Puts these rows, which begin at `start` in the shard, into the sets of the options that they have.
fn add_options(options: &mut [Bits], meaning: &[Chosen], shard: &Shard, start: usize, rows: Range<usize>) {
    for bits in options.iter_mut() {
        bits.grow(rows.end);
    }
    for global in rows {
        shard.services().each_bit(global - start, |code| {
            for option in meaning.get(code).copied().unwrap_or_default().iter() {
                options[option.index()].insert(global as u32);
            }
        });
    }
}

/// The shard that a row stands in, and its row there.
fn shard_at<'a>(shards: &'a [Shard], starts: &[u32], row: u32) -> Option<(&'a Shard, usize)> {
    let at = starts.partition_point(|start| *start <= row).checked_sub(1)?;
    let (shard, start) = (shards.get(at)?, starts.get(at)?);
    let row = (row - start) as usize;
    (row < shard.len()).then_some((shard, row))
}
