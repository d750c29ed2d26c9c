//! Which ZIPs and towns can a visitor name?

use listing::wire::GazetteerEntry;

use crate::zip_areas::ZipAreas;

/// Every ZIP of the states and territories, those of post-office boxes and those given up too: people know them, and
/// each has its town. Military mail has no state and is left out.
pub(crate) fn of(areas: &ZipAreas) -> Vec<GazetteerEntry> {
    let entry = |area: &crate::zip_areas::ZipArea| {
        Some(GazetteerEntry { zip: area.zip, state: area.state?, town: area.town.to_owned(), at: area.at })
    };
    areas.iter().filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use listing::state::State;

    use super::*;

    #[test]
    fn every_state_and_territory_has_zips() {
        let entries = of(ZipAreas::get_all());
        for state in State::all() {
            assert!(entries.iter().any(|entry| entry.state == state), "{}", state.code());
        }
    }
}
