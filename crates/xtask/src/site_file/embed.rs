//! Which sites may show this one within their pages?

use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use super::text::judged;

/// Such as `https://www.example.org`, or `https://*.example.org` for all sites below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin(String);

impl Origin {
    /// As a policy names it.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = |what: &str| {
            format!("`{text}` {what}: write the beginning of an address such as `https://www.example.org`")
        };
        let host = text.strip_prefix("https://").ok_or_else(|| wrong("does not begin with https://"))?;
        let host = host.strip_suffix('/').unwrap_or(host);
        if host.contains(['/', '?', '#']) {
            return Err(wrong("has a path, which no browser looks at here"));
        }
        let name = host.strip_prefix("*.").unwrap_or(host);
        let (name, port) = name.split_once(':').map_or((name, None), |(name, port)| (name, Some(port)));
        let is_part = |part: &str| {
            !part.is_empty() && part.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
        };
        // With `*.org` every site would be meant, or thousands.
        if !name.contains('.') || !name.split('.').all(is_part) {
            return Err(wrong("names no host"));
        }
        if port.is_some_and(|port| port.is_empty() || !port.chars().all(|sign| sign.is_ascii_digit())) {
            return Err(wrong("has a port that is no number"));
        }
        Ok(Self(format!("https://{}", host.to_ascii_lowercase())))
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        judged(deserializer, "the beginning of an address in quotation marks", str::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_by_the_beginning_of_its_address() {
        for (text, origin) in [
            ("https://www.example.org", "https://www.example.org"),
            ("https://Library.Example.org/", "https://library.example.org"),
            ("https://*.example.org", "https://*.example.org"),
            ("https://example.org:8443", "https://example.org:8443"),
        ] {
            assert_eq!(text.parse::<Origin>().unwrap().text(), origin);
        }
    }

    #[test]
    fn what_would_let_anybody_or_nobody_in_is_refused() {
        for (text, why) in [
            ("http://example.org", "does not begin with https://"),
            ("*", "does not begin with https://"),
            ("https://*", "names no host"),
            ("https://*.org", "names no host"),
            ("https://example.org/page", "has a path"),
            ("https://a.org;script-src", "names no host"),
            ("https://a.org 'self'", "names no host"),
            ("https://a..org", "names no host"),
            ("https://a.org:", "has a port"),
        ] {
            let error = text.parse::<Origin>().unwrap_err();
            assert!(error.contains(why) && error.contains(text), "{text}: {error}");
        }
    }
}
