//! Which number does this text mean?
//!
//! A wrong number in a hard hour is worse than none: digits come from the text or from the letters on the phone's
//! keys and from nowhere else, and what cannot be read with certainty is left out and reported.

use listing::record::{Phone, PhoneRole};

use crate::report::Reason;

/// Digits of a North American number.
const NUMBER_LENGTH: usize = 10;
/// Digits of an area code, which is never written in letters.
const AREA_LENGTH: usize = 3;
/// The longest extension taken for one.
const LONGEST_EXTENSION: usize = 8;
/// The words that announce an extension; a longer one stands before those that it begins with.
const EXTENSION_MARKS: [&str; 4] = ["extension", "extn", "ext", "x"];

/// A text read as a phone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadPhone {
    /// Ten digits.
    pub(crate) number: String,
    /// Digits only; empty when there is none.
    pub(crate) extension: String,
    /// What had to be mended or left out.
    pub(crate) repairs: Vec<Reason>,
}

/// Reads one number with or without extension: `614-555-0100`, `(614) 555-0100 ext. 12`, `+1 614 555 0100 x12`,
/// `888-304HOPE`. `Ok(None)` for a blank text.
///
/// # Errors
/// [`Reason::PhoneUnreadable`] or [`Reason::PhoneImpossible`] when no number can be had from the text.
pub(crate) fn read(text: &str) -> Result<Option<ReadPhone>, Reason> {
    let text: String =
        text.chars().filter(|sign| !crate::tidy::is_invisible(*sign) || sign.is_whitespace()).collect();
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (written, rest) = split_after_number(text).ok_or(Reason::PhoneUnreadable)?;
    let number: String = written.chars().filter_map(key_of).collect();
    if !is_possible(&number) {
        return Err(Reason::PhoneImpossible);
    }
    let mut repairs = Vec::new();
    let vanity = written.chars().any(|sign| sign.is_ascii_alphabetic());
    if vanity {
        repairs.push(Reason::VanityNumber);
    }
    let extension = match rest_of(rest, vanity)? {
        Rest::Nothing => String::new(),
        Rest::Extension(digits) if digits.bytes().all(|digit| digit == b'0') => {
            repairs.push(Reason::ZeroExtension);
            String::new()
        }
        Rest::Extension(digits) => digits,
        Rest::Unclear => {
            repairs.push(Reason::ExtensionUnreadable);
            String::new()
        }
    };
    Ok(Some(ReadPhone { number, extension, repairs }))
}

/// Ten keys of digits or letters, and what stands behind them. Counting keys first is what keeps the `X` of
/// `888-PARNEXT` from being taken for the mark of an extension. `None` when there are not ten, when the area code has
/// letters, when the letters are not [one word](takes_word) of the number, or when other signs stand among the keys.
fn split_after_number(text: &str) -> Option<(String, &str)> {
    // The country code: no area code begins with 1.
    let text = match text.strip_prefix('+') {
        Some(international) => international.trim_start().strip_prefix('1')?,
        None => text.strip_prefix('1').unwrap_or(text),
    };
    let mut keys = String::with_capacity(NUMBER_LENGTH);
    for (at, sign) in text.char_indices() {
        if key_of(sign).is_some() {
            let (before, behind) = text.split_at(at);
            if sign.is_ascii_alphabetic() && (keys.len() < AREA_LENGTH || !takes_word(before, behind)) {
                return None;
            }
            keys.push(sign);
            if keys.len() == NUMBER_LENGTH {
                return Some((keys, &behind[sign.len_utf8()..]));
            }
        } else if !matches!(sign, ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' | '\u{2010}'..='\u{2015}') {
            return None;
        }
    }
    None
}

/// Whether the letter at the beginning of `behind` stands for a key: the letters of a number are one word, joined to its
/// digits without white space. `555-2100 x12` and `614-5550 fax` are numbers too short with a word behind them.
fn takes_word(before: &str, behind: &str) -> bool {
    let is_letter = |sign: char| sign.is_ascii_alphabetic();
    let inside = before.ends_with(is_letter);
    if inside {
        return true;
    }
    let (word, rest) = behind.split_at(behind.find(|sign| !is_letter(sign)).unwrap_or(behind.len()));
    let keys_left =
        NUMBER_LENGTH.saturating_sub(before.chars().filter(|sign| key_of(*sign).is_some()).count());
    let ends_the_number = word.len() >= keys_left;
    !before.contains(is_letter)
        && !before.ends_with(char::is_whitespace)
        && (ends_the_number || !rest.starts_with(char::is_whitespace))
        && !EXTENSION_MARKS.iter().any(|mark| word.eq_ignore_ascii_case(mark))
}

/// What stands behind a number.
enum Rest {
    Nothing,
    Extension(String),
    Unclear,
}

/// # Errors
/// [`Reason::PhoneUnreadable`] when the rest casts doubt on the number itself: an eleventh digit right behind it.
fn rest_of(rest: &str, vanity: bool) -> Result<Rest, Reason> {
    if rest.starts_with(|sign: char| sign.is_ascii_digit()) {
        return Err(Reason::PhoneUnreadable);
    }
    // Words longer than the number (1-800-RECOVERY): the network ignores keys after the tenth.
    if vanity && !rest.is_empty() && rest.chars().all(|sign| sign.is_ascii_alphabetic()) {
        return Ok(Rest::Nothing);
    }
    let is_separator =
        |sign: char| sign.is_whitespace() || matches!(sign, '.' | ',' | ';' | ':' | '-' | '(' | ')');
    let rest = rest.trim_matches(is_separator).to_ascii_lowercase();
    if rest.is_empty() {
        return Ok(Rest::Nothing);
    }
    let marked = EXTENSION_MARKS.iter().chain(&["#"]).find_map(|mark| rest.strip_prefix(mark));
    let digits = marked.map(|digits| digits.trim_matches(is_separator));
    Ok(match digits {
        Some(digits)
            if (1..=LONGEST_EXTENSION).contains(&digits.len())
                && digits.bytes().all(|d| d.is_ascii_digit()) =>
        {
            Rest::Extension(digits.to_owned())
        }
        _ => Rest::Unclear,
    })
}

/// The key that a digit or letter stands on. Source: ITU-T E.161.
fn key_of(sign: char) -> Option<char> {
    Some(match sign.to_ascii_uppercase() {
        digit @ '0'..='9' => digit,
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => return None,
    })
}

/// Whether the North American Numbering Plan has room for the number: neither area code nor exchange begins with 0
/// or 1, and area codes with 9 in the middle are kept for a later day.
fn is_possible(number: &str) -> bool {
    let at = |place: usize| number.as_bytes().get(place).copied().unwrap_or(b'0');
    number.len() == NUMBER_LENGTH && at(0) >= b'2' && at(1) != b'9' && at(3) >= b'2'
}

/// Adds the number unless it is there already: the same number and extension once, under the role it came with first.
pub(crate) fn add(phones: &mut Vec<Phone>, phone: Phone) {
    if !phones.iter().any(|known| known.number == phone.number && known.extension == phone.extension) {
        phones.push(phone);
    }
}

/// Main numbers first, then intake, then crisis lines; those of one role stay in their order.
pub(crate) fn put_main_first(phones: &mut [Phone]) {
    phones.sort_by_key(|phone| match phone.role {
        PhoneRole::Main => 0,
        PhoneRole::Intake => 1,
        PhoneRole::Crisis => 2,
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read_as(text: &str) -> (String, String, Vec<Reason>) {
        let phone = read(text).unwrap().unwrap();
        (phone.number, phone.extension, phone.repairs)
    }

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for text in [
            "614-555-0100",
            "(614) 555-0100",
            "614.555.0100",
            "6145550100",
            "+1 614 555 0100",
            "1-614-555-0100",
            " 614\u{a0}555–0100 ",
        ] {
            assert_eq!(read_as(text), ("6145550100".to_owned(), String::new(), vec![]), "{text}");
        }
    }

    #[test]
    fn extensions_are_kept_apart() {
        for text in [
            "614-555-0100 x12",
            "614-555-0100x12",
            "614-555-0100 ext. 12",
            "614-555-0100, Extension 12",
            "(614) 555-0100 #12",
            "614-555-0100 (ext 12)",
        ] {
            assert_eq!(read_as(text), ("6145550100".to_owned(), "12".to_owned(), vec![]), "{text}");
        }
    }

    #[test]
    fn an_extension_of_zeros_is_none() {
        for text in ["614-555-0100 x0", "614-555-0100 x000"] {
            assert_eq!(
                read_as(text),
                ("6145550100".to_owned(), String::new(), vec![Reason::ZeroExtension]),
                "{text}"
            );
        }
    }

    #[test]
    fn words_become_the_digits_of_the_keys() {
        for (text, number) in [
            ("888-PARNEXT", "8887276398"),
            ("813-630HOPE", "8136304673"),
            ("305-531JDH1", "3055315341"),
            ("618-6924DUI", "6186924384"),
            ("800-YSS8918", "8009778918"),
            ("1-800-RECOVERY", "8007326837"),
        ] {
            assert_eq!(
                read_as(text),
                (number.to_owned(), String::new(), vec![Reason::VanityNumber]),
                "{text}"
            );
        }
        assert_eq!(read_as("888-PARNEXT x12").1, "12");
    }

    #[test]
    fn a_clear_number_survives_an_unclear_rest() {
        for text in [
            "614-555-0100 (ask for intake)",
            "614-555-0100 x12 or 13",
            "614-555-0100.5",
            "614-555-0100 or 614-555-0101",
        ] {
            assert_eq!(
                read_as(text),
                ("6145550100".to_owned(), String::new(), vec![Reason::ExtensionUnreadable]),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_certain_is_left_out() {
        for text in [
            "555-0100",
            "614-555-010",
            "614-555-01001",
            "N/A",
            "call us",
            "+44 20 7946 0000",
            "HOPE-555-0100",
            "@614-555-0100",
            "555-2100 x12",
            "213-4567 x 123",
            "614-5550 ext",
            "614-555-01 x1",
            "614-5550x12",
            "614-555-extension",
            "614-5550EXTN",
            "614-5550 fax",
            "305-53 JDH 21",
            "305-5JD-H21",
        ] {
            assert_eq!(read(text), Err(Reason::PhoneUnreadable), "{text}");
        }
    }

    #[test]
    fn numbers_that_no_phone_can_have_are_left_out() {
        for text in ["207-175-2222", "000-000-0000", "999-999-9999", "014-555-0100", "614-055-0100"] {
            assert_eq!(read(text), Err(Reason::PhoneImpossible), "{text}");
        }
    }

    #[test]
    fn blank_is_no_phone_and_no_fault() {
        assert_eq!([read(""), read(" \u{a0}\t")], [Ok(None), Ok(None)]);
    }

    #[test]
    fn the_same_number_stands_once_and_main_comes_first() {
        let phone = |number: &str, role| Phone { number: number.to_owned(), extension: String::new(), role };
        let mut phones = Vec::new();
        for (number, role) in [("1", PhoneRole::Intake), ("2", PhoneRole::Main), ("1", PhoneRole::Main)] {
            add(&mut phones, phone(number, role));
        }
        put_main_first(&mut phones);
        assert_eq!(phones, [phone("2", PhoneRole::Main), phone("1", PhoneRole::Intake)]);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC*|[0-9A-Za-z x()#+.,-]{0,40}") {
            let _ = read(&text);
        }

        #[test]
        fn no_digit_is_invented(text in "[0-9A-Za-z x()#+.-]{8,30}|[0-9 -]{6,14}( ?(x|ext|Extn|extension)\\.? ?[0-9]{0,4}){1,2}") {
            if let Ok(Some(phone)) = read(&text) {
                prop_assert_eq!(phone.number.len(), NUMBER_LENGTH);
                // Number and extension, key for key, stand in the text in this order, and no mark of an extension is
                // among the keys.
                let is_mark = |word: &str| EXTENSION_MARKS.contains(&word.to_ascii_lowercase().as_str());
                let letters_apart = text.as_bytes().chunk_by(|a, b| a.is_ascii_alphabetic() && b.is_ascii_alphabetic());
                let words = letters_apart.map(|word| std::str::from_utf8(word).unwrap());
                let mut keys = words.filter(|word| !is_mark(word)).flat_map(str::chars).filter_map(key_of);
                for digit in phone.number.chars().chain(phone.extension.chars()) {
                    prop_assert!(keys.any(|key| key == digit), "{} from {}", digit, text);
                }
            }
        }

        #[test]
        fn a_number_written_out_is_read_back(number in "[2-9][0-8][0-9][2-9][0-9]{6}", extension in "[1-9][0-9]{0,7}") {
            let written = format!("{}-{}-{} x{extension}", &number[..3], &number[3..6], &number[6..]);
            prop_assert_eq!(read_as(&written), (number, extension, vec![]));
        }
    }
}
