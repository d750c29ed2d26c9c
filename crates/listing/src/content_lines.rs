//! How is a line written that address books and calendars read?
//!
//! vCard (RFC 2426) and iCalendar (RFC 5545) share their lines: ended by CR and LF, 75 octets at most, a longer one goes on
//! behind a space, and four signs of a text are written so that they mean nothing.

/// Octets of a line, without its end.
const LINE: usize = 75;

/// Lines that are folded and ended as both formats want.
#[derive(Default)]
pub(crate) struct Lines(pub(crate) String);

impl Lines {
    /// A line that is too long goes on in the next, behind a space. No sign is cut in two.
    pub(crate) fn push(&mut self, line: &str) {
        let mut octets = 0;
        for sign in line.chars() {
            if octets + sign.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(sign);
            octets += sign.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A value in which nothing means anything to the format. A line break is written as one; other signs that end a line
/// somewhere, or that nobody can see, become spaces.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\n' => out.push_str("\\n"),
            '\\' | ',' | ';' => out.extend(['\\', sign]),
            '\u{2028}' | '\u{2029}' => out.push(' '),
            _ if sign.is_control() => out.push(' '),
            _ => out.push(sign),
        }
    }
    out
}

/// What the tests of both formats need.
#[cfg(test)]
pub(crate) mod testing {
    use proptest::prelude::*;

    /// As an importer reads it: lines joined that were folded.
    pub(crate) fn unfolded(card: &str) -> Vec<String> {
        card.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    /// Text made of what could do harm, and of anything else.
    pub(crate) fn hostile() -> impl Strategy<Value = String> {
        let harm = prop::sample::select(vec![
            "\r\n",
            "\n",
            "\r",
            "\\",
            ";",
            ",",
            ":",
            "\u{2028}",
            "\u{85}",
            "\u{b}",
            "END:VCARD",
            "END:VEVENT",
            "TEL:911",
            " ",
            "ñ",
            "🙂",
        ]);
        prop::collection::vec(prop_oneof![harm.prop_map(str::to_owned), any::<String>()], 0..30)
            .prop_map(|parts| parts.concat())
    }

    /// Whether a reader may break a line at this sign.
    pub(crate) fn breaks(sign: char) -> bool {
        sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}')
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::testing::{hostile, unfolded};
    use super::*;

    proptest! {
        #[test]
        fn a_line_is_never_longer_than_the_format_allows_and_loses_nothing(text in hostile()) {
            let mut lines = Lines::default();
            lines.push(&escaped(&text));
            for line in lines.0.split_terminator("\r\n") {
                prop_assert!(line.len() <= LINE, "{}", line.len());
            }
            prop_assert_eq!(unfolded(&lines.0).concat(), escaped(&text));
        }

        #[test]
        fn an_escaped_value_reads_back_as_it_was(text in "[^\\p{Cc}\u{2028}\u{2029}]*") {
            let mut read = String::new();
            let written = escaped(&text);
            let mut signs = written.chars();
            while let Some(sign) = signs.next() {
                match sign {
                    '\\' => read.extend(signs.next()),
                    _ => read.push(sign),
                }
            }
            prop_assert_eq!(read, text);
        }
    }
}
