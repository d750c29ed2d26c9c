//! In which state is a ZIP?
//!
//! The app has to know before it loads anything: which state's list of ZIPs to fetch. The first three digits nearly
//! always say it; the ZIPs that a neighbor state's post office serves stand in the table with all five.
//! Source: USPS Publication "L002, 3-Digit ZIP Code Prefix Matrix"; held against crate `zipcodes` by a test.

use crate::record::Zip;
use crate::state::State;

/// From which digits on which state; "" where the addresses are military or none.
const STARTS: [(&str, &str); 95] = [
    ("00000", ""),
    ("00500", "NY"),
    ("00600", "PR"),
    ("00800", "VI"),
    ("00900", "PR"),
    ("01000", "MA"),
    ("02800", "RI"),
    ("03000", "NH"),
    ("03900", "ME"),
    ("05000", "VT"),
    ("05500", "MA"),
    ("05600", "VT"),
    ("06000", "CT"),
    ("06390", "NY"),
    ("06391", "CT"),
    ("07000", "NJ"),
    ("09000", ""),
    ("10000", "NY"),
    ("15000", "PA"),
    ("19700", "DE"),
    ("20000", "DC"),
    ("20100", "VA"),
    ("20200", "DC"),
    ("20588", "MD"),
    ("20589", "DC"),
    ("20598", "VA"),
    ("20599", "DC"),
    ("20600", "MD"),
    ("22000", "VA"),
    ("24700", "WV"),
    ("27000", "NC"),
    ("29000", "SC"),
    ("30000", "GA"),
    ("32000", "FL"),
    ("34000", ""),
    ("34100", "FL"),
    ("35000", "AL"),
    ("37000", "TN"),
    ("38600", "MS"),
    ("39800", "GA"),
    ("40000", "KY"),
    ("43000", "OH"),
    ("46000", "IN"),
    ("48000", "MI"),
    ("50000", "IA"),
    ("53000", "WI"),
    ("55000", "MN"),
    ("56900", "DC"),
    ("57000", "SD"),
    ("58000", "ND"),
    ("59000", "MT"),
    ("60000", "IL"),
    ("63000", "MO"),
    ("66000", "KS"),
    ("68000", "NE"),
    ("70000", "LA"),
    ("71600", "AR"),
    ("72643", "MO"),
    ("72644", "AR"),
    ("73000", "OK"),
    ("73300", "TX"),
    ("73400", "OK"),
    ("73960", "TX"),
    ("73961", "OK"),
    ("75000", "TX"),
    ("80000", "CO"),
    ("82000", "WY"),
    ("83200", "ID"),
    ("83414", "WY"),
    ("83415", "ID"),
    ("84000", "UT"),
    ("85000", "AZ"),
    ("87000", "NM"),
    ("88500", "TX"),
    ("88600", ""),
    ("88800", "DC"),
    ("88900", "NV"),
    ("90000", "CA"),
    ("96200", ""),
    ("96700", "HI"),
    ("96799", "AS"),
    ("96800", "HI"),
    ("96900", "GU"),
    ("96939", "PW"),
    ("96941", "FM"),
    ("96945", "GU"),
    ("96950", "MP"),
    ("96953", "GU"),
    ("96960", "MH"),
    ("96961", "GU"),
    ("96970", "MH"),
    ("96971", "GU"),
    ("97000", "OR"),
    ("98000", "WA"),
    ("99500", "AK"),
];

/// The state that the ZIP belongs to; `None` for a military one and for digits that nobody uses. That a state comes back
/// does not mean that the ZIP exists: its [`Gazetteer`](super::Gazetteer) knows.
#[must_use]
pub fn state_of_zip(zip: Zip) -> Option<State> {
    let behind = STARTS.partition_point(|(start, _)| *start <= zip.as_str());
    let (_, code) = STARTS.get(behind.checked_sub(1)?)?;
    State::from_code(code)
}

/// The table behind [`state_of_zip`], for who has to know without Rust: from which ZIP on which state, in order, `None` where
/// there is none. Each holds up to the next.
pub fn states_by_zip() -> impl Iterator<Item = (&'static str, Option<State>)> {
    STARTS.iter().map(|(start, code)| (*start, State::from_code(code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        assert!(STARTS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn every_known_zip_leads_to_its_state() {
        let all = zipcodes::list_all();
        assert!(all.len() > 40_000);
        for known in all {
            let military =
                matches!(known.state.as_str(), "AA" | "AE" | "AP") || known.zip_code.starts_with("099");
            let expected = if military { None } else { State::from_code(&known.state) };
            let zip = known.zip_code.parse().unwrap();
            assert_eq!(state_of_zip(zip), expected, "{zip} {}", known.state);
        }
    }
}
