//! How do the towns of the whole country stand in a file?

use std::collections::BTreeMap;

use serde::Serialize;

use super::VERSION;
use super::column::{TextColumn, join_each, without_line_breaks};
use super::encode::GazetteerEntry;
use super::error::{FilePart, WireError};
use super::read::{Fields, bad_value};
use crate::gazetteer::town_key;
use crate::state::State;

const PART: FilePart = FilePart::Towns;
/// How much a name shares with the one before it is one digit of this base.
const DIGITS: u32 = 36;

/// Every name of a town, in the order of their [`town_key`]s, each with the states that have one of that name.
#[derive(Debug, Clone, Default)]
pub(crate) struct TownNames {
    names: TextColumn,
    /// Where the states of each name end in `places`.
    ends: Vec<u32>,
    /// A state and how many of its ZIPs have the name, the most first.
    places: Vec<(State, u16)>,
}

impl TownNames {
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        let mut fields = Fields::read(PART, bytes)?;
        let (names, states) = (fields.text("names")?, fields.text("states")?);
        if names.is_empty() && states.is_empty() {
            return Ok(Self::default());
        }
        let names = TextColumn::new(PART, "names", spelled_out(&names)?)?;
        let mut ends = Vec::with_capacity(names.lines());
        let mut places = Vec::new();
        for line in states.split('\n') {
            push_places(line, &mut places)?;
            // At least two bytes of a file a place: they are far fewer than 2³².
            ends.push(places.len() as u32);
        }
        if ends.len() != names.lines() {
            let (expected, found) = (names.lines(), ends.len());
            return Err(WireError::Inconsistent { part: PART, column: "states", expected, found });
        }
        // That the names are in order is not looked at: it would cost an old phone more than all the rest, and in a list
        // out of order some towns are not found and nothing else happens.
        Ok(Self { names, ends, places })
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A name as it is spelled.
    pub(crate) fn name(&self, row: usize) -> &str {
        self.names.get(row)
    }

    /// The states that have a town of this name, each with the number of its ZIPs.
    pub(crate) fn places(&self, row: usize) -> &[(State, u16)] {
        let end = self.ends.get(row).copied().unwrap_or_default() as usize;
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.places.get(start as usize..end).unwrap_or_default()
    }
}

/// The names with what each shares with the one before it. Twice as much memory as in the file, and at most twenty times.
fn spelled_out(coded: &str) -> Result<String, WireError> {
    let mut all = String::with_capacity(coded.len());
    let mut name = String::new();
    for (row, line) in coded.split('\n').enumerate() {
        let mut signs = line.chars();
        let shared = signs.next().and_then(|digit| digit.to_digit(DIGITS));
        let shared = shared.map(|shared| shared as usize).filter(|shared| name.is_char_boundary(*shared));
        let Some(shared) = shared else {
            return Err(bad_value(PART, "names", "a part of the name before, and the rest", line));
        };
        name.truncate(shared);
        name.push_str(signs.as_str());
        if row > 0 {
            all.push('\n');
        }
        all.push_str(&name);
    }
    Ok(all)
}

/// Reads `IL12MO3OH`: a state's code and how many ZIPs it has there, if more than one.
fn push_places(line: &str, places: &mut Vec<(State, u16)>) -> Result<(), WireError> {
    let wrong = || bad_value(PART, "states", "states with numbers like IL12OH", line);
    let mut rest = line;
    while !rest.is_empty() {
        let (code, behind) = rest.split_at_checked(2).ok_or_else(wrong)?;
        let state = State::from_code(code).ok_or_else(wrong)?;
        let next = behind.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(behind.len());
        let (count, behind) = behind.split_at_checked(next).ok_or_else(wrong)?;
        let count = if count.is_empty() { 1 } else { count.parse().map_err(|_| wrong())? };
        places.push((state, count));
        rest = behind;
    }
    Ok(())
}

/// The file as it stands.
#[derive(Serialize)]
pub(super) struct TownsFile {
    format: String,
    version: u32,
    names: String,
    states: String,
}

/// What is known of one name: how often it is spelled how, and how many ZIPs of which state have it.
#[derive(Default)]
struct Name<'a> {
    spellings: BTreeMap<&'a str, u16>,
    states: BTreeMap<State, u16>,
}

impl TownsFile {
    /// The towns that a look-up in a state's own list will find: those of the ZIPs whose middle is known.
    pub(super) fn of(entries: &[&GazetteerEntry]) -> Self {
        let mut names: BTreeMap<String, Name> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| entry.at.is_some()) {
            let spelled = std::iter::once(&entry.town).chain(&entry.aliases);
            let by_key: BTreeMap<String, &str> =
                spelled.rev().map(|name| (town_key(name), name.as_str())).collect();
            for (key, spelling) in by_key.into_iter().filter(|(key, _)| !key.is_empty()) {
                let name = names.entry(key).or_default();
                for count in
                    [name.spellings.entry(spelling).or_default(), name.states.entry(entry.state).or_default()]
                {
                    *count = count.saturating_add(1);
                }
            }
        }
        let usual: Vec<String> = names.values().map(Name::usual_spelling).collect();
        let states: Vec<String> = names.values().map(Name::written_states).collect();
        Self {
            format: PART.format().to_owned(),
            version: VERSION,
            names: join_each(front_coded(&usual).iter().map(String::as_str)),
            states: join_each(states.iter().map(String::as_str)),
        }
    }
}

impl Name<'_> {
    fn usual_spelling(&self) -> String {
        let mut usual = ("", 0);
        for (spelling, count) in &self.spellings {
            if *count > usual.1 {
                usual = (spelling, *count);
            }
        }
        without_line_breaks(usual.0)
    }

    fn written_states(&self) -> String {
        let mut states: Vec<(State, u16)> =
            self.states.iter().map(|(state, count)| (*state, *count)).collect();
        states.sort_by_key(|(state, count)| (std::cmp::Reverse(*count), *state));
        let written = |(state, count): &(State, u16)| match count {
            1 => state.code().to_owned(),
            _ => format!("{state}{count}"),
        };
        states.iter().map(written).collect()
    }
}

/// Each name as one digit, how many bytes it shares with the name before, and the rest.
fn front_coded(names: &[String]) -> Vec<String> {
    let mut before = "";
    let mut coded = Vec::with_capacity(names.len());
    for name in names {
        let alike = name.bytes().zip(before.bytes()).take_while(|(own, other)| own == other).count();
        let most = alike.min(DIGITS as usize - 1);
        let shared = (0..=most).rev().find(|at| name.is_char_boundary(*at)).unwrap_or_default();
        let digit = char::from_digit(shared as u32, DIGITS).unwrap_or('0');
        coded.push(format!("{digit}{}", &name[shared..]));
        before = name;
    }
    coded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(names: &str, states: &str) -> Result<TownNames, WireError> {
        let file = TownsFile {
            format: PART.format().to_owned(),
            version: VERSION,
            names: names.to_owned(),
            states: states.to_owned(),
        };
        TownNames::decode(&serde_json::to_vec(&file).unwrap())
    }

    #[test]
    fn a_name_is_what_it_shares_with_the_one_before_and_the_rest() {
        let towns = read("0Columbia\n6us\n0Łódź", "MO3PA\nOH12\n").unwrap();
        let names: Vec<&str> = (0..towns.len()).map(|row| towns.name(row)).collect();
        assert_eq!(names, ["Columbia", "Columbus", "Łódź"]);
        let state = |code| State::from_code(code).unwrap();
        assert_eq!(towns.places(0), [(state("MO"), 3), (state("PA"), 1)]);
        assert_eq!(towns.places(1), [(state("OH"), 12)]);
        assert_eq!((towns.places(2), towns.places(3)), ([].as_slice(), [].as_slice()));
    }

    #[test]
    fn no_towns_are_a_list_too() {
        assert_eq!(read("", "").unwrap().len(), 0);
    }

    #[test]
    fn what_cannot_be_is_refused_with_a_sentence() {
        for (names, states) in [
            ("0A\n2B", "OH\nOH"),
            ("0é\n1x", "OH\nOH"),
            ("0A\n", "OH\nOH"),
            ("-A", "OH"),
            ("0A", "ZZ"),
            ("0A", "O"),
            ("0A", "é"),
            ("0A", "OH99999"),
            ("0A", "3OH"),
        ] {
            let error = read(names, states).unwrap_err();
            assert!(matches!(error, WireError::BadValue { .. }), "{names} {states}: {error}");
        }
        for (names, states) in [("0A", "OH\nOH"), ("0A\n0B", "OH"), ("0A\n0B", "")] {
            let error = read(names, states).unwrap_err();
            assert!(matches!(error, WireError::Inconsistent { column: "states", .. }), "{error}");
        }
    }

    proptest! {
        #[test]
        fn names_come_back_as_they_were(names in prop::collection::vec("[aéź ]{0,40}", 1..12)) {
            let coded = front_coded(&names).join("\n");
            prop_assert_eq!(spelled_out(&coded).unwrap(), names.join("\n"));
        }
    }
}
