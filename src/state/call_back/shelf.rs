//! What if the device keeps nothing?
//!
//! Then the requests live as long as the page, and the person is told. What the device does keep it keeps in a database of
//! its own, and no tab undoes what another one wrote meanwhile: each change says what it was made of.

use std::collections::BTreeSet;

use super::asked::Asked;
use super::queue::{lease, may_take_lease};
use crate::browser::saved_store::{Database, Entry, StoreProblem, Task, perform};

/// Under this key stands no request but which tab may send.
const LEASE: &str = "lease";

/// What this tab knows of the device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Shelf {
    /// As they were last seen, or as they are here where the device did not take them.
    entries: Vec<Entry>,
    /// Keys of what is being written for the first time: it is shown already, and not sent before.
    coming: BTreeSet<String>,
    /// Keys of what the device did not take.
    unkept: BTreeSet<String>,
    /// Why.
    problem: Option<StoreProblem>,
}

/// What a change wants to have in place of what is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Swap {
    pub(super) key: String,
    pub(super) was: Option<String>,
    pub(super) text: Option<String>,
}

impl Shelf {
    /// All requests, and how many records could not be understood.
    pub(super) fn asked(&self) -> (Vec<Asked>, usize) {
        let records = self.entries.iter().filter(|(key, _)| key != LEASE);
        let asked: Vec<Asked> = records.clone().filter_map(|(key, text)| Asked::decode(key, text)).collect();
        let set_aside = records.count() - asked.len();
        (asked, set_aside)
    }

    /// Those that may be sent: what is written on the device, or cannot be.
    pub(super) fn written(&self) -> Vec<Asked> {
        self.asked().0.into_iter().filter(|asked| !self.coming.contains(&asked.key)).collect()
    }

    /// Why what is here is not on the device, where something is not.
    pub(super) fn problem(&self) -> Option<StoreProblem> {
        let is_here = |(key, _): &Entry| self.unkept.contains(key);
        self.problem.filter(|_| self.entries.iter().any(is_here))
    }

    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.entries.iter().find(|(known, _)| known == key).map(|(_, text)| text.clone())
    }

    /// Nothing is left but perhaps a lease.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.iter().all(|(key, _)| key == LEASE)
    }

    /// The change by which this tab may send, where it may.
    pub(super) fn claim(&self, tab: &str, now: u64) -> Option<Swap> {
        let was = self.text(LEASE);
        let text = Some(lease(tab, now));
        may_take_lease(was.as_deref(), tab, now).then(|| Swap { key: LEASE.to_owned(), was, text })
    }

    /// The change by which it gives that up.
    pub(super) fn release(&self) -> Swap {
        Swap { key: LEASE.to_owned(), was: self.text(LEASE), text: None }
    }

    /// What the device answers to having been looked at.
    pub(super) fn see(&mut self, device: Result<Vec<Entry>, StoreProblem>) {
        match device {
            Ok(device) => {
                let (coming, unkept) = (&self.coming, &self.unkept);
                let is_here = |key: &String| coming.contains(key) || unkept.contains(key);
                self.entries.retain(|(key, _)| is_here(key));
                self.entries.extend(device.into_iter().filter(|(key, _)| !is_here(key)));
            }
            Err(problem) => self.problem = Some(problem),
        }
    }

    /// Whether the device is to be asked about this key at all.
    pub(super) fn is_on_device(&self, key: &str) -> bool {
        !self.unkept.contains(key)
    }

    /// What the device answers to a change; where it took none, it is made here. Whether it was made.
    pub(super) fn change(&mut self, swap: &Swap, device: Option<Result<Vec<Entry>, StoreProblem>>) -> bool {
        match device {
            Some(Ok(entries)) => {
                self.see(Ok(entries));
                self.text(&swap.key) == swap.text
            }
            device => {
                if let Some(Err(problem)) = device {
                    self.problem = Some(problem);
                    self.unkept.insert(swap.key.clone());
                }
                let is_same = self.text(&swap.key) == swap.was;
                if is_same {
                    self.put(&swap.key, swap.text.clone());
                }
                is_same
            }
        }
    }

    /// A new one, true at once, here; the device follows.
    pub(super) fn begin(&mut self, key: &str, text: String) {
        self.put(key, Some(text));
        self.coming.insert(key.to_owned());
    }

    /// What the device answers to a new one.
    pub(super) fn follow(&mut self, key: &str, device: Result<Vec<Entry>, StoreProblem>) {
        self.coming.remove(key);
        if device.is_err() {
            self.unkept.insert(key.to_owned());
        }
        self.see(device);
    }

    fn put(&mut self, key: &str, text: Option<String>) {
        self.entries.retain(|(known, _)| known != key);
        self.entries.extend(text.map(|text| (key.to_owned(), text)));
    }
}

/// Looks at the device.
pub(super) async fn read() -> Result<Vec<Entry>, StoreProblem> {
    perform(Database::CallBack, Task::Read).await
}

/// Changes it.
pub(super) async fn swap(swap: Swap) -> Result<Vec<Entry>, StoreProblem> {
    let Swap { key, was, text } = swap;
    perform(Database::CallBack, Task::Swap { key, was, text }).await
}

/// Leaves nothing on it.
pub(super) async fn clear() -> Result<Vec<Entry>, StoreProblem> {
    perform(Database::CallBack, Task::Clear).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::call_back::request::tests::by_phone;

    fn asked(key: &str) -> (String, String) {
        (key.to_owned(), Asked::new(key.to_owned(), by_phone(), 7).encode())
    }

    fn put(key: &str) -> Swap {
        let (key, text) = asked(key);
        Swap { key, was: None, text: Some(text) }
    }

    #[test]
    fn what_the_device_refuses_lives_here_beside_what_it_keeps() {
        let mut shelf = Shelf::default();
        assert!(shelf.change(&put("a"), Some(Ok(vec![asked("a")]))));
        assert!(shelf.change(&put("b"), Some(Err(StoreProblem::Full))));
        assert_eq!((shelf.asked().0.len(), shelf.problem()), (2, Some(StoreProblem::Full)));
        assert!(!shelf.is_on_device("b") && shelf.is_on_device("a"));
        shelf.see(Ok(Vec::new()));
        assert_eq!(shelf.asked().0.len(), 1, "another tab removed the one that the device had");
        let remove = Swap { was: shelf.text("b"), text: None, key: "b".to_owned() };
        assert!(shelf.change(&remove, None));
        assert!(shelf.is_empty() && shelf.problem().is_none());
    }

    #[test]
    fn a_new_one_is_seen_at_once_and_sent_when_it_is_written() {
        let mut shelf = Shelf::default();
        let (key, text) = asked("a");
        shelf.begin(&key, text);
        shelf.see(Ok(Vec::new()));
        assert_eq!((shelf.asked().0.len(), shelf.written().len()), (1, 0));
        let mut refused = shelf.clone();
        shelf.follow(&key, Ok(vec![asked("a")]));
        assert_eq!((shelf.written().len(), shelf.problem()), (1, None));
        refused.follow(&key, Err(StoreProblem::Refused));
        assert_eq!((refused.written().len(), refused.problem()), (1, Some(StoreProblem::Refused)));
    }

    #[test]
    fn a_change_of_what_is_no_longer_there_is_none() {
        let mut shelf = Shelf::default();
        shelf.see(Ok(vec![asked("a")]));
        let stale = Swap { key: "a".to_owned(), was: Some("old".to_owned()), text: None };
        assert!(!shelf.change(&stale, None));
        assert!(!shelf.change(&put("b"), Some(Ok(vec![asked("a")]))));
    }

    #[test]
    fn a_lease_is_no_request_and_what_is_not_understood_is_counted() {
        let mut shelf = Shelf::default();
        shelf.see(Ok(vec![
            (LEASE.to_owned(), "one 5".to_owned()),
            ("x".to_owned(), "{".to_owned()),
            asked("a"),
        ]));
        let (known, set_aside) = shelf.asked();
        assert_eq!((known.len(), set_aside), (1, 1));
        assert_eq!(shelf.claim("two", 6), None);
        assert!(shelf.claim("one", 6).is_some());
    }
}
