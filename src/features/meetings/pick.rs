//! What can be chosen, what is it called, and what does it change?

use listing::meeting::types::{Group, MeetingType};
use listing::meeting::{Attend, Choice, MeetingAnswer, TimeOfDay, When};

use crate::i18n::{Locale, at_beginning, current_words, day_name};
use crate::state::find_query::meetings::{MeetingsAsked, attend_slug, time_slug, when_slug};

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pick {
    When(When),
    Time(TimeOfDay),
    Attend(Option<Attend>),
    Fellowship(String),
    Type(MeetingType),
}

impl Pick {
    /// What most people choose first.
    pub(super) const QUICK: [Self; 5] = [
        Self::When(When::Today),
        Self::When(When::Tonight),
        Self::When(When::Tomorrow),
        Self::Attend(Some(Attend::InPerson)),
        Self::Attend(Some(Attend::Online)),
    ];

    /// As it is called where there is little room.
    pub(super) fn short_label(&self) -> String {
        match self {
            Self::Attend(Some(Attend::Online)) => {
                current_words().meetings_page().attend.online_short.to_owned()
            }
            _ => self.label(),
        }
    }

    pub(super) fn label(&self) -> String {
        let (words, locale) = (current_words().meetings_page(), Locale::current());
        let label = match self {
            Self::When(When::AnyTime) => words.when.any_time,
            Self::When(When::Today) => words.when.today,
            Self::When(When::Tonight) => words.when.tonight,
            Self::When(When::Tomorrow) => words.when.tomorrow,
            Self::When(When::On(day)) => day_name(locale, *day),
            Self::Time(TimeOfDay::Morning) => words.times.morning,
            Self::Time(TimeOfDay::Afternoon) => words.times.afternoon,
            Self::Time(TimeOfDay::Evening) => words.times.evening,
            Self::Time(TimeOfDay::Night) => words.times.night,
            Self::Attend(None) => words.attend.either,
            Self::Attend(Some(Attend::InPerson)) => words.attend.in_person,
            Self::Attend(Some(Attend::Online)) => words.attend.online,
            Self::Fellowship(name) => name,
            Self::Type(kind) => locale.meeting_type(*kind),
        };
        at_beginning(label)
    }

    /// Unique among all choices, and fit for an id.
    pub(super) fn slug(&self) -> String {
        match self {
            Self::When(when) => format!("day-{}", when_slug(*when)),
            Self::Time(time) => format!("time-{}", time_slug(*time)),
            Self::Attend(attend) => format!("attend-{}", attend.map_or("", attend_slug)),
            Self::Fellowship(name) => {
                let plain = |sign: char| if sign.is_alphanumeric() { sign } else { '-' };
                format!("fellowship-{}", name.chars().map(plain).collect::<String>())
            }
            Self::Type(kind) => format!("type-{}", kind.slug()),
        }
    }

    /// Whether another choice of its kind takes its place.
    pub(super) const fn is_single(&self) -> bool {
        matches!(self, Self::When(_) | Self::Attend(_))
    }

    /// Whether it narrows nothing: what stands first among those of which one holds.
    pub(super) fn is_neutral(&self) -> bool {
        matches!(self, Self::When(When::AnyTime) | Self::Attend(None))
    }

    pub(super) fn is_chosen(&self, asked: &MeetingsAsked) -> bool {
        match self {
            Self::When(when) => asked.when == *when,
            Self::Time(time) => asked.times.contains(time),
            Self::Attend(attend) => asked.attend == *attend,
            Self::Fellowship(name) => asked.fellowships.contains(name),
            Self::Type(kind) => asked.types.contains(kind),
        }
    }

    /// Chooses it; or, where it is chosen already and can be dropped, drops it.
    pub(super) fn press(&self, asked: &mut MeetingsAsked) {
        let is_chosen = self.is_chosen(asked);
        match self {
            Self::When(when) => asked.when = if is_chosen { When::AnyTime } else { *when },
            Self::Attend(attend) => asked.attend = if is_chosen { None } else { *attend },
            Self::Time(time) => press_in(&mut asked.times, time, is_chosen),
            Self::Fellowship(name) => press_in(&mut asked.fellowships, name, is_chosen),
            Self::Type(kind) => press_in(&mut asked.types, kind, is_chosen),
        }
    }

    pub(super) fn choice(&self) -> Choice<'_> {
        match self {
            Self::When(when) => Choice::When(*when),
            Self::Time(time) => Choice::Time(*time),
            Self::Attend(attend) => Choice::Attend(*attend),
            Self::Fellowship(name) => Choice::Fellowship(name),
            Self::Type(kind) => Choice::Type(*kind),
        }
    }

    /// Those that are chosen, narrow something, and are not seen among the quick ones.
    pub(super) fn others_chosen(asked: &MeetingsAsked) -> Vec<Self> {
        let single = [Self::When(asked.when), Self::Attend(asked.attend)];
        let several = asked.times.iter().map(|time| Self::Time(*time));
        let named = asked.fellowships.iter().cloned().map(Self::Fellowship);
        let types = asked.types.iter().map(|kind| Self::Type(*kind));
        let others = single.into_iter().filter(|pick| !pick.is_neutral() && !Self::QUICK.contains(pick));
        others.chain(several).chain(named).chain(types).collect()
    }
}

fn press_in<T: Clone + PartialEq>(list: &mut Vec<T>, own: &T, is_chosen: bool) {
    if is_chosen {
        list.retain(|other| other != own);
    } else {
        list.push(own.clone());
    }
}

/// A kind of choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PickGroup {
    When,
    Times,
    Attend,
    Fellowships,
    Types(Group),
}

impl PickGroup {
    pub(super) const ALL: [Self; 9] = [
        Self::Attend,
        Self::When,
        Self::Times,
        Self::Types(Group::Audience),
        Self::Fellowships,
        Self::Types(Group::Format),
        Self::Types(Group::Language),
        Self::Types(Group::Access),
        Self::Types(Group::Topic),
    ];

    pub(super) fn slug(self) -> &'static str {
        match self {
            Self::When => "day",
            Self::Times => "time",
            Self::Attend => "attend",
            Self::Fellowships => "fellowship",
            Self::Types(group) => group.slug(),
        }
    }

    pub(super) fn heading(self) -> &'static str {
        let words = current_words().meetings_page();
        match self {
            Self::When => words.when.heading,
            Self::Times => words.times.heading,
            Self::Attend => words.attend.heading,
            Self::Fellowships => words.fellowship,
            Self::Types(Group::Format) => words.groups.format,
            Self::Types(Group::Audience) => words.groups.audience,
            Self::Types(Group::Language) => words.groups.language,
            Self::Types(Group::Access) => words.groups.access,
            Self::Types(Group::Topic) => words.groups.topic,
        }
    }

    /// Those that are worth showing: what is chosen, what would change something, of days and times all; and what was shown
    /// before, since the focus may be on it, and a slip can be undone. Always in the same order: a line that moves loses the
    /// focus.
    pub(super) fn picks(self, asked: &MeetingsAsked, answer: &MeetingAnswer, before: &[Pick]) -> Vec<Pick> {
        let is_worth_it = |pick: &Pick| {
            pick.is_chosen(asked) || before.contains(pick) || answer.is_worth_showing(pick.choice())
        };
        match self {
            Self::When => When::ALL.map(Pick::When).to_vec(),
            Self::Attend => [None, Some(Attend::InPerson), Some(Attend::Online)].map(Pick::Attend).to_vec(),
            Self::Times => TimeOfDay::ALL.map(Pick::Time).to_vec(),
            Self::Fellowships => {
                let found = answer.fellowships().map(|(name, _)| Pick::Fellowship(name.to_owned()));
                let chosen = asked.fellowships.iter().cloned().map(Pick::Fellowship);
                let mut picks: Vec<Pick> = found.filter(is_worth_it).chain(chosen).collect();
                picks.extend(before.iter().cloned());
                picks.sort_by_cached_key(|pick| (pick.label(), pick.slug()));
                picks.dedup();
                picks
            }
            Self::Types(group) => group.types().map(Pick::Type).filter(is_worth_it).collect(),
        }
    }
}
