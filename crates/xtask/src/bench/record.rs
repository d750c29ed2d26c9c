//! How do the figures of a run stand in `docs/bench.md`, and how is the last run read from there?

use std::collections::BTreeMap;

use super::figure::Figure;

const HEAD: &str = "# What was measured

Made by `cargo xtask bench`, which takes the last run from this file before it writes the new one: change nothing by hand.
Sizes are in KB of 1,000 bytes. What is measured in a browser is the median of the runs, unless its name says otherwise.
";

/// The first cells of the two tables: by them they are found again.
const OF_RUN: [&str; 3] = ["", "this run", "last run"];
const OF_FIGURES: [&str; 5] = ["figure", "measured", "budget", "", "last run"];

/// What is told of a run besides its figures, such as its date and the kind of machine.
pub(crate) type Circumstances = Vec<(String, String)>;

/// The run that a file tells of.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Last {
    circumstances: Circumstances,
    /// What was measured, with its unit, by the name of the figure.
    measured: BTreeMap<String, String>,
}

impl Last {
    /// What was measured then; empty where it was not.
    pub(crate) fn measured(&self, figure: &str) -> &str {
        self.measured.get(figure).map_or("", String::as_str)
    }

    /// What was measured then and is not among these figures.
    pub(crate) fn gone<'a>(&'a self, figures: &[Figure]) -> Vec<&'a str> {
        let is_gone = |name: &&str| figures.iter().all(|figure| figure.name != *name);
        self.measured.keys().map(String::as_str).filter(is_gone).collect()
    }

    fn circumstance(&self, name: &str) -> &str {
        self.circumstances.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }
}

/// Why a file cannot be understood.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Damage {
    #[error("it has no table that begins with `{0}`")]
    NoTable(String),
    #[error("line {line}: {found} cells stand where {wanted} are expected")]
    Cells { line: usize, found: usize, wanted: usize },
    #[error("line {line}: `{text}` is no figure")]
    NoFigure { line: usize, text: String },
    #[error("line {line}: `{name}` stands there for the second time")]
    Twice { line: usize, name: String },
}

/// The whole document.
pub(crate) fn document(circumstances: &Circumstances, figures: &[Figure], last: &Last) -> String {
    let of_run = circumstances.iter().map(|(name, value)| row(&[name, value, last.circumstance(name)]));
    let of_figures = figures.iter().map(|figure| {
        let (measured, promised) = (figure.measured(), figure.promised());
        row(&[&figure.name, &measured, &promised, figure.verdict(), last.measured(&figure.name)])
    });
    let mut text = format!("{HEAD}\n{}{}", row(&OF_RUN), row(&["---"; 3]));
    text.extend(of_run);
    text.push_str(&format!("\n{}{}", row(&OF_FIGURES), row(&["---", "--:", "--:", "---", "--:"])));
    text.extend(of_figures);
    let gone = last.gone(figures);
    if !gone.is_empty() {
        text.push_str(&format!("\nMeasured last time, and not this time: {}.\n", gone.join("; ")));
    }
    text
}

/// Reads what [`document`] wrote.
pub(crate) fn read(text: &str) -> Result<Last, Damage> {
    let mut circumstances = Circumstances::new();
    for (_, [name, value, _]) in rows_below(text, OF_RUN)? {
        circumstances.push((name, value));
    }
    let mut measured = BTreeMap::new();
    for (line, [name, value, ..]) in rows_below(text, OF_FIGURES)? {
        if value.split(' ').next().is_none_or(|number| number.parse::<f64>().is_err()) {
            return Err(Damage::NoFigure { line, text: value });
        }
        if measured.insert(name.clone(), value).is_some() {
            return Err(Damage::Twice { line, name });
        }
    }
    Ok(Last { circumstances, measured })
}

/// The rows of the table with this heading, each with the number of its line.
fn rows_below<const N: usize>(text: &str, heading: [&str; N]) -> Result<Vec<(usize, [String; N])>, Damage> {
    let heading = row(&heading);
    let mut lines = (1..).zip(text.lines()).skip_while(|(_, line)| line.trim() != heading.trim());
    // The heading, and the rule below it.
    if lines.by_ref().take(2).count() < 2 {
        return Err(Damage::NoTable(heading.trim().to_owned()));
    }
    lines
        .map(|(number, line)| (number, line.trim()))
        .take_while(|(_, line)| !line.is_empty())
        .map(|(line, text)| {
            let cells = cells(text);
            let found = cells.len();
            cells.try_into().map(|cells| (line, cells)).map_err(|_| Damage::Cells { line, found, wanted: N })
        })
        .collect()
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The cells of a row; a stroke in one of them has a sign before it.
fn cells(row: &str) -> Vec<String> {
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').unwrap_or(row);
    let kept = row.replace("\\|", "\0");
    kept.split('|').map(|cell| cell.trim().replace('\0', "|")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(date: &str, milliseconds: f64) -> (Circumstances, Vec<Figure>) {
        let circumstances = [("date", date), ("machine", "2 cores of A | B")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let figures = vec![
            Figure::at_most("answer with all counts/a|b/18697", milliseconds, "ms", Some(1.0)),
            Figure::at_most("CSS, Brotli", 7.5, "KB", None),
        ];
        (circumstances.into(), figures)
    }

    fn written(date: &str, milliseconds: f64, last: &Last) -> String {
        let (circumstances, figures) = run(date, milliseconds);
        document(&circumstances, &figures, last)
    }

    #[test]
    fn a_run_is_read_as_it_was_written_and_stands_beside_the_next() {
        let first = written("2026-11-01", 0.5, &Last::default());
        assert!(first.contains("| date | 2026-11-01 |  |\n"), "{first}");
        assert!(first.contains("| CSS, Brotli | 7.50 KB |  |  |  |\n"), "{first}");
        let last = read(&first).unwrap();
        let second = written("2026-12-02", 1.25, &last);
        assert!(second.contains("| date | 2026-12-02 | 2026-11-01 |\n"), "{second}");
        assert!(second.contains("| machine | 2 cores of A \\| B | 2 cores of A \\| B |\n"), "{second}");
        let row = "| answer with all counts/a\\|b/18697 | 1.25 ms | ≤ 1 ms | OVER | 0.500 ms |\n";
        assert!(second.contains(row), "{second}");
        // The run before the last is forgotten.
        assert_eq!(read(&second).unwrap().measured("answer with all counts/a|b/18697"), "1.25 ms");
    }

    #[test]
    fn a_figure_that_is_measured_no_more_is_named() {
        let last = read(&written("2026-11-01", 0.5, &Last::default())).unwrap();
        let (circumstances, figures) = run("2026-12-02", 0.5);
        let [_, css] = figures.as_slice() else { panic!("two figures are expected") };
        let second = document(&circumstances, std::slice::from_ref(css), &last);
        assert!(
            second.ends_with("\nMeasured last time, and not this time: answer with all counts/a|b/18697.\n")
        );
        assert_eq!(read(&second).unwrap().measured("CSS, Brotli"), "7.50 KB");
    }

    #[test]
    fn a_figure_that_was_not_measured_then_has_no_last_one() {
        let last = read(&written("2026-11-01", 0.5, &Last::default())).unwrap();
        assert_eq!(last.measured("CSS, Brotli"), "7.50 KB");
        assert_eq!(last.measured("CSS"), "");
    }

    #[test]
    fn a_damaged_file_says_where() {
        let good = written("2026-11-01", 0.5, &Last::default());
        for (from, to, said) in [
            (
                "| figure |",
                "| Figure |",
                "it has no table that begins with `| figure | measured | budget |  | last run |`",
            ),
            ("this run", "", "it has no table that begins with `|  | this run | last run |`"),
            ("| 7.50 KB |  |", "| 7.50 KB", "line 14: 3 cells stand where 5 are expected"),
            ("7.50 KB", "<<<<<<< KB", "line 14: `<<<<<<< KB` is no figure"),
            (
                "CSS, Brotli",
                "answer with all counts/a\\|b/18697",
                "line 14: `answer with all counts/a|b/18697` stands there for the second time",
            ),
            ("| CSS", "=======\n| CSS", "line 14: 1 cells stand where 5 are expected"),
        ] {
            let damaged = good.replace(from, to);
            assert_ne!(damaged, good, "{from}");
            assert_eq!(read(&damaged).unwrap_err().to_string(), said);
        }
        assert!(read("").is_err());
    }

    #[test]
    fn a_file_that_is_cut_off_anywhere_is_read_or_refused() {
        let good = written("2026-11-01", 0.5, &Last::default());
        let whole = read(&good).unwrap();
        for end in (0..good.len()).filter(|end| good.is_char_boundary(*end)) {
            if let Ok(last) = read(&good[..end]) {
                assert!(last.measured.len() <= whole.measured.len(), "{end}");
                assert_eq!(last.circumstances, whole.circumstances, "{end}");
            }
        }
    }
}
