//! Which letter do a letter and the accent behind it make?

/// An accent as Unicode has it apart from its letter, and the letters with it.
type Joined = (char, &'static [(char, &'static str)]);

/// The small letters of Latin-1 and Latin Extended-A that are a letter with an accent, and the Romanian ones. `İ` has no
/// small letter of one sign.
const JOINED: [Joined; 14] = [
    ('\u{300}', &[('a', "à"), ('e', "è"), ('i', "ì"), ('o', "ò"), ('u', "ù")]),
    (
        '\u{301}',
        &[
            ('a', "á"),
            ('e', "é"),
            ('i', "í"),
            ('o', "ó"),
            ('u', "ú"),
            ('y', "ý"),
            ('c', "ć"),
            ('l', "ĺ"),
            ('n', "ń"),
            ('r', "ŕ"),
            ('s', "ś"),
            ('z', "ź"),
        ],
    ),
    (
        '\u{302}',
        &[
            ('a', "â"),
            ('e', "ê"),
            ('i', "î"),
            ('o', "ô"),
            ('u', "û"),
            ('c', "ĉ"),
            ('g', "ĝ"),
            ('h', "ĥ"),
            ('j', "ĵ"),
            ('s', "ŝ"),
            ('w', "ŵ"),
            ('y', "ŷ"),
        ],
    ),
    ('\u{303}', &[('a', "ã"), ('n', "ñ"), ('o', "õ"), ('i', "ĩ"), ('u', "ũ")]),
    ('\u{304}', &[('a', "ā"), ('e', "ē"), ('i', "ī"), ('o', "ō"), ('u', "ū")]),
    ('\u{306}', &[('a', "ă"), ('e', "ĕ"), ('g', "ğ"), ('i', "ĭ"), ('o', "ŏ"), ('u', "ŭ")]),
    ('\u{307}', &[('c', "ċ"), ('e', "ė"), ('g', "ġ"), ('z', "ż"), ('i', "i\u{307}")]),
    ('\u{308}', &[('a', "ä"), ('e', "ë"), ('i', "ï"), ('o', "ö"), ('u', "ü"), ('y', "ÿ")]),
    ('\u{30a}', &[('a', "å"), ('u', "ů")]),
    ('\u{30b}', &[('o', "ő"), ('u', "ű")]),
    (
        '\u{30c}',
        &[
            ('c', "č"),
            ('d', "ď"),
            ('e', "ě"),
            ('l', "ľ"),
            ('n', "ň"),
            ('r', "ř"),
            ('s', "š"),
            ('t', "ť"),
            ('z', "ž"),
        ],
    ),
    ('\u{326}', &[('s', "ș"), ('t', "ț")]),
    (
        '\u{327}',
        &[('c', "ç"), ('g', "ģ"), ('k', "ķ"), ('l', "ļ"), ('n', "ņ"), ('r', "ŗ"), ('s', "ş"), ('t', "ţ")],
    ),
    ('\u{328}', &[('a', "ą"), ('e', "ę"), ('i', "į"), ('u', "ų")]),
];

/// The letter before with the accent behind it, as one sign; `None` when they make none.
pub(super) fn joined(before: Option<char>, accent: char) -> Option<&'static str> {
    let (_, letters) = JOINED.iter().find(|(own, _)| *own == accent)?;
    letters.iter().find(|(letter, _)| Some(*letter) == before).map(|(_, joined)| *joined)
}
