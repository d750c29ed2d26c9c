//! Can what is drawn in one color be told from the other behind it?
//!
//! The ratio is that of WCAG 2.2 (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>): 1 for the same color, 21 for black on
//! white. [`PAIRS`] are those that the style sheets use: who lets a text stand on another ground adds its pair here.

use std::fmt;
use std::str::FromStr;

/// An opaque color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Color([u8; 3]);

impl FromStr for Color {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is no color: write six digits like #0e5a5a, or three like #fff");
        let digits = text.strip_prefix('#').ok_or_else(wrong)?;
        let digits: Vec<u8> = digits
            .chars()
            .map(|digit| digit.to_digit(16).map(|digit| digit as u8))
            .collect::<Option<_>>()
            .ok_or_else(wrong)?;
        match digits[..] {
            [r, g, b] => Ok(Self([r, g, b].map(|digit| digit * 17))),
            [r, r0, g, g0, b, b0] => Ok(Self([(r, r0), (g, g0), (b, b0)].map(|(high, low)| high * 16 + low))),
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(formatter, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Color {
    /// From 0 for black to 1 for white.
    pub(crate) fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// From 1 to 21.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

/// What one color is for the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// It is read.
    Text,
    /// It shows where a control is, or which one has the focus.
    Edge,
}

impl Use {
    /// The least ratio (WCAG 1.4.3 and 1.4.11).
    pub(crate) fn least(self) -> f64 {
        match self {
            Self::Text => 4.5,
            Self::Edge => 3.0,
        }
    }
}

/// What stands on what, by the names of the tokens.
pub(crate) struct Pair {
    pub(crate) front: &'static str,
    pub(crate) ground: &'static str,
    pub(crate) is: Use,
}

const fn text(front: &'static str, ground: &'static str) -> Pair {
    Pair { front, ground, is: Use::Text }
}

const fn edge(front: &'static str, ground: &'static str) -> Pair {
    Pair { front, ground, is: Use::Edge }
}

/// Every pair of the style sheets.
pub(crate) const PAIRS: [Pair; 37] = [
    text("ink", "paper"),
    text("ink", "surface"),
    text("ink", "sunk"),
    text("ink", "accent-tint"), // what is chosen
    text("ink", "amber-tint"),  // what may be said on the phone, what was searched for
    text("muted", "paper"),
    text("muted", "surface"),
    text("muted", "sunk"),
    text("muted", "accent-tint"),
    text("accent", "paper"),
    text("accent", "surface"),
    text("accent", "sunk"),
    text("accent", "accent-tint"), // a button with the pointer on it
    text("amber", "paper"),
    text("amber", "surface"),
    text("amber", "sunk"),
    text("amber", "amber-tint"), // a chip
    text("danger", "paper"),
    text("danger", "surface"),
    text("danger", "sunk"), // the strip with 988 and 911
    text("danger", "accent-tint"),
    text("on-accent", "accent"),
    text("on-accent", "accent-strong"),
    text("on-accent", "amber"), // the chosen mark of the map
    text("paper", "danger"),
    text("paper", "ink"), // the way past the menu, the way out
    text("on-deep", "deep"),
    text("on-deep", "deep-line"), // a button of the band with the pointer on it
    text("on-deep-muted", "deep"),
    edge("control", "paper"),
    edge("control", "surface"),
    edge("control", "sunk"),
    edge("focus", "paper"),
    edge("focus", "surface"),
    edge("focus", "sunk"),
    edge("focus", "accent-tint"),
    edge("focus", "amber-tint"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        text.parse().unwrap()
    }

    #[test]
    fn the_ratio_is_that_of_the_guidelines() {
        for (one, two, expected) in [
            ("#000", "#ffffff", 21.0),
            ("#fff", "#fff", 1.0),
            // The grays between which the guidelines draw the line on white.
            ("#767676", "#fff", 4.54),
            ("#949494", "#fff", 3.03),
            ("#ff0000", "#fff", 4.0),
        ] {
            let ratio = color(one).contrast(color(two));
            assert!((ratio - expected).abs() < 0.01, "{one} on {two}: {ratio}");
            assert!((color(two).contrast(color(one)) - ratio).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn a_color_is_written_with_three_or_six_digits() {
        assert_eq!(color("#FAb").to_string(), "#ffaabb");
        for wrong in ["", "#", "fff", "#ffff", "#ff00zz", "red", "rgb(0 0 0)", "#ffffff80", "#é12345"] {
            let said = wrong.parse::<Color>().unwrap_err();
            assert!(said.contains("is no color: write six digits like #0e5a5a"), "{said}");
        }
    }
}
