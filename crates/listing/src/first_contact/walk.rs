//! Which page comes next, and which did one come from?

use super::{Answers, Question, Reply, Unanswered};

/// One page of the guided start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// A question.
    Question(Question),
    /// All answers, each with a way to change it.
    Summary,
    /// What can be done now.
    Options,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Question(Question::Safe),
        Self::Question(Question::Who),
        Self::Question(Question::Help),
        Self::Question(Question::Where),
        Self::Question(Question::Pay),
        Self::Question(Question::Matters),
        Self::Summary,
        Self::Options,
    ];

    /// Its name in a link; never renamed.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Question(question) => question.slug(),
            Self::Summary => "summary",
            Self::Options => "options",
        }
    }

    /// The step that this slug means; `None` for one that nobody knows.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }
}

/// A person's way through the guided start: where they are, how they came, and what they said.
///
/// Going back never changes an answer, and leads to the step that one came from. No step is a dead end: a question can
/// always be answered with "I'm not sure", and the options can be seen whatever was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    at: Step,
    /// The steps that lead here, the first one first.
    trail: Vec<Step>,
    answers: Answers,
}

/// So many steps are remembered; nobody goes back farther.
const LONGEST_TRAIL: usize = 64;

impl Default for Walk {
    fn default() -> Self {
        Self::with_answers(Answers::default())
    }
}

impl Walk {
    /// A walk from the first question, with answers that were kept.
    #[must_use]
    pub const fn with_answers(answers: Answers) -> Self {
        Self { at: Step::Question(Question::ALL[0]), trail: Vec::new(), answers }
    }

    /// Where the person is.
    #[must_use]
    pub const fn at(&self) -> Step {
        self.at
    }

    /// What they said.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Where [`Walk::back`] leads; `None` where the walk began.
    #[must_use]
    pub fn came_from(&self) -> Option<Step> {
        self.trail.last().copied()
    }

    /// Where going on leads. A question that is changed from the summary leads back to it; the options are the end.
    #[must_use]
    pub fn next(&self) -> Option<Step> {
        match self.at {
            Step::Question(_) if self.came_from() == Some(Step::Summary) => Some(Step::Summary),
            Step::Question(question) => Some(question.next().map_or(Step::Summary, Step::Question)),
            Step::Summary => Some(Step::Options),
            Step::Options => None,
        }
    }

    /// Takes an answer; where it is that to the question at hand, the walk goes on.
    ///
    /// # Errors
    /// Where nothing was chosen and something has to be. Nothing changes then.
    pub fn answer(&mut self, reply: Reply) -> Result<Step, Unanswered> {
        let question = reply.question();
        self.answers.set(reply)?;
        if self.at == Step::Question(question) { self.go_on() } else { Ok(self.at) }
    }

    /// Goes on: "Continue", where the answer was given already.
    ///
    /// # Errors
    /// Where the question at hand has no answer. Nothing changes then.
    pub fn go_on(&mut self) -> Result<Step, Unanswered> {
        if let Step::Question(question) = self.at
            && !self.answers.has(question)
        {
            return Err(Unanswered(question));
        }
        if let Some(next) = self.next() {
            self.go_to(next);
        }
        Ok(self.at)
    }

    /// Goes to a step: "Change" in the summary, or a link. Where one is already, nothing happens.
    pub fn go_to(&mut self, step: Step) {
        if step == self.at {
            return;
        }
        if self.trail.len() == LONGEST_TRAIL {
            self.trail.remove(0);
        }
        self.trail.push(self.at);
        self.at = step;
    }

    /// Goes back to where one came from; false where the walk began, and nothing happens.
    pub fn back(&mut self) -> bool {
        let Some(step) = self.trail.pop() else { return false };
        self.at = step;
        true
    }

    /// The address of the page says that one is at this step: after the browser's Back it is the one that one came from;
    /// any other is gone to.
    pub fn arrive(&mut self, step: Step) {
        if step != self.at && self.came_from() == Some(step) {
            self.back();
        } else {
            self.go_to(step);
        }
    }

    /// Forgets all that was said, and begins anew.
    pub fn begin_anew(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::first_contact::{Said, Who, Wish};

    const fn at(question: Question) -> Step {
        Step::Question(question)
    }

    #[test]
    fn one_question_follows_the_other_to_the_options() {
        let mut walk = Walk::default();
        let mut seen = vec![walk.at()];
        for question in Question::ALL {
            seen.push(walk.answer(Reply::NotSure(question)).unwrap());
        }
        seen.push(walk.go_on().unwrap());
        assert_eq!(seen, Step::ALL);
        // That is the end.
        assert_eq!((walk.next(), walk.go_on()), (None, Ok(Step::Options)));
        while walk.back() {}
        assert_eq!(walk.at(), at(Question::Safe));
        assert!(walk.answers().pay().is_not_sure());
    }

    #[test]
    fn a_question_without_an_answer_is_not_left() {
        let mut walk = Walk::default();
        assert_eq!(walk.go_on(), Err(Unanswered(Question::Safe)));
        walk.go_to(at(Question::Help));
        assert_eq!(walk.answer(Reply::Help(vec![])), Err(Unanswered(Question::Help)));
        assert_eq!((walk.at(), walk.answers().help()), (at(Question::Help), &Said::Nothing));
    }

    #[test]
    fn what_is_changed_from_the_summary_leads_back_to_it() {
        let mut walk = Walk::default();
        Question::ALL.into_iter().for_each(|question| assert!(walk.answer(Reply::NotSure(question)).is_ok()));
        walk.go_to(at(Question::Who));
        assert_eq!(walk.answer(Reply::Who(Who::Loved)), Ok(Step::Summary));
        assert_eq!(walk.answers().who(), Said::This(Who::Loved));
        // Back leads to the question that was changed, and then to the summary again.
        assert!(walk.back() && walk.at() == at(Question::Who));
        assert!(walk.back() && walk.at() == Step::Summary);
    }

    #[test]
    fn going_back_keeps_what_was_said() {
        let mut walk = Walk::default();
        walk.go_to(at(Question::Help));
        let before = walk.clone();
        walk.answer(Reply::Help(vec![Wish::Detox, Wish::Peer, Wish::Detox])).unwrap();
        assert!(walk.back());
        assert_eq!((walk.at(), walk.came_from()), (before.at(), before.came_from()));
        assert_eq!(walk.answers().help(), &Said::This(vec![Wish::Peer, Wish::Detox]));
    }

    #[test]
    fn the_browsers_back_is_a_step_back() {
        let mut walk = Walk::default();
        walk.answer(Reply::NotSure(Question::Safe)).unwrap();
        walk.arrive(at(Question::Who));
        assert_eq!(walk.came_from(), Some(at(Question::Safe)));
        walk.arrive(at(Question::Safe));
        assert_eq!((walk.at(), walk.came_from()), (at(Question::Safe), None));
        // And its Forward, or a link that somebody kept, goes there.
        walk.arrive(Step::Options);
        assert_eq!((walk.at(), walk.came_from()), (Step::Options, Some(at(Question::Safe))));
    }

    #[test]
    fn who_walks_in_circles_fills_no_memory() {
        let mut walk = Walk::default();
        for _ in 0..10_000 {
            walk.go_to(at(Question::Who));
            walk.go_to(Step::Summary);
        }
        let steps = std::iter::from_fn(|| walk.back().then_some(())).count();
        assert_eq!(steps, LONGEST_TRAIL);
    }

    #[test]
    fn next_person_finds_nothing() {
        let mut walk = Walk::default();
        walk.answer(Reply::NotSure(Question::Safe)).unwrap();
        walk.begin_anew();
        assert_eq!(walk, Walk::default());
    }
}
