//! Which meetings fit, which comes first, and what would each choice leave?

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
    /// How many meetings would be left if this were chosen now, beside what is already chosen.
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
                let fails = asked.fails(own, &self.meetings[row], now);
                Some(Candidate { row, distance, now, fails })
            })
            .collect();
        let within = miles_for(&query.near, &candidates);
        let reach = within.map(Meters::from_miles);
        let is_in_reach = |candidate: &&Candidate| {
            reach.is_none_or(|reach| candidate.distance.is_none_or(|far| far <= reach))
        };
        let counts = self.count(query, candidates.iter().filter(is_in_reach));
        let mut hits: Vec<(MeetingHit, Now)> = candidates
            .iter()
            .filter(is_in_reach)
            .filter(|candidate| candidate.fails == 0)
            .map(|candidate| {
                let coming = self.rows[candidate.row].time.map(|time| time.coming(candidate.now));
                let hit = MeetingHit { row: candidate.row, coming, distance: candidate.distance };
                (hit, candidate.now)
            })
            .collect();
        let total = hits.len();
        hits.sort_by_cached_key(|(hit, now)| self.key(hit, *now, query.order));
        hits.truncate(query.limit);
        MeetingAnswer { total, hits: hits.into_iter().map(|(hit, _)| hit).collect(), within, counts }
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

    fn key(&self, hit: &MeetingHit, now: Now, order: MeetingOrder) -> (i64, i64, &str, usize) {
        let soon = hit.coming.map_or(i64::MAX, |coming| i64::from(coming.rank()));
        let far = hit.distance.map_or(i64::MAX, |meters| i64::from(meters.0));
        let name = self.meetings.get(hit.row).map_or("", |meeting| meeting.name.as_str());
        let (first, then) = match order {
            MeetingOrder::Soonest => (soon, far),
            MeetingOrder::Nearest => (far, soon),
            MeetingOrder::Week => {
                let day = hit.coming.map_or(i64::MAX, |coming| match coming {
                    Coming::UnderWay { since } => -i64::from(since),
                    Coming::In { minutes } => i64::from(now.minute) + i64::from(minutes),
                });
                (day, far)
            }
        };
        (first, then, name, hit.row)
    }

    fn count<'a>(&self, query: &MeetingQuery, candidates: impl Iterator<Item = &'a Candidate>) -> Counts {
        let mut counts = Counts::default();
        let (mut fellowships, mut types) = (vec![0; self.fellowships.len()], [0; MeetingType::COUNT]);
        let is_asked = |kind: Kind| match kind {
            Kind::Times => !query.times.is_empty(),
            Kind::Fellowships => !query.fellowships.is_empty(),
            Kind::Types(own) => query.types.iter().any(|kind| kind.group() == own),
            // One takes the place of another.
            Kind::When | Kind::Attend | Kind::Words => false,
        };
        for candidate in candidates {
            let (row, meeting) = (&self.rows[candidate.row], &self.meetings[candidate.row]);
            // With a choice of a kind that is asked for already, what fits now stays.
            let stays = |kind: Kind, has_it: bool| {
                let fits_otherwise = candidate.fails & !kind.bit() == 0;
                fits_otherwise && (has_it || (is_asked(kind) && candidate.fails == 0))
            };
            if candidate.fails.count_ones() > 1 {
                continue;
            }
            for (when, count) in When::ALL.iter().zip(&mut counts.when) {
                *count += usize::from(stays(Kind::When, when.holds(row.time, candidate.now)));
            }
            for (time, count) in TimeOfDay::ALL.iter().zip(&mut counts.times) {
                let has_it = row.time.is_some_and(|own| TimeOfDay::of(own.starts) == *time);
                *count += usize::from(stays(Kind::Times, has_it));
            }
            counts.either += usize::from(stays(Kind::Attend, true));
            for (attend, count) in Attend::ALL.iter().zip(&mut counts.attend) {
                *count += usize::from(stays(Kind::Attend, attend.holds(meeting.attendance)));
            }
            for (place, count) in fellowships.iter_mut().enumerate() {
                *count += usize::from(stays(Kind::Fellowships, row.fellowship >> place & 1 == 1));
            }
            for (kind, count) in MeetingType::all().zip(&mut types) {
                *count += usize::from(stays(Kind::Types(kind.group()), row.types & bits_of([kind]) != 0));
            }
        }
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
    /// The kinds of questions that it does not fit, a bit each.
    fails: u16,
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

    fn fails(&self, row: &Row, meeting: &Meeting, now: Now) -> u16 {
        let query = self.query;
        let mut fails = 0;
        let mut check = |kind: Kind, holds: bool| fails |= if holds { 0 } else { kind.bit() };
        check(Kind::When, query.when.holds(row.time, now));
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
