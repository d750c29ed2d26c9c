//! What if an operator wants pictures of streets beneath the map?
//!
//! By default there are none: the map is drawn from shapes of this site. A host of pictures learns where people look, so
//! that the page says so, and the policy of that one build allows pictures from exactly that host, and nothing else.

use std::fs;
use std::path::Path;
use std::str::FromStr;

use crate::failure::{Failure, OnPath};
use crate::files;

/// Where the policy says which pictures may be shown.
const PICTURES: &str = "img-src 'self' data:";

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

/// Lets the built site show pictures from that host: in its headers, and in every page for hosts that read none.
pub(crate) fn allow(template: &Template, dist: &Path) -> Result<(), Failure> {
    let allowed = format!("{PICTURES} {}", template.origin);
    let is_policy = |file: &&std::path::PathBuf| {
        file.ends_with("_headers") || file.extension().is_some_and(|extension| extension == "html")
    };
    for file in files::below(dist)?.iter().filter(is_policy) {
        let text = fs::read_to_string(file).on("read", file)?;
        fs::write(file, text.replacen(PICTURES, &allowed, 1)).on("write", file)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;

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

    #[test]
    fn the_policy_gains_that_host_for_pictures_and_nothing_else() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let folder = TestDir::new("tiles");
        for (name, file) in [("_headers", "public/_headers"), ("es/find/index.html", "index.html")] {
            folder.write(name, fs::read(root.join(file)).unwrap());
        }
        allow(&"https://tiles.example.org/{z}/{x}/{y}.png".parse().unwrap(), folder.path()).unwrap();
        for (name, file) in [("_headers", "public/_headers"), ("es/find/index.html", "index.html")] {
            let (before, after) = (fs::read_to_string(root.join(file)).unwrap(), folder.path().join(name));
            let after = fs::read_to_string(after).unwrap();
            assert!(after.contains("img-src 'self' data: https://tiles.example.org; "), "{after}");
            assert_eq!(after.replace(" https://tiles.example.org", ""), before);
        }
    }
}
