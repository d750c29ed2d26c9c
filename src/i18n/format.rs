//! How are numbers and dates written inside a sentence?

use std::fmt::Display;

use listing::icalendar::LocalTime;
use listing::meeting::Weekday;
use listing::record::{Date, Phone};

use super::{Locale, site_name};

/// The text with every `{{ name }}` replaced by its value, and `{{ site }}` by what the site is called. The build has checked
/// that each name is known.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, tail)) = after.split_once("}}") else { break };
        match values.iter().find(|(known, _)| *known == name.trim()) {
            Some((_, value)) => out.push_str(&value.to_string()),
            None => out.push_str(&site_name()),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// `18,671`: with a comma every three digits, as both languages write it in the United States.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `614-555-0117`, without the extension.
#[must_use]
pub fn phone_number(phone: &Phone) -> String {
    match (phone.number.get(..3), phone.number.get(3..6), phone.number.get(6..)) {
        (Some(area), Some(exchange), Some(line)) => format!("{area}-{exchange}-{line}"),
        _ => phone.number.clone(),
    }
}

/// `May 1, 2023` or `1 de mayo de 2023`.
#[must_use]
pub fn long_date(locale: Locale, date: Date) -> String {
    let (year, month, day) = date.parts();
    let words = locale.words().date();
    let month = match month {
        1 => words.january,
        2 => words.february,
        3 => words.march,
        4 => words.april,
        5 => words.may,
        6 => words.june,
        7 => words.july,
        8 => words.august,
        9 => words.september,
        10 => words.october,
        11 => words.november,
        _ => words.december,
    };
    words.day(day, month, year)
}

/// `Tuesday, December 1, 2026, 9:00 AM` or `martes, 1 de diciembre de 2026, 9:00 a. m.`.
#[must_use]
pub fn day_and_time(locale: Locale, at: LocalTime) -> String {
    let words = locale.words().clock();
    let weekday = day_name(locale, Weekday::of(at.date));
    words.day_and_time(long_date(locale, at.date), time_of_day(locale, at.clock()), weekday)
}

/// `9:00 AM` or `9:00 a. m.`, of hour (0 to 23) and minute.
#[must_use]
pub fn time_of_day(locale: Locale, (hour, minute): (u8, u8)) -> String {
    let words = locale.words().clock();
    let minute = format!("{minute:02}");
    let hour_of_half = if hour % 12 == 0 { 12 } else { hour % 12 };
    if hour < 12 { words.morning(hour_of_half, minute) } else { words.afternoon(hour_of_half, minute) }
}

/// With a capital letter, as at the beginning of a line: in Spanish, days are written small.
#[must_use]
pub fn at_beginning(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map(|first| first.to_uppercase().collect::<String>() + signs.as_str()).unwrap_or_default()
}

/// `Tuesday` or `martes`.
#[must_use]
pub fn day_name(locale: Locale, day: Weekday) -> &'static str {
    let words = locale.words().clock();
    match day {
        Weekday::Monday => words.monday,
        Weekday::Tuesday => words.tuesday,
        Weekday::Wednesday => words.wednesday,
        Weekday::Thursday => words.thursday,
        Weekday::Friday => words.friday,
        Weekday::Saturday => words.saturday,
        Weekday::Sunday => words.sunday,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_takes_its_value_wherever_it_stands() {
        assert_eq!(fill("{{ a }} of {{b}}: {{ a }}", &[("a", &1), ("b", &"two")]), "1 of two: 1");
    }

    #[test]
    fn a_value_is_text_and_is_never_filled_again() {
        assert_eq!(fill("{{ a }}", &[("a", &"{{ b }}"), ("b", &"no")]), "{{ b }}");
    }

    #[test]
    fn long_numbers_are_grouped_by_three() {
        let written: Vec<String> = [0, 999, 1000, 18_671, 1_000_000].map(grouped).to_vec();
        assert_eq!(written, ["0", "999", "1,000", "18,671", "1,000,000"]);
    }

    #[test]
    fn a_date_reads_as_people_write_it() {
        let date: Date = "2023-05-01".parse().unwrap();
        assert_eq!(long_date(Locale::En, date), "May 1, 2023");
        assert_eq!(long_date(Locale::Es, date), "1 de mayo de 2023");
    }

    #[test]
    fn a_time_reads_as_people_write_it() {
        let text = |locale, at: &str| day_and_time(locale, at.parse().unwrap());
        assert_eq!(text(Locale::En, "2026-12-01T09:05"), "Tuesday, December 1, 2026, 9:05 AM");
        assert_eq!(text(Locale::Es, "2026-12-06T12:00"), "domingo, 6 de diciembre de 2026, 12:00 p. m.");
        assert_eq!(text(Locale::En, "1970-01-01T00:30"), "Thursday, January 1, 1970, 12:30 AM");
    }
}
