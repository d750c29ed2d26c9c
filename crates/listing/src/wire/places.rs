//! How do a state's ZIPs and towns stand in a file?

use serde::Serialize;

use super::VERSION;
use super::column::{TextColumn, join};
use super::encode::GazetteerEntry;
use super::error::{FilePart, WireError};
use super::read::{self, Fields, bad_value};
use super::shard::ZIP_STEPS;
use crate::geo::LatLon;
use crate::record::Zip;
use crate::state::State;

const PART: FilePart = FilePart::Gazetteer;

/// What stands between the aliases of one ZIP.
const BETWEEN_ALIASES: char = ';';

/// A state's ZIPs in ascending order, each with its town, the town's other names and its middle.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    pub(crate) state: State,
    pub(crate) zips: Vec<Zip>,
    pub(crate) towns: TextColumn,
    aliases: TextColumn,
    pub(crate) middles: Vec<Option<LatLon>>,
}

impl Places {
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        let mut fields = Fields::read(PART, bytes)?;
        let (lats, lons) = (fields.numbers("lats")?, fields.numbers("lons")?);
        let digits = fields.text("zips")?;
        let rows = lats.len();
        for (column, expected, found) in
            [("lons", rows, lons.len()), ("zips", rows.saturating_mul(5), digits.len())]
        {
            if expected != found {
                return Err(WireError::Inconsistent { part: PART, column, expected, found });
            }
        }
        let zips = read::zips(PART, &digits)?;
        // A ZIP is looked up by halving.
        if let Some([_, late]) = zips.array_windows::<2>().find(|[before, zip]| before >= zip) {
            return Err(bad_value(PART, "zips", "ZIPs in ascending order", late.as_str()));
        }
        let middles = lats.iter().zip(&lons).map(|(lat, lon)| LatLon::from_steps(*lat, *lon, ZIP_STEPS));
        Ok(Self {
            state: fields.state("state")?,
            zips,
            towns: TextColumn::of_rows(PART, "towns", fields.text("towns")?, rows)?,
            // Listings made before there were aliases are read as ever.
            aliases: TextColumn::of_rows(PART, "aliases", fields.text_or_empty("aliases")?, rows)?,
            middles: middles.collect(),
        })
    }

    /// The other names of a row's town, joined as they stand in the file: neighbors mostly have the same.
    pub(crate) fn joined_aliases(&self, row: usize) -> &str {
        self.aliases.get(row)
    }

    /// The names in [`Places::joined_aliases`].
    pub(crate) fn aliases_in(joined: &str) -> impl Iterator<Item = &str> {
        joined.split(BETWEEN_ALIASES).filter(|name| !name.is_empty())
    }
}

/// The file as it stands.
#[derive(Serialize)]
pub(super) struct PlacesFile {
    format: String,
    version: u32,
    state: State,
    zips: String,
    lats: Vec<i32>,
    lons: Vec<i32>,
    towns: String,
    aliases: String,
}

impl PlacesFile {
    /// The columns of entries that are of one state, in the order of their ZIPs, each ZIP once.
    pub(super) fn of(state: State, entries: &[&GazetteerEntry]) -> Self {
        let steps = entries.iter().map(|entry| entry.at.map_or((0, 0), |at| at.to_steps(ZIP_STEPS)));
        let (lats, lons) = steps.unzip();
        let aliases: Vec<String> = entries.iter().map(|entry| joined(&entry.aliases)).collect();
        Self {
            format: PART.format().to_owned(),
            version: VERSION,
            state,
            zips: entries.iter().map(|entry| entry.zip.as_str()).collect(),
            lats,
            lons,
            towns: join(entries.iter().map(|entry| entry.town.as_str())),
            aliases: join(aliases.iter().map(String::as_str)),
        }
    }
}

fn joined(aliases: &[String]) -> String {
    let apart: Vec<String> = aliases.iter().map(|alias| alias.replace(BETWEEN_ALIASES, " ")).collect();
    apart.join(&BETWEEN_ALIASES.to_string())
}
