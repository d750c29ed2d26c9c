//! A town without its state leads to the states that have one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use listing::gazetteer::{Gazetteer, TownIn, Towns, town_key};
use listing::geo::LatLon;
use listing::state::State;
use listing::text::folded;
use listing::wire::{GazetteerEntry, Manifest, encode};
use proptest::prelude::*;
use support::{any_gazetteer, file, header, state, terms, zip};

fn towns(entries: &[GazetteerEntry]) -> Towns {
    let files = encode(&header(), vec![], &terms(), entries).unwrap();
    let manifest = Manifest::decode(file(&files, "manifest.json")).unwrap();
    Towns::decode(file(&files, &manifest.towns_file)).unwrap()
}

/// So many ZIPs of a town.
fn zips(first: u32, count: u32, code: &str, town: &str) -> impl Iterator<Item = GazetteerEntry> {
    let (code, town) = (code.to_owned(), town.to_owned());
    (first..first + count).map(move |number| GazetteerEntry {
        zip: zip(&format!("{number:05}")),
        state: state(&code),
        town: town.clone(),
        aliases: vec![],
        at: LatLon::new(40.0, -83.0),
    })
}

fn country() -> Towns {
    let mut entries: Vec<GazetteerEntry> = [
        (62_701, 3, "IL", "Springfield"),
        (65_801, 5, "MO", "Springfield"),
        (45_501, 3, "OH", "Springfield"),
        (22_150, 1, "VA", "West Springfield"),
        (63_101, 9, "MO", "Saint Louis"),
        (48_880, 1, "MI", "Saint Louis"),
        (48_881, 1, "MI", "Stockbridge"),
        (76_101, 4, "TX", "Fort Worth"),
        (95_540, 1, "CA", "Fortuna"),
        (78_501, 2, "TX", "Mcallen"),
        (15_057, 1, "PA", "Mc Donald"),
        (44_437, 1, "OH", "Mcdonald"),
    ]
    .into_iter()
    .flat_map(|(first, count, code, town)| zips(first, count, code, town))
    .collect();
    entries[0].aliases = vec!["Grandview".into(), "SPRINGFIELD".into()];
    entries.extend(zips(99_000, 1, "AK", "Nowhere").map(|entry| GazetteerEntry { at: None, ..entry }));
    towns(&entries)
}

fn written(found: &[TownIn]) -> Vec<String> {
    found.iter().map(|TownIn { name, state, zips }| format!("{name}, {state} {zips}")).collect()
}

#[test]
fn a_town_is_named_in_every_state_that_has_one_the_largest_first() {
    let found = written(&country().named("SPRINGFIELD"));
    assert_eq!(found, ["Springfield, MO 5", "Springfield, IL 3", "Springfield, OH 3"]);
    assert_eq!(written(&country().named("grandview")), ["Grandview, IL 1"]);
    for unknown in ["", "...", "Spring", "Nowhere", "Zanzibar"] {
        assert_eq!(country().named(unknown), [], "{unknown}");
    }
}

#[test]
fn a_beginning_finds_the_largest() {
    let beginning = |typed: &str| written(&country().beginning(typed, 3));
    assert_eq!(beginning("s"), ["Saint Louis, MO 9", "Springfield, MO 5", "Springfield, IL 3"]);
    assert_eq!(beginning("mcd"), ["Mc Donald, OH 1", "Mc Donald, PA 1"]);
    assert_eq!(beginning("mc d"), beginning("mcd"));
    assert_eq!(beginning(""), [""; 0]);
}

#[test]
fn a_shortened_word_begins_as_either() {
    for typed in ["st lou", "St. Lou", "saint lou", "sain", "saint", "st louis"] {
        assert_eq!(written(&country().beginning(typed, 1)), ["Saint Louis, MO 9"], "{typed}");
    }
    assert_eq!(written(&country().beginning("fort", 5)), ["Fort Worth, TX 4", "Fortuna, CA 1"]);
    assert_eq!(written(&country().beginning("for", 5)), ["Fort Worth, TX 4", "Fortuna, CA 1"]);
}

#[test]
fn exactly_the_name_comes_before_a_larger_town() {
    let towns = towns(&zips(1, 9, "NY", "Yorktown").chain(zips(20, 1, "PA", "York")).collect::<Vec<_>>());
    assert_eq!(written(&towns.beginning("york", 5)), ["York, PA 1", "Yorktown, NY 9"]);
}

#[test]
fn a_slip_is_forgiven_when_nothing_begins_so() {
    let beginning = |typed: &str| written(&country().beginning(typed, 1));
    assert_eq!(beginning("sprngfie"), ["Springfield, MO 5"]);
    assert_eq!(beginning("st. luois"), ["Saint Louis, MO 9"]);
    assert_eq!(beginning("stockbrudge"), ["Stockbridge, MI 1"]);
    for too_much in ["pringfield", "sprngfeld", "fotr"] {
        assert_eq!(beginning(too_much), [""; 0], "{too_much}");
    }
}

/// The towns as the states' own lists have them, by key and state.
fn by_the_lists(entries: &[GazetteerEntry]) -> BTreeMap<(String, State), u16> {
    let mut towns = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.at.is_some()) {
        let names = std::iter::once(&entry.town).chain(&entry.aliases);
        for key in names.map(|name| town_key(name)).filter(|key| !key.is_empty()).collect::<BTreeSet<_>>() {
            *towns.entry((key, entry.state)).or_default() += 1;
        }
    }
    towns
}

/// Whether a town of this key may be meant by who has typed so much, by the rule alone: one of the ways to write the
/// town out begins as typed.
fn begins(key: &str, typed: &str) -> bool {
    let words: Vec<&str> = typed.split(' ').collect();
    let (last, before) = words.split_last().unwrap();
    let ways = [("saint", "st"), ("fort", "ft"), ("mount", "mt")].map(|(long, short)| {
        let is_begun = last.len() > 1 && long.starts_with(last);
        let start = [before, &[short, "x"]].concat().join(" ");
        is_begun && key.starts_with(town_key(&start).strip_suffix('x').unwrap())
    });
    let start = [before, &["x"]].concat().join(" ");
    let plain = town_key(&start).strip_suffix('x').unwrap().to_owned() + last;
    key == town_key(typed) || key.starts_with(&plain) || ways.contains(&true)
}

fn any_typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "(saint |st |mc|mc |ho|new |dawn )?[a-z]{0,3}",
        any_gazetteer().prop_filter_map("no towns", |entries| Some(entries.first()?.town.clone())),
    ]
}

proptest! {
    #[test]
    fn what_is_named_is_what_the_states_own_lists_know(entries in any_gazetteer()) {
        let (towns, lists) = (towns(&entries), by_the_lists(&entries));
        for (key, _) in lists.keys() {
            let found = towns.named(key);
            let expected: BTreeSet<_> = lists.iter().filter(|((own, _), _)| own == key).map(|((_, state), zips)| (*state, *zips)).collect();
            prop_assert_eq!(found.iter().map(|town| (town.state, town.zips)).collect::<BTreeSet<_>>(), expected);
            prop_assert!(found.iter().all(|town| town_key(&town.name) == *key));
            prop_assert!(found.is_sorted_by_key(|town| (Reverse(town.zips), town.state)));
        }
    }

    #[test]
    fn what_is_named_is_found_in_its_state(entries in any_gazetteer()) {
        let files = encode(&header(), vec![], &terms(), &entries).unwrap();
        let manifest = Manifest::decode(file(&files, "manifest.json")).unwrap();
        for town in towns(&entries).beginning("h", 100) {
            let listed = manifest.gazetteer(town.state).unwrap();
            let gazetteer = Gazetteer::decode(file(&files, &listed.file)).unwrap();
            prop_assert!(gazetteer.town(&town.name).is_some(), "{town:?}");
        }
    }

    #[test]
    fn the_quick_way_finds_what_the_slow_one_finds(entries in any_gazetteer(), typed in any_typed(), limit in 0usize..8) {
        let (towns, lists) = (towns(&entries), by_the_lists(&entries));
        let (typed_key, typed_words) = (town_key(&typed), folded(&typed));
        let mut expected: Vec<_> = lists
            .iter()
            .filter(|((key, _), _)| !typed_words.is_empty() && begins(key, &typed_words))
            .map(|((key, state), zips)| (*key != typed_key, Reverse(*zips), key.clone(), *state))
            .collect();
        expected.sort();
        let count = expected.len();
        expected.truncate(limit);
        let found = towns.beginning(&typed, limit);
        if count > 0 {
            let found: Vec<_> = found.iter().map(|town| (town_key(&town.name), town.state, town.zips)).collect();
            let expected: Vec<_> = expected.into_iter().map(|(_, Reverse(zips), key, state)| (key, state, zips)).collect();
            prop_assert_eq!(found, expected);
        } else {
            prop_assert!(found.iter().all(|town| town_key(&town.name).chars().next() == typed_key.chars().next()));
        }
    }
}
