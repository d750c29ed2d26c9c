//! How are words made comparable?
//!
//! Two foldings: [`normalised`] decides whether two rows are the same center and must never change, since ids hang
//! on it; [`folded`] decides whether a typed word finds a written one and may become cleverer. [`marks`] says which
//! letters it found.

mod accents;
mod marks;
pub(crate) mod slip;
pub(crate) mod typed;

pub use marks::marks;

use std::ops::Range;

/// The text in lower case, every run of signs that are neither letters nor digits as one space, ends trimmed. An accent
/// that stands behind a Latin letter becomes one sign with it: both ways of writing are one.
///
/// ```
/// assert_eq!(listing::text::normalised("  St. Mary's -- Hope "), "st mary s hope");
/// ```
#[must_use]
pub fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_alphanumeric() {
            out.extend(sign.to_lowercase());
        } else if let Some(joined) = accents::joined(out.chars().next_back(), sign) {
            out.pop();
            out.push_str(joined);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// The text as search compares it: lower case, Latin letters without their accents, apostrophes left out (`Mary's` is
/// `marys`, `Kāneʻohe` is `kaneohe`), every other sign a break between words, words with one space between.
///
/// ```
/// assert_eq!(listing::text::folded("Niños & St. Mary’s—Łódź"), "ninos st marys lodz");
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        push_folded(sign, &mut out);
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Adds what becomes of the next sign of a text; a break leaves a space, also at the end.
fn push_folded(sign: char, out: &mut String) {
    if sign.is_ascii_alphanumeric() {
        out.push(sign.to_ascii_lowercase());
    } else if is_left_out(sign) {
        // Neither a letter nor a break: the letters around it belong together.
    } else if sign.is_alphanumeric() {
        for lower in sign.to_lowercase() {
            push_without_accent(lower, out);
        }
    } else if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// As [`folded`] writes it.
    pub(crate) folded: String,
    /// The bytes of the text that it stands in.
    pub(crate) range: Range<usize>,
}

/// The words of a text: those of [`folded`], each with where it stands.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let is_break = |sign: char| !is_left_out(sign) && !sign.is_alphanumeric();
    let mut words = Vec::new();
    let mut start = 0;
    for part in text.split(is_break) {
        let range = start..start + part.len();
        // Behind the part is the sign that ended it.
        start =
            range.end + text.get(range.end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let folded = folded(part);
        if !folded.is_empty() {
            words.push(Word { folded, range });
        }
    }
    words
}

/// Apostrophes of all kinds (the Hawaiian okina too), and accents that stand for themselves behind their letter.
fn is_left_out(sign: char) -> bool {
    matches!(sign, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bb}' | '\u{2bc}' | '`' | '\u{b4}') || is_accent(sign)
}

/// Accents that stand for themselves behind their letter.
fn is_accent(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}')
}

/// The plain letters for the accented ones of Latin-1 and Latin Extended-A: those of the languages of Western and
/// Central Europe, and of Hawaiian.
fn push_without_accent(lower: char, out: &mut String) {
    let plain = match lower {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'þ' => "th",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        other => {
            // Lower-casing may have left an accent behind its letter, as in `İ`.
            if !is_left_out(other) {
                out.push(other);
            }
            return;
        }
    };
    out.push_str(plain);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_accent_makes_no_difference() {
        for (written, typed) in [
            ("NIÑOS", "ninos"),
            ("Zoë's", "zoes"),
            ("e\u{301}t\u{e9}", "ete"),
            ("Straße", "strasse"),
            ("İstanbul", "istanbul"),
            ("Kāneʻohe", "kaneohe"),
        ] {
            assert_eq!(folded(written), typed);
        }
    }

    #[test]
    fn signs_part_words_and_nothing_else() {
        assert_eq!(folded(" A.B.C.--Recovery/Hope\u{202e} \n"), "a b c recovery hope");
        assert_eq!(folded("家 <b>"), "家 b");
        assert_eq!(folded("..."), "");
    }

    #[test]
    fn an_accent_behind_its_letter_is_the_letter_with_it() {
        for (apart, joined) in [
            ("NIN\u{303}OS", "niños"),
            ("Zoe\u{308}'s", "zoë s"),
            ("Ka\u{304}ne", "kāne"),
            ("I\u{307}", "i\u{307}"),
            ("\u{301}e", "e"),
            ("q\u{301}e", "q e"),
        ] {
            assert_eq!(normalised(apart), joined);
            assert_eq!(normalised(apart), normalised(joined));
        }
        assert_eq!(normalised("İ"), normalised("I\u{307}"));
    }

    proptest! {
        #[test]
        fn the_words_of_a_text_are_those_of_its_folding(text in "[a'É ßñ,.\u{301}İ家-]{0,12}|.*") {
            let words = words(&text);
            let joined: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
            prop_assert_eq!(joined.join(" "), folded(&text));
            for word in &words {
                prop_assert_eq!(folded(&text[word.range.clone()]), word.folded.clone());
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once.clone());
            prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
        }
    }
}
