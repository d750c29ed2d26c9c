//! What if an operator wants pictures of streets beneath the map?
//!
//! By default there are none: the map is drawn from shapes of this site. A host of pictures learns where people look, so
//! that the page says so, and the policy of that one build allows pictures from exactly that host, and nothing else.

use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use crate::site_file::judged;

/// Addresses of pictures, such as `https://tiles.example.org/{z}/{x}/{y}.png`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    text: String,
    /// Such as `https://tiles.example.org`.
    origin: String,
}

impl Template {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The one host that pictures may come from.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        judged(deserializer, "an address in quotation marks", |text| {
            text.parse().map_err(|expected| format!("`{text}` leads to no pictures: {expected}"))
        })
    }
}

impl FromStr for Template {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let expected = "an address like https://tiles.example.org/{z}/{x}/{y}.png is expected, with one host and {z}, {x} and {y}";
        let (host, path) =
            text.strip_prefix("https://").and_then(|rest| rest.split_once('/')).ok_or(expected)?;
        let is_host = |sign: char| sign.is_ascii_alphanumeric() || ".-:".contains(sign);
        let has_all = ["{z}", "{x}", "{y}"].iter().all(|part| path.contains(part));
        if host.is_empty() || !host.chars().all(is_host) || !has_all || text.contains(['"', '<', ' ']) {
            return Err(expected);
        }
        Ok(Self { text: text.to_owned(), origin: format!("https://{host}") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_names_one_host_and_all_that_changes() {
        let template: Template = "https://tiles.example.org/a/{z}/{x}/{y}.png?key=1".parse().unwrap();
        assert_eq!(template.origin, "https://tiles.example.org");
        for wrong in [
            "http://tiles.example.org/{z}/{x}/{y}.png",
            "https://{s}.example.org/{z}/{x}/{y}.png",
            "https://*.example.org/{z}/{x}/{y}.png",
            "https://tiles.example.org/{z}/{x}.png",
            "https:///{z}/{x}/{y}.png",
            "https://tiles.example.org; script-src *//{z}/{x}/{y}.png",
            "https://tiles.example.org/{z}/{x}/{y}.png\" onload=\"",
        ] {
            assert!(wrong.parse::<Template>().is_err(), "{wrong}");
        }
    }
}
