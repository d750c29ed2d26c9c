//! How is the time of a meeting told?

use listing::meeting::{Coming, Weekday, WeeklyTime};

use crate::i18n::{Locale, at_beginning, current_words, day_name, long_date, time_of_day};
use crate::state::meetings::card::MeetingCard;

const DAY: i32 = 1440;

/// `In 25 minutes`, `Today`, `Tomorrow`, `Friday`: how soon it is.
pub(super) fn soon(card: &MeetingCard) -> String {
    let words = &current_words().meetings_page().coming;
    match card.coming {
        None => words.appointment.to_owned(),
        Some(Coming::UnderWay { .. }) => words.now.to_owned(),
        Some(Coming::In { minutes: minutes @ 1..=60 }) => words.in_minutes(usize::from(minutes)),
        Some(Coming::In { .. }) => match (card.days_ahead, card.meeting.time) {
            (0, _) => words.today.to_owned(),
            (1, _) => words.tomorrow.to_owned(),
            (_, Some(time)) => at_beginning(day_name(Locale::current(), time.day)),
            (_, None) => String::new(),
        },
    }
}

/// `It started 10 minutes ago`, for what is under way.
pub(super) fn since(card: &MeetingCard) -> Option<String> {
    let words = &current_words().meetings_page().coming;
    match card.coming {
        Some(Coming::UnderWay { since: 0 }) => Some(words.starting.to_owned()),
        Some(Coming::UnderWay { since }) => Some(words.started(usize::from(since))),
        _ => None,
    }
}

/// `Thursday, 7:00 PM to 8:00 PM`; empty by appointment.
pub(super) fn clock(time: Option<WeeklyTime>) -> String {
    let words = &current_words().meetings_page().time;
    let Some(time) = time else { return String::new() };
    let (day, start) = (at_beginning(day_name(Locale::current(), time.day)), minute_of_day(time.starts));
    match time.ends() {
        Some(end) => words.from_to(day, minute_of_day(end), start),
        None => words.from(day, start),
    }
}

/// Of which time zone that is; and where the clocks of the device show something else, what they will show.
pub(super) fn zone(card: &MeetingCard) -> String {
    let words = &current_words().meetings_page().time;
    let locale = Locale::current();
    let name = card.zone_name.clone();
    let Some(time) = card.meeting.time.filter(|_| card.ahead != 0) else { return name };
    let here = i32::from(time.starts) - card.ahead;
    let at = minute_of_day(here.rem_euclid(DAY) as u16);
    match here.div_euclid(DAY) {
        0 => words.for_you(at, name),
        days => {
            let day = Weekday::plus(time.day, (7 + days) as usize);
            words.for_you_day(day_name(locale, day), at, name)
        }
    }
}

/// `Today, November 26, 2026`: what stands above the meetings of a day.
pub(super) fn day_heading(card: &MeetingCard) -> String {
    let words = &current_words().meetings_page().day_heading;
    let locale = Locale::current();
    let (Some(day), Some(time)) = (card.day, card.meeting.time) else { return words.appointment.to_owned() };
    let date = long_date(locale, day);
    match card.days_ahead {
        0 => words.today(date),
        1 => words.tomorrow(date),
        _ => words.later(date, at_beginning(day_name(locale, time.day))),
    }
}

fn minute_of_day(minutes: u16) -> String {
    time_of_day(Locale::current(), ((minutes / 60 % 24) as u8, (minutes % 60) as u8))
}
