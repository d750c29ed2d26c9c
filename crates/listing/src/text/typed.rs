//! Which words and phrases did a person type?

use super::folded;

/// Quotation marks, straight and typographic. Any of them opens a phrase, and any closes it: keyboards change them.
const QUOTES: [char; 8] = ['"', '\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '«', '»', '\u{ff02}'];

/// A part of what was typed: all parts have to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Typed {
    /// One word, or the words of a phrase with one space between: folded, never empty.
    pub(crate) text: String,
    /// How it wants to be found.
    pub(crate) kind: TypedKind,
}

/// How a part of what was typed wants to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypedKind {
    /// By its beginning; a slip may be forgiven.
    Word,
    /// As it stands, its last word by its beginning: the quotation mark that ends it is not typed yet.
    OpenPhrase,
    /// As it stands, in whole words.
    Phrase,
}

impl Typed {
    /// The parts of a typed text.
    pub(crate) fn parts(typed: &str) -> Vec<Self> {
        let pieces: Vec<&str> = typed.split(QUOTES).collect();
        let last = pieces.len() - 1;
        let mut parts = Vec::new();
        for (at, piece) in pieces.into_iter().enumerate() {
            let text = folded(piece);
            let part = |text: &str, kind| Self { text: text.to_owned(), kind };
            if at % 2 == 0 {
                parts.extend(text.split_terminator(' ').map(|word| part(word, TypedKind::Word)));
            } else if !text.is_empty() {
                parts.push(part(&text, if at == last { TypedKind::OpenPhrase } else { TypedKind::Phrase }));
            }
        }
        parts
    }

    /// Where in a folded text the part stands, in bytes: each time it does, slips aside.
    pub(crate) fn places<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = usize> + 'a {
        let starts = std::iter::once(0).chain(folded.match_indices(' ').map(|(space, _)| space + 1));
        starts.filter(|start| {
            let rest = folded.get(*start..).and_then(|from| from.strip_prefix(self.text.as_str()));
            rest.is_some_and(|rest| {
                self.kind != TypedKind::Phrase || rest.is_empty() || rest.starts_with(' ')
            })
        })
    }

    /// Whether the part stands in a folded text, slips aside.
    pub(crate) fn is_in(&self, folded: &str) -> bool {
        self.places(folded).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TypedKind::{OpenPhrase, Phrase, Word};

    fn parts(typed: &str) -> Vec<(String, TypedKind)> {
        Typed::parts(typed).into_iter().map(|part| (part.text, part.kind)).collect()
    }

    fn part(text: &str, kind: TypedKind) -> (String, TypedKind) {
        (text.to_owned(), kind)
    }

    #[test]
    fn words_are_words_and_quotes_hold_phrases() {
        assert_eq!(parts("New  Hope"), [part("new", Word), part("hope", Word)]);
        assert_eq!(parts("\"New, Hope\" house"), [part("new hope", Phrase), part("house", Word)]);
        assert_eq!(parts("“New Hope” «día nuevo»"), [part("new hope", Phrase), part("dia nuevo", Phrase)]);
        assert_eq!(parts("hope\"new"), [part("hope", Word), part("new", OpenPhrase)]);
        assert_eq!(parts("St. Mary's"), [part("st", Word), part("marys", Word)]);
    }

    #[test]
    fn quotes_around_nothing_ask_for_nothing() {
        for nothing in ["", "\"", "\"\"", "“ ”", "\" . \" \""] {
            assert_eq!(parts(nothing), [], "{nothing}");
        }
    }

    #[test]
    fn a_phrase_stands_in_whole_words_and_an_open_one_may_end_within_a_word() {
        let is_in = |typed: &str, text: &str| Typed::parts(typed).iter().all(|part| part.is_in(text));
        assert!(is_in("\"new hope\"", "a new hope house") && is_in("\"new hope\"", "new hope"));
        assert!(!is_in("\"new hope\"", "anew hope") && !is_in("\"new hope\"", "new hopes"));
        assert!(is_in("\"new hop", "new hopes") && !is_in("\"new hop\"", "new hopes"));
        assert!(is_in("\"a a\"", "xa a a"));
    }
}
