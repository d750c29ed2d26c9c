//! Which address of a listing may become a link?
//!
//! A listing is foreign text: `javascript:` in a web address would be a program in our page, and
//! `https://bank.example@evil.example` a lie. What is not plainly a web address is shown as text, or not at all.

/// The web address as a link with its scheme; `None` when it is not plainly one.
///
/// ```
/// # use listing::link::web_link;
/// assert_eq!(web_link("www.example.org/help").as_deref(), Some("https://www.example.org/help"));
/// assert_eq!(web_link("javascript:alert(1)"), None);
/// assert_eq!(web_link("http://"), None);
/// ```
#[must_use]
pub fn web_link(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = match (without_prefix(address, "https://"), without_prefix(address, "http://")) {
        (Some(rest), _) => ("https://", rest),
        (_, Some(rest)) => ("http://", rest),
        _ => ("https://", address),
    };
    let host_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, behind) = rest.split_at(host_end);
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let plain_port = port.len() <= 5 && port.bytes().all(|b| b.is_ascii_digit()) && !host.ends_with(':');
    let plain_path = !behind.contains(|c: char| c.is_whitespace() || c.is_control() || is_direction_mark(c));
    (is_host(name) && plain_port && plain_path).then(|| format!("{scheme}{rest}"))
}

/// The host of a link that [`web_link`] made: what a person should see before they go there.
///
/// ```
/// # use listing::link::host;
/// assert_eq!(host("https://www.example.org:8080/help?a#b"), "www.example.org");
/// ```
#[must_use]
pub fn host(link: &str) -> &str {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().unwrap_or_default()
}

/// What is behind a prefix in either case.
fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Names with a dot in them; letters of any script, since addresses have them too. The last part begins with a letter: what
/// ends in a number is read as one, and `0x7f.1` leads to another machine than it seems.
fn is_host(name: &str) -> bool {
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_named = |(_, last): (&str, &str)| last.starts_with(char::is_alphabetic);
    name.rsplit_once('.').is_some_and(is_named) && name.split('.').all(label)
}

/// Marks that turn the direction of text, and so can show an address as another one.
fn is_direction_mark(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use url::{Host, Url};

    #[test]
    fn web_addresses_become_links() {
        for (written, link) in [
            ("https://example.org", "https://example.org"),
            (" HTTP://Example.org/a?b#c ", "http://Example.org/a?b#c"),
            ("example.org:8080/a:b", "https://example.org:8080/a:b"),
            ("niños.example/ayuda", "https://niños.example/ayuda"),
        ] {
            assert_eq!(web_link(written).as_deref(), Some(link));
        }
    }

    #[test]
    fn nothing_else_does() {
        for wrong in [
            "",
            "http://",
            "n/a",
            "none",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "https://bank.example@evil.example",
            "https:///x",
            "ftp://example.org",
            "https://a..b",
            "example.org:",
            "a b.org",
            "https://example.org/\u{202e}gpj.exe",
            "https://example.org/a b",
            "help@example.org",
            "\\\\evil.example",
            "https://bank.example\\@evil.example",
            "http://127.0.0.1/",
            "https://0x7f.1",
            "https://bank.example.2130706433",
        ] {
            assert_eq!(web_link(wrong), None, "{wrong}");
        }
    }

    /// Any text, and such as are almost addresses.
    fn any_address() -> impl Strategy<Value = String> {
        let almost = "(https?:/{0,3})?[a-z0-9x.@:/\\\\%#?１ⓐ½。ß\u{ad}-]{0,24}(\\.[a-z0-9x]{1,4})?";
        prop_oneof![any::<String>(), almost]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn a_browser_goes_to_the_host_that_is_shown_and_to_nobody_else(text in any_address()) {
            let Some(link) = web_link(&text) else { return Ok(()) };
            // What is no address to a browser leads nowhere.
            let Ok(url) = Url::parse(&link) else { return Ok(()) };
            prop_assert!(["https", "http"].contains(&url.scheme()));
            prop_assert!(url.username().is_empty() && url.password().is_none());
            prop_assert!(matches!(url.host(), Some(Host::Domain(_))), "{}", link);
            let shown = Url::parse(&format!("https://{}/", host(&link)));
            prop_assert_eq!(shown.as_ref().ok().and_then(Url::host_str), url.host_str());
        }

        #[test]
        fn a_link_always_has_a_web_scheme(text in any::<String>()) {
            if let Some(link) = web_link(&text) {
                prop_assert!(link.starts_with("https://") || link.starts_with("http://"));
                prop_assert_eq!(web_link(&link), Some(link.clone()));
                prop_assert!(is_host(host(&link)));
            }
        }
    }
}
