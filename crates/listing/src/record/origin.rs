//! Who said what, where not all of a record is from one source?

use super::{Center, Field};

/// A field that is from another source than the record as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin<F = Field> {
    /// Which field.
    pub field: F,
    /// Which of the manifest's sources it is from, by its id.
    pub source: String,
}

impl Center {
    /// Which of the manifest's sources told this field, by its id.
    #[must_use]
    pub fn source_of(&self, field: Field) -> &str {
        source_of(&self.origins, field).unwrap_or(&self.source)
    }
}

/// Which source told this field, where it is another than the record's own.
pub(crate) fn source_of<F: PartialEq>(origins: &[Origin<F>], field: F) -> Option<&str> {
    origins.iter().find(|origin| origin.field == field).map(|origin| origin.source.as_str())
}
