//! Which request is next, and when?
//!
//! Pure.

use std::time::Duration;

use super::asked::{Asked, Stage};
use super::request::Request;

/// So many requests may be on their way at once. More are more likely a slip than a wish.
pub const MOST_OPEN: usize = 5;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Nothing waits.
    Nothing,
    /// Look again after so many milliseconds.
    Wait(u64),
    /// Send the one with this key.
    Send(String),
}

/// The next of all requests: the oldest of those whose time has come.
#[must_use]
pub fn next(all: &[Asked], now: u64) -> Next {
    let due = all.iter().filter_map(|asked| Some((asked.clone().at(now).due_in(now)?, asked)));
    match due.min_by_key(|(due, asked)| (*due, asked.made_at, &asked.key)) {
        None => Next::Nothing,
        Some((0, asked)) => Next::Send(asked.key.clone()),
        Some((wait, _)) => Next::Wait(wait),
    }
}

/// Why a request is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// The very same is on its way: somebody pressed twice, or asked in another tab.
    Same,
    /// Enough are on their way.
    TooMany,
    /// This browser has no chance in it, so that no key would be the only one of its kind.
    NoKey,
}

/// Whether another request may join these.
///
/// # Errors
/// Why it may not.
pub fn may_join(all: &[Asked], request: &Request) -> Result<(), NotTaken> {
    let mut open = all.iter().filter(|asked| asked.is_open() || asked.stage == Stage::Unsent);
    if open.clone().any(|asked| asked.request.as_ref() == Some(request)) {
        return Err(NotTaken::Same);
    }
    if open.nth(MOST_OPEN - 1).is_some() { Err(NotTaken::TooMany) } else { Ok(()) }
}

/// A tab's right to send, where the browser has no locks: a text on the device.
///
/// Whoever holds it and is gone loses it after [`LEASE`]; one from farther in the future than that, of a clock that was put
/// back, counts for nothing. Two tabs that both believe they hold it would send the same key: the service takes it once.
#[must_use]
pub fn may_take_lease(held: Option<&str>, tab: &str, now: u64) -> bool {
    let Some((holder, since)) = held.and_then(|held| held.split_once(' ')) else { return true };
    let since: u64 = since.parse().unwrap_or_default();
    holder == tab || u128::from(now.abs_diff(since)) >= LEASE.as_millis()
}

/// So long a tab may send without asking again. Longer than any one try takes.
pub const LEASE: Duration = Duration::from_secs(60);

/// The text of a lease.
#[must_use]
pub fn lease(tab: &str, now: u64) -> String {
    format!("{tab} {now}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::call_back::answer::{Outcome, Trouble};
    use crate::state::call_back::request::tests::by_phone;

    const NOW: u64 = 1_800_000_000_000;

    fn asked(key: &str, made_at: u64) -> Asked {
        Asked::new(key.to_owned(), by_phone(), made_at)
    }

    #[test]
    fn the_oldest_goes_first_and_what_waits_is_waited_for() {
        assert_eq!(next(&[], NOW), Next::Nothing);
        assert_eq!(next(&[asked("b", NOW), asked("a", NOW - 1)], NOW), Next::Send("a".to_owned()));
        let outcome = Outcome::Later { trouble: Trouble::Busy, wait: Some(Duration::from_secs(90)) };
        let waiting = asked("a", NOW).begin(NOW).unwrap().answered(outcome, NOW);
        assert_eq!(next(std::slice::from_ref(&waiting), NOW + 1_000), Next::Wait(89_000));
        assert_eq!(next(&[waiting, asked("b", NOW)], NOW), Next::Send("b".to_owned()));
    }

    #[test]
    fn the_same_twice_is_one_and_six_are_too_many() {
        let other = |name: &str| Request { name: name.to_owned(), ..by_phone() };
        let open = asked("a", NOW);
        assert_eq!(may_join(std::slice::from_ref(&open), &by_phone()), Err(NotTaken::Same));
        assert_eq!(
            may_join(&[open.begin(NOW).unwrap().answered(Outcome::Delivered, NOW)], &by_phone()),
            Ok(())
        );
        let many: Vec<Asked> =
            (0..5).map(|at| Asked::new(at.to_string(), other(&at.to_string()), NOW)).collect();
        assert_eq!(may_join(&many[..4], &by_phone()), Ok(()));
        assert_eq!(may_join(&many, &by_phone()), Err(NotTaken::TooMany));
    }

    #[test]
    fn a_lease_ends_and_can_neither_be_jumped_nor_kept_for_ever() {
        let held = lease("one", NOW);
        let minute = LEASE.as_millis() as u64;
        assert!(may_take_lease(None, "two", NOW) && may_take_lease(Some("nonsense"), "two", NOW));
        assert!(may_take_lease(Some(&held), "one", NOW));
        assert!(!may_take_lease(Some(&held), "two", NOW + minute - 1));
        assert!(may_take_lease(Some(&held), "two", NOW + minute));
        assert!(may_take_lease(Some(&held), "two", NOW - minute), "the clock was put back");
    }
}
