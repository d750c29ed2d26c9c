//! Which meetings is a person looking for, and how does that stand in the URL?
//!
//! `/meetings/#near=94110&day=tonight&attend=in-person&type=newcomers,women&fellowship=AA`. Reading is as forgiving as that of
//! the finder's question, and what is not understood is named as there.

use std::borrow::Cow;

use listing::meeting::types::MeetingType;
use listing::meeting::{Attend, MeetingOrder, MeetingQuery, TimeOfDay, Weekday, When};

use super::{LONGEST_TEXT, NEAR, WITHIN, WORDS, distance_offered, ignore, shortened, written};
use crate::state::place::Place;

const DAY: &str = "day";
const TIME: &str = "time";
const ATTEND: &str = "attend";
const FELLOWSHIP: &str = "fellowship";
const TYPE: &str = "type";
const SORT: &str = "sort";
const BY_DISTANCE: &str = "distance";
const VIEW: &str = "view";
const WEEK: &str = "week";
/// A link may name so many fellowships.
const MOST_FELLOWSHIPS: usize = 12;

/// What the fragment of the page of meetings says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingsAsked {
    /// The place as it was typed: a ZIP, `City, ST` or a state; empty for everywhere.
    pub near: String,
    /// How far, in miles; `None` lets the search widen by itself.
    pub within: Option<u16>,
    /// On which days.
    pub when: When,
    /// At which times of the day.
    pub times: Vec<TimeOfDay>,
    /// In a room or online.
    pub attend: Option<Attend>,
    /// Which fellowships, in the words of the sources.
    pub fellowships: Vec<String>,
    /// Which types.
    pub types: Vec<MeetingType>,
    /// Words to search for.
    pub words: String,
    /// How they are shown.
    pub view: MeetingsView,
    /// Parts of the fragment that mean nothing here, shortened; the page names them.
    pub ignored: Vec<String>,
}

/// How a person looks at the meetings that fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MeetingsView {
    /// Now and next.
    #[default]
    Soonest,
    /// The nearest first.
    Nearest,
    /// Day by day.
    Week,
}

impl MeetingsAsked {
    /// Reads a fragment, with or without its `#`.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        let mut asked = Self::default();
        for (key, value) in form_urlencoded::parse(fragment.trim_start_matches('#').as_bytes()) {
            asked.read(&key, &value);
        }
        asked
    }

    fn read(&mut self, parameter: &str, value: &str) {
        let each = value.split(',').filter(|slug| !slug.is_empty());
        match parameter {
            NEAR => self.near = shortened(value, LONGEST_TEXT),
            WORDS => self.words = shortened(value, LONGEST_TEXT),
            WITHIN => match distance_offered(value) {
                Some(miles) => self.within = Some(miles),
                None => self.ignore(value),
            },
            DAY => match When::ALL.into_iter().find(|when| when_slug(*when) == value) {
                Some(when) => self.when = when,
                None => self.ignore(value),
            },
            TIME => {
                each.for_each(|slug| {
                    match TimeOfDay::ALL.into_iter().find(|time| time_slug(*time) == slug) {
                        Some(time) if !self.times.contains(&time) => self.times.push(time),
                        Some(_) => {}
                        None => self.ignore(slug),
                    }
                });
            }
            ATTEND => match Attend::ALL.into_iter().find(|attend| attend_slug(*attend) == value) {
                Some(attend) => self.attend = Some(attend),
                None => self.ignore(value),
            },
            FELLOWSHIP => {
                for name in each.map(|name| shortened(name, LONGEST_TEXT)) {
                    let has_room = self.fellowships.len() < MOST_FELLOWSHIPS;
                    if has_room && !name.is_empty() && !self.fellowships.contains(&name) {
                        self.fellowships.push(name);
                    }
                }
            }
            TYPE => each.for_each(|slug| match MeetingType::from_slug(slug) {
                Some(kind) if !self.types.contains(&kind) => self.types.push(kind),
                Some(_) => {}
                None => self.ignore(slug),
            }),
            SORT if value == BY_DISTANCE => self.view = MeetingsView::Nearest,
            VIEW if value == WEEK => self.view = MeetingsView::Week,
            _ => self.ignore(parameter),
        }
    }

    fn ignore(&mut self, part: &str) {
        ignore(&mut self.ignored, part);
    }

    /// Writes the fragment, without its `#`, always in the same order.
    #[must_use]
    pub fn to_fragment(&self) -> String {
        let mut parts: Vec<(&str, Cow<'_, str>)> = Vec::new();
        let mut push = |key, value: Cow<'static, str>| {
            if !value.is_empty() {
                parts.push((key, value));
            }
        };
        push(NEAR, self.near.clone().into());
        push(WITHIN, self.within.map(|miles| miles.to_string()).unwrap_or_default().into());
        push(DAY, when_slug(self.when).into());
        push(TIME, self.times.iter().map(|time| time_slug(*time)).collect::<Vec<_>>().join(",").into());
        push(ATTEND, self.attend.map_or("", attend_slug).into());
        push(FELLOWSHIP, self.fellowships.join(",").into());
        push(TYPE, self.types.iter().map(|kind| kind.slug()).collect::<Vec<_>>().join(",").into());
        push(WORDS, self.words.clone().into());
        match self.view {
            MeetingsView::Soonest => {}
            MeetingsView::Nearest => push(SORT, BY_DISTANCE.into()),
            MeetingsView::Week => push(VIEW, WEEK.into()),
        }
        written(&parts)
    }

    /// What the index is asked.
    #[must_use]
    pub fn question(&self, place: &Place, limit: usize) -> MeetingQuery {
        MeetingQuery {
            near: place.near(self.within),
            when: self.when,
            times: self.times.clone(),
            attend: self.attend,
            fellowships: self.fellowships.clone(),
            types: self.types.clone(),
            words: self.words.clone(),
            order: match self.view {
                MeetingsView::Soonest => MeetingOrder::Soonest,
                MeetingsView::Nearest => MeetingOrder::Nearest,
                MeetingsView::Week => MeetingOrder::Week,
            },
            limit,
        }
    }

    /// Whether the other search asks for the same meetings, however they are shown.
    #[must_use]
    pub fn asks_as(&self, other: &Self) -> bool {
        Self { view: other.view, ignored: other.ignored.clone(), ..self.clone() } == *other
    }

    /// Where is looked and how they are shown stay; nothing else does.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        let Self { near, within, view, .. } = self.clone();
        Self { near, within, view, ..Self::default() }
    }

    /// How many filters are chosen: what was typed is none.
    #[must_use]
    pub fn chosen(&self) -> usize {
        let single = usize::from(self.when != When::AnyTime) + usize::from(self.attend.is_some());
        single + self.times.len() + self.fellowships.len() + self.types.len()
    }

    /// Whether anything but the place narrows the search.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.chosen() > 0 || !self.words.is_empty()
    }
}

/// The name in a link; empty for any time.
#[must_use]
pub fn when_slug(when: When) -> &'static str {
    match when {
        When::AnyTime => "",
        When::Today => "today",
        When::Tonight => "tonight",
        When::Tomorrow => "tomorrow",
        When::On(Weekday::Monday) => "monday",
        When::On(Weekday::Tuesday) => "tuesday",
        When::On(Weekday::Wednesday) => "wednesday",
        When::On(Weekday::Thursday) => "thursday",
        When::On(Weekday::Friday) => "friday",
        When::On(Weekday::Saturday) => "saturday",
        When::On(Weekday::Sunday) => "sunday",
    }
}

/// The name in a link.
#[must_use]
pub fn time_slug(time: TimeOfDay) -> &'static str {
    match time {
        TimeOfDay::Morning => "morning",
        TimeOfDay::Afternoon => "afternoon",
        TimeOfDay::Evening => "evening",
        TimeOfDay::Night => "night",
    }
}

/// The name in a link.
#[must_use]
pub fn attend_slug(attend: Attend) -> &'static str {
    match attend {
        Attend::InPerson => "in-person",
        Attend::Online => "online",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_whole_question_is_read_as_it_was_written() {
        let fragment = "near=94110&within=10&day=tonight&time=evening,night&attend=in-person&fellowship=AA,SMART%20Recovery&type=newcomers,women&q=lantern&view=week";
        let asked = MeetingsAsked::from_fragment(fragment);
        assert_eq!((asked.when, asked.attend, asked.chosen()), (When::Tonight, Some(Attend::InPerson), 8));
        assert_eq!(asked.fellowships, ["AA", "SMART Recovery"]);
        assert_eq!(asked.to_fragment(), fragment);
        assert_eq!(asked.without_filters().to_fragment(), "near=94110&within=10&view=week");
    }

    #[test]
    fn what_means_nothing_here_is_named_and_all_else_is_used() {
        let asked =
            MeetingsAsked::from_fragment("#near=OH&day=someday&type=newcomers,elves&pay=free&within=7");
        assert_eq!(asked.ignored, ["someday", "elves", "pay"]);
        assert_eq!((asked.near.as_str(), asked.types.len(), asked.within), ("OH", 1, None));
    }

    #[test]
    fn fellowships_are_so_many_at_most_however_often_a_link_names_them() {
        let names = |from: u8| (from..from + 8).map(|at| format!("F{at}")).collect::<Vec<_>>().join(",");
        let asked = MeetingsAsked::from_fragment(&format!("fellowship={}&fellowship={}", names(0), names(8)));
        assert_eq!(asked.fellowships.len(), MOST_FELLOWSHIPS);
        assert_eq!(MeetingsAsked::from_fragment(&asked.to_fragment()), asked);
    }

    proptest! {
        #[test]
        fn any_fragment_is_a_question_that_stays_the_same(fragment in ".{0,200}") {
            let asked = MeetingsAsked { ignored: Vec::new(), ..MeetingsAsked::from_fragment(&fragment) };
            prop_assert_eq!(MeetingsAsked::from_fragment(&asked.to_fragment()), asked);
        }

        #[test]
        fn whatever_is_asked_comes_back(
            near in "[A-Za-z ,é]{0,30}", when in prop::sample::select(When::ALL.to_vec()),
            types in prop::sample::subsequence(MeetingType::all().collect::<Vec<_>>(), 0..5),
            names in prop::collection::btree_set("[A-Za-z&=# ]{1,10}", 0..3), words in "\\PC{0,20}",
        ) {
            let trimmed = |text: &str| shortened(text, LONGEST_TEXT);
            let fellowships: Vec<String> =
                names.iter().map(|name| trimmed(name)).filter(|name| !name.is_empty()).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
            let asked = MeetingsAsked { near: trimmed(&near), when, types, fellowships, words: trimmed(&words), ..MeetingsAsked::default() };
            prop_assert_eq!(MeetingsAsked::from_fragment(&asked.to_fragment()), asked);
        }
    }
}
