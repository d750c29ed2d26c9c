//! What came of the calls to a place?

use leptos::prelude::*;
use listing::record::CenterId;

use super::place::{name_of, place_of};
use crate::components::{changing, views};
use crate::features::outcome_name::outcome_name;
use crate::i18n::{Locale, current_words, long_date};
use crate::state::announcer::Announcer;
use crate::state::plan::calendar::noted_on;
use crate::state::plan::{Call, Outcome, Plan};
use crate::state::saved::list_page::ListPage;

/// The name of an outcome, with its day where that is known.
pub(super) fn dated(locale: Locale, call: &Call) -> String {
    let name = outcome_name(locale, call.outcome);
    match noted_on(call.at) {
        Some(date) => locale.words().plan().outcome.dated(long_date(locale, date), name),
        None => name.to_owned(),
    }
}

/// The last outcome, which can be changed, and those before it.
#[component]
pub fn OutcomeField(
    /// Which place.
    id: CenterId,
) -> impl IntoView {
    let words = &current_words().plan().outcome;
    let locale = Locale::current();
    let (page, plan) = (expect_context::<ListPage>(), expect_context::<Plan>());
    let announcer = expect_context::<Announcer>();
    let calls = Memo::new(move |_| plan.calls_to(id));
    let current = Memo::new(move |_| calls.with(|calls| calls.last().map(|call| call.outcome)));
    let choose = move |event| match Outcome::from_slug(&event_target_value(&event)) {
        Some(outcome) => {
            if let Some(place) = untrack(|| place_of(page, id)) {
                plan.note_outcome(&place, outcome);
                announcer.say(words.said(outcome_name(locale, outcome)));
            }
        }
        None => {
            if let Some(call) = calls.with_untracked(|calls| calls.last().cloned()) {
                plan.forget_call(&call);
                announcer.say(words.taken_back);
            }
        }
    };
    let options = views(Outcome::ALL.into_iter().map(|outcome| {
        view! {
            <option value=outcome.slug() prop:selected=move || current.get() == Some(outcome)>
                {outcome_name(locale, outcome)}
            </option>
        }
    }));
    let history = changing(move || {
        let calls = calls.get();
        let (last, before) = calls.split_last()?;
        let noted = match noted_on(last.at) {
            Some(date) => words.noted(long_date(locale, date)),
            None => words.noted_no_date.to_owned(),
        };
        let before = (!before.is_empty()).then(|| {
            let before: Vec<String> = before.iter().rev().map(|call| dated(locale, call)).collect();
            view! { <p class="small quiet">{words.before(before.join("; "))}</p> }.into_any()
        });
        Some(view! { <p class="small quiet">{noted}</p> {before} }.into_any())
    });
    let field_id = format!("outcome-{id}");
    let about = Signal::derive(move || words.label_name(name_of(page, id)));
    view! {
        <div class="field stack stack--tight stack--wide">
            <label class="field__label" for=field_id.clone()>
                {words.label}
            </label>
            <select class="field__input" id=field_id aria-label=about on:change=choose>
                <option value="" prop:selected=move || current.get().is_none()>
                    {words.none}
                </option>
                {options}
            </select>
            {history}
        </div>
    }
    .into_any()
}
