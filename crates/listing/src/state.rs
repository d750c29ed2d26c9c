//! Which states and territories are there?

use std::fmt;

use serde::Serialize;

use crate::text::folded;

/// A state, the federal district, or a territory of the United States.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct State(u8);

impl From<State> for String {
    fn from(state: State) -> Self {
        state.code().to_owned()
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Postal code and English name, in the order of the codes. Source: USPS Publication 28, appendix B.
const STATES: [(&str, &str); 59] = [
    ("AK", "Alaska"),
    ("AL", "Alabama"),
    ("AR", "Arkansas"),
    ("AS", "American Samoa"),
    ("AZ", "Arizona"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DC", "District of Columbia"),
    ("DE", "Delaware"),
    ("FL", "Florida"),
    ("FM", "Federated States of Micronesia"),
    ("GA", "Georgia"),
    ("GU", "Guam"),
    ("HI", "Hawaii"),
    ("IA", "Iowa"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("MA", "Massachusetts"),
    ("MD", "Maryland"),
    ("ME", "Maine"),
    ("MH", "Marshall Islands"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MO", "Missouri"),
    ("MP", "Northern Mariana Islands"),
    ("MS", "Mississippi"),
    ("MT", "Montana"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("NE", "Nebraska"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NV", "Nevada"),
    ("NY", "New York"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("PR", "Puerto Rico"),
    ("PW", "Palau"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VA", "Virginia"),
    ("VI", "U.S. Virgin Islands"),
    ("VT", "Vermont"),
    ("WA", "Washington"),
    ("WI", "Wisconsin"),
    ("WV", "West Virginia"),
    ("WY", "Wyoming"),
];

impl State {
    /// All of them, in the order of their codes.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..STATES.len()).map(|at| Self(at as u8))
    }

    /// The state with this two-letter code, in either case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|state| state.code().eq_ignore_ascii_case(code))
    }

    /// The state with this English name; case, accents and punctuation do not matter. `Virgin Islands` will do.
    ///
    /// ```
    /// # use listing::state::State;
    /// assert_eq!(State::from_name("west  virginia"), State::from_code("WV"));
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let wanted = folded(name);
        if wanted == "virgin islands" || wanted == "us virgin islands" {
            return Self::from_code("VI");
        }
        Self::all().find(|state| folded(state.name()) == wanted)
    }

    /// Two capital letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        STATES[usize::from(self.0)].0
    }

    /// The English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        STATES[usize::from(self.0)].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_found_by_code_and_by_name() {
        for state in State::all() {
            assert_eq!(State::from_code(&state.code().to_lowercase()), Some(state));
            assert_eq!(State::from_name(&state.name().to_uppercase()), Some(state));
        }
    }

    #[test]
    fn codes_are_in_order_and_each_stands_once() {
        let codes: Vec<&str> = State::all().map(State::code).collect();
        assert!(codes.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_is_no_state_is_none() {
        for wrong in ["", "O", "ZZ", "OHI", "New"] {
            assert_eq!((State::from_code(wrong), State::from_name(wrong)), (None, None), "{wrong}");
        }
    }
}
