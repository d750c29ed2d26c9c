//! Which places fit a query, in which order, and what would each option leave?
//!
//! Shards are added one by one and make one [`Index`]: a set of rows for each option (one bit a row), the rows of each
//! word, and the positions. An answer is a few passes over those bits, so it costs the same whatever is ticked; its
//! counts come from the same bits.

mod bits;
mod near;
mod rank;
mod words;

pub use words::Vocabulary;

use bits::Bits;
use near::{InReach, Positions};
use rank::{Best, Ranks};
use words::{NewWords, Words, begins_but_for_a_slip, is_long_enough_to_forgive};

use crate::geo::Meters;
use crate::query::{AUTO_MILES, Answer, ENOUGH, Hit, Near, Query, Within};
use crate::record::{Center, CenterId};
use crate::state::State;
use crate::taxonomy::{Chosen, Group, OptionId};
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
    /// By [`OptionId::index`]: the rows that have the option.
    options: Vec<Bits>,
    positions: Positions,
    ranks: Ranks,
    words: Words,
}

impl Index {
    /// An index without places. The vocabulary leads words to options.
    #[must_use]
    pub fn new(vocabulary: Vocabulary) -> Self {
        Self {
            vocabulary,
            shards: Vec::new(),
            starts: Vec::new(),
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
        if self.has(shard.state()) {
            return false;
        }
        let start = self.len();
        let rows = start + shard.len();
        self.add_options(&shard, start, rows);
        let mut new = NewWords::default();
        for row in 0..shard.len() {
            let global = (start + row) as u32;
            let name = folded(shard.name(row));
            new.push(global, &name);
            new.push(global, &folded(shard.part(row)));
            new.push(global, &folded(shard.city(row)));
            self.ranks.push(shard.as_of(row), &name);
            self.positions.push(shard.position(row));
        }
        self.words.add(new);
        self.starts.push(start as u32);
        self.shards.push(shard);
        self.ranks.settle(|row| shard_at(&self.shards, &self.starts, row));
        true
    }

    fn add_options(&mut self, shard: &Shard, start: usize, rows: usize) {
        for bits in &mut self.options {
            bits.grow(rows);
        }
        let services = shard.services();
        // Which options each code of the shard stands for.
        let meaning: Vec<Chosen> = services
            .codes()
            .iter()
            .map(|code| OptionId::all().filter(|option| option.codes().contains(&code.as_str())).collect())
            .collect();
        for row in 0..shard.len() {
            services.each_bit(row, |code| {
                for option in meaning.get(code).copied().unwrap_or_default().iter() {
                    self.options[option.index()].insert((start + row) as u32);
                }
            });
        }
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

    /// Whether the state's shard has been added.
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

    /// The place with this id, if its state is loaded.
    #[must_use]
    pub fn find(&self, id: CenterId) -> Option<Row> {
        let at = self.shards.iter().position(|shard| shard.state() == id.state())?;
        let row = self.shards.get(at)?.row_of(id)?;
        Some(Row(self.starts.get(at)? + row as u32))
    }

    /// The options that a place has.
    #[must_use]
    pub fn options(&self, row: Row) -> Chosen {
        OptionId::all().filter(|option| self.options[option.index()].contains(row.0)).collect()
    }

    /// The places that fit, the best of them in order, and what each option would leave.
    #[must_use]
    pub fn answer(&self, query: &Query) -> Answer {
        let filters = Filters::new(self, query.chosen);
        let mut base = self.in_state(query.near);
        self.keep_words(&query.words, &mut base);
        let mut fitting = filters.apply(&base, None, true);
        let Near::Around { at, within } = query.near else {
            let mut best = Best::new(&self.ranks, query.limit);
            fitting.iter().for_each(|row| best.push(row, 0));
            let hits =
                best.finish().into_iter().map(|(row, _)| Hit { row: Row(row), distance: None }).collect();
            return self.finish(query, &filters, &base, &fitting, hits);
        };
        let without_position = fitting.count_and(self.positions.unknown());
        let mut in_reach = self.positions.in_reach(&base, at, within.at_most());
        let miles = miles_used(within, &in_reach, &fitting);
        let reach = Meters::from_miles(miles);
        in_reach.retain(|place| place.meters <= reach);
        let mut reached = Bits::none(self.len());
        in_reach.iter().for_each(|place| reached.insert(place.row));
        base.and(&reached);
        fitting.and(&reached);

        let mut best = Best::new(&self.ranks, query.limit);
        for place in in_reach.iter().filter(|place| fitting.contains(place.row)) {
            best.push(place.row, place.meters.0);
        }
        let hit = |(row, meters)| Hit { row: Row(row), distance: Some(Meters(meters)) };
        let hits = best.finish().into_iter().map(hit).collect();
        let answer = self.finish(query, &filters, &base, &fitting, hits);
        Answer { within: Some(miles), without_position, ..answer }
    }

    /// Total and counts. `base` is what fits without any option, `fitting` what fits with those chosen.
    fn finish(
        &self,
        query: &Query,
        filters: &Filters,
        base: &Bits,
        fitting: &Bits,
        hits: Vec<Hit>,
    ) -> Answer {
        let total = fitting.count();
        let counts = filters.counts(base, fitting, total);
        Answer { total, hits, within: None, without_position: 0, counts, chosen: query.chosen }
    }

    /// All rows, or those of the state that was asked for.
    fn in_state(&self, near: Near) -> Bits {
        let Near::State(state) = near else { return Bits::range(self.len(), 0, self.len()) };
        let shard = self.shards.iter().zip(&self.starts).find(|(shard, _)| shard.state() == state);
        let (start, rows) = shard.map_or((0, 0), |(shard, start)| (*start as usize, shard.len()));
        Bits::range(self.len(), start, start + rows)
    }

    /// Leaves only the rows that every typed word leads to.
    fn keep_words(&self, typed: &str, rows: &mut Bits) {
        for word in folded(typed).split_terminator(' ') {
            // Also what keeps a very long text from taking long: soon nothing is left.
            if rows.is_empty() {
                return;
            }
            rows.and(&self.rows_of_word(word));
        }
    }

    fn rows_of_word(&self, typed: &str) -> Bits {
        let mut rows = Bits::none(self.len());
        self.words.insert_prefixed(typed, &mut rows);
        self.insert_options(&mut rows, |word| word.starts_with(typed));
        if rows.is_empty() && is_long_enough_to_forgive(typed) {
            self.words.insert_forgiven(typed, &mut rows);
            self.insert_options(&mut rows, |word| begins_but_for_a_slip(word, typed));
        }
        rows
    }

    fn insert_options(&self, rows: &mut Bits, fits: impl Fn(&str) -> bool) {
        for option in self.vocabulary.options(fits) {
            rows.or(&self.options[option.index()]);
        }
    }
}

/// The shard that a row stands in, and its row there.
fn shard_at<'a>(shards: &'a [Shard], starts: &[u32], row: u32) -> Option<(&'a Shard, usize)> {
    let at = starts.partition_point(|start| *start <= row).checked_sub(1)?;
    let (shard, start) = (shards.get(at)?, starts.get(at)?);
    let row = (row - start) as usize;
    (row < shard.len()).then_some((shard, row))
}

/// The distance that is looked at: the one asked for, or the smallest that has enough places.
fn miles_used(within: Within, in_reach: &[InReach], fitting: &Bits) -> u16 {
    let Within::Miles(miles) = within else {
        let enough = |miles: u16| {
            let reach = Meters::from_miles(miles);
            let found = in_reach.iter().filter(|place| place.meters <= reach && fitting.contains(place.row));
            found.take(ENOUGH).count() == ENOUGH
        };
        let largest = AUTO_MILES[AUTO_MILES.len() - 1];
        return AUTO_MILES.into_iter().find(|miles| enough(*miles)).unwrap_or(largest);
    };
    miles
}

/// The chosen options as sets of rows.
struct Filters<'a> {
    options: &'a [Bits],
    chosen: Chosen,
    /// For each group with something ticked: the rows that have any of it.
    groups: Vec<(Group, Bits)>,
    dui_only: Option<OptionId>,
}

impl<'a> Filters<'a> {
    fn new(index: &'a Index, chosen: Chosen) -> Self {
        let mut groups: Vec<(Group, Bits)> = Vec::new();
        for option in chosen.iter() {
            let rows = &index.options[option.index()];
            // Options are in the order of their groups.
            match groups.last_mut() {
                Some((group, any)) if *group == option.group() => any.or(rows),
                _ => groups.push((option.group(), rows.clone())),
            }
        }
        Self { options: &index.options, chosen, groups, dui_only: OptionId::dui_only() }
    }

    /// The rows that fit all groups but perhaps one. Places for drivers under sentence alone are left out unless they are
    /// asked for, or the caller wants to know about them.
    fn apply(&self, base: &Bits, but: Option<Group>, leave_out_dui_only: bool) -> Bits {
        let mut rows = base.clone();
        for (_, any) in self.groups.iter().filter(|(group, _)| Some(*group) != but) {
            rows.and(any);
        }
        match self.dui_only {
            Some(option) if leave_out_dui_only && !self.chosen.contains(option) => {
                rows.and_not(&self.options[option.index()]);
            }
            _ => {}
        }
        rows
    }

    /// For every option, how many rows there would be with it ticked as well.
    fn counts(&self, base: &Bits, fitting: &Bits, total: usize) -> [u32; OptionId::COUNT] {
        let mut counts = [0; OptionId::COUNT];
        for group in Group::ALL {
            let ticked = self.groups.iter().find(|(other, _)| *other == group).map(|(_, any)| any);
            // What one more option of the group can add to: with nothing ticked it narrows what fits, otherwise it
            // adds to it those that fit all other groups and not yet this one.
            let open = ticked.map(|any| {
                let mut others = self.apply(base, Some(group), true);
                others.and_not(any);
                others
            });
            for option in group.options() {
                let rows = &self.options[option.index()];
                let count = if self.chosen.contains(option) {
                    total
                } else if self.dui_only == Some(option) {
                    self.count_with_dui_only(base, group, ticked, rows)
                } else {
                    match &open {
                        Some(open) => total + open.count_and(rows),
                        None => fitting.count_and(rows),
                    }
                };
                counts[option.index()] = count as u32;
            }
        }
        counts
    }

    /// Ticking this option also lets in the places that are left out without it.
    fn count_with_dui_only(
        &self,
        base: &Bits,
        group: Group,
        ticked: Option<&Bits>,
        dui_only: &Bits,
    ) -> usize {
        let mut any = dui_only.clone();
        if let Some(ticked) = ticked {
            any.or(ticked);
        }
        self.apply(base, Some(group), false).count_and(&any)
    }
}
