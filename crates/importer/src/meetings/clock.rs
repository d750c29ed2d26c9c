//! When does a meeting come?

use listing::meeting::Weekday;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Which number a feed gives to which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// 0 is Sunday, 6 is Saturday.
    FromNought,
    /// 1 is Sunday, 7 is Saturday.
    FromOne,
}

/// Names of days and what they are shortened to, in English and Spanish.
const NAMES: [(&str, Weekday); 14] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
    ("lunes", Weekday::Monday),
    ("martes", Weekday::Tuesday),
    ("miercoles", Weekday::Wednesday),
    ("jueves", Weekday::Thursday),
    ("viernes", Weekday::Friday),
    ("sabado", Weekday::Saturday),
    ("domingo", Weekday::Sunday),
];

/// Reads a day: its number, its English or Spanish name, or three letters or more of the English one.
pub(crate) fn day(text: &str, numbers: Numbers) -> Option<Weekday> {
    let text = text.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = text.parse::<usize>().ok()?;
        let after_sunday = match numbers {
            Numbers::FromNought => Some(number),
            Numbers::FromOne => number.checked_sub(1),
        };
        return after_sunday.filter(|days| *days < 7).map(|days| Weekday::Sunday.plus(days));
    }
    let text = listing::text::folded(text);
    let is_meant = |name: &str, at: usize| {
        let plural = name.len() + 1 == text.len() && text.ends_with('s') && text.starts_with(name);
        name == text || (at < 7 && (plural || (text.len() >= 3 && name.starts_with(&*text))))
    };
    NAMES.iter().enumerate().find(|(at, (name, _))| is_meant(name, *at)).map(|(_, (_, day))| *day)
}

/// The days of a value that may be a list in one text: `[1, 3]`, `Mon/Wed`, `1;3`.
pub(crate) fn split_days(text: &str) -> Vec<&str> {
    let text = text.trim().trim_start_matches('[').trim_end_matches(']');
    let days = text.split([',', ';', '/', '|', '&']).map(|day| day.trim().trim_matches('"'));
    days.filter(|day| !day.is_empty()).collect()
}

/// Reads a time of day, in minutes after midnight: `19:30`, `7:30 PM`, `7 p.m.`, `19:30:00`, `noon`. Without `AM` or `PM` the
/// hours are those of a day of 24.
pub(crate) fn time(text: &str) -> Option<u16> {
    let text: String = text.trim().to_ascii_lowercase().chars().filter(|sign| *sign != '.').collect();
    if text == "noon" || text == "12 noon" || text == "12:00 noon" {
        return Some(12 * 60);
    }
    let half = ["am", "pm"].into_iter().position(|half| text.ends_with(half));
    let digits = if half.is_some() { text.get(..text.len() - 2)?.trim_end() } else { text.as_str() };
    let (hour, minute) = match digits.split_once(':') {
        Some((hour, rest)) => (hour, minutes(rest)?),
        // An hour alone is one only with its half of the day.
        None if half.is_some() => (digits, 0),
        None => return None,
    };
    let hour = number(hour, 1..=2)?;
    let hour = match half {
        None => (hour < 24).then_some(hour)?,
        Some(half) => (1..=12).contains(&hour).then_some(hour % 12 + if half == 1 { 12 } else { 0 })?,
    };
    Some(hour * 60 + minute)
}

/// Minutes, and seconds that are of no account.
fn minutes(text: &str) -> Option<u16> {
    let (minute, second) = text.split_once(':').unwrap_or((text, "00"));
    number(second, 2..=2).filter(|second| *second < 60)?;
    number(minute, 2..=2).filter(|minute| *minute < 60)
}

fn number(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let digits = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// Reads how long something lasts, in minutes: `01:30:00`, `1:30`, `90`. More than nought and no more than a day.
pub(crate) fn duration(text: &str) -> Option<u16> {
    let text = text.trim();
    let minutes = match text.split_once(':') {
        Some((hours, rest)) => number(hours, 1..=2)? * 60 + minutes(rest)?,
        None => number(text, 1..=4)?,
    };
    (1..=DAY).contains(&minutes).then_some(minutes)
}

/// From the beginning to the end, which may be on the next day. `None` where both are the same: nothing or a whole day, and
/// nobody can tell which.
pub(crate) fn until(starts: u16, ends: u16) -> Option<u16> {
    match (ends + DAY - starts) % DAY {
        0 => None,
        lasts => Some(lasts),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_read_by_number_and_by_name() {
        for (text, expected) in [
            ("0", Some(Weekday::Sunday)),
            (" 6 ", Some(Weekday::Saturday)),
            ("7", None),
            ("-1", None),
            ("Monday", Some(Weekday::Monday)),
            ("TUES", Some(Weekday::Tuesday)),
            ("Thursdays", Some(Weekday::Thursday)),
            ("Miércoles", Some(Weekday::Wednesday)),
            ("T", None),
            ("weekdays", None),
            ("", None),
        ] {
            assert_eq!(day(text, Numbers::FromNought), expected, "{text}");
        }
        assert_eq!(
            [day("1", Numbers::FromOne), day("7", Numbers::FromOne), day("0", Numbers::FromOne)],
            [Some(Weekday::Sunday), Some(Weekday::Saturday), None]
        );
    }

    #[test]
    fn several_days_in_one_text_are_told_apart() {
        assert_eq!(split_days("[1, 3]"), ["1", "3"]);
        assert_eq!(split_days("Mon/Wed & Fri"), ["Mon", "Wed", "Fri"]);
        assert_eq!(split_days(" 4 "), ["4"]);
        assert_eq!(split_days("[]"), Vec::<&str>::new());
    }

    #[test]
    fn times_are_read_in_both_ways() {
        for (text, expected) in [
            ("19:30", Some(1170)),
            ("07:05", Some(425)),
            ("7:05", Some(425)),
            ("19:30:00", Some(1170)),
            ("12:15 PM", Some(735)),
            ("12:15 am", Some(15)),
            ("7:30p.m.", Some(1170)),
            ("7 PM", Some(1140)),
            ("Noon", Some(720)),
            ("00:00", Some(0)),
            ("24:00", None),
            ("13:00 PM", None),
            ("0:30 AM", None),
            ("7", None),
            ("7:5", None),
            ("7:60", None),
            ("evening", None),
            ("", None),
            ("99999999999999999999:00", None),
            ("１９:３０", None),
        ] {
            assert_eq!(time(text), expected, "{text}");
        }
    }

    #[test]
    fn durations_are_more_than_nothing_and_no_more_than_a_day() {
        assert_eq!([duration("01:30:00"), duration("1:15"), duration("90")], [Some(90), Some(75), Some(90)]);
        for wrong in ["00:00:00", "0", "24:01", "1441", "an hour", "", "-1"] {
            assert_eq!(duration(wrong), None, "{wrong}");
        }
        assert_eq!(duration("24:00"), Some(1440));
    }

    #[test]
    fn a_meeting_may_end_after_midnight() {
        assert_eq!([until(1380, 1440 - 1), until(1380, 30), until(600, 600)], [Some(59), Some(90), None]);
    }

    proptest! {
        #[test]
        fn whatever_is_written_a_time_is_one_of_the_day(text in "\\PC{0,12}|[0-9]{0,3}:[0-9]{0,3}( ?[aApP][mM])?") {
            prop_assert!(time(&text).is_none_or(|minutes| minutes < DAY));
            prop_assert!(duration(&text).is_none_or(|minutes| (1..=DAY).contains(&minutes)));
            let _ = (day(&text, Numbers::FromNought), day(&text, Numbers::FromOne), split_days(&text));
        }

        #[test]
        fn every_time_is_read_as_it_is_written(minutes in 0..DAY) {
            let (hour, minute) = (minutes / 60, minutes % 60);
            let half = if hour < 12 { "AM" } else { "PM" };
            let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
            prop_assert_eq!(time(&format!("{hour:02}:{minute:02}")), Some(minutes));
            prop_assert_eq!(time(&format!("{twelve}:{minute:02} {half}")), Some(minutes));
        }

        #[test]
        fn from_beginning_to_end_is_never_more_than_a_day(starts in 0..DAY, ends in 0..DAY) {
            prop_assert!(until(starts, ends).is_none_or(|lasts| lasts < DAY && (starts + lasts) % DAY == ends));
        }
    }
}
