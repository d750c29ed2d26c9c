//! From "I don't know" to the first call: what is asked, and what can be done with the answers?
//!
//! | question | module |
//! |---|---|
//! | What is asked, and in which order? | [`Question`] |
//! | What may be answered? | [`Safety`], [`Who`], [`Wish`], [`Whereabouts`], [`Pay`], [`what_may_matter`] |
//! | What was answered so far, and how is it kept? | [`Answers`] |
//! | Which page comes next, and which did one come from? | [`Walk`] |
//! | What can be done now, and why does it fit? | [`options()`] |
//! | Who else can be reached? | [`other_ways`] |
//!
//! "I'm not sure" is an answer to every question, and no answer leads to nothing. All of it is ids and numbers: the words
//! are the app's.

mod answers;
mod asks;
mod kept;
mod options;
mod other_way;
mod other_ways;
mod pay;
mod question;
mod walk;
mod who;
mod wish;

pub use answers::{Answers, PlaceError, Reply, Safety, Said, Unanswered, Whereabouts, what_may_matter};
pub use kept::NotAnswers;
pub use options::{
    ENOUGH_PLACES, MOST_FAR, MOST_PLACES, Misfit, Options, Reason, SOFTEST_FIRST, Suggested, options,
    question,
};
pub use other_way::OtherWay;
pub use other_ways::other_ways;
pub use pay::Pay;
pub use question::Question;
pub use walk::{Step, Walk};
pub use who::Who;
pub use wish::Wish;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slug_leads_back() {
        for question in Question::ALL {
            assert_eq!(Question::from_slug(question.slug()), Some(question));
            assert_eq!(question.next().and_then(Question::previous), question.next().map(|_| question));
        }
        assert_eq!((Question::Safe.number(), Question::Matters.number()), (1, 6));
        assert_eq!((Question::Safe.previous(), Question::Matters.next()), (None, None));
        Who::ALL.into_iter().for_each(|who| assert_eq!(Who::from_slug(who.slug()), Some(who)));
        Wish::ALL.into_iter().for_each(|wish| assert_eq!(Wish::from_slug(wish.slug()), Some(wish)));
        Pay::ALL.into_iter().for_each(|pay| assert_eq!(Pay::from_slug(pay.slug()), Some(pay)));
        Safety::ALL.into_iter().for_each(|safety| assert_eq!(Safety::from_slug(safety.slug()), Some(safety)));
        Step::ALL.into_iter().for_each(|step| assert_eq!(Step::from_slug(step.slug()), Some(step)));
        assert_eq!((Who::from_slug("Me"), Step::from_slug("")), (None, None));
    }

    #[test]
    fn every_option_of_a_wish_and_a_way_to_pay_exists() {
        // A slug that nobody knows would silently be none.
        let counts = Wish::ALL.map(|wish| wish.options().len());
        assert_eq!(counts, [2, 2, 1, 4, 4, 2, 1, 1, 0]);
        assert_eq!(Pay::ALL.map(|pay| pay.options().len()), [1, 1, 1, 1, 3, 1]);
        for wish in Wish::ALL {
            assert!(
                !wish.options().is_empty() || !wish.other_ways().is_empty(),
                "{wish:?} is met by nothing"
            );
        }
    }

    #[test]
    fn what_may_matter_widens_no_wish() {
        // Options of one group widen each other: what matters stands in other groups than what would help.
        use crate::taxonomy::{Group, OptionId};
        assert_eq!(what_may_matter().len(), 14);
        assert!(what_may_matter().iter().all(|option| !matches!(option.group(), Group::Help | Group::Pay)));
        assert!(OptionId::dui_only().is_some_and(|dui_only| !what_may_matter().contains(dui_only)));
    }

    #[test]
    fn every_other_way_has_a_name_of_its_own() {
        for way in OtherWay::ALL {
            assert_eq!(OtherWay::ALL.into_iter().filter(|other| other.slug() == way.slug()).count(), 1);
        }
    }
}
