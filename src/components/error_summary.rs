//! What is wrong with a form, and where?

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::{changing, views};

/// A field's id, and what is wrong with what stands in it.
pub type FieldError = (String, String);

/// All that is wrong, above the form. Whoever shows it moves the focus to it; each line leads to its field.
#[component]
pub fn ErrorSummary(
    /// The element's id.
    id: String,
    /// How many things are wrong.
    heading: fn(usize) -> String,
    /// What they are; with none, nothing is shown.
    errors: Signal<Vec<FieldError>>,
    /// Moves the focus to the field of this id.
    go_to: fn(String),
) -> impl IntoView {
    changing(move || {
        let errors = errors.get();
        if errors.is_empty() {
            return None;
        }
        let count = errors.len();
        let lines = views(errors.into_iter().map(|(field, text)| {
            let href = format!("#{field}");
            // The fragment of the page may mean something else.
            let go = move |event: MouseEvent| {
                event.prevent_default();
                go_to(field.clone());
            };
            view! {
                <li>
                    <a class="tap" href=href on:click=go>
                        {text}
                    </a>
                </li>
            }
        }));
        let summary = view! {
            <div class="error-summary card stack" id=id.clone() tabindex="-1">
                <p class="strong">{heading(count)}</p>
                <ul class="stack stack--tight">{lines}</ul>
            </div>
        };
        Some(summary.into_any())
    })
}
