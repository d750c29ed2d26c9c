//! Of a question without an answer: which narrowing costs the most?

use super::best::Best;
use super::bits::Bits;
use super::filters::Filters;
use super::reach::Found;
use super::{Ground, Index, hits};
use crate::query::{Loosened, NEAREST, Narrowing, Near, Query, Within};
use crate::taxonomy::{Chosen, Group};

/// The best so far of what dropping something gives.
struct Given<'a> {
    dropped: Vec<Narrowing>,
    ground: &'a Ground,
    fitting: Bits,
    found: Found,
}

impl Index {
    /// Of a query that nothing fits: the one narrowing that, dropped, gives the most places, or else the two; `None` where
    /// something fits, or no two help. Of equals the first counts: groups in their order, then words, then distance.
    /// Answers for what is loaded, which may be less than the widened distance reaches.
    #[must_use]
    pub fn loosened(&self, query: &Query) -> Option<Loosened> {
        let asked = self.ground(query.near, &query.words);
        let (_, found) = Filters::new(self, query.chosen).look(&asked.with_words, &asked.reach);
        if found.count != 0 {
            return None;
        }
        let widened = match query.near {
            Near::Around { at, within: Within::Miles(_) } => {
                Some(self.ground(Near::Around { at, within: Within::Auto }, &query.words))
            }
            _ => None,
        };
        let given = |dropped: Vec<Narrowing>| {
            let is_kept = |narrowing| !dropped.contains(&narrowing);
            let ground = widened.as_ref().filter(|_| !is_kept(Narrowing::Distance)).unwrap_or(&asked);
            let chosen: Chosen =
                query.chosen.iter().filter(|option| is_kept(Narrowing::Group(option.group()))).collect();
            let rows = Some(&ground.with_words).filter(|_| is_kept(Narrowing::Words));
            let rows = rows.or_else(|| ground.reach.widest())?;
            let (fitting, found) = Filters::new(self, chosen).look(rows, &ground.reach);
            Some(Given { dropped, ground, fitting, found })
        };

        let is_ticked = |group: &Group| query.chosen.iter().any(|option| option.group() == *group);
        let mut all: Vec<Narrowing> =
            Group::ALL.into_iter().filter(is_ticked).map(Narrowing::Group).collect();
        all.push(Narrowing::Words);
        all.extend(widened.is_some().then_some(Narrowing::Distance));
        let most = |choices: Vec<Vec<Narrowing>>| {
            choices.into_iter().filter_map(given).filter(|given| given.found.count != 0).reduce(more)
        };
        let singles = all.iter().map(|one| vec![*one]).collect();
        let pairs = || {
            let behind = all.iter().enumerate().map(|(at, one)| (one, all.iter().skip(at + 1)));
            behind.flat_map(|(one, others)| others.map(|other| vec![*one, *other])).collect()
        };
        let best = most(singles).or_else(|| most(pairs()))?;
        Some(Loosened {
            total: best.found.count,
            nearest: hits(best.ground, &best.fitting, best.found, Best::new(self, query.order, NEAREST)),
            within: best.found.miles,
            dropped: best.dropped,
        })
    }
}

/// The one that gives more, or of equals the first.
fn more<'a>(one: Given<'a>, other: Given<'a>) -> Given<'a> {
    if other.found.count > one.found.count { other } else { one }
}
