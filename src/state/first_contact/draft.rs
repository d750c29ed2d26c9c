//! What stands in the fields of the questions, answered or not?

use listing::first_contact::{
    Answers, Pay, PlaceError, Question, Reply, Safety, Said, Whereabouts, Who, Wish,
};
use listing::taxonomy::Chosen;

/// What was ticked and typed. Nothing of it is lost by going back, or by an error.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Whether everybody is safe.
    pub safe: Said<Safety>,
    /// For whom it is.
    pub who: Option<Who>,
    /// What would help.
    pub help: Vec<Wish>,
    /// The place, as it was typed.
    pub place: String,
    /// Where the device is, unless something was typed.
    pub is_here: bool,
    /// How it could be paid.
    pub pay: Vec<Pay>,
    /// What else matters.
    pub matters: Chosen,
}

/// Why it cannot go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// This question has no answer.
    Nothing(Question),
    /// What was typed is no place.
    Place(PlaceError),
}

impl Slip {
    /// The question at fault.
    #[must_use]
    pub const fn question(&self) -> Question {
        match self {
            Self::Nothing(question) => *question,
            Self::Place(_) => Question::Where,
        }
    }
}

impl Draft {
    /// What was answered.
    #[must_use]
    pub fn of(answers: &Answers) -> Self {
        let place = answers.place().known();
        Self {
            safe: answers.safe(),
            who: answers.who().known().copied(),
            help: answers.help().known().cloned().unwrap_or_default(),
            place: match place {
                Some(Whereabouts::Named(asked)) => asked.to_string(),
                Some(Whereabouts::Here) | None => String::new(),
            },
            is_here: place == Some(&Whereabouts::Here),
            pay: answers.pay().known().cloned().unwrap_or_default(),
            matters: answers.matters().known().copied().unwrap_or_default(),
        }
    }

    /// The answer to a question.
    ///
    /// # Errors
    /// Where there is none yet, or what was typed is no place.
    pub fn reply(&self, question: Question) -> Result<Reply, Slip> {
        let nothing = Slip::Nothing(question);
        match question {
            Question::Safe => match self.safe {
                Said::Nothing => Err(nothing),
                Said::NotSure => Ok(Reply::NotSure(question)),
                Said::This(safety) => Ok(Reply::Safe(safety)),
            },
            Question::Who => self.who.map(Reply::Who).ok_or(nothing),
            Question::Help if self.help.is_empty() => Err(nothing),
            Question::Help => Ok(Reply::Help(self.help.clone())),
            Question::Where if self.is_here && self.place.trim().is_empty() => {
                Ok(Reply::Where(Whereabouts::Here))
            }
            Question::Where => Whereabouts::from_typed(&self.place).map(Reply::Where).map_err(Slip::Place),
            Question::Pay if self.pay.is_empty() => Err(nothing),
            Question::Pay => Ok(Reply::Pay(self.pay.clone())),
            Question::Matters => Ok(Reply::Matters(self.matters)),
        }
    }

    /// Takes away what stands in the fields of a question.
    pub fn clear(&mut self, question: Question) {
        let empty = Self::default();
        match question {
            Question::Safe => self.safe = empty.safe,
            Question::Who => self.who = empty.who,
            Question::Help => self.help = empty.help,
            Question::Where => (self.place, self.is_here) = (empty.place, empty.is_here),
            Question::Pay => self.pay = empty.pay,
            Question::Matters => self.matters = empty.matters,
        }
    }
}

/// Ticks one of several, or unticks it.
pub fn toggle<T: PartialEq>(chosen: &mut Vec<T>, one: T) {
    match chosen.iter().position(|known| *known == one) {
        Some(at) => {
            chosen.remove(at);
        }
        None => chosen.push(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_chosen_is_told_and_nothing_else_is_an_answer() {
        let draft = Draft::default();
        for question in [Question::Safe, Question::Who, Question::Help, Question::Pay] {
            assert_eq!(draft.reply(question), Err(Slip::Nothing(question)));
        }
        assert_eq!(draft.reply(Question::Where), Err(Slip::Place(PlaceError::Empty)));
        assert_eq!(draft.reply(Question::Matters), Ok(Reply::Matters(Chosen::default())));
    }

    #[test]
    fn what_is_no_place_stays_as_it_was_typed() {
        for typed in ["4321", "x".repeat(10_000).as_str(), "Columbus, <b>", " , "] {
            let draft = Draft { place: typed.to_owned(), ..Draft::default() };
            assert!(matches!(draft.reply(Question::Where), Err(Slip::Place(_))), "{typed:.20}");
            assert_eq!(draft.place, typed);
        }
    }

    #[test]
    fn what_is_typed_counts_more_than_where_the_device_is() {
        let here = Draft { is_here: true, ..Draft::default() };
        assert_eq!(here.reply(Question::Where), Ok(Reply::Where(Whereabouts::Here)));
        let typed = Draft { place: "43215".to_owned(), ..here };
        assert_eq!(typed.reply(Question::Where), Ok(Reply::Where(Whereabouts::from_typed("43215").unwrap())));
    }

    #[test]
    fn answers_stand_in_the_fields_again() {
        let draft = Draft {
            safe: Said::NotSure,
            who: Some(Who::Loved),
            help: vec![Wish::Peer, Wish::Family],
            place: "Columbus, OH".to_owned(),
            is_here: false,
            pay: vec![Pay::Medicaid],
            matters: listing::first_contact::what_may_matter(),
        };
        let mut answers = Answers::default();
        for question in Question::ALL {
            answers.set(draft.reply(question).unwrap()).unwrap();
        }
        assert_eq!(Draft::of(&answers), draft);
    }

    #[test]
    fn not_being_sure_empties_that_question_alone() {
        let full = Draft { place: "43215".to_owned(), is_here: true, who: Some(Who::Me), ..Draft::default() };
        let mut draft = full.clone();
        draft.clear(Question::Where);
        assert_eq!(draft, Draft { place: String::new(), is_here: false, ..full });
    }
}
