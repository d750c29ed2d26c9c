//! How does `docs/size.md` say what takes the bytes?

use std::collections::BTreeMap;
use std::iter;

use super::module::Bytes;
use super::symbol::Symbol;
use crate::app_parts::PartFile;

/// A crate or a module stands in a row of its own from one part of so many of the code on.
const LEAST: usize = 300;
/// So many functions are told: those below take too little to be worth a look.
const FUNCTIONS: usize = 40;

const HEAD: &str = "# What takes the bytes

Made by `cargo xtask sizes`: change nothing by hand. It is the Wasm that a page of the app loads when it starts, and in the
end the parts that come when they are needed; bytes are those before compression (Brotli makes them less than a third).
The names of functions, by which all this is told, are not sent.

Code belongs to whoever wrote the function. What the compiler took in from elsewhere counts for the function that took it
in, and a generic function for the crate that wrote it, though our types are what makes copies of it.
";

/// The whole document.
pub(crate) fn document(bytes: &Bytes, parts: &[PartFile]) -> String {
    let code = bytes.functions.iter().map(|(_, length)| length).sum();
    let by = |name: fn(&Symbol) -> &str| {
        let mut sums = sums(bytes.functions.iter().map(move |(symbol, length)| (name(symbol), *length)));
        sums.iter_mut().for_each(|sum| sum.name = as_code(&sum.name));
        sums
    };
    let sections = sums(bytes.sections.iter().map(|(section, length)| (*section, *length)));
    let functions: Vec<_> = by(|symbol| &symbol.name).into_iter().take(FUNCTIONS).collect();
    [
        HEAD.to_owned(),
        table("In all", &["section", "bytes", "share"], &sections, bytes.total()),
        table("Code by crate", &COLUMNS, &with_rest(by(|symbol| &symbol.from), code), code),
        table("Code by module", &COLUMNS, &with_rest(by(|symbol| &symbol.module), code), code),
        table("The largest functions, all copies of one together", &COLUMNS, &functions, code),
        parts_table(parts),
    ]
    .join("\n")
}

/// The files of the parts, the greatest first.
fn parts_table(parts: &[PartFile]) -> String {
    let mut parts: Vec<_> = parts.iter().collect();
    parts.sort_by(|a, b| b.length.cmp(&a.length).then_with(|| a.name.cmp(&b.name)));
    let row = |part: &PartFile| {
        format!("| {} | {} | {} |\n", as_code(&part.name), part.length, part.needed_by.join(", "))
    };
    let rows: String = parts.into_iter().map(row).collect();
    format!("## The parts\n\n| file | bytes | needed by |\n| --- | --: | --- |\n{rows}")
}

const COLUMNS: [&str; 4] = ["written by", "bytes", "share", "functions"];

/// What belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sum {
    name: String,
    bytes: usize,
    pieces: usize,
}

/// One sum a name, the greatest first.
fn sums<'a>(pieces: impl Iterator<Item = (&'a str, usize)>) -> Vec<Sum> {
    let mut of_names = BTreeMap::<&str, (usize, usize)>::new();
    for (name, length) in pieces {
        let (bytes, pieces) = of_names.entry(name).or_default();
        *bytes += length;
        *pieces += 1;
    }
    let mut sums: Vec<_> = of_names
        .into_iter()
        .map(|(name, (bytes, pieces))| Sum { name: name.to_owned(), bytes, pieces })
        .collect();
    sums.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
    sums
}

/// The greater ones, and all others in one.
fn with_rest(sums: Vec<Sum>, whole: usize) -> Vec<Sum> {
    let (mut great, small): (Vec<_>, Vec<_>) = sums.into_iter().partition(|sum| sum.bytes * LEAST >= whole);
    if !small.is_empty() {
        great.push(Sum {
            name: format!("{} others", small.len()),
            bytes: small.iter().map(|sum| sum.bytes).sum(),
            pieces: small.iter().map(|sum| sum.pieces).sum(),
        });
    }
    great
}

/// A heading and a table in Markdown, with as many columns as are named.
fn table(title: &str, columns: &[&str], sums: &[Sum], whole: usize) -> String {
    let row = |cells: &[String]| format!("| {} |\n", cells[..columns.len()].join(" | "));
    let head: Vec<_> = columns.iter().map(|column| (*column).to_owned()).collect();
    let rule = ["---", "--:", "--:", "--:"].map(str::to_owned);
    let rows = sums.iter().map(|Sum { name, bytes, pieces }| {
        let share = 100.0 * *bytes as f64 / whole.max(1) as f64;
        row(&[name.clone(), bytes.to_string(), format!("{share:.1} %"), pieces.to_string()])
    });
    iter::once(format!("## {title}\n\n")).chain([row(&head), row(&rule)]).chain(rows).collect()
}

/// A path of Rust as code: its brackets and stars would be taken for marks.
fn as_code(name: &str) -> String {
    format!("`{}`", name.replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes() -> Bytes {
        let function = |name: &str, length| (Symbol::read(name), length);
        Bytes {
            sections: [("code", 1000), ("words and tables", 500)].into(),
            functions: vec![
                function("beside::find::page", 300),
                function("core::fmt::write", 350),
                function("core::fmt::write", 349),
                function("tiny::a::b", 1),
            ],
        }
    }

    fn parts() -> [PartFile; 2] {
        [("chunk_1.wasm", 20, vec!["find", "plan"]), ("split_find.wasm", 30, vec!["find"])].map(
            |(name, length, needed_by)| PartFile {
                name: name.to_owned(),
                length,
                needed_by: needed_by.into_iter().map(str::to_owned).collect(),
            },
        )
    }

    #[test]
    fn parts_stand_with_what_needs_them_and_the_greatest_first() {
        let document = document(&bytes(), &parts());
        assert!(
            document.ends_with("| `split_find.wasm` | 30 | find |\n| `chunk_1.wasm` | 20 | find, plan |\n")
        );
    }

    #[test]
    fn copies_stand_together_and_the_greatest_first() {
        let document = document(&bytes(), &parts());
        let at = |text: &str| document.find(text).unwrap_or_else(|| panic!("no {text} in\n{document}"));
        let [core, beside] = [
            at("| `core::fmt::write` | 699 | 69.9 % | 2 |"),
            at("| `beside::find::page` | 300 | 30.0 % | 1 |"),
        ];
        assert!(core < beside);
        at("| `core` | 699 | 69.9 % | 2 |");
        at("| `beside::find` | 300 | 30.0 % | 1 |");
        at("| code | 1000 | 66.7 % |\n| words and tables | 500 | 33.3 % |\n");
    }

    #[test]
    fn what_is_small_is_counted_in_one_row() {
        let document = document(&bytes(), &parts());
        assert_eq!(document.matches("| 1 others | 1 | 0.1 % | 1 |").count(), 2, "{document}");
    }

    #[test]
    fn a_sign_of_the_table_in_a_name_does_not_end_its_cell() {
        assert_eq!(as_code("a::b<|x|>"), "`a::b<\\|x\\|>`");
    }
}
