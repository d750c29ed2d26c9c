//! Which colors has the site, and can everybody read it in them?
//!
//! An operator names some of the tokens of `style/tokens/color.css`; the others stay as they are there. What is named goes
//! into the one style sheet, since no page may have a style of its own (the policy), for screens alone: paper is printed in ink.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Deserializer};

use super::text::judged;
use crate::contrast::{Color, PAIRS, Pair, Use};
use crate::settings::Papers;

/// The tokens and what they are by default.
const DEFAULTS: &str = include_str!("../../../../style/tokens/color.css");
/// Where the colors for the dark begin in it.
const DARK: &str = "@media screen and (prefers-color-scheme: dark)";
const PRINT: &str = "@media print";

/// What the operator named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Colors {
    #[serde(default)]
    light: BTreeMap<Token, Named>,
    #[serde(default)]
    dark: BTreeMap<Token, Named>,
}

/// The name of a color, such as `accent`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Token(String);

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        judged(deserializer, "the name of a color", |name| {
            let known = tokens(light_part());
            if known.contains_key(name) {
                return Ok(Self(name.to_owned()));
            }
            let known: Vec<&str> = known.into_keys().collect();
            Err(format!("there is no color `{name}`: there are {}", known.join(", ")))
        })
    }
}

/// A color as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named(Color);

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        judged(deserializer, "a color in quotation marks", |text| text.parse().map(Self))
    }
}

/// All colors of one scheme: what was named, else what is so by default.
struct Scheme {
    name: &'static str,
    colors: BTreeMap<String, Color>,
    /// Those that are another one by default: `focus` is `accent`.
    same_as: BTreeMap<String, String>,
    named: Vec<String>,
}

impl Colors {
    /// What cannot be read: the keys of the setting that made it so, and why.
    pub(super) fn wrong_together(&self) -> Option<(Vec<String>, String)> {
        self.schemes().iter().find_map(|scheme| PAIRS.iter().find_map(|pair| scheme.problem(pair)))
    }

    /// The grounds of the pages, for what a browser draws around them.
    pub(super) fn papers(&self) -> Papers {
        let [light, dark] = self
            .schemes()
            .map(|scheme| scheme.color("paper").map(|color| color.to_string()).unwrap_or_default());
        Papers { light, dark }
    }

    /// What lies behind the icon of a phone that cuts it into a shape.
    pub(crate) fn ground(&self) -> String {
        self.papers().light
    }

    /// What stands in the style sheet behind all else; nothing where nothing was named.
    pub(crate) fn css(&self) -> String {
        let mut css = String::new();
        for (scheme, named) in [("light", &self.light), ("dark", &self.dark)] {
            if named.is_empty() {
                continue;
            }
            let _ = write!(css, "@media screen and (prefers-color-scheme:{scheme}){{:root{{");
            for (Token(name), Named(color)) in named {
                let _ = write!(css, "--color-{name}:{color};");
            }
            css.push_str("}}");
        }
        if css.is_empty() { css } else { format!("@layer tokens{{{css}}}\n") }
    }

    fn schemes(&self) -> [Scheme; 2] {
        let light = Scheme::of("light", &[light_part()], &self.light);
        let dark = Scheme::of("dark", &[light_part(), dark_part()], &self.dark);
        [light, dark]
    }
}

impl Scheme {
    /// The parts of the style sheet hold for it one after the other, and what was named above all.
    fn of(name: &'static str, parts: &[&str], named: &BTreeMap<Token, Named>) -> Self {
        let mut scheme = Self { name, colors: BTreeMap::new(), same_as: BTreeMap::new(), named: Vec::new() };
        for (token, value) in parts.iter().flat_map(|part| tokens(part)) {
            if let Ok(color) = value.parse() {
                scheme.colors.insert(token.to_owned(), color);
            } else if let Some(other) = value.strip_prefix("var(--color-") {
                scheme.same_as.insert(token.to_owned(), other.trim_end_matches(')').to_owned());
            }
        }
        for (Token(token), Named(color)) in named {
            scheme.colors.insert(token.clone(), *color);
            scheme.same_as.remove(token);
            scheme.named.push(token.clone());
        }
        scheme
    }

    /// The token that says what this one is.
    fn origin<'a>(&'a self, token: &'a str) -> &'a str {
        self.same_as.get(token).map_or(token, String::as_str)
    }

    fn color(&self, token: &str) -> Option<Color> {
        self.colors.get(self.origin(token)).copied()
    }

    fn problem(&self, pair: &Pair) -> Option<(Vec<String>, String)> {
        let (front, ground) = (self.origin(pair.front), self.origin(pair.ground));
        let (color, behind) = (self.color(front)?, self.color(ground)?);
        let ratio = color.contrast(behind);
        if ratio >= pair.is.least() {
            return None;
        }
        let is_named = |token: &str| self.named.iter().any(|named| named == token);
        // The line of what was named: of the text, if it was.
        let setting = if is_named(ground) && !is_named(front) { ground } else { front };
        let (darker, lighter) =
            if color.luminance() < behind.luminance() { (front, ground) } else { (ground, front) };
        let what = match pair.is {
            Use::Text => "is hard to read",
            Use::Edge => "is hard to see",
        };
        let shown = if pair.front == front { String::new() } else { format!(" (as {})", pair.front) };
        // Rounded down, so that 4.49 is not told as the 4.5 that it is not.
        let ratio = (ratio * 100.0).floor() / 100.0;
        let why = format!(
            "in {} colors, {front}{shown} {color} on {ground} {behind} {what}: their contrast is {ratio} to 1 and has to be {} to 1. Make {darker} darker or {lighter} lighter",
            self.name,
            pair.is.least()
        );
        Some((vec!["colors".to_owned(), self.name.to_owned(), setting.to_owned()], why))
    }
}

fn light_part() -> &'static str {
    DEFAULTS.split(DARK).next().unwrap_or_default()
}

fn dark_part() -> &'static str {
    let dark = DEFAULTS.split(DARK).nth(1).unwrap_or_default();
    dark.split(PRINT).next().unwrap_or_default()
}

/// Name and value of each `--color-…: …;`, which have lines of their own.
fn tokens(css: &str) -> BTreeMap<&str, &str> {
    let values = css.lines().filter_map(|line| {
        let (name, rest) = line.trim().strip_prefix("--color-")?.split_once(": ")?;
        Some((name, rest.split(';').next()?))
    });
    values.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn colors(json: &str) -> Colors {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_colors_of_the_project_can_be_read() {
        let colors = Colors::default();
        assert_eq!(colors.wrong_together(), None);
        assert_eq!(colors.css(), "");
        assert_eq!(colors.papers(), Papers::default());
        for scheme in colors.schemes() {
            for Pair { front, ground, .. } in &PAIRS {
                assert!(
                    scheme.color(front).is_some() && scheme.color(ground).is_some(),
                    "{front} on {ground}"
                );
            }
        }
    }

    #[test]
    fn every_color_is_looked_at_that_is_more_than_a_hairline() {
        let looked_at: BTreeSet<&str> = PAIRS.iter().flat_map(|pair| [pair.front, pair.ground]).collect();
        let all: BTreeSet<&str> = tokens(light_part()).into_keys().collect();
        assert_eq!(all.difference(&looked_at).copied().collect::<Vec<_>>(), ["line"]);
        assert!(looked_at.is_subset(&all), "{looked_at:?}");
    }

    #[test]
    fn a_color_for_the_light_changes_nothing_in_the_dark() {
        let css = colors(r##"{"light": {"accent": "#123456", "ink": "#000"}}"##).css();
        assert_eq!(
            css,
            "@layer tokens{@media screen and (prefers-color-scheme:light){:root{--color-accent:#123456;--color-ink:#000000;}}}\n"
        );
        let both = colors(r##"{"light": {"paper": "#fff"}, "dark": {"paper": "#000"}}"##);
        assert!(both.css().contains("(prefers-color-scheme:dark){:root{--color-paper:#000000;}}"));
        assert_eq!(both.papers(), Papers { light: "#ffffff".to_owned(), dark: "#000000".to_owned() });
    }

    #[test]
    fn what_cannot_be_read_is_told_with_the_pair_and_the_way_out() {
        let (keys, why) = colors(r##"{"light": {"accent": "#4fb3a9"}}"##).wrong_together().unwrap();
        assert_eq!(keys, ["colors", "light", "accent"]);
        assert_eq!(
            why,
            "in light colors, accent #4fb3a9 on paper #faf6ef is hard to read: their contrast is 2.33 to 1 and has to be 4.5 to 1. Make accent darker or paper lighter"
        );
        let (keys, why) = colors(r##"{"dark": {"surface": "#667"}}"##).wrong_together().unwrap();
        assert_eq!(keys, ["colors", "dark", "surface"], "the ground was named");
        assert!(why.contains("Make surface darker or muted lighter"), "{why}");
        let (keys, why) = colors(r##"{"light": {"control": "#999"}}"##).wrong_together().unwrap();
        assert_eq!(keys, ["colors", "light", "control"]);
        assert!(why.contains("is hard to see") && why.contains("has to be 3 to 1"), "{why}");
    }
}
