//! What does the person want to remember about a place?

use leptos::prelude::*;
use listing::record::CenterId;

use crate::features::kept_text::{KeptText, KeptTextWords};
use crate::i18n::current_words;
use crate::state::saved::list_page::ListPage;

/// The private note.
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
    let words = KeptTextWords {
        label: words.note,
        hint: words.note_hint,
        about,
        kept: words.note_kept,
        this_visit: words.note_this_visit,
    };
    view! {
        <KeptText
            id=format!("note-{id}")
            words
            kept
            is_refused=Signal::derive(move || saved.problem().is_some())
            keep=move |began_with: &str, note: &str| saved.write_note(id, began_with, note)
        />
    }
    .into_any()
}
