//! Which address does one line mean?

use listing::record::Zip;
use listing::state::State;

use crate::address;

/// An address in one line, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct AddressLine {
    /// Empty where the line has only a town.
    pub(crate) street: String,
    /// Empty where the line has only a street.
    pub(crate) city: String,
    /// `None` where none of the United States is named.
    pub(crate) state: Option<State>,
    /// `None` where there is none of the United States.
    pub(crate) zip: Option<Zip>,
    /// A country that is another one.
    pub(crate) is_abroad: bool,
}

/// What the United States are called in such lines.
const US_NAMES: [&str; 7] =
    ["us", "usa", "u s", "u s a", "united states", "united states of america", "estados unidos"];

/// Whether the text names the United States or one of their territories.
pub(crate) fn is_us(country: &str) -> bool {
    let name = listing::text::normalised(country);
    US_NAMES.contains(&&*name)
        || State::from_name(&name)
            .is_some_and(|state| matches!(state.code(), "PR" | "GU" | "VI" | "AS" | "MP"))
}

/// Countries that lists of meetings name in the last part of an address, beside the United States.
const OTHER_COUNTRIES: [&str; 8] =
    ["canada", "mexico", "united kingdom", "uk", "australia", "ireland", "new zealand", "costa rica"];

/// Takes apart `12 Kettle Lane, Columbus, OH 43215, USA`. What is no state, no ZIP and no country is street or town, so that
/// nothing of the line gets lost.
pub(crate) fn parse(line: &str) -> AddressLine {
    let mut parts: Vec<&str> = line.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut read = AddressLine::default();
    // A territory may stand where a country stands, and is the state then.
    if let Some(last) = parts.last().filter(|_| parts.len() > 1) {
        let name = listing::text::normalised(last);
        if US_NAMES.contains(&&*name) {
            parts.pop();
        } else if OTHER_COUNTRIES.contains(&&*name) {
            read.is_abroad = true;
        }
    }
    if !read.is_abroad {
        take_state(&mut parts, &mut read);
    }
    match parts.as_slice() {
        [] => {}
        [one] if read.state.is_none() || begins_with_digit(one) => read.street = (*one).to_owned(),
        [.., last] if begins_with_digit(last) => read.street = parts.join(", "),
        [street @ .., city] if read.state.is_some() => {
            read.street = street.join(", ");
            read.city = (*city).to_owned();
        }
        _ => read.street = parts.join(", "),
    }
    read
}

fn begins_with_digit(part: &str) -> bool {
    part.starts_with(|sign: char| sign.is_ascii_digit() || sign == '#')
}

/// Takes state and ZIP from the end: `OH 43215`, `Ohio 43215`, `OH`, or the two in parts of their own.
fn take_state(parts: &mut Vec<&str>, read: &mut AddressLine) {
    let Some(last) = parts.last().copied() else { return };
    let (words, zip) = match last.rsplit_once(' ') {
        Some((words, end)) if full_zip(end).is_some() => (words.trim_end(), full_zip(end)),
        _ => match full_zip(last) {
            Some(zip) => ("", Some(zip)),
            None => (last, None),
        },
    };
    if words.is_empty() {
        // The ZIP has a part of its own, and is one only behind a state.
        let state =
            parts.len().checked_sub(2).and_then(|at| parts.get(at)).and_then(|part| address::state(part));
        if let Some((state, _)) = state {
            (read.state, read.zip) = (Some(state), zip);
            parts.truncate(parts.len() - 2);
        }
        return;
    }
    if let Some((state, _)) = address::state(words) {
        (read.state, read.zip) = (Some(state), zip);
        parts.pop();
    } else if let (Some((city, state)), Some(_)) = (words.rsplit_once(' '), zip) {
        // `12 Kettle Lane, Columbus OH 43215`.
        if let Some(state) = State::from_code(state) {
            (read.state, read.zip) = (Some(state), zip);
            parts.pop();
            parts.push(city.trim_end());
        }
    }
}

/// A ZIP of five or nine digits: in a line of text a shorter number may be anything.
fn full_zip(text: &str) -> Option<Zip> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    matches!(digits, 5 | 9).then(|| address::zip(text)).flatten().map(|(zip, _)| zip)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(line: &str) -> (String, String, &'static str, String) {
        let read = parse(line);
        let zip = read.zip.map(|zip| zip.to_string()).unwrap_or_default();
        (read.street, read.city, read.state.map_or("", State::code), zip)
    }

    #[test]
    fn usual_lines_are_taken_apart() {
        for (line, street, city, state, zip) in [
            ("12 Kettle Lane, Columbus, OH 43215, USA", "12 Kettle Lane", "Columbus", "OH", "43215"),
            ("12 Kettle Lane, Columbus, Ohio, 43215-1021", "12 Kettle Lane", "Columbus", "OH", "43215"),
            ("12 Kettle Lane, Suite 3, Columbus, OH", "12 Kettle Lane, Suite 3", "Columbus", "OH", ""),
            ("12 Kettle Lane, Columbus OH 43215", "12 Kettle Lane", "Columbus", "OH", "43215"),
            ("Columbus, OH 43215, USA", "", "Columbus", "OH", "43215"),
            ("Columbus, OH, USA", "", "Columbus", "OH", ""),
            ("12 Kettle Lane, OH 43215", "12 Kettle Lane", "", "OH", "43215"),
            ("12 Kettle Lane", "12 Kettle Lane", "", "", ""),
            ("Calle 1, San Juan, PR 00901, USA", "Calle 1", "San Juan", "PR", "00901"),
            ("Calle 1, San Juan, Puerto Rico", "Calle 1", "San Juan", "PR", ""),
            ("OH, USA", "", "", "OH", ""),
            ("", "", "", "", ""),
            (" , ,", "", "", "", ""),
        ] {
            let expected = (street.to_owned(), city.to_owned(), state, zip.to_owned());
            assert_eq!(parts(line), expected, "{line}");
        }
    }

    #[test]
    fn other_countries_are_known_and_nothing_of_the_line_gets_lost() {
        let read = parse("1 Elm St, Calgary, Alberta, T2P 1A1, Canada");
        assert!(read.is_abroad && read.state.is_none());
        assert_eq!(read.street, "1 Elm St, Calgary, Alberta, T2P 1A1, Canada");
        assert!(is_us("USA") && is_us("U.S.A.") && is_us("Puerto Rico") && !is_us("CA") && !is_us("Canada"));
    }

    proptest! {
        #[test]
        fn any_line_is_survived_and_its_words_are_kept(line in "\\PC{0,60}|([A-Za-z0-9 #-]{0,12},){0,5} ?(OH|Ohio|Canada)?( [0-9]{5})?(, USA)?") {
            let read = parse(&line);
            if read.state.is_none() {
                let parts: Vec<&str> = line.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
                prop_assert!(parts.iter().all(|part| read.street.contains(part) || is_us(part)), "{:?}", read);
            }
            prop_assert!(read.zip.is_none() || read.state.is_some());
        }
    }
}
