//! What of a text must nobody find in a public list?
//!
//! Whoever answers a phone for a meeting did not agree to be in a directory that anybody can copy, and a password lets
//! anybody into the room. So e-mail addresses, phone numbers, accounts for money and passwords leave a text, and with them
//! the sentence around them, where the person's name stands as a rule. The rules would rather take a word too many.

use std::sync::LazyLock;

use regex::Regex;

use super::link;
use crate::report::Reason;
use crate::tidy;

/// What sort of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Sentences: one with something private goes as a whole.
    Notes,
    /// A name or a line of an address: only what is private goes.
    Line,
}

/// A text without what is private.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Scrubbed {
    /// What is left, in one line.
    pub(crate) text: String,
    /// What was left out or mended, each once.
    pub(crate) repairs: Vec<Reason>,
}

/// Signs of the private use area that stand for a link or a meeting's id while the rest is looked at.
const MARK: char = '\u{e000}';
const MARK_END: char = '\u{e001}';
/// Taking something out can bring together what was apart: so often it is looked at again.
const MOST_ROUNDS: usize = 4;
/// A line that may be the password that the line before announced, in words.
const WORDS_OF_PASSWORD: usize = 3;

/// A pattern of this file. They are written here and all of them are right: a test builds each.
fn pattern(source: &str) -> Option<Regex> {
    Regex::new(source).ok()
}

macro_rules! patterns {
    ($($name:ident $source:expr;)*) => {
        $(static $name: LazyLock<Option<Regex>> = LazyLock::new(|| pattern($source));)*

        #[cfg(test)]
        static ALL_PATTERNS: &[(&str, &LazyLock<Option<Regex>>)] = &[$((stringify!($name), &$name),)*];
    };
}

patterns! {
    // HTML: only what looks like a tag, so that "<3" stays.
    BREAK_TAG r"(?i)<\s*(?:br|/?p|/?div|/?li|/?tr|/?h[1-6])\b[^<>]*>";
    TAG r"(?i)</?[a-z][^<>]*>|<!--[^<>]*-->";
    WEB r#"(?i)\b(?:https?://|www\.)[^\s<>"]+"#;
    MEETING_ID r"(?i)\bid(?:\s+de\s+(?:la\s+)?reuni[oó]n)?(?:\s+(?:number|no|num|is))?[\s:#.=-]{0,4}(\d[\d -]{7,15}\d)";
    EMAIL r"(?i)[\w.+'-]+\s?@\s?[\w-]+(?:\.[\w-]+)+|[\w.+'-]+@[a-z][\w-]*\.|[\w.+'-]+\s*[\[(]\s*at\s*[\])]\s*[\w.-]+";
    PHONE r"(?:\+?1[ ./-]{0,2})?(?:\(\s?\d{3}\s?\)|\b\d{3})[ ./\x{2010}-\x{2015}-]{0,3}\d{3}[ ./\x{2010}-\x{2015}-]{0,3}\d{4}(?:\b|_)";
    SHORT_PHONE r"\b\d{3}[.\x{2010}-\x{2015}-]\d{4}\b";
    FOREIGN_PHONE r"\+\s?\d[\d ().-]{5,}\d";
    DIGITS r"\d{7,}";
    PHONE_LABEL r"(?i)\b(?:(?:tele)?phone|tel|dial(?:[ -]?in)?|by phone)(?:\s+(?:number|no|num))?\s*[.:#]?\s*$";
    PAYMENT r"(?i)\b(?:venmo|pay\s?pal|cash\s?app|zelle|square cash|apple pay|google pay)\b|\$[a-z][a-z0-9_-]+|(?:^|[\s(:])@[a-z0-9_.-]{2,}";
    PASSWORD r"(?i)\b(?:pass\s?-?words?|pass\s?-?codes?|passwd|pwd?|pcode|access\s+codes?|security\s+codes?|contrase[nñ]as?|c[oó]digos?\s+de\s+acceso|senha)\b|\b(?:pass|pin|code|clave|c[oó]digo)\s*(?:[:=#]|(?:is|es|number)\b|\d)";
    ANY_WORD r"[\p{L}\p{N}]";
    PERSON r"\b(?i:contacts?|call|text|ask|host(?:ed|s)?|chair(?:ed|s|person|man|woman)?|secretary|gsr|treasurer|sponsor|message|reach|speak|talk|write|e-?mail|led|leader|questions?|info(?:rmation)?|contacto|llame|llamar|pregunte)\b[^.\n]{0,40}?\b\p{Lu}\p{Ll}+ \p{Lu}\b";
    ASK_NAME r"\b(?i:contacts?|call|text|ask\s+for|hosted\s+by|chaired\s+by|led\s+by|reach|speak\s+(?:to|with)|talk\s+to|e-?mail|contacto)(?i::|\s+is)?\s+(\p{Lu}\p{Ll}+)";
}

/// Words in capitals that are no person behind "call" and its like.
const NO_PERSON: [&str; 32] = [
    "Aa",
    "Al",
    "Alano",
    "Area",
    "Big",
    "Central",
    "Church",
    "Club",
    "District",
    "For",
    "Friday",
    "Group",
    "Helpline",
    "Hotline",
    "If",
    "In",
    "Intergroup",
    "Meeting",
    "Monday",
    "Number",
    "Office",
    "On",
    "Please",
    "Region",
    "Saturday",
    "Sunday",
    "The",
    "Thursday",
    "Tuesday",
    "Wednesday",
    "Zoom",
    "Before",
];

fn is_found(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// Takes what is private out of a text, and markup with it.
pub(crate) fn scrub(text: &str, kind: Kind) -> Scrubbed {
    let mut repairs = Vec::new();
    let bare = without_markup(text, &mut repairs);
    let mut text: String = bare
        .chars()
        .filter(|sign| {
            (sign.is_whitespace() || !tidy::is_invisible(*sign)) && !matches!(sign, '\u{e000}'..='\u{f8ff}')
        })
        .collect();
    for _ in 0..MOST_ROUNDS {
        let before = text.clone();
        text = one_round(&text, kind, &mut repairs);
        if text == before {
            break;
        }
    }
    if let Some(reason) = private_in(&text) {
        add(&mut repairs, reason);
        text = String::new();
    }
    Scrubbed { text, repairs }
}

/// What is private in a text, if anything is; links and labelled ids of meetings are not.
pub(crate) fn private_in(text: &str) -> Option<Reason> {
    let mut kept = Vec::new();
    let masked = masked(text, &mut kept, &mut Vec::new());
    if is_found(&EMAIL, &masked) {
        Some(Reason::EmailInText)
    } else if is_found(&PASSWORD, &masked) {
        Some(Reason::PasswordLeftOut)
    } else if is_found(&PAYMENT, &masked) {
        Some(Reason::PaymentLeftOut)
    } else {
        first_phone(&masked).map(|_| Reason::PhoneInText)
    }
}

fn one_round(text: &str, kind: Kind, repairs: &mut Vec<Reason>) -> String {
    let mut kept = Vec::new();
    let masked = masked(text, &mut kept, repairs);
    let scrubbed = match kind {
        Kind::Notes => sentences_without_private(&masked, repairs),
        Kind::Line => line_without_private(&masked, repairs),
    };
    unmasked(&scrubbed, &kept)
}

fn add(repairs: &mut Vec<Reason>, reason: Reason) {
    if !repairs.contains(&reason) {
        repairs.push(reason);
    }
}

/// Tags become nothing or a line break, entities the signs that they stand for.
fn without_markup(text: &str, repairs: &mut Vec<Reason>) -> String {
    let mut out = text.to_owned();
    if out.contains('<') {
        for (pattern, with) in [(&BREAK_TAG, "\n"), (&TAG, "")] {
            if let Some(pattern) = pattern.as_ref() {
                out = pattern.replace_all(&out, with).into_owned();
            }
        }
    }
    if out.contains('&') {
        out = with_signs(&out);
    }
    if out != text {
        add(repairs, Reason::MarkupRemoved);
    }
    out
}

/// The usual entities as signs; what is none stays.
fn with_signs(text: &str) -> String {
    const NAMED: [(&str, char); 13] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ndash", '–'),
        ("mdash", '—'),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("rdquo", '”'),
        ("ldquo", '“'),
        ("hellip", '…'),
    ];
    /// The longest name or number of an entity.
    const LONGEST: usize = 8;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let entity = behind.find(';').filter(|at| *at <= LONGEST).and_then(|at| behind.get(..at));
        let sign = entity.and_then(|entity| match entity.strip_prefix('#') {
            Some(number) => {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => number.parse().ok(),
                };
                code.and_then(char::from_u32)
            }
            None => NAMED.iter().find(|(name, _)| *name == entity).map(|(_, sign)| *sign),
        });
        match (sign, entity) {
            (Some(sign), Some(entity)) => {
                out.push(sign);
                rest = behind.get(entity.len() + 1..).unwrap_or_default();
            }
            _ => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Puts marks in the place of links and of ids of meetings, which look like phone numbers. A link loses its password, and
/// becomes nothing where it is none or leads to money.
fn masked(text: &str, kept: &mut Vec<String>, repairs: &mut Vec<Reason>) -> String {
    let mut mark = |value: String| {
        kept.push(value);
        format!("{MARK}{}{MARK_END}", letters_of(kept.len() - 1))
    };
    let mut out = text.to_owned();
    if let Some(web) = WEB.as_ref() {
        let replaced = web.replace_all(text, |found: &regex::Captures<'_>| {
            let whole = found.get(0).map_or("", |whole| whole.as_str());
            let address = whole.trim_end_matches(['.', ',', ')', ';', ':', '!', '?', '\'', '”', '’']);
            let behind = whole.get(address.len()..).unwrap_or_default();
            match link::read(address) {
                Ok(Some(read)) => {
                    for repair in read.repairs.into_iter().filter(|repair| *repair != Reason::SchemeAdded) {
                        add(repairs, repair);
                    }
                    mark(read.url) + behind
                }
                Ok(None) => behind.to_owned(),
                Err(reason) => {
                    add(repairs, reason);
                    behind.to_owned()
                }
            }
        });
        out = replaced.into_owned();
    }
    if let Some(id) = MEETING_ID.as_ref() {
        let replaced = id.replace_all(&out, |found: &regex::Captures<'_>| {
            let part = |at| found.get(at).map_or("", |part: regex::Match<'_>| part.as_str());
            let digits: String = part(1).chars().filter(char::is_ascii_digit).collect();
            let label = part(0).strip_suffix(part(1)).unwrap_or_default();
            if (9..=11).contains(&digits.len()) {
                format!("{label}{}", mark(digits))
            } else {
                part(0).to_owned()
            }
        });
        out = replaced.into_owned();
    }
    out
}

/// A number in letters, so that a mark has no digits.
fn letters_of(mut number: usize) -> String {
    let mut out = String::new();
    loop {
        out.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return out;
        }
    }
}

fn unmasked(text: &str, kept: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(MARK) {
        out.push_str(before);
        let (letters, after) = behind.split_once(MARK_END).unwrap_or((behind, ""));
        if let Some(value) = (0..kept.len()).find(|at| letters_of(*at) == letters).and_then(|at| kept.get(at))
        {
            out.push_str(value);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn sentences_without_private(text: &str, repairs: &mut Vec<Reason>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut announced = false;
    for line in text.lines() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            continue;
        }
        if std::mem::take(&mut announced)
            && line.split(' ').count() <= WORDS_OF_PASSWORD
            && !line.contains(MARK)
        {
            add(repairs, Reason::PasswordLeftOut);
            continue;
        }
        let (line, announces) = without_password(&line, repairs);
        announced = announces;
        let sentences: Vec<String> = split_sentences(&line)
            .into_iter()
            .filter_map(|sentence| sentence_without_private(sentence, repairs))
            .collect();
        let line = sentences.join(" ");
        let line = line.trim_matches(|sign: char| {
            sign.is_whitespace() || matches!(sign, ',' | ';' | '|' | '-' | '–' | ':')
        });
        if line.chars().any(|sign| sign.is_alphanumeric() || sign == MARK) {
            lines.push(line.to_owned());
        }
    }
    let mut out = String::new();
    for line in lines {
        if !out.is_empty() {
            let ends = out.ends_with(|sign: char| sign.is_ascii_punctuation() && sign != ')');
            out.push_str(if ends { " " } else { ". " });
        }
        out.push_str(&line);
    }
    out
}

/// The line up to where a password is named, and whether it may stand on the next line. Behind the name all of the line
/// goes: a password may have any signs. Before it goes what belongs to it.
fn without_password<'l>(line: &'l str, repairs: &mut Vec<Reason>) -> (std::borrow::Cow<'l, str>, bool) {
    let Some(found) = PASSWORD.as_ref().and_then(|pattern| pattern.find(line)) else {
        return (line.into(), false);
    };
    add(repairs, Reason::PasswordLeftOut);
    let (head, rest) = line.split_at(found.start());
    let behind = rest.get(found.len()..).unwrap_or_default();
    let value_is_behind =
        is_found(&ANY_WORD, behind) || found.as_str().ends_with(|sign: char| sign.is_ascii_digit());
    // A point ends a sentence only before a space: in an address it does not.
    let ends_part = |(at, sign): &(usize, char)| match sign {
        &MARK_END | '|' => true,
        '.' | ';' | '!' | '?' => head.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')),
        _ => false,
    };
    let end = head.char_indices().rev().find(ends_part).map_or(0, |(at, sign)| at + sign.len_utf8());
    (head.get(..end).unwrap_or_default().into(), !value_is_behind)
}

/// Sentences, each with its sign at the end. Behind a letter alone, as in "Ann B.", none ends.
fn split_sentences(line: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let signs: Vec<(usize, char)> = line.char_indices().collect();
    for (at, (_, sign)) in signs.iter().enumerate() {
        let Some((next, ' ')) = signs.get(at + 1).copied() else { continue };
        let letter_alone = *sign == '.'
            && at
                .checked_sub(1)
                .and_then(|before| signs.get(before))
                .is_some_and(|(_, letter)| letter.is_uppercase())
            && at
                .checked_sub(2)
                .and_then(|before| signs.get(before))
                .is_none_or(|(_, sign)| !sign.is_alphanumeric());
        if matches!(sign, '.' | '!' | '?' | ';' | '|') && !letter_alone {
            sentences.extend(line.get(start..next));
            start = next + 1;
        }
    }
    sentences.extend(line.get(start..));
    sentences
}

/// The sentence, if nothing private is in it. A labelled number goes alone.
fn sentence_without_private(sentence: &str, repairs: &mut Vec<Reason>) -> Option<String> {
    if is_found(&EMAIL, sentence) {
        add(repairs, Reason::EmailInText);
        return None;
    }
    if is_found(&PAYMENT, sentence) {
        add(repairs, Reason::PaymentLeftOut);
        return None;
    }
    let names_person = is_found(&PERSON, sentence)
        || ASK_NAME
            .as_ref()
            .and_then(|pattern| pattern.captures(sentence))
            .is_some_and(|found| found.get(1).is_some_and(|name| !NO_PERSON.contains(&name.as_str())));
    let mut sentence = sentence.to_owned();
    while let Some((start, end)) = first_phone(&sentence) {
        add(repairs, Reason::PhoneInText);
        let head = sentence.get(..start).unwrap_or_default();
        let label = PHONE_LABEL.as_ref().and_then(|pattern| pattern.find(head)).map(|label| label.start());
        let label = label.filter(|_| !names_person)?;
        sentence.replace_range(label..end, "");
    }
    if names_person {
        add(repairs, Reason::PersonInText);
        return None;
    }
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    (!sentence.is_empty()).then_some(sentence)
}

/// Where the first phone number of a text stands.
fn first_phone(text: &str) -> Option<(usize, usize)> {
    let found = [&PHONE, &FOREIGN_PHONE, &SHORT_PHONE, &DIGITS]
        .into_iter()
        .filter_map(|pattern| pattern.as_ref()?.find(text))
        .map(|found| (found.start(), found.end()));
    found.min_by_key(|(start, end)| (*start, usize::MAX - end))
}

fn line_without_private(line: &str, repairs: &mut Vec<Reason>) -> String {
    let mut line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(found) = PASSWORD.as_ref().and_then(|pattern| pattern.find(&line)) {
        add(repairs, Reason::PasswordLeftOut);
        line.truncate(found.start());
    }
    for (pattern, reason) in [(&EMAIL, Reason::EmailInText), (&PAYMENT, Reason::PaymentLeftOut)] {
        if let Some(pattern) = pattern.as_ref().filter(|pattern| pattern.is_match(&line)) {
            add(repairs, reason);
            line = pattern.replace_all(&line, " ").into_owned();
        }
    }
    while let Some((start, end)) = first_phone(&line) {
        add(repairs, Reason::PhoneInText);
        line.replace_range(start..end, " ");
    }
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '|' | ':')).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn notes(text: &str) -> String {
        scrub(text, Kind::Notes).text
    }

    #[test]
    fn every_pattern_is_one() {
        for (name, pattern) in ALL_PATTERNS {
            assert!(pattern.is_some(), "{name}");
        }
    }

    #[test]
    fn plain_notes_stay_word_for_word() {
        for text in [
            "Ring the buzzer. The room is on the 2nd floor.",
            "Open on the 1st Friday; closed otherwise.",
            "Meets at St. Mary's, Room B. We read pages 164-170.",
            "Zoom ID: 123456789",
            "Call in 10 minutes early to test your sound.",
            "Since 2019-05-26. A $5 gift is welcome.",
            "See https://example.org/group for the format.",
            "Bring the Big Book <3",
        ] {
            assert_eq!(scrub(text, Kind::Notes), Scrubbed { text: text.to_owned(), repairs: vec![] });
        }
    }

    #[test]
    fn a_sentence_with_something_private_goes_and_the_others_stay() {
        for (text, left, reason) in [
            (
                "Ring twice. Questions? Ask Ann B. 614-555-0100. Bring a mug.",
                "Ring twice. Questions? Bring a mug.",
                Reason::PhoneInText,
            ),
            ("Contact Ann B. 614-555-0100.\nBring a mug.", "Bring a mug.", Reason::PhoneInText),
            ("Bring a mug. Write to ann@example.org for more.", "Bring a mug.", Reason::EmailInText),
            ("Write to ann (at) example (dot) org. Bring a mug.", "Bring a mug.", Reason::EmailInText),
            ("Hosted by Ann B. Bring a mug.", "", Reason::PersonInText),
            ("Bring a mug. Contact: Ann", "Bring a mug.", Reason::PersonInText),
            ("7th Tradition: venmo @group-name. Bring a mug.", "Bring a mug.", Reason::PaymentLeftOut),
            ("Gifts to $GroupName! Bring a mug.", "Bring a mug.", Reason::PaymentLeftOut),
            ("Phone: 1-614-555-0100 Bring a mug.", "Bring a mug.", Reason::PhoneInText),
            ("Bring a mug. Text \u{202a}614-555-0100\u{202c} and wait.", "Bring a mug.", Reason::PhoneInText),
            ("Bring a mug. Call +44 20 7946 0000.", "Bring a mug.", Reason::PhoneInText),
            ("Zoom ID: 123456789\nPassword: sober", "Zoom ID: 123456789", Reason::PasswordLeftOut),
            ("Zoom ID: 123 4567 8901 Passcode: a.b c", "Zoom ID: 12345678901", Reason::PasswordLeftOut),
            (
                "Bring a mug. Write ann@example.org for the passcode, please",
                "Bring a mug.",
                Reason::PasswordLeftOut,
            ),
            ("Password:\nsober\nBring a mug.", "Bring a mug.", Reason::PasswordLeftOut),
            ("Bring a mug. sober is the password", "Bring a mug.", Reason::PasswordLeftOut),
            ("Bring a mug. Contraseña: sobrio", "Bring a mug.", Reason::PasswordLeftOut),
            ("Bring a mug. Door code: 1234#", "Bring a mug.", Reason::PasswordLeftOut),
            (
                "Join at https://zoom.example/j/123456789?pwd=abc and bring a mug.",
                "Join at https://zoom.example/j/123456789 and bring a mug.",
                Reason::PasswordLeftOut,
            ),
        ] {
            let scrubbed = scrub(text, Kind::Notes);
            assert_eq!(
                (scrubbed.text.as_str(), scrubbed.repairs.contains(&reason)),
                (left, true),
                "{text}: {scrubbed:?}"
            );
        }
    }

    #[test]
    fn markup_becomes_text_before_it_is_looked_at() {
        assert_eq!(
            notes("Up the <b>stairs</b><br/>Bread &amp; soup &#8211; free"),
            "Up the stairs. Bread & soup – free"
        );
        assert_eq!(notes("Bring a mug. ann&#64;example.org"), "Bring a mug.");
        assert_eq!(notes("Bring a mug. ann<i></i>@example.org"), "Bring a mug.");
        assert_eq!(notes("&nosuch; & &#xffffffff; stay"), "&nosuch; & &#xffffffff; stay");
    }

    #[test]
    fn of_a_name_only_what_is_private_goes() {
        let name = |text: &str| scrub(text, Kind::Line).text;
        assert_eq!(name("Early Birds, 614-555-0100"), "Early Birds");
        assert_eq!(name("Early Birds ann@example.org at noon"), "Early Birds at noon");
        assert_eq!(name("Early Birds (password: x)"), "Early Birds (");
        assert_eq!(name("12 Kettle Lane, 43215-1021"), "12 Kettle Lane, 43215-1021");
    }

    /// Pieces of notes, private ones among them, in any order and run together in any way.
    fn any_notes() -> impl Strategy<Value = String> {
        let pieces = prop_oneof![
            prop::sample::select(
                &[
                    "Ring the bell",
                    "Password",
                    "pwd=",
                    "Passcode is",
                    "Zoom ID:",
                    "Contact Ann B.",
                    "ann@example.org",
                    "614-555-0100",
                    "(614) 555-0100",
                    "6145550100",
                    "555-0100",
                    "+1 614 555 0100",
                    "https://zoom.example/j/1?pwd=x",
                    "@handle",
                    "$Cash",
                    "venmo",
                    "\n",
                    ". ",
                    "; ",
                    "<br>",
                    "&#64;",
                    "id 614 555 0100",
                    "\u{200b}",
                    "PIN 12",
                    "www.example.org",
                    "ann",
                    "@",
                    "example.org",
                    "614",
                    "555",
                    "0100",
                    "-",
                    " ",
                ][..],
            )
            .prop_map(str::to_owned),
            "\\PC{0,8}",
        ];
        let run_together = prop::collection::vec("[a-z@.0-9 ()+-]{0,6}|pass|code|word", 0..10);
        prop_oneof![
            prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.join(" ")),
            run_together.prop_map(|pieces| pieces.concat()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn nothing_private_is_left(text in any_notes()) {
            for kind in [Kind::Notes, Kind::Line] {
                let scrubbed = scrub(&text, kind);
                prop_assert_eq!(private_in(&scrubbed.text), None, "{:?}", &scrubbed);
                prop_assert!(!scrubbed.text.contains('\n') && !scrubbed.text.chars().any(|s| matches!(s, MARK | MARK_END)));
                prop_assert!(!scrubbed.text.contains("ann@example.") && !scrubbed.text.contains("614-555-0100"));
            }
        }

        #[test]
        fn what_has_nothing_private_is_not_called_so(text in "([A-Z]?[a-z]{1,7} ){0,8}[a-z]{1,6}\\.") {
            prop_assume!(private_in(&text).is_none() && !is_found(&PERSON, &text) && !is_found(&ASK_NAME, &text));
            prop_assert_eq!(scrub(&text, Kind::Notes).text, text.trim());
        }
    }
}
