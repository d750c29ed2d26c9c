//! A text field that suggests while somebody types.
//!
//! The pattern of the ARIA Authoring Practices: the focus stays in the field, the arrow keys go through the list, Enter
//! takes what they stand on, Escape puts the list away. A suggestion is an offer: what was typed works without it.

use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::{changing, views};

/// What is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Of which kind it is, in a word or two.
    pub kind: &'static str,
    /// What it is.
    pub text: String,
}

/// The texts and marks of a field that do not change.
#[derive(Debug, Clone, Copy)]
pub struct ComboboxSetup {
    /// The id of the field; that of its label and its list begin with it.
    pub id: &'static str,
    /// `text` or `search`.
    pub kind: &'static str,
    /// Which part of the address it is.
    pub parameter: &'static str,
    /// What a browser may fill in by itself.
    pub autocomplete: &'static str,
    /// What describes it, by ids.
    pub described_by: &'static str,
    /// What the list is called.
    pub list_label: &'static str,
    /// How many letters fit.
    pub longest: usize,
    /// Says how many suggestions there are.
    pub says: fn(usize) -> String,
}

/// Where the arrow keys lead from here, with so many suggestions: through all of them and back into the field.
fn moved(active: Option<usize>, count: usize, is_down: bool) -> Option<usize> {
    let stops = count + 1;
    let now = active.map_or(0, |at| at + 1);
    let next = if is_down { now + 1 } else { now + stops - 1 } % stops;
    next.checked_sub(1)
}

/// The field with its list.
#[component]
pub fn Combobox(
    /// What does not change.
    setup: ComboboxSetup,
    /// What stands in the field.
    value: Signal<String>,
    /// Whether it cannot be used.
    is_invalid: Signal<bool>,
    /// What is offered now.
    suggestions: RwSignal<Vec<Suggestion>>,
    /// Something was typed.
    on_type: Callback<String>,
    /// The field was left, or Enter pressed.
    on_leave: Callback<String>,
    /// The suggestion with this number was taken.
    on_take: Callback<usize>,
) -> impl IntoView {
    let ComboboxSetup { id, kind, parameter, autocomplete, described_by, list_label, longest, says } = setup;
    let field = NodeRef::<Input>::new();
    let is_wanted = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let count = Memo::new(move |_| suggestions.with(Vec::len));
    let is_open = Memo::new(move |_| is_wanted.get() && count.get() > 0);
    let list_id = format!("{id}-suggestions");
    let option_id = move |at: usize| format!("{id}-suggestion-{at}");
    // Another list begins without a choice.
    Effect::new(move |_| {
        suggestions.track();
        active.set(None);
    });
    let take = move |at: usize| {
        is_wanted.set(false);
        on_take.run(at);
    };
    let on_key = move |event: KeyboardEvent| {
        let key = event.key();
        match key.as_str() {
            "ArrowDown" | "ArrowUp" if count.get_untracked() > 0 => {
                event.prevent_default();
                let before = active.get_untracked().filter(|_| is_open.get_untracked());
                is_wanted.set(true);
                active.set(moved(before, count.get_untracked(), key == "ArrowDown"));
            }
            "Enter" => {
                let taken = active.get_untracked().filter(|_| is_open.get_untracked());
                is_wanted.set(false);
                if let Some(at) = taken {
                    event.prevent_default();
                    take(at);
                }
            }
            "Escape" if is_open.get_untracked() => {
                // The field would be emptied, and a sheet around it closed.
                event.prevent_default();
                event.stop_propagation();
                is_wanted.set(false);
            }
            _ => {}
        }
    };
    let options = changing(move || {
        let offered = suggestions.get().into_iter().enumerate().map(|(at, Suggestion { kind, text })| {
            view! {
                <li
                    class="combobox__option"
                    id=option_id(at)
                    role="option"
                    aria-selected=move || if active.get() == Some(at) { "true" } else { "false" }
                    on:mousedown=move |event| event.prevent_default()
                    on:click=move |_| take(at)
                >
                    <span class="combobox__kind small quiet">{kind}</span>
                    " "
                    <bdi>{text}</bdi>
                </li>
            }
        });
        Some(views(offered).into_any())
    });
    view! {
        <div class="combobox">
            <input
                class="field__input"
                id=id
                type=kind
                role="combobox"
                data-parameter=parameter
                autocomplete=autocomplete
                maxlength=longest.to_string()
                aria-describedby=described_by
                aria-autocomplete="list"
                aria-controls=list_id.clone()
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                aria-activedescendant=move || active.get().filter(|_| is_open.get()).map(option_id)
                aria-invalid=move || is_invalid.get().then_some("true")
                node_ref=field
                prop:value=move || value.get()
                on:input=move |event| {
                    is_wanted.set(true);
                    on_type.run(event_target_value(&event));
                }
                // A field that goes with its page is left too, and then there is nobody to tell.
                on:change=move |event| {
                    let _ = on_leave.try_run(event_target_value(&event));
                }
                on:keydown=on_key
                on:blur=move |_| {
                    let _ = is_wanted.try_set(false);
                }
            />
            <ul class="combobox__list" id=list_id role="listbox" aria-label=list_label hidden=move || !is_open.get()>
                {options}
            </ul>
            <p class="visually-hidden" role="status">
                {Signal::derive(move || if is_open.get() { says(count.get()) } else { String::new() })}
            </p>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrow_keys_go_through_the_list_and_back_into_the_field() {
        let down: Vec<Option<usize>> =
            std::iter::successors(Some(None), |at| Some(moved(*at, 2, true))).take(4).collect();
        assert_eq!(down, [None, Some(0), Some(1), None]);
        assert_eq!(moved(None, 2, false), Some(1));
        assert_eq!(moved(Some(0), 2, false), None);
    }
}
