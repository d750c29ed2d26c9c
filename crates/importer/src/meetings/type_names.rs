//! Which type of the Meeting Guide does a word mean?
//!
//! Lists write codes in either case (`onl`, `TC`) or names (`[open]`, `Wheelchair Access`). What means no type of the Meeting
//! Guide stays in the list's own words.

use listing::meeting::types::MeetingType;
use listing::text::folded;

use crate::tidy;

/// The longest word for a type that is kept.
const LONGEST: usize = 60;
/// More digits than this are a number and no type.
const MOST_DIGITS: usize = 6;

/// What a word among the types means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meant {
    /// A type of the Meeting Guide, and whether the word was its code as it stands.
    Type(MeetingType, bool),
    /// One can take part online: `ONL`, which lists use and the Meeting Guide has no type for.
    Online,
    /// One can take part in the room and online.
    Hybrid,
    /// One comes to the room.
    InPerson,
    /// Words that no type stands for.
    Own(String),
    /// Nothing that could be shown.
    Unreadable,
}

/// Reads one word. `None` for a blank one.
pub(crate) fn read(word: &str) -> Option<Meant> {
    let word = word.trim().trim_start_matches('[').trim_end_matches(']').trim();
    if word.is_empty() {
        return None;
    }
    if let Some(kind) = MeetingType::from_code(word) {
        return Some(Meant::Type(kind, kind.code() == word));
    }
    Some(by_name(word).unwrap_or_else(|| own(word)))
}

/// What a name means, whatever its capitals, accents and signs.
pub(crate) fn by_name(name: &str) -> Option<Meant> {
    let name = folded(name);
    let name = name.strip_suffix(" meeting").unwrap_or(&name);
    match name {
        "onl" | "online" | "online meeting" | "virtual" | "vm" | "zoom" => return Some(Meant::Online),
        "hy" | "hybrid" | "hybr" => return Some(Meant::Hybrid),
        "in person" | "inperson" | "face to face" => return Some(Meant::InPerson),
        _ => {}
    }
    let at = NAMES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    let kind = MeetingType::from_code(NAMES.get(at)?.1)?;
    Some(Meant::Type(kind, false))
}

/// The word as it stands, where it is fit to be shown as a type.
fn own(word: &str) -> Meant {
    let text = tidy::tidy(word, tidy::Kind::Name, LONGEST + 1).text;
    let plain = |sign: char| {
        sign.is_alphanumeric()
            || matches!(sign, ' ' | '-' | '/' | '&' | '\'' | '’' | '(' | ')' | '.' | '+' | ':')
    };
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let fit = !text.is_empty()
        && text.chars().count() <= LONGEST
        && text.chars().all(plain)
        && digits <= MOST_DIGITS;
    if fit && super::scrub::private_in(&text).is_none() { Meant::Own(text) } else { Meant::Unreadable }
}

/// Names, [folded], in order, with the codes that they mean: those of the Meeting Guide's list in English, and what other lists
/// call the same.
const NAMES: [(&str, &str); 156] = [
    ("11th step", "11"),
    ("11th step meditation", "11"),
    ("12 12", "12x12"),
    ("12 and 12", "12x12"),
    ("12 steps 12 traditions", "12x12"),
    ("abierta", "O"),
    ("accessible", "X"),
    ("afrikaans", "AF"),
    ("agnostic", "A"),
    ("american sign language", "ASL"),
    ("amharic", "AM"),
    ("arabic", "AR"),
    ("as bill sees it", "ABSI"),
    ("asl", "ASL"),
    ("atheist agnostic", "A"),
    ("babysitting available", "BA"),
    ("beginner", "BE"),
    ("beginners", "BE"),
    ("big book", "B"),
    ("bipoc", "POC"),
    ("birthday", "H"),
    ("bisexual", "BI"),
    ("book study", "LIT"),
    ("breakfast", "BRK"),
    ("bulgarian", "BG"),
    ("candle light", "CAN"),
    ("candlelight", "CAN"),
    ("cerrada", "C"),
    ("child care", "BA"),
    ("child friendly", "CF"),
    ("childcare", "BA"),
    ("childcare available", "BA"),
    ("children allowed", "CF"),
    ("children welcome", "CF"),
    ("closed", "C"),
    ("concurrent with al anon", "AL-AN"),
    ("concurrent with alateen", "AL"),
    ("croatian", "HR"),
    ("cross talk permitted", "XT"),
    ("daily reflection", "DR"),
    ("daily reflections", "DR"),
    ("danish", "DA"),
    ("deutsch", "DE"),
    ("digital 7th tradition", "DB"),
    ("digital basket", "DB"),
    ("discussion", "D"),
    ("discussion participation", "D"),
    ("dual diagnosis", "DD"),
    ("dutch", "NL"),
    ("eleventh step", "11"),
    ("en espanol", "S"),
    ("english", "EN"),
    ("espanol", "S"),
    ("facility temporarily closed", "TC"),
    ("finnish", "FI"),
    ("fragrance free", "FF"),
    ("francais", "FR"),
    ("french", "FR"),
    ("gay", "G"),
    ("gay lesbian", "LGBTQ"),
    ("gay lesbian transgender", "LGBTQ"),
    ("georgian", "KA"),
    ("german", "DE"),
    ("glbt", "LGBTQ"),
    ("grapevine", "GR"),
    ("greek", "EL"),
    ("handicap accessible", "X"),
    ("hebrew", "HE"),
    ("hindi", "HI"),
    ("hungarian", "HU"),
    ("icelandic", "IS"),
    ("indigenous", "NDG"),
    ("ingles", "EN"),
    ("italian", "ITA"),
    ("japanese", "JA"),
    ("korean", "KOR"),
    ("lesbian", "L"),
    ("lesbian gay bisexual transgender", "LGBTQ"),
    ("lgbt", "LGBTQ"),
    ("lgbtq", "LGBTQ"),
    ("lgbtqia", "LGBTQ"),
    ("literature", "LIT"),
    ("literature study", "LIT"),
    ("lithuanian", "LT"),
    ("living sober", "LS"),
    ("location temporarily closed", "TC"),
    ("malayalam", "ML"),
    ("maltese", "MT"),
    ("meditation", "MED"),
    ("meeting temporarily closed", "TC"),
    ("men", "M"),
    ("men only", "M"),
    ("mens", "M"),
    ("native", "N"),
    ("native american", "N"),
    ("nepali", "NE"),
    ("newcomer", "BE"),
    ("newcomers", "BE"),
    ("non binary", "NB"),
    ("nonbinary", "NB"),
    ("norwegian", "NO"),
    ("older adults", "SEN"),
    ("open", "O"),
    ("outdoor", "OUT"),
    ("outdoors", "OUT"),
    ("people of color", "POC"),
    ("persian", "FA"),
    ("polish", "POL"),
    ("portugues", "POR"),
    ("portuguese", "POR"),
    ("professionals", "P"),
    ("proof of attendance", "POA"),
    ("punjabi", "PUN"),
    ("russian", "RUS"),
    ("secular", "A"),
    ("senior", "SEN"),
    ("seniors", "SEN"),
    ("sign language", "ASL"),
    ("slovak", "SK"),
    ("slovenian", "SL"),
    ("smoking", "SM"),
    ("smoking allowed", "SM"),
    ("smoking permitted", "SM"),
    ("spanish", "S"),
    ("spanish speaking", "S"),
    ("speaker", "SP"),
    ("speaker discussion", "SP"),
    ("speaker meeting", "SP"),
    ("speakers", "SP"),
    ("step", "ST"),
    ("step meeting", "ST"),
    ("step study", "ST"),
    ("step working guide", "ST"),
    ("steps", "ST"),
    ("swedish", "SV"),
    ("tagalog", "TL"),
    ("temporarily closed", "TC"),
    ("temporarily closed facility", "TC"),
    ("thai", "TH"),
    ("topic discussion", "D"),
    ("tradition", "TR"),
    ("tradition study", "TR"),
    ("traditions", "TR"),
    ("transgender", "T"),
    ("turkish", "TUR"),
    ("ukrainian", "UK"),
    ("wheelchair", "X"),
    ("wheelchair access", "X"),
    ("wheelchair accessible", "X"),
    ("wheelchair accessible bathroom", "XB"),
    ("women", "W"),
    ("women only", "W"),
    ("womens", "W"),
    ("young adult", "Y"),
    ("young adults", "Y"),
    ("young people", "Y"),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(word: &str) -> String {
        match read(word) {
            Some(Meant::Type(kind, true)) => kind.code().to_owned(),
            Some(Meant::Type(kind, false)) => format!("~{}", kind.code()),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn names_are_in_order_and_mean_types_that_there_are() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
        for (name, kind) in NAMES {
            assert!(MeetingType::from_code(kind).is_some_and(|known| known.code() == kind), "{kind}");
            assert_eq!(folded(name), name);
        }
    }

    #[test]
    fn codes_and_names_are_read_however_they_are_written() {
        for (word, expected) in [
            ("O", "O"),
            ("o", "~O"),
            ("[open]", "~O"),
            ("Closed Meeting", "~C"),
            ("wheelchair access", "~X"),
            ("Al-Anon", "Some(Own(\"Al-Anon\"))"),
            ("onl", "Some(Online)"),
            ("Hybrid", "Some(Hybrid)"),
            ("Round Robin", "Some(Own(\"Round Robin\"))"),
            ("ann@example.org", "Some(Unreadable)"),
            ("614-555-0100", "Some(Unreadable)"),
            ("<b>", "Some(Unreadable)"),
            (" ", "None"),
        ] {
            assert_eq!(code(word), expected, "{word}");
        }
        assert_eq!(read(&"x".repeat(5_000)), Some(Meant::Unreadable));
    }

    proptest! {
        #[test]
        fn any_word_is_survived(word in "\\PC{0,70}") {
            if let Some(Meant::Own(text)) = read(&word) {
                prop_assert!(!text.is_empty() && text.chars().count() <= LONGEST && !text.contains(['\n', ',', ';']));
            }
        }
    }
}
