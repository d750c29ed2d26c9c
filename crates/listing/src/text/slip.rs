//! Does a word begin as it was typed, but for a slip?

/// A typed word has to be so long before a slip in it is forgiven: in shorter ones a slip is another word.
const FORGIVEN_FROM: usize = 5;

/// Whether a slip in the typed word is forgiven.
pub(crate) fn is_long_enough_to_forgive(typed: &str) -> bool {
    typed.chars().nth(FORGIVEN_FROM - 1).is_some()
}

/// Whether the word begins as typed, but for one letter too many, too few or wrong, or two neighbors swapped.
///
/// It is enough to look where the two part: a slip further ahead would have parted them there, and one in a run of equal
/// letters is the same slip at the end of the run.
pub(crate) fn begins_but_for_a_slip(word: &str, typed: &str) -> bool {
    let (mut in_word, mut in_typed) = (word.chars(), typed.chars());
    loop {
        // What is left of both from the letter on where they part.
        let (word_from, typed_from) = (in_word.as_str(), in_typed.as_str());
        match (in_word.next(), in_typed.next()) {
            (_, None) => return true,
            (None, Some(_)) => return in_typed.as_str().is_empty(),
            (Some(w), Some(t)) if w == t => {}
            (Some(w), Some(t)) => {
                let (word_rest, typed_rest) = (in_word.as_str(), in_typed.as_str());
                return word_rest.starts_with(typed_rest)
                    || word_from.starts_with(typed_rest)
                    || word_rest.starts_with(typed_from)
                    || is_swapped(w, word_rest, t, typed_rest);
            }
        }
    }
}

/// Whether the whole text is as typed, but for one letter too many, too few or wrong, or two neighbors swapped.
pub(crate) fn is_but_for_a_slip(text: &str, typed: &str) -> bool {
    let (text, typed): (Vec<char>, Vec<char>) = (text.chars().collect(), typed.chars().collect());
    let ahead = text.iter().zip(&typed).take_while(|(own, other)| own == other).count();
    let (text, typed) = (&text[ahead..], &typed[ahead..]);
    let behind = text.iter().rev().zip(typed.iter().rev()).take_while(|(own, other)| own == other).count();
    match (&text[..text.len() - behind], &typed[..typed.len() - behind]) {
        ([] | [_], [] | [_]) => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

/// Whether the next letters are `wt…` in the word and `tw…` as typed, and go on alike.
fn is_swapped(w: char, word_rest: &str, t: char, typed_rest: &str) -> bool {
    match (word_rest.strip_prefix(t), typed_rest.strip_prefix(w)) {
        (Some(word_behind), Some(typed_behind)) => word_behind.starts_with(typed_behind),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_slip_is_forgiven() {
        for typed in [
            "recvery",
            "recoovery",
            "rexovery",
            "rceovery",
            "ecovery",
            "xrecov",
            "recovrey",
            "recoverx",
            "recoveryy",
        ] {
            assert!(begins_but_for_a_slip("recovery", typed), "{typed}");
        }
    }

    #[test]
    fn two_slips_are_another_word() {
        for typed in ["rcvery", "rexoverx", "recoveryyy", "yrevocer", "recov2re"] {
            assert!(!begins_but_for_a_slip("recovery", typed), "{typed}");
        }
    }

    #[test]
    fn letters_count_not_bytes() {
        assert!(begins_but_for_a_slip("家族のいえ", "家旅のいえ"));
        assert!(is_long_enough_to_forgive("家族のいえ") && !is_long_enough_to_forgive("éééé"));
    }

    /// The same by the book: every prefix of the word, every way to slip.
    fn by_the_book(word: &str, typed: &str) -> bool {
        let word: Vec<char> = word.chars().collect();
        let typed: Vec<char> = typed.chars().collect();
        (0..=word.len()).any(|end| {
            let prefix = &word[..end];
            let removed = |from: &[char], at: usize| [&from[..at], &from[at + 1..]].concat();
            let swapped = |at: usize| {
                let mut letters = typed.clone();
                letters.swap(at, at + 1);
                letters
            };
            prefix == typed
                || (0..typed.len()).any(|at| removed(&typed, at) == prefix)
                || (0..prefix.len()).any(|at| removed(prefix, at) == typed)
                || (prefix.len() == typed.len()
                    && prefix.iter().zip(&typed).filter(|(a, b)| a != b).count() == 1)
                || (1..typed.len()).any(|at| swapped(at - 1) == prefix)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn the_quick_way_agrees_with_the_book(word in "[abc]{0,7}", typed in "[abc]{1,8}") {
            prop_assert_eq!(begins_but_for_a_slip(&word, &typed), by_the_book(&word, &typed));
            // Behind a sign that neither may lose, only the whole word can be what the typed one begins.
            let (whole, all_typed) = (format!("{word}##"), format!("{typed}##"));
            prop_assert_eq!(is_but_for_a_slip(&word, &typed), by_the_book(&whole, &all_typed));
        }
    }
}
