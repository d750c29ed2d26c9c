//! How does a day stand in a file?

use listing::record::Date;
use serde::de::{Deserialize, Deserializer, Error};

/// `2026-11-24`.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}
