//! Which places are called one after the other, and how far has it come?
//!
//! `/call/#ids=oh-…,oh-…&at=2&who=loved&came=no-answer`. A phone call may end the page, and the device may keep nothing:
//! the address alone knows where one was and what came of each call. It is replaced as one goes on, so that Back leaves the
//! calls at once. Pure; reading is forgiving, and what one reads and writes again stays the same.

use listing::first_contact::Who;
use listing::record::CenterId;

use crate::state::plan::Outcome;

const IDS: &str = "ids";
const AT: &str = "at";
/// For whom it is.
pub(super) const WHO: &str = "who";
const CAME: &str = "came";

/// So many places are called one after the other.
pub const MOST: usize = 20;
/// So much of a link is read.
const MOST_READ: usize = 100;

/// The places to call, in their order, and what came of each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calls {
    places: Vec<(CenterId, Option<Outcome>)>,
    /// From 0; as many as there are places where all of it is over.
    at: usize,
    /// For whom the person calls, where they said so.
    pub who: Option<Who>,
    /// So many parts of the link are no places.
    pub broken: usize,
    /// Whether the link named more than [`MOST`] places.
    pub is_cut: bool,
}

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// There is no place to call; whether the link has parts that mean nothing.
    Nothing {
        /// It has.
        is_broken: bool,
    },
    /// One place: where it stands, from 0, and which one.
    Call(usize, CenterId),
    /// What came of all of them.
    End,
}

impl Calls {
    /// These places, from the first one.
    #[must_use]
    pub fn of(ids: &[CenterId], who: Option<Who>) -> Self {
        let places = ids.iter().take(MOST).map(|id| (*id, None)).collect();
        Self { places, who, is_cut: ids.len() > MOST, ..Self::default() }
    }

    /// Reads a fragment, with or without its `#`. Each place counts once.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        let mut calls = Self::default();
        let (mut at, mut came) = (String::new(), String::new());
        for (key, value) in form_urlencoded::parse(fragment.trim_start_matches('#').as_bytes()) {
            match &*key {
                IDS => calls.read_ids(&value),
                AT => at = value.into_owned(),
                WHO => calls.who = Who::from_slug(&value),
                CAME => came = value.into_owned(),
                _ => {}
            }
        }
        for ((_, known), slug) in calls.places.iter_mut().zip(came.split(',')) {
            *known = Outcome::from_slug(slug);
        }
        // People count from one. A number beyond the last place means that one is through.
        let at: usize = at.parse().unwrap_or(1);
        calls.at = at.saturating_sub(1).min(calls.places.len());
        calls
    }

    fn read_ids(&mut self, ids: &str) {
        for part in ids.split(',').map(str::trim).filter(|part| !part.is_empty()).take(MOST_READ) {
            match part.parse() {
                Ok(id) if self.places.iter().any(|(known, _)| *known == id) => {}
                Ok(_) if self.places.len() == MOST => self.is_cut = true,
                Ok(id) => self.places.push((id, None)),
                Err(_) => self.broken += 1,
            }
        }
    }

    /// Writes the fragment, without its `#`. What could not be read is no part of it.
    #[must_use]
    pub fn to_fragment(&self) -> String {
        let ids: Vec<String> = self.ids().map(|id| id.to_string()).collect();
        let mut fragment = format!("{IDS}={}", ids.join(","));
        if self.at > 0 {
            fragment += &format!("&{AT}={}", self.at + 1);
        }
        if let Some(who) = self.who {
            fragment += &format!("&{WHO}={}", who.slug());
        }
        let came: Vec<&str> =
            self.places.iter().map(|(_, outcome)| outcome.map_or("", Outcome::slug)).collect();
        let came = came.join(",");
        match came.trim_end_matches(',') {
            "" => fragment,
            came => format!("{fragment}&{CAME}={came}"),
        }
    }

    /// The places, in their order.
    pub fn ids(&self) -> impl Iterator<Item = CenterId> {
        self.places.iter().map(|(id, _)| *id)
    }

    /// The places and what came of each.
    #[must_use]
    pub fn places(&self) -> &[(CenterId, Option<Outcome>)] {
        &self.places
    }

    /// What the page shows now.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match self.places.get(self.at) {
            _ if self.places.is_empty() => Stage::Nothing { is_broken: self.broken > 0 },
            Some((id, _)) => Stage::Call(self.at, *id),
            None => Stage::End,
        }
    }

    /// What came of the call to this place, from 0.
    #[must_use]
    pub fn outcome(&self, at: usize) -> Option<Outcome> {
        self.places.get(at)?.1
    }

    /// The same, for this person.
    #[must_use]
    pub fn with_who(&self, who: Who) -> Self {
        Self { who: Some(who), ..self.clone() }
    }

    /// The same, at this place; beyond the last one is the end.
    #[must_use]
    pub fn gone_to(&self, at: usize) -> Self {
        Self { at: at.min(self.places.len()), ..self.clone() }
    }

    /// Goes on: to the next place of which nothing has come yet, or to the end.
    #[must_use]
    pub fn gone_on(&self) -> Self {
        let open =
            self.places.iter().enumerate().skip(self.at + 1).find(|(_, (_, outcome))| outcome.is_none());
        self.gone_to(open.map_or(self.places.len(), |(at, _)| at))
    }

    /// Whether going on leads to the end.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.gone_on().at == self.places.len()
    }

    /// Notes what came of the call to the place where one is. It goes on by itself, unless there is a day to be noted.
    #[must_use]
    pub fn noted(&self, outcome: Outcome) -> Self {
        let mut calls = self.clone();
        if let Some((_, known)) = calls.places.get_mut(self.at) {
            *known = Some(outcome);
        }
        if has_next_step(outcome) { calls } else { calls.gone_on() }
    }

    /// How many places were called.
    #[must_use]
    pub fn called(&self) -> usize {
        self.places.iter().filter(|(_, outcome)| outcome.is_some()).count()
    }

    /// Whether somebody was reached, or a spot is in sight.
    #[must_use]
    pub fn has_reached(&self) -> bool {
        let reached = [Outcome::Talked, Outcome::WaitList, Outcome::Appointment];
        self.places.iter().any(|(_, outcome)| outcome.is_some_and(|outcome| reached.contains(&outcome)))
    }
}

/// Whether there is a day on which something has to be done about it.
#[must_use]
pub const fn has_next_step(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::LeftMessage | Outcome::WaitList | Outcome::Appointment)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FRAGMENT: &str =
        "ids=oh-a1bhdqmev643z,ky-0hhrzcv0axpjj,oh-0hhrzcv0axpjj&at=2&who=loved&came=no-answer";

    fn ids(count: usize) -> Vec<CenterId> {
        (0..count).map(|number| format!("oh-{number:013}").parse().unwrap()).collect()
    }

    #[test]
    fn a_link_stands_where_one_was_and_knows_what_came() {
        let calls = Calls::from_fragment(&format!("#{FRAGMENT}"));
        assert_eq!(calls.stage(), Stage::Call(1, "ky-0hhrzcv0axpjj".parse().unwrap()));
        assert_eq!(
            (calls.who, calls.outcome(0), calls.outcome(1)),
            (Some(Who::Loved), Some(Outcome::NoAnswer), None)
        );
        assert_eq!(calls.to_fragment(), FRAGMENT);
    }

    #[test]
    fn what_came_of_it_leads_to_the_next_place_unless_there_is_a_day_to_note() {
        let calls = Calls::of(&ids(3), Some(Who::Me));
        let at = |calls: &Calls| calls.stage();
        for outcome in Outcome::ALL {
            let noted = calls.noted(outcome);
            assert_eq!(noted.outcome(0), Some(outcome));
            let stays = matches!(outcome, Outcome::LeftMessage | Outcome::WaitList | Outcome::Appointment);
            assert_eq!(
                at(&noted),
                Stage::Call(usize::from(!stays), ids(3)[usize::from(!stays)]),
                "{outcome:?}"
            );
        }
    }

    #[test]
    fn who_goes_back_is_not_led_through_what_is_done() {
        let calls = Calls::of(&ids(3), None).noted(Outcome::NoAnswer).noted(Outcome::NotRight).gone_to(0);
        let again = calls.noted(Outcome::Talked);
        assert_eq!(again.stage(), Stage::Call(2, ids(3)[2]));
        assert_eq!(again.outcome(1), Some(Outcome::NotRight));
        assert_eq!(again.noted(Outcome::Talked).stage(), Stage::End);
    }

    #[test]
    fn what_was_put_off_is_still_open_at_the_end() {
        let end = Calls::of(&ids(2), None).gone_on().noted(Outcome::NoAnswer);
        assert_eq!(
            (end.stage(), end.outcome(0), end.called(), end.has_reached()),
            (Stage::End, None, 1, false)
        );
    }

    #[test]
    fn an_empty_link_and_a_broken_one_are_told_apart() {
        for fragment in ["", "#", "#at=2&who=me", "#ids=", "#ids=,,", "#id=oh-a1bhdqmev643z"] {
            assert_eq!(
                Calls::from_fragment(fragment).stage(),
                Stage::Nothing { is_broken: false },
                "{fragment}"
            );
        }
        let broken = Calls::from_fragment("#ids=<script>,zz-1,%00&at=-7&who=nobody&came=won");
        assert_eq!(
            (broken.stage(), broken.broken, broken.who),
            (Stage::Nothing { is_broken: true }, 3, None)
        );
    }

    #[test]
    fn a_number_that_is_none_begins_at_the_first_and_one_too_large_is_the_end() {
        let at = |at: &str| Calls::from_fragment(&format!("#ids=oh-a1bhdqmev643z&at={at}")).stage();
        let first = Stage::Call(0, "oh-a1bhdqmev643z".parse().unwrap());
        for number in ["", "0", "1", "-1", "one", "99999999999999999999999"] {
            assert_eq!(at(number), first, "{number}");
        }
        assert_eq!((at("2"), at("4000000000")), (Stage::End, Stage::End));
    }

    #[test]
    fn a_place_counts_once_and_a_list_has_its_bounds() {
        let twice = Calls::from_fragment("ids=oh-a1bhdqmev643z,oh-a1bhdqmev643z");
        assert_eq!((twice.ids().count(), twice.broken), (1, 0));
        let many: Vec<String> = ids(30).iter().map(ToString::to_string).collect();
        let cut = Calls::from_fragment(&format!("ids={}", many.join(",")));
        assert_eq!((cut.ids().count(), cut.is_cut), (MOST, true));
        assert!(Calls::of(&ids(30), None).is_cut);
    }

    prop_compose! {
        fn any_calls()(
            count in 1_usize..=MOST,
            came in prop::collection::vec(prop::option::of(prop::sample::select(Outcome::ALL.to_vec())), MOST),
            at in 0_usize..=MOST,
            who in prop::option::of(prop::sample::select(vec![Who::Me, Who::Loved, Who::Client])),
        ) -> Calls {
            let places = ids(count).into_iter().zip(came).collect();
            Calls { places, at: at.min(count), who, broken: 0, is_cut: false }
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(calls in any_calls()) {
            prop_assert_eq!(Calls::from_fragment(&calls.to_fragment()), calls);
        }

        #[test]
        fn any_fragment_is_read_and_stays_the_same(fragment in ".{0,400}", ids in ".{0,200}", at in ".{0,9}", came in ".{0,40}") {
            for fragment in [fragment, format!("ids={ids},oh-a1bhdqmev643z&at={at}&came={came}")] {
                let calls = Calls { broken: 0, is_cut: false, ..Calls::from_fragment(&fragment) };
                prop_assert_eq!(Calls::from_fragment(&calls.to_fragment()), calls);
            }
        }

        #[test]
        fn whoever_notes_each_call_comes_to_the_end_and_is_asked_about_none_twice(
            calls in any_calls(),
            outcomes in prop::collection::vec(prop::sample::select(Outcome::ALL.to_vec()), MOST),
        ) {
            let mut calls = calls;
            let mut asked = Vec::new();
            for outcome in outcomes {
                let Stage::Call(_, id) = calls.stage() else { break };
                prop_assert!(!asked.contains(&id));
                asked.push(id);
                calls = calls.noted(outcome);
                if has_next_step(outcome) {
                    prop_assert_eq!(calls.stage(), Stage::Call(calls.at, id));
                    calls = calls.gone_on();
                }
            }
            prop_assert_eq!(calls.stage(), Stage::End);
        }
    }
}
