//! From "I don't know" to the first call: what is asked, and what can be done with the answers?
//!
//! | question | module |
//! |---|---|
//! | What is asked, and in which order? | [`Question`] |
//! | What may be answered? | [`Safety`], [`Who`], [`Wish`], [`Whereabouts`], [`Pay`], [`what_may_matter`] |
//! | What was answered so far? | [`Answers`] |
//! | Which page comes next, and which did one come from? | [`Walk`] |
//! | What can be done now, and why does it fit? | [`options()`] |
//! | Who else can be reached? | [`other_ways`] |
//!
//! "I'm not sure" is an answer to every question, and no answer leads to nothing. All of it is ids and numbers: the words
//! are the app's.

mod answers;
mod options;
mod other_way;
mod pay;
mod question;
mod walk;
mod who;
mod wish;

pub use answers::{Answers, PlaceError, Reply, Safety, Said, Unanswered, Whereabouts, what_may_matter};
pub use options::{ENOUGH_PLACES, MOST_PLACES, Misfit, Options, Reason, Suggested, options, other_ways};
pub use other_way::OtherWay;
pub use pay::Pay;
pub use question::Question;
pub use walk::{Step, Walk};
pub use who::Who;
pub use wish::Wish;
