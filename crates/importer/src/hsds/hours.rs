//! When is it open, in plain words?
//!
//! Schedules follow the calendar standard (RFC 5545) in part. What they say of the week and of the month becomes a line such
//! as `Mon–Fri 9 am–5 pm`; a schedule that cannot be read with certainty has its description, or nothing.

use listing::record::Date;

use super::records::Schedule;

/// The days as the calendar standard and people write them.
const DAYS: [(&str, &str); 7] =
    [("MO", "Mon"), ("TU", "Tue"), ("WE", "Wed"), ("TH", "Thu"), ("FR", "Fri"), ("SA", "Sat"), ("SU", "Sun")];

/// What a schedule says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// In words.
    Open(String),
    /// Nothing at all.
    Blank,
    /// It ended before the day of the data.
    Over,
    /// It cannot be read; why.
    Unreadable(&'static str),
}

/// What the schedule says on a day.
pub(super) fn read(schedule: &Schedule, today: Date) -> Opening {
    let ended = [&schedule.valid_to, &schedule.until]
        .into_iter()
        .filter_map(|day| day.text.get(..10)?.parse::<Date>().ok())
        .any(|day| day < today);
    if ended {
        return Opening::Over;
    }
    match in_words(schedule) {
        Ok(Some(words)) => Opening::Open(words),
        Ok(None) => described(schedule).unwrap_or(Opening::Blank),
        Err(why) => described(schedule).unwrap_or(Opening::Unreadable(why)),
    }
}

fn described(schedule: &Schedule) -> Option<Opening> {
    let words = schedule.description.text.trim();
    (!words.is_empty()).then(|| Opening::Open(words.to_owned()))
}

/// `None` where neither days nor times are told.
fn in_words(schedule: &Schedule) -> Result<Option<String>, &'static str> {
    let text = |value: &'static str, field: &str| (!field.trim().is_empty()).then_some(value);
    if let Some(field) = text("weeks of the year", &schedule.byweekno.text)
        .or(text("days of the year", &schedule.byyearday.text))
    {
        return Err(field);
    }
    let times = times(&schedule.opens_at.text, &schedule.closes_at.text)?;
    let days = days(schedule)?;
    Ok(match (days, times) {
        (None, None) => None,
        (Some(days), None) => Some(days),
        (None, Some(times)) => Some(times),
        (Some(days), Some(times)) => Some(format!("{days} {times}")),
    })
}

/// `Mon–Fri`, `every 2 weeks on Tue`, `1st and 3rd Mon of the month`, `day 1 and 15 of the month`, `daily`.
fn days(schedule: &Schedule) -> Result<Option<String>, &'static str> {
    let frequency = schedule.freq.text.trim().to_ascii_uppercase();
    let every = match schedule.interval.text.trim() {
        "" => 1,
        number => number.parse::<u8>().map_err(|_| "an interval that is no number")?,
    };
    let days = schedule.byday.text.trim();
    let month_days = schedule.bymonthday.text.trim();
    match frequency.as_str() {
        "" | "WEEKLY" if !month_days.is_empty() => Err("days of the month in a schedule of weeks"),
        "" | "WEEKLY" if days.is_empty() => {
            if frequency.is_empty() {
                Ok(None)
            } else {
                Err("a schedule of weeks without days")
            }
        }
        "" | "WEEKLY" => {
            let days = in_the_week(&weekdays(days)?);
            Ok(Some(if every > 1 { format!("every {every} weeks on {days}") } else { days }))
        }
        "DAILY" if every == 1 && days.is_empty() => Ok(Some("daily".to_owned())),
        "MONTHLY" if every <= 1 => in_the_month(days, month_days).map(Some),
        _ => Err("a frequency that is not of weeks or months"),
    }
}

/// The places in the week of `MO,TU`, of names, or of the numbers 1 (Monday) to 7.
fn weekdays(days: &str) -> Result<Vec<usize>, &'static str> {
    let mut places = Vec::new();
    for day in days.split([',', ';', ' ']).map(str::trim).filter(|day| !day.is_empty()) {
        places.push(weekday(day).ok_or("days that are none")?);
    }
    places.sort_unstable();
    places.dedup();
    Ok(places)
}

fn weekday(day: &str) -> Option<usize> {
    if let Ok(number) = day.parse::<usize>() {
        return (1..=7).contains(&number).then(|| number - 1);
    }
    let day = day.to_ascii_uppercase();
    let is_name = |name: &str| name.len() >= 3 && day.starts_with(&name.to_ascii_uppercase());
    DAYS.iter().position(|(code, name)| day == *code || is_name(name))
}

/// `Mon–Fri, Sun`.
fn in_the_week(places: &[usize]) -> String {
    let name = |place: usize| DAYS.get(place).map_or("", |(_, name)| name);
    let mut words: Vec<String> = Vec::new();
    let mut rest = places;
    while let Some(first) = rest.first() {
        let together = rest.iter().zip(*first..).take_while(|(place, expected)| **place == *expected).count();
        let last = first + together - 1;
        match together {
            1 | 2 => words.extend((*first..=last).map(|place| name(place).to_owned())),
            _ => words.push(format!("{}–{}", name(*first), name(last))),
        }
        rest = rest.get(together..).unwrap_or_default();
    }
    words.join(", ")
}

fn in_the_month(days: &str, month_days: &str) -> Result<String, &'static str> {
    const UNCLEAR: &str = "days of the month that are none";
    let mut words = Vec::new();
    for day in days.split(',').map(str::trim).filter(|day| !day.is_empty()) {
        let (which, day) = day.split_at_checked(day.len().saturating_sub(2)).ok_or(UNCLEAR)?;
        let day = DAYS.get(weekday(day).ok_or(UNCLEAR)?).map_or("", |(_, name)| name);
        let which = match which.trim_start_matches('+') {
            "1" => "1st",
            "2" => "2nd",
            "3" => "3rd",
            "4" => "4th",
            "5" => "5th",
            "-1" => "last",
            _ => return Err(UNCLEAR),
        };
        words.push(format!("{which} {day}"));
    }
    for day in month_days.split(',').map(str::trim).filter(|day| !day.is_empty()) {
        match day.parse::<u8>() {
            Ok(number @ 1..=31) => words.push(format!("day {number}")),
            _ => return Err(UNCLEAR),
        }
    }
    if words.is_empty() { Err(UNCLEAR) } else { Ok(format!("{} of the month", words.join(", "))) }
}

/// `9 am–5:30 pm`; a single time is told as what it is.
fn times(opens: &str, closes: &str) -> Result<Option<String>, &'static str> {
    match (time(opens)?, time(closes)?) {
        (None, None) => Ok(None),
        (Some(opens), Some(closes)) if opens == closes => Err("a time that ends where it begins"),
        (Some((0, 0)), Some((23, 59) | (24, 0))) => Ok(Some("all day".to_owned())),
        (Some(opens), Some(closes)) => Ok(Some(format!("{}–{}", clock(opens), clock(closes)))),
        (Some(opens), None) => Ok(Some(format!("from {}", clock(opens)))),
        (None, Some(closes)) => Ok(Some(format!("until {}", clock(closes)))),
    }
}

/// Hour and minute of `10:00`, `10:00:00`, `10:00-05:00`, `9:30 AM`. A time in UTC is not the clock on the wall.
fn time(text: &str) -> Result<Option<(u8, u8)>, &'static str> {
    const UNCLEAR: &str = "a time that is none";
    let text = text.trim().to_ascii_uppercase();
    if text.is_empty() {
        return Ok(None);
    }
    if text.ends_with('Z') || text.contains("UTC") {
        return Err("a time in UTC");
    }
    let (text, half) = match (text.strip_suffix("AM"), text.strip_suffix("PM")) {
        (Some(time), _) => (time.trim_end().to_owned(), Some(0)),
        (_, Some(time)) => (time.trim_end().to_owned(), Some(12)),
        _ => (text, None),
    };
    let clock = text.split(['+', '-']).next().unwrap_or_default();
    let mut parts = clock.split(':');
    let mut part = || match parts.next() {
        None => Ok(None),
        Some(digits) if (1..=2).contains(&digits.len()) => {
            digits.parse::<u8>().map(Some).map_err(|_| UNCLEAR)
        }
        Some(_) => Err(UNCLEAR),
    };
    let (hour, minute, second) = (part()?.ok_or(UNCLEAR)?, part()?, part()?);
    if minute.is_none() && half.is_none() {
        return Err(UNCLEAR);
    }
    let minute = minute.unwrap_or(0);
    let hour = match half {
        None => hour,
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return Err(UNCLEAR),
    };
    let is_time = minute < 60 && second.unwrap_or(0) < 60 && (hour < 24 || (hour, minute) == (24, 0));
    if is_time { Ok(Some((hour, minute))) } else { Err(UNCLEAR) }
}

fn clock((hour, minute): (u8, u8)) -> String {
    match (hour % 24, minute) {
        (12, 0) => "noon".to_owned(),
        (0, 0) => "midnight".to_owned(),
        (hour, minute) => {
            let half = if hour < 12 { "am" } else { "pm" };
            let hour = if hour.is_multiple_of(12) { 12 } else { hour % 12 };
            if minute == 0 { format!("{hour} {half}") } else { format!("{hour}:{minute:02} {half}") }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn opening(fields: &[(&str, &str)]) -> Opening {
        let json: serde_json::Map<String, serde_json::Value> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect();
        let schedule = serde_json::from_value(json.into()).unwrap();
        read(&schedule, "2026-01-31".parse().unwrap())
    }

    #[test]
    fn schedules_are_told_in_plain_words() {
        for (fields, words) in [
            (
                &[
                    ("freq", "WEEKLY"),
                    ("byday", "MO,TU,WE,TH,FR"),
                    ("opens_at", "09:00"),
                    ("closes_at", "17:30:00"),
                ][..],
                "Mon–Fri 9 am–5:30 pm",
            ),
            (
                &[("byday", "SU, TH,FR"), ("opens_at", "12:00"), ("closes_at", "00:00")],
                "Thu, Fri, Sun noon–midnight",
            ),
            (&[("weekday", "3"), ("opens_at", "9:30 AM"), ("closes_at", "12:15 PM")], "Wed 9:30 am–12:15 pm"),
            (&[("weekday", "Thursday"), ("opens_at", "10:00-05:00")], "Thu from 10 am"),
            (&[("freq", "WEEKLY"), ("interval", "2"), ("byday", "TU")], "every 2 weeks on Tue"),
            (
                &[("freq", "MONTHLY"), ("byday", "1MO,-1FR"), ("closes_at", "20:00")],
                "1st Mon, last Fri of the month until 8 pm",
            ),
            (&[("freq", "MONTHLY"), ("bymonthday", "1,15")], "day 1, day 15 of the month"),
            (&[("freq", "DAILY"), ("opens_at", "00:00"), ("closes_at", "23:59")], "daily all day"),
            (&[("description", " By appointment ")], "By appointment"),
            // Not readable, but described.
            (&[("freq", "YEARLY"), ("description", "In summer")], "In summer"),
        ] {
            assert_eq!(opening(fields), Opening::Open(words.to_owned()), "{fields:?}");
        }
    }

    #[test]
    fn what_is_over_or_unclear_is_told_as_that() {
        assert_eq!(opening(&[]), Opening::Blank);
        for field in ["valid_to", "until"] {
            assert_eq!(opening(&[(field, "2026-01-30"), ("byday", "MO")]), Opening::Over);
            assert!(matches!(opening(&[(field, "2026-01-31"), ("byday", "MO")]), Opening::Open(_)));
        }
        for fields in [
            [("byday", "MO,XX"), ("opens_at", "")],
            [("byday", "MO"), ("opens_at", "25:00")],
            [("byday", "MO"), ("opens_at", "14:00Z")],
            [("byday", "MO"), ("opens_at", "morning")],
            [("byday", "MO"), ("opens_at", "13:00 PM")],
            [("byday", "1MO"), ("freq", "WEEKLY")],
            [("byweekno", "41,42"), ("byday", "MO")],
            [("freq", "MONTHLY"), ("bymonthday", "32")],
            [("freq", "WEEKLY"), ("interval", "1e9")],
        ] {
            assert!(matches!(opening(&fields), Opening::Unreadable(_)), "{fields:?}: {:?}", opening(&fields));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(day in "\\PC{0,12}|[-+0-9A-Z,]{0,8}", at in "\\PC{0,12}|[0-9:APMZ +-]{0,10}") {
            for freq in ["", "WEEKLY", "MONTHLY", "DAILY"] {
                let _ = opening(&[("freq", freq), ("byday", &day), ("opens_at", &at), ("bymonthday", &day)]);
            }
        }
    }
}
