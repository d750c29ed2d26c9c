//! Which ZIPs and towns can a visitor name?

use std::collections::HashSet;

use listing::gazetteer::town_key;
use listing::state::State;
use listing::wire::GazetteerEntry;

use crate::zip_areas::{ZipArea, ZipAreas};

/// Every ZIP of the states and territories, those of post-office boxes and those given up too: people know them, and
/// each has its town. Military mail has no state and is left out.
///
/// Of a ZIP's other towns those are taken that no ZIP of the state with a known middle is usually named after: a town
/// with ZIPs of its own is where these are.
pub(crate) fn of(areas: &ZipAreas) -> Vec<GazetteerEntry> {
    let with_middle = areas.iter().filter(|area| area.at.is_some());
    let own_zips: HashSet<(State, String)> =
        with_middle.filter_map(|area| Some((area.state?, town_key(area.town)))).collect();
    let entry = |area: &ZipArea| {
        let state = area.state?;
        let others = area.other_towns.iter().filter(|town| !own_zips.contains(&(state, town_key(town))));
        Some(GazetteerEntry {
            zip: area.zip,
            state,
            town: area.town.to_owned(),
            aliases: others.cloned().collect(),
            at: area.at,
        })
    };
    areas.iter().filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_and_territory_has_zips() {
        let entries = of(ZipAreas::get_all());
        for state in State::all() {
            assert!(entries.iter().any(|entry| entry.state == state), "{}", state.code());
        }
    }

    fn entry(zip: &str) -> GazetteerEntry {
        of(ZipAreas::get_all()).into_iter().find(|entry| entry.zip.as_str() == zip).unwrap()
    }

    #[test]
    fn a_suburb_is_among_the_names_of_its_zips() {
        let denver = entry("80226");
        assert_eq!(denver.town, "Denver");
        assert!(denver.aliases.contains(&"Lakewood".to_owned()), "{:?}", denver.aliases);
    }

    #[test]
    fn a_town_with_zips_of_its_own_is_nowhere_else() {
        let entries = of(ZipAreas::get_all());
        let own: HashSet<_> =
            entries.iter().filter(|e| e.at.is_some()).map(|e| (e.state, town_key(&e.town))).collect();
        for entry in &entries {
            for alias in &entry.aliases {
                assert!(!own.contains(&(entry.state, town_key(alias))), "{alias} at {}", entry.zip);
            }
        }
    }
}
