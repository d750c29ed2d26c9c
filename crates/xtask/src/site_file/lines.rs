//! On which line of a JSON file does a setting stand?
//!
//! What is wrong with one value is told while it is read. What is wrong with several together, such as two colors, is known
//! only when all are read; then this finds the line. It is asked of text that is known to be JSON.

/// The line, counted from 1, on which the value stands that these keys lead to (in a list: its number); that of the
/// nearest one around it where it is not there.
pub(super) fn line_of(text: &str, keys: &[&str]) -> usize {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0 };
    let at = scan.find(keys);
    1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    /// Where the value begins that the keys lead to from here.
    fn find(&mut self, keys: &[&str]) -> usize {
        self.space();
        let here = self.at;
        let Some((first, rest)) = keys.split_first() else { return here };
        let is_object = self.peek() == Some(b'{');
        if !is_object && self.peek() != Some(b'[') {
            return here;
        }
        self.at += 1;
        for number in 0.. {
            self.space();
            if matches!(self.peek(), None | Some(b'}' | b']')) {
                break;
            }
            let is_it = if is_object {
                let key = self.string();
                self.space();
                self.at += 1; // the colon
                key == first.as_bytes()
            } else {
                *first == number.to_string()
            };
            if is_it {
                return self.find(rest);
            }
            self.skip();
            self.space();
            if self.peek() == Some(b',') {
                self.at += 1;
            }
        }
        here
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// What stands between the quotation marks, with its escapes as they are: no key of ours has any.
    fn string(&mut self) -> Vec<u8> {
        self.at += 1;
        let start = self.at;
        while let Some(byte) = self.peek().filter(|byte| *byte != b'"') {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        self.bytes.get(start..self.at - 1).unwrap_or_default().to_vec()
    }

    /// Goes behind a whole value.
    fn skip(&mut self) {
        let mut depth = 0_u32;
        self.space();
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.string();
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' if depth == 0 => return,
                _ => self.at += 1,
            }
            if depth == 0 && matches!(byte, b'"' | b'}' | b']') {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"a\": [1, \"]}\\\"\",\n    {\"b\": true}\n  ],\n  \"c\": { \"d\": {},\n    \"e\": \"x\"\n  },\n\"f\": 1}";

    #[test]
    fn a_setting_is_found_wherever_it_stands() {
        for (keys, line) in [
            (&["a"][..], 2),
            (&["a", "2", "b"], 3),
            (&["c", "d"], 5),
            (&["c", "e"], 6),
            (&["f"], 8),
            (&[], 1),
        ] {
            assert_eq!(line_of(TEXT, keys), line, "{keys:?}");
        }
    }

    #[test]
    fn what_is_not_there_is_where_it_would_stand() {
        assert_eq!(line_of(TEXT, &["c", "g"]), 5);
        assert_eq!(line_of(TEXT, &["g"]), 1);
        assert_eq!(line_of("", &["g"]), 1);
        assert_eq!(line_of("{\"a\": \"", &["g"]), 1);
    }
}
