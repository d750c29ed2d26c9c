//! How do figures stand in columns on a terminal?

/// Rows of text; the first is the heading. Columns after the first are set flush right, as figures are.
pub(crate) fn table<const N: usize>(heading: [&str; N], rows: &[[String; N]]) -> String {
    let heading = heading.map(str::to_owned);
    let mut widths = heading.each_ref().map(|cell| cell.chars().count());
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let rule = [widths.map(|width| "─".repeat(width))];
    let mut text = String::new();
    for row in std::iter::once(&heading).chain(&rule).chain(rows) {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
            if column == 0 {
                line.push_str(&format!("{cell:<width$}"));
            } else {
                line.push_str(&format!("  {cell:>width$}"));
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn names_stand_left_and_figures_stand_right() {
        let rows =
            [["CSS".to_owned(), "12.0 KB".to_owned()], ["Wasm and glue".to_owned(), "3 KB".to_owned()]];
        let expected = "\
What              size
─────────────  ───────
CSS            12.0 KB
Wasm and glue     3 KB
";
        assert_eq!(table(["What", "size"], &rows), expected);
    }

    #[test]
    fn a_name_in_another_script_keeps_the_columns_straight() {
        let rows = [["añadir →".to_owned(), "1".to_owned()], ["x".to_owned(), "22".to_owned()]];
        assert!(table(["a", "n"], &rows).ends_with("añadir →   1\nx         22\n"));
    }
}
