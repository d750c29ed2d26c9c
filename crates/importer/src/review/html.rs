//! How does text get into a page without becoming more than text?

use std::fmt::{self, Display};

/// A text whose signs mean nothing in HTML.
pub(super) struct Text<T>(pub(super) T);

impl<T: Display> Display for Text<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for sign in self.0.to_string().chars() {
            match sign {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // A mark that turns the direction of text must not reach what stands around it.
                odd if crate::tidy::is_invisible(odd) => write!(f, "{}", odd.escape_unicode())?,
                sign => write!(f, "{sign}")?,
            }
        }
        Ok(())
    }
}

/// A column of a table: its header, and whether figures stand in it.
pub(super) type Column = (&'static str, bool);

/// A table with a caption, in a box that can be scrolled with the keyboard where the window is narrow.
pub(super) fn table(caption: &str, columns: &[Column], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = format!(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\"><table><caption>{0}</caption><thead><tr>",
        Text(caption)
    );
    for (header, is_figure) in columns {
        out.push_str(&format!("<th scope=\"col\"{}>{}</th>", class(*is_figure), Text(header)));
    }
    out.push_str("</tr></thead><tbody>");
    for cells in rows {
        out.push_str("<tr>");
        for (at, (cell, (_, is_figure))) in cells.iter().zip(columns).enumerate() {
            let (open, close) = if at == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
            out.push_str(&format!("<{open}{}>{}</{close}>", class(*is_figure), Text(cell)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    out
}

fn class(is_figure: bool) -> &'static str {
    if is_figure { " class=\"figure\"" } else { "" }
}
