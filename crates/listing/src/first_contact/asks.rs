//! What is asked of a place, and what of it does the place have?

use super::{Answers, Misfit, Pay, Reason, Wish};
use crate::taxonomy::{Chosen, OptionId};

/// All that is asked of a place, in the order in which it is told.
pub(super) struct Asks {
    asks: Vec<Ask>,
    peers: Chosen,
    /// Whether nobody knows yet what would help: people who have been there can talk about that.
    is_help_open: bool,
}

/// One thing that is asked.
struct Ask {
    what: What,
    /// A place with any of these has it.
    wanted: Chosen,
}

enum What {
    Wish(Wish),
    /// Any of these ways is enough.
    Pay(Vec<Pay>),
    Matters(OptionId),
}

impl Asks {
    pub(super) fn of(answers: &Answers) -> Self {
        let wishes = answers.help.known().into_iter().flatten();
        let wishes = wishes.map(|wish| Ask { what: What::Wish(*wish), wanted: wish.options() });
        let pay = answers.pay.known().map(|ways| Ask {
            what: What::Pay(ways.clone()),
            wanted: ways.iter().fold(Chosen::default(), |all, pay| all | pay.options()),
        });
        let matters = answers.matters.known().copied().unwrap_or_default();
        let matters = matters
            .iter()
            .map(|option| Ask { what: What::Matters(option), wanted: Chosen::default().with(option) });
        let mut asks: Vec<Ask> = wishes.chain(pay).chain(matters).collect();
        // What no place tells of is found elsewhere.
        asks.retain(|ask| !ask.wanted.is_empty());
        Self { asks, peers: Wish::Peer.options(), is_help_open: answers.help.known().is_none() }
    }

    /// The options of the finder that stand for it.
    pub(super) fn chosen(&self) -> Chosen {
        self.asks.iter().fold(Chosen::default(), |all, ask| all | ask.wanted)
    }

    /// How little a place with these options fits: less is better.
    pub(super) fn lack(&self, has: Chosen) -> usize {
        let unmet = self.unmet(has).count();
        // Half as much as anything that was asked: it decides only between places that fit as well.
        2 * unmet + usize::from(self.is_help_open && (has & self.peers).is_empty())
    }

    /// Why a place with these options fits.
    pub(super) fn reasons(&self, has: Chosen) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for ask in &self.asks {
            ask.add_reasons(has, &mut reasons);
        }
        let is_peer_asked = self.asks.iter().any(|ask| matches!(ask.what, What::Wish(Wish::Peer)));
        let peers = has & self.peers;
        if !is_peer_asked && !peers.is_empty() {
            reasons.push(Reason::Peers(peers));
        }
        reasons
    }

    /// What is asked and not reported of a place with these options.
    pub(super) fn misfits(&self, has: Chosen) -> Vec<Misfit> {
        self.unmet(has).map(Ask::misfit).collect()
    }

    fn unmet(&self, has: Chosen) -> impl Iterator<Item = &Ask> {
        self.asks.iter().filter(move |ask| (has & ask.wanted).is_empty())
    }
}

impl Ask {
    fn add_reasons(&self, has: Chosen, reasons: &mut Vec<Reason>) {
        let mut add = |options: Chosen, reason: &dyn Fn(Chosen) -> Reason| {
            let by = has & options;
            if !by.is_empty() {
                reasons.push(reason(by));
            }
        };
        match &self.what {
            What::Wish(wish) => add(self.wanted, &|by| Reason::Wish(*wish, by)),
            What::Pay(ways) => ways.iter().for_each(|pay| add(pay.options(), &|by| Reason::Pay(*pay, by))),
            What::Matters(option) => add(self.wanted, &|_| Reason::Matters(*option)),
        }
    }

    fn misfit(&self) -> Misfit {
        match &self.what {
            What::Wish(wish) => Misfit::Wish(*wish),
            What::Pay(_) => Misfit::Pay,
            What::Matters(option) => Misfit::Matters(*option),
        }
    }
}
