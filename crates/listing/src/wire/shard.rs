//! What does a list of one state's centers need to know?

use serde::Serialize;

use super::VERSION;
use super::column::{TextColumn, join, join_each};
use super::error::{FilePart, WireError};
use super::read::{self, Fields, bad_value};
use super::signs::{CodeColumn, write_signs};
use crate::geo::LatLon;
use crate::record::{Center, CenterId, Date, Identity, Phone, Position, Precision, Zip};
use crate::state::State;

/// Steps of a degree in which the middle of a ZIP is written: 11 m, finer than it means anything.
pub(super) const ZIP_STEPS: f64 = 10_000.0;
/// Steps of a degree in which a door is written: 1 m.
pub(super) const EXACT_STEPS: f64 = 100_000.0;
const PART: FilePart = FilePart::Shard;

/// All centers of one state, with what a list, a search and the filters need. Rows are counted from 0; a row that is not
/// there has empty texts and no position.
#[derive(Debug, Clone)]
pub struct Shard {
    state: State,
    names: TextColumn,
    parts: TextColumn,
    streets: TextColumn,
    cities: TextColumn,
    phones: TextColumn,
    sources: TextColumn,
    as_of: Vec<Date>,
    zips: Vec<Zip>,
    positions: Vec<Option<Position>>,
    services: CodeColumn,
}

impl Shard {
    /// Reads a search shard.
    ///
    /// # Errors
    /// See [`WireError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        let mut fields = Fields::read(PART, bytes)?;
        let names = fields.text("names")?;
        let table = ZipTable::read(&mut fields)?;
        let rows = table.rows(&names)?;
        let zips = table.zip_of_each_row(rows)?;
        let positions = table.position_of_each_row(rows)?;
        let mut column = |name: &'static str| {
            let text = fields.text(name)?;
            TextColumn::of_rows(PART, name, text, rows)
        };
        let as_of = each_date(&column("as_of")?, rows)?;
        Ok(Self {
            parts: column("parts")?,
            streets: column("streets")?,
            cities: column("cities")?,
            phones: column("phones")?,
            sources: column("sources")?,
            names: TextColumn::of_rows(PART, "names", names, rows)?,
            services: CodeColumn::new(PART, fields.texts("codes")?, fields.text("services")?, rows)?,
            state: fields.state("state")?,
            as_of,
            zips,
            positions,
        })
    }

    /// How many centers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.zips.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zips.is_empty()
    }

    /// The state that all of them are in.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }

    /// First name line.
    #[must_use]
    pub fn name(&self, row: usize) -> &str {
        self.names.get(row)
    }

    /// Second name line; may be empty.
    #[must_use]
    pub fn part(&self, row: usize) -> &str {
        self.parts.get(row)
    }

    /// First street line.
    #[must_use]
    pub fn street(&self, row: usize) -> &str {
        self.streets.get(row)
    }

    /// Town.
    #[must_use]
    pub fn city(&self, row: usize) -> &str {
        self.cities.get(row)
    }

    /// ZIP code; `None` only for a row that is not there.
    #[must_use]
    pub fn zip(&self, row: usize) -> Option<Zip> {
        self.zips.get(row).copied()
    }

    /// The first number to call; the others are in the details.
    #[must_use]
    pub fn phone(&self, row: usize) -> Option<Phone> {
        // What is no number is left out, not guessed: the rest of the center is still of use.
        self.phones.get(row).parse().ok()
    }

    /// Which of the manifest's sources it came from, by id.
    #[must_use]
    pub fn source(&self, row: usize) -> &str {
        self.sources.get(row)
    }

    /// The day the source spoke of; `None` only for a row that is not there.
    #[must_use]
    pub fn as_of(&self, row: usize) -> Option<Date> {
        self.as_of.get(row).copied()
    }

    /// Where it is.
    #[must_use]
    pub fn position(&self, row: usize) -> Option<Position> {
        self.positions.get(row).copied().flatten()
    }

    /// The id; `None` only for a row that is not there. Computed: about a microsecond.
    #[must_use]
    pub fn id(&self, row: usize) -> Option<CenterId> {
        let zip = self.zip(row)?;
        let identity = Identity::new(self.name(row), self.part(row), self.street(row), &zip);
        Some(CenterId::of(self.state, &identity))
    }

    /// The row of the center with this id. Computes the id of every row before it: a millisecond or two for the largest
    /// states, spent once when a center's page opens.
    #[must_use]
    pub fn row_of(&self, id: CenterId) -> Option<usize> {
        if id.state() != self.state {
            return None;
        }
        (0..self.len()).find(|row| self.id(*row) == Some(id))
    }

    /// What the search shard knows of a center; `None` for a row that is not there.
    /// [`Details::complete`](super::Details::complete) adds the rest.
    #[must_use]
    pub fn center(&self, row: usize) -> Option<Center> {
        let mut codes = Vec::new();
        self.services.add_to(row, &mut codes);
        Some(Center {
            name: self.name(row).to_owned(),
            part: self.part(row).to_owned(),
            street: self.street(row).to_owned(),
            unit: String::new(),
            city: self.city(row).to_owned(),
            state: self.state,
            zip: self.zip(row)?,
            position: self.position(row),
            phones: self.phone(row).into_iter().collect(),
            website: String::new(),
            hours: String::new(),
            cost: String::new(),
            eligibility: String::new(),
            accessibility: String::new(),
            codes,
            source: self.source(row).to_owned(),
            as_of: self.as_of(row)?,
            origins: Vec::new(),
        })
    }

    /// The service codes of every row.
    pub(crate) fn services(&self) -> &CodeColumn {
        &self.services
    }
}

/// The position as a reader will get it.
pub(super) fn rounded(position: Position) -> Option<Position> {
    let steps = match position.precision {
        Precision::Exact => EXACT_STEPS,
        Precision::Zip => ZIP_STEPS,
    };
    let (lat, lon) = position.at.to_steps(steps);
    Some(Position { at: LatLon::from_steps(lat, lon, steps)?, ..position })
}

fn each_date(column: &TextColumn, rows: usize) -> Result<Vec<Date>, WireError> {
    let mut dates = Vec::new();
    for text in column.iter() {
        dates.push(text.parse().map_err(|_| bad_value(PART, "as_of", "a day like 2023-05-01", text))?);
    }
    if let [same] = dates[..] {
        dates = vec![same; rows];
    }
    Ok(dates)
}

fn same_length(column: &'static str, expected: usize, found: usize) -> Result<(), WireError> {
    if expected == found {
        Ok(())
    } else {
        Err(WireError::Inconsistent { part: PART, column, expected, found })
    }
}

/// The ZIPs of a shard and where its rows are, as the file has them.
struct ZipTable {
    zips: String,
    zip_rows: Vec<u32>,
    zip_lats: Vec<i32>,
    zip_lons: Vec<i32>,
    exact_rows: Vec<u32>,
    exact_lats: Vec<i32>,
    exact_lons: Vec<i32>,
}

impl ZipTable {
    fn read(fields: &mut Fields) -> Result<Self, WireError> {
        let counts = |fields: &mut Fields, name: &'static str| -> Result<Vec<u32>, WireError> {
            let count = |number: &i32| {
                u32::try_from(*number).map_err(|_| bad_value(PART, name, "counts", "a negative number"))
            };
            fields.numbers(name)?.iter().map(count).collect()
        };
        let table = Self {
            zips: fields.text("zips")?,
            zip_rows: counts(fields, "zip_rows")?,
            zip_lats: fields.numbers("zip_lats")?,
            zip_lons: fields.numbers("zip_lons")?,
            exact_rows: counts(fields, "exact_rows")?,
            exact_lats: fields.numbers("exact_lats")?,
            exact_lons: fields.numbers("exact_lons")?,
        };
        same_length("zips", table.zip_rows.len().saturating_mul(5), table.zips.len())?;
        same_length("zip_lats", table.zip_rows.len(), table.zip_lats.len())?;
        same_length("zip_lons", table.zip_rows.len(), table.zip_lons.len())?;
        same_length("exact_lats", table.exact_rows.len(), table.exact_lats.len())?;
        same_length("exact_lons", table.exact_rows.len(), table.exact_lons.len())?;
        Ok(table)
    }

    /// How many rows there are: as many as there are names. The counts of the ZIPs must add up to it, so that no number
    /// in the file can make us reserve more than the file itself is long.
    fn rows(&self, names: &str) -> Result<usize, WireError> {
        let sum = self.zip_rows.iter().fold(0u64, |sum, rows| sum.saturating_add(u64::from(*rows)));
        let lines = if sum == 0 && names.is_empty() {
            0
        } else {
            1 + names.bytes().filter(|byte| *byte == b'\n').count()
        };
        if sum == lines as u64 {
            Ok(lines)
        } else {
            let found = usize::try_from(sum).unwrap_or(usize::MAX);
            Err(WireError::Inconsistent { part: PART, column: "zip_rows", expected: lines, found })
        }
    }

    fn zip_of_each_row(&self, rows: usize) -> Result<Vec<Zip>, WireError> {
        let mut zips = Vec::with_capacity(rows);
        for (zip, rows) in read::zips(PART, &self.zips)?.into_iter().zip(&self.zip_rows) {
            zips.extend((0..*rows).map(|_| zip));
        }
        Ok(zips)
    }

    /// A position out of range is no position: the center itself is still of use.
    fn position_of_each_row(&self, rows: usize) -> Result<Vec<Option<Position>>, WireError> {
        let mut positions = Vec::with_capacity(rows);
        for ((rows, lat), lon) in self.zip_rows.iter().zip(&self.zip_lats).zip(&self.zip_lons) {
            let middle = LatLon::from_steps(*lat, *lon, ZIP_STEPS);
            let position = middle.map(|at| Position { at, precision: Precision::Zip });
            positions.extend((0..*rows).map(|_| position));
        }
        for ((row, lat), lon) in self.exact_rows.iter().zip(&self.exact_lats).zip(&self.exact_lons) {
            let row = *row as usize;
            let Some(position) = positions.get_mut(row) else {
                return Err(WireError::Inconsistent {
                    part: PART,
                    column: "exact_rows",
                    expected: rows,
                    found: row,
                });
            };
            if let Some(at) = LatLon::from_steps(*lat, *lon, EXACT_STEPS) {
                *position = Some(Position { at, precision: Precision::Exact });
            }
        }
        Ok(positions)
    }
}

/// The file as it stands.
#[derive(Serialize)]
pub(super) struct ShardFile {
    format: String,
    version: u32,
    state: State,
    zips: String,
    zip_rows: Vec<u32>,
    zip_lats: Vec<i32>,
    zip_lons: Vec<i32>,
    exact_rows: Vec<u32>,
    exact_lats: Vec<i32>,
    exact_lons: Vec<i32>,
    names: String,
    parts: String,
    streets: String,
    cities: String,
    phones: String,
    sources: String,
    as_of: String,
    codes: Vec<String>,
    services: String,
}

impl ShardFile {
    /// The columns of centers that are of one state and already in order.
    pub(super) fn of(state: State, centers: &[Center], codes: Vec<String>) -> Self {
        let text = |field: fn(&Center) -> &str| join(centers.iter().map(field));
        let phones: Vec<String> =
            centers.iter().map(|c| c.phones.first().map(Phone::to_string).unwrap_or_default()).collect();
        let dates: Vec<String> = centers.iter().map(|center| center.as_of.to_string()).collect();
        let mut file = Self {
            format: PART.format().to_owned(),
            version: VERSION,
            state,
            zips: String::new(),
            zip_rows: Vec::new(),
            zip_lats: Vec::new(),
            zip_lons: Vec::new(),
            exact_rows: Vec::new(),
            exact_lats: Vec::new(),
            exact_lons: Vec::new(),
            names: join_each(centers.iter().map(|center| center.name.as_str())),
            parts: text(|center| &center.part),
            streets: text(|center| &center.street),
            cities: text(|center| &center.city),
            phones: join(phones.iter().map(String::as_str)),
            sources: text(|center| &center.source),
            as_of: join(dates.iter().map(String::as_str)),
            services: write_signs(&codes, centers.iter().map(|center| &*center.codes)),
            codes,
        };
        for of_zip in centers.chunk_by(|a, b| a.zip == b.zip) {
            file.push_zip(of_zip);
        }
        for (row, center) in centers.iter().enumerate() {
            if let Some(Position { at, precision: Precision::Exact }) = center.position {
                let (lat, lon) = at.to_steps(EXACT_STEPS);
                file.exact_rows.push(row as u32);
                file.exact_lats.push(lat);
                file.exact_lons.push(lon);
            }
        }
        file
    }

    fn push_zip(&mut self, of_zip: &[Center]) {
        let middle =
            of_zip.iter().filter_map(|center| center.position).find(|p| p.precision == Precision::Zip);
        let (lat, lon) = middle.map_or((0, 0), |position| position.at.to_steps(ZIP_STEPS));
        self.zips.extend(of_zip.first().map(|center| center.zip.to_string()));
        self.zip_rows.push(of_zip.len() as u32);
        self.zip_lats.push(lat);
        self.zip_lons.push(lon);
    }
}
