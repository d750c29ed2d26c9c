//! What is a person looking for, and how does that stand in the URL?
//!
//! `/find/#near=43215&within=25&help=peer-support,detox&pay=medicaid&for=women&q=hope`. A fragment is never sent to
//! a server. This is the only file that spells its parameters. Reading is forgiving: what is not understood is left
//! out and named in [`FindQuery::ignored`], and everything else is used.

pub mod calls;
pub mod meetings;
pub mod steps;

use std::borrow::Cow;

use super::place::Place;
use listing::geo::Unit;
use listing::query::{Narrowing, Order, Query};
use listing::taxonomy::{Chosen, Group, OptionId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What the fragment of the finder says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindQuery {
    /// The place as it was typed: a ZIP, `City, ST` or a state; empty for everywhere.
    pub near: String,
    /// How far, in miles; `None` lets the finder widen by itself.
    pub within: Option<u16>,
    /// The ticked options.
    pub chosen: Chosen,
    /// Words to search for.
    pub words: String,
    /// What comes first.
    pub order: Order,
    /// How the places are shown.
    pub view: View,
    /// In what distances are told.
    pub unit: Unit,
    /// Parts of the fragment that mean nothing here, shortened; the page names them.
    pub ignored: Vec<String>,
}

/// How a person looks at the places that fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// One below the other.
    #[default]
    List,
    /// Where they are.
    Map,
}

/// The parameter of the place.
pub const NEAR: &str = "near";
/// The parameter of the words.
pub const WORDS: &str = "q";
const WITHIN: &str = "within";
const SORT: &str = "sort";
const BY_NAME: &str = "name";
const VIEW: &str = "view";
const MAP: &str = "map";
const UNITS: &str = "units";
const KILOMETERS: &str = "km";

/// The distances that are offered, in miles.
pub const DISTANCES: [u16; 5] = [5, 10, 25, 50, 100];
/// A typed place or search is not longer than this; what is longer is cut.
pub const LONGEST_TEXT: usize = 100;
/// So many parts that mean nothing are named.
const MOST_IGNORED: usize = 3;
/// A part that means nothing is shown up to this length.
const LONGEST_IGNORED: usize = 30;

/// Signs that may stand in a value as they are: a comma separates slugs, and reads better than `%2C` in a town.
const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b',').remove(b'~');

impl FindQuery {
    /// Reads a fragment, with or without its `#`.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        let mut query = Self::default();
        for (key, value) in form_urlencoded::parse(fragment.trim_start_matches('#').as_bytes()) {
            query.read(&key, &value);
        }
        query
    }

    /// The same search with one more parameter, as if it stood in the fragment too.
    #[must_use]
    pub fn with_parameter(mut self, parameter: &str, value: &str) -> Self {
        self.read(parameter, value);
        self
    }

    fn read(&mut self, parameter: &str, value: &str) {
        match parameter {
            NEAR => self.near = shortened(value, LONGEST_TEXT),
            WORDS => self.words = shortened(value, LONGEST_TEXT),
            WITHIN => match distance_offered(value) {
                Some(miles) => self.within = Some(miles),
                None => self.ignore(value),
            },
            SORT if value == BY_NAME => self.order = Order::Name,
            VIEW if value == MAP => self.view = View::Map,
            UNITS if value == KILOMETERS => self.unit = Unit::Kilometers,
            _ => match Group::ALL.into_iter().find(|group| group.slug() == parameter) {
                Some(group) => self.choose_slugs(group, value),
                None => self.ignore(parameter),
            },
        }
    }

    fn choose_slugs(&mut self, group: Group, slugs: &str) {
        for slug in slugs.split(',').filter(|slug| !slug.is_empty()) {
            match OptionId::from_slug(group, slug) {
                Some(option) => self.chosen = self.chosen.with(option),
                None => self.ignore(slug),
            }
        }
    }

    fn ignore(&mut self, part: &str) {
        ignore(&mut self.ignored, part);
    }

    /// Writes the fragment, without its `#`, always in the same order.
    #[must_use]
    pub fn to_fragment(&self) -> String {
        let mut parts: Vec<(&str, Cow<'_, str>)> = Vec::new();
        if !self.near.is_empty() {
            parts.push((NEAR, Cow::Borrowed(&self.near)));
        }
        if let Some(miles) = self.within {
            parts.push((WITHIN, Cow::Owned(miles.to_string())));
        }
        for group in Group::ALL {
            let slugs: Vec<&str> =
                self.chosen.iter().filter(|option| option.group() == group).map(OptionId::slug).collect();
            if !slugs.is_empty() {
                parts.push((group.slug(), Cow::Owned(slugs.join(","))));
            }
        }
        if !self.words.is_empty() {
            parts.push((WORDS, Cow::Borrowed(&self.words)));
        }
        let rest = [
            (SORT, BY_NAME, self.order == Order::Name),
            (VIEW, MAP, self.view == View::Map),
            (UNITS, KILOMETERS, self.unit == Unit::Kilometers),
        ];
        parts.extend(
            rest.into_iter().filter(|part| part.2).map(|(key, value, _)| (key, Cow::Borrowed(value))),
        );
        written(&parts)
    }

    /// The same search with this option ticked, or no longer ticked.
    #[must_use]
    pub fn toggled(&self, option: OptionId) -> Self {
        let mut query = self.clone();
        query.chosen = match query.chosen.contains(option) {
            true => query.chosen.without(option),
            false => query.chosen.with(option),
        };
        query.ignored.clear();
        query
    }

    /// The same search, shown in the other way.
    #[must_use]
    pub fn seen_as(&self, view: View) -> Self {
        Self { view, ..self.clone() }
    }

    /// Whether the other search asks for the same places, however they are shown.
    #[must_use]
    pub fn asks_as(&self, other: &Self) -> bool {
        Self { view: other.view, unit: other.unit, ..self.clone() } == *other
    }

    /// What the index is asked.
    #[must_use]
    pub fn question(&self, place: &Place, limit: usize) -> Query {
        let near = place.near(self.within);
        Query { near, chosen: self.chosen, words: self.words.clone(), order: self.order, limit }
    }

    /// Without words and ticked options; where is looked and how it is shown stay.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        let words = String::new();
        Self { words, chosen: Chosen::default(), ignored: Vec::new(), ..self.clone() }
    }

    /// Without what made it find nothing.
    #[must_use]
    pub fn without(&self, dropped: &[Narrowing]) -> Self {
        let mut query = self.clone();
        for narrowing in dropped {
            match *narrowing {
                Narrowing::Words => query.words.clear(),
                Narrowing::Distance => query.within = None,
                Narrowing::Group(group) => {
                    query.chosen = query.chosen.iter().filter(|option| option.group() != group).collect();
                }
            }
        }
        query
    }

    /// Whether anything but the place narrows the search.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        !self.chosen.is_empty() || !self.words.is_empty()
    }
}

/// Notes a part of a fragment that means nothing, as far as the page can name it.
fn ignore(ignored: &mut Vec<String>, part: &str) {
    let part = shortened(part, LONGEST_IGNORED);
    if ignored.len() < MOST_IGNORED && !part.is_empty() {
        ignored.push(part);
    }
}

/// The parameters as a fragment has them.
fn written(parts: &[(&str, Cow<'_, str>)]) -> String {
    let written: Vec<String> =
        parts.iter().map(|(key, value)| format!("{key}={}", utf8_percent_encode(value, &KEPT))).collect();
    written.join("&")
}

/// One of the distances that are offered.
fn distance_offered(value: &str) -> Option<u16> {
    value.parse().ok().filter(|miles| DISTANCES.contains(miles))
}

/// Trimmed, without control signs, cut to so many letters.
fn shortened(text: &str, most: usize) -> String {
    let cut: String = text
        .chars()
        .filter(|sign| !sign.is_control())
        .collect::<String>()
        .trim()
        .chars()
        .take(most)
        .collect();
    cut.trim_end().to_owned()
}

/// Which center a fragment of the center page means.
pub mod center {
    use listing::record::CenterId;

    const ID: &str = "id";

    /// The id in the fragment, if there is a well-formed one.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Option<CenterId> {
        form_urlencoded::parse(fragment.trim_start_matches('#').as_bytes())
            .find(|(key, _)| key == ID)
            .and_then(|(_, value)| value.parse().ok())
    }

    /// The fragment that means this center, without its `#`.
    #[must_use]
    pub fn to_fragment(id: CenterId) -> String {
        format!("{ID}={id}")
    }
}

/// What a fragment of the page that asks for a call back is about.
pub mod call_back {
    use listing::first_contact::Who;
    use listing::record::CenterId;

    use super::{calls, center};

    /// The place, and for whom it is, each where it was said.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> (Option<CenterId>, Option<Who>) {
        let who = form_urlencoded::parse(fragment.trim_start_matches('#').as_bytes())
            .find(|(key, _)| key == calls::WHO)
            .and_then(|(_, value)| Who::from_slug(&value));
        (center::from_fragment(fragment), who)
    }

    /// The fragment that says so, without its `#`.
    #[must_use]
    pub fn to_fragment(id: Option<CenterId>, who: Option<Who>) -> String {
        let id = id.map(center::to_fragment);
        let who = who.map(|who| format!("{}={}", calls::WHO, who.slug()));
        id.into_iter().chain(who).collect::<Vec<_>>().join("&")
    }
}

/// Which places a fragment of the person's list brings along.
pub mod list {
    use listing::record::CenterId;

    const LIST: &str = "list";
    /// A link holds so many places: its code can still be read from the screen of a phone.
    pub const MOST: usize = 20;
    /// So much of a link is read.
    const MOST_READ: usize = 100;

    /// What somebody sent.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    pub struct Sent {
        /// Each place once, in the order in which they were sent.
        pub ids: Vec<CenterId>,
        /// So many parts are no ids.
        pub broken: usize,
    }

    /// The places in the fragment; `None` where it brings none along.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Option<Sent> {
        let (_, list) = form_urlencoded::parse(fragment.trim_start_matches('#').as_bytes())
            .find(|(key, _)| key == LIST)?;
        let mut sent = Sent::default();
        for part in list.split(',').map(str::trim).filter(|part| !part.is_empty()).take(MOST_READ) {
            match part.parse() {
                Ok(id) if !sent.ids.contains(&id) => sent.ids.push(id),
                Ok(_) => {}
                Err(_) => sent.broken += 1,
            }
        }
        Some(sent)
    }

    /// The fragment that brings the first [`MOST`] of these along, without its `#`.
    #[must_use]
    pub fn to_fragment(ids: &[CenterId]) -> String {
        let ids: Vec<String> = ids.iter().take(MOST).map(ToString::to_string).collect();
        format!("{LIST}={}", ids.join(","))
    }
}

#[cfg(test)]
mod tests {
    use listing::first_contact::Who;
    use listing::record::CenterId;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_call_back_is_about_a_place_and_for_somebody_where_that_was_said() {
        let id: CenterId = "oh-a1bhdqmev643z".parse().unwrap();
        for (about, written) in [
            ((Some(id), Some(Who::Loved)), "id=oh-a1bhdqmev643z&who=loved"),
            ((None, Some(Who::Client)), "who=client"),
            ((None, None), ""),
        ] {
            assert_eq!(call_back::to_fragment(about.0, about.1), written);
            assert_eq!(call_back::from_fragment(&format!("#{written}")), about);
        }
        assert_eq!(call_back::from_fragment("#id=<b>&who=pope"), (None, None));
    }

    #[test]
    fn a_list_that_was_sent_arrives() {
        let ids = ["oh-a1bhdqmev643z", "ky-0hhrzcv0axpjj"].map(|id| id.parse().unwrap());
        let fragment = list::to_fragment(&ids);
        assert_eq!(fragment, "list=oh-a1bhdqmev643z,ky-0hhrzcv0axpjj");
        let sent = list::Sent { ids: ids.to_vec(), broken: 0 };
        assert_eq!(list::from_fragment(&format!("#{fragment}")), Some(sent));
    }

    #[test]
    fn what_is_no_id_is_counted_and_what_comes_twice_counts_once() {
        let sent = list::from_fragment("#list=oh-a1bhdqmev643z, nonsense,,oh-a1bhdqmev643z,zz-0").unwrap();
        assert_eq!((sent.ids.len(), sent.broken), (1, 2));
        assert_eq!(list::from_fragment("#id=oh-a1bhdqmev643z"), None);
    }

    fn option(group: &str, slug: &str) -> OptionId {
        OptionId::from_slug(Group::ALL.into_iter().find(|known| known.slug() == group).unwrap(), slug)
            .unwrap()
    }

    #[test]
    fn the_example_of_the_design_reads_and_writes_the_same() {
        let written = "near=43215&within=25&help=peer-support,detox&pay=medicaid&for=women&q=hope";
        let query = FindQuery::from_fragment(&format!("#{written}"));
        assert_eq!(query.near, "43215");
        assert_eq!(query.within, Some(25));
        assert!(query.chosen.contains(option("help", "detox")));
        assert!(query.ignored.is_empty());
        assert_eq!(query.to_fragment(), written);
    }

    #[test]
    fn a_link_to_the_map_shows_the_map_and_asks_the_same() {
        let query = FindQuery::from_fragment("#near=43215&view=map");
        assert_eq!((query.view, &*query.to_fragment()), (View::Map, "near=43215&view=map"));
        assert_eq!(query.seen_as(View::List), FindQuery::from_fragment("near=43215"));
        assert_eq!(FindQuery::from_fragment("view=globe").ignored, ["view"]);
    }

    #[test]
    fn how_it_is_shown_survives_a_link_and_asks_for_the_same_places() {
        let query = FindQuery::from_fragment("#near=43215&q=hope&sort=name&view=map&units=km");
        assert_eq!((query.order, query.view, query.unit), (Order::Name, View::Map, Unit::Kilometers));
        assert_eq!(query.to_fragment(), "near=43215&q=hope&sort=name&view=map&units=km");
        assert!(query.asks_as(&FindQuery::from_fragment("near=43215&q=hope&sort=name")));
        assert!(!query.asks_as(&FindQuery::from_fragment("near=43215&q=hope")));
        assert_eq!(query.without_filters().to_fragment(), "near=43215&sort=name&view=map&units=km");
    }

    #[test]
    fn what_costs_the_most_can_be_dropped_alone() {
        let query = FindQuery::from_fragment("near=43215&within=5&help=groups,detox&pay=medicaid&q=hope");
        let without = |dropped: &[Narrowing]| query.without(dropped).to_fragment();
        assert_eq!(without(&[Narrowing::Words]), "near=43215&within=5&help=groups,detox&pay=medicaid");
        let dropped = [Narrowing::Group(Group::Help), Narrowing::Distance];
        assert_eq!(without(&dropped), "near=43215&pay=medicaid&q=hope");
    }

    #[test]
    fn a_town_survives_a_pasted_link() {
        let query = FindQuery { near: "Cañon City, CO".into(), ..FindQuery::default() };
        let fragment = query.to_fragment();
        assert!(fragment.is_ascii() && !fragment.contains(' '), "{fragment}");
        assert_eq!(FindQuery::from_fragment(&fragment), query);
    }

    #[test]
    fn what_means_nothing_is_named_and_the_rest_is_used() {
        let query = FindQuery::from_fragment("#help=peer-support,magic&color=red&within=7&pay=medicaid");
        assert_eq!(query.ignored, ["magic", "color", "7"]);
        assert!(query.chosen.contains(option("help", "peer-support")));
        assert!(query.chosen.contains(option("pay", "medicaid")));
    }

    #[test]
    fn broken_percent_signs_lose_nothing() {
        assert_eq!(FindQuery::from_fragment("#q=100%&near=%E0%A4%A").words, "100%");
    }

    #[test]
    fn ten_thousand_letters_are_cut_and_do_no_harm() {
        let query = FindQuery::from_fragment(&format!("#q={}&{}=1", "a".repeat(10_000), "b".repeat(10_000)));
        assert_eq!(query.words.len(), LONGEST_TEXT);
        assert_eq!(query.ignored[0].len(), LONGEST_IGNORED);
    }

    proptest! {
        #[test]
        fn any_list_is_read(parts in ".{0,400}") {
            let _ = list::from_fragment(&format!("#list={parts}"));
        }

        #[test]
        fn any_fragment_reads_and_what_was_read_stays_the_same(fragment in ".{0,400}") {
            let mut query = FindQuery::from_fragment(&fragment);
            query.ignored.clear();
            prop_assert_eq!(FindQuery::from_fragment(&query.to_fragment()), query);
        }
    }
}
