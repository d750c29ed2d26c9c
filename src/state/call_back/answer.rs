//! What did the operator's service answer, and what follows from it?
//!
//! Pure. Nothing that comes over the network is believed but this: a success that names the key of the request. A page of
//! a hotel's network, of a proxy or of a host that answers everything with its first page names none, so that it is never
//! taken for a delivery.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::draft::plain;

/// So much of an answer is read, in bytes. What is longer is none of ours.
pub const LONGEST_ANSWER: usize = 16 * 1024;
/// So much of what the service says is shown, in letters.
const LONGEST_WORD: usize = 300;

/// An answer, as far as it matters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The HTTP status; 0 where the browser does not tell, as with a redirect that was not followed.
    pub status: u16,
    /// The header of this name.
    pub retry_after: Option<String>,
    /// What day and time it is there, where the service lets us read it.
    pub date: Option<String>,
    /// The body, or its first [`LONGEST_ANSWER`] bytes.
    pub body: Vec<u8>,
}

/// What follows from one try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The service has it.
    Delivered,
    /// The service does not want it.
    Refused(Refusal),
    /// Nobody can know yet: the same again, later.
    Later {
        /// Why.
        trouble: Trouble,
        /// How long the service asks us to wait.
        wait: Option<Duration>,
    },
}

/// Why a try came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// No connection, or no answer in time.
    NoAnswer,
    /// The service is busy, or asks for some time.
    Busy,
    /// The service has a fault of its own.
    Fault,
    /// An answer, but not from the service: a page, a redirect, another key.
    Foreign,
    /// The page was closed before the answer came.
    CutShort,
}

/// Why the service does not want it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Its kind, which the page has words for.
    pub reason: Reason,
    /// What the service says itself, shortened; empty where it says nothing. Text, never markup.
    pub said: String,
}

/// The kinds of refusal that the contract names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// They serve another area.
    Area,
    /// They cannot use this number or address.
    Contact,
    /// They take no more requests at present.
    Full,
    /// They no longer call back.
    Closed,
    /// It was too large.
    TooLarge,
    /// Something else.
    Other,
}

/// What the answer to a request with this key means.
#[must_use]
pub fn understand(answer: &Answer, key: &str, now: u64) -> Outcome {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
    let names_key = body.get("received").and_then(Value::as_str) == Some(key);
    let later = |trouble| Outcome::Later { trouble, wait: wait(answer, now) };
    match answer.status {
        // The service has it, from this try or from an earlier one whose answer was lost.
        200..=299 | 409 if names_key => Outcome::Delivered,
        409 | 404 | 408 | 425 | 429 => later(Trouble::Busy),
        400..=499 => Outcome::Refused(refusal(answer.status, &body)),
        500..=599 => later(Trouble::Fault),
        _ => later(Trouble::Foreign),
    }
}

fn refusal(status: u16, body: &Value) -> Refusal {
    let reason = match (body.get("reason").and_then(Value::as_str), status) {
        (Some("area"), _) => Reason::Area,
        (Some("contact"), _) => Reason::Contact,
        (Some("full"), _) => Reason::Full,
        (Some("closed"), _) | (_, 410) => Reason::Closed,
        (_, 413) => Reason::TooLarge,
        _ => Reason::Other,
    };
    let said = body.get("detail").and_then(Value::as_str).unwrap_or_default();
    Refusal { reason, said: plain(said).chars().take(LONGEST_WORD).collect() }
}

/// `Retry-After`, in seconds or as a date. Where the service tells its own time, a wrong clock here does no harm.
fn wait(answer: &Answer, now: u64) -> Option<Duration> {
    let text = answer.retry_after.as_deref()?.trim();
    if !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = http_date(text)?;
    let there = answer.date.as_deref().and_then(http_date).unwrap_or(now / 1000);
    Some(Duration::from_secs(until.saturating_sub(there)))
}

/// Seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(text: &str) -> Option<u64> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_, rest) = text.split_once(", ")?;
    let mut parts = rest.split(' ');
    let day: u64 = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let name = parts.next()?;
    let month = MONTHS.iter().position(|month| *month == name)? as u64 + 1;
    let year: u64 = parts.next()?.parse().ok().filter(|year| (1970..=9999).contains(year))?;
    let mut clock = parts.next()?.split(':').map(|part| part.parse::<u64>().ok().filter(|part| *part <= 60));
    let (hours, minutes, seconds) = (clock.next()??, clock.next()??, clock.next()??);
    // Days since 1970 in the calendar that has its leap day at the end of the year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1 - 719_468;
    Some(days * 86_400 + hours * 3_600 + minutes * 60 + seconds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: &str = "0c7a1f7e-6f0e-4f5c-9a53-2f1f4f1f6b11";
    const NOW: u64 = 784_111_777_000; // Sun, 06 Nov 1994 08:49:37 GMT

    fn answer(status: u16, body: &str) -> Answer {
        Answer { status, body: body.as_bytes().to_vec(), ..Answer::default() }
    }

    fn received() -> String {
        format!(r#"{{"received":"{KEY}"}}"#)
    }

    #[test]
    fn only_a_success_that_names_the_key_is_a_delivery() {
        for status in [200, 201, 202, 409] {
            assert_eq!(understand(&answer(status, &received()), KEY, NOW), Outcome::Delivered);
        }
        for (status, body) in [
            (200, ""),
            (200, "<!doctype html><title>Welcome to the hotel</title>"),
            (200, r#"{"received":true}"#),
            (200, r#"{"received":"another"}"#),
            (200, r#"[]"#),
            (204, ""),
            (301, &*received()),
            (0, &*received()),
            (999, &*received()),
        ] {
            let outcome = understand(&answer(status, body), KEY, NOW);
            assert_eq!(outcome, Outcome::Later { trouble: Trouble::Foreign, wait: None }, "{status} {body}");
        }
        let busy = Outcome::Later { trouble: Trouble::Busy, wait: None };
        assert_eq!(understand(&answer(409, ""), KEY, NOW), busy);
    }

    #[test]
    fn the_answers_that_the_contract_shows_are_understood() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/call-back/examples");
        let shown = |status, file: &str| {
            let body = std::fs::read_to_string(folder.join(file)).unwrap();
            understand(&answer(status, &body), KEY, NOW)
        };
        assert_eq!(shown(202, "answer-received.json"), Outcome::Delivered);
        let Outcome::Refused(refusal) = shown(422, "answer-refused.json") else { panic!("a refusal") };
        assert_eq!(
            (refusal.reason, &*refusal.said),
            (Reason::Area, "We call people in Franklin County, Ohio.")
        );
    }

    #[test]
    fn a_refusal_is_named_even_where_its_body_is_none() {
        for (status, body, reason) in [
            (400, "", Reason::Other),
            (403, "<html>", Reason::Other),
            (410, "", Reason::Closed),
            (413, "<html>413 Request Entity Too Large</html>", Reason::TooLarge),
            (422, r#"{"reason":"contact"}"#, Reason::Contact),
            (422, r#"{"reason":"full"}"#, Reason::Full),
            (422, r#"{"reason":["area"]}"#, Reason::Other),
        ] {
            let refusal = Refusal { reason, said: String::new() };
            assert_eq!(understand(&answer(status, body), KEY, NOW), Outcome::Refused(refusal), "{status}");
        }
    }

    #[test]
    fn what_a_service_says_is_one_short_line() {
        let said = format!(r#"{{"detail":"<b>No\u202e\n{}"}}"#, "o".repeat(10_000));
        let Outcome::Refused(refusal) = understand(&answer(400, &said), KEY, NOW) else {
            panic!("a refusal")
        };
        assert!(refusal.said.starts_with("<b>No ooo"));
        assert_eq!(refusal.said.chars().count(), LONGEST_WORD);
    }

    #[test]
    fn the_time_to_wait_is_read_in_seconds_and_as_a_date() {
        let wait_of = |retry_after: &str, date: Option<&str>| {
            let (retry_after, date) = (Some(retry_after.to_owned()), date.map(str::to_owned));
            wait(&Answer { status: 429, retry_after, date, body: Vec::new() }, NOW).map(|wait| wait.as_secs())
        };
        assert_eq!(wait_of("120", None), Some(120));
        assert_eq!(wait_of(" 0 ", None), Some(0));
        assert_eq!(wait_of("Sun, 06 Nov 1994 08:50:37 GMT", None), Some(60));
        assert_eq!(wait_of("Sun, 06 Nov 1994 08:40:00 GMT", None), Some(0), "it is over");
        let wrong_clock = Some("Mon, 01 Mar 2027 00:00:00 GMT");
        assert_eq!(wait_of("Mon, 01 Mar 2027 00:00:30 GMT", wrong_clock), Some(30));
        assert_eq!(wait_of("99999999999999999999999999", None), Some(u64::MAX));
        for nonsense in ["", "soon", "-1", "1.5", "Sun, 99 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994"] {
            assert_eq!(wait_of(nonsense, None), None, "{nonsense}");
        }
    }

    #[test]
    fn days_are_counted_as_the_calendar_counts_them() {
        assert_eq!(http_date("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        assert_eq!(http_date("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(http_date("Thu, 29 Feb 2024 12:00:00 GMT"), Some(1_709_208_000));
    }

    proptest! {
        #[test]
        fn no_answer_can_do_harm(
            status in any::<u16>(),
            body in prop::collection::vec(any::<u8>(), 0..200),
            retry_after in prop::option::of(".*"),
            date in prop::option::of(".*"),
            now in any::<u64>(),
        ) {
            let outcome = understand(&Answer { status, retry_after, date, body }, KEY, now);
            prop_assert_ne!(outcome, Outcome::Delivered);
        }
    }
}
