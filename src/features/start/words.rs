//! How are question, answer and suggestion worded, for whom it is?

use listing::first_contact::{
    Answers, Misfit, Pay, PlaceError, Question, Reason, Safety, Said, Whereabouts, Who, Wish,
};
use listing::taxonomy::{Chosen, OptionId};

use crate::i18n::words::AskingEntry;
use crate::i18n::{Locale, current_words};
use crate::state::first_contact::draft::Slip;

/// The words for whom it is; for oneself, until somebody says otherwise.
pub(super) fn asking(who: Option<Who>) -> &'static AskingEntry {
    let words = current_words().asking();
    match who {
        None | Some(Who::Me) => &words.me,
        Some(Who::Loved) => &words.loved,
        Some(Who::Client) => &words.client,
    }
}

/// What is asked, and what helps to answer it.
pub(super) fn question(question: Question, who: Option<Who>) -> (&'static str, &'static str) {
    let (words, asking) = (current_words().guide(), asking(who));
    match question {
        Question::Safe => (words.safe.question, words.safe.hint),
        Question::Who => (words.who.question, words.who.hint),
        Question::Help => (asking.help_question, asking.help_hint),
        Question::Where => (asking.where_question, asking.where_hint),
        Question::Pay => (asking.pay_question, asking.pay_hint),
        Question::Matters => (asking.matters_question, asking.matters_hint),
    }
}

/// What a question is about, in two or three words.
pub(super) fn label(question: Question) -> &'static str {
    let words = current_words().guide();
    match question {
        Question::Safe => words.safe.label,
        Question::Who => words.who.label,
        Question::Help => words.help.label,
        Question::Where => words.place.label,
        Question::Pay => words.pay.label,
        Question::Matters => words.matters.label,
    }
}

/// A wish, as it is said for whom it is.
pub(super) fn wish(wish: Wish, who: Option<Who>) -> &'static str {
    let words = asking(who);
    match wish {
        Wish::Peer => words.wish_peer,
        Wish::Group => words.wish_group,
        Wish::Detox => words.wish_detox,
        Wish::Medicine => words.wish_medicine,
        Wish::Counseling => words.wish_counseling,
        Wish::Stay => words.wish_stay,
        Wish::SoberHome => words.wish_sober_home,
        Wish::MentalHealth => words.wish_mental_health,
        Wish::Family => words.wish_family,
    }
}

/// A way to pay.
pub(super) fn pay(pay: Pay) -> &'static str {
    let words = &current_words().guide().pay;
    match pay {
        Pay::Medicaid => words.medicaid,
        Pay::Medicare => words.medicare,
        Pay::Private => words.private,
        Pay::Military => words.military,
        Pay::Uninsured => words.uninsured,
        Pay::OwnMoney => words.own_money,
    }
}

/// Whether everybody is safe.
pub(super) fn safety(safety: Safety) -> &'static str {
    let words = &current_words().guide().safe;
    match safety {
        Safety::Safe => words.yes,
        Safety::InDanger => words.no,
    }
}

/// What was answered; several things in a line each.
pub(super) fn answer(answers: &Answers, question: Question) -> String {
    let words = current_words().guide();
    let who = answers.who().known().copied();
    let said: Said<String> = match question {
        Question::Safe => said(&answers.safe(), |it| safety(*it).to_owned()),
        Question::Who => said(&answers.who(), |it| asking(Some(*it)).name.to_owned()),
        Question::Help => said(answers.help(), |all| lines(all.iter().map(|one| wish(*one, who)))),
        Question::Where => said(answers.place(), |it| match it {
            Whereabouts::Named(asked) => asked.to_string(),
            Whereabouts::Here => words.place.here.to_owned(),
        }),
        Question::Pay => said(answers.pay(), |all| lines(all.iter().map(|one| pay(*one)))),
        Question::Matters => said(&answers.matters(), |all| match all.is_empty() {
            true => words.matters.nothing.to_owned(),
            false => labels(*all),
        }),
    };
    match said {
        Said::Nothing => words.summary.no_answer.to_owned(),
        Said::NotSure => words.not_sure.to_owned(),
        Said::This(text) => text,
    }
}

fn said<T>(said: &Said<T>, text: impl FnOnce(&T) -> String) -> Said<String> {
    match said {
        Said::Nothing => Said::Nothing,
        Said::NotSure => Said::NotSure,
        Said::This(it) => Said::This(text(it)),
    }
}

/// What is wrong, and what to do.
pub(super) fn slip(slip: &Slip) -> String {
    let words = &current_words().guide().errors;
    let text = match slip {
        Slip::Place(PlaceError::NotAZip(typed)) => return words.place_zip(shown(typed)),
        Slip::Place(PlaceError::UnknownState(typed)) => return words.place_state(shown(typed)),
        Slip::Place(PlaceError::TooLong(_)) => words.place_long,
        Slip::Place(PlaceError::Empty) | Slip::Nothing(Question::Where) => words.place_empty,
        Slip::Nothing(Question::Safe) => words.safe,
        Slip::Nothing(Question::Who) => words.who,
        // What else matters is answered by nothing, too.
        Slip::Nothing(Question::Help | Question::Matters) => words.help,
        Slip::Nothing(Question::Pay) => words.pay,
    };
    text.to_owned()
}

/// So much of what was typed is said again.
const MOST_SHOWN: usize = 40;

fn shown(typed: &str) -> String {
    match typed.chars().nth(MOST_SHOWN) {
        Some(_) => typed.chars().take(MOST_SHOWN).chain(['…']).collect(),
        None => typed.to_owned(),
    }
}

/// Why a place fits; `None` for what its line says already.
pub(super) fn reason(reason: Reason, who: Option<Who>) -> Option<String> {
    let words = &current_words().guide().options;
    Some(match reason {
        Reason::Wish(met, by) => words.wish(labels(by), wish(met, who)),
        Reason::Pay(_, by) => words.paid(labels(by)),
        Reason::Matters(option) => Locale::current().option_label(option).to_owned(),
        Reason::Peers(by) => words.peers(labels(by)),
        Reason::Near(_) => return None,
    })
}

/// What is not reported of a place; `None` for what its line says already.
pub(super) fn misfit(misfit: Misfit, who: Option<Who>) -> Option<&'static str> {
    match misfit {
        Misfit::Wish(missing) => Some(wish(missing, who)),
        Misfit::Pay => Some(current_words().guide().options.lacks_pay),
        Misfit::Matters(option) => Some(Locale::current().option_label(option)),
        Misfit::Far(_) => None,
    }
}

fn labels(options: Chosen) -> String {
    let locale = Locale::current();
    listed(options.iter().map(|option: OptionId| locale.option_label(option)))
}

/// A line each: what has commas of its own.
fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

/// One after the other, with commas.
pub(super) fn listed<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join(", ")
}

/// Whether "I'm not sure" was said to a question.
pub(super) fn is_not_sure(answers: &Answers, question: Question) -> bool {
    match question {
        Question::Safe => answers.safe().is_not_sure(),
        Question::Who => answers.who().is_not_sure(),
        Question::Help => answers.help().is_not_sure(),
        Question::Where => answers.place().is_not_sure(),
        Question::Pay => answers.pay().is_not_sure(),
        Question::Matters => answers.matters().is_not_sure(),
    }
}
