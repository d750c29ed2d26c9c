//! Which headers does an answer carry?
//!
//! The one source is `_headers`, in the format that Netlify and Cloudflare Pages read: a path pattern at the start of a
//! line, its headers indented below it. What we serve here is therefore what those hosts serve. Only what both of them
//! understand alike is accepted, so that a rule cannot hold here and fail there.

use std::path::Path;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::failure::Failure;

/// The rules of one `_headers` file.
#[derive(Debug, Default)]
pub(crate) struct HeaderRules {
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    pattern: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// Where and why a file is not understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotUnderstood {
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) why: String,
}

impl HeaderRules {
    /// Reads the text of the file at `path`.
    pub(crate) fn read(path: &Path, text: &str) -> Result<Self, Failure> {
        Self::parse(text).map_err(|NotUnderstood { line, why }| Failure::HeaderFile {
            path: path.to_path_buf(),
            line,
            why,
        })
    }

    /// Reads a whole file. Blank lines and lines that begin with `#` say nothing.
    pub(crate) fn parse(text: &str) -> Result<Self, NotUnderstood> {
        let mut rules: Vec<Rule> = Vec::new();
        for (line, content) in (1..).zip(text.lines()) {
            let not_understood = |why: String| NotUnderstood { line, why };
            let trimmed = content.trim();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            if !content.starts_with(char::is_whitespace) {
                rules.push(Rule { pattern: pattern(trimmed).map_err(not_understood)?, headers: Vec::new() });
            } else if let Some(rule) = rules.last_mut() {
                rule.headers.push(header(trimmed).map_err(not_understood)?);
            } else {
                return Err(not_understood("a header stands above the first path".to_owned()));
            }
        }
        Ok(Self { rules })
    }

    /// Every pattern with each of its headers, in the order of the file.
    pub(crate) fn each(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.rules.iter().flat_map(|rule| {
            rule.headers.iter().map(|(name, value)| {
                // Read from text, so it is text.
                (rule.pattern.as_str(), name.as_str(), value.to_str().unwrap_or_default())
            })
        })
    }

    /// Below which folder of its host the site lies, as `/help`: what stands before the `/*` that means all of it. Nothing for a
    /// site that has its host for itself.
    pub(crate) fn base(&self) -> &str {
        self.rules.iter().find_map(|rule| rule.pattern.strip_suffix("/*")).unwrap_or_default()
    }

    /// The headers of the answer at `path`. A name that several matching rules give has their values joined by commas,
    /// as the hosts do it.
    pub(crate) fn at(&self, path: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in
            self.rules.iter().filter(|rule| matches(&rule.pattern, path)).flat_map(|rule| &rule.headers)
        {
            let joined = match headers.get(name) {
                None => value.clone(),
                Some(before) => {
                    HeaderValue::from_bytes(&[before.as_bytes(), b", ", value.as_bytes()].concat())
                        // Two values that were each accepted are accepted together.
                        .unwrap_or_else(|_| value.clone())
                }
            };
            headers.insert(name.clone(), joined);
        }
        headers
    }
}

fn pattern(text: &str) -> Result<String, String> {
    if !text.starts_with('/') {
        return Err(format!("`{text}` is no path: a rule begins with a path such as /* or /find/*"));
    }
    if text.contains(':') {
        return Err(format!("`{text}` has a placeholder, which is not understood here: use * instead"));
    }
    if text.matches('*').count() > 1 {
        return Err(format!("`{text}` has more than one *, which Cloudflare Pages refuses"));
    }
    Ok(text.to_owned())
}

fn header(text: &str) -> Result<(HeaderName, HeaderValue), String> {
    let (name, value) =
        text.split_once(':').ok_or_else(|| format!("`{text}` is no header: one is written `Name: value`"))?;
    let name =
        name.trim().parse().map_err(|_| format!("`{}` cannot be the name of a header", name.trim()))?;
    let value = HeaderValue::from_str(value.trim())
        .map_err(|_| format!("`{name}` has a value that no header may have"))?;
    Ok((name, value))
}

/// Whether `path` fits `pattern`, whose `*` stands for any run of signs, slashes too, even for none.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path.strip_prefix(before).is_some_and(|rest| rest.ends_with(after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLIC: &str = include_str!("../../../public/_headers");

    fn at(text: &str, path: &str, name: &str) -> Option<String> {
        let headers = HeaderRules::parse(text).unwrap().at(path);
        headers.get(name).map(|value| value.to_str().unwrap().to_owned())
    }

    #[test]
    fn a_star_stands_for_any_run_of_signs() {
        assert!(matches("/*", "/"));
        assert!(matches("/*", "/a/b/c.js"));
        assert!(matches("/listing/oh.*", "/listing/oh.0123456789abcdef.json"));
        assert!(matches("/*.js", "/a/b.js"));
        assert!(!matches("/listing/oh.*", "/listing/manifest.json"));
        assert!(!matches("/*.js", "/a.json"));
        assert!(!matches("/ab*ba", "/aba"), "the two sides may not overlap");
        assert!(matches("/404.html", "/404.html"));
        assert!(!matches("/404.html", "/404.html/"));
    }

    #[test]
    fn an_answer_has_the_headers_of_every_rule_that_fits() {
        let text = "# said once\n/*\n  X-A: 1\n\n/find/*\n\tX-B: 2: and more\n";
        assert_eq!(at(text, "/find/", "x-a").as_deref(), Some("1"));
        assert_eq!(at(text, "/find/", "x-b").as_deref(), Some("2: and more"));
        assert_eq!(at(text, "/", "x-b"), None);
    }

    #[test]
    fn a_header_given_twice_has_both_values() {
        assert_eq!(at("/*\n  X-A: 1\n/b\n  x-a: 2", "/b", "X-A").as_deref(), Some("1, 2"));
    }

    #[test]
    fn what_is_not_understood_is_named_with_its_line() {
        let cases = [
            ("  X-A: 1", 1, "above the first path"),
            ("/*\n  X-A 1", 2, "no header"),
            ("/*\n  X A: 1", 2, "cannot be the name"),
            ("/*\n  X-A: \u{7f}", 2, "no header may have"),
            ("\nfind/*\n  X-A: 1", 2, "is no path"),
            ("/a/:id\n  X-A: 1", 1, "placeholder"),
            ("/*/*\n  X-A: 1", 1, "more than one *"),
        ];
        for (text, line, why) in cases {
            let error = HeaderRules::parse(text).unwrap_err();
            assert_eq!(error.line, line, "{text}");
            assert!(error.why.contains(why), "{text}: {}", error.why);
        }
    }

    #[test]
    fn every_page_gets_the_promised_headers() {
        let policy = at(PUBLIC, "/find/", "content-security-policy").unwrap();
        for part in ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'"] {
            assert!(policy.split("; ").any(|directive| directive == part), "{part} is missing in {policy}");
        }
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(at(PUBLIC, "/", "referrer-policy").as_deref(), Some("no-referrer"));
        assert_eq!(at(PUBLIC, "/", "x-content-type-options").as_deref(), Some("nosniff"));
        let permissions = at(PUBLIC, "/", "permissions-policy").unwrap();
        for part in permissions.split(", ") {
            assert!(
                part == "geolocation=(self)" || part.ends_with("=()"),
                "{part} leaves more than geolocation"
            );
        }
        assert!(permissions.contains("geolocation=(self)"));
        let transport = at(PUBLIC, "/", "strict-transport-security").unwrap();
        assert!(transport.starts_with("max-age=") && !transport.contains("preload"), "{transport}");
    }

    #[test]
    fn no_line_is_longer_than_a_host_accepts() {
        assert!(PUBLIC.lines().all(|line| line.len() <= 2000));
    }
}
