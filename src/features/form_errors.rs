//! What is wrong with a form, in the words that all forms share?

use leptos::prelude::*;

use crate::components::{ErrorSummary, FieldError};
use crate::i18n::current_words;
use crate::state::attention::go_to_soon;

/// All that is wrong, above the form; each line leads to its field.
#[component]
pub fn FormErrors(
    /// The element's id.
    id: String,
    /// What is wrong; with nothing, nothing is shown.
    errors: Signal<Vec<FieldError>>,
) -> impl IntoView {
    view! {
        <ErrorSummary
            id
            heading=|count| current_words().form_errors().heading(count)
            errors
            go_to=|field| go_to_soon(format!("#{field}"))
        />
    }
    .into_any()
}

/// What is wrong with the field of this id, or nothing.
pub fn error_of(errors: RwSignal<Vec<FieldError>>, field: impl Into<String>) -> Signal<String> {
    let field = field.into();
    Signal::derive(move || {
        errors.with(|errors| {
            errors.iter().find(|(known, _)| *known == field).map(|(_, text)| text.clone()).unwrap_or_default()
        })
    })
}
