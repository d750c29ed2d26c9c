//! Answers for tests: what a page of the guided start could send.

use listing::first_contact::{
    Answers, Pay, Question, Reply, Safety, Whereabouts, Who, Wish, what_may_matter,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn any_place() -> impl Strategy<Value = Whereabouts> {
    let known = select(vec!["43215", "Columbus, OH", "springfield", "Ohio", "St. John's, ñ"]);
    let typed = prop_oneof![2 => known.prop_map(str::to_owned), 1 => any::<String>()];
    let named = typed.prop_filter_map("it is no place", |text| Whereabouts::from_typed(&text).ok());
    prop_oneof![1 => Just(Whereabouts::Here), 4 => named]
}

/// Any answer to the question.
pub(crate) fn any_reply_to(question: Question) -> impl Strategy<Value = Reply> {
    let may_matter: Vec<_> = what_may_matter().iter().collect();
    let known = match question {
        Question::Safe => select(&Safety::ALL[..]).prop_map(Reply::Safe).boxed(),
        Question::Who => select(&Who::ALL[..]).prop_map(Reply::Who).boxed(),
        Question::Help => subsequence(&Wish::ALL[..], 1..4).prop_shuffle().prop_map(Reply::Help).boxed(),
        Question::Where => any_place().prop_map(Reply::Where).boxed(),
        Question::Pay => subsequence(&Pay::ALL[..], 1..4).prop_shuffle().prop_map(Reply::Pay).boxed(),
        Question::Matters => {
            let some = subsequence(may_matter, 0..4);
            some.prop_map(|some| Reply::Matters(some.into_iter().collect())).boxed()
        }
    };
    prop_oneof![1 => Just(Reply::NotSure(question)), 3 => known]
}

/// Any answers to any of the questions.
pub(crate) fn any_answers() -> impl Strategy<Value = Answers> {
    let replies = Question::ALL.map(|question| prop::option::weighted(0.8, any_reply_to(question)));
    replies.prop_map(|replies| {
        let mut answers = Answers::default();
        replies.into_iter().flatten().for_each(|reply| answers.set(reply).unwrap());
        answers
    })
}
