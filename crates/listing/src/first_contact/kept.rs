//! How do answers become a text that a device can keep, and what comes back from it?
//!
//! One line says what it is and which version of it, and one line each says an answer:
//!
//! ```text
//! answers 1
//! safe=safe
//! who=loved
//! help=peer,detox
//! where=in Columbus, OH
//! pay=?
//! matters=
//! ```
//!
//! `?` is "I'm not sure", and a question without a line has no answer. Read back is what was written so and nothing else.

use std::fmt;
use std::str::FromStr;

use super::{Answers, Pay, Question, Reply, Safety, Said, Whereabouts, Who, Wish};
use crate::taxonomy::{Chosen, OptionId};

/// What it is, without its version.
const NAME: &str = "answers ";
const VERSION: &str = "1";
const NOT_SURE: &str = "?";
const HERE: &str = "here";
/// Before a place with a name.
const IN: &str = "in ";
/// No answers are longer than this, in bytes.
const LONGEST: usize = 1_000;
/// Of what is not understood so much is shown.
const SHOWN: usize = 40;

/// Why a text is no kept answers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAnswers {
    /// It is longer than any answers are.
    #[error(
        "the text is longer than kept answers can be ({LONGEST} bytes): please answer the questions again"
    )]
    TooLong,
    /// It does not begin as kept answers do.
    #[error("the text begins with \"{0}\" and not with \"{NAME}{VERSION}\": it does not hold kept answers")]
    Foreign(String),
    /// They were kept by another version of this site.
    #[error(
        "the answers were kept in version \"{0}\" and this page reads version {VERSION}: please answer the questions again"
    )]
    OtherVersion(String),
    /// A line that means nothing.
    #[error("the line \"{0}\" of the kept answers means nothing here: please answer the questions again")]
    NotUnderstood(String),
    /// Each line means something, but they are twice there, or not in order.
    #[error("the kept answers are not as they were written: please answer the questions again")]
    Altered,
}

impl fmt::Display for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{NAME}{VERSION}")?;
        line(f, Question::Safe, &self.safe, |safe| safe.slug().to_owned())?;
        line(f, Question::Who, &self.who, |who| who.slug().to_owned())?;
        line(f, Question::Help, &self.help, |wishes| joined(wishes.iter().map(|wish| wish.slug())))?;
        line(f, Question::Where, &self.place, |place| match place {
            Whereabouts::Named(asked) => format!("{IN}{asked}"),
            Whereabouts::Here => HERE.to_owned(),
        })?;
        line(f, Question::Pay, &self.pay, |ways| joined(ways.iter().map(|pay| pay.slug())))?;
        line(f, Question::Matters, &self.matters, |matters| joined(matters.iter().map(OptionId::slug)))
    }
}

fn line<T>(
    f: &mut fmt::Formatter<'_>,
    question: Question,
    said: &Said<T>,
    written: impl Fn(&T) -> String,
) -> fmt::Result {
    match said {
        Said::Nothing => Ok(()),
        Said::NotSure => write!(f, "\n{}={NOT_SURE}", question.slug()),
        Said::This(known) => write!(f, "\n{}={}", question.slug(), written(known)),
    }
}

fn joined<'a>(slugs: impl Iterator<Item = &'a str>) -> String {
    slugs.collect::<Vec<_>>().join(",")
}

impl FromStr for Answers {
    type Err = NotAnswers;

    fn from_str(text: &str) -> Result<Self, NotAnswers> {
        if text.len() > LONGEST {
            return Err(NotAnswers::TooLong);
        }
        let mut lines = text.split('\n');
        let first = lines.next().unwrap_or_default();
        match first.strip_prefix(NAME) {
            Some(VERSION) => {}
            Some(other) => return Err(NotAnswers::OtherVersion(shown(other))),
            None => return Err(NotAnswers::Foreign(shown(first))),
        }
        let mut answers = Self::default();
        for line in lines {
            let reply = read(line).ok_or_else(|| NotAnswers::NotUnderstood(shown(line)))?;
            answers.set(reply).map_err(|_| NotAnswers::NotUnderstood(shown(line)))?;
        }
        // A line that stands there twice, slugs in another order, what does not matter: nobody here writes that.
        if answers.to_string() == text { Ok(answers) } else { Err(NotAnswers::Altered) }
    }
}

fn read(line: &str) -> Option<Reply> {
    let (slug, value) = line.split_once('=')?;
    let question = Question::from_slug(slug)?;
    if value == NOT_SURE {
        return Some(Reply::NotSure(question));
    }
    Some(match question {
        Question::Safe => Reply::Safe(Safety::from_slug(value)?),
        Question::Who => Reply::Who(Who::from_slug(value)?),
        Question::Help => Reply::Help(slugs(value).map(Wish::from_slug).collect::<Option<_>>()?),
        Question::Where if value == HERE => Reply::Where(Whereabouts::Here),
        Question::Where => Reply::Where(Whereabouts::from_typed(value.strip_prefix(IN)?).ok()?),
        Question::Pay => Reply::Pay(slugs(value).map(Pay::from_slug).collect::<Option<_>>()?),
        Question::Matters => {
            let option = |slug| OptionId::all().find(|option| option.slug() == slug);
            Reply::Matters(slugs(value).map(option).collect::<Option<Chosen>>()?)
        }
    })
}

fn slugs(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|slug| !slug.is_empty())
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEPT: &str =
        "answers 1\nsafe=safe\nwho=loved\nhelp=peer,detox\nwhere=in Columbus, OH\npay=?\nmatters=";

    #[test]
    fn answers_are_read_back() {
        let answers: Answers = KEPT.parse().unwrap();
        assert_eq!(answers.who(), Said::This(Who::Loved));
        assert_eq!(answers.help(), &Said::This(vec![Wish::Peer, Wish::Detox]));
        assert_eq!((answers.pay(), answers.matters()), (&Said::NotSure, Said::This(Chosen::default())));
        assert_eq!(answers.place(), &Said::This(Whereabouts::from_typed("Columbus, OH").unwrap()));
        assert_eq!("answers 1".parse(), Ok(Answers::default()));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        let refused = |text: &str| text.parse::<Answers>().unwrap_err();
        assert_eq!(refused(""), NotAnswers::Foreign(String::new()));
        assert_eq!(refused("{\"safe\":true}"), NotAnswers::Foreign("{\"safe\":true}".to_owned()));
        assert_eq!(refused("answers 2\nsafe=safe"), NotAnswers::OtherVersion("2".to_owned()));
        assert_eq!(refused(&"x".repeat(10_000)), NotAnswers::TooLong);
        for line in
            ["", "safe", "safe=", "who=everybody", "help=", "help=peer,miracle", "where=", "where=in ", "x=?"]
        {
            assert_eq!(refused(&format!("answers 1\n{line}")), NotAnswers::NotUnderstood(line.to_owned()));
        }
        for lines in
            ["who=me\nsafe=safe", "who=me\nwho=me", "help=detox,peer", "help=peer,peer", "pay=,medicaid"]
        {
            assert_eq!(refused(&format!("answers 1\n{lines}")), NotAnswers::Altered, "{lines}");
        }
        // It is an option, but none that may matter.
        assert_eq!(refused("answers 1\nmatters=dui-only"), NotAnswers::Altered);
    }
}
