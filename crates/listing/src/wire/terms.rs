//! What do the source's own codes mean, in the source's own words?

use std::collections::BTreeSet;

use serde::Serialize;

use super::VERSION;
use super::column::{TextColumn, join, join_each};
use super::error::{FilePart, WireError};
use super::read::Fields;

/// One code of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The code, like `PEER`.
    pub code: String,
    /// The code of its category, like `RSS`.
    pub category_code: String,
    /// The category in words, like `Recovery Support Services`.
    pub category: String,
    /// The code in words, like `Mentoring/peer support`.
    pub name: String,
}

/// The dictionary of a listing's codes, in the source's order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms(Vec<Term>);

impl Terms {
    /// A dictionary. Where a code comes twice (two files of one source), its first meaning stays; a term without a code
    /// is none.
    #[must_use]
    pub fn new(terms: Vec<Term>) -> Self {
        let mut known = BTreeSet::new();
        Self(
            terms
                .into_iter()
                .filter(|term| !term.code.is_empty() && known.insert(term.code.clone()))
                .collect(),
        )
    }

    /// What the code means.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Term> {
        self.0.iter().find(|term| term.code == code)
    }

    /// All terms, in the source's order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Term> {
        self.0.iter()
    }

    /// How many codes it explains.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it explains nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads a dictionary file.
    ///
    /// # Errors
    /// See [`WireError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        let part = FilePart::Terms;
        let mut fields = Fields::read(part, bytes)?;
        let codes = TextColumn::new(part, "codes", fields.text("codes")?)?;
        let rows = codes.lines();
        let category_codes =
            TextColumn::of_rows(part, "category_codes", fields.text("category_codes")?, rows)?;
        let categories = TextColumn::of_rows(part, "categories", fields.text("categories")?, rows)?;
        let names = TextColumn::of_rows(part, "names", fields.text("names")?, rows)?;
        let mut terms = Vec::with_capacity(rows);
        for (row, code) in codes.iter().enumerate().filter(|(_, code)| !code.is_empty()) {
            terms.push(Term {
                code: code.to_owned(),
                category_code: category_codes.get(row).to_owned(),
                category: categories.get(row).to_owned(),
                name: names.get(row).to_owned(),
            });
        }
        // Not `new`: a code that comes twice does no harm, since `get` finds the first.
        Ok(Self(terms))
    }
}

/// The file as it stands.
#[derive(Serialize)]
pub(super) struct TermsFile {
    format: String,
    version: u32,
    codes: String,
    category_codes: String,
    categories: String,
    names: String,
}

impl TermsFile {
    pub(super) fn of(terms: &Terms) -> Self {
        let terms = &terms.0;
        Self {
            format: FilePart::Terms.format().to_owned(),
            version: VERSION,
            codes: join_each(terms.iter().map(|term| term.code.as_str())),
            category_codes: join(terms.iter().map(|term| term.category_code.as_str())),
            categories: join(terms.iter().map(|term| term.category.as_str())),
            names: join(terms.iter().map(|term| term.name.as_str())),
        }
    }
}
