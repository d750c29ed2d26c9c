//! What has a person said so far?

use super::{Pay, Question, Who, Wish};
use crate::gazetteer::{Asked, NotUnderstood};
use crate::taxonomy::{Chosen, Group, OptionId};

/// What was said to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Said<T> {
    /// Nothing yet.
    #[default]
    Nothing,
    /// "I'm not sure": an answer like any other.
    NotSure,
    /// This.
    This(T),
}

impl<T> Said<T> {
    /// What is known; `None` where nothing was said, or "I'm not sure".
    #[must_use]
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::This(known) => Some(known),
            Self::Nothing | Self::NotSure => None,
        }
    }

    /// Whether it was answered, be it with "I'm not sure".
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        !matches!(self, Self::Nothing)
    }

    /// Whether the answer was "I'm not sure".
    #[must_use]
    pub const fn is_not_sure(&self) -> bool {
        matches!(self, Self::NotSure)
    }
}

/// Whether everybody is safe right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Safety {
    /// Yes.
    Safe,
    /// No: an overdose, thoughts of suicide, danger.
    InDanger,
}

impl Safety {
    /// All of them, in the order a page shows them.
    pub const ALL: [Self; 2] = [Self::Safe, Self::InDanger];

    /// Its name in kept answers; never renamed.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::InDanger => "in-danger",
        }
    }

    /// What this slug means; `None` for one that nobody knows.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|safety| safety.slug() == slug)
    }
}

/// Where help is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// A place with a name, spelled as it was typed.
    Named(Asked),
    /// Where the device is. The position itself is no part of the answers: it is never kept.
    Here,
}

/// Why a typed text is no place: empty, far too long, or not understood. The text is shortened in it.
pub type PlaceError = NotUnderstood;

impl Whereabouts {
    /// Reads what was typed. Whether there is such a place, the gazetteer says.
    ///
    /// # Errors
    /// Where the text cannot be a place: see [`PlaceError`].
    pub fn from_typed(typed: &str) -> Result<Self, PlaceError> {
        typed.parse().map(Self::Named)
    }
}

/// One answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// "I'm not sure", to this question.
    NotSure(Question),
    /// To [`Question::Safe`].
    Safe(Safety),
    /// To [`Question::Who`].
    Who(Who),
    /// To [`Question::Help`]: at least one.
    Help(Vec<Wish>),
    /// To [`Question::Where`].
    Where(Whereabouts),
    /// To [`Question::Pay`]: at least one.
    Pay(Vec<Pay>),
    /// To [`Question::Matters`]: some of [`what_may_matter`]; none means that nothing else matters.
    Matters(Chosen),
}

impl Reply {
    /// The question that it answers.
    #[must_use]
    pub const fn question(&self) -> Question {
        match self {
            Self::NotSure(question) => *question,
            Self::Safe(_) => Question::Safe,
            Self::Who(_) => Question::Who,
            Self::Help(_) => Question::Help,
            Self::Where(_) => Question::Where,
            Self::Pay(_) => Question::Pay,
            Self::Matters(_) => Question::Matters,
        }
    }
}

/// Nothing was chosen where something has to be, and "I'm not sure" was not said either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the question \"{}\" has no answer: at least one choice is expected, or \"I'm not sure\"", .0.slug())]
pub struct Unanswered(pub Question);

/// What a person has said so far. Lives in memory; as a text ([`ToString`], [`std::str::FromStr`]) it can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    pub(super) safe: Said<Safety>,
    pub(super) who: Said<Who>,
    pub(super) help: Said<Vec<Wish>>,
    pub(super) place: Said<Whereabouts>,
    pub(super) pay: Said<Vec<Pay>>,
    pub(super) matters: Said<Chosen>,
}

impl Answers {
    /// Whether everybody is safe.
    #[must_use]
    pub const fn safe(&self) -> Said<Safety> {
        self.safe
    }

    /// For whom it is.
    #[must_use]
    pub const fn who(&self) -> Said<Who> {
        self.who
    }

    /// What would help, in the order of [`Wish::ALL`], each once.
    #[must_use]
    pub const fn help(&self) -> &Said<Vec<Wish>> {
        &self.help
    }

    /// Where.
    #[must_use]
    pub const fn place(&self) -> &Said<Whereabouts> {
        &self.place
    }

    /// How it could be paid, in the order of [`Pay::ALL`], each once.
    #[must_use]
    pub const fn pay(&self) -> &Said<Vec<Pay>> {
        &self.pay
    }

    /// What else matters.
    #[must_use]
    pub const fn matters(&self) -> Said<Chosen> {
        self.matters
    }

    /// Whether the question was answered, be it with "I'm not sure".
    #[must_use]
    pub const fn has(&self, question: Question) -> bool {
        match question {
            Question::Safe => self.safe.is_answered(),
            Question::Who => self.who.is_answered(),
            Question::Help => self.help.is_answered(),
            Question::Where => self.place.is_answered(),
            Question::Pay => self.pay.is_answered(),
            Question::Matters => self.matters.is_answered(),
        }
    }

    /// Takes an answer, in place of the one before.
    ///
    /// # Errors
    /// Where nothing was chosen and something has to be; the answer before stays.
    pub fn set(&mut self, reply: Reply) -> Result<(), Unanswered> {
        match reply {
            Reply::NotSure(question) => self.set_not_sure(question),
            Reply::Safe(safety) => self.safe = Said::This(safety),
            Reply::Who(who) => self.who = Said::This(who),
            Reply::Help(wishes) => self.help = Said::This(in_order(&Wish::ALL, &wishes, Question::Help)?),
            Reply::Where(place) => self.place = Said::This(place),
            Reply::Pay(ways) => self.pay = Said::This(in_order(&Pay::ALL, &ways, Question::Pay)?),
            Reply::Matters(chosen) => {
                let may_matter = what_may_matter();
                self.matters = Said::This(chosen.iter().filter(|one| may_matter.contains(*one)).collect());
            }
        }
        Ok(())
    }

    fn set_not_sure(&mut self, question: Question) {
        match question {
            Question::Safe => self.safe = Said::NotSure,
            Question::Who => self.who = Said::NotSure,
            Question::Help => self.help = Said::NotSure,
            Question::Where => self.place = Said::NotSure,
            Question::Pay => self.pay = Said::NotSure,
            Question::Matters => self.matters = Said::NotSure,
        }
    }
}

/// Those that were chosen, in the order of all, each once.
fn in_order<T: Copy + PartialEq>(all: &[T], chosen: &[T], question: Question) -> Result<Vec<T>, Unanswered> {
    let in_order: Vec<T> = all.iter().copied().filter(|one| chosen.contains(one)).collect();
    if in_order.is_empty() { Err(Unanswered(question)) } else { Ok(in_order) }
}

/// What else may matter, in the order of the taxonomy: that one's medicine is kept, whom a place serves, and the languages.
/// Not the places for drivers under sentence alone: they serve nobody else.
#[must_use]
pub fn what_may_matter() -> Chosen {
    let keeps_medicine = OptionId::from_slug(Group::Medicine, "keeps-medicine");
    let others = Group::For.options().chain(Group::Language.options());
    keeps_medicine.into_iter().chain(others).filter(|option| Some(*option) != OptionId::dui_only()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_takes_the_place_of_the_one_before() {
        let mut answers = Answers::default();
        answers.set(Reply::Who(Who::Client)).unwrap();
        answers.set(Reply::NotSure(Question::Who)).unwrap();
        assert_eq!((answers.who(), answers.has(Question::Who)), (Said::NotSure, true));
        assert!(answers.who().known().is_none() && !answers.has(Question::Pay));
    }

    #[test]
    fn nothing_chosen_is_no_answer_but_nothing_may_matter() {
        let mut answers = Answers::default();
        answers.set(Reply::Pay(vec![Pay::OwnMoney, Pay::Medicaid])).unwrap();
        assert_eq!(answers.set(Reply::Pay(vec![])), Err(Unanswered(Question::Pay)));
        assert_eq!(answers.pay(), &Said::This(vec![Pay::Medicaid, Pay::OwnMoney]));
        answers.set(Reply::Matters(Chosen::default())).unwrap();
        assert!(answers.has(Question::Matters));
    }

    #[test]
    fn what_cannot_matter_is_left_out() {
        let mut answers = Answers::default();
        answers.set(Reply::Matters(OptionId::all().collect())).unwrap();
        assert_eq!(answers.matters(), Said::This(what_may_matter()));
    }

    #[test]
    fn hostile_places_are_refused_or_taken_as_plain_text() {
        let refused = |typed: &str| Whereabouts::from_typed(typed).unwrap_err();
        assert_eq!(refused(" \u{a0}\n"), PlaceError::Empty);
        for signs in ["😀😀".to_owned(), "😀".repeat(10_000)] {
            assert_eq!(refused(&signs), PlaceError::Empty);
        }
        assert_eq!(refused("4321"), PlaceError::NotAZip("4321".to_owned()));
        for long in ["x".repeat(10_000), "<b>".repeat(4_000), "9".repeat(10_000)] {
            let PlaceError::TooLong(shown) = refused(&long) else { panic!("not too long") };
            assert!(shown.len() < 500 && long.starts_with(&shown));
        }
        // Markup is a town that no gazetteer knows, and text to everybody who shows it.
        let markup = Whereabouts::from_typed("<script>alert(1)</script>").unwrap();
        assert_eq!(markup, Whereabouts::Named(Asked::TownAnywhere("<script>alert(1)</script>".to_owned())));
    }
}
