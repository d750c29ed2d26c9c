//! Does the contract hold, whatever happens?
//!
//! A device, a network and a service that fail in every way, for as long as it takes. The machine is run as `device.rs` and
//! `deliver.rs` run it: what it says is written down before anything is sent, and read again before it is changed.

use std::collections::BTreeMap;
use std::time::Duration;

use proptest::prelude::*;

use super::answer::{Answer, Outcome, Trouble, understand};
use super::asked::{Asked, LONGEST_ASKED_WAIT, LONGEST_TRYING, LONGEST_WAIT, Stage};
use super::key::key;
use super::queue::{Next, next};
use super::request::tests::by_phone;

/// What a service, or what is between it and the device, does with one try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    Refused,
    CutBefore,
    CutAfter,
    HangsBefore,
    HangsAfter,
    HtmlInstead,
    HtmlAfter,
    Empty,
    OtherKey,
    Redirect,
    BusyWithIt,
    Known,
    NotFound,
    TooMany(u32),
    Unavailable(u32),
    ErrorBefore,
    ErrorAfter,
    TooLarge,
    NotHere,
}

fn any_fault() -> impl Strategy<Value = Fault> {
    use Fault::*;
    let seconds = prop_oneof![0_u32..3, 0_u32..400, Just(u32::MAX)];
    prop_oneof![
        4 => prop::sample::select(vec![None, Refused, CutBefore, CutAfter, HangsBefore, HangsAfter, HtmlInstead, HtmlAfter,
            Empty, OtherKey, Redirect, BusyWithIt, Known, NotFound, ErrorBefore, ErrorAfter]),
        1 => seconds.clone().prop_map(TooMany),
        1 => seconds.prop_map(Unavailable),
        1 => prop::sample::select(vec![TooLarge, NotHere]),
    ]
}

/// What happens to the device.
#[derive(Debug, Clone)]
enum Event {
    /// Somebody asks for a call.
    Ask([u8; 16]),
    /// Time passes, and every try meets this.
    Pass { seconds: u32, fault: Fault },
    /// The clock is put to another time.
    Jump(i64),
    /// The browser is closed in the middle of the next try, before or after the service got it.
    CloseWhileSending { has_it: bool },
    /// The person takes one back.
    TakeBack(prop::sample::Index),
    /// The person still wants what was not sent, or presses "Try now", or the connection comes back.
    Hurry,
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        2 => any::<[u8; 16]>().prop_map(Event::Ask),
        6 => (prop_oneof![0_u32..60, 0_u32..90_000], any_fault()).prop_map(|(seconds, fault)| Event::Pass { seconds, fault }),
        1 => (-40_000_000_000_i64..40_000_000_000).prop_map(Event::Jump),
        2 => any::<bool>().prop_map(|has_it| Event::CloseWhileSending { has_it }),
        1 => any::<prop::sample::Index>().prop_map(Event::TakeBack),
        1 => Just(Event::Hurry),
    ]
}

/// The service, by the contract: a key is taken once, however often it comes.
#[derive(Debug, Default)]
struct Service {
    taken: BTreeMap<String, u32>,
    bodies: BTreeMap<String, String>,
    refused: Vec<String>,
}

impl Service {
    fn take(&mut self, key: &str, body: &str) {
        let first = self.bodies.entry(key.to_owned()).or_insert_with(|| body.to_owned());
        assert_eq!(first, body, "a key stands for one text");
        self.taken.entry(key.to_owned()).or_insert(1);
    }

    fn received(&mut self, status: u16, key: &str, body: &str) -> Option<Answer> {
        self.take(key, body);
        Some(Answer { status, body: format!(r#"{{"received":"{key}"}}"#).into_bytes(), ..Answer::default() })
    }

    /// `None` where there is no answer.
    fn post(&mut self, key: &str, body: &str, fault: Fault) -> Option<Answer> {
        let plain =
            |status, body: &str| Answer { status, body: body.as_bytes().to_vec(), ..Answer::default() };
        let slow =
            |status, seconds: u32| Answer { retry_after: Some(seconds.to_string()), ..plain(status, "") };
        match fault {
            Fault::None => self.received(202, key, body),
            Fault::Refused | Fault::CutBefore | Fault::HangsBefore => None,
            Fault::CutAfter | Fault::HangsAfter => {
                self.take(key, body);
                None
            }
            Fault::HtmlInstead => Some(plain(200, "<!doctype html><p>Log in to the network")),
            Fault::HtmlAfter => {
                self.take(key, body);
                Some(plain(200, "<!doctype html><p>Thank you"))
            }
            Fault::Empty => Some(plain(204, "")),
            Fault::OtherKey => Some(plain(200, r#"{"received":"00000000-0000-4000-8000-000000000000"}"#)),
            Fault::Redirect => Some(plain(0, "")),
            Fault::BusyWithIt => Some(plain(409, "")),
            Fault::Known if self.taken.contains_key(key) => self.received(409, key, body),
            Fault::Known | Fault::NotFound => Some(plain(404, "")),
            Fault::TooMany(seconds) => Some(slow(429, seconds)),
            Fault::Unavailable(seconds) => Some(slow(503, seconds)),
            Fault::ErrorBefore => Some(plain(500, "")),
            Fault::ErrorAfter => {
                self.take(key, body);
                Some(plain(500, ""))
            }
            // By the contract a key that was taken is never refused later.
            Fault::TooLarge | Fault::NotHere if self.taken.contains_key(key) => self.received(200, key, body),
            Fault::TooLarge => {
                self.refused.push(key.to_owned());
                Some(plain(413, "<html>"))
            }
            Fault::NotHere => {
                self.refused.push(key.to_owned());
                Some(plain(422, r#"{"reason":"area"}"#))
            }
        }
    }
}

/// The device: what it keeps is text, as after a restart.
struct Device {
    kept: BTreeMap<String, String>,
    /// What the person sees after they took something back that never left.
    gone: Vec<String>,
    now: u64,
    service: Service,
    requests: u32,
    /// When the service may be asked again with this key; by a clock that nobody puts back.
    not_before: BTreeMap<String, u64>,
    passed: u64,
    longest_wait: u64,
}

impl Device {
    fn new() -> Self {
        Self {
            kept: BTreeMap::new(),
            gone: Vec::new(),
            now: 1_800_000_000_000,
            service: Service::default(),
            requests: 0,
            not_before: BTreeMap::new(),
            passed: 0,
            longest_wait: 0,
        }
    }

    fn all(&self) -> Vec<Asked> {
        self.kept
            .iter()
            .map(|(key, text)| Asked::decode(key, text).expect("what was written is read"))
            .collect()
    }

    fn write(&mut self, asked: &Asked) {
        self.kept.insert(asked.key.clone(), asked.encode());
    }

    fn change(&mut self, change: impl Fn(Asked) -> Asked) {
        for asked in self.all() {
            self.write(&change(asked));
        }
    }

    /// Nobody is sending: what says so was cut short. Time has its say.
    fn look(&mut self) {
        let now = self.now;
        self.change(|asked| asked.cut_short(now).at(now));
    }

    /// One try. The record says that it is being sent before it is.
    fn send(&mut self, key: &str, fault: Fault, is_closed: bool) {
        let asked = Asked::decode(key, &self.kept[key]).expect("it is kept");
        let Some(sending) = asked.begin(self.now) else { return };
        self.write(&sending);
        let body = sending.request.as_ref().expect("something to send").body();
        assert!(
            self.not_before.get(key).is_none_or(|time| self.passed >= *time),
            "the service asked for more time"
        );
        self.requests += 1;
        let answer = self.service.post(key, &body, fault);
        if is_closed {
            return;
        }
        let outcome = match &answer {
            Some(answer) => understand(answer, key, self.now),
            None => Outcome::Later { trouble: Trouble::NoAnswer, wait: None },
        };
        if let Outcome::Later { wait: Some(wait), .. } = &outcome {
            let wait = (*wait).min(LONGEST_ASKED_WAIT).as_millis() as u64;
            self.not_before.insert(key.to_owned(), self.passed + wait);
        }
        let asked = Asked::decode(key, &self.kept[key]).expect("it is kept");
        self.write(&asked.answered(outcome, self.now));
    }

    /// Time passes; what is due meanwhile is sent.
    fn pass(&mut self, length: Duration, fault: Fault) {
        let end = self.passed + length.as_millis() as u64;
        loop {
            self.look();
            match next(&self.all(), self.now) {
                Next::Send(key) => self.send(&key, fault, false),
                Next::Wait(wait) if self.passed + wait <= end => {
                    self.longest_wait = self.longest_wait.max(wait);
                    self.tick(wait);
                }
                Next::Wait(_) | Next::Nothing => break,
            }
        }
        self.tick(end - self.passed);
    }

    fn tick(&mut self, milliseconds: u64) {
        self.passed += milliseconds;
        self.now += milliseconds;
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Ask(random) => {
                let asked = Asked::new(key(*random), by_phone(), self.now);
                if !self.kept.contains_key(&asked.key) && !self.gone.contains(&asked.key) {
                    self.write(&asked);
                }
            }
            Event::Pass { seconds, fault } => self.pass(Duration::from_secs(u64::from(*seconds)), *fault),
            Event::Jump(milliseconds) => {
                self.now = self.now.saturating_add_signed(*milliseconds);
                // A clock that is put forward ends waits that it should not: nobody can tell.
                if *milliseconds > 0 {
                    self.not_before.clear();
                }
            }
            Event::CloseWhileSending { has_it } => {
                self.look();
                if let Next::Send(key) = next(&self.all(), self.now) {
                    self.send(&key, if *has_it { Fault::CutAfter } else { Fault::CutBefore }, true);
                }
            }
            Event::TakeBack(at) => {
                let all = self.all();
                if let Some(asked) = (!all.is_empty()).then(|| at.get(&all).clone()) {
                    match asked.clone().stop() {
                        Some(stopped) => self.write(&stopped),
                        None => {
                            assert_eq!(asked.tries, 0);
                            self.kept.remove(&asked.key);
                            self.gone.push(asked.key);
                        }
                    }
                }
            }
            Event::Hurry => {
                let now = self.now;
                self.change(|asked| asked.confirm(now).hurry(now));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn nothing_is_lost_and_nothing_is_delivered_twice(events in prop::collection::vec(any_event(), 1..24)) {
        let mut device = Device::new();
        let mut made = Vec::new();
        for event in &events {
            device.take(event);
            made.extend(device.kept.keys().filter(|key| !made.contains(*key)).cloned().collect::<Vec<_>>());
        }
        // In the end the service is well, and the person still wants what was not sent.
        for _ in 0..3 {
            device.take(&Event::Hurry);
            device.pass(LONGEST_ASKED_WAIT + LONGEST_WAIT, Fault::None);
        }
        let requests = device.requests;
        device.pass(LONGEST_TRYING * 2, Fault::None);
        prop_assert_eq!(device.requests, requests, "what has an end is never sent again");

        let all = device.all();
        for key in &made {
            let Some(asked) = all.iter().find(|asked| asked.key == *key) else {
                prop_assert!(device.gone.contains(key), "lost: {key}");
                prop_assert!(!device.service.taken.contains_key(key), "it never left");
                continue;
            };
            match &asked.stage {
                Stage::Delivered { .. } => prop_assert_eq!(device.service.taken.get(key), Some(&1)),
                Stage::Refused { .. } => prop_assert!(device.service.refused.contains(key)),
                Stage::Stopped => prop_assert!(asked.tries > 0),
                stage => prop_assert!(false, "{key} is left {stage:?}"),
            }
            let is_refused = matches!(asked.stage, Stage::Refused { .. });
            prop_assert_eq!(asked.request.is_some(), is_refused, "what has an end keeps nothing of the person");
        }
        prop_assert!(device.longest_wait <= LONGEST_ASKED_WAIT.as_millis() as u64);
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_service_that_is_gone_for_a_week_gets_it_when_it_is_back_and_the_person_still_wants_it(
        random in any::<[u8; 16]>(),
        fault in prop::sample::select(vec![Fault::Refused, Fault::HangsBefore, Fault::ErrorBefore, Fault::HtmlInstead]),
    ) {
        let mut device = Device::new();
        device.take(&Event::Ask(random));
        device.pass(LONGEST_TRYING + LONGEST_WAIT, fault);
        let asked = device.all().remove(0);
        prop_assert_eq!(&asked.stage, &Stage::Unsent, "it is not sent unasked, and not forgotten");
        prop_assert!(asked.tries > 100);
        device.pass(LONGEST_TRYING, Fault::None);
        prop_assert!(device.service.taken.is_empty());
        device.take(&Event::Hurry);
        device.pass(Duration::from_secs(1), Fault::None);
        prop_assert!(matches!(device.all()[0].stage, Stage::Delivered { .. }), "{:?}", device.all());
        prop_assert_eq!(device.service.taken.len(), 1);
    }
}
