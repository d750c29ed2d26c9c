//! Which addresses may an operator name?

use std::str::FromStr;

use serde::{Deserialize, Deserializer};
use url::Url;

use super::text::judged;

/// A complete `https` address whose host can stand in a policy as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address(Url);

impl Address {
    /// In the spelling of the web: what may not stand in an address is escaped.
    pub(crate) fn text(&self) -> &str {
        self.0.as_str()
    }

    /// Such as `https://help.example.org`.
    pub(crate) fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = |what: &str| {
            format!("`{text}` {what}: write a whole address such as `https://www.example.org/page`")
        };
        let url = Url::parse(text).map_err(|_| wrong("is no address"))?;
        if url.scheme() != "https" {
            return Err(wrong("does not begin with https://"));
        }
        // The rules of the web let a host have signs that end a part of a policy, or stand for any host.
        let is_host = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-');
        if !url.host_str().is_some_and(|host| host.chars().all(is_host)) {
            return Err(wrong("has a host with signs that are not a-z, 0-9, dot and hyphen"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("has a name or a password in it, which every visitor could read"));
        }
        if url.fragment().is_some() {
            return Err(wrong("has a part behind #, which no server is told"));
        }
        Ok(Self(url))
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        judged(deserializer, "an address in quotation marks", str::parse)
    }
}
