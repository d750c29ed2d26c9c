//! What does only a center's own page need to know?

use serde::Serialize;

use super::VERSION;
use super::column::{TextColumn, join, join_each};
use super::error::{FilePart, WireError};
use super::origins::{self, OriginColumn};
use super::read::Fields;
use super::signs::{CodeColumn, write_signs};
use crate::record::{Center, Origin, Phone};
use crate::state::State;

const PART: FilePart = FilePart::Details;

/// The rest of what is known about one state's centers, in the order of its [`Shard`](super::Shard).
#[derive(Debug, Clone)]
pub struct Details {
    state: State,
    units: TextColumn,
    phones: TextColumn,
    websites: TextColumn,
    hours: TextColumn,
    costs: TextColumn,
    eligibility: TextColumn,
    accessibility: TextColumn,
    services: CodeColumn,
    /// Which fields are from other sources than the center.
    origins: OriginColumn,
}

impl Details {
    /// Reads a details shard.
    ///
    /// # Errors
    /// See [`WireError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        let mut fields = Fields::read(PART, bytes)?;
        // Phones always have one line a row, so the number of rows cannot be larger than the file is long.
        let phones = TextColumn::new(PART, "phones", fields.text("phones")?)?;
        let rows = phones.lines();
        let mut column = |name: &'static str| {
            let text = fields.text(name)?;
            TextColumn::of_rows(PART, name, text, rows)
        };
        let (units, websites, hours) = (column("units")?, column("websites")?, column("hours")?);
        let mut later_column = |name: &'static str| {
            let text = fields.text_or_empty(name)?;
            TextColumn::of_rows(PART, name, text, rows)
        };
        Ok(Self {
            units,
            websites,
            hours,
            costs: later_column("costs")?,
            eligibility: later_column("eligibility")?,
            accessibility: later_column("accessibility")?,
            services: CodeColumn::new(PART, fields.texts("codes")?, fields.text("services")?, rows)?,
            state: fields.state("state")?,
            origins: OriginColumn::read(PART, &mut fields, rows)?,
            phones,
        })
    }

    /// The state that all of them are in.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }

    /// How many centers there are: as many as in the search shard.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.phones.lines()
    }

    /// The numbers to call behind the first one.
    #[must_use]
    pub fn other_phones(&self, row: usize) -> Vec<Phone> {
        self.phones.get(row).split(' ').filter_map(|phone| phone.parse().ok()).collect()
    }

    /// What is from other sources than the center as a whole. What cannot be read is left out: it says no more than whose
    /// words these are.
    #[must_use]
    pub fn origins(&self, row: usize) -> Vec<Origin> {
        self.origins.get(row)
    }

    /// Adds what the details know to a center that came from the same row of the search shard.
    #[must_use]
    pub fn complete(&self, row: usize, mut center: Center) -> Center {
        center.unit = self.units.get(row).to_owned();
        center.website = self.websites.get(row).to_owned();
        center.hours = self.hours.get(row).to_owned();
        center.cost = self.costs.get(row).to_owned();
        center.eligibility = self.eligibility.get(row).to_owned();
        center.accessibility = self.accessibility.get(row).to_owned();
        center.phones.extend(self.other_phones(row));
        self.services.add_to(row, &mut center.codes);
        center.origins = self.origins(row);
        center
    }
}

/// The file as it stands.
#[derive(Serialize)]
pub(super) struct DetailsFile {
    format: String,
    version: u32,
    state: State,
    units: String,
    phones: String,
    websites: String,
    hours: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    costs: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    eligibility: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    accessibility: String,
    codes: Vec<String>,
    services: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    origins: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    origin_sources: Vec<String>,
}

impl DetailsFile {
    /// The columns of centers that are of one state and already in order.
    pub(super) fn of(state: State, centers: &[Center], codes: Vec<String>) -> Self {
        let text = |field: fn(&Center) -> &str| join(centers.iter().map(field));
        let phones: Vec<String> = centers.iter().map(other_phones).collect();
        let (origins, origin_sources) = origins::write(centers.iter().map(|center| &*center.origins));
        Self {
            format: PART.format().to_owned(),
            version: VERSION,
            state,
            units: text(|center| &center.unit),
            phones: join_each(phones.iter().map(String::as_str)),
            websites: text(|center| &center.website),
            hours: text(|center| &center.hours),
            costs: text(|center| &center.cost),
            eligibility: text(|center| &center.eligibility),
            accessibility: text(|center| &center.accessibility),
            services: write_signs(&codes, centers.iter().map(|center| &*center.codes)),
            codes,
            origins,
            origin_sources,
        }
    }
}

/// The numbers behind the first one, with a space between them.
fn other_phones(center: &Center) -> String {
    let others: Vec<String> = center.phones.iter().skip(1).map(Phone::to_string).collect();
    others.join(" ")
}
