//! Which letters of a written text did the typed words find?

use std::ops::Range;

use super::slip::{begins_but_for_a_slip, is_long_enough_to_forgive};
use super::typed::{Typed, TypedKind};
use super::{is_accent, push_folded};

/// The bytes of a written text (a name, a town, a label) that the typed words and phrases found: of a word as much as was
/// typed, or all of it where a slip was forgiven; of a phrase all of it. In ascending order, none touching another, each
/// from one sign to another.
///
/// The text alone decides: a slip is forgiven where no word of it begins as typed.
///
/// ```
/// use listing::text::marks;
/// assert_eq!(marks("Niños of St. Mary’s", "marys nin"), [0..4, 14..22]);
/// assert_eq!(marks("Harbor House", "harbuor"), [0..6]);
/// ```
#[must_use]
pub fn marks(written: &str, words: &str) -> Vec<Range<usize>> {
    let text = Traced::new(written);
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in Typed::parts(words) {
        let before = found.len();
        found.extend(part.places(&text.folded).map(|start| start..start + part.text.len()));
        let is_forgiven = part.kind == TypedKind::Word && is_long_enough_to_forgive(&part.text);
        if found.len() == before && is_forgiven {
            found.extend(text.words().filter(|word| {
                text.folded.get(word.clone()).is_some_and(|word| begins_but_for_a_slip(word, &part.text))
            }));
        }
    }
    // A handful: put where they belong one by one, since a sort is 2 KB of Wasm.
    let mut sorted: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found.into_iter().filter_map(|range| text.written(range)) {
        sorted.insert(sorted.partition_point(|known| known.start <= range.start), range);
    }
    let mut marks: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match marks.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => marks.push(range),
        }
    }
    marks
}

/// A folded text that knows where each of its bytes comes from.
struct Traced {
    folded: String,
    /// For each byte of the folded text: the written sign that it comes from, with the accents behind it.
    from: Vec<Range<usize>>,
}

impl Traced {
    fn new(written: &str) -> Self {
        let (mut folded, mut from) = (String::with_capacity(written.len()), Vec::<Range<usize>>::new());
        for (start, sign) in written.char_indices() {
            let end = start + sign.len_utf8();
            push_folded(sign, &mut folded);
            if folded.len() > from.len() {
                from.resize(folded.len(), start..end);
            } else if is_accent(sign) {
                let last = from.last().cloned();
                from.iter_mut()
                    .rev()
                    .take_while(|own| Some(&**own) == last.as_ref())
                    .for_each(|own| own.end = end);
            }
        }
        Self { folded, from }
    }

    /// The words, as bytes of the folded text.
    fn words(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        self.folded.split(' ').map(move |word| {
            let range = start..start + word.len();
            start = range.end + 1;
            range
        })
    }

    /// The written bytes of folded ones; `None` of none.
    fn written(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.from.get(range.start)?, self.from.get(range.end.checked_sub(1)?)?);
        Some(first.start..last.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::folded;
    use proptest::prelude::*;

    fn marked<'a>(written: &'a str, words: &str) -> Vec<&'a str> {
        marks(written, words).into_iter().map(|range| &written[range]).collect()
    }

    #[test]
    fn a_word_is_marked_as_far_as_it_was_typed() {
        assert_eq!(marked("New Dawn House, Newark", "new ho"), ["New", "Ho", "New"]);
        assert_eq!(marked("Anew", "new"), Vec::<&str>::new());
        assert_eq!(marked("Hope House", "hope ho h"), ["Hope", "Ho"]);
        assert_eq!(marked("Hope", " , \"\""), Vec::<&str>::new());
    }

    #[test]
    fn accents_and_apostrophes_make_no_difference_and_stay_whole() {
        assert_eq!(marked("Clínica San José", "clinica jose"), ["Clínica", "José"]);
        assert_eq!(marked("Jose\u{301} B", "jose"), ["Jose\u{301}"]);
        assert_eq!(marked("St. Mary's Place", "mary"), ["Mary"]);
        assert_eq!(marked("St. Mary's Place", "marys"), ["Mary's"]);
        assert_eq!(marked("Kāneʻohe", "KANEOHE"), ["Kāneʻohe"]);
        assert_eq!(marked("Straße", "stras"), ["Straß"]);
    }

    #[test]
    fn a_word_with_a_slip_is_marked_whole() {
        assert_eq!(marked("Harbor Recovery Center", "recvery"), ["Recovery"]);
        assert_eq!(marked("Harbor Recovery Center", "harbor recov"), ["Harbor", "Recov"]);
        assert_eq!(marked("Harbor Harbour", "harbou"), ["Harbou"]);
        assert_eq!(marked("Dawn", "dwan"), Vec::<&str>::new());
    }

    #[test]
    fn a_phrase_is_marked_as_one() {
        assert_eq!(marked("A New -- Hope, New Hopes", "\"new hope\""), ["New -- Hope"]);
        assert_eq!(marked("A New Hope, New Hopes", "“new hop"), ["New Hop", "New Hop"]);
        assert_eq!(marked("A New Hope", "\"new hope\" hop ne"), ["New Hope"]);
    }

    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            3 => "[aAbß '\"ñe\u{301}\u{308}İʻ-]{0,4}",
            2 => Just("recovery ".to_owned()),
            1 => any::<String>(),
        ];
        prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn what_is_marked_was_typed(
            written in text(),
            words in prop_oneof![text(), Just("recvery b".to_owned()), Just("\"a b".to_owned())],
        ) {
            let parts = Typed::parts(&words);
            let mut end = None;
            for range in marks(&written, &words) {
                prop_assert!(end.is_none_or(|end| end < range.start) && range.start < range.end);
                end = Some(range.end);
                let marked = folded(written.get(range).expect("from one sign to another"));
                let fits = |part: &Typed| {
                    marked.starts_with(&part.text)
                        || (part.kind == TypedKind::Word && begins_but_for_a_slip(&marked, &part.text))
                };
                prop_assert!(parts.iter().any(fits), "{:?} in {:?} for {:?}", marked, written, words);
            }
        }

        #[test]
        fn whatever_is_found_is_marked(written in text(), words in text()) {
            let found = Typed::parts(&words).iter().any(|part| part.is_in(&folded(&written)));
            prop_assert!(!found || !marks(&written, &words).is_empty());
        }

        #[test]
        fn a_traced_text_is_folded_as_any_other(written in text()) {
            let traced = Traced::new(&written);
            prop_assert_eq!(traced.folded.trim_end(), folded(&written));
        }
    }
}
