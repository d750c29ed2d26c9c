//! What does the source say of a place in whole sentences?
//!
//! What it costs, whom it takes and how one gets in stand here as the source wrote it, marked as a quote and with the day:
//! a price is theirs to tell and not ours.

use leptos::prelude::*;
use listing::offers::Question;
use listing::record::{Center, Field};
use listing::taxonomy::Group;
use listing::told::told_on;

use crate::components::views;
use crate::i18n::{Locale, current_words, long_date};
use crate::state::center_page::CenterState;

/// What the source wrote to this question, each thing with its heading; `None` where it wrote nothing.
pub(super) fn quotes(center: &Center, question: Question, state: &CenterState) -> Option<AnyView> {
    let words = &current_words().center().quoted;
    let texts: &[(Field, &'static str, &str)] = match question {
        Question::Of(Group::Pay) => &[(Field::Cost, words.cost_heading, &center.cost)],
        Question::Of(Group::For) => &[
            (Field::Eligibility, words.eligibility_heading, &center.eligibility),
            (Field::Accessibility, words.accessibility_heading, &center.accessibility),
        ],
        _ => &[],
    };
    let told: Vec<_> = texts.iter().filter(|(_, _, text)| !text.is_empty()).collect();
    if told.is_empty() {
        return None;
    }
    let sources = state.sources();
    let quote = |(field, heading, text): &(Field, &'static str, &str)| {
        let day = long_date(Locale::current(), told_on(center, *field, &sources));
        view! {
            <div class="stack stack--tight stack--wide">
                <h3>{*heading}</h3>
                <blockquote class="center__quote" lang="en">
                    <bdi>{(*text).to_owned()}</bdi>
                </blockquote>
                <p class="small quiet">{words.note(day)}</p>
            </div>
        }
        .into_any()
    };
    Some(views(told.into_iter().map(quote)).into_any())
}
