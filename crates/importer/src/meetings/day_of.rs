//! Which calendar day does a time stamp name?

use listing::record::Date;

/// Reads the day of `2021-05-26 19:03:46`, `2021-05-26T19:03:46Z`, `5/26/2021 7:03:46 PM`. With slashes the month comes first,
/// as lists of the United States write; `26/5/2021` is none then.
pub(crate) fn day_of(text: &str) -> Option<Date> {
    let day = text.trim().split([' ', 'T']).next()?;
    if day.contains('-') {
        return day.parse().ok();
    }
    let mut parts = day.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |text: &str, longest| (text.len() <= longest).then(|| text.parse::<u16>().ok()).flatten();
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let (month, day) = (u8::try_from(number(month, 2)?).ok()?, u8::try_from(number(day, 2)?).ok()?);
    Date::new(number(year, 4)?, month, day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_read_in_the_ways_of_lists() {
        for (text, expected) in [
            ("2021-05-26 19:03:46", "2021-05-26"),
            ("2021-05-26T19:03:46Z", "2021-05-26"),
            ("2021-05-26", "2021-05-26"),
            ("8/25/2022 11:17:07 AM", "2022-08-25"),
            ("10/01/2022", "2022-10-01"),
            ("25/8/2022", ""),
            ("0000-00-00 00:00:00", ""),
            ("2021-02-30", ""),
            ("8/25/22", ""),
            ("yesterday", ""),
            ("", ""),
        ] {
            assert_eq!(day_of(text).map(|day| day.to_string()).unwrap_or_default(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC{0,20}|[0-9]{0,5}[/-][0-9]{0,4}[/-][0-9]{0,5}") {
            let _ = day_of(&text);
        }
    }
}
