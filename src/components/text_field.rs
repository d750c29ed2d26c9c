//! Where a person types one line.

use leptos::prelude::*;

/// A label, what may help, the field, and what is wrong with it.
#[component]
pub fn TextField(
    /// The field's id; those of hint and error begin with it.
    id: String,
    /// What the field is called.
    label: &'static str,
    /// What helps to fill it in; may be empty.
    #[prop(optional)]
    hint: &'static str,
    /// Its type in HTML.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// What stands in it.
    value: RwSignal<String>,
    /// What is wrong with it, or empty.
    error: Signal<String>,
) -> impl IntoView {
    let [hint_id, error_id] = ["hint", "error"].map(|part| format!("{id}-{part}"));
    let described_by = if hint.is_empty() { error_id.clone() } else { format!("{hint_id} {error_id}") };
    let hint = (!hint.is_empty()).then(|| {
        view! {
            <span class="field__hint small quiet" id=hint_id>
                {hint}
            </span>
        }
        .into_any()
    });
    let is_wrong = Signal::derive(move || error.with(|error| (!error.is_empty()).then(|| "true".to_owned())));
    view! {
        <div class="field stack stack--tight stack--wide">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            {hint}
            <input
                class="field__input"
                id=id
                type=kind
                autocomplete=autocomplete
                aria-describedby=described_by
                aria-invalid=is_wrong
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            <span class="field__error" id=error_id>
                {error}
            </span>
        </div>
    }
    .into_any()
}
