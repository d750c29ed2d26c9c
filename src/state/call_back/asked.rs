//! What becomes of one request, from the press of the button until it is delivered, refused or taken back?
//!
//! Pure: a small machine. Whoever runs it tells it the time and what came of a try; it says what is true then. It never
//! forgets a request by itself, and the same key goes with every try, so that the service can tell them to be one.
//!
//! ```text
//!            ┌──────── later ────────┐
//!            ▼                       │
//! made ─▶ waiting ─── due ──▶ sending ──▶ delivered │ refused
//!          │  ▲                  │
//!          │  └── try again ── unsent ◀── a week is over
//!          └──── taken back ──▶ stopped, or gone if it never left
//! ```

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::answer::{Outcome, Refusal, Trouble};
use super::request::Request;

/// The wait after the first try. Each is about twice as long as the one before.
pub const SHORTEST_WAIT: Duration = Duration::from_secs(5);
/// No wait of our own is longer.
pub const LONGEST_WAIT: Duration = Duration::from_secs(60 * 60);
/// No wait is longer, whatever the service asks for.
pub const LONGEST_ASKED_WAIT: Duration = Duration::from_secs(24 * 60 * 60);
/// What is older is not sent unasked: much may have changed, and another person may hold the phone.
pub const LONGEST_TRYING: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// Nor what was tried so often, where the clock does not say how old it is.
pub const MOST_TRIES: u32 = 500;

/// The version of the records' form that is written.
const VERSION: u64 = 1;

/// A request on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    version: u64,
    /// Goes with every try.
    pub key: String,
    /// What is asked; `None` when nothing of it is needed any more.
    pub request: Option<Request>,
    /// Which place it is about, in words; empty for none.
    pub about: String,
    /// When it was made, or last confirmed, in milliseconds since 1970 by the device's clock, as all times here.
    pub made_at: u64,
    /// How often it was sent, or may have been.
    pub tries: u32,
    /// Where it is.
    pub stage: Stage,
}

/// Where a request is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Stage {
    /// It is sent when its time has come.
    Waiting {
        /// Since then.
        since: u64,
        /// So long, in milliseconds.
        wait: u64,
        /// Why the last try came to nothing; `None` before the first one.
        trouble: Option<Trouble>,
        /// So much of it the service asked for: nobody may shorten that.
        asked: u64,
    },
    /// It is being sent.
    Sending {
        /// Since then.
        since: u64,
    },
    /// The service has it.
    Delivered {
        /// Since then.
        at: u64,
    },
    /// The service does not want it.
    Refused {
        /// Why.
        refusal: Refusal,
    },
    /// It could not be delivered for so long that the person is asked again.
    Unsent,
    /// It was taken back, but had been sent before: it may have arrived.
    Stopped,
}

impl Asked {
    /// A new request.
    #[must_use]
    pub fn new(key: String, request: Request, now: u64) -> Self {
        let about = request.place.as_ref().map(|place| place.name.clone()).unwrap_or_default();
        let stage = Stage::Waiting { since: now, wait: 0, trouble: None, asked: 0 };
        Self { version: VERSION, key, request: Some(request), about, made_at: now, tries: 0, stage }
    }

    /// As it stands on the device.
    #[must_use]
    pub fn encode(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What stands on the device. `None` where it must be set aside: damaged, or of another version.
    #[must_use]
    pub fn decode(key: &str, text: &str) -> Option<Self> {
        let asked: Self = serde_json::from_str(text).ok()?;
        let needs_request = !matches!(asked.stage, Stage::Delivered { .. } | Stage::Stopped);
        (asked.version == VERSION && asked.key == key && (asked.request.is_some() || !needs_request))
            .then_some(asked)
    }

    /// Whether it may still be sent by itself.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Waiting { .. } | Stage::Sending { .. })
    }

    /// How long until it may be sent, in milliseconds. A clock that was put back begins the wait anew, so that it can be
    /// neither jumped nor endless.
    #[must_use]
    pub fn due_in(&self, now: u64) -> Option<u64> {
        match self.stage {
            Stage::Waiting { since, wait, .. } if now < since => Some(wait),
            Stage::Waiting { since, wait, .. } => Some(wait.saturating_sub(now - since)),
            _ => None,
        }
    }

    /// What time alone has changed, looked at before anything else.
    #[must_use]
    pub fn at(mut self, now: u64) -> Self {
        let is_too_old = u128::from(now.saturating_sub(self.made_at)) >= LONGEST_TRYING.as_millis();
        if let Stage::Waiting { since, .. } = &mut self.stage {
            *since = now.min(*since);
        }
        // Not before its time has come: what the service asked for holds after the person was asked, too.
        if self.due_in(now) == Some(0) && (is_too_old || self.tries >= MOST_TRIES) {
            self.stage = Stage::Unsent;
        }
        self
    }

    /// It is being sent from now on. `None` where it must not be.
    #[must_use]
    pub fn begin(self, now: u64) -> Option<Self> {
        let asked = self.at(now);
        (asked.due_in(now) == Some(0)).then(|| Self {
            tries: asked.tries.saturating_add(1),
            stage: Stage::Sending { since: now },
            ..asked
        })
    }

    /// Nobody is sending it any more, although it says so: the browser was closed meanwhile.
    #[must_use]
    pub fn cut_short(self, now: u64) -> Self {
        match self.stage {
            Stage::Sending { .. } => self.later(Trouble::CutShort, None, now),
            _ => self,
        }
    }

    /// A try has come to its end. That it was delivered counts even if it was taken back meanwhile; nothing else does then.
    #[must_use]
    pub fn answered(self, outcome: Outcome, now: u64) -> Self {
        match (outcome, &self.stage) {
            (_, Stage::Delivered { .. }) => self,
            (Outcome::Delivered, _) => Self { request: None, stage: Stage::Delivered { at: now }, ..self },
            (Outcome::Refused(refusal), Stage::Sending { .. }) => {
                Self { stage: Stage::Refused { refusal }, ..self }
            }
            (Outcome::Later { trouble, wait }, Stage::Sending { .. }) => self.later(trouble, wait, now),
            _ => self,
        }
    }

    fn later(self, trouble: Trouble, asked_wait: Option<Duration>, now: u64) -> Self {
        let asked = milliseconds(asked_wait.unwrap_or_default().min(LONGEST_ASKED_WAIT));
        let wait = milliseconds(own_wait(&self.key, self.tries)).max(asked);
        Self { stage: Stage::Waiting { since: now, wait, trouble: Some(trouble), asked }, ..self }
    }

    /// The person does not want it any more. `None` where nothing of it needs to be known: it never left the device.
    #[must_use]
    pub fn stop(self) -> Option<Self> {
        match self.stage {
            Stage::Delivered { .. } => Some(self),
            _ if self.tries == 0 => None,
            _ => Some(Self { request: None, stage: Stage::Stopped, ..self }),
        }
    }

    /// The person wants it now, or still, or the connection is back. What the service asked for is kept.
    #[must_use]
    pub fn hurry(self, now: u64) -> Self {
        match self.stage {
            Stage::Waiting { since, trouble, asked, .. } => {
                Self { stage: Stage::Waiting { since, wait: asked, trouble, asked }, ..self }.at(now)
            }
            _ => self,
        }
    }

    /// Whether it would be sent now if the person wanted it now.
    #[must_use]
    pub fn can_hurry(&self, now: u64) -> bool {
        self.clone().hurry(now).due_in(now) == Some(0)
    }

    /// The person was asked, and still wants it.
    #[must_use]
    pub fn confirm(self, now: u64) -> Self {
        match self.stage {
            Stage::Unsent => {
                let stage = Stage::Waiting { since: now, wait: 0, trouble: None, asked: 0 };
                // How often it was tried stays known as long as it decides whether it may have left.
                Self { made_at: now, tries: self.tries.min(1), stage, ..self }
            }
            _ => self,
        }
    }
}

/// Grows twofold up to [`LONGEST_WAIT`], less up to a quarter, which the key decides: many devices that lost the same
/// service at once do not all come back at once.
fn own_wait(key: &str, tries: u32) -> Duration {
    let doubled = SHORTEST_WAIT.saturating_mul(2_u32.saturating_pow(tries.saturating_sub(1)));
    let seed = key.bytes().fold(tries, |seed, sign| seed.wrapping_mul(31).wrapping_add(u32::from(sign)));
    doubled.min(LONGEST_WAIT) * (75 + seed % 26) / 100
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::state::call_back::answer::Reason;
    use crate::state::call_back::request::tests::by_phone;

    const NOW: u64 = 1_800_000_000_000;

    fn asked() -> Asked {
        Asked::new("key".to_owned(), by_phone(), NOW)
    }

    fn sending() -> Asked {
        asked().begin(NOW).unwrap()
    }

    fn later(wait: Option<u64>) -> Outcome {
        Outcome::Later { trouble: Trouble::Busy, wait: wait.map(Duration::from_secs) }
    }

    fn refused() -> Outcome {
        Outcome::Refused(Refusal { reason: Reason::Area, said: "Not here".to_owned() })
    }

    #[test]
    fn a_new_request_is_due_at_once_and_is_sent_once_at_a_time() {
        let sending = sending();
        assert_eq!((sending.tries, sending.due_in(NOW)), (1, None));
        assert_eq!(sending.begin(NOW + 1_000_000), None);
    }

    #[test]
    fn what_is_delivered_is_never_sent_again_and_keeps_nothing_of_the_person() {
        let done = sending().answered(Outcome::Delivered, NOW);
        assert!(!done.encode().contains("Ana") && !done.encode().contains("614555"));
        assert_eq!(done.about, "Lantern House");
        for outcome in [later(None), refused(), Outcome::Delivered] {
            assert_eq!(done.clone().answered(outcome, NOW + 1), done);
        }
        assert_eq!(done.clone().hurry(NOW).confirm(NOW).cut_short(NOW).at(u64::MAX), done);
        assert_eq!(done.clone().begin(u64::MAX), None);
        assert_eq!(done.clone().stop(), Some(done), "which nothing can undo");
    }

    #[test]
    fn what_is_refused_keeps_all_that_was_typed_and_waits_for_the_person() {
        let refused = sending().answered(refused(), NOW);
        assert_eq!(refused.request, Some(by_phone()));
        assert_eq!(refused.clone().begin(u64::MAX), None);
        assert_eq!(refused.clone().hurry(NOW), refused);
    }

    #[test]
    fn what_never_left_the_device_goes_without_a_trace_and_what_may_have_is_told() {
        assert_eq!(asked().stop(), None);
        let stopped = sending().stop().unwrap();
        assert_eq!((stopped.stage.clone(), stopped.request.clone()), (Stage::Stopped, None));
        assert_eq!(stopped.clone().answered(later(None), NOW), stopped);
        assert_eq!(stopped.clone().answered(refused(), NOW), stopped);
        let arrived = stopped.answered(Outcome::Delivered, NOW);
        assert_eq!(arrived.stage, Stage::Delivered { at: NOW }, "the answer came after all");
    }

    #[test]
    fn a_browser_that_was_closed_while_sending_begins_anew_with_the_same_key() {
        let again = Asked::decode("key", &sending().encode()).unwrap().cut_short(NOW);
        assert_eq!((&*again.key, again.tries), ("key", 1));
        let wait = again.due_in(NOW).unwrap();
        assert_eq!(again.begin(NOW + wait).unwrap().tries, 2);
    }

    #[test]
    fn after_a_week_the_person_is_asked_and_the_same_key_goes_on() {
        let week = LONGEST_TRYING.as_millis() as u64;
        let waiting = sending().answered(later(None), NOW);
        assert!(waiting.clone().at(NOW + week - 1).is_open());
        let unsent = waiting.at(NOW + week);
        assert_eq!((unsent.stage.clone(), unsent.request.clone()), (Stage::Unsent, Some(by_phone())));
        assert_eq!(unsent.clone().begin(NOW + week), None);
        let again = unsent.confirm(NOW + week);
        assert_eq!(again.due_in(NOW + week), Some(0));
        assert_eq!((&*again.key, again.tries), ("key", 1), "it may have left: taking it back must say so");
    }

    #[test]
    fn nobody_hurries_a_wait_that_the_service_asked_for() {
        let waiting = sending().answered(later(Some(600)), NOW);
        assert_eq!(waiting.clone().hurry(NOW + 1), waiting);
        assert_eq!(waiting.due_in(NOW), Some(600_000));
        assert!(!waiting.can_hurry(NOW + 599_999) && waiting.can_hurry(NOW + 600_000));
        let ours = sending().answered(later(Some(1)), NOW);
        assert!(ours.due_in(NOW) > Some(3_000) && ours.hurry(NOW).due_in(NOW) == Some(1_000));
    }

    #[test]
    fn a_record_that_is_damaged_or_of_another_version_is_set_aside() {
        let text = asked().encode();
        assert_eq!(Asked::decode("key", &text), Some(asked()));
        assert_eq!(Asked::decode("another", &text), None);
        assert_eq!(Asked::decode("key", &text.replace("\"version\":1", "\"version\":2")), None);
        assert_eq!(Asked::decode("key", &text[..text.len() - 1]), None);
        let no_request = Asked { request: None, ..asked() };
        assert_eq!(Asked::decode("key", &no_request.encode()), None);
    }

    proptest! {
        #[test]
        fn waits_grow_and_are_bounded(key in "[0-9a-f-]{36}", tries in 1_u32..2_000) {
            let (wait, next) = (own_wait(&key, tries), own_wait(&key, tries + 1));
            prop_assert!(wait >= SHORTEST_WAIT * 3 / 4 && wait <= LONGEST_WAIT);
            let is_growing = SHORTEST_WAIT.saturating_mul(2_u32.saturating_pow(tries)) <= LONGEST_WAIT;
            prop_assert!(!is_growing || next > wait, "{wait:?} {next:?}");
        }

        #[test]
        fn the_service_is_given_the_time_it_asks_for_up_to_a_day(seconds in any::<u64>()) {
            let due = sending().answered(later(Some(seconds)), NOW).due_in(NOW).unwrap();
            let day = LONGEST_ASKED_WAIT.as_secs();
            prop_assert!(due >= seconds.min(day) * 1_000 && due <= day * 1_000);
        }

        #[test]
        fn no_clock_makes_a_wait_longer_than_it_is(now in any::<u64>(), seconds in 0_u64..100_000) {
            let waiting = sending().answered(later(Some(seconds)), NOW);
            let wait = waiting.due_in(NOW).unwrap();
            let looked_at = waiting.at(now);
            if looked_at.is_open() {
                let due = looked_at.due_in(now).unwrap();
                prop_assert!(due <= wait);
                let sent = looked_at.begin(now.saturating_add(due));
                prop_assert!(sent.is_some() || now.saturating_add(due) >= NOW + LONGEST_TRYING.as_millis() as u64);
            }
        }

        #[test]
        fn any_text_is_read_or_set_aside(key in ".*", text in ".*") {
            prop_assert_eq!(Asked::decode(&key, &text), None);
        }
    }
}
