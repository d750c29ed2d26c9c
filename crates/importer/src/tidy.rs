//! How does a text become fit to be read?
//!
//! Only what is certain is changed. Capitals above all: nearly every text in capitals of the national directory is
//! the short name of an organization (`SEARHC`, `BHG XXXV LLC`), which small letters would spoil, so a text needs
//! several plain words before it is taken for shouting.

use crate::report::Reason;

/// What kind of text it is decides when capitals are shouting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name of an organization or program: may be an abbreviation as a whole.
    Name,
    /// A street line or a town: never an abbreviation as a whole, but may hold some.
    Address,
}

/// A tidied text and what was done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tidied {
    /// The text as it should be shown.
    pub(crate) text: String,
    /// Each thing that was done, once.
    pub(crate) repairs: Vec<Reason>,
}

/// Removes invisible signs, tidies white space, cuts to `longest` signs, and turns shouting into small letters.
/// Tidying twice is tidying once.
pub(crate) fn tidy(text: &str, kind: Kind, longest: usize) -> Tidied {
    let mut repairs = Vec::new();
    let mut step = |before: &str, after: String, reason: Reason| {
        if after != before {
            repairs.push(reason);
        }
        after
    };
    let text = step(text, without_invisible(text), Reason::ControlSigns);
    let text = step(&text, with_single_spaces(&text), Reason::WhiteSpace);
    let text = step(&text, cut(&text, longest), Reason::CutToLength);
    let text = step(&text, without_shouting(&text, kind), Reason::Capitals);
    Tidied { text, repairs }
}

/// [`tidy`] for what somebody wrote with care: invisible signs and white space alone.
pub(crate) fn plain(text: &str) -> String {
    with_single_spaces(&without_invisible(text))
}

/// Whether nobody can see the sign, although it can change what is seen around it: control signs, marks for the
/// direction of text, spaces of no width, tags. White space that separates words is not meant.
pub(crate) fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || sign.is_control()
}

fn without_invisible(text: &str) -> String {
    // Tabs and line breaks are control signs that separate words: they stay, and become spaces in the next step.
    text.chars().filter(|sign| sign.is_whitespace() || !is_invisible(*sign)).collect()
}

fn with_single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str, longest: usize) -> String {
    text.chars().take(longest).collect::<String>().trim_end().to_owned()
}

/// Written in capitals whatever the neighbours are.
const ABBREVIATIONS: &[&str] = &[
    "AA", "ACT", "ADHD", "AIDS", "ARC", "ASAP", "BHG", "CBT", "CMHC", "CRC", "CSB", "DBA", "DBT", "DUI",
    "DWI", "EMDR", "FQHC", "HIV", "IOP", "LGBT", "LGBTQ", "LLC", "LLP", "LP", "MAT", "MH", "MHC", "NA",
    "NAMI", "NE", "NW", "OTP", "PA", "PC", "PHP", "PLLC", "PO", "PTSD", "RTC", "SE", "SMART", "SUD", "SW",
    "TMS", "US", "USA", "VA", "VAMC", "VOA", "YMCA", "YWCA",
];

/// Abbreviations without a vowel that are not written in capitals.
const SHORT_WORDS: &[&str] = &[
    "BLDG", "BLVD", "CT", "CTR", "DR", "DRS", "FL", "FT", "HWY", "JR", "LN", "LTD", "MR", "MRS", "MT",
    "PKWY", "PL", "RD", "RM", "SQ", "SR", "ST", "STS", "TWP",
];

/// Small in the middle of a name.
const SMALL_WORDS: &[&str] = &[
    "A", "AN", "AND", "AT", "BY", "DE", "DEL", "FOR", "FROM", "IN", "OF", "ON", "OR", "THE", "TO", "WITH",
    "Y",
];

fn without_shouting(text: &str, kind: Kind) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let plain: Vec<usize> = text.split_whitespace().filter(|word| is_plain(word)).map(letters).collect();
    let shouting = match kind {
        Kind::Name => plain.len() >= 3 || plain.iter().filter(|length| **length >= 5).count() >= 2,
        Kind::Address => !plain.is_empty(),
    };
    if !shouting {
        return text.to_owned();
    }
    let last = text.split(' ').count().saturating_sub(1);
    text.split(' ')
        .enumerate()
        .map(|(at, word)| {
            let stands = if at == 0 {
                Stands::First
            } else if at == last {
                Stands::Last
            } else {
                Stands::Between
            };
            with_small_letters(word, stands)
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn letters(word: &str) -> usize {
    word.chars().filter(|sign| sign.is_alphabetic()).count()
}

/// A word that is surely one: four letters or more with a vowel, no digit, no slash, no brackets, no known
/// abbreviation and no Roman numeral.
fn is_plain(word: &str) -> bool {
    let word = word.trim_matches([',', '.', ';', ':', '"', '\'']);
    letters(word) >= 4
        && word.chars().all(|sign| sign.is_alphabetic() || matches!(sign, '-' | '\'' | '’' | '.' | '&'))
        && has_vowel(word)
        && !is_kept(word)
}

fn has_vowel(word: &str) -> bool {
    word.chars().any(|sign| !sign.is_ascii() || matches!(sign, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y'))
}

fn is_kept(word: &str) -> bool {
    ABBREVIATIONS.contains(&word) || is_roman(word)
}

/// `II`, `XXXV`: letters of Roman numerals only, and at least two, and no word that happens to look so.
fn is_roman(word: &str) -> bool {
    word.len() >= 2
        && word.chars().all(|sign| matches!(sign, 'I' | 'V' | 'X' | 'L' | 'C'))
        && !matches!(word, "CIVIC" | "CIVIL" | "LI")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    First,
    Between,
    Last,
}

fn with_small_letters(word: &str, stands: Stands) -> String {
    let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    // Codes of units and abbreviations in brackets or with digits and slashes are not words.
    let odd = bare.chars().any(|sign| sign.is_numeric() || matches!(sign, '/' | '(' | ')'));
    let bracketed = word.starts_with('(') && word.ends_with(')');
    let state_at_the_end =
        stands == Stands::Last && bare.len() == 2 && listing::state::State::from_code(bare).is_some();
    let without_vowel = !has_vowel(bare) && !SHORT_WORDS.contains(&bare);
    if odd || bracketed || state_at_the_end || without_vowel || is_kept(bare) {
        return word.to_owned();
    }
    if stands == Stands::Between && SMALL_WORDS.contains(&bare) {
        return word.to_lowercase();
    }
    let mut out = String::with_capacity(word.len());
    let mut start = true;
    for sign in word.chars() {
        if !sign.is_alphabetic() {
            // O'Brien, but St. Mary's.
            let begins_a_part = match sign {
                '\'' | '’' => out.chars().filter(|s| s.is_alphabetic()).count() == 1,
                _ => true,
            };
            start = begins_a_part || (start && out.is_empty());
            out.push(sign);
        } else if start {
            out.push(sign);
            start = false;
        } else {
            out.push(small(sign));
        }
    }
    out
}

/// The small letter, where it is one sign.
fn small(sign: char) -> char {
    let mut small = sign.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name(text: &str) -> String {
        tidy(text, Kind::Name, 200).text
    }

    fn address(text: &str) -> String {
        tidy(text, Kind::Address, 200).text
    }

    #[test]
    fn white_space_is_tidied_and_that_is_told() {
        let tidied = tidy("  Open\tDoor \u{a0} House\r\n", Kind::Name, 200);
        assert_eq!(tidied, Tidied { text: "Open Door House".to_owned(), repairs: vec![Reason::WhiteSpace] });
    }

    #[test]
    fn signs_that_nobody_sees_are_removed() {
        let tidied = tidy("Open\u{202e} Do\u{0}or\u{200f}", Kind::Name, 200);
        assert_eq!(tidied, Tidied { text: "Open Door".to_owned(), repairs: vec![Reason::ControlSigns] });
    }

    #[test]
    fn text_that_is_too_long_is_cut_and_that_is_told() {
        let tidied = tidy(&"Ünï ".repeat(2_500), Kind::Name, 200);
        assert_eq!((tidied.text.chars().count(), tidied.repairs.last()), (199, Some(&Reason::CutToLength)));
    }

    #[test]
    fn shouted_names_are_written_with_small_letters() {
        for (shouted, spoken) in [
            ("OPEN DOOR HOUSE OF HOPE", "Open Door House of Hope"),
            ("RIVERSIDE RECOVERY LLC", "Riverside Recovery LLC"),
            ("ST. MARY'S HOSPITAL CENTER INC", "St. Mary's Hospital Center Inc"),
            ("O'BRIEN HOUSE RECOVERY II", "O'Brien House Recovery II"),
            ("MID-OHIO VALLEY CLINIC, OH", "Mid-Ohio Valley Clinic, OH"),
            ("VA MEDICAL CENTER (DDEAMC)", "VA Medical Center (DDEAMC)"),
            ("CENTRO DE RECUPERACIÓN FAMILIAR", "Centro de Recuperación Familiar"),
        ] {
            assert_eq!(name(shouted), spoken);
        }
    }

    #[test]
    fn short_names_of_organizations_stay_as_they_are() {
        for text in [
            "SEARHC",
            "BHG XXXV LLC",
            "(OCMHS)",
            "MIND 24/7",
            "IMPACT DUI LLC",
            "CMCSB",
            "KIDS TLC",
            "UMMS/PACT",
            "SATP UNIT III",
        ] {
            assert_eq!(name(text), text);
        }
    }

    #[test]
    fn shouted_addresses_keep_their_abbreviations() {
        for (shouted, spoken) in [
            ("1200 OAKWOOD DR NW", "1200 Oakwood Dr NW"),
            ("COLUMBUS", "Columbus"),
            ("56 OMRS/SGXW", "56 OMRS/SGXW"),
            ("PO BOX 12", "PO BOX 12"),
            ("JBPHH", "JBPHH"),
            ("12 NORTH 4TH STREET", "12 North 4TH Street"),
        ] {
            assert_eq!(address(shouted), spoken);
        }
    }

    #[test]
    fn a_text_that_is_well_stays_and_has_no_repairs() {
        assert_eq!(
            tidy("Open Door, LLC", Kind::Name, 200),
            Tidied { text: "Open Door, LLC".to_owned(), repairs: vec![] }
        );
    }

    proptest! {
        #[test]
        fn tidying_twice_is_tidying_once(text in "(\\PC|\\pC|\\s|[A-Z ]){0,60}", longest in 1_usize..40) {
            for kind in [Kind::Name, Kind::Address] {
                let once = tidy(&text, kind, longest);
                let twice = tidy(&once.text, kind, longest);
                prop_assert_eq!(&twice.text, &once.text);
                prop_assert!(twice.repairs.is_empty());
                prop_assert!(once.text.chars().count() <= longest);
                prop_assert!(!once.text.chars().any(is_invisible));
            }
        }

        #[test]
        fn capitals_and_white_space_do_not_change_who_a_center_is(text in "[A-Za-z0-9 .,'&/()-]{0,60}") {
            // Ids hang on the normalised text: tidying must not make a new center of an old one.
            for kind in [Kind::Name, Kind::Address] {
                prop_assert_eq!(listing::text::normalised(&tidy(&text, kind, 200).text), listing::text::normalised(&text));
            }
        }
    }
}
