//! Where is the place that a person typed?
//!
//! ZIPs and towns are looked up on the device: the place never leaves it. [`Asked`] reads what was typed as a place,
//! [`place_in`] finds it among other words, [`state_of_zip`] says which state's list to load, and [`Gazetteer`] is that
//! list. Which states have a town of a name, [`Towns`] says.

mod asked;
mod towns;
mod typed;
mod zip_states;

pub use asked::{Asked, NotUnderstood};
pub use towns::{TownIn, Towns};
pub use typed::place_in;
pub use zip_states::{state_of_zip, states_by_zip};

use crate::geo::LatLon;
use crate::record::Zip;
use crate::state::State;
use crate::text::folded;
use crate::wire::WireError;
use crate::wire::places::Places;

/// The ZIPs and towns of one state.
#[derive(Debug, Clone)]
pub struct Gazetteer(Places);

/// A place that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its name as the page says it, so that a person sees which place was taken: `Columbus, OH 43215`.
    pub label: String,
    /// Its middle.
    pub at: LatLon,
}

impl Gazetteer {
    /// Reads a list of ZIPs and towns.
    ///
    /// # Errors
    /// See [`WireError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        Places::decode(bytes).map(Self)
    }

    /// The state it is of.
    #[must_use]
    pub fn state(&self) -> State {
        self.0.state
    }

    /// How many ZIPs it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.zips.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.zips.is_empty()
    }

    /// Where a ZIP is; `None` when it is not in this state, or nobody knows where it is.
    #[must_use]
    pub fn zip(&self, zip: &Zip) -> Option<Spot> {
        let row = self.0.zips.binary_search(zip).ok()?;
        let at = self.0.middles.get(row).copied().flatten()?;
        Some(Spot { label: format!("{}, {} {zip}", self.0.towns.get(row), self.0.state), at })
    }

    /// The ZIPs that begin with these digits and whose place is known, in their order, at most so many.
    #[must_use]
    pub fn zips_beginning(&self, digits: &str, limit: usize) -> Vec<(Zip, Spot)> {
        if digits.is_empty() {
            return Vec::new();
        }
        let start = self.0.zips.partition_point(|zip| zip.as_str() < digits);
        let behind = self.0.zips.get(start..).unwrap_or_default().iter();
        let alike = behind.take_while(|zip| zip.as_str().starts_with(digits));
        alike.filter_map(|zip| Some((*zip, self.zip(zip)?))).take(limit).collect()
    }

    /// Where a town is: the mean of the ZIPs that are usually named after it, or have it among their other names. Which
    /// spellings are one, [`town_key`] says; the label has the spelling of the list.
    #[must_use]
    pub fn town(&self, town: &str) -> Option<Spot> {
        let wanted = town_key(town);
        if wanted.is_empty() {
            return None;
        }
        let (mut lat, mut lon, mut count, mut spelling) = (0.0, 0.0, 0u32, "");
        // Neighbors in the list mostly have the same town: the same strings need no folding.
        let mut last = (("", ""), None);
        for (row, middle) in self.0.middles.iter().enumerate() {
            let Some(at) = middle else { continue };
            let names = (self.0.towns.get(row), self.0.joined_aliases(row));
            if last.0 != names {
                let mut known = std::iter::once(names.0).chain(Places::aliases_in(names.1));
                last = (names, known.find(|name| town_key(name) == wanted));
            }
            if let Some(own) = last.1 {
                (lat, lon, count) = (lat + f64::from(at.lat), lon + f64::from(at.lon), count + 1);
                spelling = own;
            }
        }
        let n = f64::from(count);
        let at = LatLon::new((lat / n) as f32, (lon / n) as f32)?;
        Some(Spot { label: format!("{spelling}, {}", self.0.state), at })
    }
}

/// Words of towns that are written out or not.
const SHORTENED: [(&str, &str); 3] = [("saint", "st"), ("fort", "ft"), ("mount", "mt")];

/// The name of a town as it is compared. Case, accents and signs do not matter, `Saint` is `St.`, `Fort` is `Ft.`,
/// `Mount` is `Mt.`, and `Mc Lean` is `McLean`.
#[must_use]
pub fn town_key(town: &str) -> String {
    let mut key = String::with_capacity(town.len());
    let mut glued = true;
    for word in folded(town).split(' ') {
        if !glued {
            key.push(' ');
        }
        let short = SHORTENED.iter().find(|(long, _)| *long == word);
        key.push_str(short.map_or(word, |(_, short)| *short));
        glued = word == "mc";
    }
    key
}
