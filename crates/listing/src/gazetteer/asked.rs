//! Which place does a person mean who types `columbus oh`?

use std::fmt;
use std::str::FromStr;

use crate::record::Zip;
use crate::state::State;
use crate::text::folded;

/// A place as a person names it. Written back (`Display`) as it stands in a link: `43215`, `Columbus, OH`, `Columbus`, `OH`,
/// `US`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A ZIP code.
    Zip(Zip),
    /// A town, spelled as it was typed.
    Town {
        /// The town, without the state.
        town: String,
        /// The state it is in.
        state: State,
    },
    /// A town without its state, spelled as it was typed: there may be several.
    TownAnywhere(String),
    /// A whole state.
    State(State),
    /// The whole country.
    Country,
}

/// Why a text is no place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotUnderstood {
    /// Nothing was typed, or neither a letter nor a digit.
    #[error("no place was typed: a ZIP like 43215, a town like Columbus, OH, or a state is expected")]
    Empty,
    /// Digits, but not five.
    #[error("\"{0}\" is not a ZIP: five digits are expected, like 43215")]
    NotAZip(String),
    /// Longer than any place is called.
    #[error("\"{0}\" is longer than any place is called: a town like Columbus, OH, is expected")]
    TooLong(String),
    /// Something behind a comma that is no state.
    #[error("\"{0}\" is not a state: its name or its two letters are expected, as in Columbus, OH")]
    UnknownState(String),
}

/// Longer than any name of a town: what is longer is no place.
const LONGEST_TOWN: usize = 60;
/// A town, a state and a ZIP. What was understood has to fit when it is written with a comma, too.
const LONGEST: usize = LONGEST_TOWN + 40;
/// What people call the country, [`folded`]; the first is how it stands in a link.
const COUNTRY: [&str; 7] =
    ["us", "u s", "usa", "u s a", "united states", "united states of america", "estados unidos"];

impl Asked {
    /// The state that the place is in; `None` for a ZIP that is in none, and for a town whose state was not named.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        match self {
            Self::Zip(zip) => super::state_of_zip(*zip),
            Self::Town { state, .. } | Self::State(state) => Some(*state),
            Self::TownAnywhere(_) | Self::Country => None,
        }
    }
}

impl FromStr for Asked {
    type Err = NotUnderstood;

    /// Understands `43215`, `43215-1234`, `Columbus, OH 43215`, `Columbus, OH`, `columbus oh`, `Charleston West
    /// Virginia`, `Columbus`, `OH`, `Ohio` and `USA`.
    fn from_str(text: &str) -> Result<Self, NotUnderstood> {
        let is_gap = |c: char| c.is_whitespace() || c.is_control();
        let text = text.trim_start_matches(is_gap).trim_end_matches(|c| is_gap(c) || c == ',');
        let shown: String = text.chars().take(LONGEST).collect();
        if !text.contains(char::is_alphanumeric) {
            return Err(NotUnderstood::Empty);
        }
        if shown.len() < text.len() {
            return Err(NotUnderstood::TooLong(shown));
        }
        let words: Vec<&str> =
            shown.split(|c| is_gap(c) || c == ',').filter(|word| !word.is_empty()).collect();
        if let Some(zip) = words.last().and_then(|last| last.parse().ok()) {
            return Ok(Self::Zip(zip));
        }
        if !shown.contains(char::is_alphabetic) {
            return Err(NotUnderstood::NotAZip(shown));
        }
        if let Some(state) = state_named(&words) {
            return Ok(Self::State(state));
        }
        if COUNTRY.contains(&folded(&shown).as_str()) {
            return Ok(Self::Country);
        }
        if let Some((town, behind)) =
            shown.rsplit_once(',').filter(|(town, _)| !town.trim_matches(is_gap).is_empty())
        {
            let town: Vec<&str> = town.split(is_gap).filter(|word| !word.is_empty()).collect();
            let behind: Vec<&str> = behind.split(is_gap).filter(|word| !word.is_empty()).collect();
            return match state_named(&behind) {
                Some(state) => in_state(&town, state),
                None => Err(NotUnderstood::UnknownState(behind.join(" "))),
            };
        }
        // The longest name of a state first: "Charleston West Virginia" is not in Virginia.
        for cut in 1..words.len() {
            let (town, behind) = words.split_at(cut);
            if let Some(state) = state_named(behind) {
                return in_state(town, state);
            }
        }
        short_enough(words.join(" ")).map(Self::TownAnywhere)
    }
}

fn in_state(town: &[&str], state: State) -> Result<Asked, NotUnderstood> {
    let town = town.join(" ");
    if folded(&town).is_empty() {
        return Ok(Asked::State(state));
    }
    short_enough(town).map(|town| Asked::Town { town, state })
}

fn short_enough(town: String) -> Result<String, NotUnderstood> {
    if town.chars().count() > LONGEST_TOWN { Err(NotUnderstood::TooLong(town)) } else { Ok(town) }
}

/// The state with this code or name. `D.C.` and `d c` are DC.
fn state_named(words: &[&str]) -> Option<State> {
    let name = words.join(" ");
    // Signs are overlooked only in what is short enough to be a code: "D.C." and "d c" are one.
    let letters = folded(&name).replace(' ', "");
    let code = if name.len() <= 4 { letters.as_str() } else { name.as_str() };
    State::from_code(code).or_else(|| State::from_name(&name))
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Zip(zip) => write!(f, "{zip}"),
            Self::Town { town, state } => write!(f, "{town}, {state}"),
            Self::TownAnywhere(town) => f.write_str(town),
            Self::State(state) => write!(f, "{state}"),
            Self::Country => f.write_str("US"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn asked(text: &str) -> Asked {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn town(town: &str, code: &str) -> Asked {
        Asked::Town { town: town.to_owned(), state: State::from_code(code).unwrap() }
    }

    #[test]
    fn a_zip_is_understood_alone_and_behind_its_town() {
        for text in ["43215", " 43215 ", "43215-1021", "Columbus, OH 43215", "columbus 43215"] {
            assert_eq!(asked(text), Asked::Zip("43215".parse().unwrap()));
        }
    }

    #[test]
    fn a_town_is_understood_with_and_without_a_comma() {
        assert_eq!(asked("Columbus, OH"), town("Columbus", "OH"));
        assert_eq!(asked("columbus oh"), town("columbus", "OH"));
        assert_eq!(asked("Columbus,Ohio"), town("Columbus", "OH"));
        assert_eq!(asked("Charleston West Virginia"), town("Charleston", "WV"));
        assert_eq!(asked("New York, NY"), town("New York", "NY"));
        assert_eq!(asked("new york new york"), town("new york", "NY"));
        assert_eq!(asked("Washington, D.C."), town("Washington", "DC"));
        assert_eq!(asked("washington d c"), town("washington", "DC"));
        assert_eq!(asked("Virginia Beach VA"), town("Virginia Beach", "VA"));
        assert_eq!(asked("Indiana, PA"), town("Indiana", "PA"));
    }

    #[test]
    fn a_town_without_a_state_may_be_anywhere() {
        for (typed, town) in
            [("Springfield", "Springfield"), (" st  louis ,", "st louis"), (",Columbus", "Columbus")]
        {
            assert_eq!(asked(typed), Asked::TownAnywhere(town.to_owned()));
            assert_eq!(asked(typed).state(), None);
        }
        assert_eq!(asked("Columbus, OH,"), town("Columbus", "OH"));
    }

    #[test]
    fn a_state_is_understood_by_code_and_by_name() {
        for (text, code) in [("OH", "OH"), ("ohio", "OH"), ("new york", "NY"), ("D.C.", "DC"), ("Oh ", "OH")]
        {
            assert_eq!(asked(text), Asked::State(State::from_code(code).unwrap()));
        }
    }

    #[test]
    fn the_whole_country_has_several_names() {
        for text in ["US", "usa", "U.S.", " u. s. a. ", "United States", "Estados Unidos", "us,"] {
            assert_eq!(asked(text), Asked::Country, "{text}");
        }
        assert_eq!(Asked::Country.to_string(), "US");
        assert_eq!(Asked::Country.state(), None);
        assert_eq!(asked("United States, OH"), town("United States", "OH"));
    }

    #[test]
    fn what_is_missing_is_said() {
        let error = |text: &str| text.parse::<Asked>().unwrap_err();
        for nothing in ["", "  ", ",", "🙏🏽🙏🏽", "-?!"] {
            assert_eq!(error(nothing), NotUnderstood::Empty);
        }
        assert_eq!(error("4321"), NotUnderstood::NotAZip("4321".to_owned()));
        assert_eq!(error("Paris, France"), NotUnderstood::UnknownState("France".to_owned()));
        for long in ["x".repeat(61), "x".repeat(10_000), format!("{}, OH", "é".repeat(10_000))] {
            assert!(matches!(error(&long), NotUnderstood::TooLong(_)));
        }
    }

    proptest! {
        #[test]
        fn anything_typed_is_understood_or_refused(start in any::<String>(), end in "|[ ,](oh|Ohio|West Virginia|d\\.c\\.)") {
            if let Ok(asked) = format!("{start}{end}").parse::<Asked>() {
                prop_assert_eq!(asked.to_string().parse::<Asked>(), Ok(asked));
            }
        }

        #[test]
        fn a_town_of_any_length_is_understood_or_refused(letters in 50usize..110, gap in "[ ,\0]{1,2}") {
            if let Ok(asked) = format!("{}{gap}vi", "h".repeat(letters)).parse::<Asked>() {
                prop_assert_eq!(asked.to_string().parse::<Asked>(), Ok(asked));
            }
        }

        #[test]
        fn what_is_written_in_a_link_is_read_from_it(town_name in "[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?", at in 0usize..59) {
            let state = State::all().nth(at).unwrap();
            let asked = Asked::Town { town: town_name, state };
            prop_assert_eq!(asked.to_string().parse::<Asked>().unwrap(), asked);
        }
    }
}
