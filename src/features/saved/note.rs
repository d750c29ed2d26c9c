//! What does the person want to remember about a place?

use leptos::prelude::*;
use listing::record::CenterId;

use crate::i18n::current_words;
use crate::state::saved::TYPING_RESTS;
use crate::state::saved::list_page::ListPage;
use crate::state::saved::record::LONGEST_NOTE;

/// The private note. It is kept when the typing rests and when the field is left, and says so.
#[component]
pub fn Note(
    /// Which place.
    id: CenterId,
    /// What the field is called.
    about: String,
) -> impl IntoView {
    let words = &current_words().saved().places;
    let saved = expect_context::<ListPage>().saved;
    let kept = Memo::new(move |_| saved.get(id).map(|place| place.note).unwrap_or_default());
    let typed = RwSignal::new(None::<String>);
    let is_said = RwSignal::new(false);
    let keep = move || {
        if let Some(note) = typed.try_update(Option::take).flatten() {
            saved.write_note(id, &note);
            is_said.set(true);
        }
    };
    let rests = StoredValue::new(None::<TimeoutHandle>);
    let typing = move |event| {
        typed.set(Some(event_target_value(&event)));
        is_said.set(false);
        let timeout = set_timeout_with_handle(keep, TYPING_RESTS).ok();
        if let Some(before) = rests.try_update_value(|rests| std::mem::replace(rests, timeout)).flatten() {
            before.clear();
        }
    };
    // Who goes to another page before the typing rests loses nothing.
    on_cleanup(keep);
    let said = Signal::derive(move || match (is_said.get(), saved.problem()) {
        (false, _) => String::new(),
        (true, None) => words.note_kept.to_owned(),
        (true, Some(_)) => words.note_this_visit.to_owned(),
    });
    let [field_id, hint_id] = ["note", "note-hint"].map(|part| format!("{part}-{id}"));
    let described_by = hint_id.clone();
    let label_for = field_id.clone();
    view! {
        <div class="field stack stack--tight stack--wide">
            <label class="field__label" for=label_for>
                {words.note}
            </label>
            <span class="field__hint small quiet" id=hint_id>
                {words.note_hint}
            </span>
            <textarea
                class="field__input saved__note"
                id=field_id
                rows="2"
                maxlength=LONGEST_NOTE
                aria-label=about
                aria-describedby=described_by
                prop:value=move || kept.get()
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
