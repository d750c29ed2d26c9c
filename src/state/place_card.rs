//! What does a person see of a place in a list?

use listing::geo::{Meters, Unit};
use listing::highlights::highlights;
use listing::index::Index;
use listing::query::Hit;
use listing::record::{CenterId, Date, Phone, Precision};
use listing::taxonomy::OptionId;

use super::find_query::FindQuery;

/// So many of a place's services are named in a list.
const OFFERS: usize = 4;

/// One place, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceCard {
    /// Which place.
    pub id: CenterId,
    /// First name line.
    pub name: String,
    /// Second name line, or empty.
    pub part: String,
    /// Street, or empty.
    pub street: String,
    /// `Columbus, OH`.
    pub town: String,
    /// The main number.
    pub phone: Option<Phone>,
    /// The day the source spoke of.
    pub as_of: Option<Date>,
    /// How far from the asked place.
    pub distance: Option<Meters>,
    /// Whether that is measured to the place itself, and not to the middle of its ZIP area.
    pub is_exact: bool,
    /// A few of the services, the asked ones first; true for those that were asked for.
    pub offers: Vec<(OptionId, bool)>,
    /// What was searched for: it is marked.
    pub words: String,
    /// In what the distance is told.
    pub unit: Unit,
}

impl PlaceCard {
    /// The card of a result.
    #[must_use]
    pub fn of(index: &Index, hit: &Hit, query: &FindQuery) -> Option<Self> {
        let (shard, row) = index.shard(hit.row)?;
        let offers = highlights(index.options(hit.row), query.chosen, OFFERS);
        Some(Self {
            id: shard.id(row)?,
            name: shard.name(row).to_owned(),
            part: shard.part(row).to_owned(),
            street: shard.street(row).to_owned(),
            town: format!("{}, {}", shard.city(row), shard.state().code()),
            phone: shard.phone(row),
            as_of: shard.as_of(row),
            distance: hit.distance,
            is_exact: shard.position(row).is_some_and(|position| position.precision == Precision::Exact),
            offers: offers.into_iter().map(|option| (option, query.chosen.contains(option))).collect(),
            words: query.words.clone(),
            unit: query.unit,
        })
    }
}
