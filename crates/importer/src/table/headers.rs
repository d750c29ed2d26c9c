//! In which columns do the wanted values stand?

use super::Row;

/// How far down the header row is searched: some editions put a title above it.
const ROWS_SEARCHED: usize = 10;
/// How many headers a message lists.
const HEADERS_LISTED: usize = 30;

/// A column that an importer wants.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Its usual header. Capitals, spaces and signs do not matter.
    pub(crate) header: &'static str,
    /// Whether a table without it can be used.
    pub(crate) required: bool,
}

/// Where the wanted columns are in one table.
#[derive(Debug)]
pub(crate) struct Headers<'a> {
    wanted: &'static [Column],
    /// For each wanted column its place.
    places: Vec<Option<usize>>,
    /// The rows below the header row.
    pub(crate) below: &'a [Row],
    found: Vec<&'a str>,
}

impl<'a> Headers<'a> {
    /// Takes the row among the first ten that has the most of the wanted headers as the header row.
    pub(crate) fn find(rows: &'a [Row], wanted: &'static [Column]) -> Self {
        let places_in = |row: &Row| -> Vec<Option<usize>> {
            let cells: Vec<String> = row.cells.iter().map(|cell| bare(cell)).collect();
            wanted.iter().map(|column| cells.iter().position(|cell| *cell == bare(column.header))).collect()
        };
        let mut best = (0, 0, vec![None; wanted.len()]);
        for (at, row) in rows.iter().take(ROWS_SEARCHED).enumerate() {
            let places = places_in(row);
            let matched = places.iter().flatten().count();
            if matched > best.0 {
                best = (matched, at, places);
            }
        }
        let (_, at, places) = best;
        let found =
            rows.get(at).map(|row| row.cells.iter().map(|cell| cell.trim()).collect()).unwrap_or_default();
        Self { wanted, places, below: rows.get(at + 1..).unwrap_or_default(), found }
    }

    /// The place of the wanted column with this header.
    pub(crate) fn place(&self, header: &str) -> Option<usize> {
        let at = self.wanted.iter().position(|column| column.header == header)?;
        self.places.get(at).copied().flatten()
    }

    /// How many of the wanted columns are there.
    pub(crate) fn matched(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// The wanted headers that are not there, required or optional ones.
    pub(crate) fn missing(&self, required: bool) -> Vec<&'static str> {
        let columns = self.wanted.iter().zip(&self.places);
        columns
            .filter(|(column, place)| column.required == required && place.is_none())
            .map(|(c, _)| c.header)
            .collect()
    }

    /// All headers that are there, in their columns.
    pub(crate) fn all(&self) -> &[&'a str] {
        &self.found
    }

    /// Whether one of the wanted columns stands there.
    pub(crate) fn is_wanted(&self, column: usize) -> bool {
        self.places.contains(&Some(column))
    }

    /// The headers that are there, for messages.
    pub(crate) fn found(&self) -> String {
        let named: Vec<String> = self
            .found
            .iter()
            .filter(|header| !header.is_empty())
            .map(|header| header.chars().take(40).collect())
            .collect();
        match named.len() {
            0 => "none".to_owned(),
            many if many > HEADERS_LISTED => {
                format!("{} and {} more", named[..HEADERS_LISTED].join(", "), many - HEADERS_LISTED)
            }
            _ => named.join(", "),
        }
    }
}

/// A header without capitals, spaces and signs: `Service_code_info` and `SERVICE CODE INFO` are one.
fn bare(header: &str) -> String {
    header.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: &[Column] = &[
        Column { header: "Name1", required: true },
        Column { header: "Zip", required: true },
        Column { header: "Intake_1", required: false },
    ];

    fn rows(rows: &[&[&str]]) -> Vec<Row> {
        rows.iter()
            .zip(1..)
            .map(|(cells, number)| Row { number, cells: cells.iter().map(|&cell| cell.to_owned()).collect() })
            .collect()
    }

    #[test]
    fn headers_are_found_in_any_case_and_order() {
        let rows = rows(&[&["ZIP ", "\u{feff}name1", "INTAKE 1"], &["43215", "Open Door", ""]]);
        let headers = Headers::find(&rows, WANTED);
        assert_eq!(
            [headers.place("Name1"), headers.place("Zip"), headers.place("Intake_1")],
            [Some(1), Some(0), Some(2)]
        );
        assert_eq!(headers.below.len(), 1);
    }

    #[test]
    fn a_title_above_the_headers_does_not_matter() {
        let rows = rows(&[&["Directory of 2024"], &["Name1", "Zip"], &["Open Door", "43215"]]);
        assert_eq!(Headers::find(&rows, WANTED).below[0].number, 3);
    }

    #[test]
    fn what_is_missing_is_told_with_what_is_there() {
        let rows = rows(&[&["Name1", "Post code"]]);
        let headers = Headers::find(&rows, WANTED);
        assert_eq!(headers.missing(true), ["Zip"]);
        assert_eq!(headers.missing(false), ["Intake_1"]);
        assert_eq!(headers.found(), "Name1, Post code");
    }

    #[test]
    fn a_table_without_rows_has_no_headers() {
        let headers = Headers::find(&[], WANTED);
        assert_eq!((headers.matched(), headers.found().as_str(), headers.below.len()), (0, "none", 0));
    }
}
