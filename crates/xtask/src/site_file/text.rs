//! Which texts may an operator write, and how is a wrong one told with its line?

use std::fmt;
use std::marker::PhantomData;

use listing::record::Date;
use serde::Deserializer;
use serde::de::{self, Visitor};

use crate::args;

/// A name is in the title of every page and in sentences.
const LONGEST_NAME: usize = 40;
/// What a phone shows beneath an icon.
pub(super) const LONGEST_SHORT_NAME: usize = 12;
const LONGEST_LINE: usize = 200;

/// Reads a text and judges it while its line is known: what is refused later is told with the line of the last brace.
pub(crate) fn judged<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    expecting: &'static str,
    judge: fn(&str) -> Result<T, String>,
) -> Result<T, D::Error> {
    struct Judge<T>(&'static str, fn(&str) -> Result<T, String>, PhantomData<T>);

    impl<T> Visitor<'_> for Judge<T> {
        type Value = T;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(self.0)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            (self.1)(text).map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Judge(expecting, judge, PhantomData))
}

/// What the site is called.
pub(super) fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    judged(deserializer, "a name in quotation marks", |text| {
        at_most(text, LONGEST_NAME, "it stands in the title of every page")
    })
    .map(Some)
}

/// The same on a home screen.
pub(super) fn short_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    judged(deserializer, "a short name in quotation marks", |text| {
        at_most(text, LONGEST_SHORT_NAME, "a phone cuts longer ones off")
    })
    .map(Some)
}

/// A few words that pages show.
pub(super) fn line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    judged(deserializer, "a text in quotation marks", |text| {
        at_most(text, LONGEST_LINE, "say the rest on a page of your own")
    })
}

/// The same, where it may be left out.
pub(super) fn maybe_line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    line(deserializer).map(Some)
}

/// Where the site will live.
pub(super) fn site_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    judged(deserializer, "an address in quotation marks", |text| {
        args::address(text).map_err(|expected| format!("`{text}` is no address of a site: {expected}"))
    })
    .map(Some)
}

/// Where somebody reads mail.
pub(super) fn mail<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    judged(deserializer, "an address in quotation marks", |text| {
        args::mail(text).map_err(|expected| format!("`{text}` is no address of a mailbox: {expected}"))
    })
    .map(Some)
}

/// Where somebody answers the phone.
pub(super) fn phone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    judged(deserializer, "a phone number in quotation marks", number).map(Some)
}

/// A day, as `2026-11-24`.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    judged(deserializer, "a day in quotation marks", |text| match text.parse::<Date>() {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err(format!("`{text}` is no day: write one like 2026-11-24")),
    })
}

/// The name of a file beside this one.
pub(super) fn file<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    judged(deserializer, "the name of a file in quotation marks", |text| Ok(text.to_owned())).map(Some)
}

/// A number as it is dialed in the United States: with area code, or a short one such as 211.
pub(super) fn number(text: &str) -> Result<String, String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_written_plainly = text.chars().all(|sign| sign.is_ascii_digit() || " -().+".contains(sign));
    let can_be_dialed = match digits.len() {
        3 | 5 | 6 | 10 => true,
        11 => digits.starts_with('1'),
        _ => false,
    };
    if is_written_plainly && can_be_dialed {
        return Ok(text.to_owned());
    }
    Err(format!(
        "`{text}` is no phone number: write one with its area code, such as 614-555-0101, or a short one, such as 211"
    ))
}

/// A text that is there, is not too long, and has nothing in it that looks like markup.
fn at_most(text: &str, longest: usize, why: &str) -> Result<String, String> {
    let length = text.chars().count();
    if text.trim().is_empty() || text.trim() != text {
        return Err(format!("`{text}` is empty or has a space at an end: write words, or leave the key out"));
    }
    if length > longest {
        return Err(format!("`{text}` has {length} signs, and {longest} are allowed: {why}"));
    }
    if let Some(sign) = text.chars().find(|sign| sign.is_control() || "<>{}*_\\".contains(*sign)) {
        return Err(format!("`{text}` has the sign {sign:?}: texts are plain, without markup"));
    }
    Ok(text.to_owned())
}
