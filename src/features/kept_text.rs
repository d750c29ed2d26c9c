//! Where does a person write something down that the device keeps?

use leptos::prelude::*;

use crate::state::saved::TYPING_RESTS;
use crate::state::saved::record::LONGEST_NOTE;

/// How the field is called, and what it says.
#[derive(Debug, Clone)]
pub struct KeptTextWords {
    /// Above the field.
    pub label: &'static str,
    /// Between both.
    pub hint: &'static str,
    /// What the field is called where there are several of its kind; the label, if empty.
    pub about: String,
    /// The device has it.
    pub kept: &'static str,
    /// The page has it.
    pub this_visit: &'static str,
}

/// A field of several lines. It is kept when the typing rests and when the field is left, and says so.
#[component]
pub fn KeptText(
    /// The field's id, with which that of its hint begins.
    id: String,
    /// What is said.
    words: KeptTextWords,
    /// What is kept now.
    kept: Memo<String>,
    /// Whether the device does not follow.
    is_refused: Signal<bool>,
    /// Keeps what was typed; it hears first what the field began with.
    keep: impl Fn(&str, &str) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let typed = RwSignal::new(None::<(String, String)>);
    let is_said = RwSignal::new(false);
    let keep = move || {
        if let Some((began_with, text)) = typed.try_update(Option::take).flatten() {
            keep(&began_with, &text);
            is_said.set(true);
        }
    };
    let rests = StoredValue::new(None::<TimeoutHandle>);
    let typing = move |event| {
        let text = event_target_value(&event);
        typed.update(|typed| {
            let began_with = typed.take().map_or_else(|| kept.get_untracked(), |(began_with, _)| began_with);
            *typed = Some((began_with, text));
        });
        is_said.set(false);
        let timeout = set_timeout_with_handle(keep, TYPING_RESTS).ok();
        if let Some(before) = rests.try_update_value(|rests| std::mem::replace(rests, timeout)).flatten() {
            before.clear();
        }
    };
    // Who goes to another page before the typing rests loses nothing.
    on_cleanup(keep);
    let said = Signal::derive(move || match (is_said.get(), is_refused.get()) {
        (false, _) => String::new(),
        (true, false) => words.kept.to_owned(),
        (true, true) => words.this_visit.to_owned(),
    });
    // What another tab keeps meanwhile must not take away what is being typed.
    let shown = move || {
        typed.with(|typed| typed.as_ref().map(|(_, text)| text.clone())).unwrap_or_else(|| kept.get())
    };
    let hint_id = format!("{id}-hint");
    let described_by = hint_id.clone();
    let label_for = id.clone();
    let about = (!words.about.is_empty()).then_some(words.about);
    view! {
        <div class="field stack stack--tight stack--wide">
            <label class="field__label" for=label_for>
                {words.label}
            </label>
            <span class="field__hint small quiet" id=hint_id>
                {words.hint}
            </span>
            <textarea
                class="field__input saved__note"
                id=id
                rows="2"
                maxlength=LONGEST_NOTE
                aria-label=about
                aria-describedby=described_by
                prop:value=shown
                on:input=typing
                on:blur=move |_| keep()
            ></textarea>
            <p class="saved__said small quiet" role="status">
                {said}
            </p>
        </div>
    }
    .into_any()
}
