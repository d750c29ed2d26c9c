//! Which ZIP and which state does a cell mean?

use listing::record::Zip;
use listing::state::State;

use crate::report::Reason;

/// Fewest digits left of a ZIP that a spreadsheet took for a number: 501 is 00501, the smallest there is.
const FEWEST_DIGITS: usize = 3;

/// Reads a ZIP: `43215`, `43215-1021`, `43215 1021`, `432151021`, and `2134` for `02134`. With what was mended.
/// `None` when it is none.
pub(crate) fn zip(cell: &str) -> Option<(Zip, Option<Reason>)> {
    let cell = cell.trim();
    let digits: String = cell.chars().filter(|sign| !matches!(sign, '-' | ' ')).collect();
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let has_signs = digits.len() != cell.len();
    let (five, repair) = match digits.len() {
        5 if !has_signs => (digits, None),
        FEWEST_DIGITS..5 if !has_signs => (format!("{digits:0>5}"), Some(Reason::ZipPadded)),
        // Nine digits, in two parts or as a number that lost its leading zero.
        9 if !has_signs || matches!(cell.as_bytes().get(5), Some(b'-' | b' ')) => {
            (digits, Some(Reason::ZipPlusFour))
        }
        8 if !has_signs => (format!("0{digits}"), Some(Reason::ZipPlusFour)),
        _ => return None,
    };
    Some((five.get(..5)?.parse().ok()?, repair))
}

/// Reads a state: its code in either case, or its English name. With what was mended.
pub(crate) fn state(cell: &str) -> Option<(State, Option<Reason>)> {
    let cell = cell.trim();
    State::from_code(cell)
        .map(|state| (state, None))
        .or_else(|| Some((State::from_name(cell)?, Some(Reason::StateByName))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn zip_text(cell: &str) -> Option<(String, Option<Reason>)> {
        zip(cell).map(|(zip, repair)| (zip.to_string(), repair))
    }

    #[test]
    fn zips_are_read_however_a_spreadsheet_left_them() {
        for (cell, five, repair) in [
            (" 43215 ", "43215", None),
            ("2134", "02134", Some(Reason::ZipPadded)),
            ("501", "00501", Some(Reason::ZipPadded)),
            ("43215-1021", "43215", Some(Reason::ZipPlusFour)),
            ("43215 1021", "43215", Some(Reason::ZipPlusFour)),
            ("432151021", "43215", Some(Reason::ZipPlusFour)),
            ("21341021", "02134", Some(Reason::ZipPlusFour)),
        ] {
            assert_eq!(zip_text(cell), Some((five.to_owned(), repair)), "{cell}");
        }
    }

    #[test]
    fn what_is_no_zip_is_none() {
        for cell in
            ["", "12", "432156", "4321a", "43-215", "4321-51021", "43215-", "n/a", "４３２１５", "43215.5"]
        {
            assert_eq!(zip_text(cell), None, "{cell}");
        }
    }

    #[test]
    fn states_are_read_by_code_and_by_name() {
        let ohio = State::from_code("OH").unwrap();
        assert_eq!(
            [state(" oh "), state("Ohio")],
            [Some((ohio, None)), Some((ohio, Some(Reason::StateByName)))]
        );
        assert_eq!([state(""), state("ZZ"), state("Columbus")], [None, None, None]);
    }

    proptest! {
        #[test]
        fn any_cell_is_survived(cell in "\\PC*") {
            let _ = (zip(&cell), state(&cell));
        }
    }
}
