//! How do the headers of a site say that it lies below a folder of its host?
//!
//! `https://example.org/help/` is such a site: `_headers` is read at the root of the host, so that each of its paths begins with
//! `/help`. The files in `dist` are the same as ever and go into that folder.

/// The text of a `_headers` file whose paths begin with `base`, such as `/help`; the same text where there is none.
pub(crate) fn prefixed(headers: &str, base: &str) -> String {
    let line =
        |line: &str| if line.starts_with('/') { format!("{base}{line}\n") } else { format!("{line}\n") };
    headers.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::headers::HeaderRules;

    #[test]
    fn every_path_of_the_rules_begins_with_the_folder() {
        let text = "# said once\n/*\n  X-A: /1\n\n/listing/oh.*\n  Cache-Control: a\n";
        let below = "# said once\n/help/*\n  X-A: /1\n\n/help/listing/oh.*\n  Cache-Control: a\n";
        assert_eq!(prefixed(text, "/help"), below);
        assert_eq!(prefixed(text, ""), text);
        assert_eq!(HeaderRules::parse(below).unwrap().base(), "/help");
        assert_eq!(HeaderRules::parse(text).unwrap().base(), "");
    }
}
