//! Which fields of which rows are from another source than the rest of the row?

use std::collections::BTreeSet;

use super::column::{TextColumn, join};
use super::error::{FilePart, WireError};
use super::read::Fields;
use crate::record::{Origin, Part};

/// A line a row: `p0 w1` is one field from the first of the column's sources, another from the second.
#[derive(Debug, Clone)]
pub(super) struct OriginColumn {
    words: TextColumn,
    sources: Vec<String>,
}

impl OriginColumn {
    /// Reads `origins` and `origin_sources`; without them nothing is from elsewhere.
    pub(super) fn read(part: FilePart, fields: &mut Fields, rows: usize) -> Result<Self, WireError> {
        Ok(Self {
            words: TextColumn::of_rows(part, "origins", fields.text_or_empty("origins")?, rows)?,
            sources: fields.texts_or_none("origin_sources")?,
        })
    }

    /// What is from other sources. What cannot be read is left out: it says no more than whose words these are.
    pub(super) fn get<F: Part>(&self, row: usize) -> Vec<Origin<F>> {
        let mut origins: Vec<Origin<F>> = Vec::new();
        for word in self.words.get(row).split(' ') {
            let mut signs = word.chars();
            let field = signs.next().and_then(F::of_letter);
            let source = signs.as_str().parse().ok().and_then(|at: usize| self.sources.get(at));
            let (Some(field), Some(source)) = (field, source) else { continue };
            if origins.last().is_none_or(|last| last.field < field) {
                origins.push(Origin { field, source: source.clone() });
            }
        }
        origins
    }
}

/// The column and its sources as they stand in a file: both empty where nothing is from elsewhere.
pub(super) fn write<'a, F: Part>(
    rows: impl Iterator<Item = &'a [Origin<F>]> + Clone,
) -> (String, Vec<String>) {
    let sources: BTreeSet<&str> = rows.clone().flatten().map(|origin| origin.source.as_str()).collect();
    let sources: Vec<String> = sources.into_iter().map(str::to_owned).collect();
    let word = |origin: &Origin<F>| {
        let at = sources.iter().position(|source| *source == origin.source)?;
        Some(format!("{}{at}", origin.field.letter()))
    };
    let lines: Vec<String> =
        rows.map(|origins| origins.iter().filter_map(word).collect::<Vec<_>>().join(" ")).collect();
    (join(lines.iter().map(String::as_str)), sources)
}
