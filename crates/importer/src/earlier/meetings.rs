//! Which meetings are new, changed or gone?
//!
//! A meeting's id is made of its name, hour and place, so that one that moves has another. It is told as changed all the same,
//! where name and hour, or name and place, leave no doubt which one it was: who reads the report wants to see that the
//! hour changed, and a list that spells its rooms anew has lost no meeting.

use std::collections::BTreeMap;

use listing::meeting::{Meeting, Weekday};
use listing::record::MeetingField;
use listing::text::normalised;

use super::{Change, Compared};
use crate::meetings::differing;

/// Compares all meetings of two listings.
pub(super) fn compare(before: &[Meeting], after: &[Meeting]) -> Compared {
    let mut pairs = Pairs { old: before.iter().collect(), new: after.iter().collect(), both: Vec::new() };
    pairs.match_up(Match::All, |meeting| (meeting.id(), meeting.group.clone()));
    pairs.match_up(Match::All, Meeting::id);
    pairs.match_up(Match::Unique, by_hour);
    pairs.match_up(Match::Unique, by_place);
    let Pairs { old, new, both } = pairs;
    let changed = both.iter().filter_map(|(old, new)| {
        let fields: Vec<&'static str> = differing(old, new).into_iter().map(MeetingField::word).collect();
        (!fields.is_empty()).then(|| change(new, fields))
    });
    let mut compared = Compared {
        before: before.len(),
        after: after.len(),
        new: new.into_iter().map(|meeting| change(meeting, Vec::new())).collect(),
        changed: changed.collect(),
        gone: old.into_iter().map(|meeting| change(meeting, Vec::new())).collect(),
    };
    for list in [&mut compared.new, &mut compared.changed, &mut compared.gone] {
        list.sort_by(|a, b| a.id.cmp(&b.id));
    }
    compared
}

fn change(meeting: &Meeting, fields: Vec<&'static str>) -> Change {
    let place = match (meeting.city.as_str(), meeting.state) {
        ("", None) => "online".to_owned(),
        ("", Some(state)) => state.code().to_owned(),
        (city, None) => city.to_owned(),
        (city, Some(state)) => format!("{city}, {}", state.code()),
    };
    Change { id: meeting.id().to_string(), name: meeting.name.clone(), town: place, fields }
}

type Hour = Option<(Weekday, u16)>;

fn hour(meeting: &Meeting) -> Hour {
    meeting.time.map(|time| (time.day, time.starts))
}

fn by_hour(meeting: &Meeting) -> (String, String, Hour) {
    (normalised(&meeting.fellowship), normalised(&meeting.name), hour(meeting))
}

fn by_place(meeting: &Meeting) -> [String; 5] {
    [&meeting.fellowship, &meeting.name, &meeting.street, &meeting.city, &meeting.join_url]
        .map(|text| normalised(text))
}

/// When two that look alike are the same.
#[derive(Clone, Copy, PartialEq)]
enum Match {
    /// The first of one listing is the first of the other, and so on.
    All,
    /// Where each listing has one such left.
    Unique,
}

/// What is not yet known to be in both listings, and what is.
struct Pairs<'a> {
    old: Vec<&'a Meeting>,
    new: Vec<&'a Meeting>,
    both: Vec<(&'a Meeting, &'a Meeting)>,
}

impl Pairs<'_> {
    fn match_up<K: Ord>(&mut self, which: Match, key: impl Fn(&Meeting) -> K) {
        let mut places: BTreeMap<K, [Vec<usize>; 2]> = BTreeMap::new();
        for (at, meeting) in self.old.iter().enumerate() {
            places.entry(key(meeting)).or_default()[0].push(at);
        }
        for (at, meeting) in self.new.iter().enumerate() {
            places.entry(key(meeting)).or_default()[1].push(at);
        }
        let (mut old, mut new) = (vec![true; self.old.len()], vec![true; self.new.len()]);
        for [of_old, of_new] in places.into_values() {
            if which == Match::Unique && (of_old.len(), of_new.len()) != (1, 1) {
                continue;
            }
            for (before, after) in of_old.into_iter().zip(of_new) {
                (old[before], new[after]) = (false, false);
                self.both.push((self.old[before], self.new[after]));
            }
        }
        let mut is_left = old.into_iter();
        self.old.retain(|_| is_left.next().unwrap_or(true));
        let mut is_left = new.into_iter();
        self.new.retain(|_| is_left.next().unwrap_or(true));
    }
}

#[cfg(test)]
mod tests {
    use listing::meeting::WeeklyTime;

    use super::*;
    use crate::meetings::invented;

    fn meeting(name: &str, day: Weekday, street: &str) -> Meeting {
        Meeting {
            time: Some(WeeklyTime { day, starts: 19 * 60, lasts: None }),
            street: street.to_owned(),
            ..invented(name)
        }
    }

    /// New, changed with its fields, gone.
    fn told(before: &[Meeting], after: &[Meeting]) -> [Vec<String>; 3] {
        let Compared { new, changed, gone, .. } = compare(before, after);
        let names = |changes: Vec<Change>| {
            let name = |Change { name, fields, .. }: Change| match fields.is_empty() {
                true => name,
                false => format!("{name}: {}", fields.join(" ")),
            };
            changes.into_iter().map(name).collect()
        };
        [new, changed, gone].map(names)
    }

    #[test]
    fn a_meeting_that_moves_is_changed_and_not_gone() {
        use Weekday::{Friday, Monday};

        let [circle, quilt] = [meeting("Circle", Monday, "1 Elm St"), meeting("Quilt", Monday, "2 Elm St")];
        let none: Vec<String> = Vec::new();
        let all = [circle.clone(), quilt.clone()];
        assert_eq!(told(&all, &all), [none.clone(), none.clone(), none.clone()]);
        let later = Meeting { as_of: "2026-06-01".parse().unwrap(), ..circle.clone() };
        assert_eq!(told(&all, &[later, quilt.clone()])[1], none, "the day alone is no change");

        let on_friday = meeting("Circle", Friday, "1 Elm St");
        let in_a_room = meeting("Circle", Monday, "3 Oak St");
        let both = meeting("Circle", Friday, "3 Oak St");
        let changed = |new: Meeting| told(&all, &[new, quilt.clone()]);
        assert_eq!(changed(on_friday), [none.clone(), vec!["Circle: day".to_owned()], none.clone()]);
        assert_eq!(changed(in_a_room), [none.clone(), vec!["Circle: street".to_owned()], none.clone()]);
        assert_eq!(changed(both), [vec!["Circle".to_owned()], none, vec!["Circle".to_owned()]]);
    }

    #[test]
    fn where_several_could_be_the_one_that_moved_none_is_taken_for_it() {
        use Weekday::{Friday, Monday, Sunday};

        let before = [Monday, Friday].map(|day| meeting("Circle", day, "1 Elm St"));
        let [new, changed, gone] = told(&before, &[meeting("Circle", Sunday, "1 Elm St")]);
        assert_eq!((new.len(), changed.len(), gone.len()), (1, 0, 2));
    }

    #[test]
    fn two_of_one_name_hour_and_place_are_told_apart_by_their_group() {
        let of = |group: &str| Meeting {
            group: group.to_owned(),
            ..meeting("Circle", Weekday::Monday, "1 Elm St")
        };
        let both = [of("A"), of("B")];
        assert!(told(&both, &[of("B"), of("A")]).iter().all(Vec::is_empty));
        let [new, changed, gone] = told(&both, &[of("B")]);
        assert_eq!((new.len(), changed.len(), gone.len()), (0, 0, 1));
    }
}
