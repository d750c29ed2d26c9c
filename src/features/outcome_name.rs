//! What is it called, what came of a call?

use crate::i18n::Locale;
use crate::state::plan::Outcome;

/// Its name in this language.
#[must_use]
pub fn outcome_name(locale: Locale, outcome: Outcome) -> &'static str {
    let words = locale.words().outcomes();
    match outcome {
        Outcome::Talked => words.talked,
        Outcome::LeftMessage => words.left_message,
        Outcome::WaitList => words.wait_list,
        Outcome::Appointment => words.appointment,
        Outcome::NoAnswer => words.no_answer,
        Outcome::NotRight => words.not_right,
    }
}
