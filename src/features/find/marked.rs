//! Which letters of a text did the typed words find?

use leptos::prelude::*;
use listing::text::marks;

use crate::components::views;

/// Stands before and behind what is marked: a sign that no text of a list has.
const EDGE: char = '\u{1}';

/// A text of the list, with what was searched for marked in it.
pub fn marked(text: &str, words: &str) -> AnyView {
    // Every other piece stands between two edges.
    let marked = with_edges(text, words);
    let pieces = marked.split(EDGE).enumerate().map(|(at, piece)| {
        let piece = piece.to_owned();
        if at % 2 == 1 { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
    });
    views(pieces).into_any()
}

fn with_edges(text: &str, words: &str) -> String {
    let mut marked = text.replace(EDGE, "");
    if !words.is_empty() {
        for range in marks(&marked, words).into_iter().rev() {
            marked.insert(range.end, EDGE);
            marked.insert(range.start, EDGE);
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_stands_between_edges() {
        assert_eq!(with_edges("Hope House", "hou"), "Hope \u{1}Hou\u{1}se");
        assert_eq!(with_edges("\u{1}Hope", ""), "Hope");
    }
}
