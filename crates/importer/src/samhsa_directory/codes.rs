//! Which services does a facility have?

use std::collections::{BTreeMap, HashSet};

use listing::wire::Terms;

use crate::report::{Place, Reason, Report};

const FIELD: &str = "Service_code_info";
/// The longest word taken for a code; the longest known one has seven letters.
const LONGEST_CODE: usize = 16;

/// Reads one table's codes and remembers those that no dictionary has.
#[derive(Debug)]
pub(crate) struct Codes<'a> {
    known: HashSet<&'a str>,
    /// Unknown code, the row it came in first, and how many rows have it.
    unknown: BTreeMap<String, (u32, usize)>,
}

impl<'a> Codes<'a> {
    pub(crate) fn new(terms: &'a Terms) -> Self {
        Self { known: terms.iter().map(|term| term.code.as_str()).collect(), unknown: BTreeMap::new() }
    }

    /// The codes of a cell like `SA DT * OP RES`, sorted and unique. Groups are set apart by ` * `, but which code is in
    /// which category the dictionary knows, so the stars are only space here.
    pub(crate) fn read(&mut self, cell: &str, place: Place<'_>, report: &mut Report) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        let words =
            cell.split(|sign: char| sign == '*' || sign.is_whitespace() || crate::tidy::is_invisible(sign));
        for word in words.filter(|word| !word.is_empty()) {
            if word.len() > LONGEST_CODE || !word.bytes().all(|sign| sign.is_ascii_alphanumeric()) {
                report.add(place, FIELD, Reason::CodeUnreadable, word, String::new());
                continue;
            }
            let code = word.to_ascii_uppercase();
            if code != word {
                report.add(place, FIELD, Reason::CodeCapitals, word, code.clone());
            }
            codes.push(code);
        }
        codes.sort_unstable();
        codes.dedup();
        for code in codes.iter().filter(|code| !self.known.contains(code.as_str())) {
            let (_, rows) = self.unknown.entry(code.clone()).or_insert((place.row.unwrap_or_default(), 0));
            *rows += 1;
        }
        codes
    }

    /// Reports each unknown code once, with its first row: a new code of a new year stands in thousands of rows.
    pub(crate) fn report_unknown(&self, table: Place<'_>, report: &mut Report) {
        for (code, (row, rows)) in &self.unknown {
            let place = Place { row: Some(*row), ..table };
            let detail =
                if *rows == 1 { "in this row only".to_owned() } else { format!("first of {rows} rows") };
            report.add(place, FIELD, Reason::UnknownCode, code, detail);
        }
    }
}

#[cfg(test)]
mod tests {
    use listing::wire::Term;

    use super::*;

    fn read(cells: &[&str]) -> (Vec<Vec<String>>, Report) {
        let term = |code: &str| Term {
            code: code.to_owned(),
            category_code: String::new(),
            category: String::new(),
            name: String::new(),
        };
        let terms = Terms::new(vec![term("SA"), term("OP"), term("DT")]);
        let (mut codes, mut report) = (Codes::new(&terms), Report::new());
        let table = Place { file: "a.csv", sheet: "", row: None };
        let place = |row| Place { row: Some(row), ..table };
        let read =
            cells.iter().zip(2..).map(|(cell, row)| codes.read(cell, place(row), &mut report)).collect();
        codes.report_unknown(table, &mut report);
        (read, report)
    }

    #[test]
    fn groups_and_spaces_are_read_in_any_number() {
        assert_eq!(read(&["SA DT * OP", " SA*OP  *  * SA\n"]).0, [vec!["DT", "OP", "SA"], vec!["OP", "SA"]]);
    }

    #[test]
    fn an_unknown_code_is_kept_and_told_once_with_the_number_of_its_rows() {
        let (codes, report) = read(&["SA NEWCODE", "NEWCODE"]);
        assert_eq!(codes[1], ["NEWCODE"]);
        assert_eq!(report.entries.len(), 1);
        assert_eq!(
            report.entries[0].to_string(),
            "a.csv row 2, Service_code_info, \"NEWCODE\" → first of 2 rows"
        );
    }

    #[test]
    fn words_that_are_no_codes_are_left_out_and_told() {
        let (codes, report) = read(&["SA <script> op averyveryverylongword"]);
        assert_eq!(codes[0], ["OP", "SA"]);
        assert_eq!((report.count(Reason::CodeUnreadable), report.count(Reason::CodeCapitals)), (2, 1));
    }
}
