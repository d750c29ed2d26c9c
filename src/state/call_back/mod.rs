//! How does a person ask to be called back, and how is it delivered exactly once?
//!
//! What is to be done is said by pure code: `draft` checks a form, `asked` is what becomes of one request, `queue` says which
//! is next, `answer` what a service means. Here it is done: a request is written to the device before it is sent, only one
//! tab sends at a time, and what has come of it is written before anything else. `trial` holds all of it against every
//! fault.

pub mod answer;
pub mod asked;
pub mod draft;
pub mod key;
pub mod page;
pub mod queue;
pub mod request;
mod shelf;
#[cfg(test)]
mod trial;

use std::cell::OnceCell;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::lock::{self, Lock};
use crate::browser::post::{Letter, post};
use crate::browser::saved_store::{Database, StoreProblem};
use crate::browser::{document, network, random, tabs};

use answer::{Answer, LONGEST_ANSWER, Outcome, Trouble, understand};
use asked::{Asked, Stage};
use queue::{Next, NotTaken, may_join, next};
use request::Request;
use shelf::{Shelf, Swap};

pub use crate::browser::clock::{day_and_hour, now};

/// The lock of the tab that sends.
const LOCK: &str = "beside-call-back";
/// What waits is looked at so often, whatever a clock says.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// And while another tab is sending.
const LOOK_SOON: Duration = Duration::from_secs(3);

/// What is known of the requests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The newest first.
    pub asked: Vec<Asked>,
    /// So many records could not be understood.
    pub set_aside: usize,
    /// Why some of them live only as long as this page.
    pub problem: Option<StoreProblem>,
    /// The device has answered once, or refused to.
    pub is_read: bool,
}

/// The requests of this device. One for the whole visit.
#[derive(Debug, Clone, Copy)]
pub struct CallBack {
    /// What is known of them.
    pub known: RwSignal<Known>,
    /// Whether there may be a connection.
    pub is_online: RwSignal<bool>,
    /// Who calls back; `None` where nobody does.
    pub endpoint: StoredValue<Option<String>>,
    shelf: StoredValue<Shelf>,
    looking: StoredValue<Looking>,
}

/// Whether somebody looks at what waits.
#[derive(Debug, Default)]
struct Looking {
    is_now: bool,
    is_wanted_again: bool,
    later: Option<TimeoutHandle>,
}

impl CallBack {
    /// The one of this visit; the first to ask makes it, and it goes on when the page is left. In a browser alone.
    #[must_use]
    pub fn of_visit() -> Self {
        let made = || {
            // The app's own, or nobody's: no page that goes away takes it along.
            let app = std::iter::successors(Owner::current(), Owner::parent).last();
            let owner = app.map_or_else(Owner::new, |app| app.with(Owner::new));
            let made = owner.with(|| Self::knowing(Known::default(), document::meta(document::CALL_BACK)));
            made.start();
            (owner, made)
        };
        OF_VISIT.with(|one| one.get_or_init(made).1)
    }

    /// One that knows this for good, and sends nothing.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(known: Known, endpoint: Option<String>) -> Self {
        Self::knowing(known, endpoint)
    }

    fn knowing(known: Known, endpoint: Option<String>) -> Self {
        Self {
            known: RwSignal::new(known),
            is_online: RwSignal::new(network::may_be_online()),
            endpoint: StoredValue::new(endpoint),
            shelf: StoredValue::new(Shelf::default()),
            looking: StoredValue::new(Looking::default()),
        }
    }

    fn start(self) {
        tabs::listen(Database::CallBack.name(), move || self.look());
        network::listen(move || {
            let is_online = network::may_be_online();
            let _ = self.is_online.try_set(is_online);
            if is_online {
                self.hurry_all();
            }
        });
        self.look();
    }

    /// The name of whoever calls back, as it stands in an address.
    #[must_use]
    pub fn host(self) -> String {
        self.endpoint.with_value(|endpoint| host(endpoint.as_deref().unwrap_or_default()).to_owned())
    }

    /// Asks for a call. It waits in memory at once; the device and the service follow.
    ///
    /// # Errors
    /// Why it may not join the others.
    pub fn ask(self, request: Request) -> Result<String, NotTaken> {
        self.known.with_untracked(|known| may_join(&known.asked, &request))?;
        let key = key::key(random::bytes().ok_or(NotTaken::NoKey)?);
        let text = Asked::new(key.clone(), request, now()).encode();
        self.show(|shelf| shelf.begin(&key, text.clone()));
        let swap = Swap { key: key.clone(), was: None, text: Some(text) };
        spawn_local(async move {
            let new = swap.key.clone();
            let device = shelf::swap(swap).await;
            self.show(|shelf| shelf.follow(&new, device));
            tabs::tell(Database::CallBack.name());
            self.look();
        });
        Ok(key)
    }

    /// The person does not want it any more, or does not want to see it any more.
    pub fn let_go(self, key: String) {
        self.change_later(key, |asked| match asked.stage {
            Stage::Waiting { .. } | Stage::Sending { .. } => asked.stop(),
            _ => None,
        });
    }

    /// The person wants it now, or still.
    pub fn want(self, key: String) {
        self.change_later(key, |asked| Some(asked.confirm(now()).hurry(now())));
    }

    /// Deletes all of them, those too that could not be understood.
    pub fn clear(self) {
        self.show(|shelf| *shelf = Shelf::default());
        spawn_local(async move {
            let answer = shelf::clear().await;
            self.show(|shelf| shelf.see(answer));
            tabs::tell(Database::CallBack.name());
        });
    }

    fn hurry_all(self) {
        spawn_local(async move {
            for asked in self.known.get_untracked().asked {
                self.change(&asked.key, |asked| Some(asked.hurry(now()))).await;
            }
            self.look();
        });
    }

    fn change_later(self, key: String, change: impl Fn(Asked) -> Option<Asked> + 'static) {
        spawn_local(async move {
            self.change(&key, change).await;
            self.look();
        });
    }

    /// Changes a request as it stands on the device, however often others change it meanwhile. What it is then.
    async fn change(self, key: &str, change: impl Fn(Asked) -> Option<Asked>) -> Option<Asked> {
        loop {
            self.read().await;
            let was = self.shelf.with_value(|shelf| shelf.text(key))?;
            let old = Asked::decode(key, &was)?;
            let new = change(old.clone().at(now()));
            if new.as_ref() == Some(&old) {
                return new;
            }
            let text = new.as_ref().map(Asked::encode);
            if self.swap(Swap { key: key.to_owned(), was: Some(was), text }).await {
                return new;
            }
        }
    }

    async fn swap(self, swap: Swap) -> bool {
        let device = match self.shelf.with_value(|shelf| shelf.is_on_device(&swap.key)) {
            true => Some(shelf::swap(swap.clone()).await),
            false => None,
        };
        let mut is_made = false;
        self.show(|shelf| is_made = shelf.change(&swap, device));
        if is_made && self.shelf.with_value(Shelf::is_empty) && swap.text.is_none() {
            // Not even the database is left.
            let _ = shelf::clear().await;
        }
        tabs::tell(Database::CallBack.name());
        is_made
    }

    /// What may be sent, as it stands on the device, with what time alone has changed written down: a clock that was put
    /// back would otherwise begin the same wait for ever.
    async fn written(self) -> Vec<Asked> {
        self.read().await;
        for asked in self.shelf.with_value(Shelf::written) {
            if asked.clone().at(now()) != asked {
                self.change(&asked.key, Some).await;
            }
        }
        self.shelf.with_value(Shelf::written)
    }

    async fn read(self) {
        let device = shelf::read().await;
        self.show(|shelf| shelf.see(device));
    }

    /// Changes what this tab knows, and shows it.
    fn show(self, change: impl FnOnce(&mut Shelf)) {
        let known = self.shelf.try_update_value(|shelf| {
            change(shelf);
            let (asked, set_aside) = shelf.asked();
            let mut asked: Vec<Asked> = asked.into_iter().map(|asked| asked.at(now())).collect();
            asked.sort_by(|a, b| (b.made_at, &b.key).cmp(&(a.made_at, &a.key)));
            Known { asked, set_aside, problem: shelf.problem(), is_read: true }
        });
        if let Some(known) = known
            && self.known.try_with_untracked(|now| *now != known) == Some(true)
        {
            let _ = self.known.try_set(known);
        }
    }

    /// Looks at what waits, and does it. One at a time in this tab.
    fn look(self) {
        let is_free = self.looking.try_update_value(|looking| {
            if let Some(later) = looking.later.take() {
                later.clear();
            }
            looking.is_wanted_again = looking.is_now;
            !std::mem::replace(&mut looking.is_now, true)
        });
        if is_free != Some(true) {
            return;
        }
        spawn_local(async move {
            loop {
                let wait = self.do_next().await;
                let is_over = self.looking.try_update_value(|looking| {
                    let goes_on =
                        std::mem::take(&mut looking.is_wanted_again) || wait == Some(Duration::ZERO);
                    looking.is_now = goes_on;
                    if let (false, Some(wait)) = (goes_on, wait) {
                        looking.later = set_timeout_with_handle(move || self.look(), wait).ok();
                    }
                    !goes_on
                });
                if is_over != Some(false) {
                    return;
                }
            }
        });
    }

    /// Does what is due. How long until there is more to do; `None` where nothing waits.
    async fn do_next(self) -> Option<Duration> {
        let all = self.written().await;
        let is_being_sent = all.iter().any(|asked| matches!(asked.stage, Stage::Sending { .. }));
        let endpoint = self.endpoint.get_value()?;
        match next(&all, now()) {
            Next::Nothing if !is_being_sent => None,
            // Nobody could answer. When the connection is back, the browser says so.
            _ if !network::may_be_online() => Some(LOOK_AGAIN),
            Next::Wait(wait) if !is_being_sent => Some(Duration::from_millis(wait).min(LOOK_AGAIN)),
            _ => match self.right_to_send().await {
                Some(right) => {
                    self.send(&endpoint).await;
                    self.give_up(right).await;
                    Some(Duration::ZERO)
                }
                None => Some(LOOK_SOON),
            },
        }
    }

    /// Sends what is due. Only by the tab that has the right to: what says that it is being sent was cut short.
    async fn send(self, endpoint: &str) {
        for asked in self.written().await {
            self.change(&asked.key, |asked| Some(asked.cut_short(now()))).await;
        }
        let Next::Send(key) = next(&self.written().await, now()) else { return };
        let begin = |asked: Asked| {
            let asked = asked.at(now());
            Some(asked.clone().begin(now()).unwrap_or(asked))
        };
        let sending = self.change(&key, begin).await;
        let Some(Asked { request: Some(request), stage: Stage::Sending { .. }, .. }) = sending else {
            return;
        };
        let outcome = deliver(endpoint, &key, &request.body()).await;
        self.change(&key, |asked| Some(asked.answered(outcome.clone(), now()))).await;
    }

    async fn right_to_send(self) -> Option<Right> {
        match lock::ask(LOCK).await {
            lock::Asked::Held(lock) => Some(Right::Lock(lock)),
            lock::Asked::Elsewhere => None,
            lock::Asked::Unknown => {
                let tab = TAB.with(Clone::clone);
                let claim = self.shelf.with_value(|shelf| shelf.claim(&tab, now()))?;
                self.swap(claim).await.then_some(Right::Lease)
            }
        }
    }

    async fn give_up(self, right: Right) {
        match right {
            Right::Lock(lock) => drop(lock),
            Right::Lease => {
                let release = self.shelf.with_value(Shelf::release);
                self.swap(release).await;
            }
        }
    }
}

/// The right to send, which one tab has at a time.
enum Right {
    Lock(Lock),
    /// Where the browser has no locks.
    Lease,
}

thread_local! {
    static OF_VISIT: OnceCell<(Owner, CallBack)> = const { OnceCell::new() };
    /// What this tab calls itself.
    static TAB: String = random::bytes().map(key::key).unwrap_or_default();
}

/// Whether anything was asked in an earlier visit, so that there may be something to send.
pub async fn is_anything_asked() -> bool {
    shelf::read().await.is_ok_and(|entries| !entries.is_empty())
}

/// Goes on sending what was asked in an earlier visit.
pub fn go_on_sending() {
    let _ = CallBack::of_visit();
}

/// One try.
async fn deliver(endpoint: &str, key: &str, body: &str) -> Outcome {
    let letter = Letter { address: endpoint, key, body };
    match post(letter, &["Retry-After", "Date"], LONGEST_ANSWER).await {
        Ok(reply) => {
            let mut headers = reply.headers.into_iter();
            let (retry_after, date) = (headers.next().flatten(), headers.next().flatten());
            understand(&Answer { status: reply.status, retry_after, date, body: reply.body }, key, now())
        }
        Err(_) => Outcome::Later { trouble: Trouble::NoAnswer, wait: None },
    }
}

/// `help.example.org` of `https://help.example.org/call-back`.
fn host(endpoint: &str) -> &str {
    let rest = endpoint.split_once("://").map_or(endpoint, |(_, rest)| rest);
    rest.split(['/', '?', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn the_host_is_what_a_person_reads() {
        assert_eq!(host("https://help.example.org/call-back"), "help.example.org");
        assert_eq!(host("https://help.example.org:8443?a"), "help.example.org");
        assert_eq!(host(""), "");
    }
}
