//! Which meetings fit, which comes first, and what would each choice leave?

use std::cmp::Ordering;

use super::coming::{Coming, Now};
use super::question::{Attend, MeetingOrder, MeetingQuery, TimeOfDay, When};
use super::types::{Group, MeetingType};
use super::{Meeting, WeeklyTime};
use crate::geo::{Bounds, Meters, distance};
use crate::query::{AUTO_MILES, Near, Within};
use crate::text::folded;
use crate::wire::Meetings;

/// With so many meetings in reach nobody has to go farther: one goes to a meeting and comes back the same evening.
pub const ENOUGH_MEETINGS: usize = 10;
/// So many fellowships are told apart.
const MOST_FELLOWSHIPS: usize = 64;

/// All meetings that are loaded.
#[derive(Debug, Default)]
pub struct MeetingIndex {
    meetings: Vec<Meeting>,
    rows: Vec<Row>,
    zones: Vec<String>,
    fellowships: Vec<String>,
}

/// What is asked of each meeting each time.
#[derive(Debug)]
struct Row {
    time: Option<WeeklyTime>,
    zone: usize,
    /// In [`MeetingIndex::fellowships`], as one bit.
    fellowship: u64,
    /// By [`MeetingType::index`], a bit each.
    types: u128,
    /// Folded, with a space before each word.
    words: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MeetingAnswer {
    /// How many meetings fit.
    pub total: usize,
    /// The first of them, in the order that was asked for.
    pub hits: Vec<MeetingHit>,
    /// How far was looked for those with a room, in miles; `None` when the query was not around a position.
    pub within: Option<u16>,
    counts: Counts,
}

/// One meeting of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingHit {
    /// Where it stands: see [`MeetingIndex::meeting`].
    pub row: usize,
    /// How far it is away in time; `None` by appointment.
    pub coming: Option<Coming>,
    /// How far it is away; `None` where no position is known or asked for.
    pub distance: Option<Meters>,
}

/// A choice that a person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice<'a> {
    /// On which days; takes the place of another.
    When(When),
    /// At which time of the day.
    Time(TimeOfDay),
    /// In a room or online; takes the place of another.
    Attend(Option<Attend>),
    /// Which fellowship.
    Fellowship(&'a str),
    /// Which type of meeting.
    Type(MeetingType),
}

/// How many meetings each choice would leave.
#[derive(Debug, Clone, PartialEq, Default)]
struct Counts {
    when: [usize; When::ALL.len()],
    times: [usize; TimeOfDay::ALL.len()],
    either: usize,
    attend: [usize; Attend::ALL.len()],
    fellowships: Vec<(String, usize)>,
    types: Vec<(MeetingType, usize)>,
}

impl MeetingAnswer {
    /// How many meetings would be left if this were chosen now, beside what is already chosen. A fellowship that no meeting
    /// has is none to choose: 0.
    #[must_use]
    pub fn count(&self, choice: Choice<'_>) -> usize {
        let of = |counts: &[(String, usize)], name: &str| {
            counts.iter().find(|(known, _)| known == name).map_or(0, |(_, count)| *count)
        };
        let at = |place: Option<usize>, counts: &[usize]| {
            place.and_then(|place| counts.get(place)).copied().unwrap_or_default()
        };
        let counts = &self.counts;
        match choice {
            Choice::When(when) => at(When::ALL.iter().position(|own| *own == when), &counts.when),
            Choice::Time(time) => at(TimeOfDay::ALL.iter().position(|own| *own == time), &counts.times),
            Choice::Attend(None) => counts.either,
            Choice::Attend(Some(attend)) => {
                at(Attend::ALL.iter().position(|own| *own == attend), &counts.attend)
            }
            Choice::Fellowship(name) => of(&counts.fellowships, name),
            Choice::Type(kind) => {
                counts.types.iter().find(|(own, _)| *own == kind).map_or(0, |(_, count)| *count)
            }
        }
    }

    /// Whether choosing this, which is not chosen yet, can change anything: what would leave the same meetings, or none, is
    /// not worth a line on the page.
    #[must_use]
    pub fn is_worth_showing(&self, choice: Choice<'_>) -> bool {
        let count = self.count(choice);
        count != 0 && count != self.total
    }

    /// The fellowships that would leave any, the commonest first, and how many each would leave.
    pub fn fellowships(&self) -> impl Iterator<Item = (&str, usize)> {
        self.counts.fellowships.iter().map(|(name, count)| (name.as_str(), *count))
    }

    /// The types that would leave any, the commonest first, and how many each would leave.
    pub fn types(&self) -> impl Iterator<Item = (MeetingType, usize)> {
        self.counts.types.iter().copied()
    }
}

impl MeetingIndex {
    /// Adds the meetings of a file.
    pub fn add(&mut self, meetings: Meetings) {
        for meeting in meetings.into_vec() {
            let row = Row {
                time: meeting.time,
                zone: place_of(&mut self.zones, &meeting.zone, usize::MAX).unwrap_or_default(),
                fellowship: place_of(&mut self.fellowships, &meeting.fellowship, MOST_FELLOWSHIPS)
                    .map_or(0, |place| 1 << place),
                types: bits_of(meeting.types.iter().filter_map(|code| MeetingType::from_code(code))),
                words: words_of(&meeting),
            };
            self.rows.push(row);
            self.meetings.push(meeting);
        }
    }

    /// How many meetings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.meetings.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.meetings.is_empty()
    }

    /// The meeting at this place, counted from 0.
    #[must_use]
    pub fn meeting(&self, row: usize) -> Option<&Meeting> {
        self.meetings.get(row)
    }

    /// Finds. `clock` tells what the clocks show in a time zone; it is asked once for each.
    #[must_use]
    pub fn answer(&self, query: &MeetingQuery, clock: impl Fn(&str) -> Now) -> MeetingAnswer {
        let clocks: Vec<Now> = self.zones.iter().map(|zone| clock(zone)).collect();
        let asked = Asked::of(self, query);
        let candidates: Vec<Candidate> = (0..self.rows.len())
            .filter_map(|row| {
                let distance = self.in_reach(row, &query.near)?;
                let own = &self.rows[row];
                let now = clocks.get(own.zone).copied()?;
                let coming = own.time.map(|time| time.coming(now));
                let fails = asked.fails(own, &self.meetings[row], coming, now);
                Some(Candidate { row, distance, now, coming, fails })
            })
            .collect();
        let within = miles_for(&query.near, &candidates);
        let reach = within.map(Meters::from_miles);
        let is_in_reach = |candidate: &&Candidate| {
            reach.is_none_or(|reach| candidate.distance.is_none_or(|far| far <= reach))
        };
        let counts = self.count(query, candidates.iter().filter(is_in_reach));
        let mut fitting: Vec<&Candidate> =
            candidates.iter().filter(is_in_reach).filter(|candidate| candidate.fails == 0).collect();
        let total = fitting.len();
        let before = |one: &&Candidate, other: &&Candidate| self.order(one, other, query.order);
        // To sort all of them takes longer than to find them.
        if query.limit < total {
            fitting.select_nth_unstable_by(query.limit, before);
            fitting.truncate(query.limit);
        }
        fitting.sort_unstable_by(before);
        let hit = |own: &Candidate| MeetingHit { row: own.row, coming: own.coming, distance: own.distance };
        MeetingAnswer { total, hits: fitting.into_iter().map(hit).collect(), within, counts }
    }

    /// `None` where it is out of reach; inside, its distance where it has one.
    fn in_reach(&self, row: usize, near: &Near) -> Option<Option<Meters>> {
        let meeting = self.meetings.get(row)?;
        match near {
            Near::Everywhere => Some(None),
            Near::State(state) => meeting.state.is_none_or(|own| own == *state).then_some(None),
            Near::Around { at, within } => match meeting.position {
                Some(position) => {
                    let reach = within.at_most();
                    let is_near = Bounds::around(*at, reach).contains(position.at);
                    let meters = is_near.then(|| distance(*at, position.at))?;
                    (meters <= reach).then_some(Some(meters))
                }
                // A room that nobody can place is in reach of nothing; online is in reach of everything.
                None => meeting.attendance.is_online().then_some(None),
            },
        }
    }

    fn order(&self, one: &Candidate, other: &Candidate, order: MeetingOrder) -> Ordering {
        let name = |own: &Candidate| self.meetings.get(own.row).map_or("", |meeting| meeting.name.as_str());
        let by_key = one.key(order).cmp(&other.key(order));
        by_key.then_with(|| name(one).cmp(name(other))).then_with(|| one.row.cmp(&other.row))
    }

    fn count<'a>(&self, query: &MeetingQuery, candidates: impl Iterator<Item = &'a Candidate>) -> Counts {
        let mut counts = Counts::default();
        let (mut fellowships, mut types) = (vec![0; self.fellowships.len()], [0; MeetingType::COUNT]);
        let mut fitting = 0;
        // With a choice of a kind of which one is chosen already, what fits now stays: it is added to all of them at the end.
        let is_asked = |kind: Kind| match kind {
            Kind::Times => !query.times.is_empty(),
            Kind::Fellowships => !query.fellowships.is_empty(),
            Kind::Types(own) => query.types.iter().any(|kind| kind.group() == own),
            // One takes the place of another.
            Kind::When | Kind::Attend | Kind::Words => false,
        };
        let asked_types = Group::ALL.map(|group| is_asked(Kind::Types(group)));
        let (times_asked, fellowships_asked) = (is_asked(Kind::Times), is_asked(Kind::Fellowships));
        for candidate in candidates {
            let (row, meeting) = (&self.rows[candidate.row], &self.meetings[candidate.row]);
            let fails_only = |kind: Kind| candidate.fails & !kind.bit() == 0;
            let fits = candidate.fails == 0;
            fitting += usize::from(fits);
            if fails_only(Kind::When) {
                for (when, count) in When::ALL.iter().zip(&mut counts.when) {
                    *count += usize::from(when.holds_in(row.time, candidate.coming, candidate.now));
                }
            }
            if fails_only(Kind::Attend) {
                counts.either += 1;
                for (attend, count) in Attend::ALL.iter().zip(&mut counts.attend) {
                    *count += usize::from(attend.holds(meeting.attendance));
                }
            }
            if fails_only(Kind::Times)
                && !(fits && times_asked)
                && let Some(time) = row.time
                && let Some(place) = TimeOfDay::ALL.iter().position(|own| *own == TimeOfDay::of(time.starts))
            {
                counts.times[place] += 1;
            }
            if fails_only(Kind::Fellowships)
                && !(fits && fellowships_asked)
                && let Some(count) = fellowships.get_mut(row.fellowship.trailing_zeros() as usize)
            {
                *count += 1;
            }
            let mut bits = row.types;
            while let Some(kind) = MeetingType::at(bits.trailing_zeros() as usize) {
                bits &= bits - 1;
                let group = kind.group();
                if fails_only(Kind::Types(group)) && !(fits && asked_types[group as usize]) {
                    types[kind.index()] += 1;
                }
            }
        }
        let add = |count: &mut usize, is_asked: bool| *count += if is_asked { fitting } else { 0 };
        counts.times.iter_mut().for_each(|count| add(count, times_asked));
        fellowships.iter_mut().for_each(|count| add(count, fellowships_asked));
        MeetingType::all()
            .zip(&mut types)
            .for_each(|(kind, count)| add(count, asked_types[kind.group() as usize]));
        let named = self.fellowships.iter().cloned().zip(fellowships).filter(|(name, _)| !name.is_empty());
        counts.fellowships = commonest(named);
        counts.types = commonest(MeetingType::all().zip(types));
        counts
    }
}

/// A meeting in the widest reach that is asked for.
struct Candidate {
    row: usize,
    distance: Option<Meters>,
    now: Now,
    coming: Option<Coming>,
    /// The kinds of questions that it does not fit, a bit each.
    fails: u16,
}

impl Candidate {
    /// What it is ordered by: less comes first.
    fn key(&self, order: MeetingOrder) -> (i64, i64) {
        let soon = self.coming.map_or(i64::MAX, |coming| i64::from(coming.rank()));
        let far = self.distance.map_or(i64::MAX, |meters| i64::from(meters.0));
        match order {
            MeetingOrder::Soonest => (soon, far),
            MeetingOrder::Nearest => (far, soon),
            MeetingOrder::Week => {
                let minute = self.coming.map_or(i64::MAX, |coming| match coming {
                    Coming::UnderWay { since } => -i64::from(since),
                    Coming::In { minutes } => i64::from(self.now.minute) + i64::from(minutes),
                });
                (minute, far)
            }
        }
    }
}

/// A kind of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    When,
    Times,
    Attend,
    Fellowships,
    Words,
    Types(Group),
}

impl Kind {
    const fn bit(self) -> u16 {
        1 << match self {
            Self::When => 0,
            Self::Times => 1,
            Self::Attend => 2,
            Self::Fellowships => 3,
            Self::Words => 4,
            Self::Types(group) => 5 + group as u16,
        }
    }
}

/// A question in the bits of an index.
struct Asked<'a> {
    query: &'a MeetingQuery,
    fellowships: u64,
    types: Vec<(Group, u128)>,
    words: Vec<String>,
}

impl<'a> Asked<'a> {
    fn of(index: &MeetingIndex, query: &'a MeetingQuery) -> Self {
        let fellowships = index.fellowships.iter().enumerate();
        let fellowships = fellowships
            .filter(|(_, name)| query.fellowships.contains(name))
            .fold(0, |bits, (place, _)| bits | 1 << place);
        let groups = Group::ALL
            .into_iter()
            .map(|group| (group, bits_of(query.types.iter().copied().filter(|kind| kind.group() == group))));
        let types = groups.filter(|(_, bits)| *bits != 0).collect();
        let words = folded(&query.words).split_terminator(' ').map(|word| format!(" {word}")).collect();
        Self { query, fellowships, types, words }
    }

    fn fails(&self, row: &Row, meeting: &Meeting, coming: Option<Coming>, now: Now) -> u16 {
        let query = self.query;
        let mut fails = 0;
        let mut check = |kind: Kind, holds: bool| fails |= if holds { 0 } else { kind.bit() };
        check(Kind::When, query.when.holds_in(row.time, coming, now));
        let time = row.time.map(|time| TimeOfDay::of(time.starts));
        check(Kind::Times, query.times.is_empty() || time.is_some_and(|time| query.times.contains(&time)));
        check(Kind::Attend, query.attend.is_none_or(|attend| attend.holds(meeting.attendance)));
        check(Kind::Fellowships, query.fellowships.is_empty() || row.fellowship & self.fellowships != 0);
        for (group, bits) in &self.types {
            check(Kind::Types(*group), row.types & bits != 0);
        }
        check(Kind::Words, self.words.iter().all(|word| row.words.contains(word.as_str())));
        fails
    }
}

/// How far is looked: where the finder widens by itself, until enough meetings with a room fit.
fn miles_for(near: &Near, candidates: &[Candidate]) -> Option<u16> {
    let Near::Around { within, .. } = near else { return None };
    let Within::Auto = within else {
        let Within::Miles(miles) = within else { return None };
        return Some(*miles);
    };
    let fitting = |miles: u16| {
        let reach = Meters::from_miles(miles);
        let fits = |it: &&Candidate| it.fails == 0 && it.distance.is_some_and(|far| far <= reach);
        candidates.iter().filter(fits).count()
    };
    AUTO_MILES.into_iter().find(|miles| fitting(*miles) >= ENOUGH_MEETINGS).or(AUTO_MILES.last().copied())
}

/// The place of a text in a list, which it is added to; `None` where the list is full.
fn place_of(list: &mut Vec<String>, text: &str, most: usize) -> Option<usize> {
    if let Some(place) = list.iter().position(|own| own == text) {
        return Some(place);
    }
    (list.len() < most).then(|| {
        list.push(text.to_owned());
        list.len() - 1
    })
}

fn words_of(meeting: &Meeting) -> String {
    let texts = [&meeting.name, &meeting.group, &meeting.venue, &meeting.city, &meeting.fellowship];
    texts.into_iter().fold(String::new(), |words, text| words + " " + &folded(text))
}

fn bits_of(types: impl IntoIterator<Item = MeetingType>) -> u128 {
    types.into_iter().fold(0, |bits, kind| bits | 1 << kind.index())
}

fn commonest<T: Ord>(counts: impl Iterator<Item = (T, usize)>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = counts.filter(|(_, count)| *count > 0).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
