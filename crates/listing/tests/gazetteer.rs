//! A typed place leads to a spot on the map, without asking anybody.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use listing::gazetteer::{Gazetteer, Spot};
use listing::geo::{LatLon, Meters, distance};
use listing::wire::{GazetteerEntry, Manifest, WireError, encode};
use proptest::prelude::*;
use support::{any_gazetteer, file, header, state, terms, zip};

fn entry(digits: &str, town: &str, at: Option<(f32, f32)>) -> GazetteerEntry {
    let at = at.map(|(lat, lon)| LatLon::new(lat, lon).unwrap());
    GazetteerEntry { zip: zip(digits), state: state("OH"), town: town.to_owned(), aliases: vec![], at }
}

fn bytes(entries: &[GazetteerEntry]) -> Vec<u8> {
    let files = encode(&header(), vec![], &terms(), entries).unwrap();
    let manifest = Manifest::decode(file(&files, "manifest.json")).unwrap();
    file(&files, &manifest.gazetteer(entries[0].state).unwrap().file).to_vec()
}

fn ohio() -> Gazetteer {
    let entries = [
        entry("43215", "Columbus", Some((40.0, -83.0))),
        entry("43085", "Columbus", Some((40.2, -83.2))),
        entry("43950", "Saint Clairsville", Some((40.08, -80.9))),
        entry("44999", "Nowhere", None),
        GazetteerEntry {
            aliases: vec!["Bexley".into(), "Mc Lean; Hill".into()],
            ..entry("43209", "Columbus", Some((40.1, -83.1)))
        },
    ];
    Gazetteer::decode(&bytes(&entries)).unwrap()
}

fn close(spot: Option<Spot>, label: &str, lat: f32, lon: f32) {
    let spot = spot.unwrap_or_else(|| panic!("{label} is not found"));
    assert_eq!(spot.label, label);
    assert!(distance(spot.at, LatLon { lat, lon }) < Meters(20), "{spot:?}");
}

#[test]
fn a_zip_is_found_with_its_town() {
    close(ohio().zip(&zip("43215")), "Columbus, OH 43215", 40.0, -83.0);
}

#[test]
fn a_town_is_the_middle_of_its_zips() {
    close(ohio().town("cOLUMBUS"), "Columbus, OH", 40.1, -83.1);
}

#[test]
fn saint_may_be_written_short() {
    for typed in ["St. Clairsville", "st clairsville", "SAINT CLAIRSVILLE"] {
        close(ohio().town(typed), "Saint Clairsville, OH", 40.08, -80.9);
    }
}

#[test]
fn a_suburb_is_the_middle_of_the_zips_that_have_it_among_their_names() {
    close(ohio().town("bexley"), "Bexley, OH", 40.1, -83.1);
}

#[test]
fn the_part_mc_of_a_name_may_stand_apart() {
    for typed in ["McLean Hill", "MC LEAN HILL", "Mclean hill"] {
        close(ohio().town(typed), "Mc Lean  Hill, OH", 40.1, -83.1);
    }
}

#[test]
fn a_list_without_aliases_is_read_as_before_there_were_any() {
    let json = String::from_utf8(bytes(&[entry("43215", "Columbus", Some((40.0, -83.0)))])).unwrap();
    let older = json.replace(",\"aliases\":\"\"", "");
    assert_ne!(older, json);
    close(Gazetteer::decode(older.as_bytes()).unwrap().town("Columbus"), "Columbus, OH", 40.0, -83.0);
}

#[test]
fn an_unknown_place_is_not_guessed() {
    let ohio = ohio();
    assert_eq!(ohio.zip(&zip("43216")), None);
    for unknown in ["Colum", "Nowhere", "", "..."] {
        assert_eq!(ohio.town(unknown), None, "{unknown}");
    }
    assert_eq!(ohio.zip(&zip("44999")), None);
    assert_eq!((ohio.len(), ohio.state()), (5, state("OH")));
}

#[test]
fn some_digits_find_the_zips_that_begin_so() {
    let ohio = ohio();
    let beginning = |digits: &str, limit| {
        ohio.zips_beginning(digits, limit).into_iter().map(|(_, spot)| spot.label).collect::<Vec<_>>()
    };
    assert_eq!(beginning("432", 5), ["Columbus, OH 43209", "Columbus, OH 43215"]);
    assert_eq!(beginning("43", 1), ["Columbus, OH 43085"]);
    assert_eq!(beginning("43215", 5), ["Columbus, OH 43215"]);
    for none in ["", "449", "5", "432150", "x"] {
        assert_eq!(beginning(none, 5), [""; 0], "{none}");
    }
}

#[test]
fn a_list_out_of_order_is_refused() {
    let json = String::from_utf8(bytes(&[entry("43215", "A", None), entry("43216", "B", None)])).unwrap();
    let error = Gazetteer::decode(json.replace("4321543216", "4321643215").as_bytes()).unwrap_err();
    assert!(error.to_string().contains("ascending"), "{error}");
    let error = Gazetteer::decode(json.replace("\"lons\":[0,0]", "\"lons\":[0]").as_bytes()).unwrap_err();
    assert!(
        matches!(error, WireError::Inconsistent { column: "lons", expected: 2, found: 1, .. }),
        "{error}"
    );
}

proptest! {
    #[test]
    fn every_zip_with_a_middle_is_found_again(entries in any_gazetteer()) {
        for entry in &entries {
            let of_state: Vec<_> = entries.iter().filter(|other| other.state == entry.state).cloned().collect();
            let gazetteer = Gazetteer::decode(&bytes(&of_state)).unwrap();
            let found = gazetteer.zip(&entry.zip);
            prop_assert_eq!(found.is_some(), entry.at.is_some());
            let digits = &entry.zip.as_str()[..4];
            let alike = of_state.iter().filter(|other| other.at.is_some() && other.zip.as_str().starts_with(digits));
            let beginning = gazetteer.zips_beginning(digits, 100);
            prop_assert_eq!(beginning.iter().map(|(zip, _)| *zip).collect::<Vec<_>>(), alike.map(|other| other.zip).collect::<Vec<_>>());
            if let (Some(spot), Some(at)) = (found, entry.at) {
                prop_assert!(distance(spot.at, at) < Meters(10));
                let spelled = spot.label.starts_with(&entry.town);
                prop_assert!(spelled, "{}", spot.label);
            }
        }
    }
}
